package cli

import (
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
		RunE: a.looks(func(s *session.Session, _ []string) (view, error) {
			as := s.Assessment()
			if err := known(filtered{"interface", l.iface, interfaceIDs(as.Catalogue)}, filtered{"topic", l.topic, checklist.Topics}, filtered{"outcome", l.outcome, texts(checklist.Outcomes)}); err != nil {
				return view{}, err
			}
			doc := document.StepsOf(as, func(st *checklist.StepState) bool { return scene.Takes(st, l.topic, l.iface, l.outcome, l.words) })
			return view{doc: doc, text: later(s, scene.Place{Screen: "steps", Query: l.query()})}, nil
		}),
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
