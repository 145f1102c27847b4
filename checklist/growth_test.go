package checklist

import "testing"

// The interval of a step grows with good answers that came again, and begins
// again with whatever is in between.
func TestAnIntervalGrowsWithEqualGoodAnswersAlone(t *testing.T) {
	c := oneStep(Interval{30, 'd'})
	c.Interfaces = append(c.Interfaces, Interface{ID: "web"})
	c.Steps[0].Per, c.Steps[0].Topic, c.Steps[0].Review = PerDevice, "mfa", Interval{30, 'd'}
	c.Steps[0].Answers = append(c.Steps[0].Answers, Answer{ID: "also", Means: MeansHolds})
	c.LifeEvents = []LifeEvent{{ID: "phone", Stales: []string{"topic:mfa"}}, {ID: "other", Stales: []string{"topic:api"}}}
	old := c.Steps[0]
	old.Digest = "before"
	saw := func(day Day, answer string) Entry { return on(AnswerEntry(&c.Steps[0], "laptop", answer), day) }
	good := func(days ...Day) (out []Entry) {
		for _, d := range days {
			out = append(out, saw(d, "good"))
		}
		return out
	}
	for _, test := range []struct {
		what string
		said []Entry
		want int
	}{
		{"once", good(100), 1},
		{"twice", good(100, 130), 1},
		{"three times", good(100, 130, 160), 2},
		{"four times", good(100, 130, 160, 220), 2},
		{"five times", good(100, 130, 160, 220, 280), 4},
		{"three times at half the interval", good(100, 115, 130), 2},
		{"three times before half of it", good(100, 114, 128), 1},
		{"three times on one day", good(100, 100, 100), 1},
		{"the next ones before half of the grown interval", good(100, 130, 160, 189, 218), 2},
		{"another good answer in between", append(good(100, 130), saw(140, "also"), saw(160, "good")), 1},
		{"three good answers after another one", append([]Entry{saw(70, "also")}, good(100, 130, 160)...), 2},
		{"it failed in between", append(good(100, 130, 160), saw(170, "bad"), saw(200, "good")), 1},
		{"not sure in between", append(good(100, 130, 160), saw(170, Unsure.ID), saw(200, "good")), 1},
		{"another question before", []Entry{on(AnswerEntry(&old, "laptop", "good"), 70), saw(100, "good"), saw(130, "good")}, 1},
		{"entered by a clock that was behind", append(good(100, 130), on(Entry{Kind: KindAnswer, Subject: "s@laptop", Value: Value{FieldAnswer: "good", FieldDigest: "d", FieldClock: clockBehind}}, 140), saw(160, "good"), saw(190, "good")), 1},
		{"a life event in between", append(good(100, 130), append([]Entry{HappenedEntry("phone", "", 140)}, good(160, 190)...)...), 1},
		{"a life event before them", append([]Entry{HappenedEntry("phone", "", 90)}, good(100, 130, 160)...), 2},
		{"a life event about something else in between", append(good(100, 130), append([]Entry{HappenedEntry("other", "", 140)}, good(160)...)...), 2},
		{"a life event about another device in between", append(good(100, 130), append([]Entry{HappenedEntry("phone", "tablet", 140)}, good(160)...)...), 2},
	} {
		r := onDays(append([]Entry{on(deviceEntry("laptop", "web"), 50)}, test.said...)...)
		last := test.said[len(test.said)-1].Day
		if got := Assess(c, r, last).Steps[0].About[0].every.factor; got != test.want {
			t.Errorf("%s: %d times the interval, want %d", test.what, got, test.want)
		}
	}
}

func TestAGrownIntervalIsAtMostAYearAndNeverShorterThanItWas(t *testing.T) {
	for _, test := range []struct {
		every  Interval
		factor int
		want   Day
	}{
		{Interval{30, 'd'}, 1, today + 30}, {Interval{30, 'd'}, 4, today + 120}, {Interval{6, 'm'}, 4, today.AddMonths(12)},
		{Interval{2, 'y'}, 4, today.AddMonths(24)}, {Interval{}, 4, 0},
	} {
		if got := (growing{test.every, test.factor}).After(today); got != test.want {
			t.Errorf("%s, %d times: %s, want %s", test.every, test.factor, got, test.want)
		}
	}
}

func TestALifeEventOfTheSecondOfALookIsNotBetweenTwoLooks(t *testing.T) {
	c := oneStep(Interval{30, 'd'})
	c.LifeEvents = []LifeEvent{{ID: "moved", Stales: []string{"s"}}}
	for order, want := range map[int64]int{5: 2, 10: 2, 15: 1, 20: 2, 25: 1, 30: 2} {
		events := []Event{{Kind: KindHappened, Subject: "moved", Order: order, Day: 100, Value: Value{"on": ""}}}
		for i, day := range []Day{100, 130, 160} {
			events = append(events, answeredOn(int64(10*(i+1)), day, "s", "good"))
		}
		if got := Assess(c, NewRecord(events...), 160).Steps[0].About[0].every.factor; got != want {
			t.Errorf("a life event at %d, looks at 10, 20 and 30: %d times the interval, want %d", order, got, want)
		}
	}
}
