package scene

import (
	"cmp"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// oldSource is how many days a source is read before it should be read again.
const oldSource = 365

// why shows where something comes from: each source with its age and how well
// it is supported.
func why(w World, p Place) Scene {
	c := w.A.Catalogue
	s := Scene{Title: "Why", Crumb: []string{c.Title(p.ID), "why"}}
	var sources []checklist.Source
	switch {
	case c.Step(p.ID) != nil:
		st := c.Step(p.ID)
		sources = st.Sources
		s.add(Para{Text: st.Why})
		for _, i := range st.Interfaces {
			if in := c.Interface(i); in != nil && in.Mechanism != "" {
				s.add(Fields{Items: []Field{{in.Name, in.Mechanism}}})
			}
		}
		s.add(part(Heading{Text: "Routes that name it"}, routesNaming(w, p.ID)...)...)
	case c.Route(p.ID) != nil:
		sources = c.Route(p.ID).Sources
		s.add(Para{Text: c.Route(p.ID).Text})
	case c.Scenario(p.ID) != nil:
		sources = c.Scenario(p.ID).Sources
	case c.Signal(p.ID) != nil:
		sources = c.Signal(p.ID).Sources
	case c.Job(p.ID) != nil:
		sources = c.Job(p.ID).Sources
		s.add(Para{Text: c.Job(p.ID).Why})
	default:
		return nowhere(w, p)
	}
	s.add(Heading{Text: "Where this comes from", Press: "enter copies an address"}, sourcesTable(w, sources))
	s.Keys = keys(w, p, "choose back emergency help", choose("open or copy"), off("why", "this is why"))
	return s
}

// sourcesTable says each source: how well it is supported and how old it is,
// what it says, and its address as a row of its own.
func sourcesTable(w World, list []checklist.Source) Table {
	t := Table{}
	for _, src := range list {
		text := ConfidenceWords(src.Confidence) + ", " + age(w, src.Date)
		if src.Note != "" {
			text += ": " + src.Note
		}
		t.Rows = append(t.Rows, Row{Cells: []string{upper(sentence(text))}})
		if src.Contested != "" {
			t.Rows = append(t.Rows, Row{Cells: []string{"But another page says: " + sentence(src.Contested)}, Tone: Warn})
		}
		if src.URL != "" {
			t.Rows = append(t.Rows, Row{Cells: []string{src.URL}, Do: Copy{Text: oneline.Clean(src.URL)}})
		}
	}
	return t
}

// ConfidenceWords says how well a source supports what it is named for.
func ConfidenceWords(c checklist.Confidence) string {
	return cmp.Or(map[checklist.Confidence]string{checklist.High: "official page", checklist.Med: "supported", checklist.Low: "reported"}[c], "check this yourself")
}

func age(w World, d checklist.Day) string {
	if d == 0 {
		return "no date"
	}
	days := int(w.A.Day - d)
	if days > oldSource {
		return "read " + ago(days) + ", old: look again"
	}
	return "read " + ago(days)
}

var bearings = map[checklist.Bearing]string{
	checklist.CutBy: "cut by it", checklist.NarrowedBy: "slower or smaller", checklist.ShownBy: "you would notice", checklist.PreparedBy: "you get back faster",
}

// routesNaming lists the routes that a step cuts, narrows, shows or prepares.
func routesNaming(w World, id string) (out []Row) {
	for i := range w.A.Routes {
		r := &w.A.Routes[i]
		if b := r.Route.Bears(id); b != "" {
			out = append(out, routeRow(r, bearings[b], routeCell(r)))
		}
	}
	return out
}
