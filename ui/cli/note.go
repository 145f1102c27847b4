package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// stepChangeDoc is the document of handrail note, accept and snooze.
type stepChangeDoc struct {
	Schema string `json:"schema"`
	Step   string `json:"step"`
	changeDoc
}

// undoDoc is the document of handrail undo.
type undoDoc struct {
	Schema string    `json:"schema"`
	Undone []saidDoc `json:"undone"`
	changeDoc
}

func init() {
	documents["note"], documents["undo"] = stepChangeDoc{}, undoDoc{}
	commands = append(commands, func(a *app) *cobra.Command {
		var keep bool
		c := completes(&cobra.Command{
			Use:   "note STEP TEXT",
			Short: "Keeps a note with a step; an empty text takes it away",
			Long:  "Keeps a note with a step, at most 280 characters. Never a password, a code or an\naccount number. An empty text takes the note away.",
			Args:  cobra.ExactArgs(2),
			RunE:  func(c *cobra.Command, args []string) error { return a.note(c.Context(), args[0], args[1], keep) },
		}, func([]string) []string { return a.names(stepIDs) })
		c.Flags().BoolVar(&keep, "keep", false, "keep it although it looks secret")
		return c
	}, func(a *app) *cobra.Command {
		return &cobra.Command{
			Use:   "undo",
			Short: "Takes back the last thing said",
			Long:  "Takes back the last thing said, an event too; what was said before counts again, with\nits day. To undo an undo says it again.",
			Args:  cobra.NoArgs,
			RunE:  func(c *cobra.Command, _ []string) error { return a.undo(c.Context()) },
		}
	})
}

func (a *app) note(ctx context.Context, step, text string, keep bool) error {
	text, err := words("the note", text, keep)
	if err != nil {
		return err
	}
	said := checklist.Said{Kind: checklist.KindNote, Subject: step}
	if text != "" {
		said.Value = checklist.Value{checklist.FieldText: text}
	}
	return a.keepOfStep(ctx, "note", step, func(*checklist.Assessment) (checklist.Said, error) { return said, nil })
}

// keepOfStep keeps one thing said of a step.
func (a *app) keepOfStep(ctx context.Context, command, step string, say func(*checklist.Assessment) (checklist.Said, error)) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if _, err := stepOf(s.Assessment(), step); err != nil {
		return err
	}
	said, err := say(s.Assessment())
	if err != nil {
		return err
	}
	doc := stepChangeDoc{Schema: schemaName(command), Step: step}
	if doc.changeDoc, err = a.keep(ctx, s, said); err != nil {
		return err
	}
	return a.give(doc, func() { a.changeText(doc.changeDoc) })
}

func (a *app) undo(ctx context.Context) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	before := s.Assessment()
	_, undone := before.Record().Undo()
	if _, err := s.Undo(ctx); errors.Is(err, session.ErrNothingToUndo) {
		return usageErrorf("handrail log shows what was said", "%v", err)
	} else if err != nil {
		return err
	}
	doc := undoDoc{Schema: schemaName("undo"), Undone: []saidDoc{}, changeDoc: changeOf(before, s.Assessment(), nil)}
	for _, e := range undone {
		doc.Undone = append(doc.Undone, saidDoc{e.Kind, e.Subject, e.Day, scene.Said(before.Catalogue, e)})
	}
	return a.give(doc, func() {
		for _, u := range doc.Undone {
			a.line("taken back: %s", u.Says)
		}
		a.changeText(doc.changeDoc)
	})
}
