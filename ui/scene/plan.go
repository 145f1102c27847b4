package scene

import (
	"strings"

	"handrail/checklist"
)

// planned says why the steps for today were chosen, what they close, and what
// was left out.
func planned(w World, p Place) Scene {
	plan := checklist.Plan(w.A, w.Minutes)
	s := Scene{Title: "Why these", Crumb: []string{"Today", "why these"}, Aside: count(plan.Minutes, "minute", "minutes")}
	var chosen []Row
	for _, item := range plan.Bundle {
		chosen = append(chosen, plannedRow(w, item.Step, item.Because))
	}
	for _, trip := range plan.Trips {
		for _, l := range trip.Looks {
			chosen = append(chosen, plannedRow(w, l.Step, "a look of "+count(l.Minutes, "minute", "minutes")))
		}
	}
	if w.Printed { // with the questions of each trip
		s.Title, s.Aside = "", ""
		s.Body = next(w)
	} else {
		s.add(part(Heading{Text: "Chosen", Aside: minutesWords(plan.TotalMinutes)}, chosen...)...)
		if l := plan.Longer; l != nil {
			s.add(rows(Row{Cells: []string{"The shortest: " + w.A.Catalogue.Title(l.Step), minutesWords(l.Minutes)}, Do: to(stepPlace(l.Step))}))
		}
	}
	if !plan.Exact {
		s.add(Para{Text: notExact, Tone: Quiet})
	}
	var closes []Row
	for _, id := range plan.Closes {
		closes = append(closes, Row{ID: id, Mark: Attend, Cells: []string{w.A.Catalogue.Title(id), "open today"}, Do: to(Place{Screen: "route", ID: id})})
	}
	s.add(part(Heading{Text: "Once all of them hold, these are closed"}, closes...)...)
	s.add(leftOut(w, plan.LeftOut)...)
	s.add(rows(Row{Cells: []string{"More minutes, or fewer"}, Do: to(Place{Screen: "settings"})}),
		Para{Text: notProbability, Tone: Quiet})
	s.Keys = keys(w, p, "choose back routes emergency help")
	return s
}

// plannedRow is a line about a step, and why it is there.
func plannedRow(w World, id, why string) Row {
	return Row{ID: id, Cells: []string{w.A.Catalogue.Title(id), why}, Do: to(stepPlace(id))}
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
	var named Table
	counted := Table{Grow: 1}
	for _, l := range list {
		switch n := shares[l.Why]; {
		case n > mostNamed:
			counted.Rows = append(counted.Rows, Row{Cells: []string{count(n, "step", "steps"), l.Why}})
			shares[l.Why] = 0
		case n > 0:
			named.Rows = append(named.Rows, plannedRow(w, l.Step, l.Why))
		}
	}
	return []Block{Heading{Text: "Left out today"}, named, counted}
}

// mostNamed is how many things that share a reason are named one by one.
const mostNamed = 3

const notExact = "There were too many steps to compare every choice; this is a good one, perhaps not the best."

// mechanism explains how a way in, or the whole, works.
func mechanism(w World, p Place) Scene {
	for _, m := range w.A.Catalogue.Mechanisms {
		if m.ID == p.ID {
			return Scene{
				Title: m.Title, Crumb: []string{short(w.A.Catalogue, m.Interface), "how it works"},
				Body: []Block{Heading{Text: m.Title}, Para{Text: m.Text}, Heading{Text: "Where this comes from", Press: "enter copies an address"}, sourcesTable(w, m.Sources)},
				Keys: keys(w, p, "choose back emergency help", choose("copy")),
			}
		}
	}
	return nowhere(w, p)
}

// mechanisms lists how one interface works.
func mechanisms(w World, iface string) []Block {
	var list []Row
	for _, m := range w.A.Catalogue.Mechanisms {
		if m.Interface == iface {
			list = append(list, Row{Cells: []string{m.Title}, Do: to(Place{Screen: "mechanism", ID: m.ID})})
		}
	}
	return part(Heading{Text: "How it works"}, list...)
}

// entityWords says what one company of the broker protects, and what not.
func entityWords(c *checklist.Catalogue, id string) []Block {
	e := c.Entity(id)
	if e == nil {
		return nil
	}
	report := ""
	if e.Report != "" {
		report = "Report it to " + e.Report + "."
	}
	return []Block{Fields{Items: given(Field{"Company", e.Name + ", " + e.Country}, Field{"Scheme", e.Scheme}, Field{"It pays", e.Covers},
		Field{"It does not", e.NotCovers}, Field{"Also", strings.Join(e.Notes, " ")}, Field{"Theft and fraud", report})}}
}
