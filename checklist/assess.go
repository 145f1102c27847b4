package checklist

import (
	"slices"
	"strings"
)

// Assessment is everything that follows from a catalogue and a record on a
// day. Every screen, command and page reads it, and nothing else.
type Assessment struct {
	Day       Day
	Catalogue *Catalogue
	Facts     Facts
	Steps     []StepState      // catalogue order
	Routes    []RouteState     // catalogue order
	Grid      []InterfaceState // catalogue order, one for each interface
	Gate      *GateState       // nil where a way back holds
	record    Record
	idx       *index
	byStep    map[string]int
	signals   []SignalState
	gone      []GoneDevice // retired, and what hangs on them was not looked at since
	asked     []asking     // everything that is asked again, each with its day, see sit
	due       []asking     // of these, what is due
}

// StepState is what is known of a step.
type StepState struct {
	Step     *Step
	Outcome  Outcome // the worst over what it is about, NotApplicable where a fact says so
	Applies  Truth
	Missing  string       // the fact that says what else it is about, where that is not known; until then it cuts nothing
	About    []AboutState // one for each thing it is about; empty about nothing recorded yet
	Stopped  bool         // its stop line stands: the way back has not been tried, or not lately
	Accepted *Accepted
	Snoozed  Day // put off until this day, or none
	PutOff   Day // it was put off until this day, which has come, and nothing was entered since; or none
	Note     string
	Do       []Action // the actions that concern this person
	MayDo    []Action // the actions that may, while a fact is not known

	wanted bool // as a bolt it would cut a stage of a route that is open
}

// AboutState is what is known of a step about one thing.
type AboutState struct {
	Target   string // "" the account, or the id of a username or a device
	Name     string // in words
	Outcome  Outcome
	Answer   string // id of the standing answer, or ""
	Seen     string // what was seen, in words
	SeenOn   Day
	ByAnswer bool // rests on an answer, not on a machine's finding
	Bolt     bool // of what holds: it is a state now, and not a habit
	Failing  bool // the newest look failed; not sure and changed do not lift that
	DueOn    Day  // the day of the sitting that asks it
	StaleOn  Day
	Because  string // why it is stale, changed or in conflict, in words
	Conflict *Conflict
	Asked    *Told // the old question, where the text changed since

	every    growing
	reviewOn Day  // of what holds: one interval after it was seen
	atOnce   bool // it is stale for another reason than its age
}

// Conflict is a failing finding and a later answer that holds, side by side.
type Conflict struct {
	Check   string
	Machine string // what the check saw
	SaidOn  Day    // when it saw it
	Person  string // the answer in words
	On      Day
}

// Accepted is a risk taken on knowingly. It marks the to-do list only.
type Accepted struct {
	Reason string `json:"reason"`
	Until  Day    `json:"until"`
	Ended  bool   `json:"ended"`
}

// GateState says that no way back has been tried, or not lately.
type GateState struct {
	Step    string // the first step of the broker's way back
	Because string
}

// Assess makes everything known from a catalogue and a record on a day. It is
// a pure function: no clock, no files, the same input gives the same output.
func Assess(c *Catalogue, r Record, day Day) *Assessment {
	a := assessStates(c, r, day)
	a.sit()
	for i := range a.Steps {
		s := &a.Steps[i]
		s.Stopped = s.Step.LocksOut != RiskNone && slices.ContainsFunc(s.Step.WayBack, func(id string) bool { return !a.heldByAnswer(id) })
	}
	a.Gate = a.gate()
	a.assessRoutes()
	a.wantBolts()
	return a
}

// assessStates makes the facts, the steps and the signals of an assessment.
func assessStates(c *Catalogue, r Record, day Day) *Assessment {
	idx := newIndex(r)
	a := &Assessment{Day: day, Catalogue: c, record: r, idx: idx, byStep: make(map[string]int, len(c.Steps))}
	a.Facts = factsOf(c, idx)
	a.gone = a.notReleased()
	findings := findingsOf(idx)
	a.findOnMap(findings)
	stalers := stalersOf(c, idx)
	a.Steps = make([]StepState, len(c.Steps))
	for i := range c.Steps {
		step := &c.Steps[i]
		a.byStep[step.ID] = i
		a.Steps[i] = a.assessStep(step, findings, stalers)
	}
	a.signals = a.lookAgain()
	return a
}

// Record returns the record that was assessed.
func (a *Assessment) Record() Record { return a.record }

// Step returns the state of a step, or nil for an unknown id.
func (a *Assessment) Step(id string) *StepState {
	if i, ok := a.byStep[id]; ok {
		return &a.Steps[i]
	}
	return nil
}

func (a *Assessment) assessStep(step *Step, findings map[subjectKey]Event, stalers []staler) StepState {
	s := StepState{Step: step, Applies: a.applies(step), Missing: a.missing(step)}
	for _, th := range a.things(step) {
		ab := a.assessAbout(step, th, findings, stalers)
		if th.gone && ab.Outcome.Counts() {
			continue // it went in order
		}
		s.About = append(s.About, ab)
	}
	s.Outcome = outcomeOver(s.About)
	if s.Applies == No {
		s.Outcome = NotApplicable
	}
	if e := a.decided(KindAccept, step); !e.Withdrawn() {
		until, _ := ParseDay(e.Value[FieldUntil])
		s.Accepted = &Accepted{Reason: e.Value[FieldReason], Until: until, Ended: a.Day > until}
	}
	off := a.decided(KindSnooze, step)
	if until, ok := SnoozedUntil(off); ok {
		switch {
		case until > a.Day:
			s.Snoozed = until
		case !a.enteredAfter(step, off.EnteredAt()):
			s.PutOff = until
		}
	}
	s.Note = a.decided(KindNote, step).Value[FieldText]
	s.Do, s.MayDo = a.actions(step, a.things(step))
	return s
}

// actions splits the actions of a step into those that concern at least one of
// these things and those that may, while a fact is not known.
func (a *Assessment) actions(step *Step, things []thing) (do, may []Action) {
	for _, one := range step.Do {
		switch a.Facts.holdsOnAny(one.If, things) {
		case Yes:
			do = append(do, one)
		case May:
			may = append(may, one)
		}
	}
	return do, may
}

// ActionsFor splits the actions of a step as StepState does, for one of the
// things it is about; for an unknown one, for all of them.
func (a *Assessment) ActionsFor(step *Step, about string) (do, may []Action) {
	things := a.things(step)
	if i := slices.IndexFunc(things, func(th thing) bool { return th.id == about }); i >= 0 {
		things = things[i : i+1]
	}
	return a.actions(step, things)
}

// enteredAfter reports whether a step was answered, left with a reason, or seen
// to hold by a machine after an order.
func (a *Assessment) enteredAfter(step *Step, order int64) bool {
	if e := a.decided(KindAccept, step); !e.Withdrawn() && e.EnteredAt() > order {
		return true
	}
	for _, th := range a.things(step) {
		if e, _ := a.idx.at(KindAnswer, AnswerSubject(step.ID, th.id)); !e.Withdrawn() && e.EnteredAt() > order {
			return true
		}
		for _, check := range step.Probe {
			if e, _ := a.idx.at(KindFinding, AnswerSubject(check, th.id)); e.Value["verdict"] == VerdictHolds && e.EnteredAt() > order {
				return true
			}
		}
	}
	return false
}

// outcomeOver is the worst outcome over what a step is about; about nothing
// recorded yet it is unknown.
func outcomeOver(about []AboutState) Outcome {
	if len(about) == 0 {
		return Unknown
	}
	o := about[0].Outcome
	for _, s := range about[1:] {
		o = Worse(o, s.Outcome)
	}
	return o
}

// applies says whether a step is asked: one of its interfaces is used and its
// condition may hold of something.
func (a *Assessment) applies(step *Step) Truth {
	used := No
	for _, i := range step.Interfaces {
		used = max(used, a.Facts.Uses(i))
	}
	return min(used, a.Facts.holdsOnAny(step.Applies, a.things(step)))
}

// missing names the fact that says what else a step is about, where it is not
// known: an unknown list of usernames is the first one and perhaps others.
func (a *Assessment) missing(step *Step) string {
	if st := a.Facts.State("usernames"); step.Per == PerUsername && st != nil && !st.Known {
		return st.Fact.ID
	}
	return ""
}

// thing is what a step is asked about.
type thing struct {
	id, name string
	device   *Device
	gone     bool // retired, and what hangs on it was not looked at since
}

// things lists what a step is about: each username, or each device that uses
// one of its interfaces and is of the kind it speaks of.
func (a *Assessment) things(step *Step) []thing {
	switch step.Per {
	case PerUsername:
		st := a.Facts.State("usernames")
		if st == nil {
			return []thing{{id: "main", name: "main"}}
		}
		var out []thing
		for _, v := range st.Fact.Values {
			if v.ID == "main" || slices.Contains(st.Values, v.ID) || slices.Contains(st.Implied, v.ID) || slices.Contains(st.named, v.ID) {
				out = append(out, thing{id: v.ID, name: v.Text})
			}
		}
		return out
	case PerDevice, PerProfile:
		var out []thing
		for i := range a.Facts.Devices {
			d := &a.Facts.Devices[i]
			out = append(out, thing{id: d.ID, name: d.Name, device: d})
		}
		for i := range a.gone {
			d := &a.gone[i].Device
			out = append(out, thing{id: d.ID, name: d.Name + " (retired)", device: d, gone: true})
		}
		return slices.DeleteFunc(out, func(th thing) bool {
			return !th.device.usesOneOf(step.Interfaces) || !a.Facts.isAbout(step.Applies, th.device) || step.Per == PerProfile && th.device.Headless
		})
	}
	return []thing{{}}
}

func (d *Device) usesOneOf(interfaces []string) bool {
	return slices.ContainsFunc(interfaces, func(i string) bool {
		return i == AccountInterface || slices.Contains(d.Uses, i)
	})
}

// isAbout evaluates only what a condition says of the device itself. Facts do
// not enter, so that a fact never changes what a step is about.
func (f *Facts) isAbout(c Condition, d *Device) bool {
	about := func(term string) bool { return strings.HasPrefix(term, "device.") }
	for _, t := range c.All {
		if about(t) && f.split(t, d) == No {
			return false
		}
	}
	for _, t := range c.None {
		if about(t) && f.split(t, d) == Yes {
			return false
		}
	}
	asked := false
	for _, t := range c.Any {
		if !about(t) || f.split(t, d) == Yes {
			return true
		}
		asked = true
	}
	return !asked
}

// heldByAnswer reports whether a step holds by an answer that is not stale, for
// everything that it is about.
func (a *Assessment) heldByAnswer(id string) bool {
	s := a.Step(id)
	if s == nil || len(s.About) == 0 {
		return false
	}
	return !slices.ContainsFunc(s.About, func(ab AboutState) bool { return !ab.Outcome.Counts() || !ab.ByAnswer })
}

func (a *Assessment) gate() *GateState {
	for _, id := range a.Catalogue.WayBack {
		if a.heldByAnswer(id) {
			return nil
		}
	}
	if len(a.Catalogue.WayBack) == 0 {
		return nil
	}
	g := &GateState{Step: a.Catalogue.WayBack[0], Because: "no way back in has been tried yet"}
	if s := a.Step(g.Step); s != nil {
		switch s.Outcome {
		case Stale, Changed:
			g.Because = "the way back was tried too long ago, or its question changed"
		case Fails:
			g.Because = "every way back in is on the same device"
		}
	}
	return g
}
