package checklist

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
	UseIf   string      `yaml:"use_if" json:"use_if"` // what follows "Use this page if: "
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
	Page   bool      `yaml:"page" json:"page,omitempty"` // among the at most nine boxes of the emergency page
}
