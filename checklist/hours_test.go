package checklist

import "testing"

// Twenty-four hours each business day, from Monday morning in Hong Kong to
// Friday evening in Vancouver.
var businessDays = []Hours{
	{Days: []string{"mon", "tue", "wed", "thu", "fri"}, From: "07:30", To: "07:30", Zone: "Asia/Hong_Kong"},
	{Days: []string{"fri"}, From: "08:00", To: "17:30", Zone: "America/Vancouver"},
}

func TestHoursAreInTheClockOfTheCountry(t *testing.T) {
	for zone, want := range map[string]string{
		"Europe/Dublin":    "Open Sunday 23:30 (in July Monday 00:30) to Saturday 01:30, day and night.",
		"America/New_York": "Open Sunday 18:30 (in July 19:30) to Friday 20:30, day and night.",
		"Asia/Hong_Kong":   "Open Monday 07:30 to Saturday 09:30 (in July 08:30), day and night.",
	} {
		if got := localHours(businessDays, &country{zone: zone}); got != want {
			t.Errorf("in %s: %q, want %q", zone, got, want)
		}
	}
	office := []Hours{{Days: []string{"mon", "tue"}, From: "09:00", To: "17:00", Zone: "Asia/Tokyo"}}
	if got, want := localHours(office, &country{zone: "Europe/Berlin"}), "Open Monday to Tuesday, 01:00 to 09:00 (in July: open Monday to Tuesday, 02:00 to 10:00)."; got != want {
		t.Errorf("an office in Tokyo, in Berlin: %q, want %q", got, want)
	}
}
