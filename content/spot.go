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

func (s spot) fault(format string, args ...any) Fault {
	f := Fault{File: s.file, Line: 1, Column: 1, What: fmt.Sprintf(format, args...)}
	if s.node != nil && s.node.Line > 0 {
		f.Line, f.Column = s.node.Line, s.node.Column
	}
	return f
}
