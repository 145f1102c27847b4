package runbook

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/internal/paper"
)

// fieldsOfThePaper are all fields a document may have. A new one is added here
// only when it cannot hold a secret.
var fieldsOfThePaper = []string{
	"Document.Kind", "Document.Prints", "Document.Missing", "Print.Letter", "Print.ID", "Print.pages", "Document.Printed", "Document.Again", "Document.Version", "Document.Document",
	"Document.Maker", "Document.Title", "Document.Label", "Document.Made", "Document.Size", "Document.Large", "Document.Pages", "Document.Index", "Document.IndexText", "Document.Notes",
	"Page.Title", "Page.Tab", "Page.Leaf", "Page.Back", "Page.Foot", "Page.Whole", "Page.Anchor", "Page.Type", "Page.Parts",
	"Part.Name", "Part.Blocks",
	"Heading.Text", "Heading.Rest", "Para.Text", "Para.Strong", "Para.Small", "List.Items",
	"Box.Title", "Box.Actions", "Action.N", "Action.More", "Action.Lead", "Action.Text", "Action.Say", "Action.At", "Action.Lines", "Action.Numbers",
	"Field.Label", "Field.Value", "Fields.Items", "Fields.Beside",
	"Number.Name", "Number.Digits", "Number.Notes", "Numbers.Items",
	"Table.Style", "Table.Head", "Desk.Numbers", "Desk.Notes", "Steps.Actions", "Table.Shares", "Table.Rows",
	"TOCLine.Text", "TOCLine.Anchor", "TOCLine.Sheet", "TOC.Items",
	"Card.Panels", "Card.Stamp", "Panel.Title", "Panel.Blocks",
	"Options.Page", "Options.Paper", "Options.Large", "Options.On", "Options.NameBroker",
}

var blockTypes = []any{paper.Heading{}, paper.Para{}, paper.List{}, paper.Box{}, paper.Fields{}, paper.Numbers{}, paper.Table{}, paper.Desk{}, paper.Steps{}, paper.TOC{}, paper.Card{}}

func TestTheModelHasNoPlaceForASecret(t *testing.T) {
	seen := map[string]bool{}
	var walk func(reflect.Type)
	walk = func(at reflect.Type) {
		if at == reflect.TypeFor[time.Time]() {
			return
		}
		switch at.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(at.Elem())
		case reflect.Map:
			t.Errorf("%v holds names that nobody listed", at)
		case reflect.Struct:
			for i := range at.NumField() {
				f := at.Field(i)
				name := at.Name() + "." + f.Name
				if seen[name] || name == "Document.laid" { // the same words again, on sheets
					continue
				}
				seen[name] = true
				if !slices.Contains(fieldsOfThePaper, name) {
					t.Errorf("the field %s is new: may it hold a secret?", name)
				}
				walk(f.Type)
			}
		}
	}
	walk(reflect.TypeFor[Document]())
	walk(reflect.TypeFor[Options]())
	for _, b := range blockTypes {
		walk(reflect.TypeOf(b))
	}
	for _, name := range fieldsOfThePaper {
		if !seen[name] {
			t.Errorf("%s is a field no more: take it off the list", name)
		}
	}
}

// secretive is a record with everything that must never be printed.
func secretive() *history {
	s := full()
	s.say(day-5, checklist.KindNote, "mfa.second-method", checklist.Value{"text": "NOTEWORD in the drawer"})
	s.say(day-5, checklist.KindAccept, "phishing.callback", checklist.Value{"reason": "REASONWORD", "until": "2027-01-01"})
	s.say(day-5, checklist.KindDecision, "margin", checklist.Value{"state": "held", "reason": "DECISIONWORD"})
	s.say(day-5, checklist.KindFinding, "disk@a", checklist.Value{"verdict": "fails", "saw": "SAWWORD", "step": "mfa.second-method"})
	s.say(day-5, checklist.KindCall, "1", checklist.Value{"who": "CALLWORD", "reference": "REFWORD"})
	s.say(day-5, checklist.KindRetired, "b", checklist.Value{"reason": "RETIREDWORD"})
	return s
}

func TestNotesRisksRoutesAndCallsAreNeverOnPaper(t *testing.T) {
	c := catalogue()
	c.Routes = []checklist.Route{{ID: "r", Title: "ROUTEWORD", Kind: checklist.Takeover, Interface: "account", Exposure: checklist.Credential,
		Stages: []checklist.Stage{{Text: "STAGEWORD", CutBy: []checklist.Cut{{"mfa.second-method"}}}}}}
	a := checklist.Assess(c, secretive().record, day)
	for _, large := range []bool{false, true} {
		d := State(a, Options{Page: All, Large: large})
		for way, said := range map[string]string{"terminal": paper.Text(&d.Document, 80), "Markdown": paper.Markdown(&d.Document), "HTML": string(paper.HTML(&d.Document))} {
			for _, secret := range []string{"NOTEWORD", "REASONWORD", "DECISIONWORD", "SAWWORD", "CALLWORD", "REFWORD", "RETIREDWORD", "ROUTEWORD", "STAGEWORD"} {
				if strings.Contains(said, secret) {
					t.Errorf("%s prints %s", way, secret)
				}
			}
			if strings.Contains(said, "Pixel") {
				t.Errorf("%s prints a device that was retired", way)
			}
		}
	}
}

func TestWhatOnlyTheHandMayWriteIsABlank(t *testing.T) {
	d := document(t, full(), Options{Page: All})
	found := 0
	for _, p := range d.Pages {
		for _, part := range p.Parts {
			for _, b := range part.Blocks {
				fields, ok := b.(paper.Fields)
				if !ok {
					continue
				}
				for _, f := range fields.Items {
					if strings.Contains(f.Label, "Account, last 4") {
						found++
						if f.Value != "" {
							t.Errorf("%q is filled in", f.Label)
						}
					}
				}
			}
		}
	}
	if found == 0 {
		t.Error("no blank for the last four characters of the account")
	}
}

func TestTheCardNamesNoBrokerUnlessAsked(t *testing.T) {
	c := catalogue()
	c.Contacts[0].Hours = "see example-broker.test"
	tells := []string{"Example", "example", "App", "Gateway", "Work laptop", "Pixel", "Northland", "hardware"}
	a := checklist.Assess(c, full().record, day)
	d := State(a, Options{Page: Card})
	for _, tell := range tells {
		if said := paper.Text(&d.Document, 80); strings.Contains(said, tell) {
			t.Errorf("the card says %q:\n%s", tell, said)
		}
	}
	if said := paper.Text(&d.Document, 80); !strings.Contains(said, "010-2030") {
		t.Errorf("the card has no number:\n%s", said)
	}
	if said := paper.Text(&State(a, Options{Page: Card, NameBroker: true}).Document, 80); !strings.Contains(said, "Example Brokerage") {
		t.Error("the card lacks the broker although it was asked for")
	}
}
