package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// walkDoc is the document of handrail walk: what the walk would ask.
type walkDoc struct {
	Schema string   `json:"schema"`
	Over   string   `json:"over"` // the step, interface or topic; empty: today's
	Asks   []askDoc `json:"asks"`
}

// reviewDoc is the document of handrail review: what would be asked again.
type reviewDoc struct {
	Schema string   `json:"schema"`
	Asks   []askDoc `json:"asks"`
}

type askDoc struct {
	Step    string            `json:"step"`
	About   string            `json:"about"`
	Title   string            `json:"title"`
	Ask     string            `json:"ask"`
	Outcome checklist.Outcome `json:"outcome"`
	DueOn   checklist.Day     `json:"due_on"`
	Because string            `json:"because"`
	Stop    string            `json:"stop"` // the stop line, or nothing
}

func (a *app) walkCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:   "walk [ID|INTERFACE|TOPIC]",
		Short: "The walk, at a step or over a part",
		Long: "Opens the walk: today's steps, one step by its id, or the steps of an interface or\n" +
			"a topic that do not hold yet. Without a terminal it prints what it would ask.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Contains(args, "") {
				return a.noName("step, interface or topic", partIDs)
			}
			return a.walk(c.Context(), strings.Join(args, ""))
		},
	}, func([]string) []string { return a.names(partIDs) })
}

func (a *app) reviewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "review",
		Short: "What is due, asked again",
		Long: "Opens the review of what is due. Without a terminal it prints what it would ask.\n" +
			"Exit status 1: something is due.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.review(c.Context()) },
	}
}

// walk opens the walk at a step, or over the steps of a part.
func (a *app) walk(ctx context.Context, over string) error {
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
		return a.walkAsks(ctx, over, takes)
	}
	s, err := a.beginAnyway(ctx)
	if err != nil {
		return err
	}
	if open := openSteps(s.Assessment(), takes); len(open) > 0 && at.Screen == "steps" {
		at = scene.Place{Screen: "step", ID: open[0], Query: strings.Join(open, ",")}
	}
	return a.openScreens(ctx, at)
}

// partIDs names everything that a walk can be over.
func partIDs(c *checklist.Catalogue) []string {
	return slices.Concat(stepIDs(c), interfaceIDs(c), checklist.Topics)
}

// openSteps lists the steps of a part that are asked and do not hold yet, at
// most a sitting of them, those that fail first.
func openSteps(as *checklist.Assessment, takes func(*checklist.Step) bool) []string {
	var fails, rest []string
	for i := range as.Steps {
		switch st := &as.Steps[i]; {
		case !takes(st.Step) || st.Applies == checklist.No || st.Outcome.Counts() || st.Snoozed != 0:
		case st.Outcome == checklist.Fails:
			fails = append(fails, st.Step.ID)
		default:
			rest = append(rest, st.Step.ID)
		}
	}
	all := append(fails, rest...)
	return all[:min(len(all), checklist.SittingSteps)]
}

// walkAsks shows what the walk would ask.
func (a *app) walkAsks(ctx context.Context, over string, takes func(*checklist.Step) bool) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		var steps []string
		switch {
		case over == "":
			plan := checklist.Plan(as, s.World().Minutes)
			for _, trip := range plan.Trips {
				for _, l := range trip.Looks {
					steps = append(steps, l.Step)
				}
			}
			for _, item := range plan.Bundle {
				if !slices.Contains(steps, item.Step) {
					steps = append(steps, item.Step)
				}
			}
		case as.Step(over) != nil:
			steps = []string{over}
		default:
			steps = openSteps(as, takes)
		}
		var list []scene.Asked
		for _, id := range steps {
			st := as.Step(id)
			for i := range st.About {
				if over == id || !st.About[i].Outcome.Counts() {
					list = append(list, scene.Asked{Step: st, About: &st.About[i]})
				}
			}
			if len(st.About) == 0 {
				list = append(list, scene.Asked{Step: st})
			}
		}
		a.howToAnswer(list)
		return view{doc: walkDoc{schemaName("walk"), over, asksOf(as, list)}, text: scene.Asks(s.World(), list, "Nothing is left to ask here.")}, nil
	})
}

func asksOf(as *checklist.Assessment, list []scene.Asked) []askDoc {
	out := []askDoc{}
	for _, q := range list {
		d := askDoc{Step: q.Step.Step.ID, Title: q.Step.Step.Title, Ask: q.Step.Step.Ask, Outcome: q.Step.Outcome, Stop: scene.StopLine(as.Catalogue, q.Step)}
		if q.About != nil {
			d.About, d.Outcome, d.DueOn, d.Because = q.About.Name, q.About.Outcome, q.About.DueOn, q.About.Because
		}
		out = append(out, d)
	}
	return out
}

// howToAnswer tells how a listed question is answered.
func (a *app) howToAnswer(list []scene.Asked) {
	if len(list) > 0 && !a.flags.json {
		a.notice("", "In a terminal each is asked on a page of its own. Without one: handrail show STEP lists the answers, handrail answer STEP ANSWER keeps one.")
	}
}

// review opens the review, or shows what it would ask.
func (a *app) review(ctx context.Context) error {
	if a.mayShow() {
		return a.openScreens(ctx, scene.Place{Screen: "review"})
	}
	return a.look(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		list := scene.DueAsks(as)
		a.howToAnswer(list)
		return view{reviewDoc{schemaName("review"), asksOf(as, list)}, scene.Asks(s.World(), list, "Nothing is asked again today."), len(list) > 0}, nil
	})
}
