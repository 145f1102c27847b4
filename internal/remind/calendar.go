package remind

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"handrail/checklist"
)

// Options says from when a calendar counts.
type Options struct {
	From  checklist.Day // what is due already is on this day
	Stamp time.Time     // when the calendar was made; it decides which of two is newer
}

// ICS writes what is due as an iCalendar file (RFC 5545): one all-day event
// for each day, with the count and nothing more. The id of an event is that of
// its day, so that a calendar made later takes the place of the days it has in
// common with this one.
func ICS(items []checklist.DueItem, o Options) []byte {
	var c calendar
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Handrail//Review dates//EN")
	c.line("CALSCALE", "GREGORIAN")
	for _, d := range byDay(items, o.From) {
		c.event(d, o.Stamp.UTC())
	}
	c.line("END", "VCALENDAR")
	return []byte(c.String())
}

// dayOf is a day and what turns up on it.
type dayOf struct {
	on    checklist.Day
	items []checklist.DueItem
}

// byDay gathers items by day, in order; what is due already is on the day from.
func byDay(items []checklist.DueItem, from checklist.Day) []dayOf {
	at := make(map[checklist.Day][]checklist.DueItem)
	var days []checklist.Day
	for _, d := range items {
		on := max(d.DueOn, from)
		if at[on] == nil {
			days = append(days, on)
		}
		at[on] = append(at[on], d)
	}
	slices.Sort(days)
	out := make([]dayOf, len(days))
	for i, on := range days {
		out[i] = dayOf{on, at[on]}
	}
	return out
}

// calendar is an iCalendar text being written.
type calendar struct{ strings.Builder }

// line writes a content line, folded after at most 75 octets and never inside
// a character.
func (c *calendar) line(name, value string) {
	rest := name + ":" + value
	for room := 75; len(rest) > room; room = 74 {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.WriteString(rest[:cut] + "\r\n ")
		rest = rest[cut:]
	}
	c.WriteString(rest + "\r\n")
}

// text escapes a value of type TEXT.
func text(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(s)
}

const date = "20060102"

func (c *calendar) event(d dayOf, stamp time.Time) {
	what := summary(len(d.items))
	c.line("BEGIN", "VEVENT")
	c.line("UID", uid(d.on))
	c.line("DTSTAMP", stamp.Format("20060102T150405Z"))
	c.line("SEQUENCE", fmt.Sprint(max(0, stamp.Unix()/60)))
	c.line("DTSTART;VALUE=DATE", d.on.Time().Format(date))
	c.line("DTEND;VALUE=DATE", d.on.AddDays(1).Time().Format(date))
	c.line("SUMMARY", text(what))
	c.line("DESCRIPTION", text(description(d.items)))
	c.line("CLASS", "PRIVATE")
	c.line("TRANSP", "TRANSPARENT")
	// One alarm, last, at nine in the morning: some calendars drop an event
	// whose alarm stands elsewhere or repeats, and some ignore alarms.
	c.line("BEGIN", "VALARM")
	c.line("ACTION", "DISPLAY")
	c.line("DESCRIPTION", text(what))
	c.line("TRIGGER", "PT9H")
	c.line("END", "VALARM")
	c.line("END", "VEVENT")
}

// uid names the event of a day. It holds nothing of the person's.
func uid(on checklist.Day) string {
	sum := sha256.Sum256([]byte("review dates " + on.String()))
	return hex.EncodeToString(sum[:12]) + "@handrail.invalid"
}
