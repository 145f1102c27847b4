package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// pageFlags are what handrail runbook can be told.
type pageFlags struct {
	page, format, paper, out, kept string
	large, print, broker, blank    bool
}

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
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.runbook(c.Context(), f) },
	}
	c.Flags().StringVar(&f.page, "page", "", "home, emergency, card, helper, all, full, or E, A, B, C, G, H (default with -o and --print: home)")
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
		RunE: func(c *cobra.Command, args []string) error { return a.verify(c.Context(), strings.Join(args, "")) },
	})
	return c
}

// pageOf reads the flags; everything wrong with them is found before anything
// is opened or printed.
func (a *app) pageOf(f pageFlags) (session.Page, error) {
	var none session.Page
	kind, err := runbook.ParseKind(f.page)
	if err != nil {
		return none, unknown("page", f.page, texts(runbook.Kinds))
	}
	var size paper.Size
	if f.paper != "" {
		if size, err = paper.ParseSize(f.paper); err != nil {
			return none, unknown("paper", f.paper, []string{"a4", "letter"})
		}
	}
	ending := formatOf(f.out)
	if ending == "" && f.format == "" {
		return none, usageErrorf("end it with .pdf, .html, .md or .txt, or add --format", "the format of %q is not known by its ending", f.out)
	}
	format := cmp.Or(f.format, ending)
	if !slices.Contains(session.Formats, format) {
		return none, unknown("format", format, session.Formats)
	}
	if kind == runbook.Full {
		if f.print || f.kept != "" || format == "pdf" || format == "text" && f.format+f.out != "" {
			return none, usageErrorf("use --format html or --format md", "the long text is for reading, not for paper")
		}
		if format == "text" {
			format = "md"
		}
	}
	if looks := checklist.LooksSecret(f.kept); looks != "" {
		return none, usageErrorf("name the place in plain words: it is printed", "the place looks like %s", looks)
	}
	kept, err := words("the place", f.kept, true)
	if err != nil {
		return none, err
	}
	switch {
	case f.kept != "" && !f.print && f.out == "":
		return none, usageErrorf("add -o FILE or --print", "--kept says where paper lies, and nothing would be written or printed")
	case format == "pdf" && f.out == "" && !f.print && (a.env.OutTTY || a.flags.json):
		return none, usageErrorf("write it to a file: -o FILE.pdf", "a PDF is not for a terminal")
	}
	if f.print || f.kept != "" {
		if err := a.notAsOf(); err != nil {
			return none, err
		}
	}
	if f.out != "" && !a.force {
		if _, err := os.Stat(f.out); err == nil {
			return none, usageErrorf("name another file, or add --force to replace it", "there is a file %q already", f.out)
		}
	}
	return session.Page{Kind: kind, Format: format, Paper: size, Large: f.large, Kept: kept, NameBroker: f.broker}, nil
}

// formatOf is the format that the name of a file asks for, or empty where its
// ending is not known.
func formatOf(file string) string {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".pdf":
		return "pdf"
	case ".html", ".htm":
		return "html"
	case ".md", ".markdown":
		return "md"
	case ".txt", ".text":
		return "text"
	}
	if file == "" {
		return "text"
	}
	return ""
}

func (a *app) runbook(ctx context.Context, f pageFlags) error {
	toOutput := f.out == standardStream
	if f.out = orOutput(f.out); toOutput {
		if a.flags.json || f.format == "pdf" {
			if err := a.forOutput("a page"); err != nil {
				return err
			}
		}
		if f.print || f.kept != "" {
			return usageErrorf("leave -o out with --print; with --kept name the file", "what goes to standard output is not noted as printed")
		}
	}
	p, err := a.pageOf(f)
	if err != nil {
		return err
	}
	s, known, err := a.forPaper(ctx, p.Kind)
	if err != nil {
		return err
	}
	if f.page == "" && f.out == "" && !f.print && !toOutput {
		return a.sheetList(s.Assessment(), s.Document(p), printed(s, scene.Place{Screen: "runbook"}))
	}
	if p.On, err = a.printedOn(s.Assessment(), (toOutput || f.out != "") && !f.print && f.kept == ""); err != nil {
		return err
	}
	d := s.Document(p)
	if f.print && !f.blank && len(d.Prints) > 1 && a.env.InTTY && !a.flags.noInput && !a.flags.json {
		if err := a.askOwn(ctx, s, d.Missing); err != nil {
			return err
		}
		d = s.Document(p)
	}
	doc := document.RunbookOf(d, p)
	if !known || f.blank || d.Kind == runbook.Full || d.Kind == runbook.Card {
		doc.Missing = []string{}
	}
	warn := func(text string) {
		doc.Warnings = append(doc.Warnings, text)
		a.notice("", text)
	}
	var made []byte
	if f.out != "" || !f.print {
		if made, err = session.Set(d, p.Format); err != nil {
			return usageErrorf("use plain letters for the names of devices and places", "the page cannot be set: %v", err)
		}
	}
	if f.out != "" {
		if err := a.writeFile(f.out, made); err != nil {
			return err
		}
		doc.File = f.out
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
		doc.Printed = true
	}
	if f.print || p.Kept != "" {
		if _, err := s.KeepPrint(ctx, d, p.Kept); err != nil {
			return err
		}
		doc.Kept = true
	}
	if f.out == "" && !f.print && p.Format != "pdf" {
		doc.Text = string(made)
	}
	if doc.File == "" && !doc.Printed {
		err = a.printText(doc, true, string(made))
	} else {
		err = a.print(doc, a.made(doc))
	}
	if err == nil && len(doc.Missing) > 0 {
		err = errAttention
	}
	return err
}

// forPaper opens the record. The emergency sheet needs none.
func (a *app) forPaper(ctx context.Context, k runbook.Kind) (s *session.Session, known bool, err error) {
	s, err = a.reading(ctx)
	if err == nil || k != runbook.Emergency {
		return s, true, err
	}
	c, err := a.loadCatalogue()
	if err != nil {
		return nil, false, err
	}
	return a.beginAtOnce(ctx, c), false, nil
}

// sheetList tells which sheets there are, and which are out of date.
func (a *app) sheetList(as *checklist.Assessment, home *runbook.Document, text scene.Scene) error {
	doc := document.SheetsOf(as, home)
	body := []scene.Block{scene.Para{Text: "The set that stays at home: " + scene.Leaves(doc.Leaves, doc.Sides) + "."}, scene.Heading{}}
	body = append(body, text.Body...)
	body = append(body, scene.SheetsMade(nil, doc.Missing, "Print the set: handrail runbook --print").Body...)
	return a.shown(view{doc, scene.Document("", "", body...), len(doc.Missing) > 0})
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
	return usageErrorf("use plain letters for the names of devices and places", "the page cannot be set: %v", err)
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
func (a *app) verify(ctx context.Context, typed string) error {
	id, err := runbook.ParseID(typed)
	if err != nil {
		return usageErrorf("", "%v", err)
	}
	return a.look(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		prints := runbook.Prints(as, id)
		if len(prints) == 0 {
			return view{}, usageErrorf("it may be from another record, or was not recorded when it was printed: print it again", "no sheet with the id %s was printed from this record", runbook.FormatID(id))
		}
		doc := document.VerifyOf(as, id, prints)
		return view{doc, scene.Verified(s.World(), id), doc.State == string(runbook.Superseded)}, nil
	})
}
