package content

import (
	"testing"

	"handrail/checklist"
)

// A warning does not make a catalogue unfit.
func TestAWarningIsToldInItsPlace(t *testing.T) {
	each(t, []breakage{
		{"an old source", "steps/alerts.yaml", "date: 2026-11-01", "date: ‸2025-11-23", "this source was checked more than 12 months ago", ""},
		{"a source of tomorrow", "steps/alerts.yaml", "date: 2026-11-01", "date: ‸2026-11-25", "this source is dated after today, 2026-11-24", ""},
		{"a contested source", "steps/alerts.yaml", "confidence: high", "confidence: high, contested: ‸another page says it is off", "contested: another page says it is off", ""},
		{"a fact that nothing depends on", "broker.yaml", "  - id: smartphone\n", aFact("‸weather") + "  - id: smartphone\n", "no condition depends on fact weather and no answer sets it", ""},
		{"a risky permission that raises nothing", "broker.yaml", "permissions:\n", "permissions:\n  - {id: ‸kites, name: Kites, risky: true}\n", "permission kites is risky, and no condition depends on it", ""},
	}, warnings)
}

func TestASourceIsOldTheDayAfterTwelveMonths(t *testing.T) {
	for day, want := range map[string]int{"2027-11-01": 0, "2027-11-02": 1} {
		files := small(t)
		on, err := checklist.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		_, report := Load(files, on)
		got := 0
		for _, w := range report.Warnings {
			if w.File == "steps/alerts.yaml" {
				got++
			}
		}
		if got != want {
			t.Errorf("on %s: %d warnings about the one source of the file, want %d", day, got, want)
		}
	}
}

func TestWithoutADayNoSourceIsOld(t *testing.T) {
	if _, report := Load(small(t), 0); len(report.Warnings) != 0 {
		t.Errorf("told is\n%s", lines(report.Warnings))
	}
}
