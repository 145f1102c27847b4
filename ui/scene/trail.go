package scene

import "slices"

// Trail is the way that led to where one is: the places one came through, each
// with what the one who draws it keeps of it. It is never empty. Screens and
// lines go along it by the same rules.
type Trail[E comparable] struct {
	Steps []E
	Enter func(Place) E // makes what is kept of a place
	Place func(E) Place
}

// deepest is how many places are remembered for Back. The first one is never
// forgotten.
const deepest = 64

// Top is where one is.
func (t *Trail[E]) Top() E { return t.Steps[len(t.Steps)-1] }

// Go opens a place: on top, instead of the topmost, or, for Today, alone.
func (t *Trail[E]) Go(p Place, instead bool) {
	switch {
	case p.Screen == "today":
		t.Steps = nil
	case instead:
		t.Steps = t.Steps[:len(t.Steps)-1]
	case p == t.Place(t.Top()):
		return
	case len(t.Steps) >= deepest:
		t.Steps = slices.Delete(t.Steps, 1, 2)
	}
	t.Steps = append(t.Steps, t.Enter(p))
}

// Leave leaves a place, unless it is the first one. The first run is past once
// something was entered: Today is in its place then.
func (t *Trail[E]) Leave(e E, w World) {
	if i := t.index(e); i >= 0 && len(t.Steps) > 1 {
		t.Steps = slices.Delete(t.Steps, i, i+1)
	}
	if top := t.Top(); t.Place(top).Screen == "firstrun" && !w.First {
		t.replace(top, Place{Screen: "today"})
	}
}

// Arrive goes where an action leads that was asked for at a place and is done. It
// returns the place that is there then instead of that one, or under it.
func (t *Trail[E]) Arrive(led Led, from E, w World) E {
	if i := t.index(from); led.Back && i >= 0 {
		t.Leave(from, w)
		from = t.Steps[min(max(i-1, 0), len(t.Steps)-1)]
	}
	if led.Anew {
		first := First(w, Place{})
		t.Steps, led.Then = []E{from}, &first
	}
	if led.Then != nil {
		return t.replace(from, *led.Then)
	}
	return from
}

// replace puts another place where one is; Today forgets every place before it.
func (t *Trail[E]) replace(e E, p Place) E {
	i := t.index(e)
	if i < 0 {
		return e
	}
	now := t.Enter(p)
	if t.Steps[i] = now; p.Screen == "today" {
		t.Steps = []E{now}
	}
	return now
}

// index is where a place is on the way, the newest of those that are the same.
func (t *Trail[E]) index(e E) int {
	for i, step := range slices.Backward(t.Steps) {
		if step == e {
			return i
		}
	}
	return -1
}
