package scene

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/runbook"
)

// question is one page of the first questions: a fact, the devices, or the
// permissions.
type question struct {
	fact *checklist.Fact // nil: devices, or permissions
	what string          // "fact", "devices" or "permissions"
}

// firstQuestions are the pages of the interview: the facts that are asked
// first, the devices as the second page, and the permissions last.
func firstQuestions(c *checklist.Catalogue) []question {
	var facts []*checklist.Fact
	for i := range c.Facts {
		if c.Facts[i].First > 0 {
			facts = append(facts, &c.Facts[i])
		}
	}
	slices.SortStableFunc(facts, func(a, b *checklist.Fact) int { return cmp.Compare(a.First, b.First) })
	var out []question
	for _, f := range facts {
		out = append(out, question{f, "fact"})
	}
	out = slices.Insert(out, min(devicesPage, len(out)), question{what: "devices"})
	if slices.ContainsFunc(c.Permits, func(p checklist.Permission) bool { return p.First }) {
		out = append(out, question{what: "permissions"})
	}
	return out
}

// devicesPage is the page of the first questions that asks for the devices.
const devicesPage = 1

// interview asks the first questions, one a page. Each is kept when given,
// and each may be skipped.
func interview(w World, p Place) Scene {
	list := firstQuestions(w.A.Catalogue)
	if p.Page < 0 || p.Page >= len(list) {
		return interviewDone(w, p)
	}
	next := Place{Screen: "interview", Page: p.Page + 1}
	back := key("back", Back{})
	if p.Page > 0 {
		back.Do = Go{To: Place{Screen: "interview", Page: p.Page - 1}, Instead: true}
	}
	crumb := []string{"First questions", fmt.Sprintf("%d of %d", p.Page+1, len(list))}
	skip := Go{To: next, Instead: true}
	if list[p.Page].what == "devices" {
		row := Row{Cells: []string{"Skip: I will say it later"}, Do: skip}
		if len(w.A.Facts.Devices) > 0 {
			row.Cells[0] = "That is all of them"
		}
		s := deviceKinds(w, p, row, takeOut(w, p)...)
		s.Crumb, s.Skip = crumb, skip
		s.Keys = keys(w, p, "number choose back emergency help", back)
		return s
	}
	s := Scene{
		Title: "First questions", Crumb: crumb,
		Aside: w.Store.Short, Keys: formKeys(w, p, choose("keep and go on"), back),
	}
	if list[p.Page].what == "permissions" {
		s.Ask = permissionsAsk(w, next)
	} else {
		s.Ask = factAsk(w, list[p.Page].fact, &next)
	}
	s.Ask.Skip, s.Ask.SkipSay = skip, "Skip: I will say it later"
	return s
}

// interviewDone goes on to a few questions that can be answered from memory or
// with the phone in hand: each fills in a line of the picture.
func interviewDone(w World, p Place) Scene {
	entries := firstLooks(w)
	if p.Page == doneSeen || len(entries) == 0 {
		return firstEnd(w, p)
	}
	first := placeOfEntry(entries[0], strings.Join(entries, ","))
	return step(w, first, w.A.Step(first.ID))
}

// allSkipped is the page behind all of the first questions; doneSeen the one that
// has only the ways on.
const allSkipped, doneSeen = 98, 99

// firstEnd says what was reached by the first questions and what is next.
func firstEnd(w World, p Place) Scene {
	return Scene{
		Title: "First questions", Crumb: []string{"First questions", "done"},
		Body: []Block{Heading{Text: "That is enough to begin"}, Para{Text: "What you skipped may apply. It is asked about until you say otherwise."}, Heading{}, rows(nextUp(w)...)},
		Keys: keys(w, p, "choose back emergency help", choose("go on")),
	}
}

// nextUp are the ways on after the first looks: the emergency sheet while none
// is printed, a trip, a calendar, Today.
func nextUp(w World) []Row {
	var out []Row
	if len(runbook.Printed(w.A)) == 0 {
		out = append(out, Row{Cells: []string{"The emergency sheet, now", "worth it even if you never come back"}, Do: to(Place{Screen: "page", ID: "emergency"})})
	}
	if entries := entriesAt(w, "portal"); len(entries) > 0 {
		out = append(out, Row{Cells: []string{"One trip to the broker's website", count(len(entries), "look", "looks")}, Do: to(Place{Screen: "trip", ID: "portal", Query: strings.Join(entries, ",")})},
			Row{Cells: []string{"Not now: the look list, for another day", "to print or copy"}, Do: to(Place{Screen: "look-list", ID: "portal", Query: strings.Join(entries, ",")})})
	}
	return append(out, Row{Cells: []string{"A calendar that reminds you?", "writes a file for it"}, Do: to(Place{Screen: "calendar"})},
		Row{Cells: []string{"Today: what is next"}, Do: to(Place{Screen: "today"})})
}

// firstLooks are the first three essentials that can be answered from memory or
// with the phone in hand.
func firstLooks(w World) []string {
	var out []string
	for _, e := range w.A.Catalogue.Essentials {
		st := w.A.Step(e.Step)
		if st == nil || st.Applies == checklist.No || len(st.About) == 0 || st.About[0].SeenOn != 0 || w.A.Facts.Holds(e.If) == checklist.No {
			continue
		}
		if at := st.Step.Look.At; at == "memory" || at == "phone" {
			out = append(out, checklist.AnswerSubject(e.Step, st.About[0].Target))
		}
		if len(out) == 3 {
			break
		}
	}
	return out
}

func factAsk(w World, f *checklist.Fact, then *Place) *Ask {
	in := Input{ID: "value", Label: f.Ask, Kind: PickOne}
	if f.Kind == checklist.Many {
		in.Kind = PickMany
	}
	for _, v := range f.Values {
		in.Options = append(in.Options, Option{v.ID, v.Text})
	}
	st := w.A.Facts.State(f.ID)
	if st != nil && st.Known && len(st.Values) > 0 {
		in.Value, in.Given = checklist.Join(st.Values), true
	}
	if f.Kind == checklist.Many {
		in.orNone(st != nil && st.Known)
	}
	return &Ask{
		Title: f.Title, Text: f.Why, Inputs: []Input{in},
		Done: func(v map[string]string) Action {
			if _, ok := f.Read(v["value"]); !ok {
				return nil
			}
			return keep(then, "kept: "+lower(f.Title), checklist.FactEntry(f.ID, v["value"]))
		},
	}
}

// permissionsAsk asks which of the permissions that matter first are held.
func permissionsAsk(w World, then Place) *Ask {
	var held, first []string
	var choices []Option
	for _, st := range w.A.Facts.Permissions {
		if !st.Permission.First {
			continue
		}
		first = append(first, st.Permission.ID)
		choices = append(choices, Option{st.Permission.ID, st.Permission.Name})
		if st.Held() == checklist.Yes {
			held = append(held, st.Permission.ID)
		}
	}
	return &Ask{
		Title: "What the account may do", Inputs: []Input{pickMany("held", "Which of these do you have?", choices, held, false)},
		Text: "Anyone who signs in may do it too. Those you do not mark count as not held.",
		Done: func(v map[string]string) Action {
			now := checklist.List(v["held"])
			var events []checklist.Entry
			for _, id := range first {
				state := "dropped"
				if slices.Contains(now, id) {
					state = "held"
				}
				if st := permissionState(w.A, id); st == nil || st.State == "" || (st.State != "dropped") != (state == "held") {
					events = append(events, checklist.DecisionEntry(id, state, "", 0))
				}
			}
			if len(events) == 0 {
				return Go{To: then, Instead: true}
			}
			return keep(&then, "kept: permissions", events...)
		},
	}
}

func permissionState(a *checklist.Assessment, id string) *checklist.PermissionState {
	for i := range a.Facts.Permissions {
		if a.Facts.Permissions[i].Permission.ID == id {
			return &a.Facts.Permissions[i]
		}
	}
	return nil
}
