package scene

import "strings"

// help lists the keys of the screen it was opened over: those that work there
// first, in two columns, so that they fit a screen; Enter on a line does it.
// Words find keys by the sentence each has, or by why it does not work.
func help(w World, p Place) Scene {
	under := p
	under.Screen, under.Over, under.Words = p.Over, "", ""
	if under.Screen == "" || under.Screen == "help" {
		under = Place{Screen: "today"}
	}
	over := Make(w, under)
	here, found, other := Table{Wrap: true}, Table{Head: []string{"key", "does", ""}, Grow: 2}, []string(nil)
	for _, k := range over.Keys {
		row := Row{Cells: []string{k.Name, k.Does, k.Help}}
		switch {
		case k.ID == "help":
			continue
		case k.Off != "":
			row.Mark, row.Tone = Aside, Quiet
			row.Cells[2] = "Not here: " + sentence(k.Off)
			other = append(other, k.Name+" "+k.Does)
		case k.Do != nil:
			row.Do = Leave{Then: k.Do}
		default:
			row.Cells[2] += " (press it there)"
		}
		if p.Words != "" && matches(strings.Join(row.Cells, " "), p.Words) {
			found.Rows = append(found.Rows, row)
		}
		if k.Off == "" {
			row.Cells = row.Cells[:2]
			here.Rows = append(here.Rows, row)
		}
	}
	search := p
	search.Screen = "help-words"
	name := over.Title
	if over.ID == "today" {
		name = "Today"
	}
	s := Scene{
		Title: "Keys", Crumb: []string{"Keys", name},
		Keys: keys(w, p, "choose find back emergency help", choose("do it"),
			key("find", to(search)).does("find a key"), key("help", Back{}).does("close")),
	}
	switch {
	case p.Words == "":
		s.add(here)
		if len(other) > 0 {
			s.add(Para{Text: "Elsewhere: " + strings.Join(other, " · "), Tone: Quiet})
		}
	case len(found.Rows) == 0:
		s.add(Para{Text: "With the words: " + p.Words}, Para{Text: "No key has these words."})
	default:
		s.add(Para{Text: "With the words: " + p.Words}, found)
	}
	return s
}

// matches reports whether a text has every word, in any case.
func matches(text, words string) bool {
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func helpWords(w World, p Place) Scene {
	return Scene{
		Title: "Find a key", Crumb: []string{"Keys", "find"},
		Ask: &Ask{
			Title:    "Find a key",
			Inputs:   []Input{{ID: "words", Label: "Words", Help: "Nothing shows all keys again.", Kind: Line, Value: p.Words, Limit: 60}},
			DoneName: "find",
			Done: func(v map[string]string) Action {
				found := p
				found.Screen, found.Words = "help", v["words"]
				return Leave{Then: Go{To: found, Instead: true}}
			},
		},
	}
}
