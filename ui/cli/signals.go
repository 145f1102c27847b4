package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
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
		Short: "What to watch outside, and when you last looked",
		Long:  "Lists what to watch outside and what it changes. Exit status 1: one is due.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.signals(c.Context()) },
	}
	c.AddCommand(completes(&cobra.Command{
		Use:   "seen ID",
		Short: "Says that you looked at a signal today",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.signalEntered(c.Context(), args[0], []checklist.Entry{checklist.LookedEntry(args[0], seenNothing)})
		},
	}, func([]string) []string { return a.names(signalIDs) }), completes(&cobra.Command{
		Use:   "changed ID",
		Short: "Says that something is new: what it lists is asked again",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.signalEntered(c.Context(), args[0], checklist.SignalChanged(args[0], "it changed"))
		},
	}, func([]string) []string { return a.names(signalIDs) }))
	return c
}

func signalIDs(c *checklist.Catalogue) []string {
	return ids(c.Signals, func(s *checklist.Signal) string { return s.ID })
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

func (a *app) signalEntered(ctx context.Context, id string, entries []checklist.Entry) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	c := s.Assessment().Catalogue
	if err := one("signal", id, signalIDs(c)); err != nil {
		return err
	}
	change, err := a.keep(ctx, s, entries...)
	if err != nil {
		return err
	}
	doc := signalsOf(s.Assessment(), change)
	return a.print(doc, change.text(append([]scene.Block{scene.Heading{}}, printed(s, scene.Place{Screen: "signal", ID: id}).Body...)...))
}

func (a *app) signals(ctx context.Context) error {
	return a.lookAnyway(ctx, func(s *session.Session) (view, error) {
		doc := signalsOf(s.Assessment(), nothingKept())
		due := slices.ContainsFunc(doc.Signals, func(d signalDoc) bool { return d.Due })
		return view{doc, printed(s, scene.Place{Screen: "signals"}), due}, nil
	})
}
