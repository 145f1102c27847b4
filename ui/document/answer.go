package document

import "handrail/checklist"

// Answered is the document of handrail answer.
type Answered struct {
	Step    string            `json:"step"`
	Answer  string            `json:"answer"`
	About   []string          `json:"about"` // devices or usernames; empty is the account
	Outcome checklist.Outcome `json:"outcome"`
	Stop    string            `json:"stop"`  // the stop line, or nothing
	Alarm   string            `json:"alarm"` // the scenario, where the answer is an alarm
	Change
}
