package cli

import (
	"cmp"
	"context"
	"errors"
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
	Page      string        `json:"page"`
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	PrintedOn checklist.Day `json:"printed_on"`
	AgainBy   checklist.Day `json:"again_by"`
	Paper     string        `json:"paper"`
	Large     bool          `json:"large"`
	Format    string        `json:"format"`
	Text      string        `json:"text"`    // the page, where it went to no file and is no PDF
	File      string        `json:"file"`    // where it was written, or empty
	Printed   bool          `json:"printed"` // handed to the print system
	Kept      bool          `json:"kept"`    // noted in the record as on paper
	Place     string        `json:"place"`   // where the paper is kept
	Warnings  []string      `json:"warnings"`
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
	large, print, broker           bool
}

func (a *app) runbookCommand() *cobra.Command {
	var f pageFlags
	c := &cobra.Command{
		Use:   "runbook",
		Short: "The pages for paper",
		Long: "Makes a page: emergency (one sheet), home (the whole home copy), card (wallet),\n" +
			"helper (for the one who helps), or all. --print hands it to the print system;\n" +
			"--print, or --kept PLACE with -o, notes the print, so that you are told when the\n" +
			"paper is no longer right.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.runbook(c.Context(), f) },
	}
	c.Flags().StringVar(&f.page, "page", "home", "emergency, home, card, helper or all")
	c.Flags().StringVar(&f.format, "format", "", "text, md, html or pdf (default: as FILE ends, else text)")
	c.Flags().StringVar(&f.paper, "paper", "", "a4 or letter (default: as chosen before, else as your locale prints)")
	c.Flags().StringVarP(&f.out, "output", "o", "", "write to this file, readable by you only")
	c.Flags().StringVar(&f.kept, "kept", "", "the place where the paper will lie, as a name only you need to understand")
	c.Flags().BoolVar(&f.large, "large", false, "18 point throughout")
	c.Flags().BoolVar(&f.print, "print", false, "print it")
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
	format := cmp.Or(f.format, formatOf(f.out))
	if !slices.Contains(session.Formats, format) {
		return none, unknown("format", format, session.Formats)
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
	return session.Page{Kind: kind, Format: format, Paper: size, Large: f.large, Kept: kept, NameBroker: f.broker}, nil
}

// formatOf is the format that the name of a file asks for.
func formatOf(file string) string {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".pdf":
		return "pdf"
	case ".html", ".htm":
		return "html"
	case ".md", ".markdown":
		return "md"
	}
	return "text"
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
	s, err := a.begin(ctx)
	if err != nil {
		return err
	}
	if p.On, err = a.printedOn(s.Assessment(), (toOutput || f.out != "") && !f.print && f.kept == ""); err != nil {
		return err
	}
	d := s.Document(p)
	doc := pageDoc{Schema: schemaName("runbook"), Page: string(d.Kind), ID: runbook.FormatID(d.ID), Title: d.Title, PrintedOn: d.Printed,
		AgainBy: d.Again, Paper: string(d.Size), Large: d.Large, Format: p.Format, Place: p.Kept, Warnings: []string{}}
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
	return a.give(doc, func() { a.pageText(doc, made) })
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
		a.line("%s handed to the printer, id %s.", doc.Title, doc.ID)
	default:
		a.line("%s written to %s, id %s.", doc.Title, doc.File, doc.ID)
		if !doc.Kept {
			a.notice("", "It is not noted as printed. Once it is on paper: the same again with --kept PLACE.")
		}
	}
	if doc.Kept {
		a.line("Noted: print it again by %s, or when handrail says that it is no longer right.", doc.AgainBy)
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
		return usageErrorf("it may be from another record, or was not noted when it was printed: print it again", "no page with the id %s was printed from this record", runbook.FormatID(id))
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
			a.line("%s, printed %s%s: %s", p.Page, p.PrintedOn, where, p.State)
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
