package scene

import (
	"errors"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
	"handrail/runbook"
)

// previewWidth is how many columns a page is previewed in.
const previewWidth = 76

// pages are the pages for paper, by the names that commands and prints use.
var pages = []struct{ id, name, what string }{
	{"emergency", "Emergency page", "one sheet: first actions and numbers"},
	{"home", "Home copy", "the emergency page, then everything else"},
	{"card", "Wallet card", "travels with you; names no broker"},
	{"helper", "Page for the one who helps", "for somebody who acts beside you, or for you"},
	{"all", "Everything", "home copy, page for the one who helps, and card"},
}

// pageNamed returns the name of a page, or "".
func pageNamed(id string) string {
	for _, pg := range pages {
		if pg.id == id {
			return pg.name
		}
	}
	return ""
}

// runbookPages lists the pages, and whether the printed ones are current.
func runbookPages(w World, p Place) Scene {
	s := Scene{ID: "runbook", Title: "Runbook", Crumb: []string{"Runbook"}, Aside: w.Store.Short}
	t := Table{Head: []string{"page", "", "on paper"}, Grow: 1}
	for _, pg := range pages {
		mark, state := NoMark, ""
		if pg.id != string(runbook.AllPages) {
			mark, state = paperState(w, paperOf(w, pg.id))
		}
		t.Rows = append(t.Rows, Row{Mark: mark, Cells: []string{pg.name, pg.what, state}, Do: to(Place{Screen: "page", ID: pg.id})})
	}
	s.Body = append(s.Body, t,
		Para{Text: "Never on paper: passwords, codes, account numbers, open routes, accepted risks. What only your hand may write is a ruled blank.", Tone: Quiet},
		rows(
			Row{Cells: []string{"Is a page that I hold still right?"}, Do: to(Place{Screen: "verify"})},
			Row{Cells: []string{"Rehearse from paper"}, Do: to(Place{Screen: "drill"})},
		))
	s.Keys = keys(w, p, "choose drill back emergency help", off("runbook", "this is the runbook"))
	return s
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

// paperWords says what is known of one print.
func paperWords(w World, id, kept string, printed checklist.Day, v runbook.Verdict) []Block {
	fields := []Field{{"Id", runbook.FormatID(id)}, {"Printed", longDay(printed)}}
	if kept != "" {
		fields = append(fields, Field{"Kept", kept})
	}
	out := []Block{}
	if v.State == runbook.Superseded {
		fields = append(fields, Field{"Out of date since", w.day(v.Since)})
		out = append(out, Fields{Items: fields}, Para{Text: "No longer right on it: " + sentence(strings.Join(v.Because, "; ")), Tone: Warn})
		return out
	}
	return append(out, Fields{Items: append(fields, Field{"On paper", "current"})})
}

// verify asks for the id of a page that one holds.
func verify(w World, p Place) Scene {
	check := func(s string) error {
		id, err := runbook.ParseID(s)
		if err != nil {
			return err
		}
		if _, ok := runbook.Find(w.A, id); !ok {
			return errors.New("no page with this id was printed from this record")
		}
		return nil
	}
	return Scene{
		ID: "verify", Title: "Is it still right?", Crumb: []string{"Runbook", "is it still right?"},
		Ask: &Ask{
			Title: "Is a page that you hold still right?", Text: "The id stands at the foot of each page: eight characters.",
			Inputs: []Input{{ID: "id", Label: "Id", Kind: Line, Limit: 20, Check: check}}, DoneSay: "look",
			Done: func(v map[string]string) Action {
				if check(v["id"]) != nil {
					return nil
				}
				id, _ := runbook.ParseID(v["id"])
				return Go{To: Place{Screen: "verified", ID: id}, Instead: true}
			},
		},
		Keys: formKeys(w, p, choose("look")),
	}
}

// verified says whether a page with an id is still right.
func verified(w World, p Place) Scene {
	s := Scene{ID: "verified", Title: "Is it still right?", Crumb: []string{"Runbook", "is it still right?"}}
	for _, e := range runbook.Prints(w.A, p.ID) {
		s.Body = append(s.Body, Heading{Text: pageNamed(e.Subject)})
		s.Body = append(s.Body, paperWords(w, p.ID, e.Value["kept"], e.Day, runbook.Verify(w.A, e))...)
	}
	if len(s.Body) == 0 {
		return nowhere(w, p)
	}
	s.Body = append(s.Body, rows(Row{Cells: []string{"The pages"}, Do: Go{To: Place{Screen: "runbook"}, Instead: true}}))
	s.Keys = keys(w, p, "choose back emergency help")
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
	kept := Input{ID: "kept", Label: "Where will the paper be kept? (may stay empty)", Help: "A place name. With one, the print is noted, and Handrail says when the page is out of date.", Kind: Line, Limit: 80, Check: paperCheck}
	large := Input{ID: "large", Label: "Large print?", Kind: Confirm, Value: "no"}
	s := Scene{ID: p.Screen, Title: name, Crumb: []string{"Runbook", name}, Keys: formKeys(w, p, choose("go on"))}
	if !file {
		s.Ask = &Ask{
			Title: "Print: " + name, Text: "The page is handed to the print system of this computer by its local socket. Printers and print servers may keep copies; a printer in an office is the wrong one.",
			Inputs: []Input{kept, large}, DoneSay: "print",
			Done: func(v map[string]string) Action {
				if paperCheck(v["kept"]) != nil {
					return nil
				}
				return Leave{Then: Print{Page: p.ID, Kept: v["kept"], Large: v["large"] == "yes"}}
			},
		}
		return s
	}
	formats := []Option{{"pdf", "PDF"}, {"html", "HTML"}, {"md", "Markdown"}, {"text", "Plain text"}}
	s.Ask = &Ask{
		Title: "Write to a file: " + name,
		Text:  "The file lies open on the disk, and backups may copy it. Print it, then delete it.",
		Inputs: []Input{
			{ID: "format", Label: "Format", Kind: PickOne, Options: formats, Value: "pdf"},
			{ID: "path", Label: "Path of the file", Kind: Line, Value: "handrail-" + p.ID + ".pdf", Limit: 1000, Check: pathCheck},
			kept, large,
		},
		DoneSay: "write",
		Done: func(v map[string]string) Action {
			if pathCheck(v["path"]) != nil || paperCheck(v["kept"]) != nil {
				return nil
			}
			return Leave{Then: Write{Page: p.ID, Format: v["format"], Path: v["path"], Kept: v["kept"], Large: v["large"] == "yes"}}
		},
	}
	return s
}

// page previews one page as it is printed.
func page(w World, p Place) Scene {
	name := pageNamed(p.ID)
	if name == "" {
		return nowhere(w, p)
	}
	printed := paperOf(w, p.ID)
	_, state := paperState(w, printed)
	s := Scene{ID: "page", Title: name, Crumb: []string{"Runbook", name}, Aside: state}
	at := func(screen string) Action { return to(Place{Screen: screen, ID: p.ID}) }
	s.Body = append(s.Body, rows(
		Row{Cells: []string{"Print it"}, Do: at("print")},
		Row{Cells: []string{"Write it to a file"}, Do: at("write")},
	))
	if printed != nil {
		s.Body = append(s.Body, paperWords(w, printed.ID, printed.Place, printed.PrintedOn, printed.Verdict)...)
	}
	doc := runbook.State(w.A, runbook.Options{Page: runbook.Kind(p.ID), Paper: paper.Size(w.Paper), On: w.Today})
	s.Body = append(s.Body, Printed{Lines: strings.Split(strings.TrimRight(paper.Text(&doc.Document, previewWidth), "\n"), "\n")})
	s.Keys = keys(w, p, "choose print write back emergency help", key("print", at("print")), key("write", at("write")))
	return s
}

// paperCheck refuses what cannot be printed, and what looks secret.
func paperCheck(s string) error {
	if err := plainCheck(s); err != nil {
		return err
	}
	return paper.Check(oneline.Clean(s))
}
