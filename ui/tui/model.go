package tui

import (
	tea "charm.land/bubbletea/v2"

	"handrail/ui/scene"
)

// The smallest terminal that screens are drawn on.
const (
	leastWidth  = 60
	leastHeight = 20
)

// model is the only tea.Model. It routes: keys to the topmost place, actions
// to the session, and what came of them back to the scene.
type model struct {
	fx    effects
	make  func(scene.World, scene.Place) scene.Scene
	world scene.World
	pen   pen
	auto  bool // the theme is asked for
	w, h  int
	mouse bool
	// hidden: nothing is drawn until a key is pressed, since somebody watches.
	hidden bool
	way    scene.Trail[*entry]

	drafts map[scene.Place]*form // what is half typed, also at places that were left

	queue   []job // what is being kept, in order; the first one is under way
	jobs    int   // how many there ever were
	slow    bool  // the one under way takes long
	asking  bool  // the place where the record is may be asking the person
	status  string
	grace   int // while it is not 0 keys are swallowed: something opened without a key
	graces  int
	leaving leaving
	reopen  string
	failed  error // of a save, when leaving could not wait for another try
}

// leaving says whether the program is about to end.
type leaving int

const (
	staying leaving = iota
	asked           // by the person: a save that fails keeps the program open
	told            // by the system: it ends either way
)

// job is an action under way or waiting its turn, and where it was asked for.
type job struct {
	n    int // counts from 1
	do   scene.Action
	from *entry
}

func newModel(fx effects, world scene.World, start scene.Place, draw func(scene.World, scene.Place) scene.Scene, p pen) *model {
	m := &model{fx: fx, make: draw, world: world, pen: p, auto: p.theme == Auto, drafts: make(map[scene.Place]*form)}
	m.way = scene.Trail[*entry]{Enter: m.enter, Place: func(e *entry) scene.Place { return e.place }}
	m.way.Steps = []*entry{m.enter(start)}
	return m
}

// Init asks what lies behind the text. Nothing waits for the answer.
func (m *model) Init() tea.Cmd {
	if m.auto {
		return tea.RequestBackgroundColor
	}
	return nil
}

// Update takes one message.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		m.resize()
	case tea.BackgroundColorMsg:
		if m.auto {
			m.pen.theme = Light
			if msg.IsDark() {
				m.pen.theme = Dark
			}
			m.resize()
		}
	case tea.KeyPressMsg:
		cmd = m.key(msg)
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.MouseClickMsg:
		cmd = m.click(msg)
	case tea.MouseWheelMsg:
		m.wheel(msg)
	case doneMsg:
		cmd = m.done(msg)
	case slowMsg:
		m.slow = m.slow || len(m.queue) > 0 && m.queue[0].n == msg.n
	case stopMsg:
		cmd = m.fx.suspend()
	case resumedMsg:
		m.resumed(msg.err)
	case askingMsg:
		m.asking = len(m.queue) > 0
	case graceMsg:
		if m.grace == msg.n {
			m.grace = 0
		}
		if e := m.top(); e.arming == msg.n {
			e.armed = e.marked
		}
	case leaveMsg:
		cmd = m.leave(told)
	}
	m.settle()
	return m, cmd
}

// top is the place one is at.
func (m *model) top() *entry { return m.way.Top() }

// tooSmall tells whether the terminal has no room for a screen.
func (m *model) tooSmall() bool { return m.w < leastWidth || m.h < leastHeight }

// resize lays everything out again for the new size.
func (m *model) resize() {
	for _, e := range m.way.Steps {
		e.laid = nil
	}
}

// remake makes the scenes of all places again, since what they are about has
// changed. What is selected, and what is half typed, stays.
func (m *model) remake() {
	for _, e := range m.way.Steps {
		e.stale = true
	}
}

// settle lays out the topmost place where that is to be done, and keeps its
// selection and scrolling within it.
func (m *model) settle() {
	e := m.top()
	if e.stale {
		m.refresh(e)
	}
	if m.tooSmall() {
		return
	}
	seen := e.laid == nil || e.visible(m.bodyHeight())
	if e.laid == nil {
		seen = e.seen || !e.opened
		m.layOut(e)
	}
	follow := e.opened && (e.follow || seen)
	for range 2 { // what is below the body may change with what is scrolled
		e.clamp(m.bodyHeight())
		if follow && (e.form != nil || len(e.laid.rows) > 0) {
			first, last := e.focus()
			e.show(first, last, m.bodyHeight())
		}
	}
	e.opened, e.follow = true, false
	e.seen = e.visible(m.bodyHeight())
	m.layPreview(e)
}
