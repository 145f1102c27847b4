package remind

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/teambition/rrule-go"
	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

var monday = checklist.DayOf(time.Date(2026, 5, 25, 0, 0, 0, 0, time.UTC))

// inAYear is the first Saturday of the month that begins a year after monday.
var inAYear = checklist.FirstSaturday.OnOrAfter(monday.AddMonths(12))

var stamp = time.Date(2026, 5, 27, 12, 30, 0, 0, time.UTC)

// drawSittings draws sittings of two years, with ids that a calendar must not
// tell.
func drawSittings(t *rapid.T) []checklist.Sitting {
	var out []checklist.Sitting
	on := monday
	for range rapid.IntRange(0, 30).Draw(t, "sittings") {
		out = append(out, checklist.Sitting{
			On: on, Minutes: rapid.IntRange(1, 40).Draw(t, "minutes"), Facts: make([]string, rapid.IntRange(0, 3).Draw(t, "facts")), Drill: rapid.Bool().Draw(t, "drill"),
			States: []checklist.Asked{{Kind: checklist.DueReview, Step: "secret-step", About: []string{"Secret, of the Broker; 秘密"}}},
		})
		on += checklist.Day(rapid.IntRange(1, 60).Draw(t, "days"))
	}
	return out
}

func TestTwoParsersReadTheDaysOfTheSittings(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		sittings := drawSittings(t)
		text := ICS(sittings, Options{Made: monday, Again: inAYear, Stamp: stamp, Named: rapid.Bool().Draw(t, "named")})
		want := []string{}
		for _, d := range DatesOf(sittings, "", monday, monday+Horizon).Dates {
			want = append(want, d.On.Time().Format("20060102"))
		}
		if len(want) > MostSittings {
			t.Fatalf("%d sittings in a calendar of a year", len(want))
		}
		if last := inAYear.Time().Format("20060102"); !slices.Contains(want, last) {
			want = append(want, last)
		}
		slices.Sort(want)
		strict, err := parseStrictly(text)
		if err != nil {
			t.Fatalf("%v in:\n%s", err, text)
		}
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(strict))); diff != "" {
			t.Fatalf("the strict parser reads (-want +got):\n%s", diff)
		}
		other, err := parseWithLibrary(text)
		if err != nil {
			t.Fatalf("%v in:\n%s", err, text)
		}
		if diff := cmp.Diff(strict, other); diff != "" {
			t.Fatalf("the library reads (-want +got):\n%s", diff)
		}
	})
}

// A library that expands recurrences finds in the year to come the days of the
// sittings, and after it the day of sittings once a quarter, without end.
func TestTheDaysOfACalendarExpandedAreTheSittingsAndThenADayOfSittingsEachQuarter(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		sittings := drawSittings(t)
		day := checklist.SittingDay{Week: rapid.IntRange(1, 4).Draw(t, "week"), Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday"))}
		again := day.OnOrAfter(monday.AddMonths(12))
		want := []string{}
		for _, d := range DatesOf(sittings, "", monday, monday+Horizon).Dates {
			want = append(want, d.On.String())
		}
		for on, month := again, 0; on <= monday+5*365; month++ {
			if month%3 == 0 {
				want = append(want, on.String())
			}
			on = day.After(on)
		}
		slices.Sort(want)
		got, err := expand(ICS(sittings, Options{Made: monday, Again: again, Stamp: stamp}), monday+5*365)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(slices.Compact(want), slices.Compact(got)); diff != "" {
			t.Fatalf("expanded it has the days (-want +got):\n%s", diff)
		}
	})
}

// expand lists the days of all events of a calendar until a day, in order, by a
// library that knows rules of recurrence.
func expand(text []byte, until checklist.Day) ([]string, error) {
	days := []string{}
	for _, event := range strings.Split(strings.ReplaceAll(string(text), "\r\n ", ""), "BEGIN:VEVENT\r\n")[1:] {
		options := rrule.ROption{Freq: rrule.DAILY, Count: 1}
		for line := range strings.SplitSeq(event, "\r\n") {
			if rule, ok := strings.CutPrefix(line, "RRULE:"); ok {
				o, err := rrule.StrToROption(rule)
				if err != nil {
					return nil, err
				}
				options = *o
			}
		}
		for line := range strings.SplitSeq(event, "\r\n") {
			if start, ok := strings.CutPrefix(line, "DTSTART;VALUE=DATE:"); ok {
				at, err := time.Parse("20060102", start)
				if err != nil {
					return nil, err
				}
				options.Dtstart = at
			}
		}
		set, err := rrule.NewRRule(options)
		if err != nil {
			return nil, err
		}
		for _, at := range set.Between(options.Dtstart, until.Time(), true) {
			days = append(days, checklist.DayOf(at).String())
		}
	}
	slices.Sort(days)
	return days, nil
}

func TestACalendarTellsNothingOfWhatIsDue(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		sittings := drawSittings(t)
		for name, text := range map[string][]byte{
			"calendar": ICS(sittings, Options{Made: monday, Again: inAYear, Stamp: stamp}),
			"dates":    DatesOf(sittings, "", monday, monday+Horizon).Encode(),
		} {
			low := strings.ToLower(string(text))
			for _, word := range []string{"secret", "broker", "account", "秘密"} {
				if strings.Contains(low, word) {
					t.Fatalf("the %s says %q:\n%s", name, word, text)
				}
			}
		}
	})
}

// The events of a calendar made later take the place of those they renew, also
// where the day of the sitting moved.
func TestAMonthKeepsItsIDWhateverItsDay(t *testing.T) {
	ids := func(on checklist.Day) []string {
		var out []string
		for l := range strings.Lines(string(ICS([]checklist.Sitting{{On: on, Minutes: 5}}, Options{Made: monday, Again: inAYear, Stamp: stamp}))) {
			if strings.HasPrefix(l, "UID:") {
				out = append(out, l)
			}
		}
		return out
	}
	june, later, july := ids(monday+14), ids(monday+20), ids(monday+45)
	if len(june) != 2 || june[0] != later[0] || june[0] == july[0] || june[1] != july[1] {
		t.Fatalf("ids %q, %q and %q", june, later, july)
	}
}

func TestASittingIsToldInNeutralWords(t *testing.T) {
	s := checklist.Sitting{On: monday + 3, Minutes: 15, Facts: []string{"a", "b"}, States: []checklist.Asked{{Step: "s", About: []string{"", "x"}}}}
	text := strings.ReplaceAll(string(ICS([]checklist.Sitting{s}, Options{Made: monday, Again: inAYear, Stamp: stamp})), "\r\n ", "")
	for _, want := range []string{"SUMMARY:Handrail: 15 minutes\r", `DESCRIPTION:2 to look at\, 2 questions. Open Handrail\, press r. Made 25 May 2026`, "TRIGGER:PT10H", "SUMMARY:Handrail: make this calendar again\r"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if named := string(ICS([]checklist.Sitting{s}, Options{Made: monday, Again: inAYear, Stamp: stamp, Named: true})); !strings.Contains(named, `SUMMARY:Handrail: account check\, 15 min`) {
		t.Errorf("a calendar that may say so does not: %s", named)
	}
}

func TestLinesAreFoldedAt75OctetsAndNeverInACharacter(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		value := rapid.StringOfN(rapid.RuneFrom([]rune("aé秘😀")), 0, 300, -1).Draw(t, "value")
		var c calendar
		c.line("DESCRIPTION", value)
		lines := strings.Split(strings.TrimSuffix(c.String(), "\r\n"), "\r\n")
		whole := lines[0]
		for i, l := range lines {
			if len(l) > 75 || strings.ToValidUTF8(l, "?") != l {
				t.Fatalf("line %d has %d octets: %q", i, len(l), l)
			}
			if i > 0 {
				whole += strings.TrimPrefix(l, " ")
			}
		}
		if whole != "DESCRIPTION:"+value {
			t.Fatalf("unfolded it reads %q", whole)
		}
	})
}

func TestTheSameArgumentsMakeTheSameCalendar(t *testing.T) {
	sittings := []checklist.Sitting{{On: monday, Minutes: 5}, {On: monday + 40, Minutes: 9}}
	o := Options{Made: monday, Again: inAYear, Stamp: stamp}
	if a, b := ICS(sittings, o), ICS(sittings, o); !bytes.Equal(a, b) {
		t.Fatalf("%s\n%s", a, b)
	}
}

// parseWithLibrary reads a calendar with a library and writes it again, which
// makes the library check that every property is there as often as it must be.
func parseWithLibrary(text []byte) (map[string]string, error) {
	cal, err := ical.NewDecoder(bytes.NewReader(text)).Decode()
	if err != nil {
		return nil, err
	}
	events := map[string]string{}
	for _, e := range cal.Events() {
		start, err := e.DateTimeStart(time.UTC)
		if err != nil {
			return nil, err
		}
		end, err := e.DateTimeEnd(time.UTC)
		if err != nil {
			return nil, err
		}
		if end.Sub(start) != 24*time.Hour {
			return nil, fmt.Errorf("an event lasts %s", end.Sub(start))
		}
		what, err := e.Props.Text(ical.PropSummary)
		if err != nil {
			return nil, err
		}
		if day := start.Format("20060102"); events[day] == "" {
			events[day] = what
		}
	}
	if len(events) == 0 {
		return events, nil // the library refuses to write a calendar without events
	}
	return events, ical.NewEncoder(&bytes.Buffer{}).Encode(cal)
}
