package pattern

import (
	"regexp"
	"sync"
)

// New returns a function that compiles the expression when it is first called.
// It panics then where the expression is not one.
func New(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
