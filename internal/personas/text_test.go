package personas

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
)

func fixed(day string) time.Time {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return at
}

// With -v this prints the advice, to be read as a broker's security desk would.
func TestTheFirstSittingsOfTenPeopleAreWorthSittingDownFor(t *testing.T) {
	c := catalogue(t)
	for i, p := range people {
		all := sittings(t, c, p, 3)
		var b strings.Builder
		fmt.Fprintf(&b, "%d. %s\n", i+1, p.name)
		b.WriteString(p.text(&all[0].before.Facts))
		for n, s := range all {
			fmt.Fprintf(&b, "\nSitting %d, %d min\n%s", n+1, s.advice.TotalMinutes, text(&s.advice, s.before))
			if len(s.advice.Trips)+len(s.advice.Bundle) == 0 {
				t.Errorf("%s: sitting %d has nothing to do", p.name, n+1)
			}
		}
		t.Log(b.String())
	}
}

// text writes what is known of a person, in the words of the questions.
func (p person) text(f *checklist.Facts) string {
	var b strings.Builder
	for _, s := range f.States {
		if !s.Known {
			continue
		}
		var words []string
		for _, v := range s.Fact.Values {
			if slices.Contains(s.Values, v.ID) {
				words = append(words, v.ID)
			}
		}
		if len(words) == 0 {
			words = []string{"none"}
		}
		fmt.Fprintf(&b, "  %-30s %s\n", s.Fact.Title, strings.Join(words, ", "))
	}
	var held []string
	for _, perm := range f.Permissions {
		if perm.Held() == checklist.Yes {
			held = append(held, fmt.Sprintf("%s (%s)", perm.Permission.ID, perm.State))
		}
	}
	fmt.Fprintf(&b, "  %-30s %s\n", "Permissions held", strings.Join(held, ", "))
	for _, d := range f.Devices {
		var how string
		if d.Shared {
			how = ", shared with others"
		}
		if d.Headless {
			how += ", nobody sits at it"
		}
		fmt.Fprintf(&b, "  %-30s %s, for %s%s\n", strings.ToUpper(d.Name[:1])+d.Name[1:], d.OS, strings.Join(d.Uses, " and "), how)
	}
	return b.String()
}

// text writes one day's advice.
func text(ad *checklist.Advice, a *checklist.Assessment) string {
	var b strings.Builder
	for _, trip := range ad.Trips {
		fmt.Fprintf(&b, "  %-64s %2d min\n", a.Catalogue.Place(trip.At).Name, trip.Minutes)
		for _, l := range trip.Looks {
			fmt.Fprintf(&b, "        ? %s\n", a.Step(l.Step).Step.Ask)
		}
	}
	for i, it := range ad.Bundle {
		fmt.Fprintf(&b, "  %d     %-58s %2d min\n        %s\n", i+1, a.Step(it.Step).Step.Title, it.Minutes, it.Because)
		if len(it.About) > 1 || len(it.About) == 1 && it.About[0] != "" && it.About[0] != "main" {
			fmt.Fprintf(&b, "        about: %s\n", strings.Join(it.About, ", "))
		}
	}
	if ad.Longer != nil {
		fmt.Fprintf(&b, "  takes longer: %s, %d min\n", a.Step(ad.Longer.Step).Step.Title, ad.Longer.Minutes)
	}
	fmt.Fprintf(&b, "  closes %d, left out %d\n", len(ad.Closes), len(ad.LeftOut))
	for _, id := range ad.Closes {
		fmt.Fprintf(&b, "        - %s\n", a.Route(id).Route.Title)
	}
	if ad.RaisesEasiest {
		b.WriteString("  the easiest route left anywhere becomes harder\n")
	}
	return b.String()
}
