package cli

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
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
	force                          bool
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
	c.Flags().BoolVar(&f.large, "large", false, "18 point throughout")
	c.Flags().BoolVar(&f.print, "print", false, "print it")
	c.Flags().BoolVar(&f.blank, "blank", false, "leave what only you have as ruled blanks")
	c.Flags().BoolVar(&f.force, "force", false, "write over a file that is there")
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
	if err := paper.Check(kept); err != nil {
		return none, usageErrorf("name the place in plain letters", "the place cannot be printed: %v", err)
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
	if f.out != "" && !f.force {
		if _, err := os.Stat(f.out); err == nil {
			return none, usageErrorf("name another file, or add --force", "%q is there already", f.out)
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
		return a.sheetList(s.Assessment(), s.Document(p))
	}
	if p.On, err = a.printedOn(s.Assessment(), (toOutput || f.out != "") && !f.print && f.kept == ""); err != nil {
		return err
	}
	d := s.Document(p)
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
	if err := a.give(doc, func() { a.pageText(doc, made) }); err != nil {
		return err
	}
	return missing(doc)
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
	s, err = a.begin(ctx)
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
func (a *app) sheetList(as *checklist.Assessment, home *runbook.Document) error {
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
	if err := a.give(doc, func() {
		a.line("The set that stays at home: %s.", leaves(doc.Leaves, doc.Sides))
		var rows [][]string
		for _, s := range doc.Sheets {
			on := "not printed"
			switch {
			case !s.Needed:
				on = "not needed"
			case s.State != "":
				on = "printed " + s.PrintedOn.String() + ", " + s.State
			}
			rows = append(rows, []string{s.Name, on, s.ID})
		}
		a.printf("%s", columns(rows, 3))
		a.missingText(doc.Missing)
		a.line("Print the set: handrail runbook --print")
	}); err != nil {
		return err
	}
	return missing(doc)
}

// missingText says what is to be filled in by hand.
func (a *app) missingText(ids []string) {
	for _, own := range checklist.OwnContacts {
		if slices.Contains(ids, own.ID) {
			a.para("", "By hand, on sheet E: "+own.Ask+".")
		}
	}
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

func (a *app) pageText(doc pageDoc, made []byte) {
	switch {
	case doc.File == "" && !doc.Printed:
		_, _ = a.env.Out.Write(made)
		return
	case doc.Printed:
		a.line("%s handed to the printer: %s.", doc.Title, leaves(doc.Leaves, doc.Sides))
	default:
		a.line("%s written to %s: %s.", doc.Title, doc.File, leaves(doc.Leaves, doc.Sides))
		if !doc.Kept {
			a.notice("", "It is not recorded as printed. Once it is on paper: the same again with --kept PLACE.")
		}
	}
	for _, sheet := range doc.Sheets {
		a.line("  %s, id %s", sheet.Name, sheet.ID)
	}
	if doc.Kept {
		a.line("Recorded. Check again by %s; handrail says when a sheet is out of date.", doc.AgainBy)
	}
	a.missingText(doc.Missing)
	if doc.Kept || doc.Printed {
		a.line("Then rehearse from it: handrail drill")
	}
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// verify says whether a printed page is still right.
func (a *app) verify(ctx context.Context, typed string) error {
	id, err := runbook.ParseID(typed)
	if err != nil {
		return usageErrorf("", "%v", err)
	}
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	prints := runbook.Prints(as, id)
	if len(prints) == 0 {
		return usageErrorf("it may be from another record, or was not recorded when it was printed: print it again", "no sheet with the id %s was printed from this record", runbook.FormatID(id))
	}
	doc := verifyDoc{Schema: schemaName("runbook-verify"), ID: runbook.FormatID(id), State: string(runbook.Current), Pages: []verdictDoc{}}
	for _, e := range prints {
		v := runbook.Verify(as, e)
		if v.State == runbook.Superseded {
			doc.State = string(v.State)
		}
		doc.Pages = append(doc.Pages, verdictDoc{e.Subject, e.Day, e.Value["kept"], string(v.State), v.Since, nonNil(v.Because)})
	}
	if err := a.give(doc, func() {
		for _, p := range doc.Pages {
			where := ""
			if p.Place != "" {
				where = ", kept: " + p.Place
			}
			a.line("%s, printed %s%s: %s", runbook.Name(p.Page), p.PrintedOn, where, p.State)
			if p.State == string(runbook.Superseded) {
				a.line("  Since %s, because of:", p.Since)
				for _, why := range p.Because {
					a.hang("  - ", why)
				}
			}
		}
	}); err != nil {
		return err
	}
	if doc.State == string(runbook.Superseded) {
		return errAttention
	}
	return nil
}
