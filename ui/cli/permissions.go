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

// decision is what was decided about one permission.
type decision struct {
	state, name, reason, review string
	keep                        bool
}

func (a *app) permissionsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "permissions",
		Short: "Trading permissions: what you hold, use and drop",
		Long: "Shows the trading permissions, or says of one that it is held, used, unused or\n" +
			"dropped. Handrail changes nothing at the broker. Exit status 1, of the list: one is\nheld and not used.",
		RunE: a.looks(func(s *session.Session, _ []string) (view, error) {
			doc := document.PermissionsOf(s.Assessment(), document.Change{})
			return view{doc, later(s, scene.Place{Screen: "permissions"}), len(doc.HeldUnused) > 0}, nil
		}),
	}
	for _, s := range []struct{ state, short string }{
		{"held", "You hold it"}, {"used", "You hold it and use it"}, {"unused", "You hold it and do not use it"}, {"dropped", "You do not hold it, or have dropped it"},
	} {
		d := decision{state: s.state}
		sub := completes(&cobra.Command{
			Use:   s.state + " NAME",
			Short: s.short,
			RunE: func(c *cobra.Command, args []string) error {
				d.name = args[0]
				return a.decide(c.Context(), d)
			},
		}, func([]string) []string { return a.names(permissionIDs) })
		sub.Flags().StringVar(&d.reason, "reason", "", "why, in your own words")
		sub.Flags().StringVar(&d.review, "review", "", "the day to ask again, YYYY-MM-DD")
		sub.Flags().BoolVar(&d.keep, "keep", false, "keep the reason although it looks secret")
		c.AddCommand(sub)
	}
	return c
}

func permissionIDs(c *checklist.Catalogue) []string {
	return ids(c.Permits, func(p *checklist.Permission) string { return p.ID })
}

func (a *app) decide(ctx context.Context, d decision) error {
	why, err := words("the reason", d.reason, d.keep)
	if err != nil {
		return err
	}
	var raised []checklist.Raised
	s, change, err := a.enter(ctx, func(s *session.Session) ([]checklist.Entry, error) {
		as := s.Assessment()
		p, err := permissionOf(as, d.name)
		if err != nil {
			return nil, err
		}
		if takesOn := d.state != "dropped" && p.Held() != checklist.Yes; takesOn && p.Permission.Risky {
			raised = as.Raised(p.Permission.ID)
			if len(raised) > 0 {
				a.notice("", "With "+p.Permission.Name+" these routes reach further:")
			}
			for _, r := range raised {
				a.notice("  - ", scene.RaisedWords(r))
			}
			if d.state == "held" && (why == "" || d.review == "") {
				return nil, usageErrorf("--reason TEXT --review YYYY-MM-DD", "%s makes a take-over reach further, so holding it needs a reason and a day to ask again", p.Permission.ID)
			}
		}
		review, err := reviewOf(p.Permission, d, as.Day)
		return []checklist.Entry{checklist.DecisionEntry(p.Permission.ID, d.state, why, review)}, err
	})
	if err != nil {
		return err
	}
	doc := document.PermissionsOf(s.Assessment(), change)
	doc.Raised = raised
	return a.print(doc, change.Text())
}

// permissionOf finds a permission by id or name.
func permissionOf(as *checklist.Assessment, name string) (checklist.PermissionState, error) {
	for _, p := range as.Facts.Permissions {
		if p.Permission.ID == name || strings.EqualFold(p.Permission.Name, name) {
			return p, nil
		}
	}
	return checklist.PermissionState{}, unknown("permission", name, permissionIDs(as.Catalogue))
}

// reviewOf is the day a permission is asked again: as said, else as the
// catalogue has it; a dropped one is not asked again.
func reviewOf(p *checklist.Permission, d decision, today checklist.Day) (checklist.Day, error) {
	if d.review != "" {
		return comingDay("review", d.review, today, true)
	}
	every, err := checklist.ParseInterval(p.Review)
	if d.state == "dropped" || err != nil {
		return 0, nil
	}
	return every.After(today), nil
}
