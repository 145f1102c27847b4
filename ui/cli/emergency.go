package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) emergencyCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:   "emergency [SCENARIO]",
		Short: "First actions at once; never touches the keyring",
		Long: "Opens the emergency pages without the record, so that nothing has to be unlocked.\n" +
			"Without a terminal it prints the first actions.",
		// The empty name of a script is none: nobody is held up here.
		RunE: func(c *cobra.Command, args []string) error { return a.emergency(c.Context(), strings.Join(args, "")) },
	}, func([]string) []string { return a.names(scenarioIDs) })
}

// emergency opens the emergency pages, or prints them. In a terminal a name
// that is misspelt holds nobody up: the first page asks what is happening.
func (a *app) emergency(ctx context.Context, id string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	sc := c.Scenario(id)
	if a.mayShow() {
		at := scene.Place{Screen: "emergency"}
		if sc != nil {
			at.ID = id
		}
		a.session = a.beginAtOnce(ctx, c)
		return a.openScreens(ctx, at)
	}
	if id != "" && sc == nil {
		return unknown("scenario", id, scenarioIDs(c))
	}
	text := scene.Doors(c)
	if sc != nil {
		text = scene.Scenario(scene.World{A: checklist.Assess(c, checklist.Record{}, checklist.DayOf(a.env.Now()))}, id)
	}
	return a.print(document.EmergencyOf(c, sc), text)
}

func scenarioIDs(c *checklist.Catalogue) []string {
	return ids(c.Scenarios, func(s *checklist.Scenario) string { return s.ID })
}

// beginAtOnce opens a session that touches no store until something has to be
// kept. Where what is beside the record cannot be told, its log is kept in memory.
func (a *app) beginAtOnce(ctx context.Context, c *checklist.Catalogue) *session.Session {
	return session.OpenAtOnce(ctx, session.Settings{Catalogue: c, Now: a.env.Now, Run: a.env.Run, Locale: a.env.locale(), Confined: a.env.Confined}, a.settings)
}
