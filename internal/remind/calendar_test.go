package remind

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

var monday = checklist.DayOf(time.Date(2026, 5, 25, 0, 0, 0, 0, time.UTC))

var stamp = time.Date(2026, 5, 27, 12, 30, 0, 0, time.UTC)

// drawItems draws what could be due within a year, with titles and ids that a
// calendar must not tell.
func drawItems(t *rapid.T) []checklist.DueItem {
	kinds := append([]checklist.DueKind{"new-kind"}, inOrder...)
	var items []checklist.DueItem
	for i := range rapid.IntRange(0, 60).Draw(t, "items") {
		items = append(items, checklist.DueItem{
			Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), ID: fmt.Sprintf("secret-step-%d", i), Title: "Secret, of the Broker; 秘密",
			DueOn: monday + checklist.Day(rapid.IntRange(-40, 366).Draw(t, "day")),
		})
	}
	return items
}

func TestTwoParsersReadTheSameDatesAndCounts(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		items := drawItems(t)
		text := ICS(items, Options{From: monday, Stamp: stamp})
		want := map[string]string{}
		for _, d := range DatesOf(items, monday, monday+Horizon).Dates {
			want[d.On.Time().Format("20060102")] = summary(d.Count)
		}
		strict, err := parseStrictly(text)
		if err != nil {
			t.Fatalf("%v in:\n%s", err, text)
		}
		if diff := cmp.Diff(want, strict); diff != "" {
			t.Fatalf("the strict parser reads (-want +got):\n%s", diff)
		}
		other, err := parseWithLibrary(text)
		if err != nil {
			t.Fatalf("%v in:\n%s", err, text)
		}
		if diff := cmp.Diff(want, other); diff != "" {
			t.Fatalf("the library reads (-want +got):\n%s", diff)
		}
	})
}

func TestACalendarTellsNothingOfWhatIsDue(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		items := drawItems(t)
		for name, text := range map[string][]byte{
			"calendar": ICS(items, Options{From: monday, Stamp: stamp}),
			"dates":    DatesOf(items, monday, monday+Horizon).Encode(),
		} {
			low := strings.ToLower(string(text))
			for _, word := range []string{"secret", "broker", "秘密"} {
				if strings.Contains(low, word) {
					t.Fatalf("the %s says %q:\n%s", name, word, text)
				}
			}
		}
	})
}

// The events of a calendar made later take the place of those they renew.
func TestADayKeepsItsIDWhateverFallsOnIt(t *testing.T) {
	ids := func(items ...checklist.DueItem) []string {
		var out []string
		for l := range strings.Lines(string(ICS(items, Options{From: monday, Stamp: stamp}))) {
			if strings.HasPrefix(l, "UID:") {
				out = append(out, l)
			}
		}
		return out
	}
	one := ids(checklist.DueItem{Kind: checklist.DueReview, ID: "a", DueOn: monday + 3})
	two := ids(checklist.DueItem{Kind: checklist.DuePaper, ID: "b", DueOn: monday + 3}, checklist.DueItem{Kind: checklist.DueDrill, ID: "c", DueOn: monday + 4})
	if len(one) != 1 || len(two) != 2 || one[0] != two[0] || two[0] == two[1] {
		t.Fatalf("ids %q and %q", one, two)
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
	items := []checklist.DueItem{{Kind: checklist.DueReview, ID: "a", DueOn: monday}, {Kind: checklist.DueDrill, ID: "d", DueOn: monday + 9}}
	o := Options{From: monday, Stamp: stamp}
	if a, b := ICS(items, o), ICS(items, o); !bytes.Equal(a, b) {
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
		events[start.Format("20060102")] = what
	}
	if len(events) == 0 {
		return events, nil // the library refuses to write a calendar without events
	}
	return events, ical.NewEncoder(&bytes.Buffer{}).Encode(cal)
}
