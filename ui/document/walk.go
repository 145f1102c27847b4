package document

import (
	"handrail/checklist"
	"handrail/ui/scene"
)

// Walk is the document of handrail walk: what the walk would ask.
type Walk struct {
	Over string `json:"over"` // the step, interface or topic; empty: today's
	Asks []Ask  `json:"asks"`
}

// Review is the document of handrail review: what would be asked again.
type Review struct {
	Asks []Ask `json:"asks"`
}

// Ask is one question of the walk or of a review.
type Ask struct {
	Step    string            `json:"step"`
	About   string            `json:"about"`
	Title   string            `json:"title"`
	Ask     string            `json:"ask"`
	Outcome checklist.Outcome `json:"outcome"`
	DueOn   checklist.Day     `json:"due_on"`
	Because string            `json:"because"`
	Stop    string            `json:"stop"` // the stop line, or nothing
}

// AsksOf are questions as documents.
func AsksOf(as *checklist.Assessment, list []scene.Asked) []Ask {
	var out []Ask
	for _, q := range list {
		d := Ask{Step: q.Step.Step.ID, Title: q.Step.Step.Title, Ask: q.Step.Step.Ask, Outcome: q.Step.Outcome, Stop: scene.StopLine(as.Catalogue, q.Step)}
		if q.About != nil {
			d.About, d.Outcome, d.DueOn, d.Because = q.About.Name, q.About.Outcome, q.About.DueOn, q.About.Because
		}
		out = append(out, d)
	}
	return out
}
