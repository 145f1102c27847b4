package runbook

import (
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
)

const hostile = "x\u202Eevil\x1b[31m <script>alert(1)</script> [a](http://b.test) **b** | `c` ![d](e) \u200b# \n- f &amp; www.g.test h@i.test"

func hostileDocument(t testing.TB) *Document {
	s := full()
	s.device("h", hostile, "laptop")
	return document(t, s, Options{Page: Home})
}

func TestAHostileNameIsOnlyWords(t *testing.T) {
	d := hostileDocument(t)
	pdf, err := paper.PDF(&d.Document)
	if err != nil {
		t.Fatal(err)
	}
	ways := map[string]string{"terminal": paper.Text(&d.Document, 120), "Markdown": paper.Markdown(&d.Document), "HTML": string(paper.HTML(&d.Document)), "PDF": printedWords(t, pdf)}
	for way, said := range ways {
		for _, r := range said {
			if r == 0x1b || r == 0x202e || r == 0x200b {
				t.Errorf("%s holds the character U+%04X", way, r)
			}
		}
		if !strings.Contains(said, "evil") {
			t.Errorf("%s lost the name", way)
		}
	}
	for _, bad := range []string{"<script", "<a href=\"http", "&amp;amp;amp;"} {
		if strings.Contains(ways["HTML"], bad) {
			t.Errorf("HTML holds %q", bad)
		}
	}
	for _, bad := range []string{" <script", " [a](", "**b**", "http://", " www.g", "h@i", "![d]", "`c`"} {
		if strings.Contains(ways["Markdown"], bad) {
			t.Errorf("Markdown holds %q", bad)
		}
	}
}

func TestHTMLLoadsAndRunsNothing(t *testing.T) {
	page := string(paper.HTML(&hostileDocument(t).Document))
	for _, want := range []string{"default-src 'none'", "style-src 'sha256-", `<html lang="en">`, `<meta charset="utf-8">`} {
		if !strings.Contains(page, want) && !strings.Contains(htmlWords([]byte(page)), want) && !strings.Contains(strings.ReplaceAll(page, "&#39;", "'"), want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, bad := range []string{"<script", "<link", "<img", "src=", "url(", "@import", "style=", "onload", "<iframe"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

func TestADeviceWhoseNameCannotBePrintedIsOnPaperByItsID(t *testing.T) {
	for name, first := range map[string]string{"Bank \U0001F3E6": "\U0001F3E6", "電話": "電", "טלפון": "ט", "هاتف": "ه"} {
		s := full()
		s.device("phone-android", name, "phone")
		doc := document(t, s, Options{})
		if _, err := paper.PDF(&doc.Document); err != nil {
			t.Errorf("PDF with %q: %v", name, err)
		}
		if text := paper.Text(&doc.Document, 80); !strings.Contains(text, "phone-android") || strings.Contains(text, name) {
			t.Errorf("the page does not call %q phone-android", name)
		}
		if err := paper.Check(name); err == nil || !strings.Contains(err.Error(), first) || !strings.Contains(err.Error(), "cannot be printed") {
			t.Errorf("Check(%q): %v", name, err)
		}
	}
	for _, name := range []string{"", "Émile's Pixel 9 – über", "Телефон", "Κινητό", "✓ → ☐", hostile} {
		if err := paper.Check(name); err != nil {
			t.Errorf("Check(%q): %v", name, err)
		}
	}
}

func TestATextHigherThanAPageIsRefusedAndNotCut(t *testing.T) {
	c := catalogue()
	c.Scenarios[1].Actions[2].Text = strings.Repeat("word ", 2000)
	d := State(checklist.Assess(c, full().record, day), Options{})
	if _, err := paper.PDF(&d.Document); err == nil || !strings.Contains(err.Error(), "higher than a page") {
		t.Errorf("PDF: %v", err)
	}
	if len(paper.Misfits(&d.Document)) == 0 {
		t.Error("Misfits finds nothing")
	}
}

// scripts are a name in each script, and whether the type of the printed sheets has
// its letters and can set them.
var scripts = []struct {
	name, text string
	printed    bool
}{
	{"accented Latin", "Zoë Šćepanović, Łódź", true},
	{"Cyrillic", "моя сестра, Пермь", true},
	{"Greek", "η αδελφή μου, Αθήνα", true},
	{"Chinese", "姐姐家", false},
	{"Arabic", "أختي في القاهرة", false},
	{"Hebrew", "אחותי בחיפה", false},
}

// A printed sheet has the name, or a ruled blank for it: never a gap, never another
// letter, never a refusal. HTML and text, which the reader's own type sets, have the
// name, and what is a blank on paper is told as missing.
func TestWhatOnlyThePersonKnowsIsPrintedOrLeftToTheHandInAnyScript(t *testing.T) {
	for _, c := range scripts {
		s := full()
		for _, own := range checklist.OwnContacts {
			e, err := checklist.ContactEntry(own.ID, c.text)
			if err != nil {
				t.Fatalf("%s is refused as %s: %v", c.name, own.ID, err)
			}
			s.say(day-2, checklist.KindContact, own.ID, e.Value)
		}
		for _, o := range []Options{{Page: All}, {Page: All, Large: true, Paper: paper.Letter}} {
			d := document(t, s, o)
			pdf, err := paper.PDF(&d.Document)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if has := strings.Contains(strings.Join(strings.Fields(printedWords(t, pdf)), " "), c.text); has != c.printed {
				t.Errorf("%s: on the printed sheet is %t, want %t", c.name, has, c.printed)
			}
			if missing := len(d.Missing) > 0; missing == c.printed {
				t.Errorf("%s: missing are %v", c.name, d.Missing)
			}
			for way, said := range map[string]string{"HTML": string(paper.HTML(&d.Document)), "text": paper.Text(&d.Document, 200), "Markdown": paper.Markdown(&d.Document)} {
				if !strings.Contains(said, c.text) {
					t.Errorf("%s: %s does not have the name", c.name, way)
				}
			}
			for _, m := range paper.Misfits(&d.Document) {
				t.Errorf("%s: %s", c.name, m.Why)
			}
		}
	}
}
