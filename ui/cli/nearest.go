package cli

// nearest returns the name most like what was typed, or nothing where none is
// like it. Nothing is like the empty word.
func nearest(typed string, names []string) string {
	if typed == "" || len(typed) > 200 {
		return ""
	}
	best, at := "", len(typed)/2+2
	for _, n := range names {
		if d := distance(typed, n); d < at {
			best, at = n, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap between two
// words.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		now[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			now[j+1] = min(last[j+1]+1, now[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(y)]
}
