package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/internal/process"
	"handrail/runbook"
	"handrail/store"
)

// Page says which page is wanted and how.
type Page struct {
	Kind       runbook.Kind
	Format     string     // text, md, html or pdf
	Paper      paper.Size // empty: as chosen before, else as the locale prints
	Large      bool
	On         checklist.Day // printed on; none: today
	Kept       string        // the place where the paper will lie
	NameBroker bool          // the card names the broker
}

// Formats lists the formats of a page.
var Formats = []string{"text", "md", "html", "pdf"}

// FormatOf is the format that the name of a file asks for, or empty where its
// ending is not known.
func FormatOf(file string) string {
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

// pageWidth is how many columns a page has as text.
const pageWidth = 76

// Document makes a page as it would be printed now.
func (s *Session) Document(p Page) *runbook.Document {
	w := s.World()
	size := cmp.Or(p.Paper, paper.Size(w.Paper), paper.DefaultSize(s.set.Locale))
	return runbook.State(w.A, runbook.Options{
		Page: p.Kind, Paper: size, Large: p.Large, On: cmp.Or(p.On, w.Today), NameBroker: p.NameBroker,
	})
}

// Set writes a document in a format.
func Set(d *runbook.Document, format string) ([]byte, error) {
	switch format {
	case "text":
		return []byte(paper.Text(&d.Document, pageWidth)), nil
	case "md":
		return []byte(paper.Markdown(&d.Document)), nil
	case "html":
		return paper.HTML(&d.Document), nil
	case "pdf":
		return paper.PDF(&d.Document)
	}
	return nil, fmt.Errorf("%q is not a format: text, md, html or pdf", format)
}

// KeepPrint records that a document is on paper, so that you are told when the
// paper is out of date.
func (s *Session) KeepPrint(ctx context.Context, d *runbook.Document, kept string) ([]checklist.Event, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.say(ctx, runbook.Printing(d, kept)...)
}

// mayKeep refuses what could not be kept afterwards, before anything is
// printed.
func (s *Session) mayKeep() error {
	switch {
	case s.set.On != 0:
		return ErrReadOnly
	case s.problem != nil:
		return s.problem
	}
	return nil
}

// writePage writes a page to a file for the screens, and keeps that it is
// printed where that was answered or a place is named.
func (s *Session) writePage(ctx context.Context, p Page, path string, printed bool) (string, error) {
	if printed = printed || p.Kept != ""; printed {
		if err := s.mayKeep(); err != nil {
			return "", err
		}
	}
	d := s.Document(p)
	b, err := Set(d, p.Format)
	if err != nil {
		return "", err
	}
	if err := store.WriteFile(path, b, 0o600); err != nil {
		return "", fmt.Errorf("%s cannot be written: %w", path, err)
	}
	notice := "written: " + whole(path)
	if words := Leaves(path); words != "" {
		notice += "; " + words
	}
	if !printed {
		return notice + "; not counted as printed", nil
	}
	if _, err := s.say(ctx, runbook.Printing(d, p.Kept)...); err != nil {
		return "", err
	}
	return notice + "; counted as printed", nil
}

// whole is a path with its folder, so that the file is found again.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// printPage prints a page for the screens and keeps that it was printed.
func (s *Session) printPage(ctx context.Context, p Page) (string, error) {
	if err := s.mayKeep(); err != nil {
		return "", err
	}
	d := s.Document(p)
	if err := Print(ctx, s.set.Run, s.set.Store.System, d); err != nil {
		what := err
		var outside *OutsideError
		if errors.As(err, &outside) { // the name of the program says nothing to a person
			what = outside.Err
		}
		return "", &store.Problem{What: what.Error(), Hint: "write the page to a file with w, and print that elsewhere", Err: err}
	}
	if _, err := s.say(ctx, runbook.Printing(d, p.Kept)...); err != nil {
		return "", fmt.Errorf("the page is printed, but that could not be kept: %w", err)
	}
	return "handed to the printer: " + d.Title, nil
}

// ErrNoProgram is what Run returns where no program has that name.
var ErrNoProgram = process.ErrNoProgram
