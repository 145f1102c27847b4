package checklist

import (
	"testing"
	"time"
)

// Twenty-four hours each business day, from Monday morning in Hong Kong to
// Friday evening in Vancouver.
var businessDays = []Hours{
	{Days: []string{"mon", "tue", "wed", "thu", "fri"}, From: "07:30", To: "07:30", Zone: "Asia/Hong_Kong"},
	{Days: []string{"fri"}, From: "08:00", To: "17:30", Zone: "America/Vancouver"},
}

func TestHoursAreInTheClockOfTheCountry(t *testing.T) {
	for zone, want := range map[string]string{
		"Europe/Dublin":    "Day and night; closed from Saturday 01:30 to Sunday 23:30 (April to October Monday 00:30).",
		"America/New_York": "Day and night; closed from Friday 20:30 to Sunday 18:30 (April to October Sunday 19:30), New York time.",
		"Asia/Hong_Kong":   "Day and night; closed from Saturday 09:30 (April to October Saturday 08:30) to Monday 07:30.",
	} {
		if got := localHours(businessDays, &country{zone: zone}); got != want {
			t.Errorf("in %s: %q, want %q", zone, got, want)
		}
	}
	office := []Hours{{Days: []string{"mon", "tue"}, From: "09:00", To: "17:00", Zone: "Asia/Tokyo"}}
	if got, want := localHours(office, &country{zone: "Europe/Berlin"}), "Open Monday to Tuesday, 01:00 to 09:00 (April to October: open Monday to Tuesday, 02:00 to 10:00)."; got != want {
		t.Errorf("an office in Tokyo, in Berlin: %q, want %q", got, want)
	}
}

func TestHoursAreToldAsTheyAreAndNotAtAllWhereTheyAreNotKnown(t *testing.T) {
	every := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	for _, test := range []struct {
		what string
		open []Hours
		zone string
		want string
	}{
		{"no hours", nil, "Europe/Berlin", ""},
		{"a zone that is not known", []Hours{{Days: every, From: "09:00", To: "17:00", Zone: "Europe/Berlin"}}, "Mars/Base", ""},
		{"theirs is not known", []Hours{{Days: every, From: "09:00", To: "17:00", Zone: "Mars/Base"}}, "Europe/Berlin", ""},
		{"a time without minutes", []Hours{{Days: every, From: "9", To: "17:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", ""},
		{"words for a time", []Hours{{Days: every, From: "09:00", To: "noon", Zone: "Europe/Berlin"}}, "Europe/Berlin", ""},
		{"every day, the clock round", []Hours{{Days: every, From: "00:00", To: "00:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", "Day and night, every day."},
		{"a day, the clock round", []Hours{{Days: []string{"mon"}, From: "00:00", To: "00:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", "Open Monday, 00:00 to 00:00."},
		{"two days, the clock round", []Hours{{Days: []string{"mon", "tue"}, From: "00:00", To: "00:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", "Open Monday 00:00 to Wednesday 00:00, day and night."},
		{"hours of each day", []Hours{{Days: []string{"mon", "tue", "thu"}, From: "09:00", To: "17:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", "Open Monday to Tuesday, 09:00 to 17:00; Thursday, 09:00 to 17:00."},
		{"longer on one day", []Hours{{Days: []string{"mon"}, From: "09:00", To: "17:00", Zone: "Europe/Berlin"}, {Days: []string{"tue"}, From: "09:00", To: "18:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", "Open Monday, 09:00 to 17:00; Tuesday, 09:00 to 18:00."},
		{"two that meet", []Hours{{Days: []string{"mon"}, From: "09:00", To: "12:00", Zone: "Europe/Berlin"}, {Days: []string{"mon"}, From: "12:00", To: "17:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", "Open Monday, 09:00 to 17:00."},
		{"round the end of the week", []Hours{{Days: []string{"sun"}, From: "20:00", To: "00:00", Zone: "Europe/Berlin"}, {Days: []string{"mon"}, From: "00:00", To: "04:00", Zone: "Europe/Berlin"}}, "Europe/Berlin", "Open Sunday, 20:00 to 04:00."},
		{"every day, the clock round, somewhere that changes it", []Hours{{Days: every, From: "00:00", To: "00:00", Zone: "Europe/London"}}, "Asia/Hong_Kong", "Day and night, every day."},
		{"the whole week in January, and in July an hour less", []Hours{{Days: []string{"mon", "wed", "thu", "fri", "sat", "sun"}, From: "00:00", To: "00:00", Zone: "Asia/Hong_Kong"}, {Days: []string{"tue"}, From: "00:00", To: "12:00", Zone: "Asia/Hong_Kong"}, {Days: []string{"tue"}, From: "15:00", To: "15:00", Zone: "Australia/Sydney"}},
			"Asia/Hong_Kong", "Day and night, every day (April to October: open Tuesday 13:00 to Tuesday 12:00, day and night)."},
		{"longer than a day in January, and in July with an hour in between", []Hours{{Days: []string{"mon"}, From: "00:00", To: "00:00", Zone: "Asia/Hong_Kong"}, {Days: []string{"tue"}, From: "00:00", To: "12:00", Zone: "Asia/Hong_Kong"}, {Days: []string{"tue"}, From: "15:00", To: "15:00", Zone: "Australia/Sydney"}},
			"Asia/Hong_Kong", "Open Monday 00:00 to Wednesday 12:00, day and night (April to October: open Monday 00:00 to Tuesday 12:00, day and night; Tuesday, 13:00 to 13:00)."},
		{"an hour that only one of them changes", []Hours{{Days: []string{"mon"}, From: "09:00", To: "17:00", Zone: "Asia/Tokyo"}}, "Asia/Hong_Kong", "Open Monday, 08:00 to 16:00."},
	} {
		if got := localHours(test.open, &country{zone: test.zone}); got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
	if got := localHours(businessDays, nil); got != "" {
		t.Errorf("without a country: %q", got)
	}
}

// Paper has one sentence for the winter and the summer, so no zone may change its
// clock within the months that the sentence names.
func TestTheSummerMonthsHaveOneClockInEveryZone(t *testing.T) {
	for name, offset := range offsets {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Skipf("no zones on this system: %v", err)
		}
		last := time.Date(2026, time.October, 24, 13, 0, 0, 0, zone)
		if summerMonths(name) == "April to September" {
			last = time.Date(2026, time.September, 30, 13, 0, 0, 0, zone)
		}
		for day := time.Date(2026, time.April, 6, 12, 0, 0, 0, zone); day.Before(last); day = day.AddDate(0, 0, 1) {
			if _, seconds := day.Zone(); seconds != offset[1]*60 {
				t.Errorf("%s is %d minutes ahead on %s, want %d", name, seconds/60, day.Format(time.DateOnly), offset[1])
				break
			}
		}
	}
}
