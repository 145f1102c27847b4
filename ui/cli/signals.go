package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
)

// signalsDoc is the document of handrail signals.
type signalsDoc struct {
	Schema  string      `json:"schema"`
	Signals []signalDoc `json:"signals"`
	changeDoc
}

type signalDoc struct {
	ID       string                 `json:"id"`
	Title    string                 `json:"title"`
	Watch    string                 `json:"watch"`
	Changes  []checklist.StepEffect `json:"changes"`
	LookedOn checklist.Day          `json:"looked_on"`
	Saw      string                 `json:"saw"`
	DueOn    checklist.Day          `json:"due_on"`
	Due      bool                   `json:"due"`
}

// seenNothing is what is kept where a person looked and says no more.
const seenNothing = "looked"

func (a *app) signalsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "signals",
		Short: "What to watch outside, what it changes, and when you last looked",
		Long:  "Lists what to watch outside and what it changes. Exit status 1: one is due.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.signals(c.Context()) },
	}
	c.AddCommand(completes(&cobra.Command{
		Use:   "seen ID",
		Short: "Says that you looked at a signal today",
		Args:  cobra.ExactArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return a.signalSeen(c.Context(), args[0]) },
	}, func([]string) []string { return a.names(signalIDs) }))
	return c
}

func signalIDs(c *checklist.Catalogue) []string {
	return ids(c.Signals, func(s *checklist.Signal) string { return s.ID })
}

func (a *app) signals(ctx context.Context) error {
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	doc := signalsOf(as, nothingKept())
	if err := a.give(doc, func() {
		for i, d := range doc.Signals {
			if i > 0 {
				a.line("")
			}
			a.signalText(d)
		}
	}); err != nil {
		return err
	}
	for _, d := range doc.Signals {
		if d.Due {
			return errAttention
		}
	}
	return nil
}

func signalsOf(as *checklist.Assessment, change changeDoc) signalsDoc {
	doc := signalsDoc{schemaName("signals"), []signalDoc{}, change}
	for _, s := range as.Signals() {
		doc.Signals = append(doc.Signals, signalOf(as, s))
	}
	return doc
}

func signalOf(as *checklist.Assessment, s checklist.SignalState) signalDoc {
	d := signalDoc{
		ID: s.Signal.ID, Title: s.Signal.Title, Watch: s.Signal.Watch, Changes: []checklist.StepEffect{},
		LookedOn: s.LookedOn, Saw: s.Saw, DueOn: s.DueOn, Due: s.DueOn != 0 && s.DueOn <= as.Day,
	}
	for _, id := range s.Signal.Changes {
		d.Changes = append(d.Changes, checklist.StepEffect{Step: id, Outcome: outcomeOf(as, id)})
	}
	return d
}

func (a *app) signalText(d signalDoc) {
	a.line("%s  (%s)", d.Title, d.ID)
	a.para("  ", "Where to look: "+d.Watch)
	switch {
	case d.LookedOn == 0:
		a.line("  Never looked at.")
	default:
		a.line("  Looked at on %s: %s.", d.LookedOn, d.Saw)
	}
	switch {
	case d.Due:
		a.line("  Due since %s.", d.DueOn)
	case d.DueOn != 0:
		a.line("  Next on %s.", d.DueOn)
	}
	for _, e := range d.Changes {
		a.line("  If it changed, look again at: %s, %s", e.Step, e.Outcome.Words())
	}
}

func (a *app) signalSeen(ctx context.Context, id string) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	c := s.Assessment().Catalogue
	if err := one("signal", id, signalIDs(c)); err != nil {
		return err
	}
	change, err := a.keep(ctx, s, checklist.LookedEntry(id, seenNothing))
	if err != nil {
		return err
	}
	doc := signalsOf(s.Assessment(), change)
	return a.give(doc, func() {
		a.changeText(change)
		for _, d := range doc.Signals {
			if d.ID == id {
				a.signalText(d)
			}
		}
	})
}
