package tui

import (
	"slices"
	"strings"

	"handrail/ui/scene"
)

// footer draws the keys that work here. Where the width is too small for all of
// them, those in the middle go first: help and emergency stay.
func (m *model) footer(b *strings.Builder, e *entry) {
	keys := m.footerKeys(e)
	room := m.w - 2*frameAt
	gap := 3
	for wide(keys, gap) > room {
		if gap > 2 {
			gap = 2
			continue
		}
		n := droppable(keys)
		if n < 0 {
			break
		}
		keys = slices.Delete(keys, n, n+1)
	}
	for i, k := range keys {
		if i == 0 {
			b.WriteString(spaces(frameAt))
		} else {
			b.WriteString(spaces(gap))
		}
		m.pen.put(b, m.pen.clean(k.Name), accent)
		b.WriteByte(' ')
		m.pen.put(b, m.pen.clean(k.Does), secondary)
	}
}

// mostKeys is how many keys a footer has.
const mostKeys = 6

// footerKeys are the keys of the footer, help and emergency among them.
func (m *model) footerKeys(e *entry) []scene.Key {
	var keys []scene.Key
	switch {
	case e.form != nil:
		keys = e.form.keys()
	case e.typing:
		keys = []scene.Key{{Press: []string{"enter"}, Name: "enter", Does: "open"}, {Press: []string{"esc"}, Name: "esc", Does: "back"}}
	}
	own := len(keys) == 0
	for _, k := range e.scene.Keys {
		if k.Footer && (own || stays(k) && (e.form == nil || e.form.leaves(k))) {
			keys = append(keys, k)
		}
	}
	for len(keys) > mostKeys {
		n := droppable(keys)
		if n < 0 {
			break
		}
		keys = slices.Delete(keys, n, n+1)
	}
	return keys
}

// stays tells help and emergency from the other keys.
func stays(k scene.Key) bool { return slices.Contains(k.Press, "?") || slices.Contains(k.Press, "!") }

// droppable is the last key that is neither help nor emergency nor the first
// one, or -1.
func droppable(keys []scene.Key) int {
	for i := len(keys) - 1; i > 0; i-- {
		if !stays(keys[i]) {
			return i
		}
	}
	return -1
}

func wide(keys []scene.Key, gap int) int {
	w := gap * (len(keys) - 1)
	for _, k := range keys {
		w += width(k.Name) + 1 + width(k.Does)
	}
	return w
}
