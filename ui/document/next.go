package document

import "handrail/checklist"

// Next is the document of handrail next.
type Next struct {
	Minutes       int                 `json:"minutes"`
	Sitting       *Sitting            `json:"sitting"` // null where no review is due
	Gate          *Gate               `json:"gate"`    // null once a way back has been tried
	Trips         []Trip              `json:"trips"`
	Waiting       []checklist.Waiting `json:"waiting"`
	Longer        *Longer             `json:"longer"` // where nothing fits: the shortest there is
	Bundle        []Item              `json:"bundle"`
	TotalMinutes  int                 `json:"total_minutes"`
	Exact         bool                `json:"exact"`
	Closes        []string            `json:"closes"`
	RaisesEasiest bool                `json:"raises_easiest"`
	LeftOut       []checklist.LeftOut `json:"left_out"`
}

// Sitting is the review sitting of today.
type Sitting struct {
	On      checklist.Day `json:"on"`
	Minutes int           `json:"minutes"`
	States  []Look        `json:"states"`
	Other   int           `json:"other"` // facts, permissions, signals, paper and drills
}

// Trip is what is looked at in one place.
type Trip struct {
	At      string `json:"at"`
	Page    string `json:"page"`
	Address string `json:"address"`
	Minutes int    `json:"minutes"`
	Looks   []Look `json:"looks"`
}

// Look is one look of a trip.
type Look struct {
	Step  string   `json:"step"`
	About []string `json:"about"` // devices or usernames; empty is the account
}

// Longer is the first thing that needs more time than there is.
type Longer struct {
	Step    string   `json:"step"`
	About   []string `json:"about"`
	Title   string   `json:"title"`
	Look    bool     `json:"look"`
	Minutes int      `json:"minutes"`
}

// Gate is what comes before changes that could shut one out.
type Gate struct {
	Step    string `json:"step"`
	Title   string `json:"title"`
	Because string `json:"because"`
}

// Item is a step to do.
type Item struct {
	Step       string   `json:"step"`
	About      []string `json:"about"` // devices or usernames; empty is the account
	Title      string   `json:"title"`
	Interfaces []string `json:"interfaces"`
	Minutes    int      `json:"minutes"`
	Because    string   `json:"because"`
}

// NextOf is the plan of a day.
func NextOf(as *checklist.Assessment, ad checklist.Advice) Next {
	doc := Next{
		Minutes: ad.Minutes, TotalMinutes: ad.TotalMinutes, Exact: ad.Exact,
		Closes: ad.Closes, RaisesEasiest: ad.RaisesEasiest, LeftOut: ad.LeftOut, Waiting: ad.Waiting,
	}
	if g := ad.Gate; g != nil {
		doc.Gate = &Gate{g.Step, as.Catalogue.Title(g.Step), g.Because}
	}
	for _, it := range ad.Bundle {
		doc.Bundle = append(doc.Bundle, itemOf(as, it))
	}
	if s := ad.Sitting; s != nil {
		doc.Sitting = &Sitting{On: s.On, Minutes: s.Minutes, Other: s.Questions()}
		for _, st := range s.States {
			doc.Sitting.States = append(doc.Sitting.States, Look{st.Step, targets(st.About)})
		}
	}
	for _, trip := range ad.Trips {
		d := Trip{At: trip.At, Page: trip.Page, Minutes: trip.Minutes}
		if place := as.Catalogue.Place(trip.At); place != nil {
			d.Address = place.Address
		}
		for _, l := range trip.Looks {
			d.Looks = append(d.Looks, Look{l.Step, targets(l.About)})
		}
		doc.Trips = append(doc.Trips, d)
	}
	if l := ad.Longer; l != nil {
		doc.Longer = &Longer{l.Step, targets(l.About), as.Catalogue.Title(l.Step), l.Look, l.Minutes}
	}
	return doc
}

func itemOf(as *checklist.Assessment, it checklist.Item) Item {
	step := as.Catalogue.Step(it.Step)
	return Item{it.Step, targets(it.About), step.Title, step.Interfaces, it.Minutes, it.Because}
}

// targets leaves out the account, which has no id.
func targets(about []string) []string {
	var out []string
	for _, thing := range about {
		if thing != "" {
			out = append(out, thing)
		}
	}
	return out
}
