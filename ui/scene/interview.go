package scene

import (
	"cmp"
	"fmt"
	"slices"

	"handrail/checklist"
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
	out = slices.Insert(out, min(1, len(out)), question{what: "devices"})
	if slices.ContainsFunc(c.Permits, func(p checklist.Permission) bool { return p.First }) {
		out = append(out, question{what: "permissions"})
	}
	return out
}

// interview asks the first questions, one a page. Each is kept when given,
// and each may be skipped.
func interview(w World, p Place) Scene {
	list := firstQuestions(w.A.Catalogue)
	if p.Page < 0 || p.Page >= len(list) {
		return interviewDone(w, p)
	}
	next := Place{Screen: "interview", Page: p.Page + 1}
	s := Scene{
		ID: "interview", Title: "First questions",
		Crumb: []string{"First questions", fmt.Sprintf("%d of %d", p.Page+1, len(list))},
		Aside: w.Store.Short, Keys: formKeys(w, p, choose("keep and go on")),
	}
	switch q := list[p.Page]; q.what {
	case "devices":
		s.Ask = deviceAsk(w, checklist.Device{}, true, func(d checklist.Device, another bool) Action {
			then := next
			if another {
				then = Place{Screen: "interview", Page: p.Page, Seed: p.Seed + 1}
			}
			return Say{Events: []checklist.Entry{checklist.DeviceEntry(d)}, Notice: "kept: " + d.Name, Then: &then}
		})
		if n := len(w.A.Facts.Devices); n > 0 {
			s.Body = append(s.Body, Para{Text: "Already on the map: " + deviceNames(w.A.Facts.Devices) + ". Skip if that is all."})
		}
	case "permissions":
		s.Ask = permissionsAsk(w, &next)
	default:
		s.Ask = factAsk(w, q.fact, &next)
	}
	s.Ask.Skip, s.Ask.SkipSay = Go{To: next, Instead: true}, "skip, may apply"
	return s
}

func interviewDone(w World, p Place) Scene {
	return Scene{
		ID: "interview", Title: "First questions", Crumb: []string{"First questions", "done"},
		Body: []Block{
			Para{Text: "That is enough to begin. What you skipped may apply, and is asked about until you say otherwise."},
			rows(
				Row{Cells: []string{"See what to do today"}, Do: to(Place{Screen: "today"})},
				Row{Cells: []string{"Look at all facts of the set-up"}, Do: to(Place{Screen: "setup"})},
			),
		},
		Keys: keys(w, p, "choose back emergency help", choose("go on")),
	}
}

// factAsk asks one fact.
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
		in.Value = checklist.Join(st.Values)
	}
	if f.Kind == checklist.Many {
		in.orNone(st != nil && st.Known)
	}
	return &Ask{
		Title: f.Title, Text: f.Why, Inputs: []Input{in},
		Done: func(v map[string]string) Action {
			value := v["value"]
			if in.Check != nil && in.Check(value) != nil {
				return nil
			}
			if _, ok := f.Read(value); !ok {
				return nil
			}
			return keep(then, "kept: "+lower(f.Title), checklist.FactEntry(f.ID, value))
		},
	}
}

// permissionsAsk asks which of the permissions that matter first are held.
func permissionsAsk(w World, then *Place) *Ask {
	in := Input{ID: "held", Label: "Which of these do you have?", Kind: PickMany}
	var held, first []string
	for _, st := range w.A.Facts.Permissions {
		if !st.Permission.First {
			continue
		}
		first = append(first, st.Permission.ID)
		in.Options = append(in.Options, Option{st.Permission.ID, st.Permission.Name})
		if st.Held() == checklist.Yes {
			held = append(held, st.Permission.ID)
		}
	}
	if len(held) > 0 {
		in.Value = checklist.Join(held)
	}
	in.orNone(false)
	return &Ask{
		Title: "What the account may do", Inputs: []Input{in},
		Text: "Whoever signs in may do it too. Those you do not mark count as not held.",
		Done: func(v map[string]string) Action {
			if in.Check(v["held"]) != nil {
				return nil
			}
			now := checklist.List(v["held"])
			var events []checklist.Said
			for _, id := range first {
				state := "dropped"
				if slices.Contains(now, id) {
					state = "held"
				}
				if st := permissionState(w.A, id); st == nil || st.Held() == checklist.May || (st.Held() == checklist.Yes) != (state == "held") {
					events = append(events, checklist.DecisionEntry(id, state, "", 0))
				}
			}
			return keep(then, "kept: permissions", events...)
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

// keep says events and goes on, or back where there is nowhere to go on to.
func keep(then *Place, notice string, events ...checklist.Said) Action {
	switch {
	case len(events) == 0 && then != nil:
		return Go{To: *then, Instead: true}
	case len(events) == 0:
		return Back{}
	}
	return Say{Events: events, Notice: notice, Then: then, Back: then == nil}
}
