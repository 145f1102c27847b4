package content

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// spot is a place in a file: the node that a decoded value came from.
type spot struct {
	file string
	node *yaml.Node
}

// key returns the spot of a key's value in a mapping; where the key is not
// given it is the mapping itself, so that a fault always has a place.
func (s spot) key(name string) spot {
	if v := s.find(name); v != nil {
		return spot{s.file, v}
	}
	return s
}

// keyName returns the spot of the key itself, or of the mapping without it.
func (s spot) keyName(name string) spot {
	if s.node != nil && s.node.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(s.node.Content); i += 2 {
			if s.node.Content[i].Value == name {
				return spot{s.file, s.node.Content[i]}
			}
		}
	}
	return s
}

// has reports whether a mapping gives the key.
func (s spot) has(name string) bool { return s.find(name) != nil }

func (s spot) find(name string) *yaml.Node {
	if s.node == nil || s.node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(s.node.Content); i += 2 {
		if s.node.Content[i].Value == name {
			return s.node.Content[i+1]
		}
	}
	return nil
}

// item returns the spot of an item of a list, or the list where it has none.
func (s spot) item(i int) spot {
	if s.node != nil && s.node.Kind == yaml.SequenceNode && i < len(s.node.Content) {
		return spot{s.file, s.node.Content[i]}
	}
	return s
}

// items returns the spots of the items of a list.
func (s spot) items() []spot {
	if s.node == nil || s.node.Kind != yaml.SequenceNode {
		return nil
	}
	out := make([]spot, len(s.node.Content))
	for i, n := range s.node.Content {
		out[i] = spot{s.file, n}
	}
	return out
}

// text returns the text of a key of a mapping as written, or "".
func (s spot) text(key string) string {
	if v := s.find(key); v != nil && v.Kind == yaml.ScalarNode {
		return v.Value
	}
	return ""
}

// id returns the id of a mapping as written, or "".
func (s spot) id() string { return s.text("id") }

// where names the place as file:line.
func (s spot) where() string {
	f := s.fault("")
	return fmt.Sprintf("%s:%d", f.File, f.Line)
}

func (s spot) fault(format string, args ...any) Fault {
	f := Fault{File: s.file, Line: 1, Column: 1, What: fmt.Sprintf(format, args...)}
	if s.node != nil && s.node.Line > 0 {
		f.Line, f.Column = s.node.Line, s.node.Column
	}
	return f
}
