package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
)

// parse reads the one document of a file. Where it cannot be read the node is
// nil and the fault says where and why.
func parse(file string, text []byte) (top *yaml.Node, fault *Fault) {
	defer func() {
		if r := recover(); r != nil {
			top, fault = nil, &Fault{file, 1, 1, fmt.Sprintf("cannot be read as YAML: %v", r)}
		}
	}()
	l, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithUniqueKeys(false))
	if err != nil {
		return nil, unreadable(file, err)
	}
	var doc, more yaml.Node
	switch err := l.Load(&doc); {
	case errors.Is(err, io.EOF):
		return nil, &Fault{file, 1, 1, "is empty: write its contents or remove the file"}
	case err != nil:
		return nil, unreadable(file, err)
	}
	if err := l.Load(&more); err == nil {
		f := spot{file, &more}.fault("a second document begins here: a file holds one, without ---")
		return nil, &f
	} else if !errors.Is(err, io.EOF) {
		return nil, unreadable(file, err)
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		return nil, &Fault{file, 1, 1, "is empty: write its contents or remove the file"}
	}
	return doc.Content[0], nil
}

func unreadable(file string, err error) *Fault {
	f := &Fault{file, 1, 1, "cannot be read as YAML: " + err.Error()}
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		f.What = "cannot be read as YAML: " + e.Message
		if e.ContextMsg != "" {
			f.What += " " + e.ContextMsg
		}
		if e.Mark.Line > 0 {
			f.Line, f.Column = e.Mark.Line, max(1, e.Mark.Column)
		}
	}
	return f
}
