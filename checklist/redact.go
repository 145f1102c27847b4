package checklist

import (
	"fmt"
	"maps"
	"slices"
)

// KindRedacted marks a record that was redacted: it is for showing, and must
// not be merged into the record it was made from.
const KindRedacted Kind = "redacted"

// leftOut replaces a person's own words.
const leftOut = "(left out)"

// ownWords are the fields that hold a person's own words, by kind; "" where
// nothing replaces them.
var ownWords = map[Kind]map[string]string{
	KindRetired:  {FieldReason: leftOut},
	KindFinding:  {"saw": leftOut, FieldReason: leftOut},
	KindDecision: {FieldReason: leftOut},
	KindAccept:   {FieldReason: leftOut},
	KindLooked:   {"saw": leftOut},
	KindAlarm:    {FieldText: leftOut, FieldReference: ""},
	KindPrint:    {"kept": ""},
	KindDrill:    {"misses": ""},
}

// redactedKinds are the kinds that stay; of others nobody knows what they say.
var redactedKinds = []Kind{
	KindFact, KindDevice, KindRetired, KindAnswer, KindFinding, KindDecision, KindAccept, KindSnooze,
	KindHappened, KindAlarm, KindSetting, KindPrint, KindDrill, KindLooked, KindCatalogue,
}

// Redact returns what counts of the record, without notes, the call log, reasons, what checks
// saw, places of paper and what drills missed, and with devices numbered
// instead of named. It carries a mark, see Redacted.
func Redact(r Record) Record {
	names := deviceNumbers(r)
	var first Day
	for _, e := range r.counting {
		first = earliest(first, e.Day)
	}
	out := []Event{{Kind: KindRedacted, Subject: "record", Order: 1, Day: first, Value: Value{"mark": "redacted"}}}
	for _, e := range r.counting {
		if !slices.Contains(redactedKinds, e.Kind) {
			continue
		}
		out = append(out, redactEvent(e, names))
	}
	return NewRecord(out...)
}

// Redacted reports whether a record carries the mark of Redact.
func (r Record) Redacted() bool {
	return slices.ContainsFunc(r.events, func(e Event) bool { return e.Kind == KindRedacted })
}

func redactEvent(e Event, names map[string]string) Event {
	e.Value, e.Group = maps.Clone(e.Value), Group{} // nothing of it is undone any more
	if n, ok := names[e.Device]; ok {
		e.Device = n
	}
	switch e.Kind {
	case KindDevice, KindRetired:
		e.Subject = names[e.Subject]
		if e.Value["name"] != "" {
			e.Value["name"] = "device " + e.Subject[len("device-"):]
		}
	case KindAnswer, KindFinding, KindAlarm, KindHappened:
		name, thing := SplitSubject(e.Subject)
		if n, ok := names[thing]; ok {
			e.Subject = AnswerSubject(name, n)
		}
		if n, ok := names[e.Value["on"]]; ok {
			e.Value["on"] = n
		}
	}
	for field, instead := range ownWords[e.Kind] {
		if e.Value[field] != "" {
			e.Value[field] = instead
		}
	}
	return e
}

// deviceNumbers numbers every device that the record names, in the order it
// first did.
func deviceNumbers(r Record) map[string]string {
	names := make(map[string]string)
	add := func(id string) {
		if id != "" && names[id] == "" {
			names[id] = fmt.Sprintf("device-%d", len(names)+1)
		}
	}
	for _, e := range slices.Backward(r.events) {
		add(e.Device)
		switch e.Kind {
		case KindDevice, KindRetired:
			add(e.Subject)
		case KindFinding:
			_, thing := SplitSubject(e.Subject)
			add(thing)
		case KindHappened:
			_, thing := SplitSubject(e.Subject)
			add(thing)
			add(e.Value["on"])
		}
	}
	return names
}
