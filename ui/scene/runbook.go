package scene

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
	"handrail/runbook"
)

// previewWidth is how many columns a page is previewed in.
const previewWidth = 76

// sets are what can be printed at once, before the single sheets.
var sets = []struct{ id, name, what string }{
	{string(runbook.Home), "The home set", "every sheet that stays at home"},
	{string(runbook.All), "Everything", "the home set and the wallet card"},
}

// pageNamed returns the name of a set or a sheet, or "".
func pageNamed(id string) string {
	for _, s := range sets {
		if s.id == id {
			return s.name
		}
	}
	kind, err := runbook.ParseKind(id)
	switch {
	case err != nil || kind == runbook.Full:
		return ""
	case kind == runbook.Emergency:
		return runbook.Name("E")
	case kind == runbook.Helper:
		return runbook.Name("H")
	}
	return runbook.Name(string(kind))
}

// runbookPages lists the sets and the sheets, and whether the printed ones are
// current.
func runbookPages(w World, p Place) Scene {
	s := Scene{Title: "Runbook", Aside: w.Store.Short}
	t := Table{Head: []string{"sheet", "on paper"}}
	for _, set := range sets {
		_, leaves := sheetsOf(w, set.id).Sides()
		t.Rows = append(t.Rows, Row{ID: set.id, Cells: []string{set.name + ", " + set.what, Leaves(leaves, 2)}, Do: to(Place{Screen: "page", ID: set.id})})
	}
	for _, sheet := range runbook.Sheets(w.A) {
		printed := paperOf(w, sheet.Letter)
		mark, state := paperState(w, printed)
		if !sheet.Needed && printed == nil {
			mark, state = NoMark, "not needed"
		}
		t.Rows = append(t.Rows, Row{ID: sheet.Letter, Mark: mark, Cells: []string{runbook.Name(sheet.Letter), state}, Do: to(Place{Screen: "page", ID: sheet.Letter})})
	}
	own := rows()
	for _, o := range checklist.OwnContacts {
		own.Rows = append(own.Rows, Row{ID: o.ID, Cells: []string{o.Name, cmp.Or(w.A.Contact(o.ID).Text, "a ruled blank, by hand")}, Do: to(Place{Screen: "own", ID: o.ID})})
	}
	s.add(t, Heading{Text: "What only you know"}, own,
		Para{Text: "Never on paper: passwords, codes, account numbers, what is missing, accepted risks.", Tone: Quiet},
		rows(
			Row{Cells: []string{"Is a sheet that I hold still right?"}, Do: to(Place{Screen: "verify"})},
			Row{Cells: []string{"Copy it by hand, without a printer"}, Do: to(Place{Screen: "by-hand"})},
			Row{Cells: []string{"Rehearse from paper"}, Do: to(Place{Screen: "drill"})},
		))
	s.Keys = keys(w, p, "choose drill back emergency help", off("runbook", "this is the runbook"))
	return s
}

// ownForm asks for something that only the person knows.
func ownForm(w World, p Place) Scene {
	i := slices.IndexFunc(checklist.OwnContacts, func(o struct{ ID, Name, Ask string }) bool { return o.ID == p.ID })
	if i < 0 {
		return nowhere(w, p)
	}
	name, ask := checklist.OwnContacts[i].Name, checklist.OwnContacts[i].Ask+"."
	check := func(s string) error {
		_, err := checklist.ContactEntry(p.ID, oneline.Words(s))
		return err
	}
	return Scene{
		Title: name, Crumb: []string{"Runbook", name},
		Ask: &Ask{
			Title: name, Text: ask,
			Inputs: []Input{{ID: "text", Label: name + " (empty: a ruled blank)", Kind: Line, Value: w.A.Contact(p.ID).Text, Limit: checklist.MostContact, Check: check}},
			Done: func(v map[string]string) Action {
				e, err := checklist.ContactEntry(p.ID, oneline.Words(v["text"]))
				return keepAndLeave(Place{Screen: "runbook"}, OwnNotice(w, e), made(e, err)...)
			},
		},
	}
}

// OwnNotice tells what becomes of what only the person knows: whether a number is
// one that the catalogue has, and whether paper can print its letters.
func OwnNotice(w World, e checklist.Entry) string {
	text := e.Text()
	switch {
	case text == "":
		return "left as a ruled blank"
	case paper.Check(text) != nil:
		return "kept; paper cannot print every letter of it and has a ruled blank (HTML has the name): write it there by hand, or enter it in Latin letters"
	case e.Subject == checklist.ContactBroker && !knownNumber(w, text):
		return "kept; Handrail does not know this number, so check it once more"
	}
	return "kept"
}

// knownNumber reports whether the catalogue has a number, however it is written.
func knownNumber(w World, text string) bool {
	digits := func(s string) string {
		return strings.TrimLeft(strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s), "0")
	}
	for i := range w.A.Catalogue.Contacts {
		c := &w.A.Catalogue.Contacts[i]
		if c.MayShow() && digits(c.Number) != "" && strings.HasSuffix(digits(text), digits(c.Number)) {
			return true
		}
	}
	return false
}

// byHand is what to copy where there is no printer: nine lines on one screen.
func byHand(w World, p Place) Scene {
	return Scene{
		Title: "By hand", Crumb: []string{"Runbook", "by hand"},
		Body: []Block{Para{Text: "Copy these lines onto paper, in block letters. No photo on the phone: it may be what is gone.", Tone: Quiet}, Numbered{Items: runbook.ByHand(w.A)}},
		Keys: keys(w, p, "back emergency help"),
	}
}

// paperOf is what is known of the newest print of a page, or nil.
func paperOf(w World, id string) *runbook.PaperState {
	for _, p := range runbook.Printed(w.A) {
		if string(p.Page) == id {
			return &p
		}
	}
	return nil
}

// paperState says whether the newest print of a page is current.
func paperState(w World, p *runbook.PaperState) (Mark, string) {
	switch {
	case p == nil:
		return Empty, "not printed"
	case p.State == runbook.Superseded:
		return Attend, "printed " + w.day(p.PrintedOn) + ", out of date"
	case p.AgainBy != 0 && p.AgainBy <= w.A.Day:
		return Again, "printed " + w.day(p.PrintedOn) + ", print again"
	}
	return Done, "printed " + w.day(p.PrintedOn) + ", current"
}

// printsState says whether the sheets of a document are on paper: of a set, how the
// first one is that is not as it should be.
func printsState(w World, doc *runbook.Document) string {
	state := ""
	for _, p := range doc.Prints {
		mark, words := paperState(w, paperOf(w, p.Letter))
		if mark != Done {
			return words
		}
		state = words
	}
	return state
}

// paperWords says what is known of one print.
func paperWords(w World, id, kept string, printed checklist.Day, v runbook.Verdict) []Block {
	fields := given(Field{"Id", runbook.FormatID(id)}, Field{"Printed", w.longDay(printed)}, Field{"Kept", kept})
	if v.State == runbook.Superseded {
		return []Block{Fields{Items: append(fields, Field{"Out of date since", w.day(v.Since)})}, Para{Text: "No longer right on it: " + sentence(strings.Join(v.Because, "; ")), Tone: Warn}}
	}
	return []Block{Fields{Items: append(fields, Field{"On paper", "current"})}}
}

// verify asks for the id of a page that one holds.
func verify(w World, p Place) Scene {
	check := func(s string) error {
		id, err := runbook.ParseID(s)
		if err != nil {
			return err
		}
		if len(runbook.Prints(w.A, id)) == 0 {
			return errors.New("no sheet with this id was printed from this record")
		}
		return nil
	}
	return Scene{
		Title: "Is it still right?", Crumb: []string{"Runbook", "is it still right?"},
		Ask: &Ask{
			Title: "Is a sheet that you hold still right?", Text: "The id is at the foot of each side: eight characters.",
			Inputs: []Input{{ID: "id", Label: "Id", Kind: Line, Limit: 20, Check: check}}, DoneName: "look",
			Done: func(v map[string]string) Action {
				id, _ := runbook.ParseID(v["id"])
				return Go{To: Place{Screen: "verified", ID: id}, Instead: true}
			},
		},
	}
}

// verified says whether a page with an id is still right.
func verified(w World, p Place) Scene {
	s := Scene{Title: "Is it still right?", Crumb: []string{"Runbook", "is it still right?"}}
	for _, e := range runbook.Prints(w.A, p.ID) {
		s.add(Heading{Text: runbook.Name(e.Sheet)})
		s.add(paperWords(w, p.ID, e.Kept, e.On, runbook.Verify(w.A, e))...)
		if by := runbook.AgainBy(e.On); w.A.Day > by {
			s.add(Para{Text: "It was to be checked again by " + w.longDay(by) + ": read it through, and print it again. Use it until then.", Tone: Warn})
		}
	}
	if len(s.Body) == 0 {
		return nowhere(w, p)
	}
	s.add(rows(Row{Cells: []string{"The pages"}, Do: Go{To: Place{Screen: "runbook"}, Instead: true}}))
	return s
}

// printForm asks where the paper will be kept; writeForm asks for a file too.
func printForm(w World, p Place) Scene { return paperForm(w, p, false) }
func writeForm(w World, p Place) Scene { return paperForm(w, p, true) }

func paperForm(w World, p Place, file bool) Scene {
	name := pageNamed(p.ID)
	if name == "" {
		return nowhere(w, p)
	}
	kept := Input{ID: "kept", Label: "Where will the paper be kept? (may stay empty)", Help: "A place name. With one, the print is recorded, and Handrail says when a sheet is out of date.", Kind: Line, Limit: 80, Check: plainCheck}
	large := Input{ID: "large", Label: "Large print?", Kind: Confirm, Value: "no"}
	s := Scene{Title: name, Crumb: []string{"Runbook", name}, Keys: formKeys(w, p, choose("go on"))}
	if !file {
		s.Ask = &Ask{
			Title: "Print: " + name, Text: "The page is handed to the print system of this computer by its local socket. Printers and print servers may keep copies; a printer in an office is the wrong one.",
			Inputs: []Input{kept, large}, DoneName: "print",
			Done: func(v map[string]string) Action {
				return Leave{Then: Print{Page: p.ID, Kept: v["kept"], Large: v["large"] == "yes"}}
			},
		}
		return s
	}
	formats := []Option{{"pdf", "PDF"}, {"html", "HTML"}, {"md", "Markdown"}, {"text", "Plain text"}}
	s.Ask = &Ask{
		Title: "Write to a file: " + name,
		Text:  "The file is on the disk for anyone who can read it, and backups may copy it. It holds no secret, but it names your broker. Print it, then delete it.",
		Inputs: []Input{
			{ID: "format", Label: "Format", Kind: PickOne, Options: formats, Value: "pdf"},
			{ID: "path", Label: "Path of the file", Kind: Line, Value: "handrail-" + p.ID + ".pdf", Limit: 1000, Check: pathCheck},
			{ID: "printed", Label: "Will you print it from the file today?", Help: "Yes counts as printed: Handrail says when the paper is out of date.", Kind: Confirm, Value: "yes"},
			kept, large,
		},
		DoneName: "write",
		Done: func(v map[string]string) Action {
			return Leave{Then: Write{Page: p.ID, Format: v["format"], Path: v["path"], Kept: v["kept"], Large: v["large"] == "yes", Printed: v["printed"] == "yes"}}
		},
	}
	return s
}

// sheetsOf is a set or a sheet as it would be printed now.
func sheetsOf(w World, id string) *runbook.Document {
	return runbook.State(w.A, runbook.Options{Page: runbook.Kind(id), Paper: paper.Size(w.Paper), On: w.Today})
}

// page previews one page as it is printed.
func page(w World, p Place) Scene {
	name := pageNamed(p.ID)
	if name == "" {
		return nowhere(w, p)
	}
	printed := paperOf(w, p.ID)
	s := Scene{Title: name, Crumb: []string{"Runbook", name}}
	at := func(screen string) Action { return to(Place{Screen: screen, ID: p.ID}) }
	doc := sheetsOf(w, p.ID)
	s.Aside = printsState(w, doc)
	first, blanks := rows(), ""
	if alone := len(doc.Prints) == 1 && doc.Prints[0].Letter == "E"; len(doc.Missing) > 0 && !alone {
		s.add(Para{Text: "First, what only you know. What you leave out is a ruled blank."})
		for _, own := range doc.Missing {
			first.Rows = append(first.Rows, Row{Cells: []string{checklist.OwnContactName(own)}, Do: to(Place{Screen: "own", ID: own})})
		}
		blanks = ", with ruled blanks"
	}
	sides, leaves := doc.Sides()
	first.Rows = append(first.Rows,
		Row{Cells: []string{"Print it: " + Leaves(leaves, sides) + blanks}, Do: at("print")},
		Row{Cells: []string{"Write it to a file" + blanks}, Do: at("write")},
	)
	s.add(first)
	if printed != nil {
		s.add(paperWords(w, printed.ID, printed.Place, printed.PrintedOn, printed.Verdict)...)
	}
	s.add(Printed{Lines: strings.Split(strings.TrimRight(paper.Text(&doc.Document, previewWidth), "\n"), "\n")})
	s.Keys = keys(w, p, "choose print write back emergency help", key("print", at("print")), key("write", at("write")))
	return s
}

// Leaves says how much paper so many sides take.
func Leaves(sheets, sides int) string {
	if sides == 1 {
		return "1 sheet, one side"
	}
	return count(sheets, "sheet", "sheets") + ", both sides"
}
