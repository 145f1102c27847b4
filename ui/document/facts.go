package document

import "handrail/checklist"

// Facts is the document of handrail facts.
type Facts struct {
	Facts []Fact `json:"facts"`
	Change
}

// Fact is a fact about the person, with its value.
type Fact struct {
	ID      string             `json:"id"`
	Title   string             `json:"title"`
	Ask     string             `json:"ask"`
	Kind    checklist.FactKind `json:"kind"`
	Known   bool               `json:"known"`
	Value   string             `json:"value"` // as KEY=VALUE takes it; empty where it is not known
	Values  []string           `json:"values"`
	SaidOn  checklist.Day      `json:"said_on"`
	By      string             `json:"by"` // the step whose answer set it, or nothing
	DueOn   checklist.Day      `json:"due_on"`
	Choices []FactChoice       `json:"choices"`
}

// FactChoice is one value that a fact may have.
type FactChoice struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// FactsOf are all facts, after a change.
func FactsOf(as *checklist.Assessment, change Change) Facts {
	doc := Facts{Change: change}
	for _, st := range as.Facts.States {
		d := Fact{
			ID: st.Fact.ID, Title: st.Fact.Title, Ask: st.Fact.Ask, Kind: st.Fact.Kind, Known: st.Known, Value: st.Value(), Values: st.Values,
			SaidOn: st.SaidOn, By: st.By, DueOn: st.DueOn,
		}
		for _, v := range st.Fact.Values {
			d.Choices = append(d.Choices, FactChoice{v.ID, v.Text})
		}
		doc.Facts = append(doc.Facts, d)
	}
	return doc
}
