package checklist

import (
	"fmt"
	"strings"
	"testing"
)

// moved is twoPhones where the event may change a fact and makes a sheet wrong.
func moved() (*Catalogue, Record) {
	c, r := twoPhones()
	c.Facts = []Fact{{ID: "methods", Kind: One, Values: []FactValue{{ID: "app"}, {ID: "key"}}}}
	c.LifeEvents[0].Facts, c.LifeEvents[0].Paper, c.LifeEvents[0].Sheets = []string{"methods"}, "the number of the phone", []string{"E"}
	c.LifeEvents = append(c.LifeEvents, LifeEvent{ID: "travel", Title: "A journey", Stales: []string{"whole"}})
	return c, r
}

func asksAfter(c *Catalogue, r Record, life string) string {
	s := Assess(c, r, today).EventSitting(life)
	if s == nil {
		return "none"
	}
	out := fmt.Sprint(s.Facts, s.Papers)
	for _, q := range s.States {
		out += " " + AnswerSubject(q.Step, strings.Join(q.About, ","))
	}
	return out
}

func TestAfterALifeEventIsAskedWhatItTouchesAndNothingElse(t *testing.T) {
	c, r := moved()
	event, journey := HappenedEntry("new-phone", "a", 0), HappenedEntry("travel", "", 0)
	each, whole := &c.Steps[0], &c.Steps[1]
	sheet := func(letter string) Entry { return PrintEntry(letter, "1111-1111", "a4", "", "", today) }
	for _, test := range []struct {
		what string
		said []Entry
		want string
	}{
		{"it did not happen", nil, "none"},
		{"another one happened", []Entry{journey}, "none"},
		{"it happened to one phone", []Entry{event}, "[] [] each@a whole"},
		{"and that phone was seen since", []Entry{event, AnswerEntry(each, "a", "good")}, "[] [] whole"},
		{"and all was seen since", []Entry{event, AnswerEntry(each, "a", "good"), AnswerEntry(whole, "", "good")}, "none"},
		{"another phone was seen since", []Entry{event, AnswerEntry(each, "b", "good")}, "[] [] each@a whole"},
		{"what it may change was known", []Entry{FactEntry("methods", "app"), event}, "[methods] [] each@a whole"},
		{"and was entered since", []Entry{FactEntry("methods", "app"), event, FactEntry("methods", "key")}, "[] [] each@a whole"},
		{"the sheet was printed before", []Entry{sheet("E"), event}, "[] [E] each@a whole"},
		{"the sheet was printed since", []Entry{event, sheet("E")}, "[] [] each@a whole"},
		{"another sheet was printed before", []Entry{sheet("B"), event}, "[] [] each@a whole"},
		{"it was taken back", []Entry{event, {Kind: KindHappened, Subject: "new-phone@a"}}, "none"},
	} {
		now := r
		for _, e := range test.said {
			now = entering(now, e)
		}
		if got := asksAfter(c, now, "new-phone"); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

func TestWhatDoesNotApplyIsNotAskedAfterALifeEvent(t *testing.T) {
	c, r := moved()
	c.Steps[1].Applies = Condition{All: []string{"methods=key"}}
	r = entering(entering(r, FactEntry("methods", "app")), HappenedEntry("new-phone", "a", 0))
	if got, want := asksAfter(c, r, "new-phone"), "[methods] [] each@a"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A device that is gone cannot be looked at, and what was due before is not
// what the event touches.
func TestAfterALifeEventNeitherWhatIsGoneNorWhatIsDueAnywayIsAsked(t *testing.T) {
	c, r := twoPhones()
	c.LifeEvents[0].Paper = "the number of the phone"
	c.LifeEvents = append(c.LifeEvents, LifeEvent{ID: DeviceGone, Title: "A device is gone", Stales: []string{"each", "whole"}})
	c.Steps = append(c.Steps, Step{ID: "other", Topic: "api", Per: PerAccount, Interfaces: []string{AccountInterface}, Digest: "d",
		Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}})
	r = r.Add(answeredOn(1000, today+1, "other", "bad"))
	r = r.Add(r.EnterAt((today + 9).Time(), "", HappenedEntry("new-phone", "a", 0))...)
	asked := func(r Record, life string) string {
		s := Assess(c, r, today+9).EventSitting(life)
		if s == nil {
			return "none"
		}
		out := ""
		for _, q := range s.States {
			out += " " + AnswerSubject(q.Step, strings.Join(q.About, ","))
		}
		return out + fmt.Sprint(s.Open)
	}
	if got := asked(r, "new-phone"); got != " each@a whole[]" {
		t.Errorf("after a new phone: %s", got)
	}
	r = r.Add(r.EnterAt((today + 9).Time(), "", Entry{Kind: KindRetired, Subject: "a", Value: Value{FieldReason: "sold"}})...)
	if got := asked(r, DeviceGone); got != " each@b,laptop whole[]" {
		t.Errorf("after a device went: %s", got)
	}
}
