package checklist

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// ledger is a catalogue with two permissions that a take-over costs more with,
// and a fact that says in which countries one trades.
func ledger() *Catalogue {
	abroad := map[string]string{"permissions": "abroad"}
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "markets", Kind: Many, Grows: true, Values: []FactValue{{ID: "home", Text: "At home"}, {ID: "jp", Text: "Japan", Implies: abroad}, {ID: "sg", Text: "Singapore", Implies: abroad}}}},
		Permits:    []Permission{{ID: "margin", Damage: DamageMore}, {ID: "abroad", Damage: DamageLeaves}, {ID: "funds"}},
		Routes: []Route{
			{ID: "trades", Kind: Takeover, Interface: AccountInterface, Reach: Reach{Authority: AuthorityTrade, Damage: DamageHoldings}, Stages: []Stage{{}}},
			{ID: "sees", Kind: Leak, Interface: AccountInterface, Reach: Reach{Authority: AuthoritySee}, Stages: []Stage{{}}},
		},
	}
}

// nothingYet is a record in which a note was written and nothing else.
var nothingYet = NewRecord(Event{Kind: KindNote, Order: 1})

func decided(id, state string) Entry { return DecisionEntry(id, state, "", today+90) }

func TestEachPermissionSaysWhatItRaisesWhateverElseIsHeld(t *testing.T) {
	for what, r := range map[string]Record{
		"nothing":           nothingYet,
		"the other is held": later(nothingYet, decided("abroad", "held")),
		"it is held":        later(nothingYet, decided("margin", "used")),
		"it was dropped":    later(nothingYet, decided("margin", "dropped")),
	} {
		a := Assess(ledger(), r, today)
		if got := a.Raised("margin"); len(got) != 1 || got[0].Route != "trades" || got[0].From.Damage != DamageHoldings || got[0].To.Damage != DamageMore {
			t.Errorf("%s: margin raises %+v", what, got)
		}
		if got := a.Raised("funds"); len(got) != 0 {
			t.Errorf("%s: a permission that costs nothing raises %+v", what, got)
		}
	}
}

func TestACountryInWhichOneTradesHoldsThePermissionForIt(t *testing.T) {
	of := func(a *Assessment) PermissionState { return a.Facts.Permissions[1] }
	for _, c := range []struct {
		what       string
		said       []Entry
		held, used Truth
		denied     bool
		countries  []string
	}{
		{"at home", nil, May, May, false, nil},
		{"two countries", []Entry{FactEntry("markets", "home,sg,jp")}, Yes, Yes, false, []string{"Japan", "Singapore"}},
		{"dropped at the broker", []Entry{decided("abroad", "dropped")}, No, No, false, nil},
		{"dropped, and trades there", []Entry{decided("abroad", "dropped"), FactEntry("markets", "jp")}, Yes, Yes, true, []string{"Japan"}},
		{"not used, and trades there", []Entry{FactEntry("markets", "jp"), decided("abroad", "unused")}, Yes, Yes, true, []string{"Japan"}},
		{"used", []Entry{decided("abroad", "used"), FactEntry("markets", "sg")}, Yes, Yes, false, []string{"Singapore"}},
	} {
		r := later(nothingYet, append([]Entry{FactEntry("markets", "home"), decided("margin", "dropped")}, c.said...)...)
		a := Assess(ledger(), r, today)
		if p := of(a); p.Held() != c.held || p.Used() != c.used || p.Denied() != c.denied || !slices.Equal(a.Countries("abroad"), c.countries) {
			t.Errorf("%s: held %s, used %s, denied %v, trades in %v", c.what, p.Held(), p.Used(), p.Denied(), a.Countries("abroad"))
		}
		asked := slices.ContainsFunc(a.Due(), func(d DueItem) bool { return d.Kind == DuePermission && d.ID == "abroad" })
		if asked != c.denied {
			t.Errorf("%s: the permission is asked about at once: %v, want %v", c.what, asked, c.denied)
		}
		if want := c.held != No; (a.Route("trades").Reach.Damage == DamageLeaves) != want {
			t.Errorf("%s: a take-over can cost %q", c.what, a.Route("trades").Reach.Cost())
		}
	}
}

func TestAValueByWhichAPermissionIsUsedNeverLessensAReach(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		var said []Entry
		for _, id := range []string{"margin", "abroad", "funds"} {
			if state := rapid.SampledFrom([]string{"", "held", "used", "unused", "dropped"}).Draw(t, id); state != "" {
				said = append(said, decided(id, state))
			}
		}
		r := later(nothingYet, append([]Entry{FactEntry("markets", "home")}, said...)...)
		without := Assess(ledger(), r, today)
		with := Assess(ledger(), later(r, FactEntry("markets", rapid.SampledFrom([]string{"jp", "sg", "jp,sg"}).Draw(t, "in"))), today)
		for i := range with.Routes {
			if was := without.Routes[i].Reach; with.Routes[i].Reach.Union(was) != with.Routes[i].Reach {
				t.Fatalf("%s reached %+v, and reaches %+v once one trades there", with.Routes[i].Route.ID, was, with.Routes[i].Reach)
			}
		}
	})
}

func TestWhatIsHeldAndNotUsedIsListed(t *testing.T) {
	for state, want := range map[string]int{"held": 0, "used": 0, "unused": 1, "dropped": 0} {
		if got := len(Assess(ledger(), later(nothingYet, decided("margin", state)), today).HeldUnused()); got != want {
			t.Errorf("%s: %d are listed", state, got)
		}
	}
}
