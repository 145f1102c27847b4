package remind

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"handrail/checklist"
)

// MostSittings is how many sittings a calendar holds: a year of months.
const MostSittings = 12

// Options says how a calendar is made.
type Options struct {
	Made  checklist.Day // the day it is made
	Again checklist.Day // the first day of sittings a year later: make it again
	Stamp time.Time     // the moment it is made; it decides which of two is newer
	Named bool          // say that it is about an account
}

// ICS writes sittings as an iCalendar file (RFC 5545): one all-day event for
// each, at most one a month and MostSittings in all, with its own minutes. After
// a year one event recurs on the day of sittings once a quarter, without end,
// and asks to make the calendar again: a calendar never falls silent. The id of
// an event is that of its year and month, so that a calendar made later takes
// the place of this one.
func ICS(sittings []checklist.Sitting, o Options) []byte {
	var c calendar
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Handrail//Review dates//EN")
	c.line("CALSCALE", "GREGORIAN")
	for _, s := range monthly(sittings) {
		c.event(event{on: s.On, id: month(s.On), what: summary(&s, o.Named), describe: description(&s, o.Made)}, o.Stamp.UTC())
	}
	c.event(event{o.Again, quarterly(o.Again), "again", makeAgain, "Made " + o.Made.Time().Format("2 January 2006") + ". In a terminal: handrail remind ics."}, o.Stamp.UTC())
	c.line("END", "VCALENDAR")
	return []byte(c.String())
}

// monthly keeps the first sitting of each month, and a year of them.
func monthly(sittings []checklist.Sitting) []checklist.Sitting {
	var out []checklist.Sitting
	for _, s := range sittings {
		if len(out) < MostSittings && (len(out) == 0 || month(out[len(out)-1].On) != month(s.On)) {
			out = append(out, s)
		}
	}
	return out
}

// quarterly is the rule of each third month on the same week and weekday as a
// day.
func quarterly(on checklist.Day) string {
	t := on.Time()
	return fmt.Sprintf("FREQ=MONTHLY;INTERVAL=3;BYDAY=%d%s", (t.Day()+6)/7, strings.ToUpper(t.Weekday().String()[:2]))
}

func month(on checklist.Day) string { return on.Time().Format("2006-01") }

// event is one event of a calendar.
type event struct {
	on             checklist.Day
	rule           string // by which it recurs, or empty
	id             string
	what, describe string
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

func (c *calendar) event(e event, stamp time.Time) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", uid(e.id))
	c.line("DTSTAMP", stamp.Format("20060102T150405Z"))
	c.line("SEQUENCE", fmt.Sprint(max(0, stamp.Unix()/60)))
	c.line("DTSTART;VALUE=DATE", e.on.Time().Format(date))
	c.line("DTEND;VALUE=DATE", e.on.AddDays(1).Time().Format(date))
	if e.rule != "" {
		c.line("RRULE", e.rule)
	}
	c.line("SUMMARY", text(e.what))
	c.line("DESCRIPTION", text(e.describe))
	c.line("CLASS", "PRIVATE")
	c.line("TRANSP", "TRANSPARENT")
	// One alarm, last, at ten in the morning: some calendars drop an event whose
	// alarm comes earlier or repeats, and some ignore alarms.
	c.line("BEGIN", "VALARM")
	c.line("ACTION", "DISPLAY")
	c.line("DESCRIPTION", text(e.what))
	c.line("TRIGGER", "PT10H")
	c.line("END", "VALARM")
	c.line("END", "VEVENT")
}

// uid names an event. It holds nothing about the person.
func uid(id string) string {
	sum := sha256.Sum256([]byte("review dates " + id))
	return hex.EncodeToString(sum[:12]) + "@handrail.invalid"
}
