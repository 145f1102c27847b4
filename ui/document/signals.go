package document

import "handrail/checklist"

// Signals is the document of handrail signals.
type Signals struct {
	Signals []Signal `json:"signals"`
	Change
}

// Signal is something to watch, and when it was last looked at.
type Signal struct {
	ID       string                 `json:"id"`
	Title    string                 `json:"title"`
	Watch    string                 `json:"watch"`
	Changes  []checklist.StepEffect `json:"changes"`
	LookedOn checklist.Day          `json:"looked_on"`
	Saw      string                 `json:"saw"`
	DueOn    checklist.Day          `json:"due_on"`
	Due      bool                   `json:"due"`
}

// SignalsOf are all signals, after a change.
func SignalsOf(as *checklist.Assessment, change Change) Signals {
	doc := Signals{Change: change}
	for _, s := range as.Signals() {
		doc.Signals = append(doc.Signals, signalOf(as, s))
	}
	return doc
}

// signalOf is a signal as a document.
func signalOf(as *checklist.Assessment, s checklist.SignalState) Signal {
	d := Signal{
		ID: s.Signal.ID, Title: s.Signal.Title, Watch: s.Signal.Watch,
		LookedOn: s.LookedOn, Saw: s.Saw, DueOn: s.DueOn, Due: s.DueOn != 0 && s.DueOn <= as.Day,
	}
	for _, id := range s.Signal.Changes {
		d.Changes = append(d.Changes, checklist.StepEffect{Step: id, Outcome: outcomeOf(as, id)})
	}
	return d
}
