package session

import (
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
)

// turn is what happens to somebody on a day.
type turn struct {
	after   int // days from the start
	happens string
	does    func(p *person) []checklist.Said
	away    int    // days without opening Handrail
	zone    string // where the clock is from then on, while away
}

var turns = []turn{
	{after: 60, happens: "travel", away: 16, zone: "Asia/Tokyo"},
	{after: 200, happens: "new-phone", does: func(*person) []checklist.Said { return replaces("phone", "phone2", "phone", "android", "mobile") }},
	{after: 330, happens: "new-number", does: func(*person) []checklist.Said {
		return []checklist.Said{{Kind: checklist.KindFact, Subject: "carrier_number", Value: checklist.Value{checklist.FieldValue: "mobile"}}}
	}},
	{after: 500, happens: "phone-lost", does: func(*person) []checklist.Said { return replaces("phone2", "phone3", "phone", "ios", "mobile") }},
	{after: 700, happens: "moved-house", zone: "America/Los_Angeles"},
	{after: 850, happens: "new-computer", does: func(*person) []checklist.Said { return replaces("laptop", "laptop2", "laptop", "macos", "tws,portal") }},
}

// replaces retires a device and takes another into use.
func replaces(old, id, kind, system, uses string) []checklist.Said {
	return []checklist.Said{
		{Kind: checklist.KindRetired, Subject: old, Value: checklist.Value{checklist.FieldReason: "replaced"}},
		deviceSaid(checklist.Device{ID: id, Name: id, Kind: kind, OS: system, Uses: checklist.List(uses), Roles: []string{"sees", "trades"}}),
	}
}

// touched lists the answered states that an event names by step or by kind of
// device, as its words in the catalogue say.
func touched(a *checklist.Assessment, l *checklist.LifeEvent) (out []string) {
	for i := range a.Steps {
		st := &a.Steps[i]
		for _, ab := range st.About {
			named := slices.Contains(l.Stales, st.Step.ID) || slices.Contains(l.Stales, "topic:"+st.Step.Topic)
			if d := a.Facts.Device(ab.Thing); d != nil && slices.Contains(l.Stales, "device.kind:"+d.Kind) {
				named = true
			}
			if named && ab.Outcome.Counts() {
				out = append(out, checklist.AnswerSubject(st.Step.ID, ab.Thing))
			}
		}
	}
	return out
}

func TestForOneWhoTravelsAndReplacesThingsEachTurnIsAskedAgainAndEnds(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 3)
	p.begin()
	p.evening(p.s.Assessment())
	named := p.closeSession()
	start := p.today()
	next := start + 1
	end := start.AddDays(days())
	turnOn := checklist.Day(0) // the day of the last turn that is not dealt with yet
	each := func(day checklist.Day, a *checklist.Assessment) {
		if day == start.AddDays(30) {
			p.open()
			p.print()
		}
		if turnOn != 0 && p.quiet && len(a.Due()) == 0 {
			t.Logf("all is seen again %d days after the turn of %s; %d routes open", day-turnOn, turnOn, openCount(a))
			turnOn = 0
		}
	}
	for _, turn := range turns {
		on := start.AddDays(turn.after)
		if on >= end {
			break
		}
		named = append(named, p.settle(next, on, each)...)
		if turnOn != 0 {
			t.Errorf("what %s asked again is not done on %s", turnOn, on)
		}
		turnOn, next = on, on+1
		p.turnOn(on, turn)
		named = append(named, p.closeSession()...)
		if turn.zone != "" {
			p.travelTo(turn.zone)
		}
		for range turn.away {
			p.evening(p.morning(next))
			next++
		}
		if turn.away > 0 {
			p.now = p.now.UTC()
		}
	}
	named = append(named, p.settle(next, end, each)...)
	p.nothingLost(p.open().Record(), named)
	p.finish("travels and replaces")
	if turnOn != 0 {
		t.Errorf("what %s asked again was never done", turnOn)
	}
}

// turnOn says what happened, and holds what Handrail makes of it.
func (p *person) turnOn(on checklist.Day, turn turn) {
	p.t.Helper()
	life := p.set.Catalogue.LifeEvent(turn.happens)
	if life == nil {
		p.t.Fatalf("the catalogue knows no %s", turn.happens)
	}
	a := p.morning(on)
	p.open()
	before := touched(a, life)
	said := []checklist.Said{{Kind: checklist.KindHappened, Subject: turn.happens, Value: checklist.Value{"on": ""}}}
	p.say(said...)
	a = p.s.Assessment()
	if left := touched(a, life); len(left) > 0 {
		p.t.Errorf("after %s these still count: %v", turn.happens, left)
	}
	due := a.Due()
	if len(due) > p.fig.longestDue {
		p.fig.longestDue, p.fig.longestDueOn = len(due), on
	}
	for _, subject := range before {
		if !slices.Contains(states(a), subject) {
			p.t.Errorf("after %s a review does not ask %s", turn.happens, subject)
		}
	}
	paper, drill := 0, 0
	for _, d := range due {
		if d.Kind == checklist.DuePaper {
			paper++
		}
		if d.Kind == checklist.DueDrill {
			drill++
		}
	}
	if paper != 1 || drill != 1 {
		p.t.Errorf("after %s, %d pages and %d drills are due, want 1 and 1", turn.happens, paper, drill)
	}
	p.t.Logf("%s: %d of what counted is asked again, %d lines due, routes open %d, then %d", turn.happens, len(before), len(due), openCount(p.known), openCount(a))
	if turn.does != nil {
		p.say(turn.does(p)...)
	}
	p.print()
	for _, d := range p.s.Assessment().Due() {
		if d.Kind == checklist.DuePaper {
			p.t.Errorf("%s was printed after %s and is due", d.ID, turn.happens)
		}
	}
	p.sitting()
	p.rest()
	p.evening(p.s.Assessment())
}

// travelTo puts the clock into another zone; the moment stays the same.
func (p *person) travelTo(zone string) {
	p.t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		if !strings.Contains(err.Error(), "unknown time zone") {
			p.t.Fatal(err)
		}
		loc = time.FixedZone(zone, 9*3600) // a system without a list of zones
	}
	p.now = p.now.In(loc)
}
