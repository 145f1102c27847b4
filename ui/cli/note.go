package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) noteCommand() *cobra.Command {
	var keep bool
	c := completes(&cobra.Command{
		Use:   "note STEP TEXT",
		Short: "Keeps a note with a step; an empty text takes it away",
		Long:  "Keeps a note with a step, at most 280 characters. Never a password, a code or an\naccount number. An empty text takes the note away.",
		RunE:  func(c *cobra.Command, args []string) error { return a.note(c.Context(), args[0], args[1], keep) },
	}, func([]string) []string { return a.names(stepIDs) })
	c.Flags().BoolVar(&keep, "keep", false, "keep it although it looks secret")
	return c
}

func (a *app) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "undo",
		Short: "Takes back the last entry",
		Long: "Takes back the last entry, then the one before it, and so on: everything that one\n" +
			"command or form entered on this device. Everything is then as it was before.",
		RunE: func(c *cobra.Command, _ []string) error { return a.undo(c.Context(), false) },
	}
}

func (a *app) redoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "redo",
		Short: "Brings back what was undone last",
		Long:  "Brings back what was undone last, then the one after it, until something new is entered.",
		RunE:  func(c *cobra.Command, _ []string) error { return a.undo(c.Context(), true) },
	}
}

func (a *app) note(ctx context.Context, step, text string, keep bool) error {
	text, err := words("the note", text, keep)
	if err != nil {
		return err
	}
	return a.keepOfStep(ctx, step, func(*checklist.Assessment) (checklist.Entry, error) {
		return checklist.NoteEntry(step, text, keep)
	})
}

// keepOfStep keeps one thing said of a step.
func (a *app) keepOfStep(ctx context.Context, step string, say func(*checklist.Assessment) (checklist.Entry, error)) error {
	_, change, err := a.enter(ctx, func(s *session.Session) ([]checklist.Entry, error) {
		if _, err := stepOf(s.Assessment(), step); err != nil {
			return nil, err
		}
		entry, err := say(s.Assessment())
		return []checklist.Entry{entry}, err
	})
	if err != nil {
		return err
	}
	doc := document.StepChange{Step: step, Change: change}
	return a.print(doc, doc.Text())
}

// undo takes back what was entered last, or brings back what was undone last.
func (a *app) undo(ctx context.Context, redo bool) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	before := s.Assessment()
	word, do := "undone", s.Undo
	if redo {
		word, do = "redone", s.Redo
	}
	events, err := do(ctx)
	var none *checklist.NoUndoError
	if errors.As(err, &none) {
		if none.Event == nil {
			return usageErrorf("handrail log shows every entry", "%s", none.What)
		}
		return usageErrorf("handrail log shows every entry", "%s: %s, %s", none.What, none.Event.Day, before.EntryWords(*none.Event))
	} else if err != nil {
		return err
	}
	change, entries := document.ChangeOf(before, s.Assessment(), nil), document.KeptOf(before, events)
	var doc any = document.Undo{Undone: entries, Change: change}
	if redo {
		doc = document.Redo{Redone: entries, Change: change}
	}
	text := change.Text()
	for i, e := range entries {
		text.Body = slices.Insert(text.Body, i, scene.Block(scene.Para{Text: word + ": " + e.Says}))
	}
	return a.print(doc, text)
}
