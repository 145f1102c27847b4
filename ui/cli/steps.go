package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// looking are the filters of handrail steps.
type looking struct{ iface, topic, outcome, words string }

func (a *app) stepsCommand() *cobra.Command {
	var l looking
	c := &cobra.Command{
		Use:   "steps",
		Short: "The steps, with outcome, last look and review date",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.steps(c.Context(), l) },
	}
	f := c.Flags()
	f.StringVar(&l.iface, "interface", "", "only steps about this interface")
	f.StringVar(&l.topic, "topic", "", "only steps of this topic")
	f.StringVar(&l.outcome, "outcome", "", "only steps with this outcome")
	f.StringVar(&l.words, "search", "", "only steps with all of these words")
	completesFlag(c, "interface", func() []string { return a.names(interfaceIDs) })
	completesFlag(c, "topic", func() []string { return checklist.Topics })
	completesFlag(c, "outcome", func() []string { return texts(checklist.Outcomes) })
	return c
}

// query is the filter as the list of steps takes it.
func (l looking) query() string {
	var out []string
	for _, part := range [][2]string{{"topic:", l.topic}, {"interface:", l.iface}, {"outcome:", l.outcome}, {"", strings.ReplaceAll(l.words, ":", " ")}} {
		if part[1] != "" {
			out = append(out, part[0]+part[1])
		}
	}
	return strings.Join(out, " ")
}

func (a *app) steps(ctx context.Context, l looking) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		for _, filter := range []struct {
			what, typed string
			names       []string
		}{
			{"interface", l.iface, interfaceIDs(as.Catalogue)}, {"topic", l.topic, checklist.Topics}, {"outcome", l.outcome, texts(checklist.Outcomes)},
		} {
			if filter.typed != "" {
				if err := one(filter.what, filter.typed, filter.names); err != nil {
					return view{}, err
				}
			}
		}
		doc := document.Steps{Schema: document.Name("steps"), Steps: []document.Step{}}
		for i := range as.Steps {
			if scene.Takes(&as.Steps[i], l.topic, l.iface, l.outcome, l.words) {
				doc.Steps = append(doc.Steps, document.StepOf(as, &as.Steps[i]))
			}
		}
		return view{doc: doc, text: later(s, scene.Place{Screen: "steps", Query: l.query()})}, nil
	})
}
