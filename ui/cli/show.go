package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// showDoc is the document of handrail show: one of its parts is set, as kind
// says, and the others are null.
type showDoc struct {
	Schema   string       `json:"schema"`
	Kind     string       `json:"kind"` // step, route, scenario, signal or job
	Step     *wholeStep   `json:"step"`
	Route    *wholeRoute  `json:"route"`
	Scenario *scenarioDoc `json:"scenario"`
	Signal   *wholeSignal `json:"signal"`
	Job      *wholeJob    `json:"job"`
	Sources  []sourceDoc  `json:"sources"`
}

type sourceDoc struct {
	URL        string               `json:"url"`
	Date       checklist.Day        `json:"date"`
	AgeDays    int                  `json:"age_days"`
	Confidence checklist.Confidence `json:"confidence"`
	Words      string               `json:"words"`
	Note       string               `json:"note"`
	Contested  string               `json:"contested"`
}

type wholeStep struct {
	stepDoc
	Why      string        `json:"why"`
	Do       []actionDoc   `json:"do"`
	Ask      string        `json:"ask"`
	Needs    []string      `json:"needs"`
	After    []string      `json:"after"`
	WayBack  []string      `json:"way_back"`
	Stop     string        `json:"stop"` // the stop line, or nothing
	Undo     string        `json:"undo"`
	Review   string        `json:"review"`
	Habit    string        `json:"habit"`
	Probe    []string      `json:"probe"`
	Note     string        `json:"note"`
	Accepted *acceptedDoc  `json:"accepted"`
	Snoozed  checklist.Day `json:"snoozed"`
	Routes   []effectDoc   `json:"routes"`
}

type actionDoc struct {
	Text string   `json:"text"`
	At   []string `json:"at"`
}

type acceptedDoc struct {
	Reason string        `json:"reason"`
	Until  checklist.Day `json:"until"`
	Ended  bool          `json:"ended"`
}

// effectDoc is a route that names a step, and what the step does to it.
type effectDoc struct {
	Route  string `json:"route"`
	Title  string `json:"title"`
	Effect string `json:"effect"` // cut_by, narrowed_by, shown_by or prepared_by
	Open   bool   `json:"open"`
}

type wholeRoute struct {
	routeDoc
	Text    string          `json:"text"`
	Applies checklist.Truth `json:"applies"`
}

type scenarioDoc struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	UseIf   string         `json:"use_if"`
	Have    []string       `json:"have"`
	Actions []emergencyDoc `json:"actions"`
	Review  []string       `json:"review"`
	Drill   []string       `json:"drill"`
	Covers  []string       `json:"covers"`
}

type emergencyDoc struct {
	ID     string          `json:"id"`
	Phase  checklist.Phase `json:"phase"`
	Text   string          `json:"text"`
	At     []string        `json:"at"`
	See    string          `json:"see"`
	Call   string          `json:"call"`
	Say    string          `json:"say"`
	Closed string          `json:"closed"`
	Cannot string          `json:"cannot"`
}

type wholeSignal struct {
	signalDoc
	Facts  []string `json:"facts"`
	Review string   `json:"review"`
	Covers []string `json:"covers"`
}

type wholeJob struct {
	choiceDoc
	Covers []string `json:"covers"`
}

func (a *app) showCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:   "show ID",
		Short: "A step, route, scenario, signal or job in full",
		Args:  cobra.ExactArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return a.showID(c.Context(), args[0]) },
	}, func([]string) []string { return a.names(allIDs) })
}

// allIDs lists everything that handrail show knows.
func allIDs(c *checklist.Catalogue) []string {
	return slices.Concat(stepIDs(c), ids(c.Routes, func(r *checklist.Route) string { return r.ID }),
		ids(c.Scenarios, func(s *checklist.Scenario) string { return s.ID }), signalIDs(c), jobIDs(c))
}

func (a *app) showID(ctx context.Context, id string) error {
	return a.lookAnyway(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		doc := showDoc{Schema: schemaName("show")}
		c := as.Catalogue
		switch {
		case c.Step(id) != nil:
			st := as.Step(id)
			doc.Kind, doc.Step, doc.Sources = "step", stepInFull(as, st), sourcesOf(as, st.Step.Sources)
		case c.Route(id) != nil:
			r := as.Route(id)
			doc.Kind, doc.Sources = "route", sourcesOf(as, r.Route.Sources)
			doc.Route = &wholeRoute{routeOf(r), r.Route.Text, r.Applies}
		case c.Scenario(id) != nil:
			sc := c.Scenario(id)
			doc.Kind, doc.Scenario, doc.Sources = "scenario", scenarioInFull(sc), sourcesOf(as, sc.Sources)
		case c.Signal(id) != nil:
			i := slices.IndexFunc(as.Signals(), func(s checklist.SignalState) bool { return s.Signal.ID == id })
			sig := as.Signals()[i]
			doc.Kind, doc.Sources = "signal", sourcesOf(as, sig.Signal.Sources)
			doc.Signal = &wholeSignal{signalOf(as, sig), nonNil(sig.Signal.Facts), sig.Signal.Review.String(), nonNil(sig.Signal.Covers)}
		case c.Job(id) != nil:
			choice := as.Choose(id)[0]
			doc.Kind, doc.Sources = "job", sourcesOf(as, choice.Job.Sources)
			doc.Job = &wholeJob{choiceOf(choice), nonNil(choice.Job.Covers)}
		default:
			return view{}, unknown("step, route, scenario, signal or job", id, allIDs(c))
		}
		return view{doc: doc, text: scene.Show(s.World(), id)}, nil
	})
}

func stepInFull(as *checklist.Assessment, st *checklist.StepState) *wholeStep {
	s := st.Step
	d := &wholeStep{
		stepDoc: stepOfState(as, st), Why: s.Why, Do: []actionDoc{}, Ask: s.Ask, Needs: nonNil(s.Needs), After: nonNil(s.After), WayBack: nonNil(s.WayBack),
		Stop: scene.StopLine(as.Catalogue, st), Undo: s.Undo, Review: s.Review.String(), Habit: s.Habit, Probe: nonNil(s.Probe),
		Note: st.Note, Snoozed: st.Snoozed, Routes: routesNaming(as, s.ID),
	}
	for _, act := range s.Do {
		d.Do = append(d.Do, actionDoc{act.Text, nonNil(act.At)})
	}
	if acc := st.Accepted; acc != nil {
		d.Accepted = &acceptedDoc{acc.Reason, acc.Until, acc.Ended}
	}
	return d
}

// routesNaming lists the routes that a step has an effect on, the strongest.
func routesNaming(as *checklist.Assessment, id string) []effectDoc {
	out := []effectDoc{}
	for i := range as.Routes {
		r := &as.Routes[i]
		effect := ""
		for _, e := range []struct {
			name  string
			steps func(*checklist.Stage) []string
		}{
			{"cut_by", func(g *checklist.Stage) []string { return g.Cutters() }}, {"narrowed_by", func(g *checklist.Stage) []string { return g.NarrowedBy }},
			{"shown_by", func(g *checklist.Stage) []string { return g.ShownBy }}, {"prepared_by", func(g *checklist.Stage) []string { return g.PreparedBy }},
		} {
			for j := range r.Route.Stages {
				if effect == "" && slices.Contains(e.steps(&r.Route.Stages[j]), id) {
					effect = e.name
				}
			}
		}
		if effect != "" {
			out = append(out, effectDoc{r.Route.ID, r.Route.Title, effect, r.Open})
		}
	}
	return out
}

func scenarioInFull(s *checklist.Scenario) *scenarioDoc {
	d := &scenarioDoc{
		ID: s.ID, Title: s.Title, UseIf: s.UseIf, Have: nonNil(s.Have), Actions: []emergencyDoc{}, Review: nonNil(s.Review), Drill: nonNil(s.Drill), Covers: nonNil(s.Covers),
	}
	for _, e := range s.Actions {
		d.Actions = append(d.Actions, emergencyDoc{e.ID, e.Phase, e.Text, nonNil(e.At), e.See, e.Call, e.Say, e.Closed, e.Cannot})
	}
	return d
}

func sourcesOf(as *checklist.Assessment, list []checklist.Source) []sourceDoc {
	out := []sourceDoc{}
	for _, s := range list {
		d := sourceDoc{URL: s.URL, Date: s.Date, Confidence: s.Confidence, Words: scene.ConfidenceWords(s.Confidence), Note: s.Note, Contested: s.Contested}
		if s.Date != 0 {
			d.AgeDays = max(0, int(as.Day-s.Date))
		}
		out = append(out, d)
	}
	return out
}

func outcomeOf(as *checklist.Assessment, id string) checklist.Outcome {
	if st := as.Step(id); st != nil {
		return st.Outcome
	}
	return checklist.Unknown
}
