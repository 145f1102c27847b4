package scene

import (
	"strings"

	"handrail/checklist"
)

// permissions is the ledger of trading permissions.
func permissions(w World, p Place) Scene {
	t := Table{Head: []string{"permission", "state", "alone", "asked again"}}
	for _, st := range w.A.Facts.Permissions {
		row := Row{ID: st.Permission.ID, Mark: permissionMark(w, st), Cells: []string{st.Permission.Name, permissionWords(st), raises(w.A.Raised(st.Permission.ID)), ""}, Do: to(Place{Screen: "permission", ID: st.Permission.ID})}
		if st.DueOn != 0 {
			row.Cells[3] = w.day(st.DueOn)
		}
		t.Rows = append(t.Rows, row)
	}
	s := Scene{Title: "Permissions", Aside: w.Store.Short}
	s.add(Para{Text: "What the account may do, anyone who signs in may do. Handrail changes nothing at the broker: it keeps what you decide, why, and when to ask again."})
	if n := len(w.A.HeldUnused()); n > 0 {
		s.add(Para{Text: count(n, "permission is", "permissions are") + " held and not used: drop what you do not need.", Tone: Strong})
	}
	s.add(t)
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
func permission(w World, p Place, st *checklist.PermissionState) Scene {
	s := Scene{Title: st.Permission.Name, Crumb: []string{"Permissions", st.Permission.Name}, Aside: permissionWords(*st)}
	fields := given(Field{"Now", permissionWords(*st)}, Field{"You trade in", strings.Join(w.A.Countries(p.ID), ", ")}, Field{"Because", st.Reason})
	if st.SaidOn != 0 {
		fields = append(fields, Field{"Said", w.day(st.SaidOn)})
	}
	if st.DueOn != 0 {
		fields = append(fields, Field{"Asked again", w.day(st.DueOn)})
	}
	s.add(Para{Text: sentence(upper(st.Permission.Note))}, Fields{Items: fields})
	s.add(raised(w, p.ID, true)...)
	if !w.Store.ReadOnly {
		var t Table
		for _, c := range []struct{ state, text string }{
			{"used", "I hold it and use it"}, {"unused", "I hold it and do not use it"},
			{"held", "I hold it; whether I use it I leave open"}, {"dropped", "I do not hold it, or have dropped it at the broker"},
		} {
			if c.state != st.State {
				t.Rows = append(t.Rows, Row{Cells: []string{c.text}, Do: to(Place{Screen: "decide", ID: p.ID, About: c.state})})
			}
		}
		s.add(Heading{Text: "What is so?"}, t)
	}
	return s
}

// raised lists the routes that reach further once a permission is held, to be
// opened, or above a form only to be read.
func raised(w World, id string, opens bool) []Block {
	list := w.A.Raised(id)
	if len(list) == 0 {
		return nil
	}
	var t Table
	for _, r := range list {
		mark := Done
		if r.Open {
			mark = Attend
		}
		row := Row{Mark: mark, Cells: []string{r.Title, stateOf(r), "at risk: " + r.To.Cost()}}
		if opens {
			row.Do = to(Place{Screen: "route", ID: r.Route})
		}
		t.Rows = append(t.Rows, row)
	}
	return []Block{Heading{Text: "Held, it makes these ways cost more than " + list[0].From.Cost()}, t}
}

// RaisedWords tells how much further a route reaches, in a line.
func RaisedWords(r checklist.Raised) string {
	return r.Title + " (" + stateOf(r) + "): at risk " + r.From.Cost() + ", with it: " + r.To.Cost()
}

func stateOf(r checklist.Raised) string {
	if r.Open {
		return "open"
	}
	return "closed"
}

// decide asks the reason, and when to ask again; a risky permission that is
// taken on shows first which routes reach further with it.
func decide(w World, p Place, st *checklist.PermissionState) Scene {
	if checklist.PermissionWords(p.About) == checklist.PermissionWords("") {
		return nowhere(w, p)
	}
	held, now := p.About != "dropped", checklist.PermissionWords(p.About)
	s := Scene{Title: st.Permission.Name, Crumb: []string{"Permissions", st.Permission.Name, now}}
	if held && st.Permission.Risky && st.Held() != checklist.Yes {
		s.add(raised(w, p.ID, false)...)
	}
	review := w.A.Day.AddMonths(6)
	if v, err := checklist.ParseInterval(st.Permission.Review); err == nil {
		review = min(v.After(w.A.Day), w.A.Day.AddMonths(12))
	}
	inputs := []Input{{ID: "reason", Label: "Why? (may stay empty)", Kind: Text, Limit: mostNote, Check: plainCheck}}
	if held {
		inputs = []Input{
			{ID: "reason", Label: "Why?", Kind: Text, Value: st.Reason, Limit: mostNote, Check: reasonCheck},
			{ID: "review", Label: "Ask again on which day?", Help: "YYYY-MM-DD, at most a year ahead.", Kind: Line, Value: review.String(), Check: dayCheck(w.A.Day)},
		}
	}
	s.Ask = &Ask{Title: upper(now) + ": " + st.Permission.Name, Inputs: inputs, Done: func(v map[string]string) Action {
		review, _ := checklist.ParseDay(v["review"]) // no day where none is asked
		return keep(nil, "kept: "+st.Permission.Name+", "+now, checklist.DecisionEntry(p.ID, p.About, v["reason"], review))
	}}
	return s
}
