package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// RouteKind says what goes wrong on a route.
type RouteKind string

// The kinds of route.
const (
	Takeover     RouteKind = "takeover"
	Leak         RouteKind = "leak"
	Mistake      RouteKind = "mistake"
	LockoutRoute RouteKind = "lockout"
)

// Tier says what a stage asks of the one who takes it, from 0 (remote, no
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

// Frequency says how often a route is taken with accounts of this kind. It
// orders; it is not a probability.
type Frequency string

// The frequencies, most frequent first.
const (
	Often     Frequency = "often"
	Sometimes Frequency = "sometimes"
	Rare      Frequency = "rare"
)

// Frequencies lists every Frequency, most frequent first.
var Frequencies = []Frequency{Often, Sometimes, Rare}

// rank orders frequencies, the most frequent first.
func (f Frequency) rank() int { return slices.Index(Frequencies, f) }

// Authority is what a route, once taken, may do.
type Authority string

// The authorities, from least to most.
const (
	AuthoritySee      Authority = "see"
	AuthorityTrade    Authority = "trade"
	AuthorityMoney    Authority = "money"
	AuthoritySecurity Authority = "security"
)

// Authorities lists every Authority from least to most.
var Authorities = []Authority{AuthoritySee, AuthorityTrade, AuthorityMoney, AuthoritySecurity}

// Damage is what a route, once taken, can cost.
type Damage string

// The damages, from least to most. Where nothing can be lost, a Damage is empty.
const (
	DamageHoldings Damage = "holdings" // what you hold
	DamageLeaves   Damage = "leaves"   // what you hold, and it leaves the account
	DamageMore     Damage = "more"     // more than you have
)

// Damages lists every Damage from least to most, the empty one first.
var Damages = []Damage{"", DamageHoldings, DamageLeaves, DamageMore}

// Reach is how far a route goes once taken, on two axes. It is empty for
// mistakes and lock-outs.
type Reach struct {
	Authority Authority `yaml:"authority" json:"authority,omitempty" rule:"must" says:"What it may do."`
	Damage    Damage    `yaml:"damage" json:"damage,omitempty" says:"What it can cost: what you hold, more than you have, or money that leaves the account."`
}

// Union is the further of two reaches on each axis.
func (r Reach) Union(other Reach) Reach {
	if slices.Index(Authorities, other.Authority) > slices.Index(Authorities, r.Authority) {
		r.Authority = other.Authority
	}
	if slices.Index(Damages, other.Damage) > slices.Index(Damages, r.Damage) {
		r.Damage = other.Damage
	}
	return r
}

// Compare orders reaches by authority, then by damage: negative where r
// reaches less far.
func (r Reach) Compare(other Reach) int {
	return cmp.Or(cmp.Compare(slices.Index(Authorities, r.Authority), slices.Index(Authorities, other.Authority)),
		cmp.Compare(slices.Index(Damages, r.Damage), slices.Index(Damages, other.Damage)))
}

// None reports whether the route reaches nothing: a mistake or a lock-out.
func (r Reach) None() bool { return r.Authority == "" }

// Words says in a few words what a reach may do.
func (r Reach) Words() string {
	return map[Authority]string{AuthoritySee: "see it", AuthorityTrade: "trade", AuthorityMoney: "move money", AuthoritySecurity: "take it over"}[r.Authority]
}

// Cost says in a few words what a reach can cost.
func (r Reach) Cost() string {
	switch r.Damage {
	case DamageHoldings:
		return "what you hold"
	case DamageMore:
		return "more than you have"
	case DamageLeaves:
		return "what you hold, gone to a thief"
	}
	return "nothing"
}

// Route is one way things go wrong: stages that must all succeed.
type Route struct {
	ID        string    `yaml:"id" json:"id" rule:"must,id"`
	Title     string    `yaml:"title" json:"title" rule:"must" says:"What goes wrong, as one short line."`
	Kind      RouteKind `yaml:"kind" json:"kind" rule:"must" says:"Whether it is a take-over, a leak, a mistake or a lock-out."`
	Interface string    `yaml:"interface" json:"interface" rule:"must,word" says:"Interface it belongs to; the same as the name of its file."`
	Exposure  Exposure  `yaml:"exposure" json:"exposure" rule:"must" says:"Exposure it belongs to."`
	Text      string    `yaml:"text" json:"text" rule:"must,lines" says:"How it goes wrong, in a few sentences."`
	Clause    Clause    `yaml:"clause" json:"clause" rule:"must" says:"The route as a result, for each side."`
	Frequency Frequency `yaml:"frequency" json:"frequency" rule:"must" says:"How often it is taken, with a source: it orders, and is not a probability."`
	Attacker  string    `yaml:"attacker" json:"attacker" rule:"must" says:"Who could take it, in a few words; of a mistake or a lock-out \"Nobody\" and what brings it about."`
	Stages    []Stage   `yaml:"stages" json:"stages" rule:"must" says:"What must happen, in order; the route is closed where one stage is cut."`
	Reach     Reach     `yaml:"reach" json:"reach" says:"How far it goes once taken; required for take-overs and leaks, and for these only."`
	Raises    []Raise   `yaml:"raises" json:"raises,omitempty" says:"What makes it reach further."`
	Applies   Condition `yaml:"applies" json:"applies" says:"Facts under which the route exists; empty means always."`
	Covers    []string  `yaml:"covers" json:"covers,omitempty"`
	Sources   []Source  `yaml:"sources" json:"sources" rule:"must"`
}

// Gain is a consequence: what a thief makes of every route that reaches far enough.
// It is a way on, and not a way in.
type Gain struct {
	ID      string    `yaml:"id" json:"id" rule:"must,id"`
	Title   string    `yaml:"title" json:"title" rule:"must" says:"What a thief makes of it, as one short line."`
	Text    string    `yaml:"text" json:"text" rule:"must,lines" says:"How, in a few sentences."`
	From    Reach     `yaml:"from" json:"from" rule:"must" says:"The least reach of a route that allows it."`
	If      Condition `yaml:"if" json:"if" says:"Facts under which it is possible; empty means always."`
	Covers  []string  `yaml:"covers" json:"covers,omitempty"`
	Sources []Source  `yaml:"sources" json:"sources" rule:"must"`
}

// Clause words a route as a result, for each side.
type Clause struct {
	Open   string `yaml:"open" json:"open" rule:"must" says:"The result while the route is open, as a sentence."`
	Closed string `yaml:"closed" json:"closed" rule:"must" says:"The result once it is closed, as a sentence."`
}

// Raise lifts the reach of a route where a condition over facts holds or may
// hold.
type Raise struct {
	If Condition `yaml:"if" json:"if" rule:"must" says:"Facts under which the reach is lifted."`
	To Reach     `yaml:"to" json:"to" rule:"must" says:"The reach it is lifted to."`
}

// Stage is one thing that must happen on a route. Only a holding step of
// CutBy stops it, as a bolt and uncontested; the others are named beside it.
type Stage struct {
	Text         string   `yaml:"text" json:"text" rule:"must" says:"What must happen."`
	Tier         Tier     `yaml:"tier" json:"tier" rule:"max=4" says:"What it asks: 0 remote, no help from you; 1 tricks you once; 2 malware or your unlocked device; 3 your device and your secret; 4 the broker's staff deceived. Required for take-overs and leaks."`
	Needs        []string `yaml:"needs" json:"needs,omitempty" rule:"token" says:"Tokens the attacker must have, or, of a lock-out, what must be lost. A stage that happens to the owner, and that no attacker can bring about, needs what it gives."`
	Gives        []string `yaml:"gives" json:"gives,omitempty" rule:"token" says:"Tokens the attacker then has."`
	CutBy        []Cut    `yaml:"cut_by" json:"cut_by,omitempty" rule:"step" says:"Steps that stop it, as bolts; any one suffices, {all: [a, b]} are needed together."`
	ContestedBy  []string `yaml:"contested_by" json:"contested_by,omitempty" rule:"step" says:"Steps whose failing contests a cut; left out: the other cuts of the same kind."`
	Alternatives string   `yaml:"alternatives" json:"alternatives,omitempty" says:"Why each of the cuts suffices even where another fails."`
	NarrowedBy   []string `yaml:"narrowed_by" json:"narrowed_by,omitempty" rule:"step" says:"Steps that make it slower or smaller."`
	ShownBy      []string `yaml:"shown_by" json:"shown_by,omitempty" rule:"step" says:"Steps by which you would notice."`
	PreparedBy   []string `yaml:"prepared_by" json:"prepared_by,omitempty" rule:"step" says:"Steps by which you get back faster."`
	None         string   `yaml:"none" json:"none,omitempty" says:"Why nothing here can cut it."`
}

// Cutters lists the steps of all cuts, each once.
func (g *Stage) Cutters() []string {
	var out []string
	for _, c := range g.CutBy {
		out = withNew(out, c)
	}
	return out
}

// Bearing is what a step does to a stage, as the catalogue has it.
type Bearing string

// The bearings, the strongest first.
const (
	CutBy      Bearing = "cut_by"
	NarrowedBy Bearing = "narrowed_by"
	ShownBy    Bearing = "shown_by"
	PreparedBy Bearing = "prepared_by"
)

// Bears is the strongest bearing that a step has on a stage of a route, or
// nothing.
func (r *Route) Bears(step string) Bearing {
	for _, b := range []struct {
		is    Bearing
		steps func(*Stage) []string
	}{
		{CutBy, func(g *Stage) []string { return g.Cutters() }}, {NarrowedBy, func(g *Stage) []string { return g.NarrowedBy }},
		{ShownBy, func(g *Stage) []string { return g.ShownBy }}, {PreparedBy, func(g *Stage) []string { return g.PreparedBy }},
	} {
		for i := range r.Stages {
			if slices.Contains(b.steps(&r.Stages[i]), step) {
				return b.is
			}
		}
	}
	return ""
}

// Cut is what stops a stage: one step, or several that are needed together.
// In a catalogue it is written "step.id" or {all: [step.a, step.b]}.
type Cut []string

// Tokens is the vocabulary of what an attacker has, or an owner loses.
// "factor:METHOD" names a sign-in method of the fact "methods"; "phone:THING"
// and "computer:THING" what the unlocked device gives, see Carriable.
var Tokens = []string{
	"password", "number", "mailbox", "session", "approval",
	"phone", "phone-open", "phone-code", "computer", "computer-open", "program",
	"port", "host", "trust", "identity", "delegate", "household",
}

// worksElsewhere reports whether a token is a credential that works on any
// device, rather than a machine or a place of the owner's.
func worksElsewhere(token string) bool {
	switch token {
	case "password", "number", "mailbox", "approval", "trust", "identity", "delegate":
		return true
	}
	return strings.HasPrefix(token, "factor:")
}

// Holding is something an attacker might get, or the owner might lose.
type Holding struct {
	ID        string    `yaml:"id" json:"id" rule:"must,word"`
	Clause    string    `yaml:"clause" json:"clause" rule:"must" says:"Completes \"what if\": you lose your phone."`
	Axis      Axis      `yaml:"axis" json:"axis" rule:"must" says:"Gained by an attacker, or lost by the owner."`
	Tokens    []string  `yaml:"tokens" json:"tokens" rule:"must,token" says:"What it gives, or what is lost."`
	Frequency Frequency `yaml:"frequency" json:"frequency" rule:"must" says:"How often it happens to people with such a set-up."`
	Scenario  string    `yaml:"scenario" json:"scenario" rule:"must,id" says:"The scenario for the day it happens."`
	Notice    string    `yaml:"notice" json:"notice" rule:"must" says:"How one would notice."`
	If        Condition `yaml:"if" json:"if" says:"Facts under which the question is asked."`
	Sources   []Source  `yaml:"sources" json:"sources" rule:"must"`
}

// Axis says whether a holding is gained by an attacker or lost by the owner.
type Axis string

// The axes.
const (
	Attack Axis = "attack"
	Loss   Axis = "loss"
)
