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

// rank orders frequencies, the most frequent first; one that is not given is
// last.
func (f Frequency) rank() int {
	if i := slices.Index(Frequencies, f); i >= 0 {
		return i
	}
	return len(Frequencies)
}

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
	Authority Authority `yaml:"authority" json:"authority,omitempty"`
	Damage    Damage    `yaml:"damage" json:"damage,omitempty"`
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
	ID        string    `yaml:"id" json:"id"`
	Title     string    `yaml:"title" json:"title"`
	Kind      RouteKind `yaml:"kind" json:"kind"`
	Interface string    `yaml:"interface" json:"interface"`
	Exposure  Exposure  `yaml:"exposure" json:"exposure"`
	Text      string    `yaml:"text" json:"text"`
	Clause    Clause    `yaml:"clause" json:"clause"`
	Frequency Frequency `yaml:"frequency" json:"frequency"`
	Attacker  string    `yaml:"attacker" json:"attacker"` // who could take it; "Nobody: …" of what happens without one
	Stages    []Stage   `yaml:"stages" json:"stages"`
	Reach     Reach     `yaml:"reach" json:"reach"`
	Raises    []Raise   `yaml:"raises" json:"raises,omitempty"`
	Applies   Condition `yaml:"applies" json:"applies"`
	Covers    []string  `yaml:"covers" json:"covers,omitempty"`
	Sources   []Source  `yaml:"sources" json:"sources"`
}

// Gain is a consequence: what a thief makes of every route that reaches far enough.
// It is a way on, and not a way in.
type Gain struct {
	ID      string    `yaml:"id" json:"id"`
	Title   string    `yaml:"title" json:"title"`
	Text    string    `yaml:"text" json:"text"`
	From    Reach     `yaml:"from" json:"from"` // the least reach that allows it
	If      Condition `yaml:"if" json:"if"`     // for whom it is possible
	Covers  []string  `yaml:"covers" json:"covers,omitempty"`
	Sources []Source  `yaml:"sources" json:"sources"`
}

// Clause words a route as a result, for each side.
type Clause struct {
	Open   string `yaml:"open" json:"open"`     // "A password from another site opens this account."
	Closed string `yaml:"closed" json:"closed"` // "A password from another site no longer opens this account."
}

// Raise lifts the reach of a route where a condition over facts holds or may
// hold.
type Raise struct {
	If Condition `yaml:"if" json:"if"`
	To Reach     `yaml:"to" json:"to"`
}

// Stage is one thing that must happen on a route. Only a holding step of
// CutBy stops it, as a bolt and uncontested; the others are named beside it.
type Stage struct {
	Text         string   `yaml:"text" json:"text"`
	Tier         Tier     `yaml:"tier" json:"tier"`
	Needs        []string `yaml:"needs" json:"needs,omitempty"` // tokens the attacker must have
	Gives        []string `yaml:"gives" json:"gives,omitempty"` // tokens the attacker then has
	CutBy        []Cut    `yaml:"cut_by" json:"cut_by,omitempty"`
	ContestedBy  []string `yaml:"contested_by" json:"contested_by,omitempty"` // steps whose failing contests a cut; empty: the other cuts
	Alternatives string   `yaml:"alternatives" json:"alternatives,omitempty"` // why the cuts contest each other not: each alone suffices
	NarrowedBy   []string `yaml:"narrowed_by" json:"narrowed_by,omitempty"`
	ShownBy      []string `yaml:"shown_by" json:"shown_by,omitempty"`
	PreparedBy   []string `yaml:"prepared_by" json:"prepared_by,omitempty"`
	None         string   `yaml:"none" json:"none,omitempty"` // why nothing here can cut it
}

// Cutters lists the steps of all cuts, each once.
func (g *Stage) Cutters() []string {
	var out []string
	for _, c := range g.CutBy {
		for _, id := range c {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
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
	ID        string    `yaml:"id" json:"id"`
	Clause    string    `yaml:"clause" json:"clause"` // completes "what if …": "you lose your phone"
	Axis      Axis      `yaml:"axis" json:"axis"`
	Tokens    []string  `yaml:"tokens" json:"tokens"`
	Frequency Frequency `yaml:"frequency" json:"frequency"`
	Scenario  string    `yaml:"scenario" json:"scenario"`
	Notice    string    `yaml:"notice" json:"notice"` // how one would notice
	If        Condition `yaml:"if" json:"if"`         // for whom it is a question at all
	Sources   []Source  `yaml:"sources" json:"sources"`
}

// Axis says whether a holding is gained by an attacker or lost by the owner.
type Axis string

// The axes.
const (
	Attack Axis = "attack"
	Loss   Axis = "loss"
)
