package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
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
		return a.walkText(ctx, over, takes)
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

func (a *app) walkText(ctx context.Context, over string, takes func(*checklist.Step) bool) error {
	s, err := a.begin(ctx)
	if err != nil {
		return err
	}
	as := s.Assessment()
	doc := walkDoc{Schema: schemaName("walk"), Over: over, Asks: []askDoc{}}
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
	for _, id := range steps {
		st := as.Step(id)
		for _, ab := range st.About {
			if over == id || !ab.Outcome.Counts() {
				doc.Asks = append(doc.Asks, askOf(as, st, &ab))
			}
		}
		if len(st.About) == 0 {
			doc.Asks = append(doc.Asks, askDoc{Step: id, Title: st.Step.Title, Ask: st.Step.Ask, Outcome: st.Outcome, Stop: stopLine(as, st)})
		}
	}
	return a.give(doc, func() { a.asksText(doc.Asks, "Nothing is left to ask here.") })
}

func askOf(as *checklist.Assessment, st *checklist.StepState, ab *checklist.AboutState) askDoc {
	return askDoc{st.Step.ID, ab.Name, st.Step.Title, st.Step.Ask, ab.Outcome, ab.DueOn, ab.Because, stopLine(as, st)}
}

func (a *app) asksText(asks []askDoc, none string) {
	if len(asks) == 0 {
		a.printf("%s\n", none)
		return
	}
	for _, q := range asks {
		title := q.Title
		if q.About != "" {
			title += ", about " + q.About
		}
		a.line("%s (%s): %s", title, q.Step, q.Outcome.Words())
		a.para("  ", q.Stop)
		a.para("  ", q.Ask)
	}
	a.notice("", "In a terminal each is asked on a page of its own. Without one: handrail show STEP lists the answers, handrail answer STEP ANSWER keeps one.")
}

// review opens the review, or prints what it would ask.
func (a *app) review(ctx context.Context) error {
	if a.mayShow() {
		return a.openScreens(ctx, scene.Place{Screen: "review"})
	}
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	doc := reviewDoc{Schema: schemaName("review"), Asks: []askDoc{}}
	for i := range as.Steps {
		st := &as.Steps[i]
		if st.Applies == checklist.No || st.Snoozed != 0 {
			continue
		}
		for j := range st.About {
			ab := &st.About[j]
			if ab.Conflict != nil || ab.Outcome == checklist.Due || ab.Outcome == checklist.Stale || ab.Outcome == checklist.Changed {
				doc.Asks = append(doc.Asks, askOf(as, st, ab))
			}
		}
	}
	if err := a.give(doc, func() { a.asksText(doc.Asks, "Nothing is asked again today.") }); err != nil {
		return err
	}
	if len(doc.Asks) > 0 {
		return errAttention
	}
	return nil
}
