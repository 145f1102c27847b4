package checklist

// Advice is what to do today: the sitting where one is due, trips to look
// somewhere, and what to do hands-on.
type Advice struct {
	Minutes       int        // asked for
	Sitting       *Sitting   // a review that is due, or nil
	Gate          *GateState // nil once a way back has been tried
	Trips         []Trip     // looks, by place, in the order to make them
	Bundle        []Item     // doing, in the order to do it
	Waiting       []Waiting  // what was put off, by day
	TotalMinutes  int        // of the trips and the bundle
	Longer        *Longer    // where nothing fits the minutes: the shortest thing there is
	Exact         bool       // false: more candidates than the exact search takes
	Closes        []string   // ids of the routes it closes if every look turns out well
	RaisesEasiest bool       // it raises the easiest route left anywhere
	LeftOut       []LeftOut
	Facts         []string // facts whose not being known keeps something open, at most three
}

// Empty reports whether there is nothing to do, however many minutes there are.
func (ad *Advice) Empty() bool {
	return ad.Sitting == nil && len(ad.Trips)+len(ad.Bundle) == 0 && ad.Longer == nil
}

// Trip is a set of looks at one place.
type Trip struct {
	At      string // id of the place
	Page    string // id of the page, where all looks are on one
	Minutes int    // to get there, and to look
	Looks   []LookAt
}

// LookAt is one step's question on a trip.
type LookAt struct {
	Step    string
	About   []string // the things it is not known about; "" is the account
	Minutes int      // for all of them
}

// Item is one step to do, hands-on.
type Item struct {
	Step    string
	About   []string // the things it does not hold about; "" is the account
	Minutes int      // for all of them
	Because string
}

// Longer is the shortest thing there is to do, which takes more than the
// minutes that were given.
type Longer struct {
	Step    string
	About   []string
	Look    bool // it is a look, not hands-on work
	Minutes int
}

// Waiting is a step that was put off until a day.
type Waiting struct {
	Step  string `json:"step"`
	For   string `json:"for"` // what it waits for, in words, or nothing
	Until Day    `json:"until"`
}

// LeftOut is a step that was not taken, and why.
type LeftOut struct {
	Step string `json:"step"`
	Why  string `json:"why"`
}

// The bounds of advice.
const (
	SittingLooks = 9  // the most looks one sitting has
	SittingSteps = 9  // the most steps one sitting does
	TripLooks    = 6  // the most looks one trip has
	TravelTime   = 2  // minutes that a trip costs before its first look
	UnsureDays   = 14 // days after which "not sure", "I can't look now" and a habit may be proposed again
	ExactSteps   = 32 // the most candidates the search is exact with

	OpenFactsShown = 3 // the most facts that are asked for in one day's advice
)
