package runbook

import (
	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// trustedStep is the step that asks for a trusted contact.
const trustedStep = "recovery.trusted-contact"

// sheetH is for the person who helps.
func (w *writer) sheetH() []paper.Page {
	front := []paper.Block{
		paper.Para{Text: "You need no password for this.", Strong: true},
		w.desk(false),
	}
	for _, s := range w.sections("H") {
		today, later := []*checklist.Emergency{}, []*checklist.Emergency{}
		for _, e := range s.actions {
			if e.Phase == checklist.PhaseStop || e.Phase == checklist.PhaseIn {
				today = append(today, e)
			} else {
				later = append(later, e)
			}
		}
		steps := w.steps(today, s.from)
		for i, e := range today {
			if e.Call == "broker" {
				steps.Actions[i].Lines = untilOpen(e)
			}
		}
		front = append(front, paper.Heading{Text: "Today"}, steps)
		if len(later) > 0 {
			front = append(front, paper.Heading{Text: "This week"}, w.steps(later, s.from+len(today)))
		}
	}
	front = append(front, paper.Heading{Text: "Later"},
		paper.Para{Text: "End the number, the mailbox and the devices only when the account is closed or transferred. Take advice on inheritance and tax before anything is sold."})
	return []paper.Page{
		side("H", "front", "Owner ill, missing or dead", paper.Part{Name: "H", Blocks: front}),
		side("H", "back", "Beside the owner", paper.Part{Name: "beside", Blocks: []paper.Block{
			paper.Heading{Text: "The owner is with you, on a bad day"},
			paper.Steps{Actions: []paper.Action{
				{N: 1, Text: "Take the telephone and the paper. Let the owner sit down."},
				{N: 2, Text: "Read one line at a time aloud. Tick it when it is done."},
				{N: 3, Text: "Ring only the numbers on this paper. Hang up on anyone who rings you."},
				{N: 4, Text: "Somebody guides the owner, or sees the screen? Hang up. Switch that device off."},
			}},
		}}, paper.Part{Name: "entity", Blocks: w.entity()}, paper.Part{Name: "trusted", Blocks: w.trusted()},
			paper.Part{Name: "papers", Blocks: []paper.Block{
				paper.Heading{Text: "By hand"},
				paper.Fields{Items: []paper.Field{{Label: "The sealed envelope (leave it sealed) is"}, {Label: "Will, power of attorney: who has it"}, {Label: "Lawyer or notary, telephone"}}},
				callLog(3),
			}}),
	}
}

// entity is the company to name in each letter.
func (w *writer) entity() []paper.Block {
	head := paper.Heading{Text: "The company that keeps the account"}
	e := w.a.Catalogue.Entity(w.value("entity"))
	if e == nil || e.ID == "other" {
		return []paper.Block{head, paper.Fields{Items: []paper.Field{{Label: "As the statement names it"}}}}
	}
	fields := []paper.Field{{Label: "Company", Value: oneline.Words(e.Name)}, {Label: "Country", Value: oneline.Words(e.Country)}}
	if e.Scheme != "" {
		fields = append(fields, paper.Field{Label: "If the company itself fails", Value: oneline.Words(e.Scheme)})
	}
	return []paper.Block{head, paper.Fields{Items: fields}}
}

// trusted is the person whom the broker may ring, where there is one.
func (w *writer) trusted() []paper.Block {
	if st := w.a.Step(trustedStep); st == nil || st.Outcome != checklist.Holds && st.Outcome != checklist.Due && st.Outcome != checklist.Stale {
		return nil
	}
	return []paper.Block{
		paper.Heading{Text: "Trusted contact at the broker"},
		paper.Para{Text: "May be spoken to. May not trade, and may not see the account."},
		paper.Fields{Items: []paper.Field{{Label: "Name"}, {Label: "Telephone"}}, Beside: true},
	}
}
