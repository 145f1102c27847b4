package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// kinds are the types of an element and all that is in it, in reading order.
func kinds(e *element) []string {
	out := []string{e.kind}
	for _, in := range e.inside {
		out = append(out, kinds(in)...)
	}
	return out
}

func TestAScreenReaderMeetsTheWordsOfASheetInTheirOrder(t *testing.T) {
	var all []string
	eachSetting(func(name string, d *Document) {
		for i, s := range Sheets(d) {
			root, of := structureOf(&s, i)
			all = append(all, kinds(root)...)
			var read []int
			var walk func(e *element)
			walk = func(e *element) {
				read = append(read, e.drawn...)
				for _, in := range e.inside {
					walk(in)
				}
			}
			walk(root)
			if !slices.IsSorted(read) {
				t.Errorf("%s, sheet %d: read in the order %v", name, i+1, read)
			}
			words, foot := 0, 0
			for _, m := range s.Marks {
				if m.Kind == Words && m.Role == NoRole {
					foot++
				} else if m.Kind == Words {
					words++
				}
			}
			if words != len(read) || len(of) != words+foot || foot > 6 {
				t.Errorf("%s, sheet %d: %d lines of words, %d in the structure, %d left out as the foot", name, i+1, words, len(read), foot)
			}
		}
	})
	for _, kind := range []string{"H1", "H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD"} {
		if !slices.Contains(all, kind) {
			t.Errorf("no element is a %s", kind)
		}
	}
}

// stream is what an object holds, unpacked.
func stream(t *testing.T, object string) string {
	t.Helper()
	_, packed, _ := strings.Cut(object, "stream\n")
	r, err := zlib.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEachLineOfTheFileBelongsToAnElementOrIsDecoration(t *testing.T) {
	pdf, err := PDF(everyBlock(A4, false))
	if err != nil {
		t.Fatal(err)
	}
	f := readFile(pdf)
	if f == nil {
		t.Fatal("the file has a shape that is not known")
	}
	file := string(pdf)
	parents := regexp.MustCompile(`(\d+)\[([^\]]*)\]`).FindAllStringSubmatch(file[strings.Index(file, "/ParentTree"):], -1)
	page := 0
	for _, o := range f.objects {
		at := referred(o, "/Contents")
		if at == 0 {
			continue
		}
		drawing := stream(t, f.objects[at-1])
		lines, marked := strings.Count(drawing, "/MCID "), strings.Count(parents[page][2], " 0 R")
		if lines == 0 || lines != marked {
			t.Errorf("page %d: %d lines are marked, %d have an element", page+1, lines, marked)
		}
		if opened, closed := strings.Count(drawing, "BDC\n")+strings.Count(drawing, "BMC\n"), strings.Count(drawing, "EMC\n"); opened != closed {
			t.Errorf("page %d: %d marks are opened and %d closed", page+1, opened, closed)
		}
		page++
	}
	for _, want := range []string{"/MarkInfo << /Marked true >>", "/Lang (en)", "/DisplayDocTitle true", "/PageLabels"} {
		if !strings.Contains(f.objects[0], want) {
			t.Errorf("the catalogue of the file has no %s", want)
		}
	}
}

func TestEachLineOfTheOutlineLeadsToTheTopOfItsPage(t *testing.T) {
	pdf, err := PDF(everyBlock(A4, false))
	if err != nil {
		t.Fatal(err)
	}
	_, high := A4.Points()
	lines := 0
	for _, o := range readFile(pdf).objects {
		if strings.Contains(o, "/Title <") {
			lines++
			if !strings.Contains(o, fmt.Sprintf("/XYZ 0 %.2f", high)) || !strings.Contains(o, "/Parent 3 0 R") {
				t.Errorf("a line of the outline is\n%s", o)
			}
		}
	}
	if lines < 4 {
		t.Errorf("%d lines", lines)
	}
}

func TestAFileOfAnotherShapeStaysAsItIs(t *testing.T) {
	for _, pdf := range []string{"", "%PDF-1.7\n", "trailer\n<<\n/Size 1\n>>\nstartxref\n99999\n%%EOF\n", "xref\n0 1\ntrailer\n<<\n/Size 1\n>>\nstartxref\n0\n%%EOF\n"} {
		if got := finished([]byte(pdf), nil, nil); !bytes.Equal(got, []byte(pdf)) {
			t.Errorf("%q became %q", pdf, got)
		}
	}
}
