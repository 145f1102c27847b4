package checklist

import (
	"slices"
	"strings"
	"testing"
)

func TestTheEntriesAboutAStepAreItsAnswersDecisionsAndFindings(t *testing.T) {
	step := &Step{ID: "s", Probe: []string{"disk"}}
	event := func(order int64, k Kind, subject string, v Value) Event {
		return Event{Kind: k, Subject: subject, Order: order, Day: today, Value: v}
	}
	r := NewRecord(
		event(1, KindAnswer, "s", Value{FieldAnswer: "good"}), event(2, KindAnswer, "s@phone", Value{FieldAnswer: "good"}), event(3, KindAnswer, "other", Value{FieldAnswer: "good"}),
		event(4, KindNote, "s", Value{FieldText: "x"}), event(5, KindFinding, "disk@laptop", Value{"verdict": VerdictFails, "saw": "open"}),
		event(6, KindFinding, "clock@laptop", Value{"verdict": VerdictFails, "step": "s"}), event(7, KindFinding, "clock@desk", Value{"verdict": VerdictFails, "step": "other"}),
		event(8, KindFinding, "s", Value{"verdict": VerdictFails}), event(9, KindDevice, "phone", Value{"name": "Phone"}), event(10, KindRetired, "old", Value{FieldReason: "sold"}))
	var orders []int64
	for _, e := range r.EntriesAbout(step) {
		orders = append(orders, e.Order)
	}
	if want := []int64{6, 5, 4, 2, 1}; !slices.Equal(orders, want) {
		t.Errorf("the entries %v are about it, want %v", orders, want)
	}
	if ids := r.DeviceIDs(); len(ids) != 2 || !ids["phone"] || !ids["old"] {
		t.Errorf("devices %v", ids)
	}
	conflict := Conflict{Check: "disk", Machine: "open", SaidOn: today}
	if e, ok := r.FindingOf(&conflict); !ok || e.Order != 5 {
		t.Errorf("the finding of the conflict is %+v", e)
	}
	for _, other := range []Conflict{{Check: "clock", Machine: "open", SaidOn: today}, {Check: "disk", Machine: "shut", SaidOn: today}, {Check: "disk", Machine: "open", SaidOn: today - 1}, {Check: "s", SaidOn: today - 1}, {Check: "phone", SaidOn: today}} {
		if e, ok := r.FindingOf(&other); ok {
			t.Errorf("%+v finds %+v", other, e)
		}
	}
	if e, ok := r.Newest(KindAnswer, "s"); !ok || e.Order != 1 || len(r.History(KindAnswer, "s")) != 1 || len(r.History(KindNote, "other")) != 0 {
		t.Error("the history of a step holds other entries")
	}
}

func TestTwiceNoPageTodayIsNoticed(t *testing.T) {
	c := oneStep(Interval{})
	for answers, want := range map[string]bool{
		"": false, "no-page": false, "no-page no-page": true, "good no-page no-page": true, "no-page good no-page": false, "no-page no-page good": false, "no-page note no-page": true, "yesterday no-page": false,
	} {
		r := NewRecord()
		for _, a := range strings.Fields(answers) {
			switch a {
			case "note":
				r = entering(r, noteEntry("x"))
			case "yesterday":
				r = entering(r, answered(NoPage.ID, "d", today-1))
			default:
				r = entering(r, answered(a, "d", today))
			}
		}
		if got := Assess(c, r, today).CouldNotLookTwice(); got != want {
			t.Errorf("%q: %v", answers, got)
		}
	}
}

func TestTheRecordBeforeTheAnswersOfADayLacksTheNewestOfThemAlone(t *testing.T) {
	event := func(order int64, k Kind, subject string, day Day) Event {
		return Event{Kind: k, Subject: subject, Order: order, Day: day, Value: Value{FieldAnswer: "good", "id": "x"}}
	}
	r := NewRecord(event(1, KindAnswer, "s", today), event(2, KindAnswer, "s", today), event(3, KindNote, "s", today), event(4, KindAnswer, "t", today-1), event(5, KindAnswer, "u", today), event(6, KindPrint, "card", today), event(7, KindCatalogue, "b", today))
	var orders []int64
	for _, e := range r.BeforeAnswers(today, "s", "t", "never").Events() {
		orders = append(orders, e.Order)
	}
	if want := []int64{7, 6, 5, 4, 3, 1}; !slices.Equal(orders, want) {
		t.Errorf("it holds %v, want %v", orders, want)
	}
	prints := r.Prints()
	if len(prints) != 1 || prints[0].Order != 6 {
		t.Errorf("prints %+v", prints)
	}
	for _, e := range r.Events() {
		if _, answers := e.AnswersStep(); answers != (e.Kind == KindAnswer) || e.AboutCatalogue() != (e.Kind == KindCatalogue) {
			t.Errorf("%s: answers a step %v, is about the catalogue %v", e.Kind, answers, e.AboutCatalogue())
		}
	}
}

func TestTheAnswerBeforeIsOfAnEarlierDay(t *testing.T) {
	c := twoRoutes("d")
	for _, test := range []struct {
		what string
		said []Event
		want string
	}{
		{"none", nil, ""},
		{"one alone", []Event{looked(1, today, "s1", "good")}, ""},
		{"two of today", []Event{looked(1, today, "s1", "bad"), looked(2, today, "s1", "good")}, ""},
		{"the last of an earlier day", []Event{looked(1, today-3, "s1", "good"), looked(2, today-2, "s1", "bad"), looked(3, today, "s1", "unsure"), looked(4, today, "s1", "good")}, "bad"},
		{"which was taken back", []Event{looked(1, today-2, "s1", "bad"), {Kind: KindAnswer, Subject: "s1", Order: 2, Day: today - 1}, looked(3, today, "s1", "good")}, ""},
	} {
		if got, _, ok := Assess(c, NewRecord(test.said...), today).AnswerBefore("s1", ""); got != test.want || ok != (test.want != "") {
			t.Errorf("%s: %q, %v, want %q", test.what, got, ok, test.want)
		}
	}
}

// Only the answers go: a machine's finding of the same second stays.
func TestTheRecordBeforeTheAnswersOfADayKeepsFindingsOfTheirSecond(t *testing.T) {
	finding := Event{Kind: KindFinding, Subject: "s1", Order: 5, Day: today, Value: Value{"verdict": "holds"}}
	r := NewRecord(looked(5, today, "s1", "good"), finding).BeforeAnswers(today, "s1")
	if r.Len() != 1 || r.Events()[0].Kind != KindFinding {
		t.Errorf("%v", r.Events())
	}
}
