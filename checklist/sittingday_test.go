package checklist

import "testing"

func day(t *testing.T, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheDayOfASittingIsFoundFromAnyDayOfTheMonth(t *testing.T) {
	for _, test := range []struct{ from, before, onOrAfter, main string }{
		{"2026-01-02", "2025-12-06", "2026-01-03", "2026-01-03"},
		{"2026-01-03", "2025-12-06", "2026-01-03", "2026-01-03"}, // it is that day
		{"2026-01-04", "2026-01-03", "2026-02-07", "2026-03-07"}, // February has no sitting of its own
		{"2026-02-07", "2026-01-03", "2026-02-07", "2026-03-07"},
		{"2026-02-08", "2026-02-07", "2026-03-07", "2026-03-07"},
		{"2026-03-08", "2026-03-07", "2026-04-04", "2026-04-04"},
		{"2026-05-01", "2026-04-04", "2026-05-02", "2026-06-06"},
		{"2026-08-01", "2026-07-04", "2026-08-01", "2026-09-05"},
		{"2026-11-07", "2026-10-03", "2026-11-07", "2026-12-05"},
		{"2026-12-31", "2026-12-05", "2027-01-02", "2027-01-02"},
	} {
		from := day(t, test.from)
		if got := FirstSaturday.Before(from); got.String() != test.before {
			t.Errorf("the one before %s is %s, want %s", test.from, got, test.before)
		}
		if got := FirstSaturday.OnOrAfter(from); got.String() != test.onOrAfter {
			t.Errorf("the one on %s or after is %s, want %s", test.from, got, test.onOrAfter)
		}
		if got := FirstSaturday.mainOnOrAfter(from); got.String() != test.main {
			t.Errorf("the main one on %s or after is %s, want %s", test.from, got, test.main)
		}
	}
}

func TestSittingsAreOnTheDayThatWasChosenUntilThatIsTakenBack(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	chosen := entering(NewRecord(), SettingEntry(SettingSitting, "3-wed"))
	for what, test := range map[string]struct {
		r    Record
		want string
	}{
		"nothing was chosen": {NewRecord(), "1-sat"},
		"one was chosen":     {chosen, "3-wed"},
		"it was taken back":  {entering(chosen, SettingEntry(SettingSitting, "")), "1-sat"},
		"it is not a day":    {entering(chosen, SettingEntry(SettingSitting, "9-wed")), "1-sat"},
	} {
		if got := Assess(c, test.r, today).SittingDay().String(); got != test.want {
			t.Errorf("%s: %s, want %s", what, got, test.want)
		}
	}
}
