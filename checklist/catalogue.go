package checklist

// Catalogue is what is known about one broker. It is data: package content
// loads and checks it, and nothing here changes it.
type Catalogue struct {
	Broker     string       `yaml:"broker" json:"broker"`   // id, also the folder: "ibkr"
	Name       string       `yaml:"name" json:"name"`       // "Interactive Brokers"
	Version    string       `yaml:"version" json:"version"` // "2026.11"
	Digest     string       `yaml:"-" json:"digest"`        // short hash of the whole, set by the loader
	WayBack    []string     `yaml:"way_back" json:"way_back"`
	First      []string     `yaml:"first_sittings" json:"first_sittings"`
	Interfaces []Interface  `yaml:"interfaces" json:"interfaces"`
	Facts      []Fact       `yaml:"facts" json:"facts"`
	Permits    []Permission `yaml:"permissions" json:"permissions"`
	Mechanisms []Mechanism  `yaml:"mechanisms" json:"mechanisms"`
	Jobs       []Job        `yaml:"jobs" json:"jobs"`
	Signals    []Signal     `yaml:"signals" json:"signals"`
	LifeEvents []LifeEvent  `yaml:"life_events" json:"life_events"`
	Entities   []Entity     `yaml:"entities" json:"entities"`
	Contacts   []Contact    `yaml:"contacts" json:"contacts"`
	Domains    []Domain     `yaml:"domains" json:"domains"`
	Senders    []Sender     `yaml:"senders" json:"senders"`
	Doors      []Door       `yaml:"doors" json:"doors"`

	Steps     []Step          `yaml:"-" json:"steps"`     // steps/<topic>.yaml
	Routes    []Route         `yaml:"-" json:"routes"`    // routes/<interface>.yaml
	Scenarios []Scenario      `yaml:"-" json:"scenarios"` // scenarios/*.yaml
	Past      map[string]Told `yaml:"-" json:"past"`      // past/<digest>.yaml
}

// Topics are the subjects a step may have, in the order screens show them.
var Topics = []string{"mfa", "recovery", "permissions", "browser", "device", "workstation", "api", "alerts", "phishing"}

// Exposure names one of the three exposures, or the opposite axis.
type Exposure string

// The three exposures and the opposite axis, lock-out.
const (
	Credential Exposure = "credential" // what starts a session can be taken
	Session    Exposure = "session"    // a session you started can be used
	Execution  Exposure = "execution"  // what a session can do, and how far before you notice
	Lockout    Exposure = "lockout"    // you lose your own way in
)

// Exposures lists every Exposure in the order screens show them.
var Exposures = []Exposure{Credential, Session, Execution, Lockout}

// Interface is one way into the account.
type Interface struct {
	ID        string `yaml:"id" json:"id"`
	Name      string `yaml:"name" json:"name"`
	Short     string `yaml:"short" json:"short"` // fits a narrow column
	Mechanism string `yaml:"mechanism" json:"mechanism"`
}

// AccountInterface is the interface that everyone uses: account-wide settings.
const AccountInterface = "account"

// FactKind says how many values a fact may hold at once.
type FactKind string

// The kinds of fact.
const (
	One  FactKind = "one"  // exactly one of the values
	Many FactKind = "many" // any set of the values, the empty set written "none"
)

// Fact defines a question about the set-up whose value decides what applies.
type Fact struct {
	ID     string      `yaml:"id" json:"id"`
	Title  string      `yaml:"title" json:"title"`
	Ask    string      `yaml:"ask" json:"ask"`
	Why    string      `yaml:"why" json:"why,omitempty"`
	Kind   FactKind    `yaml:"kind" json:"kind"`
	Values []FactValue `yaml:"values" json:"values"`
	Grows  bool        `yaml:"grows" json:"grows,omitempty"` // a value more never removes a take-over route
	First  int         `yaml:"first" json:"first,omitempty"` // place among the first questions; 0 is asked later
	Review Interval    `yaml:"review" json:"review"`
	Covers []string    `yaml:"covers" json:"covers,omitempty"`
}

// FactValue is one value a fact may have.
type FactValue struct {
	ID   string `yaml:"id" json:"id"`
	Text string `yaml:"text" json:"text"`
}

// Permission is a trading permission of the ledger. Whether it is held and
// used is said by decision events, and conditions read it as
// "permissions=ID" (held) and "permissions_used=ID".
type Permission struct {
	ID     string `yaml:"id" json:"id"`
	Name   string `yaml:"name" json:"name"`
	Risky  bool   `yaml:"risky" json:"risky,omitempty"`   // taking it on is shown with the routes it raises
	First  bool   `yaml:"first" json:"first,omitempty"`   // among the first questions
	Note   string `yaml:"note" json:"note,omitempty"`     // what holding it does to a take-over
	Review string `yaml:"review" json:"review,omitempty"` // interval after which holding it is asked again
}

// Condition is a formula over facts. A term is "fact=value"; a term about the
// thing a step is asked of starts with "device." (device.kind, device.os,
// device.headless, device.shared, device.role). Empty means always.
type Condition struct {
	All  []string `yaml:"all" json:"all,omitempty"`
	Any  []string `yaml:"any" json:"any,omitempty"`
	None []string `yaml:"none" json:"none,omitempty"`
}

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

// Step is one hardening action.
type Step struct {
	ID         string    `yaml:"id" json:"id"`
	Title      string    `yaml:"title" json:"title"`
	Interfaces []string  `yaml:"interfaces" json:"interfaces"`
	Topic      string    `yaml:"topic" json:"topic"`
	Per        Per       `yaml:"per" json:"per"`
	Why        string    `yaml:"why" json:"why"`
	Do         []Action  `yaml:"do" json:"do"`
	See        See       `yaml:"see" json:"see"`
	Minutes    int       `yaml:"minutes" json:"minutes"`
	Look       int       `yaml:"look" json:"look,omitempty"` // minutes it takes only to answer; 0: as long as doing it
	Needs      []string  `yaml:"needs" json:"needs,omitempty"`
	After      []string  `yaml:"after" json:"after,omitempty"`
	LocksOut   Risk      `yaml:"locks_out" json:"locks_out"`
	WayBack    []string  `yaml:"way_back" json:"way_back,omitempty"`
	Undo       string    `yaml:"undo" json:"undo"`
	Review     Interval  `yaml:"review" json:"review"`
	Habit      string    `yaml:"habit" json:"habit,omitempty"` // "", "daily" or "weekly"
	Probe      []string  `yaml:"probe" json:"probe,omitempty"` // machine checks that look at the same thing
	Applies    Condition `yaml:"applies" json:"applies"`
	Warn       []Warning `yaml:"warn" json:"warn,omitempty"`
	Covers     []string  `yaml:"covers" json:"covers,omitempty"`
	Sources    []Source  `yaml:"sources" json:"sources"`
	SameAs     []string  `yaml:"same_as" json:"same_as,omitempty"` // older digests of this step that ask the same
	Digest     string    `yaml:"-" json:"digest"`                  // SHA-256 of do and see, set by the loader
}

// Warning is a sentence shown with a step where a fact makes it matter, such
// as what a change breaks on an unattended gateway.
type Warning struct {
	If   Condition `yaml:"if" json:"if"`
	Text string    `yaml:"text" json:"text"`
}

// Action is one numbered thing to do; At is the click path as data.
type Action struct {
	Text string   `yaml:"text" json:"text"`
	At   []string `yaml:"at" json:"at,omitempty"`
}

// See is the question that is answered by looking.
type See struct {
	Ask     string   `yaml:"ask" json:"ask"`
	Answers []Answer `yaml:"answers" json:"answers"`
}

// Means is what an answer or a finding says of a step.
type Means string

// What an answer can mean.
const (
	MeansHolds   Means = "holds"
	MeansFails   Means = "fails"
	MeansUnknown Means = "unknown"
)

// Answer is one thing a person may have seen.
type Answer struct {
	ID    string            `yaml:"id" json:"id"`
	Text  string            `yaml:"text" json:"text"`
	Means Means             `yaml:"means" json:"means"`
	Sets  map[string]string `yaml:"sets" json:"sets,omitempty"` // facts this sighting settles
}

// The two answers that every step has, and that always cost nothing.
var (
	NoPage = Answer{ID: "no-page", Text: "I cannot find that page", Means: MeansUnknown}
	Unsure = Answer{ID: "unsure", Text: "Not sure", Means: MeansUnknown}
)

// Choices returns the answers in their fixed order, with NoPage and Unsure
// last. The number of an answer is its place here, counted from 1.
func (s *Step) Choices() []Answer {
	out := make([]Answer, 0, len(s.See.Answers)+2)
	return append(append(out, s.See.Answers...), NoPage, Unsure)
}

// RouteKind says what goes wrong on a route.
type RouteKind string

// The kinds of route.
const (
	Takeover     RouteKind = "takeover"
	Leak         RouteKind = "leak"
	Mistake      RouteKind = "mistake"
	LockoutRoute RouteKind = "lockout"
)

// Tier says what a route asks of the one who takes it, from 0 (remote, no
// help from you) to 4 (the broker's staff deceived). Tiers are compared,
// never added.
type Tier int

// TierNames says each tier in words.
var TierNames = [5]string{
	"remote, no help from you",
	"tricks you once",
	"malware or your unlocked device",
	"your device and your secret",
	"the broker's staff deceived",
}

// Reach is how far a route goes once taken.
type Reach string

// The reaches, from least to most.
const (
	ReachSee      Reach = "see"
	ReachTrade    Reach = "trade"
	ReachLeverage Reach = "leverage"
	ReachMoney    Reach = "money"
	ReachSettings Reach = "settings"
)

// Reaches lists every Reach from least to most.
var Reaches = []Reach{ReachSee, ReachTrade, ReachLeverage, ReachMoney, ReachSettings}

// ReachNames says each reach in words.
var ReachNames = map[Reach]string{
	ReachSee: "can see", ReachTrade: "can trade", ReachLeverage: "can trade with leverage",
	ReachMoney: "can move money out", ReachSettings: "can change security settings",
}

// Route is one way things go wrong: stages that must all succeed.
type Route struct {
	ID        string    `yaml:"id" json:"id"`
	Title     string    `yaml:"title" json:"title"`
	Kind      RouteKind `yaml:"kind" json:"kind"`
	Interface string    `yaml:"interface" json:"interface"`
	Exposure  Exposure  `yaml:"exposure" json:"exposure"`
	Text      string    `yaml:"text" json:"text"`
	Stages    []Stage   `yaml:"stages" json:"stages"`
	Reach     Reach     `yaml:"reach" json:"reach,omitempty"`
	Raises    []Raise   `yaml:"raises" json:"raises,omitempty"`
	Applies   Condition `yaml:"applies" json:"applies"`
	Covers    []string  `yaml:"covers" json:"covers,omitempty"`
	Sources   []Source  `yaml:"sources" json:"sources"`
}

// Raise lifts the reach of a route where a condition over facts holds or may
// hold.
type Raise struct {
	If Condition `yaml:"if" json:"if"`
	To Reach     `yaml:"to" json:"to"`
}

// Stage is one thing that must happen on a route. Only a holding step of
// CutBy stops it; the others stand beside it by name.
type Stage struct {
	Text       string   `yaml:"text" json:"text"`
	Tier       Tier     `yaml:"tier" json:"tier"`
	CutBy      []string `yaml:"cut_by" json:"cut_by,omitempty"`
	NarrowedBy []string `yaml:"narrowed_by" json:"narrowed_by,omitempty"`
	ShownBy    []string `yaml:"shown_by" json:"shown_by,omitempty"`
	PreparedBy []string `yaml:"prepared_by" json:"prepared_by,omitempty"`
	None       string   `yaml:"none" json:"none,omitempty"` // why nothing here can cut it
}

// Mechanism explains how an interface or the whole works.
type Mechanism struct {
	ID        string   `yaml:"id" json:"id"`
	Title     string   `yaml:"title" json:"title"`
	Interface string   `yaml:"interface" json:"interface"`
	Exposure  Exposure `yaml:"exposure" json:"exposure,omitempty"`
	Text      string   `yaml:"text" json:"text"`
	Covers    []string `yaml:"covers" json:"covers,omitempty"`
	Sources   []Source `yaml:"sources" json:"sources"`
}

// Job is something one wants to do, and the interface that fits it.
type Job struct {
	ID         string   `yaml:"id" json:"id"`
	Title      string   `yaml:"title" json:"title"`
	Interfaces []string `yaml:"interfaces" json:"interfaces"` // best first
	Why        string   `yaml:"why" json:"why"`
	First      []string `yaml:"first" json:"first"` // steps that must hold before
	Not        []string `yaml:"not" json:"not"`     // what not to use it for
	Covers     []string `yaml:"covers" json:"covers,omitempty"`
	Sources    []Source `yaml:"sources" json:"sources"`
}

// Signal is something outside to watch that changes steps.
type Signal struct {
	ID      string   `yaml:"id" json:"id"`
	Title   string   `yaml:"title" json:"title"`
	Watch   string   `yaml:"watch" json:"watch"`     // where to look
	Changes []string `yaml:"changes" json:"changes"` // step ids
	Facts   []string `yaml:"facts" json:"facts,omitempty"`
	Review  Interval `yaml:"review" json:"review"`
	Covers  []string `yaml:"covers" json:"covers,omitempty"`
	Sources []Source `yaml:"sources" json:"sources"`
}

// LifeEvent makes stale what it touches.
type LifeEvent struct {
	ID       string   `yaml:"id" json:"id"`
	Title    string   `yaml:"title" json:"title"`
	Stales   []string `yaml:"stales" json:"stales"` // step ids, or "topic:mfa", "interface:mobile", "device.kind:phone"
	Facts    []string `yaml:"facts" json:"facts,omitempty"`
	Paper    string   `yaml:"paper" json:"paper"` // in words about the page: what is now wrong
	Scenario string   `yaml:"scenario" json:"scenario,omitempty"`
}

// Entity is a legal entity of the broker and its protection scheme.
type Entity struct {
	ID        string   `yaml:"id" json:"id"`
	Name      string   `yaml:"name" json:"name"`
	Country   string   `yaml:"country" json:"country"`
	Scheme    string   `yaml:"scheme" json:"scheme"`         // name of the scheme, or "none known"
	Covers    string   `yaml:"protects" json:"protects"`     // what it pays, and when
	NotCovers string   `yaml:"excludes" json:"excludes"`     // theft, among others
	Notes     []string `yaml:"notes" json:"notes,omitempty"` // forced passkeys, and the like
	Sources   []Source `yaml:"sources" json:"sources"`
}

// Contact is a telephone number or address of the broker.
type Contact struct {
	ID       string   `yaml:"id" json:"id"`
	Name     string   `yaml:"name" json:"name"`
	Number   string   `yaml:"number" json:"number"`
	Hours    string   `yaml:"hours" json:"hours"`
	Menu     string   `yaml:"menu" json:"menu,omitempty"`
	Entities []string `yaml:"entities" json:"entities,omitempty"` // empty: any
	Sources  []Source `yaml:"sources" json:"sources"`
}

// DomainUse says what an official host is for.
type DomainUse string

// The uses of an official host.
const (
	UseSignIn  DomainUse = "sign-in"
	UseReading DomainUse = "reading"
	UseAPI     DomainUse = "api"
)

// Domain is an official registrable domain or host.
type Domain struct {
	Host    string    `yaml:"host" json:"host"`
	Use     DomainUse `yaml:"use" json:"use"`
	Note    string    `yaml:"note" json:"note,omitempty"`
	Sources []Source  `yaml:"sources" json:"sources"`
}

// Sender is an official mail sender; a matching name proves nothing.
type Sender struct {
	Address string   `yaml:"address" json:"address"`
	Note    string   `yaml:"note" json:"note"`
	Sources []Source `yaml:"sources" json:"sources"`
}

// Told is what was asked and told under one digest.
type Told struct {
	Step string   `yaml:"step" json:"step"`
	Do   []Action `yaml:"do" json:"do"`
	See  See      `yaml:"see" json:"see"`
}
