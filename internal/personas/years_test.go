package personas

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/proptest"
	"handrail/internal/remind"
)

// habit is how somebody comes to reviews: so many days after something is due,
// or every so many days, or not at all for a while.
type habit struct {
	name  string
	late  int           // days after something is due
	every int           // days between two visits, whatever is due; 0: when called
	away  checklist.Day // days without a visit after the first year; 0: never away
}

var habits = []habit{
	{name: "prompt"}, {name: "a week late", late: 7}, {name: "a month late", late: 30}, {name: "80 days late", late: 80},
	{name: "each quarter", every: 91}, {name: "away 14 months", away: 425},
}

// year is what one year of reviews came to.
type year struct {
	days    int // on which Handrail was opened
	opened  []checklist.Day
	looks   []int // of each of these days, states looked at
	offered []int // minutes that a sitting offers
	minutes []int // how long all of it took, the more that is offered after it included
	single  int   // days for one thing alone
	stale   int   // states that were stale when it was opened
	spoken  int   // lines of a timer
}

func (y year) String() string {
	return fmt.Sprintf("%2d days, looks %2d/%2d, offered %2d/%2d min, all %2d/%2d min (median/most), %d for one thing, %2d stale, timer %d", y.days, median(y.looks), most(y.looks), median(y.offered), most(y.offered), median(y.minutes), most(y.minutes), y.single, y.stale, y.spoken)
}

func median(list []int) int {
	if len(list) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(list))
	return s[len(s)/2]
}

func most(list []int) int {
	if len(list) == 0 {
		return 0
	}
	return slices.Max(list)
}

// mostInAYear is how many days of a list are in one year at most, whatever the
// day on which it begins.
func mostInAYear(days []checklist.Day) int {
	n := 0
	for i, on := range days {
		from := slices.IndexFunc(days, func(d checklist.Day) bool { return d > on-365 })
		n = max(n, i-from+1)
	}
	return n
}

// timer is the timer of one computer: its file of dates, and when it spoke.
type timer struct {
	dates remind.Dates
	spoke []checklist.Day
}

// renew makes the file of dates again, as opening the record and saving do.
func (tm *timer) renew(a *checklist.Assessment) {
	until := a.Day.AddDays(remind.Horizon)
	dates := remind.DatesOf(checklist.Sittings(a, until), "", a.Day, until)
	dates.Renew(tm.dates)
	tm.dates = dates
}

// run runs the timer on each day after one day, until another.
func (tm *timer) run(after, until checklist.Day) {
	for on := after + 1; on <= until; on++ {
		if tm.dates.Speak(on) != "" {
			tm.spoke = append(tm.spoke, on)
		}
	}
}

// setUp lets a person set up in three weeks, and do what is due at their end.
func setUp(t *testing.T, c *checklist.Catalogue, p person) (checklist.Record, checklist.Day) {
	record := saidOn(checklist.NewRecord(), begun, p.said()...)
	day := begun
	for ; day < begun.AddDays(21); day++ {
		record = doToday(t, c, record, day)
	}
	return review(t, c, record, day, new(year)), day
}

// lastDay is the day on which two years of reviews end.
var lastDay = begun.AddDays(21 + 730)

// twoYears lets a person set up and then come to reviews for two years.
// Everything is seen to be as it was.
func twoYears(t *testing.T, c *checklist.Catalogue, p person, h habit) (years [2]year, spoke []checklist.Day) {
	t.Helper()
	record, day := setUp(t, c, p)
	var tm timer
	for day < lastDay {
		a := checklist.Assess(c, record, day)
		tm.renew(a)
		next := a.NextSitting()
		switch {
		case h.every > 0:
			next = day.AddDays(h.every)
		case next == 0:
			next = lastDay
		default:
			next = next.AddDays(h.late)
		}
		if away := begun.AddDays(300); h.away > 0 && day < away && next >= away {
			next = away + h.away
		}
		tm.run(day, min(next, lastDay-1))
		if day = next; day < lastDay {
			record = review(t, c, record, day, &years[inYear(day)])
		}
	}
	for _, on := range tm.spoke {
		years[inYear(on)].spoken++
	}
	return years, tm.spoke
}

func inYear(day checklist.Day) int { return min(1, int(day-begun-21)/365) }

// doToday does what Today proposes for fifteen minutes.
func doToday(t *testing.T, c *checklist.Catalogue, record checklist.Record, day checklist.Day) checklist.Record {
	a := checklist.Assess(c, record, day)
	plan := checklist.Plan(a, minutes)
	for _, trip := range plan.Trips {
		for _, l := range trip.Looks {
			record = saidOn(record, day, answers(t, a, a.Step(l.Step), l.About, checklist.MeansHolds)...)
		}
	}
	for _, it := range plan.Bundle {
		record = saidOn(record, day, answers(t, a, a.Step(it.Step), it.About, checklist.MeansHolds)...)
	}
	return record
}

// review does a whole sitting, with the nine more where they are offered.
func review(t *testing.T, c *checklist.Catalogue, record checklist.Record, day checklist.Day, y *year) checklist.Record {
	a := checklist.Assess(c, record, day)
	y.stale += staleIn(a)
	y.days, y.opened = y.days+1, append(y.opened, day)
	looks, took, things, offered := 0, 0, 0, 0
	for s := a.Sitting(); s != nil && things < 200; s = a.Sitting() {
		if offered == 0 {
			offered = s.Minutes
		}
		var entries []checklist.Entry
		for _, id := range s.Facts {
			entries = append(entries, checklist.FactEntry(id, a.Facts.State(id).Value()))
		}
		for _, id := range s.Permissions {
			entries = append(entries, checklist.DecisionEntry(id, p(a, id), "I trade it", a.PermissionReview(id)))
		}
		if s.Signals {
			for _, sig := range a.Signals() {
				entries = append(entries, checklist.LookedEntry(sig.Signal.ID, "nothing new"))
			}
		}
		for _, q := range s.Open {
			st := a.Step(q.Step)
			for _, ab := range st.About {
				means := checklist.MeansHolds
				if ab.Outcome == checklist.Fails && !ab.ByAnswer {
					means = checklist.MeansFails // the map says so, and it is as it was
				}
				if slices.Contains(q.About, ab.Target) {
					entries = append(entries, answers(t, a, st, []string{ab.Target}, means)...)
				}
			}
		}
		for _, q := range s.States {
			entries = append(entries, answers(t, a, a.Step(q.Step), q.About, seen(q))...)
		}
		if s.Drill {
			drill, err := checklist.DrillEntry(c.Scenarios[0].ID, "4", "")
			if err != nil {
				t.Fatal(err)
			}
			entries = append(entries, drill)
		}
		looks, took, things = looks+s.Looks(), took+s.Minutes, things+s.Looks()+s.Questions()
		record = saidOn(record, day, entries...)
		a = checklist.Assess(c, record, day)
	}
	y.looks, y.minutes, y.offered = append(y.looks, looks), append(y.minutes, took), append(y.offered, offered)
	if things >= 200 {
		t.Errorf("%s: a review has no end: %v", day, a.Due())
	}
	if things == 1 {
		y.single++
	}
	return record
}

// p is what the ledger says of a permission.
func p(a *checklist.Assessment, id string) string {
	for _, st := range a.Facts.Permissions {
		if st.Permission.ID == id {
			return st.State
		}
	}
	return ""
}

// The figures of two years of three set-ups; the quick run lives all of them for
// the investor, and those who come on the day.
func TestTwoYearsOfReviews(t *testing.T) {
	c := catalogue(t)
	for i, who := range []string{"investor", "trader", "quant"} {
		for _, h := range habits {
			if i > 0 && h.name != "prompt" && !proptest.Long() {
				continue
			}
			years, spoke := twoYears(t, c, people[i], h)
			t.Logf("long: %-8s %-14s year 1: %s", who, h.name, years[0])
			t.Logf("long: %-8s %-14s year 2: %s; at most %d lines in 365 days", who, h.name, years[1], mostInAYear(spoke))
			if h.name != "prompt" {
				if h.away > 0 { // until then there was one a sitting, on its day
					spoke = slices.DeleteFunc(spoke, func(on checklist.Day) bool { return slices.Contains(years[0].opened, on) })
				}
				if n := mostInAYear(spoke); n > 9 {
					t.Errorf("%s, %s, hears %d lines of a timer in a year", who, h.name, n)
				}
				if len(spoke) == 0 {
					t.Errorf("%s, %s, hears nothing", who, h.name)
				}
				continue
			}
			for n, y := range years {
				if y.stale > 0 || y.spoken > y.days {
					t.Errorf("%s comes on the day: in year %d %d stale, %d lines of a timer on %d days", who, n+1, y.stale, y.spoken, y.days)
				}
			}
			second := years[1]
			if who == "investor" && (second.days > 9 || most(second.offered) > 15) {
				t.Errorf("an investor is called on %d days of the second year, up to %d minutes", second.days, most(second.offered))
			}
		}
	}
}

// The calendar of a person has each sitting of the coming year, as long as there
// is one a month, and from then on the day of sittings once a quarter.
func TestACalendarHasTheSittingsOfTheYear(t *testing.T) {
	c := catalogue(t)
	record, day := setUp(t, c, people[0])
	a := checklist.Assess(c, record, day)
	sittings := checklist.Sittings(a, day.AddDays(remind.Horizon))
	text := string(remind.ICS(sittings, remind.Options{Made: day, Again: a.SittingOn(day.AddMonths(12)), Stamp: day.Time()}))
	if len(sittings) < 6 {
		t.Fatalf("%d sittings in a year", len(sittings))
	}
	for _, s := range sittings {
		if !strings.Contains(text, "DTSTART;VALUE=DATE:"+s.On.Time().Format("20060102")) {
			t.Errorf("the calendar lacks the sitting of %s:\n%s", s.On, text)
		}
	}
	if again := a.SittingOn(day.AddMonths(12)); again != checklist.FirstSaturday.OnOrAfter(again) || !strings.Contains(text, "RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=1SA") {
		t.Errorf("after a year it recurs on %s:\n%s", again, text)
	}
}

// seen is what somebody sees: what the machine says where it disagrees, else
// that it holds.
func seen(q checklist.Asked) checklist.Means {
	if q.Kind == checklist.DueConflict {
		return checklist.MeansFails
	}
	return checklist.MeansHolds
}
