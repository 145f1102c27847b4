package checklist

import (
	"cmp"
	"slices"
)

// Door is one of the plain lines that "what is happening?" offers, and the
// question that narrows it to a scenario.
type Door struct {
	ID    string `yaml:"id" json:"id" rule:"must,word"`
	Line  string `yaml:"line" json:"line" rule:"must" says:"The plain line that \"what is happening?\" offers."`
	Ask   string `yaml:"ask" json:"ask,omitempty" says:"The question that narrows it; required where it leads to more than one scenario."`
	Leads []Lead `yaml:"leads" json:"leads" rule:"must" says:"Where it leads."`
}

// Lead is one answer to a door's question.
type Lead struct {
	Text     string `yaml:"text" json:"text" says:"The answer to the door's question."`
	Scenario string `yaml:"scenario" json:"scenario" rule:"must,id" says:"Id of the scenario it leads to."`
}

// Phase is a part of an emergency.
type Phase string

// The phases, in order.
const (
	PhaseStop   Phase = "stop"   // stop the bleeding
	PhaseIn     Phase = "in"     // get back in
	PhaseCheck  Phase = "check"  // check the damage
	PhaseReport Phase = "report" // report
	PhaseClose  Phase = "close"  // close
)

// Phases lists every Phase in order.
var Phases = []Phase{PhaseStop, PhaseIn, PhaseCheck, PhaseReport, PhaseClose}

// PhaseNames says each phase in words.
var PhaseNames = map[Phase]string{
	PhaseStop: "Stop the bleeding", PhaseIn: "Get back in", PhaseCheck: "Check the damage",
	PhaseReport: "Report", PhaseClose: "Close",
}

// FirstLine stands above every emergency that is not on paper.
const FirstLine = "If you fear this computer, stop: use another device or the paper, and type no password here."

// Calls lists whom an action may call. "firm" is the introducing broker's
// firm, whose number nobody but its client knows: the paper leaves a blank.
var Calls = []string{"broker", "firm", "carrier", "police", "bank", "mail"}

// Scenario is something going wrong, and what to do in order.
type Scenario struct {
	ID      string      `yaml:"id" json:"id" rule:"must,id"`
	Title   string      `yaml:"title" json:"title" rule:"must" says:"What went wrong, as one short line."`
	UseIf   string      `yaml:"use_if" json:"use_if" rule:"must" says:"When to use this page."`
	Sheet   string      `yaml:"sheet" json:"sheet,omitempty" rule:"sheets" says:"Letter of the sheet of paper it is on."`
	Brief   string      `yaml:"brief" json:"brief,omitempty" says:"The title on that sheet, in at most 50 characters."`
	First   string      `yaml:"first" json:"first,omitempty" says:"What to do on paper before the actions for all of its sheet, in at most 110 characters."`
	Applies Condition   `yaml:"applies" json:"applies" says:"Facts under which the scenario is offered; empty means always."`
	Have    []string    `yaml:"have" json:"have,omitempty" rule:"repeats" says:"What to have ready."`
	Actions []Emergency `yaml:"actions" json:"actions" rule:"must" says:"What to do, in order."`
	Review  []string    `yaml:"review" json:"review" rule:"step" says:"Steps to look at again afterwards: the new baseline."`
	Drill   []string    `yaml:"drill" json:"drill" rule:"repeats" says:"Harmless questions to rehearse with."`
	Covers  []string    `yaml:"covers" json:"covers,omitempty"`
	Sources []Source    `yaml:"sources" json:"sources" rule:"must"`
}

// Emergency is one action of a scenario.
type Emergency struct {
	ID     string    `yaml:"id" json:"id" rule:"must,word" says:"Permanent id within the scenario."`
	Phase  Phase     `yaml:"phase" json:"phase" rule:"must" says:"Part of the emergency it belongs to."`
	Text   string    `yaml:"text" json:"text" rule:"must" says:"What to do. {id} is another scenario, shown by its title."`
	Short  string    `yaml:"short" json:"short,omitempty" says:"What to do, in at most 110 characters, for paper. {id} is another scenario."`
	At     []string  `yaml:"at" json:"at,omitempty" rule:"repeats" says:"The click path, one item for each thing to press."`
	See    string    `yaml:"see" json:"see,omitempty" says:"What one should then see."`
	Call   string    `yaml:"call" json:"call,omitempty" rule:"calls" says:"Whom to call."`
	Say    string    `yaml:"say" json:"say,omitempty" says:"What to say on the call."`
	Closed string    `yaml:"closed" json:"closed,omitempty" says:"Closed now? Do this until …; required with call: broker and call: firm."`
	Cannot string    `yaml:"cannot" json:"cannot,omitempty" says:"What to do where this cannot be done."`
	If     Condition `yaml:"if" json:"if" says:"Facts under which the action is shown; empty means always."`
	Page   bool      `yaml:"page" json:"page,omitempty" says:"Whether it is among the at most nine actions of its sheet of paper."`
}

// mailboxAction is the id of the action that takes the mailbox back.
const mailboxAction = "mailbox"

// Actions are the actions of a scenario that may apply, in the order in which
// the screen, the paper and the command give them: ring first, then the mailbox
// while waiting, since somebody who helps has no password for it and would stop
// there.
func (a *Assessment) Actions(s *Scenario) []*Emergency {
	var out []*Emergency
	for i := range s.Actions {
		if a.Facts.Holds(s.Actions[i].If) != No {
			out = append(out, &s.Actions[i])
		}
	}
	mailbox := slices.IndexFunc(out, func(e *Emergency) bool { return e.ID == mailboxAction })
	if mailbox < 0 {
		return out
	}
	last := mailbox
	for i := mailbox + 1; i < len(out); i++ {
		if e := out[i]; (e.Call == "broker" || e.Call == "firm") && e.Phase == out[mailbox].Phase {
			last = i
		}
	}
	moved := out[mailbox]
	out = slices.Delete(out, mailbox, mailbox+1)
	return slices.Insert(out, last, moved)
}

// Scenarios are those that apply to these facts, or may, in catalogue order.
func (a *Assessment) Scenarios() []*Scenario {
	var out []*Scenario
	for i := range a.Catalogue.Scenarios {
		if s := &a.Catalogue.Scenarios[i]; a.Facts.Holds(s.Applies) != No {
			out = append(out, s)
		}
	}
	return out
}

// Brief is the text of an action for paper.
func (e *Emergency) Brief() string { return cmp.Or(e.Short, e.Text) }
