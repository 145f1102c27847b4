package scene

import (
	"cmp"
	"slices"
	"strings"

	"handrail/checklist"
)

// carriedWords names what a device may carry; a sign-in method has the words of
// its fact.
var carriedWords = map[string]string{
	checklist.CarryNumber:    "The SIM of your telephone number",
	checklist.CarryMailbox:   "The mailbox that the broker writes to",
	checklist.CarryPasswords: "Your passwords, in a manager or a browser",
}

func carriable(w World, kind string) []Option {
	var out []Option
	for _, id := range w.A.Catalogue.Carriable(kind) {
		out = append(out, Option{id, cmp.Or(carriedWords[id], methodWords(w, id))})
	}
	return out
}

// methodWords names a sign-in method as its fact does.
func methodWords(w World, id string) string {
	if f := w.A.Catalogue.Fact("methods"); f != nil {
		return f.Words(id)
	}
	return ""
}

// carries says what a device carries, and what opens it where the unlocked
// device does not.
func carries(w World, d checklist.Device) string {
	if !d.CarriesKnown {
		return "not known: perhaps everything"
	}
	var out []string
	for _, c := range d.Carries {
		method, _, _ := strings.Cut(methodWords(w, c.Thing), ",")
		text := cmp.Or(carriedWords[c.Thing], method)
		switch c.Opens {
		case checklist.OpensByCode:
			text += " (asks again)"
		case checklist.OpensByOwn:
			text += " (a secret of its own)"
		}
		out = append(out, text)
	}
	if len(out) == 0 {
		return "nothing that signs you in"
	}
	return strings.Join(out, "; ")
}

// onIt says under a label what a device carries, where that is asked.
func onIt(w World, d checklist.Device, label string) []Field {
	if len(w.A.Catalogue.Carriable(d.Kind)) == 0 {
		return nil
	}
	return []Field{{label, carries(w, d)}}
}

// carriesToAsk asks what is on each phone and computer of which that is not
// known: until then a person who has one may have everything.
func carriesToAsk(w World, on func(d checklist.Device) bool) (out []Row) {
	for _, d := range w.A.Facts.Devices {
		if !d.CarriesKnown && !w.Store.ReadOnly && len(w.A.Catalogue.Carriable(d.Kind)) > 0 && on(d) {
			out = append(out, Row{Cells: []string{"What is on it? " + d.Name}, Tone: Wait, Do: to(Place{Screen: "device", ID: d.ID, About: "carries"})})
		}
	}
	return out
}

func deviceCarries(w World, p Place, d *checklist.Device) Scene {
	if len(w.A.Catalogue.Carriable(d.Kind)) == 0 {
		return nowhere(w, p)
	}
	of := func(opens ...checklist.Opener) (ids []string) {
		for _, c := range d.Carries {
			if slices.Contains(opens, c.Opens) {
				ids = append(ids, c.Thing)
			}
		}
		return ids
	}
	list := carriable(w, d.Kind)
	what := pickMany("carries", "What is on it?", list, of(checklist.Openers...), d.CarriesKnown)
	again := pickMany("code", "Which of these ask again for the code, a face or a finger?", list, of(checklist.OpensByCode), d.CarriesKnown)
	own := pickMany("own", "Which have a secret of their own, that the device's code does not replace?", list, of(checklist.OpensByOwn), d.CarriesKnown)
	return Scene{
		Title: "What is on a device", Crumb: []string{"Device map", d.Name}, Aside: w.Store.Short,
		Ask: &Ask{
			Title: d.Name, Text: "Anyone who has the device has what is on it, unless that asks for something more. Not sure? Take it that it is there and asks for nothing.",
			Inputs: []Input{what, again, own},
			Done: func(v map[string]string) Action {
				now := *d
				now.CarriesKnown, now.Carries = true, nil
				for _, id := range checklist.List(v["carries"]) {
					c := checklist.Carried{Thing: id, Opens: checklist.OpensUnlocked}
					if slices.Contains(checklist.List(v["own"]), id) {
						c.Opens = checklist.OpensByOwn
					}
					if slices.Contains(checklist.List(v["code"]), id) {
						c.Opens = checklist.OpensByCode
					}
					now.Carries = append(now.Carries, c)
				}
				if w.A.Catalogue.CheckCarries(now.Kind, now.Carries) != nil {
					return nil
				}
				return keep(nil, "kept: "+d.Name, checklist.DeviceEntry(now))
			},
		},
	}
}
