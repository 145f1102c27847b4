package runbook

import (
	"cmp"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// Words for what is not there, so that an empty place is never a gap left
// open by mistake.
const (
	none       = "NONE"
	notYetSaid = "not recorded"
)

// inventory lists by reference what there is to get back in with: what it is,
// and a ruled blank for where it lies, which only the hand writes.
func (w *writer) inventory() paper.Page {
	var rows [][]string
	add := func(what, recorded string) { rows = append(rows, []string{what, recorded, ""}) }
	for _, id := range w.a.Catalogue.WayBack {
		if st := w.a.Step(id); st != nil {
			add("Way back: "+oneline.Words(st.Step.Title), w.tried(st))
		}
	}
	switch methods, known := w.said("methods"); {
	case !known:
		add("Sign-in methods", notYetSaid)
	case len(methods) == 0:
		add("Sign-in methods", none)
	default:
		for _, m := range methods {
			add("Sign-in method: "+m, "on")
		}
	}
	password, known := w.said("password_manager")
	if !known || len(password) == 0 {
		password = []string{notYetSaid}
	}
	add("Password, and the recovery sheet of the password manager", strings.Join(password, "; "))
	add("Mailbox of the account: its own recovery codes", "by hand")
	number, known := w.said("carrier_number")
	if !known || len(number) == 0 {
		number = []string{notYetSaid}
	}
	add("Telephone number on file, and the carrier's PIN for it", strings.Join(number, "; "))
	add("Pictures of how the account normally looks", "by hand")
	add("Sealed envelope, if there is one", "by hand")
	return paper.Page{Title: "What there is to get back in with", Anchor: "inventory", Parts: []paper.Part{{Name: "inventory", Blocks: []paper.Block{
		paper.Para{Text: "What you sign in with again, and what proves that it is you. Write where each thing lies, never what it says. Write NONE where there is none: then you need not search on the day."},
		paper.Table{Head: []string{"What", "As recorded", "Where it is, by hand"}, Shares: []int{38, 28, 34}, Rows: rows},
	}}}}
}

// tried says whether a step held when last looked at. That a review is due
// changes nothing on paper.
func (w *writer) tried(st *checklist.StepState) string {
	worst := ""
	for _, ab := range st.About {
		switch ab.Outcome {
		case checklist.Holds, checklist.Due, checklist.Stale:
		case checklist.Fails:
			return none
		default:
			worst = notYetSaid
		}
	}
	switch {
	case st.Outcome == checklist.NotApplicable:
		return "does not apply, because " + list(w.because(st.Step.Applies))
	case worst != "" || len(st.About) == 0:
		return notYetSaid
	}
	return "yes, when last looked at"
}

// devices lists the devices of the access map.
func (w *writer) devices() paper.Page {
	blocks := []paper.Block{paper.Para{Text: "Every device that reaches the account, as recorded. If one is gone, sign it out from another, and say so on the call."}}
	var rows [][]string
	for _, d := range w.a.Facts.Devices {
		rows = append(rows, []string{
			deviceName(d),
			cmp.Or(strings.Join(cleanAll([]string{d.Kind, systems[d.OS], word(d.Shared, "shared"), word(d.Headless, "nobody in front of it")}), ", "), notYetSaid),
			cmp.Or(w.interfaces(d.Uses), none),
			cmp.Or(list(cleanAll(d.Roles)), none),
		})
	}
	if len(rows) > 0 {
		blocks = append(blocks, paper.Table{Head: []string{"Device", "What it is", "Ways in", "What it does"}, Shares: []int{27, 25, 24, 24}, Rows: rows})
	} else {
		blocks = append(blocks, paper.Para{Text: "NONE recorded. Write them by hand."},
			paper.Table{Head: []string{"Device", "What it is", "Ways in"}, Shares: []int{40, 30, 30}, Rows: [][]string{{"", "", ""}, {"", "", ""}, {"", "", ""}}})
	}
	if v := w.value("automation"); v != "" && v != "no" {
		blocks = append(blocks, paper.Heading{Text: "How the programs are stopped"},
			paper.Para{Text: "For you at night, and for the one who helps: the machine, where it stands or on whose page it is switched off, and what to press there."},
			paper.Fields{Items: []paper.Field{{Label: "Machine"}, {Label: "Where, or on whose page"}, {Label: "Stop it so"}, {Label: "Then it shows"}}})
	}
	return paper.Page{Title: "Devices", Anchor: "devices", Flows: true, Parts: []paper.Part{{Name: "devices", Blocks: blocks}}}
}

// deviceName is what paper calls a device: its name, or its id where the type
// lacks a letter of it.
func deviceName(d checklist.Device) string {
	name := oneline.Words(d.Name)
	if paper.Check(name) != nil {
		name = oneline.Words(d.ID)
	}
	return cmp.Or(name, "without a name")
}

// explained says what the pages call the ways in and the sign-in methods are, for
// somebody who never used them: in the words of the questions about them.
func (w *writer) explained() paper.Page {
	var items []string
	for _, id := range []string{"interfaces", "methods"} {
		st := w.a.Facts.State(id)
		if st == nil {
			continue
		}
		for _, v := range st.Fact.Values {
			items = append(items, oneline.Words(v.Text))
		}
	}
	items = append(items, "UTC, the time of London in winter: write beside it what your own clock shows then",
		"IP address, the number of a connection: the account may show from which one somebody signed in")
	return paper.Page{Title: "Words on these pages", Anchor: "words", Flows: true, Parts: []paper.Part{{Name: "words", Blocks: []paper.Block{
		paper.Para{Text: "For whoever does not use the account every day."}, paper.List{Items: items},
	}}}}
}

var systems = map[string]string{"windows": "Windows", "macos": "macOS", "linux": "Linux", "ios": "iOS", "android": "Android"}

func word(is bool, s string) string {
	if is {
		return s
	}
	return ""
}

func (w *writer) interfaces(ids []string) string {
	var names []string
	for _, id := range ids {
		name := id
		if i := w.a.Catalogue.Interface(id); i != nil {
			name = cmp.Or(i.Short, i.Name)
		}
		names = append(names, name)
	}
	return list(cleanAll(names))
}

// entity says which company serves the account and what its protection does
// not cover.
func (w *writer) entity() paper.Page {
	blocks := []paper.Block{paper.Para{Text: "Name this company in every letter and complaint. Its protection scheme is for the day when the company itself fails."}}
	said, known := w.said("entity")
	e := w.a.Catalogue.Entity(w.value("entity"))
	switch {
	case e != nil:
		blocks = append(blocks, paper.Fields{Items: []paper.Field{
			{Label: "Company", Value: oneline.Words(e.Name)},
			{Label: "Country", Value: oneline.Words(e.Country)},
			{Label: "Protection scheme", Value: cmp.Or(oneline.Words(e.Scheme), "none known")},
			{Label: "It pays", Value: cmp.Or(oneline.Words(e.Covers), "not known: check yourself")},
			{Label: "It does not cover", Value: cmp.Or(oneline.Words(e.NotCovers), "not known: check yourself")},
		}})
		if notes := cleanAll(e.Notes); len(notes) > 0 {
			blocks = append(blocks, paper.List{Items: notes})
		}
		if s := bestSource(e.Sources); s != nil {
			blocks = append(blocks, paper.Para{Text: "From " + hostOf(s.URL) + ", " + dayWords(s.Date) + ". Check it yourself.", Small: true})
		}
	case known && len(said) > 0:
		blocks = append(blocks, paper.Para{Text: "You said: " + sentence(said[0])},
			paper.Fields{Items: []paper.Field{{Label: "Company, as your latest statement names it"}, {Label: "Its protection scheme"}, {Label: "What that does not cover"}}})
	default:
		blocks = append(blocks, paper.Para{Text: "Not recorded. Look at the head or the foot of your latest statement."},
			paper.Fields{Items: []paper.Field{{Label: "Company"}, {Label: "Its protection scheme"}, {Label: "What that does not cover"}}})
	}
	if w.introduced() {
		blocks = append(blocks, paper.Heading{Text: "The firm that opened the account for you"},
			paper.Fields{Items: []paper.Field{{Label: "Name"}, {Label: "Telephone and hours"}, {Label: "Who to ask for"}, {Label: "Its own protection scheme"}}})
	}
	return paper.Page{Title: "The company that serves you", Anchor: "entity", Flows: true, Parts: []paper.Part{{Name: "entity", Blocks: blocks}}}
}
