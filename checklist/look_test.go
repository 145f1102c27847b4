package checklist

import (
	"fmt"
	"testing"
)

// twoPhones is a catalogue with a step about each device and one about the
// account, all answered well, on a map with two phones and a laptop.
func twoPhones() (*Catalogue, Record) {
	step := func(id string, per Per) Step {
		return Step{ID: id, Topic: "mfa", Per: per, Interfaces: []string{AccountInterface}, LocksOut: RiskNone, Digest: "d",
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{step("each", PerDevice), step("whole", PerAccount)},
		LifeEvents: []LifeEvent{{ID: "new-phone", Title: "A new phone", Stales: []string{"topic:mfa"}}}}
	var r Record
	for _, id := range []string{"a", "b", "laptop"} {
		r = entering(r, deviceEntry(id, "web"))
		r = entering(r, AnswerEntry(&c.Steps[0], id, "good"))
	}
	return c, entering(r, AnswerEntry(&c.Steps[1], "", "good"))
}

func TestALifeEventAboutOneDeviceLeavesTheOthersAsTheyWere(t *testing.T) {
	for on, want := range map[string]string{
		"a": "a stale, b holds, laptop holds, whole stale",
		"b": "a holds, b stale, laptop holds, whole stale",
		"":  "a stale, b stale, laptop stale, whole stale",
	} {
		c, r := twoPhones()
		a := Assess(c, entering(r, HappenedEntry("new-phone", on, 0)), today)
		of := a.Steps[0].About
		got := fmt.Sprintf("%s %s, %s %s, %s %s, whole %s", of[0].Thing, of[0].Outcome, of[1].Thing, of[1].Outcome, of[2].Thing, of[2].Outcome, a.Steps[1].Outcome)
		if got != want {
			t.Errorf("about %q: %s; want %s", on, got, want)
		}
	}
}

// Two copies may enter both in one second; then neither is the newer look, and
// the worse one counts.
func TestOfAFindingAndAnAnswerOfTheSameSecondTheWorseCounts(t *testing.T) {
	step := Step{ID: "s", Per: PerAccount, Probe: []string{"c"}, Digest: "d", Interfaces: []string{AccountInterface}, LocksOut: RiskNone,
		Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{step}}
	for _, test := range []struct {
		answer, verdict string
		want            Outcome
		byAnswer        bool
	}{
		{"good", VerdictFails, Fails, false}, {"bad", VerdictHolds, Fails, true}, {"bad", VerdictFails, Fails, false}, {"good", VerdictHolds, Holds, true},
	} {
		r := NewRecord(Event{Kind: KindDevice, Subject: "laptop", Order: 1, Day: 1, Value: deviceEntry("laptop", "web").Value},
			Event{Kind: KindAnswer, Subject: "s", Order: 9, Day: today, Value: Value{FieldAnswer: test.answer, FieldDigest: "d"}},
			Event{Kind: KindFinding, Subject: "c@laptop", Order: 9, Day: today, Value: Value{"verdict": test.verdict, "saw": "seen"}})
		ab := Assess(c, r, today).Steps[0].About[0]
		if ab.Outcome != test.want || ab.ByAnswer != test.byAnswer || ab.Conflict != nil {
			t.Errorf("answer %s, finding %s: %s, by the answer %v, conflict %v", test.answer, test.verdict, ab.Outcome, ab.ByAnswer, ab.Conflict)
		}
	}
}
