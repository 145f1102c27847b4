package document

import (
	"strconv"

	"handrail/checklist"
	"handrail/runbook"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// Status is the document of handrail status.
type Status struct {
	On         checklist.Day       `json:"on"`
	Catalogue  Catalogue           `json:"catalogue"`
	Store      Store               `json:"store"`
	Outcomes   Outcomes            `json:"outcomes"`
	Accepted   int                 `json:"accepted"`
	Conflicts  int                 `json:"conflicts"`
	Interfaces []Interface         `json:"interfaces"`
	Due        []checklist.DueItem `json:"due"`
	Runbooks   []Printed           `json:"runbooks"`
	Holdings   []Holding           `json:"holdings"`
	Alarms     []Alarm             `json:"alarms"`      // open or unclear
	Reminders  string              `json:"reminders"`   // "none", "timer here", "calendar of …"
	FailsEarly []string            `json:"fails_early"` // steps that fail on a stage of tier 0 or 1

	printed []runbook.PaperState
}

// Catalogue names a catalogue and its content.
type Catalogue struct {
	Broker  string `json:"broker"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

// Store is where the record is.
type Store struct {
	Kind       string `json:"kind"`
	Place      string `json:"place"`
	Generation uint64 `json:"generation"`
	Confined   bool   `json:"confined"`
}

// Outcomes counts the steps by outcome.
type Outcomes struct {
	Holds         int `json:"holds"`
	Fails         int `json:"fails"`
	Unknown       int `json:"unknown"`
	Stale         int `json:"stale"`
	Changed       int `json:"changed"`
	NotApplicable int `json:"not_applicable"`
}

// Interface is an interface with what it exposes.
type Interface struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	Used      checklist.Truth `json:"used"`
	Exposures []Exposure      `json:"exposures"`
}

// Exposure counts the routes of one exposure.
type Exposure struct {
	ID         checklist.Exposure `json:"id"`
	Open       int                `json:"open"`
	Applies    int                `json:"applies"`
	OpenAtBest int                `json:"open_at_best"`
	Easiest    *Easiest           `json:"easiest"`
}

// Easiest is the easiest open route.
type Easiest struct {
	Route string         `json:"route"`
	Tier  checklist.Tier `json:"tier"`
}

// Printed is a sheet that was printed, and whether it is current.
type Printed struct {
	Page      string        `json:"page"`
	ID        string        `json:"id"`
	PrintedOn checklist.Day `json:"printed_on"`
	Place     string        `json:"place"`
	State     string        `json:"state"`
	Because   []string      `json:"because"`
}

// Text is the same as a scene says it.
func (d Status) Text(w scene.World) scene.Scene {
	return scene.Status(w, d.Outcomes.fields(d.Accepted, d.Conflicts), d.Due, d.printed)
}

// fields are the counts in words.
func (o Outcomes) fields(accepted, conflicts int) []scene.Field {
	var out []scene.Field
	for _, c := range []struct {
		n    int
		word string
	}{
		{o.Holds, "hold"}, {o.Fails, "fail"}, {o.Unknown, "not known"}, {o.Stale, "too long ago"}, {o.Changed, "changed"}, {o.NotApplicable, "do not apply"},
		{accepted, "risk accepted"}, {conflicts, "you and the machine disagree"},
	} {
		if c.n > 0 {
			out = append(out, scene.Field{Label: c.word, Value: strconv.Itoa(c.n)})
		}
	}
	return out
}

// StatusOf is the status of a session.
func StatusOf(s *session.Session) Status {
	as := s.Assessment()
	w := s.World()
	printed := runbook.Printed(as)
	doc := Status{printed: printed,
		On:        as.Day,
		Catalogue: Catalogue{as.Catalogue.Broker, as.Catalogue.Version, as.Catalogue.Digest},
		Store:     Store{w.Store.Kind, w.Store.Place, w.Store.Generation, w.Confined},
		Due:       scene.DueWith(as, printed), Runbooks: printedOf(printed),
		Alarms: alarmsIn(as.OpenAlarms()), Holdings: WhatIfOf(as, "").Holdings, FailsEarly: as.FailsEarly(), Reminders: w.Reminders,
	}
	for i := range as.Steps {
		st := &as.Steps[i]
		switch st.Outcome {
		case checklist.Holds, checklist.Due:
			doc.Outcomes.Holds++
		case checklist.Fails:
			doc.Outcomes.Fails++
		case checklist.Unknown:
			doc.Outcomes.Unknown++
		case checklist.Stale:
			doc.Outcomes.Stale++
		case checklist.Changed:
			doc.Outcomes.Changed++
		case checklist.NotApplicable:
			doc.Outcomes.NotApplicable++
		}
		if st.Accepted != nil && !st.Accepted.Ended {
			doc.Accepted++
		}
		for _, ab := range st.About {
			if ab.Conflict != nil {
				doc.Conflicts++
			}
		}
	}
	for _, g := range as.Grid {
		d := Interface{ID: g.Interface.ID, Name: g.Interface.Name, Used: g.Used}
		for _, x := range g.Exposures {
			e := Exposure{ID: x.Exposure, Open: x.Open, Applies: x.Applies, OpenAtBest: x.OpenAtBest}
			if x.Easiest != nil {
				e.Easiest = &Easiest{x.Easiest.Route.ID, x.Easiest.Tier}
			}
			d.Exposures = append(d.Exposures, e)
		}
		doc.Interfaces = append(doc.Interfaces, d)
	}
	return doc
}

// printedOf tells the state of every page that was printed.
func printedOf(list []runbook.PaperState) []Printed {
	var out []Printed
	for _, p := range list {
		out = append(out, Printed{string(p.Page), runbook.FormatID(p.ID), p.PrintedOn, p.Place, string(p.State), p.Because})
	}
	return out
}
