package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// A print system is there where scripts/with-cups.sh runs the tests.
func TestThePrintSystemIsThereWhereItMustBe(t *testing.T) {
	if os.Getenv("HANDRAIL_REQUIRE_CUPS") != "" && os.Getenv("HANDRAIL_CUPS_OUT") == "" {
		t.Fatal("run the tests by scripts/with-cups.sh: the script about printing was skipped")
	}
}

// withPrinter lets a script find the private print system.
func withPrinter(e *testscript.Env) {
	for _, name := range []string{"CUPS_SERVER", "HANDRAIL_CUPS_OUT"} {
		e.Setenv(name, os.Getenv(name))
	}
}

// samepaper compares what a PDF printer put out with what was written to a
// file: as many pages, as large, and the same to the eye.
//
//	samepaper FOLDER file.pdf
func samepaper(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: samepaper folder file.pdf")
	}
	printed, err := filepath.Glob(filepath.Join(args[0], "*.pdf"))
	ts.Check(err)
	if len(printed) != 1 {
		ts.Fatalf("the printer put out %q, want one document", printed)
	}
	want, got := pixels(ts, ts.MkAbs(args[1])), pixels(ts, printed[0])
	if len(want) != len(got) {
		ts.Fatalf("%d pages were printed, want %d", len(got), len(want))
	}
	for i := range want {
		if want[i].w != got[i].w || want[i].h != got[i].h {
			ts.Fatalf("page %d is %d by %d, want %d by %d", i+1, got[i].w, got[i].h, want[i].w, want[i].h)
		}
		ink, elsewhere := 0, 0
		printed := got[i].ink()
		for square, dark := range want[i].ink() {
			ink += dark
			elsewhere += max(dark, printed[square]) - min(dark, printed[square])
		}
		ts.Logf("page %d: of %d parts of ink %d are elsewhere", i+1, ink, elsewhere)
		if elsewhere*3 > ink {
			ts.Fatalf("page %d is not what was written: of %d parts of its ink %d are elsewhere", i+1, ink, elsewhere)
		}
	}
}

// ink says how dark each square of a page is, a fifth of an inch wide, so that
// the way in which a letter's edge is drawn does not matter.
func (p picture) ink() map[[2]int]int {
	dark := make(map[[2]int]int)
	for i, grey := range p.grey {
		dark[[2]int{i % p.w / 10, i / p.w / 10}] += 255 - int(grey)
	}
	return dark
}

type picture struct {
	w, h int
	grey []byte
}

// pixels draws each page of a PDF at 50 dots an inch.
func pixels(ts *testscript.TestScript, pdf string) []picture {
	out, err := exec.Command("pdftoppm", "-q", "-r", "50", "-gray", pdf).Output()
	ts.Check(err)
	var pages []picture
	for len(out) > 0 {
		var p picture
		var most int
		if _, err := fmt.Sscanf(string(out[:min(len(out), 40)]), "P5\n%d %d\n%d\n", &p.w, &p.h, &most); err != nil {
			ts.Fatalf("pdftoppm drew no page: %v", err)
		}
		head := len(fmt.Sprintf("P5\n%d %d\n%d\n", p.w, p.h, most))
		p.grey = bytes.Clone(out[head : head+p.w*p.h])
		pages, out = append(pages, p), out[head+p.w*p.h:]
	}
	return pages
}
