package paper

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// everyBlock is a document with each kind of block, on several sheets.
func everyBlock(size Size, large bool) *Document {
	var actions []Action
	for n := range 40 {
		actions = append(actions, Action{N: n + 1, Text: "Call the number and ask for one thing", At: []string{"Settings", "Security"},
			Lines: []Field{{Label: "You should then see", Value: "a reference"}, {Label: "Reference"}}})
	}
	number := Number{Name: "Service desk", Digits: "+1 555 0100", Notes: []string{"day and night"}}
	return &Document{
		Maker: "Example", Title: "A document", Label: "copy 7", Made: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Size: size, Large: large,
		Index: "toc", IndexText: "which page?", Notes: []string{"printed on a Monday", "print again on a Friday"},
		Pages: []Page{
			{Title: "Contents", Anchor: "toc", Parts: []Part{{Name: "toc", Blocks: []Block{
				Heading{Text: "Where to read on"}, TOC{Items: []TOCLine{{Text: "What to do", Anchor: "do"}, {Text: "What you have", Anchor: "have"}}},
			}}}},
			{Title: "What to do", Anchor: "do", Type: Acting, Parts: []Part{{Name: "do", Blocks: []Block{Box{Title: "First", Actions: actions}, Numbers{Items: []Number{number, {Name: "Another"}}}}}}},
			{Title: "What you have", Anchor: "have", Parts: []Part{{Name: "have", Blocks: []Block{
				Para{Text: "Read this first.", Strong: true}, Para{Text: "Then this.", Small: true}, List{Items: []string{"one thing", "another"}},
				Fields{Items: []Field{{Label: "Name", Value: "a value"}, {Label: "By hand"}}, Beside: true},
				Table{Head: []string{"What", "Where"}, Shares: []int{37, 63}, Rows: [][]string{{"a key", "a drawer"}, {"a card", ""}}},
			}}}},
			{Title: "A card", Anchor: "card", Type: SmallCard, Parts: []Part{{Name: "card", Blocks: []Block{
				Card{Panels: []Panel{{Title: "Front", Blocks: []Block{Numbers{Items: []Number{number}}}}, {Title: "Back", Blocks: []Block{Fields{Items: []Field{{Label: "Name"}}}}}}, Stamp: "copy 7"},
			}}}},
		},
	}
}

func eachSetting(see func(name string, d *Document)) {
	for _, size := range []Size{A4, Letter} {
		for _, large := range []bool{false, true} {
			see(fmt.Sprintf("%s, large %t", size, large), everyBlock(size, large))
		}
	}
}

func TestTheBrowserPrintsEachSheetInTheSizesOfTheLayout(t *testing.T) {
	eachSetting(func(name string, d *Document) {
		page := string(HTML(d))
		for _, s := range Sheets(d) {
			for _, sub := range s.Subjects {
				rule := fmt.Sprintf("--body: %gpt; --lead: %gpt; --title: %gpt;", sub.sizes.body, sub.sizes.lead, sub.sizes.title)
				if sub.sizes.body == 0 || !strings.Contains(page, rule) {
					t.Errorf("%s: nothing sets %q in %s", name, sub.Title, rule)
				}
			}
		}
	})
}

func TestTheFootOfASheetNamesItsPageAndTheOneThatLeadsToTheOthers(t *testing.T) {
	sheets := Sheets(everyBlock(A4, false))
	last := len(sheets)
	if last < 4 {
		t.Fatalf("%d sheets, want more than three", last)
	}
	if got, want := sheets[0].Foot, []string{fmt.Sprintf("Example, A document · page 1 of %d · copy 7", last), "printed on a Monday · print again on a Friday"}; !slices.Equal(got, want) {
		t.Errorf("the foot of the page that leads to the others is %q, want %q", got, want)
	}
	if got, want := sheets[last-1].Foot[0], fmt.Sprintf("Example, A document · page %d of %d · copy 7 · which page? See page 1", last, last); got != want {
		t.Errorf("the foot of the last page begins %q, want %q", got, want)
	}
}

func TestAnActionHigherThanHalfASheetGoesOnOnTheNext(t *testing.T) {
	long := Action{N: 1, Text: "Ring"}
	for n := range 40 {
		long.Lines = append(long.Lines, Field{Label: fmt.Sprint("Line ", n), Value: "a value"})
	}
	d := &Document{Pages: []Page{{Title: "What to do", Type: Acting, Parts: []Part{{Blocks: []Block{
		Box{Title: "Before", Actions: []Action{{N: 0, Text: strings.Repeat("word ", 300)}}}, Box{Title: "First", Actions: []Action{long}}}}}}}}
	if len(Sheets(d)) != 2 || strings.Count(Markdown(d), "[ ] **1**") != 1 {
		t.Fatalf("%d sheets, want the action begun on the first and ended on the second:\n%s", len(Sheets(d)), Markdown(d))
	}
	first, second, _ := strings.Cut(Text(d, 80), "First (continued)")
	if !strings.Contains(first, "Line 0:") || !strings.Contains(second, "Line 39:") {
		t.Errorf("the first sheet holds %q, the second %q", first, second)
	}
}

// A command that writes a file also tells how many sides it takes.
func TestADocumentIsLaidOutOnceForAllWaysOut(t *testing.T) {
	d := everyBlock(A4, false)
	pdf, err := PDF(d)
	if err != nil {
		t.Fatal(err)
	}
	first := &d.laid[0]
	Text(d, 80)
	Markdown(d)
	HTML(d)
	Misfits(d)
	if again, err := PDF(d); err != nil || !bytes.Equal(again, pdf) {
		t.Errorf("the second file differs from the first (error %v)", err)
	}
	if &Sheets(d)[0] != first {
		t.Error("the document was laid out again")
	}
}

var (
	wordPattern = regexp.MustCompile(`[\pL\pN]+`)
	tagPattern  = regexp.MustCompile(`(?s)<style>.*?</style>|<title>.*?</title>|<[^>]*>`)
)

func TestTextMarkdownAndHTMLHaveTheSameWordsInTheSameOrder(t *testing.T) {
	eachSetting(func(name string, d *Document) {
		want := wordPattern.FindAllString(Text(d, 200), -1)
		for way, got := range map[string]string{"Markdown": Markdown(d), "HTML": html.UnescapeString(tagPattern.ReplaceAllString(string(HTML(d)), " "))} {
			if diff := cmp.Diff(want, wordPattern.FindAllString(got, -1)); diff != "" {
				t.Errorf("%s: %s differs from the text (-text +%s):\n%s", name, way, way, diff)
			}
		}
		if _, err := PDF(d); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	})
}
