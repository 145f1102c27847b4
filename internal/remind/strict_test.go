package remind

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// The lines that the strict parser takes, by component, with how often each
// may occur there and what it may contain. Everything else is an error.
type rule struct {
	least, most int
	value       *regexp.Regexp
}

func exactly(value string) rule { return rule{1, 1, regexp.MustCompile("^(?:" + value + ")$")} }

var grammar = map[string]map[string]rule{
	"VCALENDAR": {
		"VERSION": exactly(`2\.0`), "PRODID": exactly(`.+`), "CALSCALE": {0, 1, regexp.MustCompile(`^GREGORIAN$`)},
	},
	"VEVENT": {
		"UID": exactly(`[0-9a-f]{24}@handrail\.invalid`), "DTSTAMP": exactly(`\d{8}T\d{6}Z`), "SEQUENCE": exactly(`\d{1,9}`),
		"DTSTART;VALUE=DATE": exactly(`\d{8}`), "DTEND;VALUE=DATE": exactly(`\d{8}`),
		"SUMMARY": exactly(`(?:[^\\,;]|\\[,;\\n])+`), "DESCRIPTION": exactly(`(?:[^\\,;]|\\[,;\\n])+`),
		"RRULE": {0, 1, regexp.MustCompile(`^FREQ=MONTHLY;INTERVAL=3;BYDAY=[1-4](?:MO|TU|WE|TH|FR|SA|SU)$`)}, "CLASS": exactly(`PRIVATE`), "TRANSP": exactly(`TRANSPARENT`),
	},
	"VALARM": {"ACTION": exactly(`DISPLAY`), "DESCRIPTION": exactly(`.+`), "TRIGGER": exactly(`-?P(?:T\d+H|\d+D)`)},
}

var within = map[string]string{"": "VCALENDAR", "VCALENDAR": "VEVENT", "VEVENT": "VALARM"}

// parseStrictly reads a calendar by the letter of RFC 5545 and returns the
// summary of each day. It takes nothing that the program has no need to write.
func parseStrictly(text []byte) (map[string]string, error) {
	s := string(text)
	if !strings.HasSuffix(s, "\r\n") || strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\r") {
		return nil, fmt.Errorf("a line does not end in CRLF")
	}
	for i, l := range strings.Split(s, "\r\n") {
		if len(l) > 75 {
			return nil, fmt.Errorf("line %d has %d octets", i+1, len(l))
		}
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(s, "\r\n ", ""), "\r\n"), "\r\n")
	events := map[string]string{}
	uids := map[string]bool{}
	var open []string
	var seen []map[string]string
	at := func() string {
		if len(open) == 0 {
			return ""
		}
		return open[len(open)-1]
	}
	last := ""
	for i, l := range lines {
		name, value, ok := strings.Cut(l, ":")
		if !ok {
			return nil, fmt.Errorf("line %d has no colon: %q", i+1, l)
		}
		switch {
		case name == "BEGIN":
			if within[at()] != value || i > 0 && at() == "" {
				return nil, fmt.Errorf("%s begins in %q", value, at())
			}
			open, seen = append(open, value), append(seen, map[string]string{})
		case name == "END":
			if value != at() {
				return nil, fmt.Errorf("%s ends in %q", value, at())
			}
			if value == "VEVENT" && last != "END:VALARM" {
				return nil, fmt.Errorf("the alarm is not the last thing of its event")
			}
			has := seen[len(seen)-1]
			for n, r := range grammar[value] {
				if _, there := has[n]; !there && r.least > 0 {
					return nil, fmt.Errorf("%s has no %s", value, n)
				}
			}
			if value == "VEVENT" {
				if uids[has["UID"]] {
					return nil, fmt.Errorf("two events have the id %s", has["UID"])
				}
				uids[has["UID"]] = true
				day := has["DTSTART;VALUE=DATE"]
				if _, twice := events[day]; !twice { // the last event may be on the day of a sitting
					events[day] = strings.ReplaceAll(has["SUMMARY"], `\,`, ",")
				}
			}
			open, seen = slices.Delete(open, len(open)-1, len(open)), seen[:len(seen)-1]
		default:
			r, known := grammar[at()][name]
			if !known {
				return nil, fmt.Errorf("%q has no place in %q", name, at())
			}
			if _, twice := seen[len(seen)-1][name]; twice {
				return nil, fmt.Errorf("%s stands twice in %s", name, at())
			}
			if !r.value.MatchString(value) {
				return nil, fmt.Errorf("%s says %q", name, value)
			}
			seen[len(seen)-1][name] = value
		}
		last = l
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("%v is not ended", open)
	}
	return events, nil
}
