package checklist

import (
	"strings"
	"testing"
)

func TestADecisionHoldsWhatWasGivenAndNoEmptyField(t *testing.T) {
	for _, test := range []struct {
		reason string
		review Day
		want   int
	}{{"", 0, 1}, {"I trade it", 0, 2}, {"", today, 2}, {"I trade it", today, 3}} {
		e := DecisionEntry("margin", "used", test.reason, test.review)
		if len(e.Value) != test.want || e.Value[FieldReason] != test.reason || (e.Value["review"] == today.String()) != (test.review != 0) {
			t.Errorf("%q, %s: %v", test.reason, test.review, e.Value)
		}
	}
}

func TestAnEntryHoldsWhatWasGivenAndNoEmptyField(t *testing.T) {
	note := func(text string) Entry { e, _ := NoteEntry("s", text, false); return e }
	alarm := func(text string) Entry { e, _ := AlarmEntry("s", "", AlarmUnclear, text, "", 0); return e }
	for what, test := range map[string]struct {
		entry Entry
		want  string
	}{
		"a note":               {note("the drawer"), "text:the drawer"},
		"a note taken away":    {note(""), ""},
		"an alarm with words":  {alarm("no idea"), "state:unclear text:no idea"},
		"an alarm without":     {alarm(""), "state:unclear"},
		"a print at a place":   {PrintEntry("card", "x", "a4", "the safe", "d", 0), "id:x kept:the safe paper:a4 sections:d"},
		"a print without one":  {PrintEntry("card", "x", "a4", "", "d", 0), "id:x paper:a4 sections:d"},
		"a fact taken back":    {FactEntry("travels", ""), ""},
		"a setting taken back": {SettingEntry(SettingSitting, ""), ""},
	} {
		var got []string
		for _, k := range test.entry.Value.Keys() {
			got = append(got, k+":"+test.entry.Value[k])
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s holds %q, want %q", what, got, test.want)
		}
	}
}

func TestARiskIsAcceptedAndAnAlarmExplainedOnlyWithAReason(t *testing.T) {
	for _, reason := range []string{"", "  ", "my password is tulip", "it was me"} {
		_, accepted := AcceptEntry("s", reason, today+30, today, false)
		_, explained := AlarmEntry("s", "", AlarmExplained, reason, "", 0)
		if ok := reason == "it was me"; (accepted == nil) != ok || (explained == nil) != ok {
			t.Errorf("%q: accepted %v, explained %v", reason, accepted, explained)
		}
	}
	if _, err := AlarmEntry("s", "", AlarmTold, "", "case 7", today); err != nil {
		t.Errorf("told to the broker, without more words: %v", err)
	}
}

// A version names the month a catalogue is for, and is made in that month or the
// one before.
func TestACatalogueIsMadeAtMostAMonthBeforeItsVersion(t *testing.T) {
	for version, want := range map[string]string{"2026.12": "2026-11-01", "1970.05": "1970-04-01", "1969.12": "", "1.0": "", "": ""} {
		if got := (&Catalogue{Version: version}).Since().String(); got != want {
			t.Errorf("%q: not before %q, want %q", version, got, want)
		}
	}
}

func TestWhichCatalogueIsInForceIsKeptOnce(t *testing.T) {
	c := twoRoutes("new")
	kept := func(digest string) Event {
		return Event{Kind: KindCatalogue, Subject: "b", Order: 1, Day: today, Value: Value{FieldDigest: digest}}
	}
	good := looked(2, today, "s1", "good")
	for what, test := range map[string]struct {
		r    Record
		want string // the open routes, or nothing to keep
	}{
		"none was kept":              {NewRecord(good), "r2"},
		"an older one":               {NewRecord(kept("old"), good), "r2"},
		"this one":                   {NewRecord(kept("new"), good), "nothing"},
		"none, and both ways closed": {NewRecord(good, looked(3, today, "s2", "good")), ""},
	} {
		got := "nothing"
		if e, ok := Assess(c, test.r, today).CatalogueEntry(); ok {
			if got = e.Value["open"]; e.Value["known"] != "r1,r2" {
				t.Errorf("%s: known are %s", what, e.Value["known"])
			}
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
}
