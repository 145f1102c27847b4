package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// planned says why the steps for today were chosen, what they close, and what
// was left out.
func planned(w World, p Place) Scene {
	plan := checklist.Plan(w.A, w.Minutes)
	s := Scene{ID: "plan", Title: "Why these", Crumb: []string{"Today", "why these"}, Aside: count(plan.Minutes, "minute", "minutes")}
	chosen := Table{Grow: 0}
	for _, item := range plan.Bundle {
		if st := w.A.Step(item.Step); st != nil {
			chosen.Rows = append(chosen.Rows, Row{ID: item.Step, Cells: []string{st.Step.Title, item.Because}, Do: to(stepPlace(item.Step))})
		}
	}
	for _, trip := range plan.Trips {
		for _, l := range trip.Looks {
			chosen.Rows = append(chosen.Rows, Row{ID: l.Step, Cells: []string{w.A.Catalogue.Title(l.Step), "a look of " + count(l.Minutes, "minute", "minutes")}, Do: to(stepPlace(l.Step))})
		}
	}
	switch {
	case w.Printed: // with the questions of each trip
		s.Title, s.Aside = "", ""
		s.Body = next(w)
	case len(chosen.Rows) > 0:
		s.Body = append(s.Body, Heading{Text: "Chosen", Aside: fmt.Sprintf("%d min", plan.TotalMinutes)}, chosen)
	}
	if plan.Longer != nil && !w.Printed {
		l := plan.Longer
		s.Body = append(s.Body, Table{Grow: 0, Rows: []Row{{Cells: []string{"The shortest: " + w.A.Catalogue.Title(l.Step), minutesWords(l.Minutes)}, Do: to(stepPlace(l.Step))}}})
	}
	if !plan.Exact {
		s.Body = append(s.Body, Para{Text: notExact, Tone: Quiet})
	}
	closes := Table{Grow: 0}
	for _, id := range plan.Closes {
		closes.Rows = append(closes.Rows, Row{ID: id, Mark: Attend, Cells: []string{w.A.Catalogue.Title(id), "open today"}, Do: to(Place{Screen: "route", ID: id})})
	}
	if len(closes.Rows) > 0 {
		s.Body = append(s.Body, Heading{Text: "Once all of them hold, these are closed"}, closes)
	}
	s.Body = append(s.Body, leftOut(w, plan.LeftOut)...)
	s.Body = append(s.Body, rows(Row{Cells: []string{"More minutes, or fewer"}, Do: to(Place{Screen: "settings"})}),
		Para{Text: RoutesWords, Tone: Quiet})
	s.Keys = keys(w, p, "choose back routes emergency help")
	return s
}

// leftOut says what was not taken today, and why. Steps that share a reason
// with many are counted.
func leftOut(w World, list []checklist.LeftOut) []Block {
	if len(list) == 0 {
		return nil
	}
	shares := make(map[string]int)
	for _, l := range list {
		shares[l.Why]++
	}
	named, counted := Table{Grow: 0}, Table{Grow: 1}
	for _, l := range list {
		switch n := shares[l.Why]; {
		case n > mostNamed:
			counted.Rows = append(counted.Rows, Row{Cells: []string{count(n, "step", "steps"), l.Why}})
			shares[l.Why] = 0
		case n > 0:
			named.Rows = append(named.Rows, Row{ID: l.Step, Cells: []string{w.A.Catalogue.Title(l.Step), l.Why}, Do: to(stepPlace(l.Step))})
		}
	}
	out := []Block{Heading{Text: "Left out today"}}
	for _, t := range []Table{named, counted} {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// mostNamed is how many things that share a reason are named one by one.
const mostNamed = 3

const notExact = "There were too many steps to compare every choice; this is a good one, perhaps not the best."

// mechanism explains how a way in, or the whole, works.
func mechanism(w World, p Place) Scene {
	for i := range w.A.Catalogue.Mechanisms {
		m := &w.A.Catalogue.Mechanisms[i]
		if m.ID == p.ID {
			return Scene{
				ID: "mechanism", Title: m.Title, Crumb: []string{short(w.A.Catalogue, m.Interface), "how it works"},
				Body: []Block{Heading{Text: m.Title}, Para{Text: m.Text}, Heading{Text: "Where this comes from", Press: "enter copies an address"}, sourcesTable(w, m.Sources)},
				Keys: keys(w, p, "choose back emergency help", choose("copy")),
			}
		}
	}
	return nowhere(w, p)
}

// mechanisms lists how one interface works.
func mechanisms(w World, iface string) []Block {
	t := Table{Grow: 0}
	for i := range w.A.Catalogue.Mechanisms {
		if m := &w.A.Catalogue.Mechanisms[i]; m.Interface == iface {
			t.Rows = append(t.Rows, Row{Cells: []string{m.Title}, Do: to(Place{Screen: "mechanism", ID: m.ID})})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Text: "How it works"}, t}
}

// entityWords says what one company of the broker protects, and what not.
func entityWords(c *checklist.Catalogue, id string) []Block {
	e := c.Entity(id)
	if e == nil {
		return nil
	}
	fields := []Field{{"Company", e.Name + ", " + e.Country}, {"Scheme", e.Scheme}, {"It pays", e.Covers}, {"It does not", e.NotCovers}}
	if len(e.Notes) > 0 {
		fields = append(fields, Field{"Also", strings.Join(e.Notes, " ")})
	}
	if e.Report != "" {
		fields = append(fields, Field{"Theft and fraud", "Report it to " + e.Report + "."})
	}
	return []Block{Fields{Items: fields}}
}
