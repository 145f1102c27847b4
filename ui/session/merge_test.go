package session

import (
	"errors"
	"testing"

	"handrail/checklist"
)

func TestMergingKeepsBothSidesAndASecondTimeNothing(t *testing.T) {
	s := open(t, settings(t, t.TempDir()))
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	other := checklist.NewRecord(checklist.Event{Kind: checklist.KindFact, Subject: "travels", Order: 5, Day: 20000, Value: checklist.Value{"value": "yes"}})
	got, err := s.Merge(t.Context(), other)
	if err != nil || got.New != 1 {
		t.Fatalf("%v, %v", got, err)
	}
	if st := s.Assessment().Facts.State("travels"); !st.Known {
		t.Error("what came in does not count")
	}
	if s.Assessment().Step("mfa.second-method").Outcome != checklist.Holds {
		t.Error("what was there is gone")
	}
	if got, err := s.Merge(t.Context(), other); err != nil || got.New != 0 {
		t.Errorf("a second time: %v, %v", got, err)
	}
}

func TestNothingIsMergedAsOfAnotherDay(t *testing.T) {
	set := settings(t, t.TempDir())
	set.On = checklist.DayOf(noon)
	if _, err := open(t, set).Merge(t.Context(), checklist.NewRecord(checklist.Event{Kind: "x", Order: 1, Day: 1})); !errors.Is(err, ErrReadOnly) {
		t.Error(err)
	}
}
