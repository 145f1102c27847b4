package cli

import "handrail/checklist"

// nearest returns the name most like what was typed, or nothing where none is
// like it. Nothing is like the empty word.
func nearest(typed string, names []string) string {
	if typed == "" || len(typed) > 200 {
		return ""
	}
	best, at := "", len(typed)/2+2
	for _, n := range names {
		if d := checklist.Distance(typed, n, at); d < at {
			best, at = n, d
		}
	}
	return best
}
