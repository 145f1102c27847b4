package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) walkCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:   "walk [ID|INTERFACE|TOPIC]",
		Short: "The walk, at a step or over a part",
		Long: "Opens the walk: today's steps, one step by its id, or the steps of an interface or\n" +
			"a topic that do not hold yet. Without a terminal it prints what it would ask.",
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Contains(args, "") {
				return a.noName("step, interface or topic", partIDs)
			}
			return a.walk(c, strings.Join(args, ""))
		},
	}, func([]string) []string { return a.names(partIDs) })
}

func (a *app) reviewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "review",
		Short: "What is due, asked again",
		Long: "Opens the review of what is due. Without a terminal it prints what it would ask.\n" +
			"Exit status 1: something is due.",
		RunE: a.review,
	}
}

// walk opens the walk at a step, or over the steps of a part.
func (a *app) walk(cmd *cobra.Command, over string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	takes := func(*checklist.Step) bool { return false }
	at := scene.Place{Screen: "today"}
	switch {
	case over == "":
	case c.Step(over) != nil:
		takes, at = func(s *checklist.Step) bool { return s.ID == over }, scene.Place{Screen: "step", ID: over}
	case c.Interface(over) != nil:
		takes, at = func(s *checklist.Step) bool { return slices.Contains(s.Interfaces, over) }, scene.Place{Screen: "steps", Query: "interface:" + over}
	case slices.Contains(checklist.Topics, over):
		takes, at = func(s *checklist.Step) bool { return s.Topic == over }, scene.Place{Screen: "steps", Query: "topic:" + over}
	default:
		return unknown("step, interface or topic", over, partIDs(c))
	}
	if !a.mayShow() {
		return a.looks(func(s *session.Session, _ []string) (view, error) {
			list := scene.WalkAsks(s.World(), over, takes)
			a.howToAnswer(list)
			return view{doc: document.Walk{Over: over, Asks: document.AsksOf(s.Assessment(), list)}, text: func() scene.Scene { return scene.Asks(s.World(), list, "Nothing is left to ask here.") }}, nil
		})(cmd, nil)
	}
	s, err := a.beginAnyway(cmd.Context())
	if err != nil {
		return err
	}
	if open := scene.OpenSteps(s.Assessment(), takes); len(open) > 0 && at.Screen == "steps" {
		at = scene.Place{Screen: "step", ID: open[0], Query: strings.Join(open, ",")}
	}
	return a.openScreens(cmd.Context(), at)
}

// partIDs names everything that a walk can be over.
func partIDs(c *checklist.Catalogue) []string {
	return slices.Concat(stepIDs(c), interfaceIDs(c), checklist.Topics)
}

// howToAnswer tells how a listed question is answered.
func (a *app) howToAnswer(list []scene.Asked) {
	if len(list) > 0 && !a.flags.json {
		a.notice("", "In a terminal each is asked on a page of its own. Without one: handrail show STEP lists the answers, handrail answer STEP ANSWER keeps one.")
	}
}

// review opens the review, or shows what it would ask.
func (a *app) review(c *cobra.Command, _ []string) error {
	if a.mayShow() {
		return a.openScreens(c.Context(), scene.Place{Screen: "review"})
	}
	return a.looks(func(s *session.Session, _ []string) (view, error) {
		as := s.Assessment()
		list := scene.DueAsks(as)
		a.howToAnswer(list)
		return view{document.Review{Asks: document.AsksOf(as, list)}, func() scene.Scene { return scene.Asks(s.World(), list, "Nothing is asked again today.") }, len(list) > 0}, nil
	})(c, nil)
}
