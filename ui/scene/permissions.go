package scene

import (
	"strings"

	"handrail/checklist"
)

// permissions is the ledger of trading permissions.
func permissions(w World, p Place) Scene {
	t := Table{Head: []string{"permission", "state", "alone", "asked again"}, Grow: 0}
	for _, st := range w.A.Facts.Permissions {
		row := Row{ID: st.Permission.ID, Mark: permissionMark(w, st), Cells: []string{st.Permission.Name, permissionWords(st), raises(w.A.Raised(st.Permission.ID)), ""}, Do: to(Place{Screen: "permission", ID: st.Permission.ID})}
		if st.DueOn != 0 {
			row.Cells[3] = w.day(st.DueOn)
		}
		t.Rows = append(t.Rows, row)
	}
	s := Scene{ID: "permissions", Title: "Permissions", Crumb: []string{"Permissions"}, Aside: w.Store.Short}
	s.Body = append(s.Body, Para{Text: "What the account may do, anyone who signs in may do. Handrail changes nothing at the broker: it keeps what you decide, why, and when to ask again."})
	if n := len(w.A.HeldUnused()); n > 0 {
		s.Body = append(s.Body, Para{Text: count(n, "permission is", "permissions are") + " held and not used: drop what you do not need.", Tone: Strong})
	}
	if len(t.Rows) > 0 {
		s.Body = append(s.Body, t)
	}
	s.Keys = keys(w, p, "choose back routes emergency help", off("permissions", "these are the permissions"))
	return s
}

// permissionWords says what the ledger has, and what a fact says against it.
func permissionWords(st checklist.PermissionState) string {
	switch {
	case st.Denied():
		return checklist.PermissionWords(st.State) + "; but you trade there"
	case st.By != "" && st.State == "":
		return "held: you trade there"
	case st.State == "":
		return "may be held"
	}
	return checklist.PermissionWords(st.State)
}

// raises says in a few words what a permission does to the ways in.
func raises(list []checklist.Raised) string {
	if len(list) == 0 {
		return ""
	}
	return "raises " + count(len(list), "way", "ways")
}

func permissionMark(w World, st checklist.PermissionState) Mark {
	switch {
	case st.Denied():
		return Attend
	case st.State == "":
		return Empty
	case st.State == "dropped":
		return Aside
	case st.DueOn != 0 && st.DueOn <= w.A.Day:
		return Again
	case st.State == "unused":
		return Attend
	}
	return Done
}

// permission is one line of the ledger, and what may be said of it.
func permission(w World, p Place) Scene {
	st := permissionState(w.A, p.ID)
	if st == nil {
		return nowhere(w, p)
	}
	s := Scene{ID: "permission", Title: st.Permission.Name, Crumb: []string{"Permissions", st.Permission.Name}, Aside: permissionWords(*st)}
	if st.Permission.Note != "" {
		s.Body = append(s.Body, Para{Text: sentence(upper(st.Permission.Note))})
	}
	fields := []Field{{"Now", permissionWords(*st)}}
	if in := w.A.Countries(p.ID); len(in) > 0 {
		fields = append(fields, Field{"You trade in", strings.Join(in, ", ")})
	}
	if st.Reason != "" {
		fields = append(fields, Field{"Because", st.Reason})
	}
	if st.SaidOn != 0 {
		fields = append(fields, Field{"Said", w.day(st.SaidOn)})
	}
	if st.DueOn != 0 {
		fields = append(fields, Field{"Asked again", w.day(st.DueOn)})
	}
	s.Body = append(s.Body, Fields{Items: fields})
	s.Body = append(s.Body, raised(w, p.ID)...)
	if !w.Store.ReadOnly {
		t := Table{Grow: 0}
		for _, c := range []struct{ state, text string }{
			{"used", "I hold it and use it"}, {"unused", "I hold it and do not use it"},
			{"held", "I hold it; whether I use it I leave open"}, {"dropped", "I do not hold it, or have dropped it at the broker"},
		} {
			if c.state == st.State {
				continue
			}
			t.Rows = append(t.Rows, Row{Cells: []string{c.text}, Do: to(Place{Screen: "decide", ID: p.ID, About: c.state})})
		}
		s.Body = append(s.Body, Heading{Text: "What is so?"}, t)
	}
	s.Keys = keys(w, p, "choose back emergency help")
	return s
}

// raised lists the routes that reach further once a permission is held.
func raised(w World, id string) []Block {
	list := w.A.Raised(id)
	if len(list) == 0 {
		return nil
	}
	t := Table{Grow: 0}
	for _, r := range list {
		mark, state := Done, "closed"
		if r.Open {
			mark, state = Attend, "open"
		}
		t.Rows = append(t.Rows, Row{
			Mark: mark, Cells: []string{r.Title, state, "at risk: " + r.To.Cost()},
			Do: to(Place{Screen: "route", ID: r.Route}),
		})
	}
	return []Block{Heading{Text: "Held, it makes these ways cost more than " + list[0].From.Cost()}, t}
}

// decide asks the reason, and when to ask again; a risky permission that is
// taken on shows first which routes reach further with it.
func decide(w World, p Place) Scene {
	st := permissionState(w.A, p.ID)
	if st == nil || checklist.PermissionWords(p.About) == checklist.PermissionWords("") {
		return nowhere(w, p)
	}
	held := p.About != "dropped"
	s := Scene{ID: "decide", Title: st.Permission.Name, Crumb: []string{"Permissions", st.Permission.Name, checklist.PermissionWords(p.About)}}
	if held && st.Permission.Risky && st.Held() != checklist.Yes {
		for _, b := range raised(w, p.ID) {
			s.Body = append(s.Body, withoutChoices(b))
		}
	}
	check := dayCheck(w.A.Day)
	review := w.A.Day.AddMonths(6)
	if v, err := checklist.ParseInterval(st.Permission.Review); err == nil {
		review = min(v.After(w.A.Day), w.A.Day.AddMonths(12))
	}
	a := &Ask{Title: upper(checklist.PermissionWords(p.About)) + ": " + st.Permission.Name}
	if held {
		a.Inputs = []Input{
			{ID: "reason", Label: "Why?", Kind: Text, Value: st.Reason, Limit: mostNote, Check: reasonCheck},
			{ID: "review", Label: "Ask again on which day?", Help: "YYYY-MM-DD, at most a year ahead.", Kind: Line, Value: review.String(), Check: check},
		}
	} else {
		a.Inputs = []Input{{ID: "reason", Label: "Why? (may stay empty)", Kind: Text, Limit: mostNote, Check: plainCheck}}
	}
	a.Done = func(v map[string]string) Action {
		if held && (reasonCheck(v["reason"]) != nil || check(v["review"]) != nil) || plainCheck(v["reason"]) != nil {
			return nil
		}
		review, _ := checklist.ParseDay(v["review"]) // checked above, where it is asked
		return keep(nil, "kept: "+st.Permission.Name+", "+checklist.PermissionWords(p.About), checklist.DecisionEntry(p.ID, p.About, strings.TrimSpace(v["reason"]), review))
	}
	s.Ask, s.Keys = a, formKeys(w, p, choose("keep"))
	return s
}

// withoutChoices is a block whose rows are only read, above a form.
func withoutChoices(b Block) Block {
	t, ok := b.(Table)
	if !ok {
		return b
	}
	for i := range t.Rows {
		t.Rows[i].Do = nil
	}
	return t
}
