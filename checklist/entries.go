package checklist

import "slices"

// What front ends and paper read of a record beyond its assessment. They spell
// no kind and no field themselves.

// EntriesAbout lists the entries about a step that count, newest first: answers
// and decisions, and what its checks found.
func (r Record) EntriesAbout(s *Step) []Event {
	var out []Event
	for _, e := range r.counting {
		name, _ := SplitSubject(e.Subject)
		ours := name == s.ID
		if e.Kind == KindFinding {
			ours = e.Value["step"] == s.ID || slices.Contains(s.Probe, name)
		}
		if ours {
			out = append(out, e)
		}
	}
	return out
}

// FindingOf returns the finding that a conflict speaks of.
func (r Record) FindingOf(c *Conflict) (Event, bool) {
	for _, e := range r.counting {
		check, _ := SplitSubject(e.Subject)
		if e.Kind == KindFinding && check == c.Check && e.Day == c.SaidOn && e.Value["saw"] == c.Machine {
			return e, true
		}
	}
	return Event{}, false
}

// DeviceIDs are the ids that devices ever had, of retired ones too.
func (r Record) DeviceIDs() map[string]bool {
	ids := make(map[string]bool)
	for _, e := range r.counting {
		if e.Kind == KindDevice || e.Kind == KindRetired {
			ids[e.Subject] = true
		}
	}
	return ids
}

// CouldNotLookTwice reports whether the last two answers of the day were "I
// can't look now".
func (a *Assessment) CouldNotLookTwice() bool {
	n := 0
	for _, e := range a.record.events {
		if e.Kind != KindAnswer {
			continue
		}
		if e.Value[FieldAnswer] != NoPage.ID || e.Day != a.Day {
			return false
		}
		if n++; n == 2 {
			return true
		}
	}
	return false
}

// BeforeAnswers is the record as it was before the answers of a day to the
// subjects given.
func (r Record) BeforeAnswers(day Day, subjects ...string) Record {
	newest := make(map[string]int64)
	for _, subject := range subjects {
		if e, ok := r.Newest(KindAnswer, subject); ok && e.Day == day {
			newest[subject] = e.Order
		}
	}
	var before []Event
	for _, e := range r.counting {
		if order, ok := newest[e.Subject]; ok && e.Kind == KindAnswer && e.Order == order {
			continue
		}
		before = append(before, e)
	}
	return NewRecord(before...)
}

// AnswerBefore returns the answer to a step about a target that was given last
// before the day of the assessment, and its day; false where there is none, or
// it was taken back.
func (a *Assessment) AnswerBefore(step, target string) (answer string, on Day, ok bool) {
	looks := a.record.History(KindAnswer, AnswerSubject(step, target))
	for _, e := range looks[min(1, len(looks)):] {
		switch {
		case e.Withdrawn():
			return "", 0, false
		case e.Day != a.Day:
			return e.Value[FieldAnswer], e.Day, true
		}
	}
	return "", 0, false
}

// Rehearsal is a drill of a scenario.
type Rehearsal struct {
	On      Day
	Minutes string // to the first call
	Misses  string // what was missed, or empty
}

// LastRehearsal is the newest drill of a scenario, and whether there is one.
func (r Record) LastRehearsal(scenario string) (Rehearsal, bool) {
	e, ok := r.Newest(KindDrill, scenario)
	return Rehearsal{e.Day, e.Value["minutes"], e.Value["misses"]}, ok
}

// Print is one print of a sheet, as PrintEntry entered it.
type Print struct {
	Sheet    string
	ID       string
	Kept     string // the place, or empty
	Sections string // digests, as runbook writes them
	On       Day
	At       int64 // its place among the entries, as Event.EnteredAt
	Order    int64
}

func printOf(e Event) Print {
	return Print{e.Subject, e.Value["id"], e.Value["kept"], e.Value["sections"], e.Day, e.EnteredAt(), e.Order}
}

// Prints lists the prints of the record, newest first.
func (r Record) Prints() []Print {
	var out []Print
	for _, e := range r.events {
		if e.Kind == KindPrint {
			out = append(out, printOf(e))
		}
	}
	return out
}

// LastPrint is the newest print of a sheet, and whether there is one.
func (r Record) LastPrint(sheet string) (Print, bool) {
	e, ok := r.Newest(KindPrint, sheet)
	return printOf(e), ok
}

// AboutCatalogue reports whether an entry only keeps which catalogue was in force.
func (e Event) AboutCatalogue() bool { return e.Kind == KindCatalogue }

// AnswersStep returns the step that an entry answers, and whether it answers one.
func (e Event) AnswersStep() (step string, ok bool) {
	step, _ = SplitSubject(e.Subject)
	return step, e.Kind == KindAnswer
}

// OfSetup reports whether an entry can change what is true of the set-up: a
// fact, a device, a permission, an answer or a finding.
func (e Event) OfSetup() bool {
	switch e.Kind {
	case KindNote, KindSnooze, KindAccept, KindPrint, KindDrill, KindCall, KindLooked, KindHappened, KindCatalogue:
		return false
	}
	return true
}

// Text is what a note, a contact or an alarm says in the person's own words.
func (e Entry) Text() string { return e.Value[FieldText] }
