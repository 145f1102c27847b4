package document

import (
	"handrail/checklist"
	"handrail/runbook"
	"handrail/ui/session"
)

// Runbook is the document of handrail runbook.
type Runbook struct {
	Page      string        `json:"page"` // what was asked for, or empty: a list of what there is
	Title     string        `json:"title"`
	PrintedOn checklist.Day `json:"printed_on"`
	AgainBy   checklist.Day `json:"again_by"`
	Paper     string        `json:"paper"`
	Large     bool          `json:"large"`
	Format    string        `json:"format"`
	Leaves    int           `json:"leaves"` // sheets of paper, printed on both sides
	Sides     int           `json:"sides"`
	Sheets    []Sheet       `json:"sheets"`
	Missing   []string      `json:"missing"` // what only the person has, left as ruled blanks
	Text      string        `json:"text"`    // the page, where it went to no file and is no PDF
	File      string        `json:"file"`    // where it was written, or empty
	Printed   bool          `json:"printed"` // handed to the print system
	Kept      bool          `json:"kept"`    // recorded as on paper
	Place     string        `json:"place"`   // where the paper is kept
	Warnings  []string      `json:"warnings"`
}

// Sheet is one sheet: what it is, and what is known of it on paper.
type Sheet struct {
	Sheet     string        `json:"sheet"`
	Name      string        `json:"name"`
	What      string        `json:"what"`
	Needed    bool          `json:"needed"`
	ID        string        `json:"id"`         // of this document, or of the newest print in a list
	PrintedOn checklist.Day `json:"printed_on"` // of the newest print
	State     string        `json:"state"`      // current or superseded, or empty: never printed
	Because   []string      `json:"because"`
}

// Verify is the document of handrail runbook verify.
type Verify struct {
	ID    string    `json:"id"`
	State string    `json:"state"` // current or superseded: the worst of its pages
	Pages []Verdict `json:"pages"`
}

// Verdict is the state of one print.
type Verdict struct {
	Page      string        `json:"page"`
	PrintedOn checklist.Day `json:"printed_on"`
	Place     string        `json:"place"`
	State     string        `json:"state"`
	Since     checklist.Day `json:"since"`
	Because   []string      `json:"because"`
}

// SheetsOf lists the sheets there are with their newest prints, and what the
// set that stays at home takes.
func SheetsOf(as *checklist.Assessment, home *runbook.Document) Runbook {
	doc := Runbook{Missing: home.Missing, Paper: string(home.Size), PrintedOn: home.Printed, AgainBy: home.Again}
	doc.Sides, doc.Leaves = home.Sides()
	printed := runbook.Printed(as)
	state := func(letter string) (out Sheet) {
		for _, p := range printed {
			if string(p.Page) == letter {
				out.ID, out.PrintedOn, out.State, out.Because = runbook.FormatID(p.ID), p.PrintedOn, string(p.State), p.Because
			}
		}
		return out
	}
	for _, s := range runbook.Sheets(as) {
		d := state(s.Letter)
		d.Sheet, d.Name, d.What, d.Needed = s.Letter, runbook.Name(s.Letter), s.What, s.Needed
		doc.Sheets = append(doc.Sheets, d)
	}
	return doc
}

// RunbookOf describes a document that is to be printed or written.
func RunbookOf(d *runbook.Document, p session.Page) Runbook {
	doc := Runbook{Page: string(d.Kind), Title: d.Title, PrintedOn: d.Printed, AgainBy: d.Again, Paper: string(d.Size), Large: d.Large,
		Format: p.Format, Place: p.Kept, Missing: d.Missing}
	doc.Sides, doc.Leaves = d.Sides()
	for _, print := range d.Prints {
		doc.Sheets = append(doc.Sheets, Sheet{Sheet: print.Letter, Name: runbook.Name(print.Letter), Needed: true, ID: runbook.FormatID(print.ID), PrintedOn: d.Printed})
	}
	return doc
}

// VerifyOf is the state of the prints with one id: current, or superseded where
// one of them is.
func VerifyOf(as *checklist.Assessment, id string, prints []checklist.Print) Verify {
	doc := Verify{ID: runbook.FormatID(id), State: string(runbook.Current)}
	for _, e := range prints {
		v := runbook.Verify(as, e)
		if v.State == runbook.Superseded {
			doc.State = string(v.State)
		}
		doc.Pages = append(doc.Pages, Verdict{Page: e.Sheet, PrintedOn: e.On, Place: e.Kept, State: string(v.State), Since: v.Since, Because: v.Because})
	}
	return doc
}
