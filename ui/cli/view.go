package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/lines"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// view is what a command that only looks has found: the document, the scene
// that says the same, and whether something needs the person.
type view struct {
	doc       any
	text      func() scene.Scene // not made where the document is wanted
	attention bool
}

// runs is what a command does.
type runs = func(*cobra.Command, []string) error

// sees makes the view of a command from an open record and the command's words.
type sees = func(*session.Session, []string) (view, error)

// looks is a command that opens the record, makes what it shows and gives it. A
// record that was never begun is not shown as an empty one.
func (a *app) looks(of sees) runs {
	return func(c *cobra.Command, args []string) error {
		s, err := a.reading(c.Context())
		if err != nil {
			return err
		}
		return a.see(s, of, args)
	}
}

// looksAnyway is looks for a command that says something without a record, too.
func (a *app) looksAnyway(of sees) runs {
	return func(c *cobra.Command, args []string) error {
		s, err := a.beginAnyway(c.Context())
		if err != nil {
			return err
		}
		if p := s.Problem(); p != nil {
			a.remark("without your record: " + p.Error())
		}
		return a.see(s, of, args)
	}
}

func (a *app) see(s *session.Session, of sees, args []string) error {
	v, err := of(s, args)
	if err != nil {
		return err
	}
	return a.shown(v)
}

// reading opens the record for a command that only reads.
func (a *app) reading(ctx context.Context) (*session.Session, error) {
	s, err := a.begin(ctx)
	if err == nil && s.World().First && s.Place().Kind != store.Memory {
		err = &store.Problem{What: "no record at " + s.Place().Words, Hint: "begin one with handrail; or look without one: --store memory", Err: errNoRecord}
	}
	return s, err
}

// shown gives a view, and ends with StatusSomething where it needs the person.
func (a *app) shown(v view) error {
	text := scene.Scene{}
	if !a.flags.json {
		text = v.text()
	}
	if err := a.print(v.doc, text); err != nil {
		return err
	}
	if v.attention {
		return errAttention
	}
	return nil
}

// printed is the scene of a place as it is printed.
func printed(s *session.Session, p scene.Place) scene.Scene {
	w := s.World()
	w.Printed, w.Notice, w.Problem, w.Hint = true, "", "", ""
	return scene.Make(w, p)
}

// later is printed, made when it is wanted.
func later(s *session.Session, p scene.Place) func() scene.Scene {
	return func() scene.Scene { return printed(s, p) }
}

// print writes a document as JSON, or the scene that says the same as lines.
func (a *app) print(doc any, text scene.Scene) error {
	if a.flags.json {
		return document.Encode(a.env.Out, a.document, doc)
	}
	lines.Print(a.env.Out, text, a.width(), a.flags.accessible || a.env.accessible())
	return nil
}

// pass writes a document as JSON, or what is for another program as it is.
func (a *app) pass(doc any, data string) error {
	if a.flags.json {
		return a.print(doc, scene.Scene{})
	}
	_, err := io.WriteString(a.env.Out, data)
	return err
}
