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
	ID         string                       `yaml:"id" json:"id"`
	Title      string                       `yaml:"title" json:"title"`
	Interfaces []string                     `yaml:"interfaces" json:"interfaces"`
	Topic      string                       `yaml:"topic" json:"topic"`
	Per        Per                          `yaml:"per" json:"per"`
	Why        string                       `yaml:"why" json:"why"`
	Ask        string                       `yaml:"ask" json:"ask"`
	Answers    []Answer                     `yaml:"answers" json:"answers"`
	Look       Look                         `yaml:"look" json:"look"`
	Do         []Action                     `yaml:"do" json:"do"`
	Minutes    Minutes                      `yaml:"minutes" json:"minutes"`
	Waits      string                       `yaml:"waits" json:"waits,omitempty"` // what it waits for, in words: "a security key by post"
	Needs      []string                     `yaml:"needs" json:"needs,omitempty"`
	After      []string                     `yaml:"after" json:"after,omitempty"`
	LocksOut   Risk                         `yaml:"locks_out" json:"locks_out"`
	WayBack    []string                     `yaml:"way_back" json:"way_back,omitempty"`
	Undo       string                       `yaml:"undo" json:"undo"`
	Review     Interval                     `yaml:"review" json:"review"`
	Habit      string                       `yaml:"habit" json:"habit,omitempty"` // "", "daily" or "weekly"
	Probe      []string                     `yaml:"probe" json:"probe,omitempty"` // machine checks that look at the same thing
	Applies    Condition                    `yaml:"applies" json:"applies"`
	Covers     []string                     `yaml:"covers" json:"covers,omitempty"`
	Sources    []Source                     `yaml:"sources" json:"sources"`
	Carries    map[string]map[string]string `yaml:"carries" json:"carries,omitempty"`   // older digest (12 digits): old answer: answer of today
	Succeeds   []string                     `yaml:"succeeds" json:"succeeds,omitempty"` // ids of steps that are gone, whose entries count for this one
	Digest     string                       `yaml:"-" json:"digest"`                    // of what is asked, 12 hexadecimal digits, set by the loader
}

// Look says where a step's question is answered. Looks at one place and page
// make a trip.
type Look struct {
	At   string `yaml:"at" json:"at"`               // id of a Place
	Page string `yaml:"page" json:"page,omitempty"` // id of a Page of that place
	Text string `yaml:"text" json:"text"`           // what to look at, at most 25 words
}

// Minutes says how long a step takes, in minutes: to look, and to do it
// hands-on where the look fails.
type Minutes struct {
	Look  int `yaml:"look" json:"look"`
	Hands int `yaml:"hands" json:"hands"`
}

// Places lists the ids a Place may have, in the order in which looks are
// offered: the nearest first.
var Places = []string{"memory", "paper", "phone", "computer", "mailbox", "portal", "tws", "gateway", "phone-company"}

// Place is where a person looks.
type Place struct {
	ID      string `yaml:"id" json:"id"`
	Name    string `yaml:"name" json:"name"`                 // as the head of a trip: "At the broker's website"
	Way     string `yaml:"way" json:"way,omitempty"`         // how to get there
	Address string `yaml:"address" json:"address,omitempty"` // official host to type, where it is a website
}

// Page is a page of a place, which several steps may look at.
type Page struct {
	ID      string   `yaml:"id" json:"id"`
	Place   string   `yaml:"place" json:"place"`
	Name    string   `yaml:"name" json:"name"`
	Path    []string `yaml:"path" json:"path,omitempty"` // the menu path, one item for each thing to press
	Note    string   `yaml:"note" json:"note,omitempty"` // such as "name seen in older guides"
	Sources []Source `yaml:"sources" json:"sources"`
}

// Essential is one of the steps that matter first; If says for whom.
type Essential struct {
	Step string    `yaml:"step" json:"step"`
	If   Condition `yaml:"if" json:"if"`
}

// Action is one numbered thing to do; At is the menu path as data, and If the
// facts under which it is shown.
type Action struct {
	Text string    `yaml:"text" json:"text"`
	At   []string  `yaml:"at" json:"at,omitempty"`
	If   Condition `yaml:"if" json:"if"`
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
	ID     string            `yaml:"id" json:"id"`
	Text   string            `yaml:"text" json:"text"`
	Means  Means             `yaml:"means" json:"means"`
	As     Hold              `yaml:"as" json:"as,omitempty"`           // of a holding answer
	Alarm  string            `yaml:"alarm" json:"alarm,omitempty"`     // scenario, where it is a sign that somebody is in
	AtOnce bool              `yaml:"at_once" json:"at_once,omitempty"` // the alarm leads to its scenario without a question first
	Sets   map[string]string `yaml:"sets" json:"sets,omitempty"`       // facts this look settles
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
