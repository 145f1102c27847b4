package checklist

import (
	"cmp"
	"slices"
)

// Door is one of the plain lines that "what is happening?" offers, and the
// question that narrows it to a scenario.
type Door struct {
	ID    string `yaml:"id" json:"id"`
	Line  string `yaml:"line" json:"line"`
	Ask   string `yaml:"ask" json:"ask,omitempty"`
	Leads []Lead `yaml:"leads" json:"leads"`
}

// Lead is one answer to a door's question.
type Lead struct {
	Text     string `yaml:"text" json:"text"`
	Scenario string `yaml:"scenario" json:"scenario"`
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
	ID      string      `yaml:"id" json:"id"`
	Title   string      `yaml:"title" json:"title"`
	UseIf   string      `yaml:"use_if" json:"use_if"`         // what follows "Use this page if: "
	Sheet   string      `yaml:"sheet" json:"sheet,omitempty"` // letter of the sheet of paper it is on
	Brief   string      `yaml:"brief" json:"brief,omitempty"` // the title on that sheet, in few words
	First   string      `yaml:"first" json:"first,omitempty"` // on that sheet: what comes before the actions for all of it
	Applies Condition   `yaml:"applies" json:"applies"`
	Have    []string    `yaml:"have" json:"have,omitempty"` // have this ready
	Actions []Emergency `yaml:"actions" json:"actions"`
	Review  []string    `yaml:"review" json:"review"` // the new baseline: steps to look at again afterwards
	Drill   []string    `yaml:"drill" json:"drill"`   // safe questions to rehearse
	Covers  []string    `yaml:"covers" json:"covers,omitempty"`
	Sources []Source    `yaml:"sources" json:"sources"`
}

// Emergency is one action of a scenario.
type Emergency struct {
	ID     string    `yaml:"id" json:"id"`
	Phase  Phase     `yaml:"phase" json:"phase"`
	Text   string    `yaml:"text" json:"text"`
	Short  string    `yaml:"short" json:"short,omitempty"` // for paper, at most 110 characters
	At     []string  `yaml:"at" json:"at,omitempty"`
	See    string    `yaml:"see" json:"see,omitempty"`       // what one should then see
	Call   string    `yaml:"call" json:"call,omitempty"`     // one of Calls
	Say    string    `yaml:"say" json:"say,omitempty"`       // what to say on the call
	Closed string    `yaml:"closed" json:"closed,omitempty"` // closed now? do this until …; required with a call
	Cannot string    `yaml:"cannot" json:"cannot,omitempty"` // cannot do this? the branch
	If     Condition `yaml:"if" json:"if"`
	Page   bool      `yaml:"page" json:"page,omitempty"` // among the at most nine of its sheet
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
