package checklist

import (
	"cmp"
	"fmt"
	"strings"
)

// SubjectWords says what entries of a kind and subject are about.
func (c *Catalogue) SubjectWords(k Kind, subject string) string {
	id, thing := SplitSubject(subject)
	name := c.Title(id)
	switch k {
	case KindFact:
		if f := c.Fact(id); f != nil {
			name = f.Title
		}
	case KindDecision:
		name = "permission " + c.PermissionName(id)
	case KindFinding:
		name = "check " + id
	case KindDevice, KindRetired, KindPrint, KindCall, KindCatalogue:
		name = string(k) + " " + id
	}
	if thing != "" {
		name += ", about " + thing
	}
	return name
}

// EntryWords says an event in words, for the log and after an undo. It is one
// switch: each kind has a sentence of its own, and a table would be as many
// functions.
func (c *Catalogue) EntryWords(e Event) string {
	name, thing := SplitSubject(e.Subject)
	about := ""
	if thing != "" {
		about = ", about " + thing
	}
	if e.Withdrawn() {
		return c.withdrawnWords(e.Kind, name) + about
	}
	v := e.Value
	switch e.Kind {
	case KindAnswer:
		return c.Title(name) + about + ": " + c.answerWords(name, v[FieldAnswer])
	case KindFact:
		if f := c.Fact(name); f != nil {
			return f.Title + ": " + f.Words(v[FieldValue])
		}
		return name + ": " + v[FieldValue]
	case KindFinding:
		return "check " + name + about + ": " + v["verdict"] + ", " + v["saw"]
	case KindDevice:
		return "device " + v["name"] + " (" + v["kind"] + ")"
	case KindRetired:
		return "device " + e.Subject + " retired"
	case KindDecision:
		return "permission " + c.PermissionName(name) + ": " + PermissionWords(v[FieldState])
	case KindAccept:
		return "risk accepted until " + v[FieldUntil] + ": " + c.Title(name)
	case KindSnooze:
		until := v[FieldUntil]
		if read, ok := SnoozedUntil(e); ok && read.String() != until {
			until += fmt.Sprintf(", read as until %s (at most %d days)", read, MostSnoozed)
		}
		return "put off until " + until + ": " + c.Title(name)
	case KindNote:
		return "note on " + c.Title(name)
	case KindHappened:
		return "happened: " + c.Title(name)
	case KindPrint:
		return "printed: " + name + " " + v["id"]
	case KindDrill:
		return "drill: " + c.Title(name)
	case KindCall:
		return "call: " + v["who"]
	case KindContact:
		return "for the sheets: " + OwnContactName(name)
	case KindLooked:
		if miss, ok := strings.CutPrefix(name, "drill/"); ok {
			scenario, _, _ := strings.Cut(miss, "/")
			return "put right, missed in the rehearsal: " + c.Title(scenario)
		}
		return "looked at: " + c.Title(name)
	case KindAlarm:
		return "alarm " + v[FieldState] + ": " + c.Title(name) + about
	case KindSetting:
		if day, err := ParseSittingDay(v[FieldValue]); err == nil && name == SettingSitting {
			return "day of your review: " + day.Words()
		}
		return "setting " + name + ": " + v[FieldValue]
	case KindUndo:
		return v[FieldState] + ": an entry"
	case KindClock:
		return "the clock was ahead: what it dated counts as entered before " + e.Day.String()
	case KindCatalogue:
		return "Handrail came with the catalogue " + e.Subject + " " + v["version"]
	}
	return strings.TrimSpace(string(e.Kind) + " " + e.Subject)
}

// answerWords are the words of an answer by its id, or the id of one that the
// step has no more.
func (c *Catalogue) answerWords(step, id string) string {
	if s := c.Step(step); s != nil {
		for _, a := range s.Choices() {
			if a.ID == id {
				return a.Text
			}
		}
	}
	return id
}

// withdrawnWords says what an entry took back.
func (c *Catalogue) withdrawnWords(kind Kind, name string) string {
	switch kind {
	case KindFact:
		if f := c.Fact(name); f != nil {
			return f.Title + ": left open"
		}
	case KindAnswer:
		return c.Title(name) + ": answer taken back"
	case KindNote:
		return "note on " + c.Title(name) + ": taken away"
	case KindDecision:
		return "permission " + c.PermissionName(name) + ": left open"
	case KindSnooze:
		return c.Title(name) + ": no longer put off"
	case KindAccept:
		return c.Title(name) + ": risk no longer accepted"
	case KindContact:
		return OwnContactName(name) + ": a ruled blank on the sheets"
	case KindSetting:
		if name == SettingSitting {
			return "day of your review: " + FirstSaturday.Words() + " again"
		}
	}
	return "withdrawn: " + string(kind) + " " + name
}

// PermissionWords says a state of the ledger of permissions.
func PermissionWords(state string) string {
	switch state {
	case "held":
		return "held"
	case "used":
		return "held and used"
	case "unused":
		return "held, not used"
	case "dropped":
		return "not held"
	}
	return "not known: may be held"
}

// EntryWords says an event in words as Catalogue.EntryWords does, with devices and
// usernames by their names, and of an undo what it took back.
func (a *Assessment) EntryWords(e Event) string {
	if e.Kind == KindUndo {
		for _, g := range a.record.Groups() {
			if g.Group.String() == e.Subject {
				return e.Value[FieldState] + ": " + a.EntryWords(g.Events[0])
			}
		}
	}
	id, thing := SplitSubject(e.Subject)
	if e.Kind == KindRetired {
		thing = e.Subject
	}
	name := thing
	for _, d := range a.record.Counting() { // the newest name, of a device that was retired too
		if d.Kind == KindDevice && d.Subject == thing {
			name = cmp.Or(d.Value["name"], thing)
			break
		}
	}
	if s := a.Catalogue.Step(id); thing != "" && s != nil && s.Per == PerUsername {
		if f := a.Catalogue.Fact("usernames"); f != nil {
			text, _, _ := strings.Cut(f.Words(thing), " (")
			name = "your username: " + strings.ToLower(text[:1]) + text[1:]
		}
	}
	if e.Subject = AnswerSubject(id, name); e.Kind == KindRetired {
		e.Subject = name
	}
	return a.Catalogue.EntryWords(e)
}
