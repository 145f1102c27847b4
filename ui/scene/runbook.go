package scene

import (
	"strings"

	"handrail/checklist"
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
	t := Table{Head: []string{"page", "what it is", "on paper"}, Grow: 1}
	for _, pg := range pages {
		mark, state := paperState(w, pg.id)
		t.Rows = append(t.Rows, Row{Mark: mark, Cells: []string{pg.name, pg.what, state}, Do: to(Place{Screen: "page", ID: pg.id})})
	}
	s.Body = append(s.Body, t,
		Para{Text: "Never on paper: passwords, codes, account numbers, open routes, accepted risks. What only your hand may write is a ruled blank.", Tone: Quiet},
		rows(Row{Cells: []string{"Rehearse from paper"}, Do: to(Place{Screen: "drill"})}))
	s.Keys = keys(w, p, "choose drill back emergency help", off("runbook", "this is the runbook"))
	return s
}

// paperState says whether the newest print of a page is current.
func paperState(w World, id string) (Mark, string) {
	e, ok := w.A.Record().Newest(checklist.KindPrint, id)
	if !ok {
		return Empty, "not printed"
	}
	return Done, "printed " + w.day(e.Day)
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
	_, state := paperState(w, p.ID)
	s := Scene{ID: "page", Title: name, Crumb: []string{"Runbook", name}, Aside: state}
	at := func(screen string) Action { return to(Place{Screen: screen, ID: p.ID}) }
	s.Body = append(s.Body, rows(
		Row{Cells: []string{"Print it"}, Do: at("print")},
		Row{Cells: []string{"Write it to a file"}, Do: at("write")},
	))
	doc := runbook.State(w.A, runbook.Options{Page: runbook.Kind(p.ID), Paper: runbook.Paper(w.Paper), On: w.Today})
	s.Body = append(s.Body, Printed{Lines: strings.Split(strings.TrimRight(runbook.Text(doc, previewWidth), "\n"), "\n")})
	s.Keys = keys(w, p, "choose print write back emergency help", key("print", at("print")), key("write", at("write")))
	return s
}

// paperCheck refuses what cannot be printed.
func paperCheck(s string) error {
	if err := noteCheck(s); err != nil {
		return err
	}
	return runbook.CheckText(Clean(s))
}
