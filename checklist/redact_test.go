package checklist

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestARedactedRecordHoldsNoWordOfThePerson(t *testing.T) {
	const secret = "anna"
	own := func(kind Kind, subject string, v Value) Event {
		return Event{Kind: kind, Subject: subject, Order: int64(100 + len(kind) + len(subject)), Day: today, Device: "anna-phone", Value: v}
	}
	r := NewRecord(
		own(KindDevice, "anna-phone", Device{Name: "anna's phone", Kind: "phone", OS: "ios", Uses: []string{"mobile"}}.Value()),
		own(KindRetired, "anna-old", Value{FieldReason: "anna sold it"}),
		own(KindAnswer, "s1@anna-phone", Value{FieldAnswer: "good", FieldDigest: "d"}),
		own(KindAnswer, "s2", Value{FieldAnswer: "good", FieldDigest: "d"}),
		own(KindFinding, "disk@anna-laptop", Value{"verdict": "holds", "saw": "/home/anna", FieldReason: "anna says"}),
		own(KindDecision, "margin", Value{FieldState: "held", FieldReason: "anna wants it"}),
		own(KindAccept, "s3", Value{FieldReason: "anna said so", FieldUntil: "2027-01-01"}),
		own(KindNote, "s1", Value{FieldText: "anna's note"}),
		own(KindHappened, "new-phone", Value{"on": "anna-phone"}),
		own(KindHappened, "new-number@anna-phone", Value{"on": "anna-phone"}),
		own(KindPrint, "home", Value{"id": "X", "kept": "anna's drawer"}),
		own(KindDrill, "lost-phone", Value{"minutes": "4", "misses": "anna's key"}),
		own(KindCall, "lost-phone/1", Value{"who": "anna"}),
		own(KindLooked, "signal", Value{"saw": "anna saw"}),
		own("later-kind", "anna", Value{"x": "anna"}),
	)
	got := Redact(r)
	for _, e := range got.Events() {
		if text := fmt.Sprintf("%+v", e); strings.Contains(text, secret) {
			t.Errorf("still there: %s", text)
		}
	}
	if !got.Redacted() || r.Redacted() {
		t.Error("the mark is wrong")
	}
	d, ok := got.Newest(KindDevice, "device-1")
	if !ok || d.Value["name"] != "device 1" || d.Value["kind"] != "phone" {
		t.Errorf("the device became %+v", d)
	}
	if _, ok := got.Newest(KindAnswer, "s1@device-1"); !ok {
		t.Error("the answer no longer is about the device")
	}
	if e, ok := got.Newest(KindHappened, "new-number@device-1"); !ok || e.Value["on"] != "device-1" {
		t.Error("what happened to the device no longer is about it")
	}
}

// Redacting hides words; it changes no outcome and no route.
func TestARedactedRecordIsAssessedTheSame(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		a, b := Assess(c, r, today), Assess(c, Redact(r), today)
		for i := range a.Steps {
			if a.Steps[i].Outcome != b.Steps[i].Outcome {
				t.Fatalf("%s: %s, redacted %s", a.Steps[i].Step.ID, a.Steps[i].Outcome, b.Steps[i].Outcome)
			}
		}
		if x, y := len(a.Due()), len(b.Due()); x != y {
			t.Fatalf("%d things due, redacted %d", x, y)
		}
		for i := range a.Routes {
			if a.Routes[i].Open != b.Routes[i].Open || a.Routes[i].OpenAtBest != b.Routes[i].OpenAtBest {
				t.Fatalf("%s differs", a.Routes[i].Route.ID)
			}
		}
	})
}
