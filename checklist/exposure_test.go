package checklist

import (
	"fmt"
	"strings"
	"testing"
)

// What an interface exposes is counted by the routes that apply to it: how many,
// how many are open, and which of these is taken most easily.
func TestAnExposureCountsTheRoutesThatApplyAndIsAsOpenAsTheEasiest(t *testing.T) {
	c := oneStep(Interval{})
	c.Interfaces = append(c.Interfaces, Interface{ID: "web"}, Interface{ID: "api"})
	cuts := func(ids []string) (out []Cut) {
		for _, id := range ids {
			out = append(out, Cut{id})
		}
		return out
	}
	route := func(id, in string, x Exposure, tier Tier, cut ...string) Route {
		return Route{ID: id, Interface: in, Kind: Takeover, Exposure: x, Stages: []Stage{{Tier: tier, CutBy: cuts(cut), Needs: []string{"host"}, Gives: []string{"session"}}}}
	}
	c.Routes = []Route{
		route("cut", "web", Session, 0, "s"), route("near", "web", Session, 1), route("far", "web", Session, 2),
		route("elsewhere", "api", Session, 0), route("other", "web", Execution, 0), route("apart", "web", Session, 0),
	}
	c.Routes[5].Applies = Condition{All: []string{"has=no"}}
	told := func(said ...Entry) string {
		a := Assess(c, entering(Record{}, append(said, deviceEntry("laptop", "web,api"), FactEntry("has", "yes"))...), today)
		s := a.exposure("web", Session)
		out := fmt.Sprint(s.Applies, " apply, ", s.Open, " open, ", s.OpenAtBest, " at best")
		if s.Easiest != nil {
			out += ", easiest " + s.Easiest.Route.ID
		}
		if s.EasiestAtBest != nil {
			out += ", at best " + s.EasiestAtBest.Route.ID
		}
		return out
	}
	for want, got := range map[string]string{
		"3 apply, 3 open, 3 at best, easiest cut, at best cut":   told(AnswerEntry(&c.Steps[0], "", "bad")),
		"3 apply, 2 open, 2 at best, easiest near, at best near": told(AnswerEntry(&c.Steps[0], "", "good")),
		"3 apply, 3 open, 2 at best, easiest cut, at best near":  told(),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if a := Assess(c, Record{}, today); a.Easiest() == nil || strings.Contains("far near", a.Easiest().Route.ID) {
		t.Errorf("the easiest of all is %v", a.Easiest())
	}
}

// Sheets that are printed replace the pages of the first version, and the card
// does not.
func TestASheetReplacesThePagesOfTheFirstVersion(t *testing.T) {
	printed := func(sheet string) Entry { return PrintEntry(sheet, "1111-1111", "a4", "", "", 0) }
	for _, test := range []struct {
		what string
		said []Entry
		want string
	}{
		{"a page alone", []Entry{printed("home")}, "[home]"},
		{"a sheet since", []Entry{printed("home"), printed("E")}, "[E]"},
		{"a sheet before", []Entry{printed("E"), printed("home")}, "[home E]"},
		{"the card since", []Entry{printed("home"), printed("card")}, "[card home]"},
		{"another page of the first version since", []Entry{printed("home"), printed("all")}, "[all home]"},
		{"two sheets", []Entry{printed("B"), printed("E")}, "[E B]"},
		{"a sheet since, taken back", []Entry{printed("home"), printed("E"), {Kind: KindPrint, Subject: "E"}}, "[home]"},
	} {
		var r Record
		for _, e := range test.said {
			r = entering(r, e)
		}
		var got []string
		for _, p := range Assess(oneStep(Interval{}), r, today).papers() {
			got = append(got, p.page)
		}
		if fmt.Sprint(got) != test.want {
			t.Errorf("%s: %v, want %s", test.what, got, test.want)
		}
	}
}
