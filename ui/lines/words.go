package lines

import (
	"strings"

	"handrail/ui/scene"
)

// verbs are the words of the command line that open a screen, and what people
// call a reminder. Where a screen has a key of the same word, that one counts.
var verbs = map[string]scene.Place{
	"status": {Screen: "today"}, "next": {Screen: "today"}, "walk": {Screen: "today"},
	"steps": {Screen: "steps"}, "find": {Screen: "find"}, "show": {Screen: "find"},
	"facts": {Screen: "setup"}, "device": {Screen: "map"}, "map": {Screen: "map"},
	"what-if": {Screen: "what-if"}, "routes": {Screen: "routes"}, "choose": {Screen: "choose"},
	"permissions": {Screen: "permissions"}, "signals": {Screen: "signals"}, "happened": {Screen: "happened"},
	"due": {Screen: "due"}, "review": {Screen: "review"}, "runbook": {Screen: "runbook"}, "drill": {Screen: "drill"},
	"log": {Screen: "log"}, "diff": {Screen: "diff"}, "undo": {Screen: "undo"}, "redo": {Screen: "undo"},
	"remind": {Screen: "calendar"}, "reminders": {Screen: "calendar"}, "calendar": {Screen: "calendar"},
	"store": {Screen: "settings"}, "settings": {Screen: "settings"}, "forget": {Screen: "forget"}, "emergency": {Screen: "emergency"},
}

// word is a word that means the same at every prompt and is never taken as an
// answer.
type word int

const (
	noWord word = iota
	wordHelp
	wordAgain
	wordBack
	wordSkip
	wordMore
	wordLeave
)

var everywhere = map[string]word{
	"help": wordHelp, "?": wordHelp, "keys": wordHelp,
	"again": wordAgain, "back": wordBack, "esc": wordBack, "skip": wordSkip, "more": wordMore,
	"leave": wordLeave, "quit": wordLeave,
}

// readLine tells a word that means the same everywhere from an answer. A quote
// before such a word makes it an answer.
func readLine(line string) (answer string, w word) {
	line = strings.TrimSpace(line)
	if rest, ok := strings.CutPrefix(line, `"`); ok {
		return strings.TrimSuffix(rest, `"`), noWord
	}
	return line, everywhere[strings.ToLower(line)]
}

// wordsHelp says what the words mean that work at every prompt.
const wordsHelp = `help: what you can type here. again: says this once more. back: the question or screen before. skip: goes on without an answer. more: goes on reading. leave: ends Handrail; what was saved stays saved. To answer with one of these words, put a quote before it.`

// help says what can be typed here.
func (c *conversation) help(s scene.Scene) {
	c.line("")
	if len(s.Choices()) > 0 {
		c.para("A number chooses the line with that number.")
	}
	c.para(wordsHelp)
	for _, k := range s.Keys {
		if k.Do != nil && k.Off == "" && everywhere[k.Does] == noWord {
			c.hang(k.Press[0]+" or "+k.Does+": ", k.Help)
		}
	}
	c.para("The words of the command line work too: status, next, steps, facts and so on.")
}
