package checklist

import (
	"slices"
	"strings"
	"testing"
)

// The mailbox waits for the calls of its phase to the broker and the firm, and
// for no other.
func TestTheMailboxIsDoneWhileWaitingOnTheCall(t *testing.T) {
	c := looking("a")
	a := Assess(c, entering(NewRecord(), FactEntry("travels", "no")), today)
	for _, test := range []struct{ what, actions, want string }{
		{"there is no mailbox", "look call:broker", "look call:broker"},
		{"the call is before it", "call:broker mailbox look", "call:broker mailbox look"},
		{"the call is after it", "mailbox look call:broker end", "look call:broker mailbox end"},
		{"so is the firm's", "mailbox call:broker call:firm end", "call:broker call:firm mailbox end"},
		{"another call", "mailbox call:police", "mailbox call:police"},
		{"a call of another phase", "mailbox later:broker", "mailbox later:broker"},
		{"it is last", "look mailbox", "look mailbox"},
		{"an action for others is left out", "away:broker mailbox look", "mailbox look"},
	} {
		s := &Scenario{ID: "s"}
		for _, id := range strings.Fields(test.actions) {
			kind, call, _ := strings.Cut(id, ":")
			e := Emergency{ID: id, Phase: PhaseStop, Call: call}
			if kind == "later" {
				e.Phase = PhaseReport
			}
			if kind == "away" {
				e.If = Condition{None: []string{"travels=no"}}
			}
			s.Actions = append(s.Actions, e)
		}
		var got []string
		for _, e := range a.Actions(s) {
			got = append(got, e.ID)
		}
		if want := strings.Fields(test.want); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", test.what, got, want)
		}
	}
}

func TestTheScenariosAreThoseThatMayApply(t *testing.T) {
	c := looking("a")
	c.Scenarios = []Scenario{{ID: "all"}, {ID: "home", Applies: Condition{None: []string{"travels=yes"}}}, {ID: "away", Applies: Condition{All: []string{"travels=yes"}}}}
	for value, want := range map[string]string{"": "all home away", "no": "all home", "yes": "all away"} {
		r := NewRecord()
		if value != "" {
			r = entering(r, FactEntry("travels", value))
		}
		got := ""
		for _, s := range Assess(c, r, today).Scenarios() {
			got += " " + s.ID
		}
		if got[1:] != want {
			t.Errorf("travels %q:%s, want %s", value, got, want)
		}
	}
}
