package checklist

import "slices"

// Catalogue is what is known about one broker. It is data: package content
// loads and checks it, and nothing here changes it.
type Catalogue struct {
	Broker       string       `yaml:"broker" json:"broker"`   // id, also the folder: "ibkr"
	Name         string       `yaml:"name" json:"name"`       // "Interactive Brokers"
	Version      string       `yaml:"version" json:"version"` // "2026.11"
	Digest       string       `yaml:"-" json:"digest"`        // short hash of the whole, set by the loader
	WayBack      []string     `yaml:"way_back" json:"way_back"`
	Essentials   []Essential  `yaml:"essentials" json:"essentials"`
	Interfaces   []Interface  `yaml:"interfaces" json:"interfaces"`
	Places       []Place      `yaml:"places" json:"places"`
	Pages        []Page       `yaml:"pages" json:"pages"`
	Holdings     []Holding    `yaml:"holdings" json:"holdings"`
	Facts        []Fact       `yaml:"facts" json:"facts"`
	Permits      []Permission `yaml:"permissions" json:"permissions"`
	Mechanisms   []Mechanism  `yaml:"mechanisms" json:"mechanisms"`
	Consequences []Gain       `yaml:"consequences" json:"consequences,omitempty"`
	Jobs         []Job        `yaml:"jobs" json:"jobs"`
	Signals      []Signal     `yaml:"signals" json:"signals"`
	LifeEvents   []LifeEvent  `yaml:"life_events" json:"life_events"`
	Entities     []Entity     `yaml:"entities" json:"entities"`
	Contacts     []Contact    `yaml:"contacts" json:"contacts"`
	Domains      []Domain     `yaml:"domains" json:"domains"`
	Senders      []Sender     `yaml:"senders" json:"senders"`
	Doors        []Door       `yaml:"doors" json:"doors"`

	Steps     []Step          `yaml:"-" json:"steps"`     // steps/<topic>.yaml
	Routes    []Route         `yaml:"-" json:"routes"`    // routes/<interface>.yaml
	Scenarios []Scenario      `yaml:"-" json:"scenarios"` // scenarios/*.yaml
	Past      map[string]Told `yaml:"-" json:"past"`      // past/<version>.yaml, by the first 12 digits of the digest
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

// WebInterface is the broker's website. Every account has it, so a fact can
// leave open whether its owner uses it and never rule it out.
const WebInterface = "portal"

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
	ID      string            `yaml:"id" json:"id"`
	Text    string            `yaml:"text" json:"text"`
	On      []string          `yaml:"on" json:"on,omitempty"`           // of a sign-in method: the devices that may carry it, see Carriers
	Implies map[string]string `yaml:"implies" json:"implies,omitempty"` // facts that follow from it: fact and value
}

// Permission is a trading permission of the ledger. Decision events tell
// whether it is held and used, and conditions read it as
// "permissions=ID" (held) and "permissions_used=ID".
type Permission struct {
	ID     string `yaml:"id" json:"id"`
	Name   string `yaml:"name" json:"name"`
	Risky  bool   `yaml:"risky" json:"risky,omitempty"`   // taking it on is shown with the routes it raises
	First  bool   `yaml:"first" json:"first,omitempty"`   // among the first questions
	Damage Damage `yaml:"damage" json:"damage,omitempty"` // what a take-over that trades can then cost
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
	Paper    string   `yaml:"paper" json:"paper"`             // in words about the page: what is now wrong
	Sheets   []string `yaml:"sheets" json:"sheets,omitempty"` // letters of the sheets that it makes wrong; empty: every one
	Scenario string   `yaml:"scenario" json:"scenario,omitempty"`
}

// Spoils reports whether the event makes wrong what is on a sheet.
func (l *LifeEvent) Spoils(sheet string) bool {
	return l.Paper != "" && (len(l.Sheets) == 0 || slices.Contains(l.Sheets, sheet))
}

// Entity is a legal entity of the broker and its protection scheme.
type Entity struct {
	ID        string   `yaml:"id" json:"id"`
	Name      string   `yaml:"name" json:"name"`
	Country   string   `yaml:"country" json:"country"`
	Scheme    string   `yaml:"scheme" json:"scheme"`           // name of the scheme, or "none known"
	Covers    string   `yaml:"protects" json:"protects"`       // what it pays, and when
	NotCovers string   `yaml:"excludes" json:"excludes"`       // theft, among others
	Notes     []string `yaml:"notes" json:"notes,omitempty"`   // forced passkeys, and the like
	Report    string   `yaml:"report" json:"report,omitempty"` // where theft and fraud are reported in that country
	Sources   []Source `yaml:"sources" json:"sources"`
}

// Contact is a telephone number or address of the broker.
type Contact struct {
	ID       string   `yaml:"id" json:"id"`
	Name     string   `yaml:"name" json:"name"`
	Number   string   `yaml:"number" json:"number"`
	Hours    string   `yaml:"hours" json:"hours"`
	Business bool     `yaml:"business_days" json:"business_days,omitempty"` // the hours are those of business days: not of holidays
	Open     []Hours  `yaml:"open" json:"open,omitempty"`                   // the hours as data, where a page gives them
	Menu     string   `yaml:"menu" json:"menu,omitempty"`
	Entities []string `yaml:"entities" json:"entities,omitempty"` // empty: any
	Sources  []Source `yaml:"sources" json:"sources"`
}

// Hours is a span of the week in which somebody answers.
type Hours struct {
	Days []string `yaml:"days" json:"days"` // mon to sun, as the zone counts them
	From string   `yaml:"from" json:"from"` // HH:MM
	To   string   `yaml:"to" json:"to"`     // HH:MM; at or before From: on the next day
	Zone string   `yaml:"zone" json:"zone"` // such as America/New_York
}

// Weekdays lists the days of Hours.
var Weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// DomainUse says what an official host is for.
type DomainUse string

// The uses of an official host.
const (
	UseSignIn  DomainUse = "sign-in"
	UseReading DomainUse = "reading"
	UseAPI     DomainUse = "api"
	UseProgram DomainUse = "program" // a program connects to it; there is nothing to open
)

// DomainUses lists every DomainUse.
var DomainUses = []DomainUse{UseSignIn, UseReading, UseAPI, UseProgram}

// DomainEvidence says by what a host is known as the broker's.
type DomainEvidence string

// The evidence for a host.
const (
	EvidenceBroker    DomainEvidence = "broker"    // the broker names it, or serves its pages there
	EvidenceCommunity DomainEvidence = "community" // lists of others name it
)

// Domain is a registrable domain or host of the broker.
type Domain struct {
	Host     string         `yaml:"host" json:"host"`
	Use      DomainUse      `yaml:"use" json:"use"`
	Evidence DomainEvidence `yaml:"evidence" json:"evidence"`
	Note     string         `yaml:"note" json:"note,omitempty"`
	Sources  []Source       `yaml:"sources" json:"sources"`
}

// Sender is an official mail sender; a matching name proves nothing.
type Sender struct {
	Address string   `yaml:"address" json:"address"`
	Note    string   `yaml:"note" json:"note"`
	Sources []Source `yaml:"sources" json:"sources"`
}
