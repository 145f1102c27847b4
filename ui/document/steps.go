package document

import "handrail/checklist"

// Steps is the document of handrail steps.
type Steps struct {
	Steps []Step `json:"steps"`
}

// Step is a step with its outcome.
type Step struct {
	ID         string            `json:"id"`
	Title      string            `json:"title"`
	Interfaces []string          `json:"interfaces"`
	Topic      string            `json:"topic"`
	Per        checklist.Per     `json:"per"`
	Outcome    checklist.Outcome `json:"outcome"`
	DueOn      checklist.Day     `json:"due_on"`   // the earliest over what it is about
	StaleOn    checklist.Day     `json:"stale_on"` // likewise
	Minutes    checklist.Minutes `json:"minutes"`
	Waits      string            `json:"waits"`
	Look       checklist.Look    `json:"look"`
	LocksOut   checklist.Risk    `json:"locks_out"`
	Stopped    bool              `json:"stopped"`
	Because    []string          `json:"because"` // the facts by which it does not apply
	SeenOn     checklist.Day     `json:"seen_on"` // the newest look
	Seen       string            `json:"seen"`
	Answer     string            `json:"answer"` // id of the answer seen then, empty where a machine looked
	About      []About           `json:"about"`
	Answers    []Answer          `json:"answers"`
	Covers     []string          `json:"covers"`
}

// About is the outcome of a step about one thing.
type About struct {
	Device  string            `json:"device"` // id of a device or username; empty is the account
	Outcome checklist.Outcome `json:"outcome"`
	SeenOn  checklist.Day     `json:"seen_on"`
	Seen    string            `json:"seen"`
	Answer  string            `json:"answer"`
}

// Answer is one answer that a step has.
type Answer struct {
	ID    string          `json:"id"`
	N     int             `json:"n"`
	Text  string          `json:"text"`
	Means checklist.Means `json:"means"`
}

// StepsOf are the steps that are taken.
func StepsOf(as *checklist.Assessment, takes func(*checklist.StepState) bool) Steps {
	var doc Steps
	for i := range as.Steps {
		if takes(&as.Steps[i]) {
			doc.Steps = append(doc.Steps, stepOf(as, &as.Steps[i]))
		}
	}
	return doc
}

// stepOf is the state of a step as a document.
func stepOf(as *checklist.Assessment, st *checklist.StepState) Step {
	s := st.Step
	d := Step{
		ID: s.ID, Title: s.Title, Interfaces: s.Interfaces, Topic: s.Topic, Per: s.Per, Outcome: st.Outcome, Minutes: s.Minutes, Waits: s.Waits, Look: s.Look,
		LocksOut: s.LocksOut, Stopped: st.Stopped, Because: as.NotApplicableBecause(st), Covers: s.Covers,
	}
	for _, ab := range st.About {
		d.About = append(d.About, About{ab.Target, ab.Outcome, ab.SeenOn, ab.Seen, ab.Answer})
		d.DueOn, d.StaleOn = first(d.DueOn, ab.DueOn), first(d.StaleOn, ab.StaleOn)
		if ab.SeenOn > d.SeenOn {
			d.SeenOn, d.Seen, d.Answer = ab.SeenOn, ab.Seen, ab.Answer
		}
	}
	for i, ans := range s.Choices() {
		d.Answers = append(d.Answers, Answer{ans.ID, i + 1, ans.Text, ans.Means})
	}
	return d
}

// first is the earlier of two days, of which either may be no day.
func first(a, b checklist.Day) checklist.Day {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
