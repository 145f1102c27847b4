package cli

import (
	"context"
	"errors"
	"fmt"

	"handrail/ui/scene"
	"handrail/ui/session"

	"github.com/spf13/cobra"
)

// firstPlace is where the program opens: Today, or the first run.
var firstPlace = scene.Place{}

// open opens the screens at a place, or speaks them; without a terminal it
// prints the status instead. A person who chooses another store begins again
// with that one.
func (a *app) open(c *cobra.Command, at scene.Place) error {
	if !a.mayShow() {
		return a.showsStatus()(c, nil)
	}
	return a.openScreens(c.Context(), at)
}

// mayShow reports whether somebody is there to look at screens.
func (a *app) mayShow() bool {
	return !a.flags.json && a.env.OutTTY && a.env.InTTY && !a.flags.noInput
}

func (a *app) openScreens(ctx context.Context, at scene.Place) error {
	before := a.flags.store
	a.showing = true
	for {
		s, err := a.beginAnyway(ctx)
		if err != nil {
			return err
		}
		if s.Problem() == nil {
			// A new sealed file asks for its passphrase now, not among the screens.
			var typed *usageError // the menu is there again after a passphrase that was typed wrong
			if err := s.Begin(ctx); a.flags.store != before && errors.As(err, &typed) {
				a.notice("", typed.what+". Nothing was begun; choose again.")
				a.flags.store, a.session = before, nil
				continue
			} else if err != nil {
				return err
			}
		}
		s.Opened()
		reopen, err := a.show(ctx, s, at)
		if err != nil || reopen == "" {
			if w := s.World(); err == nil && !w.Unread && w.Problem == "" {
				fmt.Fprintln(a.env.Out, scene.Farewell(w))
			}
			return err
		}
		before, a.flags.store, a.session = a.flags.store, reopen, nil
	}
}

func (a *app) show(ctx context.Context, s *session.Session, at scene.Place) (string, error) {
	if a.flags.accessible || a.env.plain() {
		return a.env.Speak(ctx, s, at, a.env.In, a.env.Out)
	}
	theme := a.flags.theme
	if theme == "" {
		theme = a.env.theme()
	}
	a.drawing.Store(true)
	defer a.drawing.Store(false)
	return a.env.Screens(ctx, s, at, theme)
}
