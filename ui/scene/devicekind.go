package scene

import (
	"slices"

	"handrail/checklist"
)

// aMake is a kind of device and the system it runs, as people say it.
type aMake struct{ is, words string }

// allMakes are the usual ones, the most frequent first. Kind and system are one
// question, so that no phone runs what no phone runs.
var allMakes = []aMake{
	{"phone/ios", "iPhone"}, {"phone/android", "Android phone"},
	{"tablet/ios", "iPad"}, {"tablet/android", "Android tablet"},
	{"laptop/windows", "Windows laptop"}, {"laptop/macos", "MacBook"}, {"laptop/linux", "Linux laptop"},
	{"desktop/windows", "Windows desktop computer"}, {"desktop/macos", "Mac desktop computer"}, {"desktop/linux", "Linux desktop computer"},
	{"server/linux", "Server or machine that always runs, Linux"}, {"server/windows", "Server or machine that always runs, Windows"},
	{"vm/linux", "Virtual machine or container, Linux"}, {"vm/windows", "Virtual machine, Windows"},
	{"phone/other", "Another phone"}, {"laptop/other", "Another computer"},
}

// makeOf is what a device is, as a choice; a new device is none yet.
func makeOf(d checklist.Device) string {
	if d.Kind == "" {
		return ""
	}
	return d.Kind + "/" + d.OS
}

// makes are the choices for a device: the usual ones, and what it is already.
func makes(d checklist.Device) []Option {
	var out []Option
	for _, m := range allMakes {
		out = append(out, Option{m.is, m.words})
	}
	if is := makeOf(d); is != "" && !slices.ContainsFunc(allMakes, func(m aMake) bool { return m.is == is }) {
		out = append(out, Option{is, kindWords(d)})
	}
	return out
}

// kindWords says what a device is and runs.
func kindWords(d checklist.Device) string {
	for _, m := range allMakes {
		if m.is == makeOf(d) {
			return m.words
		}
	}
	words := upper(d.Kind)
	if d.OS != "" {
		words += ", " + systemWords[d.OS]
	}
	return words
}
