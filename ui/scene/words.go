package scene

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"handrail/checklist"
)

// RoutesWords stands under every count of routes.
const RoutesWords = "Routes we know of. Not a probability."

// longDay writes a day as a heading does: Mon 23 Nov 2026.
func (w World) longDay(d checklist.Day) string {
	if w.Printed {
		return d.String()
	}
	return d.Time().Format("Mon 2 Jan 2006")
}

// or is what is said on screens, or in a document.
func (w World) or(screen, document string) string {
	if w.Printed {
		return document
	}
	return screen
}

// day writes a day shortly, with its year only where that is another one.
func (w World) day(d checklist.Day) string {
	switch {
	case d == 0:
		return "no day"
	case w.Printed:
		return d.String()
	case d.Time().Year() == w.A.Day.Time().Year():
		return d.Time().Format("2 Jan")
	}
	return d.Time().Format("2 Jan 2006")
}

// count writes a number of things: 1 step, 3 steps.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// ago says how long ago something was, roughly, and never in the future.
func ago(days int) string {
	switch {
	case days <= 0:
		return "today"
	case days == 1:
		return "yesterday"
	case days < 60:
		return fmt.Sprintf("%d days ago", days)
	case days < 730:
		return fmt.Sprintf("%d months ago", days/30)
	}
	return fmt.Sprintf("%d years ago", days/365)
}

// topicWords says a topic on a screen.
func topicWords(topic string) string {
	switch topic {
	case "mfa":
		return "sign-in"
	case "recovery":
		return "getting back in"
	case "workstation":
		return "trading computer"
	case "api":
		return "programs (API)"
	}
	return topic
}

// exposureWords says an exposure at the head of a column.
func exposureWords(x checklist.Exposure) string {
	switch x {
	case checklist.Credential:
		return "sign-in"
	case checklist.Execution:
		return "orders"
	case checklist.Lockout:
		return "lock-out"
	}
	return string(x)
}

// exposureHelp says what an exposure means.
func exposureHelp(x checklist.Exposure) string {
	switch x {
	case checklist.Credential:
		return "what starts a session can be taken"
	case checklist.Session:
		return "a session you started can be used"
	case checklist.Execution:
		return "what a session can do, and how far before you notice"
	}
	return "you lose your own way in"
}

// markOf shows an outcome.
func markOf(o checklist.Outcome) Mark {
	switch o {
	case checklist.Holds:
		return Done
	case checklist.Due, checklist.Stale, checklist.Changed:
		return Again
	case checklist.Fails:
		return Attend
	case checklist.NotApplicable:
		return Aside
	}
	return Empty
}

// short is the name of an interface in a narrow column.
func short(c *checklist.Catalogue, id string) string {
	i := c.Interface(id)
	switch {
	case i == nil:
		return id
	case i.Short != "":
		return i.Short
	}
	return i.Name
}

// shorts are the names of some interfaces, likewise.
func shorts(c *checklist.Catalogue, ids []string) (out []string) {
	for _, id := range ids {
		out = append(out, short(c, id))
	}
	return out
}

// some joins the first few and counts the rest: a, b, +2.
func some(list []string, most int, sep string) string {
	if len(list) <= most {
		return strings.Join(list, sep)
	}
	return strings.Join(list[:most], sep) + fmt.Sprintf(", +%d", len(list)-most)
}

// fitting joins as many of the first as fit a line of so many characters, one
// at least, and counts the rest.
func fitting(list []string, room int) string {
	n := 0
	for used := 0; n < len(list); n++ {
		if used += utf8.RuneCountInString(list[n]) + len(" · "); n > 0 && used > room {
			break
		}
	}
	return some(list, n, " · ")
}

// path joins a click path.
func path(at []string) string { return strings.Join(at, " > ") }

// lower makes the first letter small, unless the word is an abbreviation.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || unicode.IsUpper(next) || strings.HasPrefix(s, "I ") || strings.HasPrefix(s, "IB") {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// upper makes the first letter large.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// sentence ends a text with a full stop where it has no end of its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}

// to is the action of going to a place.
func to(p Place) Action { return Go{To: p} }

// step is the place of a step opened alone.
func stepPlace(id string) Place { return Place{Screen: "step", ID: id} }
