package checklist

import "testing"

func TestASignalIsDueAnIntervalAfterItWasLookedAt(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Signals: []Signal{{ID: "news", Review: Interval{30, 'd'}}}}
	first := on(Entry{Kind: KindNote, Subject: "s", Value: Value{FieldText: "x"}}, today-10)
	look, back := on(LookedEntry("news", "nothing new"), today-2), Entry{Kind: KindLooked, Subject: "news"}
	for _, test := range []struct {
		what string
		said []Entry
		want SignalState
	}{
		{"never looked at", []Entry{first}, SignalState{DueOn: today + 20}},
		{"looked at", []Entry{first, look}, SignalState{LookedOn: today - 2, Saw: "nothing new", DueOn: today + 28}},
		{"and taken back", []Entry{first, look, back}, SignalState{DueOn: today + 20}},
	} {
		r := NewRecord()
		for i, e := range test.said {
			r = r.Add(Event{Kind: e.Kind, Subject: e.Subject, Order: int64(i + 1), Day: max(e.Day, today-10), Value: e.Value})
		}
		test.want.Signal = &c.Signals[0]
		if got := assessStates(c, r, today).signals[0]; got != test.want {
			t.Errorf("%s: %+v", test.what, got)
		}
	}
}
