package personas

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handrail/checklist"
)

var update = flag.Bool("update", false, "write the advice anew")

func fixed(day string) time.Time {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return at
}

func TestTheAdviceIsTheOneThatWasRead(t *testing.T) {
	c := catalogue(t)
	var b strings.Builder
	fmt.Fprintf(&b, "Ten made-up people, and their first three sittings of %d minutes.\n", minutes)
	fmt.Fprintln(&b, "All that is advised is done, and seen to hold, before the next sitting.")
	fmt.Fprintln(&b, "What is only looked at turns out not to hold.")
	for i, p := range people {
		all := sittings(t, c, p, 3)
		title := fmt.Sprintf("%d. %s", i+1, p.name)
		fmt.Fprintf(&b, "\n\n%s\n%s\n", title, strings.Repeat("=", len(title)))
		b.WriteString(p.text(&all[0].before.Facts))
		fmt.Fprintf(&b, "Easiest open: %s\n", easiest(all[0].before))
		for n, s := range all {
			fmt.Fprintf(&b, "\nSitting %d, %d min\n", n+1, s.advice.TotalMinutes)
			b.WriteString(text(&s.advice, s.before))
			fmt.Fprintf(&b, "  easiest left: %s\n", easiest(s.after))
		}
	}
	const file = "testdata/personas.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(was), b.String()); diff != "" {
		t.Errorf("the advice changed; read it, and renew the file with -update if it is better:\n%s", diff)
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
	if l := ad.Look; l != nil {
		fmt.Fprintf(&b, "  look  %-58s %2d min\n        %s\n", l.Title, l.Minutes, l.Because)
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

func easiest(a *checklist.Assessment) string {
	r := a.Easiest()
	if r == nil {
		return "none"
	}
	return fmt.Sprintf("%s (%s)", r.Route.Title, checklist.TierNames[r.Tier])
}
