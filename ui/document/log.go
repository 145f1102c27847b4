package document

import (
	"time"

	"handrail/checklist"
)

// Log is the document of handrail log: every entry, newest first.
type Log struct {
	Entries []Entry   `json:"entries"`
	Kept    int       `json:"kept"`
	Most    int       `json:"most"`
	LeftOut []LeftOut `json:"left_out"` // of what older entries may have made room
}

// Entry is one entry of the record.
type Entry struct {
	ID        string          `json:"id"`
	Group     string          `json:"group"` // what it was entered with, or nothing
	At        time.Time       `json:"at"`    // never before what it corrects, so perhaps a little late
	Day       checklist.Day   `json:"day"`
	Device    string          `json:"device"`
	Kind      checklist.Kind  `json:"kind"`
	Subject   string          `json:"subject"`
	Text      string          `json:"text"`
	Value     checklist.Value `json:"value"`
	Withdrawn bool            `json:"withdrawn"`
	Undone    bool            `json:"undone"`
}

// LeftOut is a subject whose older entries may have made room.
type LeftOut struct {
	Kind    checklist.Kind `json:"kind"`
	Subject string         `json:"subject"`
	Kept    int            `json:"kept"`
	Since   checklist.Day  `json:"since"` // the day of the oldest that is kept
	Title   string         `json:"title"`
}

// LogOf are all entries, newest first.
func LogOf(as *checklist.Assessment) Log {
	events := as.Record().Events()
	doc := Log{Kept: len(events), Most: checklist.KeptAll}
	for _, e := range events {
		doc.Entries = append(doc.Entries, Entry{
			e.ID(), e.Group.String(), time.Unix(e.Order, 0).UTC(), e.Day, e.Device, e.Kind, e.Subject,
			as.EntryWords(e), e.Value, e.Withdrawn(), as.Record().Undone(e),
		})
	}
	for _, f := range as.Record().Full() {
		doc.LeftOut = append(doc.LeftOut, LeftOut{f.Kind, f.Subject, f.Events, f.Since, as.Catalogue.SubjectWords(f.Kind, f.Subject)})
	}
	return doc
}
