package scene

import "handrail/checklist"

// AlarmWords says the state of an alarm in words.
func AlarmWords(state string) string {
	switch state {
	case checklist.AlarmExplained:
		return "explained"
	case checklist.AlarmTold:
		return "the broker was told"
	case checklist.AlarmUnclear:
		return "ALARM, unclear: ask today, on a number you know"
	}
	return "ALARM: this may be somebody in your account"
}
