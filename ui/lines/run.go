package lines

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"handrail/internal/oneline"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// Run speaks screens until the person leaves or the lines end. Everything
// entered is saved at once. reopen names another store to open instead, or is
// empty; the same Reader is then given again. The error is that of ctx, where
// it was ended.
func Run(ctx context.Context, sess session.Keeper, start scene.Place, in *Reader, out io.Writer) (reopen string, err error) {
	c := &conversation{ctx: ctx, sess: sess, world: sess.World(), in: in, speaker: speaker{out: out}}
	c.begin(scene.First(c.world, start))
	for !c.over {
		c.turn()
	}
	for _, page := range c.take("") {
		c.print(page)
	}
	return c.reopen, ctx.Err()
}

// source gives the lines a person types. A Reader is one.
type source interface {
	Line(ctx context.Context) (string, error)
	Live() bool
}

// conversation is one run: what was reached, and by which way.
type conversation struct {
	speaker
	ctx    context.Context
	sess   session.Keeper
	world  scene.World
	way    scene.Trail[scene.Place]
	in     source
	over   bool
	reopen string
	// asks: what is spoken ends with a question whose answers claim something.
	asks bool
	same bool // the scene was spoken already and nothing changed

	rest  []spokenPage // what was not heard of it yet
	heard []int        // the numbers of the answers that were
}

// hear speaks what is to be spoken, page by page, then the prompt, and waits
// for a line; false means that there are no more. A line that is typed before
// the last page answers too. At a question a number does only once that answer
// has been heard.
func (c *conversation) hear(prompt string) (string, bool) {
	pages := append(c.take(prompt), c.rest...)
	c.rest = nil
	for i := 0; i < len(pages); i++ {
		c.print(pages[i])
		c.heard = append(c.heard, pages[i].numbers...)
		if i == len(pages)-1 {
			break
		}
		line, ok := c.lineAfter(morePrompt(pages[i+1:], c.wayOut()))
		if !ok {
			return "", false
		}
		n, notNumber := strconv.Atoi(line)
		switch _, w := readLine(line); {
		case w == wordMore || line == "":
		case w == wordAgain:
			i, c.heard = -1, nil
		case c.asks && notNumber == nil && !slices.Contains(c.heard, n):
			fmt.Fprintln(c.out, "Not taken: hear the question and its answers first.")
		default:
			c.rest = pages[i+1:] // it goes on there, where the line leads nowhere
			return line, true
		}
	}
	if c.asks && c.in.Live() {
		if line, typed := c.tooEarly(); typed {
			return line, true
		}
	}
	return c.lineAfter(prompt)
}

// morePrompt is complete: it says what the word more goes on to.
func morePrompt(rest []spokenPage, end string) string {
	if slices.ContainsFunc(rest, func(p spokenPage) bool { return len(p.numbers) > 0 }) {
		return "more, to hear what to choose, or help, again, " + end + ": "
	}
	return "more, or help, again, " + end + ": "
}

// wayOut is the word that leads away: back, and on the first screen leave.
func (c *conversation) wayOut() string {
	if len(c.way.Steps) == 1 {
		return "leave"
	}
	return "back"
}

// print writes a page.
func (c *conversation) print(page spokenPage) {
	for _, line := range page.lines {
		fmt.Fprintln(c.out, line)
	}
}

// moment is how long a question is there before a number answers it: one typed
// sooner was meant for what was there before.
const moment = 400 * time.Millisecond

// tooEarly takes the numbers that were typed before a question can have been
// heard, and tells of each that it answers nothing. What else was typed answers.
func (c *conversation) tooEarly() (line string, typed bool) {
	ctx, stop := context.WithTimeout(c.ctx, moment)
	defer stop()
	for {
		line, err := c.in.Line(ctx)
		switch line = strings.TrimSpace(line); {
		case err != nil:
			return "", false
		case !isNumber(line):
			return line, true
		}
		fmt.Fprintf(c.out, "One moment. Not taken: %s, typed before the question was heard.\n", oneline.Clean(line))
	}
}

func isNumber(line string) bool {
	_, err := strconv.Atoi(line)
	return err == nil
}

// lineAfter waits for one line after a prompt.
func (c *conversation) lineAfter(prompt string) (string, bool) {
	fmt.Fprint(c.out, prompt)
	line, err := c.in.Line(c.ctx)
	if err != nil {
		if c.over = true; c.ctx.Err() == nil {
			fmt.Fprintln(c.out)
		}
		return "", false
	}
	return strings.TrimSpace(line), true
}

// begin is at the first place of the way.
func (c *conversation) begin(first scene.Place) {
	same := func(p scene.Place) scene.Place { return p }
	c.way = scene.Trail[scene.Place]{Steps: []scene.Place{first}, Enter: same, Place: same}
}

func (c *conversation) top() scene.Place { return c.way.Top() }

// turn speaks the place and does what the person answers.
func (c *conversation) turn() {
	s := scene.Make(c.world, c.top())
	if s.Search != "" && c.top().Query == "" {
		c.search(s)
		return
	}
	if !c.same {
		c.rest, c.heard = nil, nil
		c.say(s)
	}
	c.same = false
	if s.Ask != nil {
		c.ask(s)
		return
	}
	c.line("")
	c.asks = s.Marked
	line, ok := c.hear(c.prompt(s))
	c.asks = false
	if !ok {
		return
	}
	if a := c.choice(s, line); a != nil {
		c.do(a)
	}
}

// prompt is complete: it says what can be typed on a screen.
func (c *conversation) prompt(s scene.Scene) string {
	end := c.wayOut()
	first, last := 0, 0
	for _, n := range spoken(s) {
		if first == 0 || n < first {
			first = n
		}
		last = max(last, n)
	}
	switch {
	case last == 0:
		return "A word, or help, again, " + end + ": "
	case first == last:
		return fmt.Sprintf("Number %d, or help, again, %s: ", last, end)
	}
	if s.Marked {
		return fmt.Sprintf("Answer %d to %d, or help, again, %s: ", first, last, end)
	}
	return fmt.Sprintf("Number %d to %d, or help, again, %s: ", first, last, end)
}

// spoken are the numbers that are spoken of a scene.
func spoken(s scene.Scene) []int {
	var out []int
	n := 0
	for _, b := range s.Body {
		if g, ok := b.(scene.Groups); ok {
			for _, item := range g.Items {
				for range item.Rows {
					n++
					out = append(out, n)
				}
			}
		}
		t, ok := b.(scene.Table)
		if !ok {
			continue
		}
		for i, r := range t.Rows {
			if r.Do == nil {
				continue
			}
			if n++; !t.Brief || open(r) && i < few(t) {
				out = append(out, numberOf(r, n))
			}
		}
	}
	return out
}

// search asks for words before anything is listed.
func (c *conversation) search(s scene.Scene) {
	c.rest, c.heard = nil, nil
	c.line("")
	c.para(ended(s.Search))
	for {
		line, ok := c.hear("Words to find, or help, back: ")
		if !ok {
			return
		}
		words, w := readLine(line)
		switch {
		case w == wordBack || w == wordSkip:
			c.way.Leave(c.top(), c.world)
			return
		case w == wordLeave:
			c.over = true
			return
		case w != noWord || words == "":
			c.para("Type words from a step, a way in, an emergency, a signal, a job or a fact. " + wordsHelp)
			continue
		}
		there := c.top()
		there.Query = oneline.Clean(words)
		c.way.Go(there, true)
		return
	}
}

// say speaks a screen. Where the record is kept is told on Today only.
func (c *conversation) say(s scene.Scene) {
	if len(s.Crumb) > 0 && s.Aside == c.world.Store.Short {
		s.Aside = ""
	}
	c.scene(s)
}

// choice finds what a line asks for. Where it finds nothing it speaks a
// sentence and returns nil.
func (c *conversation) choice(s scene.Scene, line string) scene.Action {
	c.same = true
	answer, w := readLine(line)
	switch w {
	case wordHelp:
		c.help(s)
		return nil
	case wordAgain, wordMore:
		c.same = false
		return nil
	case wordBack:
		if len(c.way.Steps) == 1 {
			c.para("This is the first screen. Type leave to end.")
			return nil
		}
		return scene.Back{}
	case wordSkip:
		switch {
		case s.Skip != nil:
			return s.Skip
		case len(c.way.Steps) > 1:
			return scene.Back{}
		}
		c.para("There is nothing to skip here.")
		return nil
	case wordLeave:
		return scene.Quit{}
	}
	if answer == "" {
		c.same = false // an empty line speaks the screen again
		return nil
	}
	if n, err := strconv.Atoi(answer); err == nil {
		for i, r := range s.Choices() {
			if numberOf(r, i+1) == n {
				return r.Do
			}
		}
		c.para(fmt.Sprintf("There is no %d here.", n))
		return nil
	}
	k := c.key(s, answer)
	if there, ok := verbs[strings.ToLower(answer)]; ok && (k == nil || k.Off != "" || k.ID == strings.ToLower(answer) && k.Does != k.ID) {
		return scene.Go{To: there}
	}
	if k != nil {
		if k.Off != "" {
			c.para(fmt.Sprintf("%s does not work here: %s.", k.Does, k.Off))
			return nil
		}
		return k.Do
	}
	c.para(fmt.Sprintf("%q does nothing here. Type help to hear what does.", oneline.Clean(answer)))
	return nil
}

// key finds a key by its letter, its name or what it does. The letters come
// first, as on the screens; then the words of the command line.
func (c *conversation) key(s scene.Scene, line string) *scene.Key {
	word := strings.ToLower(line)
	for _, by := range []func(k *scene.Key) bool{
		func(k *scene.Key) bool { return slices.Contains(k.Press, line) },
		func(k *scene.Key) bool {
			return strings.EqualFold(k.Does, word) || k.ID == word || strings.EqualFold(k.Name, word)
		},
	} {
		for i := range s.Keys {
			k := &s.Keys[i]
			if by(k) && (k.Do != nil || k.Off != "") {
				return k
			}
		}
	}
	return nil
}

// do performs an action and goes where it leads.
func (c *conversation) do(a scene.Action) {
	c.same = false
	c.world.Notice, c.world.Problem, c.world.Hint = "", "", ""
	switch a := a.(type) {
	case scene.Go:
		c.way.Go(a.To, a.Instead)
		return
	case scene.Back:
		c.way.Leave(c.top(), c.world)
		return
	case scene.Leave:
		c.way.Leave(c.top(), c.world)
		c.do(a.Then)
		return
	case scene.Quit:
		c.over = true
		return
	case scene.Copy:
		c.para(a.Text)
		return
	}
	done, err := c.sess.Do(c.ctx, a)
	if err != nil {
		c.world = c.sess.World()
		c.world.Problem, c.world.Hint = session.Told(err)
		return
	}
	c.world = done.World
	c.world.Notice = done.Notice
	if done.Reopen != "" {
		c.reopen, c.over = done.Reopen, true
		return
	}
	c.way.Arrive(scene.Leads(a), c.top(), c.world)
}
