package content

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"handrail/checklist"
)

// today is the day on which the small catalogue is judged.
var today = func() checklist.Day {
	day, err := checklist.ParseDay("2026-11-24")
	if err != nil {
		panic(err)
	}
	return day
}()

// small is the small catalogue of an invented broker, in memory.
func small(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	top := os.DirFS("testdata/small")
	err := fs.WalkDir(top, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(top, path)
		files[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// here marks, in a broken text, where the fault is to be told.
const here = "‸"

// breakage is one change to the small catalogue, and what must be said of it.
type breakage struct {
	name     string
	file     string
	old, new string // new has the mark here at the place of the fault
	what     string // a part of the sentence
	at       string // file:line:column, where the fault is told in another place
}

// broken makes the change and returns where the mark stood.
func (b breakage) broken(t testing.TB, files fstest.MapFS) (line, column int) {
	t.Helper()
	f := files[b.file]
	if f == nil {
		f = &fstest.MapFile{}
		files[b.file] = f
	}
	text := string(f.Data)
	if n := strings.Count(text, b.old); b.old != "" && n != 1 {
		t.Fatalf("%s has %q %d times: name it so that it is found once", b.file, b.old, n)
	}
	if b.old == "" {
		text = b.new + text
	} else {
		text = strings.Replace(text, b.old, b.new, 1)
	}
	before, after, marked := strings.Cut(text, here)
	if !marked {
		before = ""
	}
	f.Data = []byte(before + after)
	if !marked {
		f.Data = []byte(text)
	}
	lines := strings.Split(before, "\n")
	return len(lines), utf8.RuneCountInString(lines[len(lines)-1]) + 1
}

// each holds that every breakage is told once, in its place, and alone.
func each(t *testing.T, table []breakage, pick func(Report) []Fault) {
	t.Helper()
	for _, b := range table {
		t.Run(b.name, func(t *testing.T) {
			files := small(t)
			line, column := b.broken(t, files)
			_, report := Load(files, today)
			got := pick(report)
			if len(got) != 1 {
				t.Fatalf("told are %d things, want 1:\n%v", len(got), lines(got))
			}
			if b.at == "" {
				b.at = fmt.Sprintf("%s:%d:%d", b.file, line, column)
			}
			if f := got[0]; !strings.HasPrefix(f.String(), b.at+": ") || !strings.Contains(f.What, b.what) {
				t.Errorf("told is  %s\nwant %s: …%s…", f, b.at, b.what)
			}
		})
	}
}

func faults(r Report) []Fault   { return r.Faults }
func warnings(r Report) []Fault { return r.Warnings }

func lines(list []Fault) string {
	var b strings.Builder
	for _, f := range list {
		b.WriteString(f.String() + "\n")
	}
	return b.String()
}

func TestTheSmallCatalogueIsClean(t *testing.T) {
	c, report := Load(small(t), today)
	if len(report.Faults)+len(report.Warnings) > 0 {
		t.Fatalf("faults:\n%swarnings:\n%s", lines(report.Faults), lines(report.Warnings))
	}
	if err := report.Err(); err != nil {
		t.Error(err)
	}
	for _, s := range c.Steps {
		if len(s.Digest) != checklist.DigestDigits || s.Digest != StepDigest(&s) {
			t.Errorf("step %s has the digest %q", s.ID, s.Digest)
		}
	}
}
