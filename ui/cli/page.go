package cli

import (
	"cmp"
	"slices"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
	"handrail/ui/session"
)

// pageFlags are what handrail runbook can be told.
type pageFlags struct {
	page, format, paper, out, kept string
	large, print, broker, blank    bool
	toOutput                       bool // -o -
}

// lists reports whether nothing is wanted but to hear which sheets there are.
func (f pageFlags) lists() bool { return f.page == "" && f.out == "" && !f.print && !f.toOutput }

// onlyWrites reports whether a page is written and not noted as printed.
func (f pageFlags) onlyWrites() bool {
	return (f.toOutput || f.out != "") && !f.print && f.kept == ""
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
	format, err := a.pageFormat(kind, f)
	if err != nil {
		return none, err
	}
	if looks := checklist.LooksSecret(f.kept); looks != "" {
		return none, usageErrorf("name the place in plain words: it is printed", "the place looks like %s", looks)
	}
	kept, err := words("the place", f.kept, true)
	if err != nil {
		return none, err
	}
	if f.kept != "" && !f.print && f.out == "" {
		return none, usageErrorf("add -o FILE or --print", "--kept says where paper lies, and nothing would be written or printed")
	}
	if f.print || f.kept != "" {
		if err := a.notAsOf(); err != nil {
			return none, err
		}
	}
	if f.out != "" {
		if err := a.mayReplace(f.out); err != nil {
			return none, err
		}
	}
	return session.Page{Kind: kind, Format: format, Paper: size, Large: f.large, Kept: kept, NameBroker: f.broker}, nil
}

// pageFormat is what a page is written as: as --format has it, else as the
// file's name ends. The long text is for reading and not for paper.
func (a *app) pageFormat(kind runbook.Kind, f pageFlags) (string, error) {
	ending := session.FormatOf(f.out)
	if ending == "" && f.format == "" {
		return "", usageErrorf("end it with .pdf, .html, .md or .txt, or add --format", "the format of %q is not known by its ending", f.out)
	}
	format := cmp.Or(f.format, ending)
	if !slices.Contains(session.Formats, format) {
		return "", unknown("format", format, session.Formats)
	}
	if kind == runbook.Full {
		if f.print || f.kept != "" || format == "pdf" || format == "text" && f.format+f.out != "" {
			return "", usageErrorf("use --format html or --format md", "the long text is for reading, not for paper")
		}
		if format == "text" {
			format = "md"
		}
	}
	if format == "pdf" && f.out == "" && !f.print && (a.env.OutTTY || a.flags.json) {
		return "", usageErrorf("write it to a file: -o FILE.pdf", "a PDF is not for a terminal")
	}
	return format, nil
}
