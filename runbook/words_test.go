package runbook

import (
	"html"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/internal/paper"
)

// printed reads the words of a PDF file in the order in which they are drawn.
func printedWords(t *testing.T, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("needs pdftotext, of poppler-utils")
	}
	file := t.TempDir() + "/page.pdf"
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out)
}

var (
	wordMark = regexp.MustCompile(`[\pL\pN]+`)
	tag      = regexp.MustCompile(`(?s)<style>.*?</style>|<title>.*?</title>|<[^>]*>`)
)

// letters are the words of a page without what only one way out has: marks,
// blanks, boxes, and where lines end.
func letters(s string) []string { return wordMark.FindAllString(s, -1) }

func htmlWords(b []byte) string { return html.UnescapeString(tag.ReplaceAllString(string(b), " ")) }

func TestAllFourWaysOutSayTheSameWordsInTheSameOrder(t *testing.T) {
	for name, s := range map[string]*saying{"full": full(), "empty": {}} {
		for _, o := range []Options{{Page: AllPages, Kept: "with the passports"}, {Page: AllPages, Paper: paper.Letter, Large: true}, {Page: EmergencyPage}, {Page: WalletCard, NameBroker: true}} {
			d := document(t, s, o)
			pdf, err := paper.PDF(&d.Document)
			if err != nil {
				t.Fatal(err)
			}
			want := letters(paper.Text(&d.Document, 200))
			if len(want) < 60 {
				t.Fatalf("%s %+v says only %q", name, o, want)
			}
			for way, got := range map[string][]string{"Markdown": letters(paper.Markdown(&d.Document)), "HTML": letters(htmlWords(paper.HTML(&d.Document))), "PDF": letters(printedWords(t, pdf))} {
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s %+v: %s does not say what the terminal does (-terminal +%s):\n%s", name, o, way, way, diff)
				}
			}
		}
	}
}

// Long names are broken inside a word, so here only the letters are compared.
func TestLongNamesAreWholeInAllFourWaysOut(t *testing.T) {
	d := document(t, crowded(), Options{Page: HomeCopy})
	pdf, err := paper.PDF(&d.Document)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Donaudampfschifffahrts", 14)[:300]
	for way, said := range map[string]string{
		"terminal": paper.Text(&d.Document, 1500), "Markdown": paper.Markdown(&d.Document), "HTML": htmlWords(paper.HTML(&d.Document)),
	} {
		if !strings.Contains(strings.Join(letters(said), ""), long) {
			t.Errorf("%s cut the name of 300 letters", way)
		}
	}
	// Cells are drawn one after the other, each with all its lines.
	if !strings.Contains(strings.Join(letters(printedWords(t, pdf)), ""), long) {
		t.Error("the PDF cut the name of 300 letters")
	}
}

func TestEveryLineOfTheTerminalFitsItsWidth(t *testing.T) {
	for _, width := range []int{40, 80, 132} {
		for i, line := range strings.Split(paper.Text(&document(t, crowded(), Options{Page: AllPages}).Document, width), "\n") {
			if n := len([]rune(line)); n > width {
				t.Errorf("line %d at %d columns has %d: %s", i, width, n, line)
			}
		}
	}
}
