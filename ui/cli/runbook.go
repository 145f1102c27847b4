package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
	"handrail/runbook"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// pageDoc is the document of handrail runbook.
type pageDoc struct {
	Schema    string        `json:"schema"`
	Page      string        `json:"page"` // what was asked for, or empty: a list of what there is
	Title     string        `json:"title"`
	PrintedOn checklist.Day `json:"printed_on"`
	AgainBy   checklist.Day `json:"again_by"`
	Paper     string        `json:"paper"`
	Large     bool          `json:"large"`
	Format    string        `json:"format"`
	Leaves    int           `json:"leaves"` // sheets of paper, printed on both sides
	Sides     int           `json:"sides"`
	Sheets    []sheetDoc    `json:"sheets"`
	Missing   []string      `json:"missing"` // what only the person has, left as ruled blanks
	Text      string        `json:"text"`    // the page, where it went to no file and is no PDF
	File      string        `json:"file"`    // where it was written, or empty
	Printed   bool          `json:"printed"` // handed to the print system
	Kept      bool          `json:"kept"`    // recorded as on paper
	Place     string        `json:"place"`   // where the paper is kept
	Warnings  []string      `json:"warnings"`
}

// sheetDoc is one sheet: what it is, and what is known of it on paper.
type sheetDoc struct {
	Sheet     string        `json:"sheet"`
	Name      string        `json:"name"`
	What      string        `json:"what"`
	Needed    bool          `json:"needed"`
	ID        string        `json:"id"`         // of this document, or of the newest print in a list
	PrintedOn checklist.Day `json:"printed_on"` // of the newest print
	State     string        `json:"state"`      // current or superseded, or empty: never printed
	Because   []string      `json:"because"`
}

// verifyDoc is the document of handrail runbook verify.
type verifyDoc struct {
	Schema string       `json:"schema"`
	ID     string       `json:"id"`
	State  string       `json:"state"` // current or superseded: the worst of its pages
	Pages  []verdictDoc `json:"pages"`
}

type verdictDoc struct {
	Page      string        `json:"page"`
	PrintedOn checklist.Day `json:"printed_on"`
	Place     string        `json:"place"`
	State     string        `json:"state"`
	Since     checklist.Day `json:"since"`
	Because   []string      `json:"because"`
}

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
	doc := pageDoc{Schema: schemaName("runbook"), Page: string(d.Kind), Title: d.Title, PrintedOn: d.Printed, AgainBy: d.Again, Paper: string(d.Size), Large: d.Large,
		Format: p.Format, Place: p.Kept, Sheets: []sheetDoc{}, Missing: nonNil(d.Missing), Warnings: []string{}}
	doc.Sides = len(paper.Sheets(&d.Document))
	doc.Leaves = d.Leaves()
	for _, print := range d.Prints {
		doc.Sheets = append(doc.Sheets, sheetDoc{Sheet: print.Letter, Name: runbook.Name(print.Letter), Needed: true, ID: runbook.FormatID(print.ID), PrintedOn: d.Printed, Because: []string{}})
	}
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
		warn(leaves(doc.Leaves, doc.Sides) + ".")
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
	if err != nil {
		return err
	}
	return missing(doc)
}

// askOwn asks on the terminal for what only the person has. An empty line leaves
// a ruled blank.
func (a *app) askOwn(ctx context.Context, s *session.Session, missing []string) error {
	in := bufio.NewReader(io.LimitReader(heard{ctx, a.env.In}, store.MaxPassphrase))
	for _, own := range checklist.OwnContacts {
		for slices.Contains(missing, own.ID) {
			fmt.Fprintf(a.env.Err, "%s (Enter leaves a ruled blank): ", own.Ask)
			line, err := in.ReadString('\n')
			if err != nil {
				return ctx.Err() // the lines end: what is missing stays a blank
			}
			e, err := checklist.ContactEntry(own.ID, oneline.Words(line))
			if err != nil {
				a.notice("", upperFirst(err.Error())+".")
				continue
			}
			if len(e.Value) > 0 {
				if _, err := s.Do(ctx, scene.Say{Events: []checklist.Entry{e}}); err != nil {
					return err
				}
				a.notice("", upperFirst(scene.OwnNotice(s.World(), e))+".")
			}
			break
		}
	}
	return nil
}

// missing is an error that asks for attention where a number only the person has
// is a ruled blank.
func missing(doc pageDoc) error {
	if len(doc.Missing) > 0 {
		return errAttention
	}
	return nil
}

// leaves says how much paper a document takes.
func leaves(n, sides int) string {
	if sides == 1 {
		return "1 sheet, one side"
	}
	return number(n, "sheet") + ", both sides"
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
	doc := pageDoc{Schema: schemaName("runbook"), Sheets: []sheetDoc{}, Missing: nonNil(home.Missing), Warnings: []string{}, Leaves: home.Leaves(), Sides: len(paper.Sheets(&home.Document)), Paper: string(home.Size), PrintedOn: home.Printed, AgainBy: home.Again}
	printed := runbook.Printed(as)
	state := func(letter string) (out sheetDoc) {
		out.Because = []string{}
		for _, p := range printed {
			if string(p.Page) == letter {
				out.ID, out.PrintedOn, out.State, out.Because = runbook.FormatID(p.ID), p.PrintedOn, string(p.State), nonNil(p.Because)
			}
		}
		return out
	}
	for _, s := range runbook.Sheets(as) {
		d := state(s.Letter)
		d.Sheet, d.Name, d.What, d.Needed = s.Letter, runbook.Name(s.Letter), s.What, s.Needed
		doc.Sheets = append(doc.Sheets, d)
	}
	body := []scene.Block{scene.Para{Text: "The set that stays at home: " + leaves(doc.Leaves, doc.Sides) + "."}, scene.Heading{}}
	body = append(body, text.Body...)
	body = append(body, scene.SheetsMade(nil, doc.Missing, "Print the set: handrail runbook --print").Body...)
	if err := a.print(doc, scene.Document("", "", body...)); err != nil {
		return err
	}
	return missing(doc)
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
func (a *app) made(doc pageDoc) scene.Scene {
	did := "written to " + doc.File
	if doc.Printed {
		did = "handed to the printer"
	}
	lines := []string{fmt.Sprintf("%s %s: %s.", doc.Title, did, leaves(doc.Leaves, doc.Sides))}
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
		doc := verifyDoc{Schema: schemaName("runbook-verify"), ID: runbook.FormatID(id), State: string(runbook.Current), Pages: []verdictDoc{}}
		for _, e := range prints {
			v := runbook.Verify(as, e)
			if v.State == runbook.Superseded {
				doc.State = string(v.State)
			}
			doc.Pages = append(doc.Pages, verdictDoc{e.Subject, e.Day, e.Value["kept"], string(v.State), v.Since, nonNil(v.Because)})
		}
		return view{doc, scene.Verified(s.World(), id), doc.State == string(runbook.Superseded)}, nil
	})
}
