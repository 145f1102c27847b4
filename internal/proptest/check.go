package proptest

import (
	"flag"
	"os"
	"runtime/debug"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// seed is where the quick run begins.
const seed = "1"

// Long reports whether this is the long run: random seeds, long simulations.
func Long() bool { return os.Getenv("HANDRAIL_LONG") == "1" }

// Check fails the test if a drawn case breaks the property. The flags of rapid
// still count where they are given: -rapid.checks, -rapid.seed.
func Check(t *testing.T, property func(*rapid.T)) {
	t.Helper()
	settle()
	rapid.Check(t, property)
}

// settle sets the flags of rapid that nobody gave, and lets garbage wait.
var settle = sync.OnceFunc(func() {
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
	set := func(name, value string) {
		if given[name] {
			return
		}
		if err := flag.Set(name, value); err != nil {
			panic(err) // rapid has another name for it now
		}
	}
	set("rapid.nofailfile", "true")
	debug.SetGCPercent(400) // time is short here, memory is not
	if !Long() {
		set("rapid.seed", seed)
	}
})
