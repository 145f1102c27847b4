package session

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
)

// first is the day on which everybody here begins.
var first = time.Date(2026, 11, 24, 19, 0, 0, 0, time.UTC)

// person is somebody who uses Handrail on a machine, and what that person
// said, kept apart from the record.
type person struct {
	*machine
	rng    *rand.Rand
	fig    figures
	newest map[[2]string]checklist.Event // the last entry, by kind and subject
	ids    map[string]checklist.Event    // every entry
	when   map[string]int64              // when that was, by a clock that is right
	ahead  time.Duration                 // how far the clock of the machine is ahead

	tried map[string]bool // subjects that failed once: the next time they hold
	known *checklist.Assessment
	held  map[string]bool // due in the evening, by line
	tells map[string]bool // what the evening's calendar says of tomorrow
	quiet bool            // nothing was left to do in the evening
	walks bool            // walks through what no bundle asks, nine a day
}

func newPerson(t testing.TB, seed uint64) *person {
	return &person{
		machine: newMachine(t, first), rng: rand.New(rand.NewPCG(seed, 7)), walks: true,
		newest: make(map[[2]string]checklist.Event), ids: make(map[string]checklist.Event), when: make(map[string]int64), tried: make(map[string]bool),
	}
}

// say keeps something and remembers it.
func (p *person) say(said ...checklist.Said) {
	p.t.Helper()
	if len(said) == 0 {
		return
	}
	p.remember(p.machine.say(said...))
	p.fig.saves++
	p.noteSize()
}

func (p *person) remember(events []checklist.Event) {
	for _, e := range events {
		p.ids[e.ID()] = e
		k := [2]string{string(e.Kind), e.Subject}
		p.when[e.ID()] = e.Order - int64(p.ahead/time.Second)
		if was, ok := p.newest[k]; !ok || p.when[e.ID()] >= p.when[was.ID()] {
			p.newest[k] = e
		}
	}
	p.fig.said += len(events)
}

func (p *person) noteSize() {
	p.t.Helper()
	state := p.s.State()
	if n := p.s.Record().Len(); n > p.fig.events {
		p.fig.events = n
	}
	p.fig.chunks = max(p.fig.chunks, state.Chunks)
	if state.Chunks > 30 || p.s.Record().Len() > checklist.KeptAll {
		p.t.Fatalf("%d events in %d chunks", p.s.Record().Len(), state.Chunks)
	}
}

// begin is the first evening: what one has, and what the account may do.
func (p *person) begin() {
	p.open()
	fact := func(id, value string) checklist.Said {
		return checklist.Said{Kind: checklist.KindFact, Subject: id, Value: checklist.Value{checklist.FieldValue: value}}
	}
	p.say(
		deviceSaid(checklist.Device{ID: "phone", Name: "phone", Kind: "phone", OS: "ios", Uses: []string{"mobile"}, Roles: []string{"sees", "approves"}}),
		deviceSaid(checklist.Device{ID: "laptop", Name: "laptop", Kind: "laptop", OS: "linux", Uses: []string{"tws", "portal", "desktop"}, Roles: []string{"sees", "trades", "administers"}}),
		deviceSaid(checklist.Device{ID: "server", Name: "server", Kind: "server", OS: "linux", Uses: []string{"gateway"}, Roles: []string{"automates"}, Headless: true}),
		fact("interfaces", "tws,gateway,portal,mobile,desktop"), fact("automation", "unattended"), fact("methods", "ib-key,sms"))
	var rest []checklist.Said
	for i := range p.set.Catalogue.Facts {
		f := &p.set.Catalogue.Facts[i]
		if !p.s.Assessment().Facts.State(f.ID).Known {
			value := f.Values[0].ID
			if f.Kind == checklist.Many {
				value = f.Values[0].ID + "," + f.Values[1].ID
			}
			rest = append(rest, fact(f.ID, value))
		}
	}
	rest = append(rest, fact("people", "joint"), fact("travels", "yes"))
	p.say(rest...)
	var ledger []checklist.Said
	for i := range p.set.Catalogue.Permits {
		ledger = append(ledger, p.decision(&p.set.Catalogue.Permits[i], "used"))
	}
	p.say(ledger...)
	p.fig.openFirst = openCount(p.s.Assessment())
}

func deviceSaid(d checklist.Device) checklist.Said {
	return checklist.Said{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()}
}

// decision is what the ledger's form offers: asked again after the catalogue's
// interval, and within a year.
func (p *person) decision(perm *checklist.Permission, state string) checklist.Said {
	review := p.today().AddMonths(6)
	if v, err := checklist.ParseInterval(perm.Review); err == nil {
		review = min(v.After(p.today()), p.today().AddMonths(12))
	}
	return checklist.Said{Kind: checklist.KindDecision, Subject: perm.ID,
		Value: checklist.Value{checklist.FieldState: state, checklist.FieldReason: "I trade it", "review": review.String()}}
}

// answer is what this person sees of a step: now and then it fails, and the
// next time it holds.
func (p *person) answer(step *checklist.Step, thing string) checklist.Said {
	subject := checklist.AnswerSubject(step.ID, thing)
	id := ""
	fails := p.rng.IntN(10) == 0 && !p.tried[subject]
	for i := range step.Answers {
		a := &step.Answers[i]
		want := checklist.MeansHolds
		if fails {
			want = checklist.MeansFails
		}
		if a.Means == want && (id == "" || len(a.Sets) == 0) {
			id = a.ID
			if len(a.Sets) == 0 {
				break
			}
		}
	}
	p.tried[subject] = fails
	if id == "" {
		id = checklist.Unsure.ID
	}
	return checklist.Said{Kind: checklist.KindAnswer, Subject: subject, Value: checklist.Value{checklist.FieldAnswer: id, checklist.FieldDigest: step.Digest}}
}

// states lists what a review would ask now, as the record says it.
func states(a *checklist.Assessment) (out []string) {
	for i := range a.Steps {
		st := &a.Steps[i]
		if st.Applies == checklist.No || st.Snoozed != 0 {
			continue
		}
		for _, ab := range st.About {
			if ab.Conflict != nil || ab.Outcome == checklist.Due || ab.Outcome == checklist.Stale || ab.Outcome == checklist.Changed {
				out = append(out, checklist.AnswerSubject(st.Step.ID, ab.Thing))
			}
		}
	}
	return out
}

// sitting answers at most nine of the states that a review would ask.
func (p *person) sitting() {
	ask := states(p.s.Assessment())
	if len(ask) == 0 {
		return
	}
	p.fig.sittings++
	var said []checklist.Said
	for _, subject := range ask[:min(len(ask), checklist.SittingSteps)] {
		id, thing := checklist.SplitSubject(subject)
		said = append(said, p.answer(p.set.Catalogue.Step(id), thing))
	}
	p.say(said...)
}

// bundle does what Today advises for fifteen minutes; where it advises
// nothing, nine of what was never seen or fails are looked at.
func (p *person) bundle() {
	a := p.s.Assessment()
	plan := checklist.Plan(a, UsualMinutes)
	var said []checklist.Said
	taken := make(map[string]bool)
	do := func(id string, about []string) {
		if taken[id] {
			return
		}
		taken[id] = true
		for _, thing := range about {
			said = append(said, p.answer(p.set.Catalogue.Step(id), thing))
		}
	}
	for _, trip := range plan.Trips {
		for _, l := range trip.Looks {
			do(l.Step, l.About)
		}
	}
	for _, it := range plan.Bundle {
		do(it.Step, it.About)
	}
	if len(said) == 0 && p.walks {
		for i := range a.Steps {
			st := &a.Steps[i]
			if st.Applies != checklist.No && len(said) < checklist.SittingSteps {
				do(st.Step.ID, unheld(st))
			}
		}
	}
	p.say(said...)
}

// unheld lists what a step does not hold about.
func unheld(st *checklist.StepState) (out []string) {
	for _, ab := range st.About {
		if !ab.Outcome.Counts() {
			out = append(out, ab.Thing)
		}
	}
	return out
}

// rest does everything else that is due: facts, permissions, signals, drills
// and paper.
func (p *person) rest() {
	var said []checklist.Said
	for _, d := range p.s.Assessment().Due() {
		switch d.Kind {
		case checklist.DueFact:
			value := p.s.Assessment().Facts.State(d.ID).Value()
			said = append(said, checklist.Said{Kind: checklist.KindFact, Subject: d.ID, Value: checklist.Value{checklist.FieldValue: value}})
		case checklist.DuePermission:
			said = append(said, p.decision(p.set.Catalogue.Permission(d.ID), "used"))
		case checklist.DueSignal:
			said = append(said, checklist.Said{Kind: checklist.KindLooked, Subject: d.ID, Value: checklist.Value{"saw": "as before"}})
		case checklist.DueDrill:
			sc := p.set.Catalogue.Scenarios[p.rng.IntN(len(p.set.Catalogue.Scenarios))].ID
			said = append(said, checklist.Said{Kind: checklist.KindDrill, Subject: sc, Value: checklist.Value{"minutes": "4", "misses": ""}})
		case checklist.DueAccepted:
			said = append(said, checklist.Said{Kind: checklist.KindAccept, Subject: d.ID})
		}
	}
	p.say(said...)
	if slices.ContainsFunc(p.s.Assessment().Due(), func(d checklist.DueItem) bool { return d.Kind == checklist.DuePaper }) {
		p.print()
	}
}

// print prints all pages and says so.
func (p *person) print() {
	doc := runbook.State(p.s.Assessment(), runbook.Options{Page: runbook.All, Paper: paper.A4, On: p.today(), Kept: "the desk"})
	p.say(runbook.Printing(doc, "the desk")...)
}

func openCount(a *checklist.Assessment) (n int) {
	for i := range a.Routes {
		if a.Routes[i].Open {
			n++
		}
	}
	return n
}
