package checklist

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled where it is first needed:
// most runs judge no text, and all of them together take longer than the first
// screen.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
