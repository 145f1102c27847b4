package checklist

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// walker is one copy of the record, and the state that each group found and left.
type walker struct {
	c      *Catalogue
	record Record
	copy   Copy
	before map[string]string // by group
	after  map[string]string
}

// state writes everything that follows from a record.
func state(c *Catalogue, r Record) string {
	a := Assess(c, r, today)
	var b strings.Builder
	for _, f := range a.Facts.States {
		fmt.Fprintln(&b, f.Fact.ID, f.Known, f.Value(), f.SaidOn, f.By, f.DueOn)
	}
	fmt.Fprintln(&b, a.Facts.Devices)
	for _, p := range a.Facts.Permissions {
		fmt.Fprintln(&b, p.Permission.ID, p.State, p.Reason, p.SaidOn, p.DueOn)
	}
	for _, s := range a.Steps {
		fmt.Fprintln(&b, s.Step.ID, s.Outcome, s.Applies, s.Snoozed, s.Note, s.Stopped)
		if s.Accepted != nil {
			fmt.Fprintln(&b, *s.Accepted)
		}
		for _, ab := range s.About {
			fmt.Fprintln(&b, ab.Target, ab.Outcome, ab.Answer, ab.Seen, ab.SeenOn, ab.ByAnswer, ab.DueOn, ab.StaleOn, ab.Because, ab.Conflict != nil)
		}
	}
	for _, r := range a.Routes {
		fmt.Fprintln(&b, r.Route.ID, r.Open, r.OpenAtBest)
	}
	for _, h := range a.Happened() {
		fmt.Fprintln(&b, h.Life.ID, h.On, h.Event.Day)
	}
	fmt.Fprintln(&b, a.Signals(), a.Due())
	return b.String()
}

// enter enters one group and returns its name.
func (w *walker) enter(now time.Time, entries ...Entry) {
	before := state(w.c, w.record)
	events := w.record.EnterAt(now, w.copy.Device, entries...)
	w.record = w.record.Add(events...)
	group := events[0].Group.String()
	w.before[group], w.after[group] = before, state(w.c, w.record)
}

// bring merges the record of another copy, as an export and an import do.
func (w *walker) bring(from *walker, now time.Time) {
	before := w.record
	w.record = Merge(w.record, from.record)
	if len(w.record.Without(before)) > 0 {
		w.copy.Imported = w.record.NextOrder(now) - 1
	}
}

func drawEntries(t *rapid.T, c *Catalogue) []Entry {
	var out []Entry
	for range rapid.IntRange(1, 3).Draw(t, "entries") {
		step := fmt.Sprintf("s%d", rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step"))
		switch rapid.IntRange(0, 9).Draw(t, "entry") {
		case 0:
			e, _ := NoteEntry(step, rapid.SampledFrom([]string{"one", "two", ""}).Draw(t, "note"), false)
			out = append(out, e)
		case 1:
			out = append(out, HappenedEntry("new-phone", rapid.SampledFrom([]string{"", "phone", "laptop"}).Draw(t, "on"), today-Day(rapid.IntRange(0, 9).Draw(t, "ago"))))
		case 2:
			out = append(out, FactEntry(rapid.SampledFrom([]string{"interfaces", "methods", "through"}).Draw(t, "fact"), ""))
		case 3:
			out = append(out, AcceptWithdrawn(step), SnoozeWithdrawn(step))
		case 4:
			e, _ := RetireEntry("phone", rapid.SampledFrom([]string{"sold", ""}).Draw(t, "reason"))
			out = append(out, e)
		case 5:
			out = append(out, Entry{Kind: KindSnooze, Subject: step, Value: Value{FieldUntil: (today + Day(rapid.IntRange(-5, 80).Draw(t, "until"))).String()}})
		default:
			out = append(out, drawEntry(t, c))
		}
	}
	return out
}

// Law 8: undo restores exactly the state before, group by group, as far back as
// it does not say why it stops; redo the state after.
func TestUndoRestoresExactlyTheStateBefore(t *testing.T) {
	steps := 100
	if proptest.Long() {
		steps = 300
	}
	taken, brought, stopped := 0, 0, 0
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		now := today.Time().Add(6 * time.Hour)
		var copies [2]*walker
		for i, device := range []string{"a", "b"} {
			copies[i] = &walker{c: c, copy: Copy{Device: device}, before: make(map[string]string), after: make(map[string]string)}
		}
		for range steps {
			now = now.Add(time.Duration(rapid.IntRange(0, 2).Draw(t, "seconds")) * time.Second)
			i := rapid.IntRange(0, 1).Draw(t, "copy")
			w := copies[i]
			switch op := rapid.IntRange(0, 19).Draw(t, "op"); {
			case op < 8:
				w.enter(now, drawEntries(t, c)...)
			case op < 14:
				e, events, err := w.record.Undo(w.copy)
				if err != nil {
					stopped++
					continue
				}
				w.record = w.record.Add(w.record.EnterAt(now, w.copy.Device, e)...)
				if got, want := state(c, w.record), w.before[events[0].Group.String()]; got != want {
					t.Fatalf("undo of %v gives another state than before it:\n%s\nwant\n%s", events, got, want)
				}
				taken++
			case op < 18:
				e, events, err := w.record.Redo(w.copy)
				if err != nil {
					continue
				}
				w.record = w.record.Add(w.record.EnterAt(now, w.copy.Device, e)...)
				if got, want := state(c, w.record), w.after[events[0].Group.String()]; got != want {
					t.Fatalf("redo of %v gives another state than after it:\n%s\nwant\n%s", events, got, want)
				}
				brought++
			case op == 18:
				w.bring(copies[1-i], now)
			default:
				w.record = w.record.Add(w.record.EnterAt(now, w.copy.Device, PrintEntry("home", "X", "a4", "", "", today))...)
			}
		}
		if a, b := Merge(copies[0].record, copies[1].record), Merge(copies[1].record, copies[0].record); !sameRecord(a, b) {
			t.Fatal("the order of merging shows")
		}
	})
	t.Logf("%d groups undone, %d redone; undo stopped %d times", taken, brought, stopped)
	if taken == 0 || brought == 0 {
		t.Error("the walks try nothing")
	}
}
