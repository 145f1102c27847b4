package personas

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones, also where the system has none

	"handrail/checklist"
)

var update = flag.Bool("update", false, "write testdata/hours.txt again")

// hour is when and where somebody needs an emergency page.
type hour struct {
	name, entity, zone, at string
}

var hours = []hour{
	{"Saturday 22:00 in Dublin", "ie", "Europe/Dublin", "2026-11-28 22:00"},
	{"Tuesday 03:00 in New York", "llc", "America/New_York", "2026-12-01 03:00"},
	{"Sunday 07:00 in Hong Kong", "hk", "Asia/Hong_Kong", "2026-11-29 07:00"},
	{"Christmas Day, Friday 15:00 in New York", "llc", "America/New_York", "2026-12-25 15:00"},
}

// openAt says whether a contact's hours hold at a moment, and when that changes.
// It counts minute by minute in the zones themselves, apart from the words.
func openAt(t *testing.T, c *checklist.Contact, at time.Time) (open bool, until time.Time) {
	t.Helper()
	holds := func(m time.Time) bool {
		for _, h := range c.Open {
			zone, err := time.LoadLocation(h.Zone)
			if err != nil {
				t.Fatal(err)
			}
			there := m.In(zone)
			for back := range 2 {
				day := there.AddDate(0, 0, -back)
				if !strings.Contains(" "+strings.Join(h.Days, " ")+" ", " "+strings.ToLower(day.Weekday().String()[:3])+" ") {
					continue
				}
				clock := func(s string) time.Time {
					c, err := time.Parse("15:04", s)
					if err != nil {
						t.Fatal(err)
					}
					return time.Date(day.Year(), day.Month(), day.Day(), c.Hour(), c.Minute(), 0, 0, zone)
				}
				from, to := clock(h.From), clock(h.To)
				if !to.After(from) {
					to = to.AddDate(0, 0, 1)
				}
				if !m.Before(from) && m.Before(to) {
					return true
				}
			}
		}
		return false
	}
	open = holds(at)
	for until = at; holds(until) == open && until.Sub(at) < 8*24*time.Hour; until = until.Add(15 * time.Minute) {
	}
	return open, until
}

// What is open at the hour an emergency happens: the program's words about each
// line agree with the zones, and each page says what to do while it is closed.
func TestEachEmergencySaysWhatIsOpenAtItsHour(t *testing.T) {
	c := catalogue(t)
	var b strings.Builder
	b.WriteString("What is open when an emergency happens, in the program's words.\nRead it after each change: go test ./internal/personas -run WhatIsOpen -update\n")
	for _, h := range hours {
		zone, err := time.LoadLocation(h.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.ParseInLocation("2006-01-02 15:04", h.at, zone)
		if err != nil {
			t.Fatal(err)
		}
		record := saidOn(checklist.NewRecord(), checklist.DayOf(at), checklist.Entry{Kind: checklist.KindFact, Subject: "entity", Value: checklist.Value{checklist.FieldValue: h.entity}})
		a := checklist.Assess(c, record, checklist.DayOf(at))
		fmt.Fprintf(&b, "\n== %s\n", h.name)
		shut := true
		for _, n := range a.Numbers() {
			open, until := openAt(t, n.Contact, at)
			state := "closed, opens " + until.Format("Monday 15:04")
			if open {
				shut, state = false, "open until "+until.Format("Monday 15:04")
			}
			if until.Format("15:04") != "00:00" && !strings.Contains(n.Hours, until.Format("Monday 15:04")) {
				t.Errorf("%s: %s is %s, and the words say %q", h.name, n.Digits, state, n.Hours)
			}
			fmt.Fprintf(&b, "   %s: %s\n      by the clock: %s\n", n.Digits, n.Hours, state)
		}
		fmt.Fprintf(&b, "   %s: always\n", a.NumbersPage())
		for i := range c.Scenarios {
			sc := &c.Scenarios[i]
			fmt.Fprintf(&b, "\n   %s\n", sc.Title)
			for _, act := range a.Actions(sc) {
				if act.Call == "" {
					continue
				}
				if act.Closed == "" && (act.Call == "broker" || act.Call == "firm" || act.Call == "carrier") {
					t.Errorf("%s/%s does not say what to do while nobody answers", sc.ID, act.ID)
				}
				words := act.Closed
				if act.Call == "broker" && !shut {
					words = "open"
				}
				fmt.Fprintf(&b, "      %-8s %s\n", act.Call, words)
			}
		}
	}
	const file = "testdata/hours.txt"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != b.String() {
		t.Errorf("%s is not what the program says now (%v): read it, and write it again with -update", file, err)
	}
}
