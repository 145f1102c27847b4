package runbook

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"handrail/internal/paper"
)

// content opens the streams of a PDF that hold what is drawn, one for each
// sheet.
func content(t *testing.T, pdf []byte) []string {
	t.Helper()
	var out []string
	for _, m := range regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`).FindAllSubmatch(pdf, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue
		}
		b, err := io.ReadAll(r)
		if err == nil && bytes.Contains(b, []byte(" Tf")) {
			out = append(out, string(b))
		}
	}
	return out
}

// typeSizes reads the sizes in which a sheet sets words, smallest first.
func typeSizes(t *testing.T, sheet string) []float64 {
	t.Helper()
	seen := map[float64]bool{}
	var out []float64
	for _, m := range regexp.MustCompile(`/F\d+ ([\d.]+) Tf`).FindAllStringSubmatch(sheet, -1) {
		size, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		if !seen[size] {
			seen[size] = true
			out = append(out, size)
		}
	}
	slices.Sort(out)
	return out
}

func pdfOf(t testing.TB, s *history, o Options) []byte {
	t.Helper()
	b, err := paper.PDF(&document(t, s, o).Document)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNothingIsSetBelowTenPointsAndLargePrintNotBelowEighteen(t *testing.T) {
	for large, least := range map[bool]float64{false: 10, true: 18} {
		for i, sheet := range content(t, pdfOf(t, crowded(), Options{Page: All, Large: large})) {
			if sizes := typeSizes(t, sheet); sizes[0] < least {
				t.Errorf("large=%t, page %d: type sizes %v, want %v or more", large, i+1, sizes, least)
			}
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	first := pdfOf(t, crowded(), Options{Page: All})
	for range 5 {
		if !bytes.Equal(first, pdfOf(t, crowded(), Options{Page: All})) {
			t.Fatal("the same document gave other bytes")
		}
	}
	if bytes.Equal(first, pdfOf(t, crowded(), Options{Page: All, On: day + 1})) {
		t.Error("a document of another day gave the same bytes")
	}
}

func TestThePaperIsAsLargeAsAsked(t *testing.T) {
	for p, want := range map[paper.Size]string{paper.A4: "595.28 841.89", paper.Letter: "612.00 792.00"} {
		if got := pdfOf(t, full(), Options{Paper: p}); !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s: no page of %s points", p, want)
		}
	}
}

func BenchmarkAllPagesToPDF(b *testing.B) {
	d := document(b, crowded(), Options{Page: All})
	for b.Loop() {
		if _, err := paper.PDF(&d.Document); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkState(b *testing.B) {
	a := full().assess()
	for b.Loop() {
		State(a, Options{Page: All})
	}
}

func BenchmarkPrinted(b *testing.B) {
	s := full()
	s.print(All)
	s.device("c", "Another", "phone")
	a := s.assess()
	for b.Loop() {
		Printed(a)
	}
}

// The viewer shows the title, reads it in English, calls each page by its side,
// and every letter and number can be pressed.
func TestTheFileTellsAViewerWhatItIs(t *testing.T) {
	pdf := pdfOf(t, introduced(), Options{Page: Home})
	for _, want := range []string{"/Lang (en)", "/DisplayDocTitle true", "/PageLabels", "/MarkInfo << /Marked true >>", "/BaseFont /DejaVuSans", "/BaseFont /DejaVuSans-Bold", "tel:+9995550102030"} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("the file has no %s", want)
		}
	}
	if n := bytes.Count(pdf, []byte("/XYZ 0 841.890000 0 ]")); n != 10 {
		t.Errorf("%d lines of the outline lead to the top of a page, want one for each of 10 sides", n)
	}
	if !bytes.HasSuffix(pdf, []byte("%%EOF\n")) || bytes.Count(pdf, []byte("startxref")) != 1 {
		t.Error("the file is not written whole, once")
	}
}

// A fax machine has 98 dots an inch from top to bottom: a thinner rule, and with it
// a blank for the hand, may not arrive.
func TestNoRuleIsThinnerThanAFaxSends(t *testing.T) {
	for i, sheet := range content(t, pdfOf(t, crowded(), Options{Page: All})) {
		for _, m := range regexp.MustCompile(`(?m)^([\d.]+) w$`).FindAllStringSubmatch(sheet, -1) {
			if thick, err := strconv.ParseFloat(m[1], 64); err != nil || thick < 0.99 {
				t.Fatalf("page %d has a rule of %s points", i+1, m[1])
			}
		}
		if i == 0 && !regexp.MustCompile(`(?m)^([\d.]+) w$`).MatchString(sheet) {
			t.Error("no rule was found")
		}
	}
}
