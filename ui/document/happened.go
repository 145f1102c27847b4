package document

import (
	"handrail/checklist"
	"handrail/ui/scene"
)

// Happened is the document of handrail happened.
type Happened struct {
	Events []Event `json:"events"` // all there are where none was named, else that one
	Change
	Again    []Again    `json:"again"`    // steps that are asked again now
	Facts    []FactName `json:"facts"`    // facts that were entered, to look at again
	Paper    string     `json:"paper"`    // what is wrong on the page, or empty
	Pages    []string   `json:"pages"`    // pages printed before, which are wrong now
	Scenario string     `json:"scenario"` // the emergency it may be, or empty
}

// Event is a life event, and when it was last entered.
type Event struct {
	ID     string        `json:"id"`
	Title  string        `json:"title"`
	SaidOn checklist.Day `json:"said_on"`
}

// Again is a step that is asked again.
type Again struct {
	Step  string            `json:"step"`
	Title string            `json:"title"`
	Was   checklist.Outcome `json:"was"`
	Is    checklist.Outcome `json:"is"`
}

// FactName is a fact by id and title.
type FactName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// EventsOf lists the life events there are.
func EventsOf(as *checklist.Assessment) Happened {
	var doc Happened
	for i := range as.Catalogue.LifeEvents {
		doc.Events = append(doc.Events, eventOf(as, &as.Catalogue.LifeEvents[i]))
	}
	return doc
}

func eventOf(as *checklist.Assessment, l *checklist.LifeEvent) Event {
	return Event{ID: l.ID, Title: l.Title, SaidOn: as.HappenedOn(l.ID)}
}

// Tell fills in what follows from a life event.
func (d *Happened) Tell(before, after *checklist.Assessment, l *checklist.LifeEvent, touched scene.Touched) {
	d.Events = append(d.Events, eventOf(after, l))
	for _, st := range touched.Again {
		d.Again = append(d.Again, Again{Step: st.Step.ID, Title: st.Step.Title, Was: before.Step(st.Step.ID).Outcome, Is: st.Outcome})
	}
	for _, f := range touched.Facts {
		d.Facts = append(d.Facts, FactName{ID: f.ID, Title: f.Title})
	}
	d.Paper, d.Pages, d.Scenario = l.Paper, touched.Pages, l.Scenario
}
