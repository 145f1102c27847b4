package document

import "handrail/checklist"

// Choose is the document of handrail choose.
type Choose struct {
	Jobs []Choice `json:"jobs"`
}

// Choice is the interface for one job.
type Choice struct {
	ID        string                 `json:"id"`
	Title     string                 `json:"title"`
	Interface string                 `json:"interface"`
	Others    []string               `json:"others"` // best first
	Why       string                 `json:"why"`
	Not       []string               `json:"not"`
	First     []checklist.StepEffect `json:"first"`     // steps that must hold before
	Ready     bool                   `json:"ready"`     // all of them hold, as far as we know
	Meanwhile string                 `json:"meanwhile"` // where it is not ready: the interface to use until then, or nothing
}

// ChooseOf are the choices for jobs.
func ChooseOf(as *checklist.Assessment, jobs []string) Choose {
	var doc Choose
	for _, ch := range as.Choose(jobs...) {
		doc.Jobs = append(doc.Jobs, choiceOf(ch))
	}
	return doc
}

// choiceOf is a choice as a document.
func choiceOf(ch checklist.Choice) Choice {
	return Choice{ch.Job.ID, ch.Job.Title, ch.Interface, ch.Others, ch.Job.Why, ch.Job.Not, ch.First, ch.Ready, ch.Meanwhile}
}
