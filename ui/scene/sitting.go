package scene

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// placeOfEntry is where an entry of a sitting is asked.
func placeOfEntry(entry, query string) Place {
	id, thing := checklist.SplitSubject(entry)
	return Place{Screen: "step", ID: id, About: thing, Query: query}
}

// readSitting returns what a sitting asks, and which entry of it is being
// asked, counted from 1; 0 where it is not among them.
func readSitting(p Place) (entries []string, at int) {
	if p.Query == "" {
		return nil, 0
	}
	entries = strings.Split(strings.TrimPrefix(p.Query, ofReview), ",")
	if i := slices.Index(entries, checklist.AnswerSubject(p.ID, p.About)); i >= 0 {
		return entries, i + 1
	}
	for i, entry := range entries {
		if id, _ := checklist.SplitSubject(entry); id == p.ID {
			return entries, i + 1
		}
	}
	return entries, 0
}

// stepOf says which step of a sitting is being asked, and of how many.
func stepOf(p Place) (at, of int) {
	entries, now := readSitting(p)
	last := ""
	for i, entry := range entries {
		if id, _ := checklist.SplitSubject(entry); id != last {
			last = id
			of++
		}
		if i+1 == now {
			at = of
		}
	}
	return at, of
}

// ofReview begins the Query of a step that a review asks: what follows is what
// that review asks.
const ofReview = "review:"

// after is where one goes once a step about a thing is answered: on in the
// sitting, or to the next thing that the
// step does not hold about, and then to Today.
func after(w World, p Place, thing string) Place {
	if entries, at := readSitting(p); at > 0 {
		return ahead(w, p, entries[at:])
	}
	if p.About == everything {
		return Place{Screen: "today"}
	}
	past := false
	for _, about := range w.A.Step(p.ID).About {
		if past && !about.Outcome.Counts() {
			next := p
			next.About = about.Target
			return next
		}
		past = past || about.Target == thing
	}
	return Place{Screen: "today"}
}

// onTrip reports whether a question is asked among others, on a trip or in a
// review.
func onTrip(p Place) bool { return p.Query != "" }

// ahead is the first of these entries that can be asked, or the end of the trip
// or the review.
func ahead(w World, p Place, entries []string) Place {
	for _, entry := range entries {
		next := placeOfEntry(entry, p.Query)
		if strings.HasPrefix(p.Query, ofReview) {
			next = reviewPlace(w, entry, p.Query)
		}
		if st := w.A.Step(next.ID); st != nil && st.Applies != checklist.No {
			return next
		}
	}
	if strings.HasPrefix(p.Query, ofReview) {
		return Place{Screen: "review", Page: reviewEnd, Query: p.Query}
	}
	return Place{Screen: "trip-end", Query: p.Query}
}

// afterSnooze is where one goes once a step was put off: past everything the
// sitting asks of it.
func afterSnooze(w World, p Place) Place {
	entries, at := readSitting(p)
	rest := entries[min(at, len(entries)):]
	for len(rest) > 0 {
		if id, _ := checklist.SplitSubject(rest[0]); id != p.ID {
			break
		}
		rest = rest[1:]
	}
	return ahead(w, p, rest)
}
