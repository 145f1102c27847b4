package tui

import (
	tea "charm.land/bubbletea/v2"

	"handrail/ui/scene"
)

// perform does an action: what only moves between places here, everything
// else in the session.
func (m *model) perform(a scene.Action) tea.Cmd {
	if a == nil {
		return nil
	}
	switch a := a.(type) {
	case scene.Go:
		m.forget()
		m.way.Go(a.To, a.Instead)
	case scene.Back:
		m.forget()
		m.way.Leave(m.top(), m.world)
	case scene.Leave:
		m.way.Leave(m.top(), m.world)
		return m.perform(a.Then)
	case scene.Quit:
		return m.leave(asked)
	case scene.Copy:
		m.status = "copied to the terminal's clipboard"
		return m.fx.copy(m.pen.clean(a.Text))
	default:
		return m.keep(a)
	}
	return nil
}

// forget drops the status line of the action before.
func (m *model) forget() {
	m.status = ""
	stale := m.failed != nil && m.world.Unsaved == 0 && !m.world.Unread // what a form or a program refused is told once
	if stale {
		m.world.Problem, m.world.Hint, m.failed = "", "", nil
	}
	if stale || m.world.Notice != "" {
		m.world.Notice = ""
		m.remake()
	}
}

// keep hands an action to the session. While one that leads elsewhere is under
// way no other is taken: it would be an answer to what one has not read yet.
func (m *model) keep(a scene.Action) tea.Cmd {
	for _, j := range m.queue {
		if leads(j.do) {
			m.status = "one moment: what you said before is still being saved"
			return nil
		}
	}
	m.forget()
	m.jobs++
	j := job{n: m.jobs, do: a, from: m.top()}
	m.queue = append(m.queue, j)
	if len(m.queue) > 1 {
		return nil
	}
	return m.begin()
}

// begin has the session do the first action of the queue.
func (m *model) begin() tea.Cmd {
	j := m.queue[0]
	return tea.Batch(m.fx.perform(j), m.fx.slow(j.n))
}

// leads tells whether an action opens or closes a place once it is done.
func leads(a scene.Action) bool {
	if _, ok := a.(scene.Reopen); ok {
		return true
	}
	return scene.Leads(a) != (scene.Led{})
}

// done takes what came of the action under way, and begins the next.
func (m *model) done(d doneMsg) tea.Cmd {
	if len(m.queue) == 0 || m.queue[0].n != d.n {
		return nil
	}
	j, late := m.queue[0], m.slow
	m.queue, m.slow, m.asking = m.queue[1:], false, false
	m.world = d.world
	m.remake()
	var cmds []tea.Cmd
	before := m.top()
	if d.err != nil {
		m.world.Notice, m.world.Problem, m.world.Hint = "", d.problem, d.hint
		m.refused(j, d.err)
	} else {
		m.world.Notice = d.notice
		m.arrive(j)
		if d.reopen != "" {
			m.reopen = d.reopen
			cmds = append(cmds, m.leave(asked))
		}
	}
	if top := m.top(); top != before && late {
		// It opened some time after the key: keys that are on
		// their way were meant for what stood there before.
		m.graces++
		m.grace = m.graces
		cmds = append(cmds, m.fx.grace(m.grace))
	}
	switch {
	case len(m.queue) > 0:
		cmds = append(cmds, m.begin())
	case m.leaving != staying:
		cmds = append(cmds, tea.Quit)
	}
	return tea.Batch(cmds...)
}

// refused shows why something was not kept. What was typed stays.
func (m *model) refused(j job, err error) {
	m.failed = err
	if m.leaving == asked {
		m.leaving = staying
		m.reopen = ""
	}
	if j.from.form != nil {
		j.from.form.again()
	}
}

// arrive goes where an action leads once it is done.
func (m *model) arrive(j job) {
	m.failed = nil
	if j.from != nil {
		delete(m.drafts, j.from.place) // it is saved
	}
	led := scene.Leads(j.do)
	if at := m.way.Arrive(led, j.from, m.world); led.Then == nil && !led.Anew && at != nil {
		at.form = nil // its answer is kept: it asks again
	}
}

// leave ends the program once everything is saved. Asked a second time it
// waits no longer.
func (m *model) leave(how leaving) tea.Cmd {
	again := m.leaving != staying
	m.leaving = max(m.leaving, how)
	if len(m.queue) == 0 {
		return tea.Quit
	}
	if again {
		m.fx.giveUp()
		return tea.Quit
	}
	return nil
}
