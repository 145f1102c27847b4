package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"handrail/runbook"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) runbookCommand() *cobra.Command {
	var f pageFlags
	c := &cobra.Command{
		Use:   "runbook",
		Short: "The sheets for paper",
		Long: "Without --page, -o or --print: which sheets there are, how many, and which are out of\n" +
			"date. A page is home (the set), emergency (sheet E), card (wallet), helper (sheet H),\n" +
			"all, full (the long text, html or md), or the letter of a sheet. --print, or --kept\n" +
			"PLACE with -o, records the print of each sheet, so that you are told when it is out of\n" +
			"date. Exit status 1: a number only you have is missing and is a ruled blank.",
		Example: "  handrail runbook --page emergency --print\n  handrail runbook -o home.pdf --kept 'blue drawer'\n  handrail runbook --page B --large -o b.pdf --blank",
		RunE:    func(c *cobra.Command, _ []string) error { return a.runbook(c.Context(), f) },
	}
	c.Flags().StringVar(&f.page, "page", "", strings.Join(texts(runbook.Kinds), ", ")+" (default with -o and --print: home)")
	c.Flags().StringVar(&f.format, "format", "", "text, md, html or pdf (default: as FILE ends, else text)")
	c.Flags().StringVar(&f.paper, "paper", "", "a4 or letter (default: as chosen before, else as your locale prints)")
	c.Flags().StringVarP(&f.out, "output", "o", "", "write to this file, readable by you only")
	c.Flags().StringVar(&f.kept, "kept", "", "the place where the paper will lie, as a name only you need to understand")
	c.Flags().BoolVar(&a.force, "force", false, "replace a file that is there")
	c.Flags().BoolVar(&f.large, "large", false, "18 point throughout")
	c.Flags().BoolVar(&f.print, "print", false, "print it")
	c.Flags().BoolVar(&f.blank, "blank", false, "leave what only you have as ruled blanks")
	c.Flags().BoolVar(&f.broker, "name-broker", false, "let the wallet card name the broker")
	completesFlag(c, "page", func() []string { return texts(runbook.Kinds) })
	completesFlag(c, "format", func() []string { return session.Formats })
	completesFlag(c, "paper", func() []string { return []string{"a4", "letter"} })
	c.AddCommand(&cobra.Command{
		Use:   "verify ID",
		Short: "Whether a printed page is still right",
		Long: "Takes the id from the foot of a page. Exit status 1: it is superseded; 2: no page\n" +
			"of that id was printed from this record.",
		Args: cobra.MinimumNArgs(1),
		RunE: a.verify,
	})
	return c
}

func (a *app) runbook(ctx context.Context, f pageFlags) error {
	if err := a.mayGoToOutput(&f); err != nil {
		return err
	}
	p, err := a.pageOf(f)
	if err != nil {
		return err
	}
	s, known, err := a.forPaper(ctx, p.Kind)
	if err != nil {
		return err
	}
	if f.lists() {
		return a.sheetList(s, p)
	}
	if p.On, err = a.printedOn(s.Assessment(), f.onlyWrites()); err != nil {
		return err
	}
	d, err := a.filledIn(ctx, s, p, f)
	if err != nil {
		return err
	}
	if !known || f.blank || d.Kind == runbook.Full || d.Kind == runbook.Card {
		d.Missing = nil
	}
	if f.out == "" && !f.print {
		err = a.page(d, p)
	} else {
		err = a.onPaper(ctx, s, d, p, f)
	}
	if err == nil && len(d.Missing) > 0 {
		err = errAttention
	}
	return err
}

// filledIn makes a document, and asks first for what only the person has where a
// set is printed and somebody is there to ask.
func (a *app) filledIn(ctx context.Context, s *session.Session, p session.Page, f pageFlags) (*runbook.Document, error) {
	d := s.Document(p)
	if !f.print || f.blank || len(d.Prints) <= 1 || !a.env.InTTY || a.flags.noInput || a.flags.json {
		return d, nil
	}
	if err := a.askOwn(ctx, s, d.Missing); err != nil {
		return nil, err
	}
	return s.Document(p), nil
}

// mayGoToOutput reads -o - and refuses what cannot go to standard output.
func (a *app) mayGoToOutput(f *pageFlags) error {
	switch f.toOutput = f.out == standardStream; {
	case !f.toOutput:
		return nil
	case f.print || f.kept != "":
		return usageErrorf("leave -o out with --print; with --kept name the file", "what goes to standard output is not noted as printed")
	case a.flags.json || f.format == "pdf":
		if err := a.forOutput("a page"); err != nil {
			return err
		}
	}
	f.out = ""
	return nil
}

// onPaper writes, prints and records a document as the flags have it, and tells
// what became of it.
func (a *app) onPaper(ctx context.Context, s *session.Session, d *runbook.Document, p session.Page, f pageFlags) error {
	doc := document.RunbookOf(d, p)
	doc.File, doc.Printed, doc.Kept = f.out, f.print, f.print || p.Kept != ""
	warn := func(text string) {
		doc.Warnings = append(doc.Warnings, text)
		a.notice("", text)
	}
	if f.out != "" {
		made, err := session.Set(d, p.Format)
		if err != nil {
			return cannotSet(err)
		}
		if err := a.writeFile(f.out, made); err != nil {
			return err
		}
		if text := session.Leaves(f.out); text != "" {
			warn(upperFirst(text) + ".")
		}
	}
	if f.print {
		warn(scene.Leaves(doc.Leaves, doc.Sides) + ".")
		warn(session.PrintWords)
		if err := a.printOut(ctx, d); err != nil {
			return err
		}
	}
	if doc.Kept {
		if _, err := s.KeepPrint(ctx, d, p.Kept); err != nil {
			return err
		}
	}
	return a.print(doc, a.made(doc))
}

// page writes a document to standard output: as it is, or within the JSON.
func (a *app) page(d *runbook.Document, p session.Page) error {
	made, err := session.Set(d, p.Format)
	if err != nil {
		return cannotSet(err)
	}
	if !a.flags.json {
		_, err := a.env.Out.Write(made)
		return err
	}
	doc := document.RunbookOf(d, p)
	if p.Format != "pdf" {
		doc.Text = string(made)
	}
	return a.print(doc, scene.Scene{})
}

func cannotSet(err error) error {
	return usageErrorf("use plain letters for the names of devices and places", "the page cannot be set: %v", err)
}

// forPaper opens the record. The emergency sheet needs none.
func (a *app) forPaper(ctx context.Context, k runbook.Kind) (s *session.Session, known bool, err error) {
	s, err = a.reading(ctx)
	if err == nil || k.NeedsRecord() {
		return s, true, err
	}
	c, err := a.loadCatalogue()
	if err != nil {
		return nil, false, err
	}
	return a.beginAtOnce(ctx, c), false, nil
}

// sheetList tells which sheets there are, and which are out of date.
func (a *app) sheetList(s *session.Session, p session.Page) error {
	doc := document.SheetsOf(s.Assessment(), s.Document(p))
	return a.shown(view{doc, func() scene.Scene {
		body := []scene.Block{scene.Para{Text: "The set that stays at home: " + scene.Leaves(doc.Leaves, doc.Sides) + "."}, scene.Heading{}}
		body = append(body, printed(s, scene.Place{Screen: "runbook"}).Body...)
		return scene.Document("", "", append(body, scene.SheetsMade(nil, doc.Missing, "Print the set: handrail runbook --print").Body...)...)
	}, len(doc.Missing) > 0})
}

// printOut hands a document to the print system.
func (a *app) printOut(ctx context.Context, d *runbook.Document) error {
	err := session.Print(ctx, a.env.Run, a.env.System, d)
	var outside *session.OutsideError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &outside):
		return &outsideError{what: outside.Error(), hint: "write it to a file with -o FILE.pdf and print that by hand"}
	}
	return cannotSet(err)
}

// made says what became of the sheets.
func (a *app) made(doc document.Runbook) scene.Scene {
	did := "written to " + doc.File
	if doc.Printed {
		did = "handed to the printer"
	}
	lines := []string{fmt.Sprintf("%s %s: %s.", doc.Title, did, scene.Leaves(doc.Leaves, doc.Sides))}
	for _, sheet := range doc.Sheets {
		lines = append(lines, sheet.Name+", id "+sheet.ID)
	}
	then := "Then rehearse from it: handrail drill"
	switch {
	case doc.Kept:
		lines = append(lines, fmt.Sprintf("Recorded. Check again by %s; handrail says when a sheet is out of date.", doc.AgainBy))
	case !doc.Printed:
		a.notice("", "It is not recorded as printed. Once it is on paper: the same again with --kept PLACE.")
		then = ""
	}
	return scene.SheetsMade(lines, doc.Missing, then)
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// verify says whether a printed page is still right.
func (a *app) verify(c *cobra.Command, args []string) error {
	id, err := runbook.ParseID(strings.Join(args, ""))
	if err != nil {
		return usageErrorf("", "%v", err)
	}
	return a.looks(func(s *session.Session, _ []string) (view, error) {
		as := s.Assessment()
		prints := runbook.Prints(as, id)
		if len(prints) == 0 {
			return view{}, usageErrorf("it may be from another record, or was not recorded when it was printed: print it again", "no sheet with the id %s was printed from this record", runbook.FormatID(id))
		}
		doc := document.VerifyOf(as, id, prints)
		return view{doc, func() scene.Scene { return scene.Verified(s.World(), id) }, doc.State == string(runbook.Superseded)}, nil
	})(c, nil)
}
