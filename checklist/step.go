package checklist

// Per says what a step is asked about separately.
type Per string

// What a step is about.
const (
	PerAccount  Per = "account"
	PerUsername Per = "username"
	PerDevice   Per = "device"
	PerProfile  Per = "profile" // the browser profile on a device that uses the web
)

// Risk says whether doing a step can shut its owner out.
type Risk string

// The risks of a lock-out.
const (
	RiskNone Risk = "none"
	RiskSome Risk = "some"
	RiskHigh Risk = "high"
)

// Step is one hardening action with a question that is answered by looking:
// Ask, Answers and Look are the cheap half, Do is what to do when the look
// fails.
type Step struct {
	ID         string                       `yaml:"id" json:"id" rule:"must,step" says:"Permanent id, topic.name. Never reused, never translated."`
	Title      string                       `yaml:"title" json:"title" rule:"must" says:"What to do, as one short line."`
	Interfaces []string                     `yaml:"interfaces" json:"interfaces" rule:"must,word" says:"Interfaces the step is about; it is asked where one of them is used."`
	Topic      string                       `yaml:"topic" json:"topic" rule:"must,topics" says:"Subject of the step; the same as the name of its file."`
	Per        Per                          `yaml:"per" json:"per" rule:"must" says:"What the step is asked about separately."`
	Why        string                       `yaml:"why" json:"why" rule:"must" says:"The mechanism, in at most 30 words."`
	Ask        string                       `yaml:"ask" json:"ask" rule:"must" says:"What to look for, as a question."`
	Answers    []Answer                     `yaml:"answers" json:"answers" rule:"must,min=2,max=5" says:"What one may see, in the order of the page. \"Not sure\" and \"I can't look now\" are always offered too."`
	Look       Look                         `yaml:"look" json:"look" rule:"must" says:"Where to look."`
	Do         []Action                     `yaml:"do" json:"do" rule:"must" says:"What to do when the look fails, as numbered actions of at most 25 words."`
	Minutes    Minutes                      `yaml:"minutes" json:"minutes" rule:"must" says:"How long it takes, in minutes."`
	Waits      string                       `yaml:"waits" json:"waits,omitempty" says:"What the step waits for, in words, such as a delivery."`
	Needs      []string                     `yaml:"needs" json:"needs,omitempty" says:"What one must have at hand, such as phone or computer."`
	After      []string                     `yaml:"after" json:"after,omitempty" rule:"step" says:"Ids of steps that must hold before this one is offered."`
	LocksOut   Risk                         `yaml:"locks_out" json:"locks_out" rule:"must" says:"Whether doing the step can shut its owner out."`
	WayBack    []string                     `yaml:"way_back" json:"way_back,omitempty" rule:"step" says:"Ids of steps that are the way back in; required where locks_out is some or high."`
	Undo       string                       `yaml:"undo" json:"undo" rule:"must" says:"How to undo it."`
	Review     Interval                     `yaml:"review" json:"review" rule:"must" says:"How long until it is asked again: a number and d, m or y, such as 6m."`
	Habit      string                       `yaml:"habit" json:"habit,omitempty" rule:"habits" says:"How often the practice is repeated, where the step is a habit."`
	Probe      []string                     `yaml:"probe" json:"probe,omitempty" rule:"word" says:"Machine checks that look at the same thing."`
	Applies    Condition                    `yaml:"applies" json:"applies" says:"Facts under which the step is asked; empty means always."`
	Covers     []string                     `yaml:"covers" json:"covers,omitempty"`
	Sources    []Source                     `yaml:"sources" json:"sources" rule:"must"`
	Carries    map[string]map[string]string `yaml:"carries" json:"carries,omitempty" says:"Answers of older texts that count for today's: digest, old answer, answer of today."`
	Succeeds   []string                     `yaml:"succeeds" json:"succeeds,omitempty" rule:"step" says:"Ids of steps that are gone and whose entries count for this one."`
	Digest     string                       `yaml:"-" json:"digest"` // of what is asked, 12 hexadecimal digits, set by the loader
}

// Look says where a step's question is answered. Looks at one place and page
// make a trip.
type Look struct {
	At   string `yaml:"at" json:"at" rule:"must,places" says:"The place."`
	Page string `yaml:"page" json:"page,omitempty" rule:"word" says:"The page of that place."`
	Text string `yaml:"text" json:"text" rule:"must" says:"What to look at, in at most 25 words."`
}

// Minutes says how long a step takes, in minutes: to look, and to do it
// hands-on where the look fails.
type Minutes struct {
	Look  int `yaml:"look" json:"look" rule:"must,min=1,max=15" says:"Minutes to look and answer."`
	Hands int `yaml:"hands" json:"hands" rule:"must,min=1,max=120" says:"Minutes of hands-on work when the look fails."`
}

// Places lists the ids a Place may have, in the order in which looks are
// offered: the nearest first.
var Places = []string{"memory", "paper", "phone", "computer", "mailbox", "portal", "tws", "gateway", "phone-company"}

// Place is where a person looks.
type Place struct {
	ID      string `yaml:"id" json:"id" rule:"must,places" says:"The place."`
	Name    string `yaml:"name" json:"name" rule:"must" says:"As the head of a trip, such as \"At the broker's website\"."`
	Way     string `yaml:"way" json:"way,omitempty" says:"How to get there."`
	Address string `yaml:"address" json:"address,omitempty" rule:"host" says:"The official host to type, where it is a website."`
}

// Page is a page of a place, which several steps may look at.
type Page struct {
	ID      string   `yaml:"id" json:"id" rule:"must,word"`
	Place   string   `yaml:"place" json:"place" rule:"must,places" says:"The place it belongs to."`
	Name    string   `yaml:"name" json:"name" rule:"must" says:"Name of the page."`
	Path    []string `yaml:"path" json:"path,omitempty" rule:"repeats" says:"The menu path, one item for each thing to press."`
	Note    string   `yaml:"note" json:"note,omitempty" says:"What to say about the path, such as \"name seen in older guides\"."`
	Sources []Source `yaml:"sources" json:"sources" rule:"must"`
}

// Essential is one of the steps that matter first; If says for whom.
type Essential struct {
	Step string    `yaml:"step" json:"step" rule:"must,step" says:"The step."`
	If   Condition `yaml:"if" json:"if" says:"Facts under which it is an essential."`
}

// Action is one numbered thing to do; At is the menu path as data, and If the
// facts under which it is shown.
type Action struct {
	Text string    `yaml:"text" json:"text" rule:"must" says:"What to do: one instruction."`
	At   []string  `yaml:"at" json:"at,omitempty" rule:"repeats" says:"The click path, one item for each thing to press."`
	If   Condition `yaml:"if" json:"if" says:"Facts under which the action is shown."`
}

// Means is what an answer or a finding says of a step.
type Means string

// What an answer can mean. An answer that means not-offered sets a fact by
// which the step does not apply.
const (
	MeansHolds      Means = "holds"
	MeansFails      Means = "fails"
	MeansUnknown    Means = "unknown"
	MeansNotOffered Means = "not_offered"
)

// Hold says how a holding answer holds.
type Hold string

// How an answer holds: a bolt is a state now that stops a stage, a habit says
// what was done so far. Habits narrow and never cut.
const (
	Bolt  Hold = "bolt"
	Habit Hold = "habit"
)

// Answer is one thing a person may have seen.
type Answer struct {
	ID     string            `yaml:"id" json:"id" rule:"must,word" says:"Permanent id within the step."`
	Text   string            `yaml:"text" json:"text" rule:"must" says:"What was seen, in the words of the one who saw it."`
	Means  Means             `yaml:"means" json:"means" rule:"must" says:"Whether the step holds where this is seen."`
	As     Hold              `yaml:"as" json:"as,omitempty" says:"Whether a holding answer is a bolt (a state now that stops a stage) or a habit."`
	Alarm  string            `yaml:"alarm" json:"alarm,omitempty" rule:"id" says:"The scenario, where this is a sign that somebody is in."`
	AtOnce bool              `yaml:"at_once" json:"at_once,omitempty" says:"The alarm leads to its scenario without a question first."`
	Sets   map[string]string `yaml:"sets" json:"sets,omitempty" says:"Facts this look settles: fact and value."`
}

// The two answers that every step has, and that always cost nothing.
var (
	NoPage = Answer{ID: "no-page", Text: "I can't look now", Means: MeansUnknown}
	Unsure = Answer{ID: "unsure", Text: "Not sure", Means: MeansUnknown}
)

// Choices returns the answers in their fixed order, with Unsure and NoPage
// last. The number of an answer is its place here, counted from 1.
func (s *Step) Choices() []Answer {
	out := make([]Answer, 0, len(s.Answers)+2)
	return append(append(out, s.Answers...), Unsure, NoPage)
}

// answer returns the answer with an id, or nil.
func (s *Step) answer(id string) *Answer {
	for i := range s.Answers {
		if s.Answers[i].ID == id {
			return &s.Answers[i]
		}
	}
	return nil
}

// Place returns the place with an id, or nil.
func (c *Catalogue) Place(id string) *Place {
	for i := range c.Places {
		if c.Places[i].ID == id {
			return &c.Places[i]
		}
	}
	return nil
}

// Page returns the page with an id, or nil.
func (c *Catalogue) Page(id string) *Page {
	for i := range c.Pages {
		if c.Pages[i].ID == id {
			return &c.Pages[i]
		}
	}
	return nil
}

// HasAnswer reports whether an id is one of the step's own answers.
func (s *Step) HasAnswer(id string) bool { return s.answer(id) != nil }
