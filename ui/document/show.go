package document

import (
	"slices"

	"handrail/checklist"
	"handrail/ui/scene"
)

// Show is the document of handrail show: one of its parts is set, as kind
// says, and the others are null.
type Show struct {
	Kind     string       `json:"kind"` // step, route, scenario, signal or job
	Step     *WholeStep   `json:"step"`
	Route    *WholeRoute  `json:"route"`
	Scenario *Scenario    `json:"scenario"`
	Signal   *WholeSignal `json:"signal"`
	Job      *WholeJob    `json:"job"`
	Sources  []Source     `json:"sources"`
}

// Source is where a line of the catalogue comes from.
type Source struct {
	URL        string               `json:"url"`
	Date       checklist.Day        `json:"date"`
	AgeDays    int                  `json:"age_days"`
	Confidence checklist.Confidence `json:"confidence"`
	Words      string               `json:"words"`
	Note       string               `json:"note"`
	Contested  string               `json:"contested"`
}

// WholeStep is a step in full.
type WholeStep struct {
	Step
	Why      string              `json:"why"`
	Do       []Action            `json:"do"`
	Ask      string              `json:"ask"`
	Needs    []string            `json:"needs"`
	After    []string            `json:"after"`
	WayBack  []string            `json:"way_back"`
	Stop     string              `json:"stop"` // the stop line, or nothing
	Undo     string              `json:"undo"`
	Review   string              `json:"review"`
	Habit    string              `json:"habit"`
	Probe    []string            `json:"probe"`
	Note     string              `json:"note"`
	Accepted *checklist.Accepted `json:"accepted"`
	Snoozed  checklist.Day       `json:"snoozed"`
	Routes   []Effect            `json:"routes"`
}

// Action is one action of a step, with its menu path.
type Action struct {
	Text string   `json:"text"`
	At   []string `json:"at"`
}

// Effect is a route that names a step, and what the step does to it.
type Effect struct {
	Route  string `json:"route"`
	Title  string `json:"title"`
	Effect string `json:"effect"` // cut_by, narrowed_by, shown_by or prepared_by
	Open   bool   `json:"open"`
}

// WholeRoute is a route in full.
type WholeRoute struct {
	Route
	Text    string          `json:"text"`
	Applies checklist.Truth `json:"applies"`
}

// Scenario is a scenario in full.
type Scenario struct {
	ID      string           `json:"id"`
	Title   string           `json:"title"`
	UseIf   string           `json:"use_if"`
	Have    []string         `json:"have"`
	Actions []ScenarioAction `json:"actions"`
	Review  []string         `json:"review"`
	Drill   []string         `json:"drill"`
	Covers  []string         `json:"covers"`
}

// ScenarioAction is one action of a scenario in full.
type ScenarioAction struct {
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

// WholeSignal is a signal in full.
type WholeSignal struct {
	Signal
	Facts  []string `json:"facts"`
	Review string   `json:"review"`
	Covers []string `json:"covers"`
}

// WholeJob is a job in full.
type WholeJob struct {
	Choice
	Covers []string `json:"covers"`
}

// ShowOf is a step, route, scenario, signal or job in full, by its id.
func ShowOf(as *checklist.Assessment, id string) (doc Show, ok bool) {
	c := as.Catalogue
	var sources []checklist.Source
	switch {
	case c.Step(id) != nil:
		st := as.Step(id)
		doc.Kind, doc.Step, sources = "step", stepInFull(as, st), st.Step.Sources
	case c.Route(id) != nil:
		r := as.Route(id)
		doc.Kind, doc.Route, sources = "route", &WholeRoute{routeOf(r), r.Route.Text, r.Applies}, r.Route.Sources
	case c.Scenario(id) != nil:
		sc := c.Scenario(id)
		doc.Kind, doc.Scenario, sources = "scenario", scenarioInFull(sc), sc.Sources
	case c.Signal(id) != nil:
		all := as.Signals()
		sig := all[slices.IndexFunc(all, func(s checklist.SignalState) bool { return s.Signal.ID == id })]
		doc.Kind, sources = "signal", sig.Signal.Sources
		doc.Signal = &WholeSignal{signalOf(as, sig), sig.Signal.Facts, sig.Signal.Review.String(), sig.Signal.Covers}
	case c.Job(id) != nil:
		choice := as.Choose(id)[0]
		doc.Kind, doc.Job, sources = "job", &WholeJob{choiceOf(choice), choice.Job.Covers}, choice.Job.Sources
	default:
		return Show{}, false
	}
	doc.Sources = sourcesOf(as, sources)
	return doc, true
}

// stepInFull is a step with all that is known of it.
func stepInFull(as *checklist.Assessment, st *checklist.StepState) *WholeStep {
	s := st.Step
	d := &WholeStep{
		Step: stepOf(as, st), Why: s.Why, Ask: s.Ask, Needs: s.Needs, After: s.After, WayBack: s.WayBack,
		Stop: scene.StopLine(as.Catalogue, st), Undo: s.Undo, Review: s.Review.String(), Habit: s.Habit, Probe: s.Probe,
		Note: st.Note, Accepted: st.Accepted, Snoozed: st.Snoozed, Routes: routesNaming(as, s.ID),
	}
	for _, act := range s.Do {
		d.Do = append(d.Do, Action{act.Text, act.At})
	}
	return d
}

// routesNaming lists the routes that a step bears on.
func routesNaming(as *checklist.Assessment, id string) []Effect {
	var out []Effect
	for i := range as.Routes {
		r := &as.Routes[i]
		if b := r.Route.Bears(id); b != "" {
			out = append(out, Effect{r.Route.ID, r.Route.Title, string(b), r.Open})
		}
	}
	return out
}

// scenarioInFull is a scenario with all its actions.
func scenarioInFull(s *checklist.Scenario) *Scenario {
	d := &Scenario{
		ID: s.ID, Title: s.Title, UseIf: s.UseIf, Have: s.Have, Review: s.Review, Drill: s.Drill, Covers: s.Covers,
	}
	for _, e := range s.Actions {
		d.Actions = append(d.Actions, ScenarioAction{e.ID, e.Phase, e.Text, e.At, e.See, e.Call, e.Say, e.Closed, e.Cannot})
	}
	return d
}

// sourcesOf are sources as documents.
func sourcesOf(as *checklist.Assessment, list []checklist.Source) []Source {
	var out []Source
	for _, s := range list {
		d := Source{URL: s.URL, Date: s.Date, Confidence: s.Confidence, Words: scene.ConfidenceWords(s.Confidence), Note: s.Note, Contested: s.Contested}
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
