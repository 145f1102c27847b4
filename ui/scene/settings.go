package scene

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"handrail/checklist"
)

// settings says where the record is, and sets the few things that lie outside it.
func settings(w World, p Place) Scene {
	s := Scene{Title: "Settings", Aside: w.Store.Short}
	minutes := Table{Wrap: true}
	for _, n := range []int{5, 10, 15, 30, 60} {
		minutes.Rows = append(minutes.Rows, picked(w.Minutes == n, count(n, "minute", "minutes"), Minutes{N: n}))
	}
	paper := Table{Wrap: true, Rows: []Row{
		picked(w.Paper == "a4" || w.Paper == "", "A4", Paper{Size: "a4"}),
		picked(w.Paper == "letter", "US Letter", Paper{Size: "letter"}),
	}}
	s.add(Heading{Text: "Minutes for today"}, minutes, Heading{Text: "Paper"}, paper)
	if here := (Table{Wrap: true}); len(w.A.Facts.Devices) > 0 {
		for _, d := range w.A.Facts.Devices {
			here.Rows = append(here.Rows, picked(d.ID == w.Device, d.Name, ThisDevice{ID: d.ID}))
		}
		s.add(Heading{Text: "Which device is this?"}, here)
	}
	mouse := "The mouse is off, so that the terminal can select text; m turns it on."
	if w.Mouse {
		mouse = "The mouse is on; m turns it off, so that the terminal can select text."
	}
	s.add(Para{Text: mouse, Tone: Quiet},
		Heading{Text: "Day of your review"}, reviewDays(w),
		Heading{Text: "Reminders", Aside: orNothing(w.Reminders)}, reminderRows(w), Para{Text: remindWords(w), Tone: Quiet})
	where := []Field{{"The record", w.Store.Place}, {"Saved", count(int(w.Store.Generation), "time", "times")}}
	if w.Store.ReadOnly {
		where = append(where, Field{"Now", "can only be read"})
	}
	for _, f := range w.Outside {
		where = append(where, Field{upper(f.Label), f.Value})
	}
	s.add(Heading{Text: "Where things are"}, Fields{Items: where})
	if w.Store.Kind == "memory" {
		s.add(Para{Text: "This session is kept nowhere: all of it is gone when you leave.", Tone: Warn})
	}
	s.add(storeWords(w)...)
	network := "The network is not used. On this system nothing else refuses it."
	if w.Confined {
		network = "The network is not used, and this system refuses it to Handrail."
	}
	s.add(Para{Text: network, Tone: Quiet}, rows(Row{Cells: []string{"Erase everything that was kept"}, Do: to(Place{Screen: "forget"})}))
	if p.About == "reminders" {
		s.Start = slices.IndexFunc(s.Choices(), func(r Row) bool { return r.Cells[0] == makeCalendar })
	}
	s.Keys = keys(w, p, "choose mouse back emergency help", choose("set"), off("settings", "these are the settings"))
	return s
}

// storeWords are what reading the record had to say; of a session that is kept
// nowhere other words tell.
func storeWords(w World) (out []Block) {
	if w.Store.Kind == "memory" {
		return nil
	}
	for _, words := range w.Store.Words {
		out = append(out, Para{Text: sentence(upper(words)), Tone: Warn})
	}
	return out
}

// reviewDays offers the days on which a review may be; it goes with the record.
func reviewDays(w World) Table {
	t := Table{Wrap: true}
	now := w.A.SittingDay()
	for _, d := range []checklist.SittingDay{{Week: 1, Weekday: time.Saturday}, {Week: 1, Weekday: time.Sunday}, {Week: 2, Weekday: time.Saturday}, {Week: 1, Weekday: time.Monday}, {Week: 3, Weekday: time.Wednesday}} {
		chosen := Enter{Events: []checklist.Entry{checklist.SettingEntry(checklist.SettingSitting, d.String())}, Notice: "saved: " + d.Words()}
		t.Rows = append(t.Rows, picked(d == now, d.Words(), w.writes(chosen)))
	}
	return t
}

func calendarForm(w World, p Place) Scene {
	return Scene{
		Title: "Calendar", Crumb: []string{"Settings", "calendar"},
		Ask: &Ask{
			Title: "Make a calendar file", Text: "Up to twelve reviews of the coming year, each with its minutes and nothing about what they are. Import it into your calendar.",
			Inputs: []Input{{ID: "path", Label: "Write to", Kind: Line, Value: "handrail.ics", Limit: 200, Check: pathCheck}},
			Done: func(v map[string]string) Action {
				return Leave{Then: Calendar{Path: v["path"]}}
			},
		},
		Keys: formKeys(w, p, choose("write")),
	}
}

// makeCalendar is the line that makes a calendar file.
const makeCalendar = "Make a calendar file"

// reminderRows make a calendar file, and turn the timer on or off where this
// computer has one that the screens can turn.
func reminderRows(w World) Table {
	t := rows(Row{Cells: []string{makeCalendar}, Do: to(Place{Screen: "calendar"})})
	switch {
	case !w.TimerOffered || w.Store.ReadOnly:
	case w.TimerOn:
		t.Rows = append(t.Rows, Row{Cells: []string{"Turn the timer off"}, Do: Timer{}})
	default:
		t.Rows = append(t.Rows, Row{Cells: []string{"Turn a daily timer on"}, Do: Timer{On: true}})
	}
	return t
}

// remindWords say how to be reminded: Handrail does not run in the background.
func remindWords(w World) string {
	text := "Handrail does not run on its own. A timer of the system can tell you when a review waits, at most nine times a year."
	if !w.TimerOffered {
		text += " In a terminal: handrail remind --help."
	}
	return text + " Neither calendar nor timer tells what it is about."
}

// picked is one of several choices of which one holds.
func picked(is bool, text string, do Action) Row {
	r := Row{Mark: Empty, Cells: []string{text}, Do: do}
	if is {
		r.Mark, r.Cells[0] = Done, text+", chosen"
	}
	return r
}

// TheWord is what is typed to erase the record.
const TheWord = "forget"

// forget erases the record, on typing the word.
func forget(w World, p Place) Scene {
	check := func(s string) error {
		if strings.TrimSpace(s) != TheWord {
			return errors.New("type the word " + TheWord + ", or leave with esc")
		}
		return nil
	}
	return Scene{
		Title: "Erase the record", Crumb: []string{"Settings", "erase"},
		Ask: &Ask{
			Title: "Erase everything that was kept",
			Text: fmt.Sprintf("All %s will be gone from %s. Paper and files that were written stay where they are. This cannot be taken back.",
				count(w.A.Record().Len(), "entry", "entries"), orNothing(w.Store.Place)),
			Inputs:   []Input{{ID: "word", Label: "Type the word " + TheWord, Kind: Line, Limit: 20, Check: check}},
			DoneName: "erase it",
			Done:     func(map[string]string) Action { return Forget{} },
		},
	}
}
