package scene

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"handrail/checklist"
)

func drill(w World, p Place) Scene {
	if p.ID == "" {
		return drills(w, p)
	}
	sc := w.A.Catalogue.Scenario(p.ID)
	if sc == nil {
		return nowhere(w, p)
	}
	s := Scene{Title: "Drill", Crumb: []string{"Drill", sc.Title}, Aside: w.Store.Short}
	s.add(Para{Text: "Ten minutes, from paper alone. Close this computer's notes, take sheet E, and start a clock. Change nothing for real and lock nobody out; stop before each step that cannot be undone."},
		Para{Text: "Imagine: " + sentence(lower(sc.UseIf))})
	s.add(lastDrill(w, sc)...)
	s.add(Heading{Text: "Ask yourself"}, Numbered{Items: DrillQuestions(sc)})
	t := rows(Row{Cells: []string{"Not now"}, Do: Back{}})
	if !w.Store.ReadOnly {
		t = rows(Row{Cells: []string{"I did it: write down how it went"}, Do: to(Place{Screen: "drill-done", ID: sc.ID})}, t.Rows[0])
	}
	s.add(t)
	s.Keys = keys(w, p, "choose back runbook emergency help")
	return s
}

// lastDrill says how the rehearsal before went, and asks of each thing that it
// missed whether it is put right.
func lastDrill(w World, sc *checklist.Scenario) []Block {
	last, ok := w.A.Record().LastRehearsal(sc.ID)
	if !ok {
		return nil
	}
	out := []Block{Para{Text: "Last time: " + w.day(last.On) + ", " + firstCall(last.Minutes) + "."}}
	var t Table
	for _, m := range w.A.MissesOf(sc.ID) {
		row := Row{Mark: Done, Cells: []string{"Missed: " + m.Text, "put right"}}
		if !m.Mended {
			row.Mark, row.Cells[1] = Attend, "still open"
			if !w.Store.ReadOnly {
				row.Cells[1] = "it is put right"
				row.Do = keep(&Place{Screen: "drill", ID: sc.ID}, "saved: put right", checklist.MissMendedEntry(m))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return append(out, t)
}

func firstCall(minutes string) string {
	n, err := strconv.Atoi(minutes)
	if err != nil {
		return "nobody timed it"
	}
	return count(n, "minute", "minutes") + " to the first call"
}

// DrillQuestions are what a rehearsal asks: first to read the number from the
// paper, since without it nothing else begins.
func DrillQuestions(sc *checklist.Scenario) []string {
	return append([]string{"Read me the number from the paper: the first one to ring. Is it there, and can you read it?"}, sc.Drill...)
}

func drills(w World, p Place) Scene {
	t := Table{Head: []string{"what if", "rehearsed", "to the first call"}}
	for _, sc := range inOrder(w.A.Catalogue) {
		row := Row{ID: sc.ID, Mark: Empty, Cells: []string{sc.Title, "never", ""}, Do: to(Place{Screen: "drill", ID: sc.ID})}
		if last, ok := w.A.Record().LastRehearsal(sc.ID); ok {
			row.Mark, row.Cells[1] = Done, w.day(last.On)
			if n, err := strconv.Atoi(last.Minutes); err == nil {
				row.Cells[2] = count(n, "minute", "minutes")
			}
			open := slices.DeleteFunc(w.A.MissesOf(sc.ID), func(m checklist.Miss) bool { return m.Mended })
			if len(open) > 0 {
				row.Cells[2] += fmt.Sprintf(", %d missing", len(open))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return Scene{
		Title: "Drill", Aside: w.Store.Short,
		Body: []Block{Para{Text: "A rehearsal shows what the paper misses before it matters. What counts is the time to the first call, and what you could not find."}, t},
		Keys: keys(w, p, "choose back runbook emergency help", off("drill", "these are the drills")),
	}
}

// inOrder lists the scenarios in the order in which the emergency page leads to
// them, then what it leads to nowhere.
func inOrder(c *checklist.Catalogue) []*checklist.Scenario {
	var out []*checklist.Scenario
	add := func(sc *checklist.Scenario) {
		if sc != nil && !slices.Contains(out, sc) {
			out = append(out, sc)
		}
	}
	for _, d := range c.Doors {
		for _, lead := range d.Leads {
			add(c.Scenario(lead.Scenario))
		}
	}
	for i := range c.Scenarios {
		add(&c.Scenarios[i])
	}
	return out
}

func drillDone(w World, p Place, sc *checklist.Scenario) Scene {
	minutes := func(s string) error {
		if n, err := strconv.Atoi(s); err != nil || n < 0 || n > 600 {
			return errors.New("write minutes as a number, such as 4")
		}
		return nil
	}
	return Scene{
		Title: "Drill", Crumb: []string{"Drill", sc.Title, "how it went"},
		Ask: &Ask{
			Title: sc.Title,
			Inputs: []Input{
				{ID: "minutes", Label: "How many minutes to the first call?", Kind: Line, Limit: 3, Check: minutes},
				{ID: "misses", Label: "What could you not find, or not do? One thing a line (may stay empty)", Kind: Text, Limit: mostNote, Check: plainCheck},
			},
			Done: func(v map[string]string) Action {
				return keepAndLeave(Place{Screen: "drill"}, "kept: a drill", made(checklist.DrillEntry(sc.ID, v["minutes"], v["misses"]))...)
			},
		},
	}
}
