package checklist

import "slices"

// Catalogue is what is known about one broker. It is data: package content
// loads and checks it, and nothing here changes it.
type Catalogue struct {
	Broker       string       `yaml:"broker" json:"broker" rule:"must,word" says:"Id of the broker, the same as the name of its folder."`
	Name         string       `yaml:"name" json:"name" rule:"must" says:"Name of the broker."`
	Version      string       `yaml:"version" json:"version" rule:"must" says:"Version of the catalogue, in quotes, such as \"2026.11\"."`
	Digest       string       `yaml:"-" json:"digest"` // short hash of the whole, set by the loader
	WayBack      []string     `yaml:"way_back" json:"way_back" rule:"must,step" says:"Steps of which one must hold before anything that can lock out: the broker's way back in."`
	Essentials   []Essential  `yaml:"essentials" json:"essentials" says:"The steps that matter first, in order."`
	Interfaces   []Interface  `yaml:"interfaces" json:"interfaces" rule:"must" says:"Ways into the account."`
	Places       []Place      `yaml:"places" json:"places" says:"Where a person looks."`
	Pages        []Page       `yaml:"pages" json:"pages" says:"Pages of those places that steps look at."`
	Holdings     []Holding    `yaml:"holdings" json:"holdings" says:"What an attacker might get, or the owner lose: the lines of \"what if\"."`
	Facts        []Fact       `yaml:"facts" json:"facts" rule:"must" says:"Questions about the set-up."`
	Permits      []Permission `yaml:"permissions" json:"permissions" says:"Trading permissions of the ledger."`
	Mechanisms   []Mechanism  `yaml:"mechanisms" json:"mechanisms" says:"How things work."`
	Consequences []Gain       `yaml:"consequences" json:"consequences,omitempty" says:"What a thief makes of a route that reaches far enough."`
	Jobs         []Job        `yaml:"jobs" json:"jobs" says:"What one wants to do, and the interface that fits it."`
	Signals      []Signal     `yaml:"signals" json:"signals" says:"What to watch outside."`
	LifeEvents   []LifeEvent  `yaml:"life_events" json:"life_events" says:"Events that make steps stale."`
	Entities     []Entity     `yaml:"entities" json:"entities" says:"Legal entities of the broker."`
	Contacts     []Contact    `yaml:"contacts" json:"contacts" says:"Telephone numbers and addresses of the broker."`
	Domains      []Domain     `yaml:"domains" json:"domains" says:"Official hosts."`
	Senders      []Sender     `yaml:"senders" json:"senders" says:"Official mail senders."`
	Doors        []Door       `yaml:"doors" json:"doors" rule:"max=6" says:"The plain lines of \"what is happening?\", at most six."`

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
	ID        string `yaml:"id" json:"id" rule:"must,word"`
	Name      string `yaml:"name" json:"name" rule:"must" says:"Name in full."`
	Short     string `yaml:"short" json:"short" rule:"must" says:"Name that fits a narrow column."`
	Mechanism string `yaml:"mechanism" json:"mechanism" rule:"must" says:"What it trusts, in a sentence or two."`
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
	ID     string      `yaml:"id" json:"id" rule:"must,fact"`
	Title  string      `yaml:"title" json:"title" rule:"must" says:"What it is about."`
	Ask    string      `yaml:"ask" json:"ask" rule:"must" says:"The question."`
	Why    string      `yaml:"why" json:"why,omitempty" says:"What the answer changes."`
	Kind   FactKind    `yaml:"kind" json:"kind" rule:"must" says:"Whether it holds exactly one of its values or any set of them."`
	Values []FactValue `yaml:"values" json:"values" rule:"must,min=2,max=40" says:"The values; where the fact grows and holds one, from least to most."`
	Grows  bool        `yaml:"grows" json:"grows,omitempty" says:"A value more never removes a take-over route."`
	First  int         `yaml:"first" json:"first,omitempty" rule:"max=20" says:"Place among the first questions; 0 or left out is asked later."`
	Review Interval    `yaml:"review" json:"review" rule:"must" says:"How long until it is asked again, such as 6m."`
	Covers []string    `yaml:"covers" json:"covers,omitempty"`
}

// FactValue is one value a fact may have.
type FactValue struct {
	ID      string            `yaml:"id" json:"id" rule:"must,word" says:"Permanent id within the fact."`
	Text    string            `yaml:"text" json:"text" rule:"must" says:"The value in words."`
	On      []string          `yaml:"on" json:"on,omitempty" rule:"carriers" says:"Of a sign-in method: the devices that may carry it."`
	Implies map[string]string `yaml:"implies" json:"implies,omitempty" says:"Facts that follow from the value: fact and value; under permissions, one that is then held and used."`
}

// Permission is a trading permission of the ledger. Decision events tell
// whether it is held and used, and conditions read it as
// "permissions=ID" (held) and "permissions_used=ID".
type Permission struct {
	ID     string `yaml:"id" json:"id" rule:"must,word"`
	Name   string `yaml:"name" json:"name" rule:"must" says:"Name of the permission."`
	Risky  bool   `yaml:"risky" json:"risky,omitempty" says:"Taking it on is shown with the routes it raises."`
	First  bool   `yaml:"first" json:"first,omitempty" says:"Among the first questions."`
	Damage Damage `yaml:"damage" json:"damage,omitempty" says:"What a take-over that trades can cost once it is held: more than you have, or money that leaves the account."`
	Note   string `yaml:"note" json:"note,omitempty" says:"What holding it does to a take-over."`
	Review string `yaml:"review" json:"review,omitempty" rule:"interval" says:"How long until holding it is asked again, such as 6m."`
}

// Condition is a formula over facts. A term is "fact=value"; a term about the
// thing a step is asked of starts with "device." (device.kind, device.os,
// device.headless, device.shared, device.role). Empty means always.
type Condition struct {
	All  []string `yaml:"all" json:"all,omitempty" rule:"term" says:"Every one of these terms, fact=value, must be so."`
	Any  []string `yaml:"any" json:"any,omitempty" rule:"term" says:"At least one of these terms, fact=value, must be so."`
	None []string `yaml:"none" json:"none,omitempty" rule:"term" says:"None of these terms, fact=value, may be so."`
}

// Mechanism explains how an interface or the whole works.
type Mechanism struct {
	ID        string   `yaml:"id" json:"id" rule:"must,id"`
	Title     string   `yaml:"title" json:"title" rule:"must" says:"What it explains, as one short line."`
	Interface string   `yaml:"interface" json:"interface" rule:"must,word" says:"Interface it explains; account for the whole."`
	Exposure  Exposure `yaml:"exposure" json:"exposure,omitempty" says:"Exposure it explains, where it is about one."`
	Text      string   `yaml:"text" json:"text" rule:"must,lines" says:"How it works."`
	Covers    []string `yaml:"covers" json:"covers,omitempty"`
	Sources   []Source `yaml:"sources" json:"sources" rule:"must"`
}

// Job is something one wants to do, and the interface that fits it.
type Job struct {
	ID         string   `yaml:"id" json:"id" rule:"must,id"`
	Title      string   `yaml:"title" json:"title" rule:"must" says:"What one wants to do."`
	Interfaces []string `yaml:"interfaces" json:"interfaces" rule:"must,word" says:"Interfaces that fit it, best first."`
	Why        string   `yaml:"why" json:"why" rule:"must" says:"Why that one."`
	First      []string `yaml:"first" json:"first" rule:"step" says:"Steps that must hold before."`
	Not        []string `yaml:"not" json:"not" rule:"repeats" says:"What not to use it for."`
	Covers     []string `yaml:"covers" json:"covers,omitempty"`
	Sources    []Source `yaml:"sources" json:"sources" rule:"must"`
}

// Signal is something outside to watch that changes steps.
type Signal struct {
	ID      string   `yaml:"id" json:"id" rule:"must,id"`
	Title   string   `yaml:"title" json:"title" rule:"must" says:"What may change."`
	Watch   string   `yaml:"watch" json:"watch" rule:"must" says:"Where to look."`
	Changes []string `yaml:"changes" json:"changes" rule:"step" says:"Steps it changes."`
	Facts   []string `yaml:"facts" json:"facts,omitempty" rule:"fact" says:"Facts it changes."`
	Review  Interval `yaml:"review" json:"review" rule:"must" says:"How long until it is looked at again, such as 3m."`
	Covers  []string `yaml:"covers" json:"covers,omitempty"`
	Sources []Source `yaml:"sources" json:"sources" rule:"must"`
}

// LifeEvent makes stale what it touches.
type LifeEvent struct {
	ID       string   `yaml:"id" json:"id" rule:"must,word"`
	Title    string   `yaml:"title" json:"title" rule:"must" says:"What happened."`
	Stales   []string `yaml:"stales" json:"stales" rule:"must" says:"What it makes stale: step ids, or topic:NAME, interface:NAME, device.kind:NAME."`
	Facts    []string `yaml:"facts" json:"facts,omitempty" rule:"fact" says:"Facts to be asked again."`
	Paper    string   `yaml:"paper" json:"paper" says:"What is now wrong on paper."`
	Sheets   []string `yaml:"sheets" json:"sheets,omitempty" says:"Letters of the sheets of paper that it makes wrong; empty means every one."`
	Scenario string   `yaml:"scenario" json:"scenario,omitempty" rule:"id" says:"Scenario it may be part of."`
}

// Spoils reports whether the event makes wrong what is on a sheet.
func (l *LifeEvent) Spoils(sheet string) bool {
	return l.Paper != "" && (len(l.Sheets) == 0 || slices.Contains(l.Sheets, sheet))
}

// Entity is a legal entity of the broker and its protection scheme.
type Entity struct {
	ID        string   `yaml:"id" json:"id" rule:"must,word"`
	Name      string   `yaml:"name" json:"name" rule:"must" says:"Name of the company."`
	Country   string   `yaml:"country" json:"country" rule:"must" says:"Country it is in."`
	Scheme    string   `yaml:"scheme" json:"scheme" rule:"must" says:"Name of the protection scheme, or \"none known\"."`
	Covers    string   `yaml:"protects" json:"protects" rule:"must" says:"What the scheme pays, and when."`
	NotCovers string   `yaml:"excludes" json:"excludes" rule:"must" says:"What it does not pay for."`
	Notes     []string `yaml:"notes" json:"notes,omitempty" rule:"repeats" says:"What else is different there."`
	Report    string   `yaml:"report" json:"report,omitempty" says:"Where theft and fraud are reported in that country, after \"report it to\"."`
	Sources   []Source `yaml:"sources" json:"sources" rule:"must"`
}

// Contact is a telephone number or address of the broker.
type Contact struct {
	ID       string   `yaml:"id" json:"id" rule:"must,word"`
	Name     string   `yaml:"name" json:"name" rule:"must" says:"Whom it reaches."`
	Number   string   `yaml:"number" json:"number" says:"The number as it is dialled. Where no source is at least med it is left out."`
	Hours    string   `yaml:"hours" json:"hours" rule:"must" says:"When it answers."`
	Business bool     `yaml:"business_days" json:"business_days,omitempty" says:"Whether the hours are those of business days, so that it may be closed on a holiday."`
	Open     []Hours  `yaml:"open" json:"open,omitempty" says:"The hours as data, where a page gives them."`
	Menu     string   `yaml:"menu" json:"menu,omitempty" says:"What to press."`
	Entities []string `yaml:"entities" json:"entities,omitempty" rule:"word" says:"Entities it is for; empty means any."`
	Sources  []Source `yaml:"sources" json:"sources" rule:"must"`
}

// Hours is a span of the week in which somebody answers.
type Hours struct {
	Days []string `yaml:"days" json:"days" rule:"must,weekdays" says:"Days of the week, as the zone counts them."`
	From string   `yaml:"from" json:"from" rule:"must,clock" says:"When it opens."`
	To   string   `yaml:"to" json:"to" rule:"must,clock" says:"When it closes; at or before from: on the next day."`
	Zone string   `yaml:"zone" json:"zone" rule:"must,zone" says:"The time zone."`
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
	Host     string         `yaml:"host" json:"host" rule:"must,host" says:"Registrable domain or host."`
	Use      DomainUse      `yaml:"use" json:"use" rule:"must" says:"What it is for."`
	Evidence DomainEvidence `yaml:"evidence" json:"evidence" rule:"must" says:"By what it is known as the broker's: the broker names it or serves its pages there, or only lists of others name it."`
	Note     string         `yaml:"note" json:"note,omitempty" says:"What else to know."`
	Sources  []Source       `yaml:"sources" json:"sources" rule:"must"`
}

// Sender is an official mail sender; a matching name proves nothing.
type Sender struct {
	Address string   `yaml:"address" json:"address" rule:"must" says:"Mail address or domain it sends from."`
	Note    string   `yaml:"note" json:"note" rule:"must" says:"What it sends, and that a name proves nothing."`
	Sources []Source `yaml:"sources" json:"sources" rule:"must"`
}
