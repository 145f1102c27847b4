package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// planted is a package with one change that its test does not see, one that
// makes it hang, one function that no test reaches, and one line without effect.
var planted = map[string]string{
	"go.mod": "module planted\n\ngo 1.26\n",
	"age.go": `package planted

func Adult(age int) bool { return age >= 18 }

func Sum(to int) (sum int) {
	for n := 0; ; n++ {
		if n == to {
			return sum
		}
		sum += n
	}
}

func Never(a bool) bool { return !a }

func Most(a, b int) int {
	if a > b {
		return a
	}
	return b
}
`,
	"age_test.go": `package planted

import "testing"

func TestAdult(t *testing.T) {
	if Adult(10) || !Adult(20) {
		t.Error("wrong")
	}
}

func TestSum(t *testing.T) {
	if Sum(4) != 6 {
		t.Error("wrong")
	}
}

func TestMost(t *testing.T) {
	if Most(1, 2) != 2 || Most(2, 1) != 2 {
		t.Error("wrong")
	}
}
`,
}

func TestAChangeThatTheTestsDoNotSeeIsTold(t *testing.T) {
	dir := t.TempDir()
	for name, text := range planted {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	explained := filepath.Join(t.TempDir(), "planted.txt")
	lines := "age.go\toperator [>] -> [>=]\ta > b\tof two equal ones either is the most\n" +
		"age.go\tnever [] -> []\ta > b\tan explanation for what a test sees\n"
	if err := os.WriteFile(explained, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	left, err := job{root: dir, pkg: ".", explained: explained, workers: 2, grace: 2 * time.Second, all: true}.run(t.Context(), &out)
	if err != nil {
		t.Fatal(err)
	}
	if left != 3 {
		t.Errorf("%d left, want the survivor, the one that is not reached and the line that fits nothing", left)
	}
	for _, want := range []string{
		`age.go:3\toperator \[>=\] -> \[>\]\tin: age >= 18\tSURVIVED`,
		`age.go:3\toperator \[>=\] -> \[<\]\tin: age >= 18\tseen by TestAdult`,
		`age.go:7\tnever \[\] -> \[\]\tin: n == to\tseen by the time limit in .*TestSum`,
		`age.go:14\tnot \[!\] -> \[\]\tin: !a\tNOT REACHED`,
		`age.go:17\toperator \[>\] -> \[>=\]\tin: a > b\texplained: of two equal ones either is the most`,
		`planted.txt: fits no change that the tests do not see: age.go\tnever \[\] -> \[\]\ta > b`,
		`\.: 8 changes, 7 reached, 5 killed, 1 explained; left: 1 survived, 1 not reached`,
	} {
		if !regexp.MustCompile(`(?m)` + want + `$`).MatchString(out.String()) {
			t.Errorf("not told: %s", want)
		}
	}
	if t.Failed() {
		t.Log(out.String())
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(planted) || slices.ContainsFunc(entries, func(e os.DirEntry) bool { return planted[e.Name()] == "" }) {
		t.Errorf("the tree holds %v, %v", entries, err)
	}
}
