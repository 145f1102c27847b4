package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// exportDoc is the document of handrail export.
type exportDoc struct {
	Schema   string `json:"schema"`
	File     string `json:"file"`
	Events   int    `json:"events"`
	Redacted bool   `json:"redacted"`
}

// importDoc is the document of handrail import.
type importDoc struct {
	Schema        string      `json:"schema"`
	File          string      `json:"file"`
	DryRun        bool        `json:"dry_run"`
	Events        int         `json:"events"` // in the file
	New           []saidDoc   `json:"new"`    // that the record did not have, newest first
	Lost          []lostDoc   `json:"lost"`   // looks in the file that do not count, and why
	Opened        []routeName `json:"opened"`
	Closed        []routeName `json:"closed"`
	NotApplicable []routeName `json:"not_applicable"` // were open, and by a fact do not apply now
}

// lostDoc is a look in the file that something in the record outranks.
type lostDoc struct {
	Subject string        `json:"subject"`
	Day     checklist.Day `json:"day"`
	Says    string        `json:"says"`
	Instead string        `json:"instead"` // what counts
	On      checklist.Day `json:"on"`      // the day of that
	Why     string        `json:"why"`
}

func (a *app) exportCommand() *cobra.Command {
	var redact, force bool
	c := &cobra.Command{
		Use:   "export FILE|-",
		Short: "The record in a sealed file",
		Long: "Writes the whole record into a file that is sealed with a passphrase, asked twice\n" +
			"or read from --passphrase-file. With --redact it is left without notes, reasons,\n" +
			"places, the call log and names of devices: for showing, not for importing. With -\n" +
			"it goes to standard output.",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.export(c.Context(), args[0], redact, force) },
	}
	c.Flags().BoolVar(&redact, "redact", false, "leave out your own words and names")
	c.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return c
}

func (a *app) export(ctx context.Context, file string, redact, force bool) error {
	if err := a.notAsOf(); err != nil {
		return err
	}
	toOutput := file == standardStream
	if toOutput {
		if err := a.forOutput("an export"); err != nil {
			return err
		}
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	switch info, err := os.Stat(file); {
	case toOutput:
	case err == nil && info.IsDir():
		return usageErrorf("name a file in it", "%q is a folder", file)
	case err == nil && a.isStore(s, file):
		return usageErrorf("name another file", "%q is where the record itself is", file)
	case err == nil && !force:
		return usageErrorf("name another file, or add --force to replace it", "there is a file %q already", file)
	}
	if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
		return usageErrorf("make it first, or name another", "there is no folder %q", filepath.Dir(file))
	}
	record := s.Record()
	if record.Len() == 0 {
		return usageErrorf("answer something first: handrail", "there is nothing to export")
	}
	if redact {
		record = checklist.Redact(record)
	}
	words, err := a.passphrase(ctx, store.Ask{Path: file, New: true})
	if err != nil {
		return err
	}
	a.progress("sealing %s", entries(record.Len()))
	if toOutput {
		sealed, err := store.Sealed(record, words)
		if err != nil {
			return fileProblem(err)
		}
		_, err = a.env.Out.Write(sealed)
		return err
	}
	if err := store.Export(file, record, words); err != nil {
		return fileProblem(err)
	}
	where := "the keyring"
	if s.Place().Kind != store.Keyring {
		where = "the place where the record is kept"
	}
	a.notice("", fmt.Sprintf("This copy has left %s: whoever has the file and its passphrase can read it, and erasing the record does not erase it.", where))
	doc := exportDoc{schemaName("export"), file, record.Len(), redact}
	how := "."
	if redact {
		how = ", redacted: without your own words, and with devices numbered."
	}
	return a.print(doc, scene.Lines(entries(doc.Events)+" in "+file+how))
}

// isStore reports whether a file is the sealed record itself.
func (a *app) isStore(s *session.Session, file string) bool {
	if s.Place().Kind != store.File {
		return false
	}
	x, err := os.Stat(file)
	y, err2 := os.Stat(s.Place().Path)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// fileProblem makes a problem with a named file one of wrong words: the record
// itself was not touched.
func fileProblem(err error) error {
	var p *store.Problem
	if errors.As(err, &p) {
		return &usageError{what: p.What, hint: p.Hint, err: err}
	}
	return err
}

// progress tells what takes a moment, where somebody watches.
func (a *app) progress(format string, args ...any) {
	if a.env.ErrTTY {
		fmt.Fprintf(a.env.Err, "handrail: "+format+"\n", args...)
	}
}

func (a *app) importCommand() *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Merge a record that was exported",
		Long: "Reads a file that handrail export wrote, or a sealed record, and merges it: what\n" +
			"is newer about the same thing counts, and nothing is lost. With --dry-run it\n" +
			"shows what would come in. A file that is damaged, foreign or sealed with another\n" +
			"passphrase is told, and nothing is touched.",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.importFile(c.Context(), args[0], dry) },
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "show what would come in and keep nothing")
	return c
}

func (a *app) importFile(ctx context.Context, file string, dry bool) error {
	if err := a.notAsOf(); err != nil {
		return err
	}
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		return usageErrorf("name a file that handrail export wrote", "there is no file %q", file)
	}
	words, err := a.passphrase(ctx, store.Ask{Path: file})
	if err != nil {
		return err
	}
	a.progress("opening %s", file)
	record, err := store.Import(file, words)
	if err != nil {
		return fileProblem(err)
	}
	s, err := a.toMergeInto(ctx, dry)
	if err != nil {
		return err
	}
	if record.Redacted() && s.Record().Len() > 0 && !s.Record().Redacted() {
		return usageErrorf("look at it apart from your record: handrail --store file:PATH import "+file, "%q was redacted for showing, and would overwrite your own words", file)
	}
	before := s.Assessment()
	merged := checklist.Merge(before.Record(), record)
	came, lost := merged.Without(before.Record()), merged.NotWinning(before.Record(), record)
	after := checklist.Assess(before.Catalogue, merged, before.Day)
	if !dry {
		a.progress("saving %s", entries(len(came)))
		kept, err := s.Merge(ctx, record)
		if err != nil {
			return err
		}
		if n := len(kept.Dropped); n > 0 {
			a.notice("", fmt.Sprintf("The record is full or has many entries about one thing: the oldest about %s were dropped.", number(n, "thing")))
		}
		after, lost = s.Assessment(), kept.Lost
		came = s.Record().Without(before.Record())
	}
	change := changeOf(before, after, came)
	doc := importDoc{schemaName("import"), file, dry, record.Len(), change.Kept, []lostDoc{}, change.Opened, change.Closed, change.NotApplicable}
	for _, l := range lost {
		doc.Lost = append(doc.Lost, lostDoc{l.Event.Subject, l.Event.Day, scene.Said(after.Catalogue, l.Event), scene.Said(after.Catalogue, l.To), l.To.Day, l.Why})
	}
	return a.print(doc, doc.text(change, came))
}

// toMergeInto opens the record. One that cannot be read is set aside, whole,
// since this brings back another; trying it moves nothing.
func (a *app) toMergeInto(ctx context.Context, dry bool) (*session.Session, error) {
	s, err := a.beginAnyway(ctx)
	if err != nil {
		return nil, err
	}
	if !s.Unreadable() {
		return s, s.Problem()
	}
	a.notice("", "What is there cannot be read: "+s.Problem().Error()+".")
	if dry {
		a.notice("", "It would be set aside, whole, and never overwritten.")
		return s, nil
	}
	names, err := s.Quarantine(ctx)
	if err != nil {
		return nil, err
	}
	a.notice("", "It is set aside, whole: "+strings.Join(names, ", ")+".")
	return s, nil
}

// countKinds counts events by kind, in order of the kind.
func countKinds(events []checklist.Event) []string {
	counts := make(map[checklist.Kind]int)
	for _, e := range events {
		counts[e.Kind]++
	}
	var out []string
	for k, n := range counts {
		out = append(out, fmt.Sprintf("%s: %d", oneline.Clean(string(k)), n))
	}
	slices.Sort(out)
	return out
}

// entries counts what a record holds.
func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// text says what an import brings.
func (d importDoc) text(change changeDoc, came []checklist.Event) scene.Scene {
	would := "came in"
	if d.DryRun {
		would = "would come in"
	}
	text := []string{fmt.Sprintf("%s: %s, of which %d %s.", d.File, entries(d.Events), len(came), would)}
	for _, n := range countKinds(came) {
		text = append(text, "- "+n)
	}
	if d.DryRun {
		for _, k := range d.New {
			text = append(text, k.Day.String()+"  "+k.Says)
		}
	}
	for _, l := range d.Lost {
		text = append(text, fmt.Sprintf("Does not count: %s (%s), because %s; this of %s does: %s", l.Says, l.Day, l.Why, l.On, l.Instead))
	}
	change.Kept = nil
	for _, b := range change.text().Body {
		text = append(text, b.(scene.Para).Text)
	}
	if d.DryRun {
		text = append(text, "Nothing was kept.")
	}
	return scene.Lines(text...)
}
