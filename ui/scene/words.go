package scene

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"handrail/checklist"
)

// notProbability stands under every count of routes.
const notProbability = "Routes we know of. Not a probability."

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

// topics are the topics that a screen calls otherwise.
var topics = map[string]string{"mfa": "sign-in", "recovery": "getting back in", "workstation": "trading computer", "api": "programs (API)"}

func topicWords(topic string) string { return cmp.Or(topics[topic], topic) }

// exposures are what the head of a column calls an exposure, and what it means.
var exposures = map[checklist.Exposure]struct{ words, help string }{
	checklist.Credential: {"sign-in", "what starts a session can be taken"},
	checklist.Session:    {"session", "a session you started can be used"},
	checklist.Execution:  {"orders", "what a session can do, and how far before you notice"},
	checklist.Lockout:    {"lock-out", "you lose your own way in"},
}

func exposureWords(x checklist.Exposure) string { return exposures[x].words }

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

func to(p Place) Action { return Go{To: p} }

func stepPlace(id string) Place { return Place{Screen: "step", ID: id} }
