package scene

import (
	"strings"

	"handrail/checklist"
)

// Named says what sayings of a kind and subject are about.
func Named(c *checklist.Catalogue, k checklist.Kind, subject string) string {
	id, thing := checklist.SplitSubject(subject)
	name := c.Title(id)
	switch k {
	case checklist.KindFact:
		if f := c.Fact(id); f != nil {
			name = f.Title
		}
	case checklist.KindDecision:
		name = "permission " + c.PermissionName(id)
	case checklist.KindFinding:
		name = "check " + id
	case checklist.KindDevice, checklist.KindRetired, checklist.KindPrint, checklist.KindCall, checklist.KindCatalogue:
		name = string(k) + " " + id
	}
	if thing != "" {
		name += ", about " + thing
	}
	return name
}

// Said says in words what an event said, for the log and after an undo.
func Said(c *checklist.Catalogue, e checklist.Event) string {
	name, thing := checklist.SplitSubject(e.Subject)
	about := ""
	if thing != "" {
		about = ", about " + thing
	}
	if e.Withdrawn() {
		return withdrawn(c, e.Kind, name) + about
	}
	v := e.Value
	switch e.Kind {
	case checklist.KindAnswer:
		if s := c.Step(name); s != nil {
			for _, a := range s.Choices() {
				if a.ID == v[checklist.FieldAnswer] {
					return s.Title + about + ": " + a.Text
				}
			}
			return s.Title + about + ": " + v[checklist.FieldAnswer]
		}
		return name + about + ": " + v[checklist.FieldAnswer]
	case checklist.KindFact:
		if f := c.Fact(name); f != nil {
			return f.Title + ": " + f.Words(v[checklist.FieldValue])
		}
		return name + ": " + v[checklist.FieldValue]
	case checklist.KindFinding:
		return "check " + name + about + ": " + v["verdict"] + ", " + v["saw"]
	case checklist.KindDevice:
		return "device " + v["name"] + " (" + v["kind"] + ")"
	case checklist.KindRetired:
		return "device " + e.Subject + " retired"
	case checklist.KindDecision:
		return "permission " + c.PermissionName(name) + ": " + permissionWords(v[checklist.FieldState])
	case checklist.KindAccept:
		return "risk accepted until " + v[checklist.FieldUntil] + ": " + c.Title(name)
	case checklist.KindSnooze:
		return "put off until " + v[checklist.FieldUntil] + ": " + c.Title(name)
	case checklist.KindNote:
		return "note on " + c.Title(name)
	case checklist.KindHappened:
		return "happened: " + c.Title(name)
	case checklist.KindPrint:
		return "printed: " + name + " " + v["id"]
	case checklist.KindDrill:
		return "drill: " + c.Title(name)
	case checklist.KindCall:
		return "call: " + v["who"]
	case checklist.KindLooked:
		return "looked at: " + c.Title(name)
	case checklist.KindAlarm:
		return "alarm " + v[checklist.FieldState] + ": " + c.Title(name) + about
	case checklist.KindSetting:
		if day, err := checklist.ParseSittingDay(v[checklist.FieldValue]); err == nil && name == checklist.SettingSitting {
			return "day of your review: " + day.Words()
		}
		return "setting " + name + ": " + v[checklist.FieldValue]
	case checklist.KindUndo:
		return v[checklist.FieldState] + ": the entry " + e.Subject
	case checklist.KindClock:
		return "the clock was ahead: what it dated counts as entered before " + e.Day.String()
	case checklist.KindCatalogue:
		return "Handrail came with the catalogue " + e.Subject + " " + v["version"]
	}
	return strings.TrimSpace(string(e.Kind) + " " + e.Subject)
}

// withdrawn says what is no longer said.
func withdrawn(c *checklist.Catalogue, kind checklist.Kind, name string) string {
	switch kind {
	case checklist.KindFact:
		if f := c.Fact(name); f != nil {
			return f.Title + ": left open"
		}
	case checklist.KindAnswer:
		return c.Title(name) + ": answer taken back"
	case checklist.KindNote:
		return "note on " + c.Title(name) + ": taken away"
	case checklist.KindDecision:
		return "permission " + c.PermissionName(name) + ": left open"
	case checklist.KindSnooze:
		return c.Title(name) + ": no longer put off"
	case checklist.KindAccept:
		return c.Title(name) + ": risk no longer accepted"
	}
	return "withdrawn: " + string(kind) + " " + name
}
