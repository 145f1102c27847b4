package personas

import (
	"slices"
	"testing"

	"handrail/checklist"
)

// What a broker's security desk would ask first is asked of everybody whom it
// concerns: what is stolen most and what brings one back within four quarters
// of an hour, all of it within ten.
func TestTheEssentialsReachEverybodyWhomTheyConcern(t *testing.T) {
	const sooner, all = 4, 10
	first := []string{"mfa.unique-password", "mfa.app-or-key", "device.phone-lock", "recovery.written", "recovery.contact-data"}
	eachPerson(t, all, func(t *testing.T, c *checklist.Catalogue, _ person, list []sitting) {
		met := make(map[string]int)
		for i, s := range list {
			for _, id := range planned(&s.advice) {
				if met[id] == 0 {
					met[id] = i + 1
				}
			}
		}
		before := list[0].before
		for _, e := range c.Essentials {
			if before.Step(e.Step).Outcome != checklist.Unknown || before.Facts.Holds(e.If) == checklist.No {
				continue // does not concern this person, or the map of devices has answered it
			}
			switch at := met[e.Step]; {
			case at == 0:
				t.Errorf("%d sittings do not reach %s", all, e.Step)
			case at > sooner && slices.Contains(first, e.Step):
				t.Errorf("%s comes in sitting %d, want one of the first %d", e.Step, at, sooner)
			}
		}
	})
}

// What is taken most comes first, then what would tell of it, then what brings
// one back: the sheets are fetched once the places they name were looked at.
func TestThePasswordComesFirstAndPermissionsAfterTheWaysBack(t *testing.T) {
	c := catalogue(t)
	want := []string{
		"mfa.unique-password", "mfa.app-or-key", "device.phone-lock", "recovery.contact-data", "api.port-published", "alerts.orders",
		"recovery.mailbox", "recovery.carrier-pin", "recovery.written", "mfa.second-method", "mfa.weakest-off", "permissions.trim",
	}
	var got []string
	for _, e := range c.Essentials {
		if slices.Contains(want, e.Step) {
			got = append(got, e.Step)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the essentials are in the order %v, want %v", got, want)
	}
}
