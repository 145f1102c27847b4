package proptest

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// quickChecks is how many records the quick run draws for each law. Each is
// assessed several times over the whole catalogue, so the hundred that rapid
// draws usually draws would take minutes; the long run draws them.
const quickChecks = "4"

func TestMain(m *testing.M) {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given && !Long() {
		if err := flag.Set("rapid.checks", quickChecks); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	os.Exit(m.Run())
}
