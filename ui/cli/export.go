package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) exportCommand() *cobra.Command {
	var redact bool
	c := &cobra.Command{
		Use:   "export FILE|-",
		Short: "The record in a sealed file",
		Long: "Writes the whole record into a file that is sealed with a passphrase, asked twice\n" +
			"or read from --passphrase-file. With --redact it is left without notes, reasons,\n" +
			"places, the call log and names of devices: for showing, not for importing. With -\n" +
			"it goes to standard output.",
		RunE: func(c *cobra.Command, args []string) error { return a.export(c.Context(), args[0], redact) },
	}
	c.Flags().BoolVar(&redact, "redact", false, "leave out your own words and names")
	c.Flags().BoolVar(&a.force, "force", false, "replace a file that is there")
	return c
}

func (a *app) export(ctx context.Context, file string, redact bool) error {
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
	if !toOutput {
		if a.isStore(s, file) {
			return usageErrorf("name another file", "%q is where the record itself is", file)
		}
		if err := a.mayWrite(file); err != nil {
			return err
		}
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
	a.progress("sealing %s", document.Entries(record.Len()))
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
	return a.exported(s, document.Export{File: file, Events: record.Len(), Redacted: redact})
}

// exported tells what was written, and that it is out of reach now.
func (a *app) exported(s *session.Session, doc document.Export) error {
	where, how := "the keyring", "."
	if s.Place().Kind != store.Keyring {
		where = "the place where the record is kept"
	}
	if doc.Redacted {
		how = ", redacted: without your own words, and with devices numbered."
	}
	a.notice("", fmt.Sprintf("This copy has left %s: anyone who has the file and its passphrase can read it, and erasing the record does not erase it.", where))
	return a.print(doc, scene.Lines(document.Entries(doc.Events)+" in "+doc.File+how))
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
		a.progress("saving %s", document.Entries(len(came)))
		kept, err := s.Merge(ctx, record)
		if err != nil {
			return err
		}
		if n := len(kept.Dropped); n > 0 {
			a.notice("", fmt.Sprintf("The record is full or has many entries about one thing: the oldest about %s were dropped.", number(n, "thing")))
		}
		if s.World().Reminders == "none" {
			a.notice("", "Reminders on this computer: none yet. To have them: handrail remind --help")
		}
		after, lost = s.Assessment(), kept.Lost
		came = s.Record().Without(before.Record())
	}
	change := document.ChangeOf(before, after, came)
	doc := document.Import{File: file, DryRun: dry, Events: record.Len(), New: change.Kept, Opened: change.Opened, Closed: change.Closed, NotApplicable: change.NotApplicable}
	for _, l := range lost {
		doc.Lost = append(doc.Lost, document.Lost{Subject: l.Event.Subject, Day: l.Event.Day, Says: after.EntryWords(l.Event), Instead: after.EntryWords(l.To), On: l.To.Day, Why: l.Why})
	}
	return a.print(doc, doc.Text(change, came))
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
