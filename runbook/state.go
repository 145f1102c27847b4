package runbook

import (
	"cmp"
	"strconv"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// writer gathers a document from an assessment.
type writer struct {
	a      *checklist.Assessment
	o      Options
	behind bool // the sheet that is written is on the back of another
}

// State makes the document that says what is known on the day of the
// assessment. It is a pure function of its arguments.
func State(a *checklist.Assessment, o Options) *Document {
	o.Page = cmp.Or(o.Page, Home)
	o.Paper = cmp.Or(o.Paper, paper.A4)
	o.On = cmp.Or(o.On, a.Day)
	w := &writer{a: a, o: o}
	d := &Document{
		Kind: o.Page, Printed: o.On, Again: AgainBy(o.On), Version: oneline.Words(a.Catalogue.Version),
		Document: paper.Document{Maker: "Handrail", Title: titles[o.Page], Made: o.On.Time(), Size: o.Paper, Large: o.Large},
	}
	d.Title = cmp.Or(d.Title, Name(string(o.Page)))
	if o.Page == Full {
		d.Index, d.IndexText = "find", "which page do I need?"
		d.Pages = w.full()
		d.Label = dayWords(d.Printed)
		d.Notes = []string{"catalogue " + cmp.Or(d.Version, "unnamed")}
		return d
	}
	d.Notes = []string{"Check again by " + dayWords(d.Again) + ". Still use it after that."}
	for _, letter := range w.letters(o.Page) {
		p := Print{Letter: letter, pages: w.sheet(letter, d)}
		p.ID = newID(d, p)
		for i := range p.pages {
			p.pages[i].Foot = FormatID(p.ID) + " · " + dayWords(d.Printed)
		}
		stamp(d, p)
		d.Prints = append(d.Prints, p)
		d.Pages = append(d.Pages, p.pages...)
	}
	d.Label = dayWords(d.Printed)
	if len(d.Prints) == 1 {
		d.Label = "id " + FormatID(d.Prints[0].ID)
	}
	if o.Page != Card {
		d.Missing = w.missing()
	}
	return d
}

// aheadPart is the part of a sheet that tells days to come. They move with every
// review, and paper is not out of date because of that.
const aheadPart = "ahead"

// ahead tells the owner the day of the next review, and by when to rehearse
// from this paper. A record without entries has neither.
func (w *writer) ahead() []paper.Part {
	var parts []string
	if next := w.a.NextSitting(); next != 0 {
		parts = append(parts, "Next review: "+dayWords(next)+".")
	}
	if w.a.LastEntry() != 0 {
		parts = append(parts, "Rehearse from this paper by "+dayWords(w.a.RehearseBy(w.o.On))+".")
	}
	if len(parts) == 0 {
		return nil
	}
	return []paper.Part{{Name: aheadPart, Blocks: []paper.Block{paper.Para{Text: strings.Join(parts, " ")}}}}
}

// sheet writes the sides of one sheet. One that shares a leaf is on the back of
// the sheet before it, where that is printed too.
func (w *writer) sheet(letter string, d *Document) []paper.Page {
	s := sheetOf(letter)
	w.behind = false
	for _, p := range d.Prints {
		w.behind = w.behind || p.Letter == s.shares
	}
	return s.sides(w)
}

// missing names what only the person has, and is a ruled blank since it was not
// entered or has letters that cannot be printed.
func (w *writer) missing() []string {
	var out []string
	for _, own := range checklist.OwnContacts {
		if text := w.own(own.ID); text == "" || paper.Check(text) != nil {
			out = append(out, own.ID)
		}
	}
	return out
}

var titles = map[Kind]string{Home: "Home set", All: "All sheets", Full: "The long text"}

// stamp writes the id on what is cut out of its sheet and so loses the foot.
func stamp(d *Document, print Print) {
	for _, page := range print.pages {
		for _, part := range page.Parts {
			for i, b := range part.Blocks {
				if c, ok := b.(paper.Card); ok {
					c.Stamp = "id " + FormatID(print.ID) + ", printed " + dayWords(d.Printed) + ", check again by " + dayWords(d.Again)
					part.Blocks[i] = c
				}
			}
		}
	}
}

// deviceName is the name of a device as it can be printed: where the type has no
// shape for a character, the id it was given in Latin letters, or its kind and
// its number in the list.
func deviceName(d checklist.Device, n int) string {
	name := oneline.Words(d.Name)
	switch {
	case name != "" && paper.Check(name) == nil:
		return shortened(name)
	case d.ID != "" && paper.Check(d.ID) == nil:
		return d.ID
	}
	return cmp.Or(d.Kind, "device") + " " + strconv.Itoa(n)
}

// longestName is how many characters of a name are printed, so that a list of
// devices fits its side.
const longestName = 32

func shortened(name string) string {
	if r := []rune(name); len(r) > longestName {
		return strings.TrimSpace(string(r[:longestName-1])) + "…"
	}
	return name
}

// broker names the broker, in the words of the catalogue.
func (w *writer) broker() string {
	return cmp.Or(oneline.Words(w.a.Catalogue.Name), "the broker")
}

// introduced reports whether the account is with another firm that uses the
// broker, as far as was entered.
func (w *writer) introduced() bool { return w.value("through") == "introducing" }

// said returns the values of a fact in words, and whether the fact is known.
func (w *writer) said(fact string) (values []string, known bool) {
	st := w.a.Facts.State(fact)
	if st == nil || !st.Known {
		return nil, false
	}
	for _, v := range st.Fact.Values {
		for _, has := range st.Values {
			if v.ID == has {
				values = append(values, oneline.Words(v.Text))
			}
		}
	}
	return values, true
}

// value returns the single value of a fact, or the empty string.
func (w *writer) value(fact string) string {
	st := w.a.Facts.State(fact)
	if st == nil || !st.Known || len(st.Values) != 1 {
		return ""
	}
	return st.Values[0]
}
