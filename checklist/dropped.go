package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// Dropped says how much of one kind and subject the caps dropped.
type Dropped struct {
	Kind    Kind
	Subject string
	Events  int
	From    Day // the day of the oldest that was dropped
	To      Day // and of the newest
}

// DroppedFrom lists what the caps dropped when events were added to a record
// and this one came of it, by kind and subject. A note that another took the
// place of is not dropped by a cap: two are all that is ever kept.
func (r Record) DroppedFrom(before Record, added ...Event) []Dropped {
	said := slices.Concat(before.events, added)
	slices.SortFunc(said, newestFirst)
	said = slices.CompactFunc(said, sameEvent)
	lost := make(map[subjectKey]*Dropped)
	for _, e := range (Record{events: said}).Without(r) {
		if e.Kind == KindNote {
			continue
		}
		k := subjectKey{e.Kind, e.Subject}
		if lost[k] == nil {
			lost[k] = &Dropped{Kind: e.Kind, Subject: e.Subject, From: e.Day, To: e.Day}
		}
		d := lost[k]
		d.Events++
		d.From, d.To = min(d.From, e.Day), max(d.To, e.Day)
	}
	out := make([]Dropped, 0, len(lost))
	for _, d := range lost {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(x, y Dropped) int {
		return cmp.Or(strings.Compare(string(x.Kind), string(y.Kind)), strings.Compare(x.Subject, y.Subject))
	})
	return out
}

// Full is a kind and subject of which as much is kept as ever is: what was
// said about it before Since may have been dropped.
type Full struct {
	Kind    Kind
	Subject string
	Events  int
	Since   Day // the day of the oldest that is kept
}

// Full lists what has as many events as a record keeps of it. A record alone
// cannot tell whether a sixteenth was ever said, so it is all that can have
// lost some; in a record of KeptAll events everything else can too. Notes are
// left out, of which two are all that is ever kept.
func (r Record) Full() []Full {
	per := make(map[subjectKey]*Full)
	for _, e := range r.events {
		k := subjectKey{e.Kind, e.Subject}
		if per[k] == nil {
			per[k] = &Full{Kind: e.Kind, Subject: e.Subject}
		}
		per[k].Events++
		per[k].Since = earliest(per[k].Since, e.Day)
	}
	var out []Full
	for _, f := range per {
		if f.Kind != KindNote && f.Events >= KeptEach {
			out = append(out, *f)
		}
	}
	slices.SortFunc(out, func(x, y Full) int {
		return cmp.Or(strings.Compare(string(x.Kind), string(y.Kind)), strings.Compare(x.Subject, y.Subject))
	})
	return out
}
