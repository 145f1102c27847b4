package lines

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handrail/internal/oneline"
	"handrail/ui/scene"
)

// answered is how a question was answered.
type answered int

const (
	given answered = iota
	skipped
	before // the question before this one
	left   // the person wants something else
)

// ask asks a form, one question after the other. Back is the question before;
// what was given so far is asked again with its answer.
func (c *conversation) ask(s scene.Scene) {
	a := s.Ask
	c.line("")
	if a.Title != "" && !strings.Contains(a.Inputs[0].Label, "?") { // a question says what it is about
		c.para(plainWords(a.Title))
	}
	if a.Text != "" {
		c.para(plainWords(a.Text))
	}
	values := make(map[string]string)
	for i := 0; i < len(a.Inputs); {
		in := a.Inputs[i]
		if v, ok := values[in.ID]; ok {
			in.Value = v
		}
		value, how, action := c.input(s, &in)
		switch {
		case c.over:
			return
		case how == before && i > 0:
			i--
			continue
		case how == before || how == skipped && (len(a.Inputs) == 1 || wanted(a, &in)) || how == left && action == nil:
			c.leaveForm(a, how, len(values))
			return
		case how == left:
			c.do(action)
			return
		}
		values[in.ID] = value
		i++
	}
	action := a.Done(values)
	if action == nil {
		c.para("That could not be taken as it is. Please answer again.")
		c.same = true
		return
	}
	c.do(action)
}

// leaveForm leaves a form without keeping what was given, and says so.
func (c *conversation) leaveForm(a *scene.Ask, how answered, given int) {
	if given > 0 {
		c.para("Not saved: the answers given so far to this form.")
	}
	if how == skipped && a.Skip != nil {
		c.do(a.Skip)
		return
	}
	c.do(scene.Back{})
}

// input asks one question until its answer can be taken.
func (c *conversation) input(s scene.Scene, in *scene.Input) (value string, how answered, action scene.Action) {
	c.question(in)
	for {
		line, ok := c.hear(inputPrompt(s.Ask, in))
		if !ok {
			return "", left, nil
		}
		if value, how, action, ok = c.answer(s, in, line); ok {
			return value, how, action
		}
	}
}

// answer reads what was typed at a question: an answer, a word that means the
// same everywhere, or a way to leave. Where it is none of them a sentence is
// spoken, ok is false, and the question waits on.
func (c *conversation) answer(s scene.Scene, in *scene.Input, line string) (value string, how answered, action scene.Action, ok bool) {
	answer, w := readLine(line)
	switch w {
	case wordHelp:
		c.para(c.howTo(s, in))
		c.para(wordsHelp)
		return "", given, nil, false
	case wordAgain, wordMore:
		c.question(in)
		return "", given, nil, false
	case wordBack:
		return "", before, nil, true
	case wordSkip:
		return "", skipped, nil, true
	case wordLeave:
		return "", left, scene.Quit{}, true
	}
	switch lower := strings.ToLower(line); {
	case answer == "" && in.Value != "":
		return in.Value, given, nil, true
	case answer == "" && (in.Kind == scene.PickOne || in.Kind == scene.PickMany):
		c.para("Nothing is chosen yet: type a number.")
		return "", given, nil, false
	case answer == "" && !wanted(s.Ask, in):
		return "", skipped, nil, true
	case lower == "emergency" || line == "!":
		if k := c.key(s, lower); k != nil && k.Off == "" && k.Do != nil {
			return "", left, k.Do, true
		}
	}
	value, problem := taken(in, answer)
	if problem != "" {
		c.para(ended(upper(problem)))
	}
	return value, given, nil, problem == ""
}

// taken is take, and asks the scene too whether the answer can be taken.
func taken(in *scene.Input, line string) (value, problem string) {
	if value, problem = take(in, line); problem == "" && in.Check != nil {
		if err := in.Check(value); err != nil {
			problem = err.Error()
		}
	}
	return value, problem
}

// question speaks a question, and its choices last.
func (c *conversation) question(in *scene.Input) {
	c.rest, c.heard = nil, nil
	c.line("")
	if in.Help != "" {
		c.para(plainWords(in.Help))
	}
	c.together(plainWords(in.Label))
	c.para(plainWords(in.Label))
	for i, o := range in.Options {
		now := ""
		if slices.Contains(strings.Split(in.Value, ","), o.ID) {
			now = " (chosen now)"
		}
		c.numbered(i+1, plainWords(o.Text)+now)
	}
}

// inputPrompt is complete: it says what can be typed to answer a question, and
// what Enter alone does.
func inputPrompt(a *scene.Ask, in *scene.Input) string {
	words := "or help, again, skip, back: "
	if in.Kind == scene.Confirm || wanted(a, in) {
		words = "or help, again, back: "
	}
	if keeps := enterKeeps(in); keeps != "" {
		words = "Enter keeps " + keeps + ", " + words
	}
	switch in.Kind {
	case scene.PickOne:
		return fmt.Sprintf("Number 1 to %d, %s", len(in.Options), words)
	case scene.PickMany:
		return fmt.Sprintf("Numbers 1 to %d, with commas, %s", len(in.Options), words)
	case scene.Confirm:
		return "Yes or no, " + words
	}
	if in.Value == "" && !wanted(a, in) {
		words = "Enter leaves it empty, " + words
	}
	return "Your words, " + words
}

// enterKeeps is what an empty line answers: the number of what is chosen, or the
// text that is there.
func enterKeeps(in *scene.Input) string {
	var numbers []string
	for i, o := range in.Options {
		if slices.Contains(strings.Split(in.Value, ","), o.ID) {
			numbers = append(numbers, strconv.Itoa(i+1))
		}
	}
	if len(in.Options) > 0 {
		return strings.Join(numbers, ", ")
	}
	return plainWords(in.Value)
}

// wanted tells whether a question has to be answered for the form to be kept.
// A form of one question can always be left.
func wanted(a *scene.Ask, in *scene.Input) bool {
	return in.Value == "" && len(a.Inputs) > 1 && (in.Kind == scene.PickOne || in.Check != nil && in.Check("") != nil)
}

// howTo says how the question is answered, and how one gets away.
func (c *conversation) howTo(s scene.Scene, in *scene.Input) string {
	how := "Type it, then Enter."
	switch in.Kind {
	case scene.PickOne:
		how = "Type a number, then Enter."
	case scene.PickMany:
		how = "Type numbers with commas between, then Enter."
	case scene.Confirm:
		how = "Type yes or no."
	}
	switch {
	case in.Value != "":
		how += " An empty line leaves it as it is."
	case in.Kind != scene.Confirm && in.Kind != scene.PickOne && in.Kind != scene.PickMany && !wanted(s.Ask, in):
		how += " An empty line leaves it out."
	}
	if say, ok := strings.CutPrefix(s.Ask.SkipSay, "skip, "); ok {
		return how + " Skipping goes on without an answer: it " + say + "."
	}
	return how
}

// take reads what was typed as a value of the input, or says what is wrong.
func take(in *scene.Input, line string) (value, problem string) {
	switch in.Kind {
	case scene.PickOne:
		id, problem := option(in, line)
		return id, problem
	case scene.PickMany:
		if strings.EqualFold(line, "none") {
			return "none", ""
		}
		var ids []string
		for _, part := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
			id, problem := option(in, part)
			if problem != "" {
				return "", problem
			}
			ids = append(ids, id)
		}
		return strings.Join(ids, ","), ""
	case scene.Confirm:
		switch strings.ToLower(line) {
		case "y", "yes":
			return "yes", ""
		case "n", "no":
			return "no", ""
		}
		return "", "type yes or no"
	}
	limit := in.Limit
	if limit == 0 {
		limit = 280
	}
	if n := len([]rune(line)); n > limit {
		return "", fmt.Sprintf("that is %d characters, at most %d", n, limit)
	}
	return oneline.Clean(line), ""
}

func option(in *scene.Input, typed string) (id, problem string) {
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > len(in.Options) {
		for _, o := range in.Options {
			if strings.EqualFold(o.ID, typed) {
				return o.ID, ""
			}
		}
		return "", fmt.Sprintf("type a number from 1 to %d", len(in.Options))
	}
	return in.Options[n-1].ID, ""
}
