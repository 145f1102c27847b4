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
	for name, s := range map[string]*history{"full": full(), "empty": {}} {
		for _, o := range []Options{{Page: All}, {Page: All, Paper: paper.Letter, Large: true}, {Page: Emergency}, {Page: Card, NameBroker: true}} {
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

func TestALongNameIsShortenedSoThatTheListFits(t *testing.T) {
	said := paper.Text(&document(t, crowded(), Options{Page: "E"}).Document, 200)
	if !strings.Contains(said, "Machine number 0 in the cupboar…") || !strings.Contains(said, "9 more") {
		t.Errorf("the list of devices:\n%s", said)
	}
}

func TestEveryLineOfTheTerminalFitsItsWidth(t *testing.T) {
	for _, width := range []int{40, 80, 132} {
		for i, line := range strings.Split(paper.Text(&document(t, crowded(), Options{Page: All}).Document, width), "\n") {
			if n := len([]rune(line)); n > width {
				t.Errorf("line %d at %d columns has %d: %s", i, width, n, line)
			}
		}
	}
}
