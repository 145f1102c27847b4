package document

import "handrail/internal/remind"

// Remind is the document of handrail remind.
type Remind struct {
	Kind    string        `json:"kind"`    // ics, systemd, launchd, schtasks or fire
	Files   []remind.Unit `json:"files"`   // what was made
	Written []string      `json:"written"` // paths of the files written
	Removed []string      `json:"removed"` // paths of the files removed
	Install []string      `json:"install"` // the lines that turn it on
	Remove  []string      `json:"remove"`  // the lines that turn it off
	Dates   *remind.Dates `json:"dates"`   // the file of dates, where it was written
	Line    string        `json:"line"`    // what a timer says now
}
