package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) factsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "facts [KEY=VALUE…]",
		Short: "Shows, sets or withdraws the facts of your set-up",
		Long: "Shows the facts, or sets some: several values are joined by commas, none is the\n" +
			"empty set, and KEY= withdraws the entry. All that is set at once is one save.\n" +
			"What only you know, for paper, is set so too: broker=NUMBER, carrier=NUMBER and\n" +
			"second-copy=WHO; and the day of your reviews: sitting=2-sun, the second Sunday of\n" +
			"the month.",
		Example: "  handrail facts\n  handrail facts travels=no broker='020 7946 0123'",
		RunE:    a.facts,
	}
	c.ValidArgsFunction = func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return a.names(func(c *checklist.Catalogue) []string { return factWords(c, typed) }), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	return c
}

func factIDs(c *checklist.Catalogue) []string {
	return ids(c.Facts, func(f *checklist.Fact) string { return f.ID })
}

func valueIDs(f *checklist.Fact) []string {
	out := ids(f.Values, func(v *checklist.FactValue) string { return v.ID })
	if f.Kind == checklist.Many && !slices.Contains(out, "none") {
		out = append(out, "none")
	}
	return out
}

// factWords completes KEY= and, after it, the values.
func factWords(c *checklist.Catalogue, typed string) []string {
	var out []string
	key, value, has := strings.Cut(typed, "=")
	before := value[:strings.LastIndex(value, ",")+1] // after a comma the next one
	for i := range c.Facts {
		f := &c.Facts[i]
		if !has {
			out = append(out, titled(f.ID+"=", f.Title))
		} else if f.ID == key {
			for _, v := range valueIDs(f) {
				out = append(out, titled(key+"="+before+v, f.Words(v)))
			}
		}
	}
	return out
}

// factEntries reads KEY=VALUE; the empty value withdraws.
func factEntries(c *checklist.Catalogue, args []string) ([]checklist.Entry, error) {
	var out []checklist.Entry
	for _, arg := range args {
		key, value, ok := strings.Cut(arg, "=")
		key = strings.TrimSpace(key)
		if ok && checklist.IsOwnContact(key) {
			e, err := checklist.ContactEntry(key, oneline.Words(value))
			if err != nil {
				return nil, usageErrorf("", "%s: %v", key, err)
			}
			out = append(out, e)
			continue
		}
		if ok && key == checklist.SettingSitting { // the day of reviews goes with the record
			if _, err := checklist.ParseSittingDay(value); value != "" && err != nil {
				return nil, brokenRule(err)
			}
			out = append(out, checklist.SettingEntry(key, value))
			continue
		}
		f := c.Fact(key)
		switch {
		case f == nil:
			return nil, unknown("fact", key, factIDs(c))
		case !ok:
			return nil, usageErrorf("handrail facts "+key+"=VALUE, of "+strings.Join(valueIDs(f), ", "), "%q sets nothing", arg)
		case slices.ContainsFunc(out, func(s checklist.Entry) bool { return s.Subject == key }):
			return nil, usageErrorf("join several values by commas", "%s is set twice", key)
		}
		values := ""
		if value = strings.ReplaceAll(value, " ", ""); value != "" {
			var err error
			if values, err = valuesOf(f, value); err != nil {
				return nil, err
			}
		}
		out = append(out, checklist.FactEntry(key, values))
	}
	return out, nil
}

// valuesOf reads a fact's value, or says which part of it is none.
func valuesOf(f *checklist.Fact, value string) (string, error) {
	if values, ok := f.Read(value); ok {
		return checklist.Join(values), nil
	}
	known := valueIDs(f)
	for _, v := range strings.Split(value, ",") {
		if !slices.Contains(known, v) {
			return "", unknown("value of "+f.ID, v, known)
		}
	}
	if f.Kind == checklist.Many {
		return "", usageErrorf("leave the other values out, or leave none out", "%s is none or some, and not both", f.ID)
	}
	return "", usageErrorf("give one of "+strings.Join(known, ", "), "%s has one value, and %q is not one", f.ID, value)
}

func (a *app) facts(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return a.looks(func(s *session.Session, _ []string) (view, error) {
			return view{doc: document.FactsOf(s.Assessment(), document.Change{}), text: later(s, scene.Place{Screen: "setup"})}, nil
		})(c, nil)
	}
	s, change, err := a.enter(c.Context(), func(s *session.Session) ([]checklist.Entry, error) {
		return factEntries(s.Assessment().Catalogue, args)
	})
	if err != nil {
		return err
	}
	return a.print(document.FactsOf(s.Assessment(), change), change.Text())
}
