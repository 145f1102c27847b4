package lines

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"handrail/internal/oneline"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// Session keeps the record. Package session has one.
type Session interface {
	// World is what scenes read now. It does not wait.
	World() scene.World
	// Do performs an action. An error leaves the record as it was.
	Do(ctx context.Context, a scene.Action) (session.Done, error)
}

// Run speaks screens until the person leaves or the lines end. Everything said
// is kept when it is said. reopen names another store to open instead, or is
// empty. The error is that of ctx, where it was ended.
func Run(ctx context.Context, sess Session, start scene.Place, in io.Reader, out io.Writer) (reopen string, err error) {
	c := &conversation{ctx: ctx, sess: sess, world: sess.World(), lines: make(chan string), speaker: speaker{out}}
	c.trail = []scene.Place{scene.First(c.world, start)}
	go c.read(in)
	for !c.over {
		c.turn()
	}
	return c.reopen, ctx.Err()
}

// conversation is one run: what was reached, and by which way.
type conversation struct {
	speaker
	ctx    context.Context
	sess   Session
	world  scene.World
	trail  []scene.Place
	lines  chan string
	over   bool
	reopen string
	same   bool // the scene was said already and nothing changed
	heard  bool // how to answer was said
}

// read passes lines on until they end. It may outlive the conversation by the
// line it waits for.
func (c *conversation) read(in io.Reader) {
	defer close(c.lines)
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		line, err := r.ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line != "" || err == nil {
			select {
			case c.lines <- line:
			case <-c.ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// hear waits for a line; false means that there are no more.
func (c *conversation) hear(prompt string) (string, bool) {
	fmt.Fprint(c.out, prompt)
	select {
	case line, ok := <-c.lines:
		if !ok {
			c.line("")
			c.over = true
		}
		return strings.TrimSpace(line), ok
	case <-c.ctx.Done():
		c.over = true
		return "", false
	}
}

func (c *conversation) top() scene.Place { return c.trail[len(c.trail)-1] }

// turn says the place and does what the person answers.
func (c *conversation) turn() {
	s := scene.Make(c.world, c.top())
	if !c.same {
		c.say(s)
	}
	c.same = false
	if s.Ask != nil {
		c.ask(s)
		return
	}
	c.line("")
	if !c.heard {
		c.para("Type a number or a word, then Enter. Type keys to hear what you can type, back to go back, leave to end.")
		c.heard = true
	}
	line, ok := c.hear("> ")
	if !ok {
		return
	}
	if a := c.choice(s, line); a != nil {
		c.do(a)
	}
}

// say says a screen. Where the record is kept is said on Today only.
func (c *conversation) say(s scene.Scene) {
	if len(s.Crumb) > 0 && s.Aside == c.world.Store.Short {
		s.Aside = ""
	}
	c.scene(s)
}

// choice finds what a line asks for. It says a sentence and returns nil where
// there is no such thing.
func (c *conversation) choice(s scene.Scene, line string) scene.Action {
	c.same = true
	if line == "" {
		c.same = false // an empty line says the screen again
		return nil
	}
	if n, err := strconv.Atoi(line); err == nil {
		for i, r := range s.Choices() {
			if numberOf(r, i+1) == n {
				return r.Do
			}
		}
		c.para(fmt.Sprintf("There is no %d here.", n))
		return nil
	}
	switch word := strings.ToLower(line); word {
	case "keys", "help", "?":
		c.keys(s)
		return nil
	default:
		if k := c.key(s, line); k != nil {
			if k.Off != "" {
				c.para(fmt.Sprintf("%s does not work here: %s.", k.Does, k.Off))
				return nil
			}
			return k.Do
		}
	}
	c.para(fmt.Sprintf("%q is nothing to do here. Type keys to hear what is.", oneline.Clean(line)))
	return nil
}

// key finds a key by its letter, its name or what it does. The letters come
// first, as on the screens.
func (c *conversation) key(s scene.Scene, line string) *scene.Key {
	word := strings.ToLower(line)
	for _, by := range []func(k *scene.Key) bool{
		func(k *scene.Key) bool { return contains(k.Press, line) },
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

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// keys says what can be typed here.
func (c *conversation) keys(s scene.Scene) {
	c.line("")
	if len(s.Choices()) > 0 {
		c.para("A number chooses the line with that number.")
	}
	for _, k := range s.Keys {
		if k.Do != nil && k.Off == "" {
			c.hang(k.Press[0]+" or "+k.Does+": ", k.Help)
		}
	}
	c.hang("An empty line: ", "says this screen again.")
}

// do performs an action and goes where it leads.
func (c *conversation) do(a scene.Action) {
	c.same = false
	c.world.Notice, c.world.Problem, c.world.Hint = "", "", ""
	switch a := a.(type) {
	case scene.Go:
		c.goTo(a.To, a.Instead)
		return
	case scene.Back:
		c.back()
		return
	case scene.Leave:
		c.back()
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
		c.world.Problem, c.world.Hint = said(err)
		return
	}
	c.world = done.World
	c.world.Notice = done.Notice
	if done.Reopen != "" {
		c.reopen, c.over = done.Reopen, true
		return
	}
	c.arrive(a)
}

// said is an error as it reaches a person.
func said(err error) (problem, hint string) {
	var p *store.Problem
	if errors.As(err, &p) {
		return p.What, p.Hint
	}
	return err.Error(), ""
}

// arrive goes where an action leads once it is done.
func (c *conversation) arrive(a scene.Action) {
	led := scene.Leads(a)
	if led.Back {
		c.back()
	}
	if led.Anew {
		c.trail = []scene.Place{scene.First(c.world, scene.Place{})}
	}
	if led.Then != nil {
		c.goTo(*led.Then, true)
	}
}

func (c *conversation) goTo(p scene.Place, instead bool) {
	switch {
	case p.Screen == "today":
		c.trail = c.trail[:0]
	case instead:
		c.trail = c.trail[:len(c.trail)-1]
	case p == c.top():
		return
	}
	c.trail = append(c.trail, p)
}

func (c *conversation) back() {
	if len(c.trail) > 1 {
		c.trail = c.trail[:len(c.trail)-1]
	}
}
