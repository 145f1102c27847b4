package runbook

import (
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
)

// scenarios are those that apply to these facts, or may.
func (w *writer) scenarios() []*checklist.Scenario {
	var out []*checklist.Scenario
	for i := range w.a.Catalogue.Scenarios {
		if s := &w.a.Catalogue.Scenarios[i]; w.a.Facts.Holds(s.Applies) != checklist.No {
			out = append(out, s)
		}
	}
	return out
}

func anchorOf(s *checklist.Scenario) string { return "scenario." + s.ID }

// find is the page that leads to the page for what is happening, and says
// which pages are left out and why.
func (w *writer) find(scenarios []*checklist.Scenario) Page {
	blocks := []Block{Para{Text: "What is happening? Turn to the page."}}
	blocks = append(blocks, w.doors(scenarios)...)
	if len(scenarios) == 0 {
		blocks = []Block{Para{Text: "NONE: this catalogue has no pages for single events. Use the emergency page."}}
	}
	var left []Field
	for i := range w.a.Catalogue.Scenarios {
		s := &w.a.Catalogue.Scenarios[i]
		if w.a.Facts.Holds(s.Applies) == checklist.No {
			left = append(left, Field{clean(s.Title), "does not apply, because " + list(w.because(s.Applies))})
		}
	}
	if len(left) > 0 {
		blocks = append(blocks, Heading{"Left out"}, Fields{Items: left})
	}
	return Page{Title: "Find your page", Anchor: "find", Parts: []Part{
		{Name: "find", Blocks: blocks},
		{Name: "ready", Blocks: w.ready()},
	}}
}

// doors lead to the pages of the scenarios, in the lines and the order in
// which the program asks; what no door leads to stands after them by its title.
func (w *writer) doors(scenarios []*checklist.Scenario) []Block {
	var out []Block
	led := make(map[string]bool)
	for _, d := range w.a.Catalogue.Doors {
		var turns []Turn
		for _, l := range d.Leads {
			if i := slices.IndexFunc(scenarios, func(s *checklist.Scenario) bool { return s.ID == l.Scenario }); i >= 0 {
				led[l.Scenario] = true
				turns = append(turns, Turn{Text: clean(l.Text), Anchor: anchorOf(scenarios[i])})
			}
		}
		if len(turns) > 0 {
			out = append(out, Heading{clean(d.Line)}, Turns{turns})
		}
	}
	var rest []Turn
	for _, s := range scenarios {
		if !led[s.ID] {
			rest = append(rest, Turn{Text: clean(s.Title), Anchor: anchorOf(s)})
		}
	}
	if len(rest) > 0 {
		out = append(out, Turns{rest})
	}
	return out
}

// because says which facts make a condition fail.
func (w *writer) because(c checklist.Condition) []string {
	var terms []string
	for _, t := range c.All {
		if w.a.Facts.Holds(checklist.Condition{All: []string{t}}) == checklist.No {
			terms = append(terms, t)
		}
	}
	for _, t := range c.None {
		if w.a.Facts.Holds(checklist.Condition{All: []string{t}}) == checklist.Yes {
			terms = append(terms, t)
		}
	}
	if len(terms) == 0 {
		terms = c.Any
	}
	var out []string
	seen := make(map[string]bool)
	for _, t := range terms {
		key, value, _ := strings.Cut(t, "=")
		if seen[key] {
			continue
		}
		seen[key] = true
		if values, known := w.said(key); known {
			if len(values) == 0 {
				values = []string{"none of them"}
			}
			out = append(out, "you said of “"+clean(w.a.Facts.State(key).Fact.Title)+"”: "+strings.Join(values, "; "))
			continue
		}
		if p := w.a.Catalogue.Permission(value); p != nil {
			out = append(out, "you do not hold the permission “"+clean(p.Name)+"”")
		}
	}
	if len(out) == 0 {
		out = []string{"of what you said about your set-up"}
	}
	return out
}

// ready is what the one who answers the call will ask for.
func (w *writer) ready() []Block {
	return []Block{
		Heading{"Have this ready before you call"},
		Para{Text: "Write it by hand, in block letters, on the day. Never write a password or a code here."},
		Fields{Items: []Field{
			{Label: "When you noticed it, date and time"},
			{Label: "Addresses of computers (IP) that were shown to you"},
			{Label: "Securities that moved"},
			{Label: "Trades and open orders that are not yours"},
			{Label: "Money that moved, and to where"},
			{Label: "Last four characters of the account number"},
		}},
	}
}

// calling is the page beside the telephone: numbers and what to say.
func (w *writer) calling() Page {
	return Page{Title: "Calling", Anchor: "calling", Parts: []Part{
		{Name: "numbers", Blocks: []Block{
			Para{Text: "For when you must telephone: the numbers, and what to say. Check each number yourself before you need it, by an address that you type by hand."},
			Numbers{once(w.numbers())},
			Heading{"Other numbers, by hand"},
			Fields{Items: []Field{{Label: "Your mobile carrier"}, {Label: "Your bank"}, {Label: "Your mail provider"}, {Label: "The police"}}, Beside: true},
		}},
		{Name: "calls", Blocks: []Block{
			Heading{"What to say"},
			Para{Text: "Call a number on this paper, never one from a message, a search or a caller. If anyone asks for your password, hang up and call again."},
			List{[]string{
				"“I fear that someone else is in my account. Please freeze trading and withdrawals, and end all sessions.”",
				"“Please undo every change of contact data, sign-in methods, users and bank details since the day I say.”",
				"“Please keep the addresses and logs, and tell me which sign-ins you see.”",
				"“What is the reference, what is your name, and when do I hear from you?”",
			}},
		}},
	}}
}

// logRows fill a sheet of either paper.
const logRows = 18

// log is the call log, with rows high enough for the hand.
func (w *writer) log() Page {
	rows := make([][]string, logRows)
	for i := range rows {
		rows[i] = make([]string, 4)
	}
	return Page{Title: "Call log", Anchor: "log", Parts: []Part{{Name: "log", Blocks: []Block{
		Para{Text: "Write down each call while it lasts. A dispute is decided by what was written on the day."},
		Table{Head: []string{"Whom I called", "Day, time", "Who spoke", "Reference, what they will do"}, Shares: []int{24, 16, 24, 36}, Rows: rows},
	}}}}
}

// mostAfterwards is how many steps of the new baseline a page names.
const mostAfterwards = 5

// scenario is one thing going wrong, on a page of its own.
func (w *writer) scenario(s *checklist.Scenario) Page {
	blocks := []Block{Para{Text: sentence("Use this page if: " + clean(s.UseIf)), Strong: true}}
	if have := cleanAll(s.Have); len(have) > 0 {
		blocks = append(blocks, Fields{Items: []Field{{"Have this ready", sentence(strings.Join(have, "; "))}}})
	}
	var actions []*checklist.Emergency
	for i := range s.Actions {
		if w.a.Facts.Holds(s.Actions[i].If) != checklist.No {
			actions = append(actions, &s.Actions[i])
		}
	}
	if len(actions) == 0 {
		blocks = append(blocks, Para{Text: "NONE: no action of this page applies to you. Use the emergency page."})
	}
	called := false
	blocks = append(blocks, w.boxes(actions, func(e *checklist.Emergency) Action {
		act := w.fully(e)
		if e.Call == "broker" && !called {
			called = true
			act.Numbers = printedOf(w.brokerNumbers())
		}
		return act
	})...)
	if titles := w.stepTitles(s.Review); len(titles) > 0 {
		if more := len(titles) - mostAfterwards; more > 0 {
			titles = append(titles[:mostAfterwards:mostAfterwards], strconv.Itoa(more)+" more, which Handrail lists")
		}
		blocks = append(blocks, Para{Text: sentence("Afterwards look again at: " + strings.Join(titles, "; ")), Small: true})
	}
	blocks = append(blocks, Fields{Items: []Field{{Label: "Page finished. Write the time"}}})
	return Page{Title: clean(s.Title), Anchor: anchorOf(s), Type: Acting, Parts: []Part{{Name: anchorOf(s), Blocks: blocks}}}
}

// fully says an action with all that belongs to it.
func (w *writer) fully(e *checklist.Emergency) Action {
	act := Action{Text: clean(e.Text), At: cleanAll(e.At)}
	add := func(label, value string) {
		if value = clean(value); value != "" {
			act.Lines = append(act.Lines, asked(label, value))
		}
	}
	if e.Call != "" && e.Call != "broker" {
		act.Lines = append(act.Lines, Field{Label: numberOf(e.Call)})
	}
	if e.Say != "" {
		add("Say:", "“"+e.Say+"”")
	}
	add("Closed now?", e.Closed)
	add("You should then see:", e.See)
	add("Cannot do this?", e.Cannot)
	return act
}

func (w *writer) stepTitles(ids []string) []string {
	var out []string
	for _, id := range ids {
		if st := w.a.Step(id); st != nil {
			out = append(out, clean(st.Step.Title))
		}
	}
	return out
}
