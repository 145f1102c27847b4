package runbook

import (
	"cmp"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// report says to whom to report, and that each deadline is the reader's own
// to look up.
func (w *writer) report() paper.Page {
	firm := w.broker()
	if w.introduced() {
		firm = "The firm that opened the account for you, and " + firm
	}
	rows := [][]string{
		{firm, "at once by telephone, then in writing", "", ""},
		{"Your bank", "if money went to or came from it", "", ""},
		{"The police", "for a number that others ask for", "", ""},
		{"Your mobile carrier", "if your number was taken", "", ""},
		{"The regulator or ombudsman of your country", "if you do not agree with the answer", "", ""},
		{"Your insurer, if you are insured for this", "before you repair anything", "", ""},
	}
	return paper.Page{Title: "Who to report to", Anchor: "report", Flows: true, Parts: []paper.Part{{Name: "report", Blocks: []paper.Block{
		paper.Para{Text: "Say what you saw and when, not what you think. Ask each for a reference and for the last day on which you can dispute a trade or a payment. Deadlines differ by country and contract: check yours now and write them down."},
		paper.Table{Head: []string{"To whom", "When", "Last day to dispute, by hand", "Reference, by hand"}, Shares: []int{27, 25, 24, 24}, Rows: rows},
	}}}}
}

// trustedStep is the step that asks for a trusted contact.
const trustedStep = "recovery.trusted-contact"

// trusted is the person whom the broker may call.
func (w *writer) trusted() paper.Page {
	state := notYetSaid
	if st := w.a.Step(trustedStep); st != nil {
		state = w.tried(st)
	}
	return paper.Page{Title: "Trusted contact", Anchor: "trusted", Flows: true, Parts: []paper.Part{{Name: "trusted", Blocks: []paper.Block{
		paper.Para{Text: "The broker may call this person about you. The person has no authority to trade or to see the account, and is no way back in."},
		paper.Fields{Items: []paper.Field{
			{Label: "Named at the broker", Value: state},
			{Label: "Name"}, {Label: "Telephone"},
			{Label: "Knows where this paper lies (yes or no)"},
		}},
	}}}}
}

// dates says what is looked at again and when, and what makes this paper wrong.
func (w *writer) dates() paper.Page {
	again := w.o.On.AddMonths(monthsAgain)
	fields := []paper.Field{
		{Label: "Print this again by", Value: dayWords(again)},
		{Label: "Next review of the steps", Value: cmp.Or(dayWords(w.nextReview()), "nothing answered yet")},
		{Label: "Rehearse from this paper by", Value: dayWords(w.nextDrill())},
	}
	blocks := []paper.Block{paper.Para{Text: "When this paper, and what it rests on, is looked at again."}, paper.Fields{Items: fields}}
	page := paper.Page{Title: "Review dates", Anchor: "dates", Type: paper.Leading, Flows: true, Parts: []paper.Part{{Name: "dates", Blocks: blocks}}}
	var rows [][]string
	for _, l := range w.a.Catalogue.LifeEvents {
		if p := oneline.Words(l.Paper); p != "" {
			rows = append(rows, []string{oneline.Words(l.Title), p})
		}
	}
	if len(rows) > 0 {
		page.Parts = append(page.Parts, paper.Part{Name: "changes", Blocks: []paper.Block{
			paper.Heading{Text: "Print again at once after"},
			paper.Table{Head: []string{"What happened", "What is then wrong on paper"}, Shares: []int{36, 64}, Rows: rows},
		}})
	}
	return page
}

// nextReview is the earliest day on which a step that applies is due.
func (w *writer) nextReview() checklist.Day {
	var next checklist.Day
	for _, st := range w.a.Steps {
		if st.Applies == checklist.No {
			continue
		}
		for _, ab := range st.About {
			if ab.DueOn != 0 && (next == 0 || ab.DueOn < next) {
				next = ab.DueOn
			}
		}
	}
	return next
}

// nextDrill is a year after the newest rehearsal, and a month after printing
// where there was none.
func (w *writer) nextDrill() checklist.Day {
	for _, e := range w.a.Record().Counting() {
		if e.Kind == checklist.KindDrill && !e.Withdrawn() {
			return e.Day.AddMonths(12)
		}
	}
	return w.o.On.AddMonths(1)
}

// storage says what this paper is, where it lies, and why to keep it.
func (w *writer) storage(left []paper.Field) paper.Page {
	page := paper.Page{Title: "Keep this paper", Anchor: "storage", Flows: true, Parts: []paper.Part{{Name: "storage", Blocks: []paper.Block{
		paper.Para{Text: "This paper says how to get back in on a bad day. It can be read without any program. It holds no password, no code and no account number: keep it so."},
		paper.Fields{Items: []paper.Field{
			{Label: "This copy is kept", Value: w.o.Kept},
			{Label: "Second copy"}, {Label: "Told about it"},
			{Label: "Do not throw away before (and never before a newer one lies in its place)"},
		}},
		paper.Para{Text: "To ask whether it is still right, type: handrail runbook verify, and the id at the foot of the page."},
	}}}}
	if len(left) > 0 {
		page.Parts = append(page.Parts, paper.Part{Name: "left", Blocks: []paper.Block{paper.Heading{Text: "Left out of these pages"}, paper.Fields{Items: left}}})
	}
	return page
}

// besideScenario finds the scenario for the one who helps: the one whose id
// speaks of illness or death.
func (w *writer) besideScenario() *checklist.Scenario {
	for _, s := range w.scenarios() {
		if strings.Contains(s.ID, "illness") || strings.Contains(s.ID, "death") {
			return s
		}
	}
	return nil
}

// beside is the page for the one who sits beside the owner, or acts in
// illness.
func (w *writer) beside() paper.Page {
	box := func(title string, texts ...string) paper.Box {
		b := paper.Box{Title: title}
		for i, t := range texts {
			b.Actions = append(b.Actions, paper.Action{N: i + 1, Text: t})
		}
		return b
	}
	blocks := []paper.Block{
		paper.Para{Text: "Use this page if: you sit beside the owner of an account at " + w.broker() + " on a bad day, or the owner is ill, away or has died. You need no password for it, and no program.", Strong: true},
		box("If the owner is with you",
			"Take the telephone and this paper. Let the owner sit down.",
			"Read one line at a time aloud, and tick it when it is done.",
			"Call only the numbers on this paper. Hang up on whoever calls you.",
			"Write down each call: time, person, reference.",
			"If someone else guides the owner by telephone or sees the screen: hang up, and switch that device off.",
		),
	}
	s := w.besideScenario()
	if s == nil {
		blocks = append(blocks, box("If you act alone",
			"Do not sign in as the owner, and approve nothing on the owner's phone. It may be against the law, and it can lock the account.",
			"Call and say: the owner is ill, or has died. Ask what they need from you, and in which form.",
			"If you fear that someone is using the account: ask them to freeze it.",
			"Keep the telephone number paid and the phone charged: messages may still come to it.",
			"Throw no paper and no device away.",
		))
	}
	blocks = append(blocks,
		paper.Para{Text: "A trusted contact is told things by the broker, and may not trade or move money. For that it takes a power of attorney, or the papers of the estate."},
		paper.Numbers{Items: fewest(w.numbers())},
		paper.Fields{Items: []paper.Field{
			{Label: "The home copy lies"}, {Label: "The sealed envelope lies"}, {Label: "Power of attorney, will: who has it"},
		}},
		paper.Fields{Items: []paper.Field{{Label: "Lawyer or notary"}, {Label: "Account number, last four"}}, Beside: true})
	page := paper.Page{Title: "For the one who helps", Anchor: "beside", Type: paper.Acting, Parts: []paper.Part{{Name: "helper", Blocks: blocks}}}
	if s != nil {
		// When to use the page was said above, and the one who helps has no program.
		inner := slices.DeleteFunc(w.scenario(s, inHelper).Parts[0].Blocks[1:], func(b paper.Block) bool { p, _ := b.(paper.Para); return p.Small })
		page.Parts[0].Blocks = append(append(page.Parts[0].Blocks, paper.Heading{Text: oneline.Words(s.Title)}), inner...)
	} else {
		page.Parts[0].Blocks = append(page.Parts[0].Blocks, paper.Fields{Items: []paper.Field{{Label: "Page finished. Write the time"}}})
	}
	return page
}
