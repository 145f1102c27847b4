package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
)

// nextDoc is the document of handrail next.
type nextDoc struct {
	Schema        string              `json:"schema"`
	Minutes       int                 `json:"minutes"`
	Gate          *gateDoc            `json:"gate"`
	Look          *checklist.LookItem `json:"look"`
	Bundle        []itemDoc           `json:"bundle"`
	Longer        *itemDoc            `json:"longer"` // where nothing fits: the best step, which takes more
	TotalMinutes  int                 `json:"total_minutes"`
	Exact         bool                `json:"exact"`
	Closes        []string            `json:"closes"`
	RaisesEasiest bool                `json:"raises_easiest"`
	LeftOut       []checklist.LeftOut `json:"left_out"`
}

type gateDoc struct {
	Step    string `json:"step"`
	Title   string `json:"title"`
	Because string `json:"because"`
}

type itemDoc struct {
	Step       string   `json:"step"`
	About      []string `json:"about"` // devices or usernames; empty is the account
	Title      string   `json:"title"`
	Interfaces []string `json:"interfaces"`
	Minutes    int      `json:"minutes"`
	Because    string   `json:"because"`
}

func init() {
	documents["next"] = nextDoc{}
	commands = append(commands, func(a *app) *cobra.Command {
		var minutes int
		c := &cobra.Command{
			Use:   "next",
			Short: "What to do today, what it closes, and what it leaves out",
			Long: "Names the steps that fit today's minutes and close most, in the order to do them,\n" +
				"what they close, and what was left out and why. Exit status 1: there is something\nto do.",
			Args: cobra.NoArgs,
			RunE: func(c *cobra.Command, _ []string) error {
				if c.Flags().Changed("minutes") && (minutes < 1 || minutes > 600) {
					return wrongWords("give 1 to 600 minutes", "--minutes %d", minutes)
				}
				return a.next(c.Context(), minutes)
			},
		}
		wholeNumberVar(c.Flags(), &minutes, "minutes", "minutes for today (default: as last chosen, else 15)")
		return c
	})
}

func (a *app) next(ctx context.Context, minutes int) error {
	s, err := a.begin(ctx)
	if err != nil {
		return err
	}
	w := s.World()
	if minutes == 0 {
		minutes = w.Minutes
	}
	ad := checklist.Plan(w.A, minutes)
	doc := nextOf(w.A, ad)
	if err := a.give(doc, func() { a.nextText(w.A, doc) }); err != nil {
		return err
	}
	if doc.Gate != nil || doc.Look != nil || len(doc.Bundle) > 0 || doc.Longer != nil {
		return needsYou
	}
	return nil
}

func nextOf(as *checklist.Assessment, ad checklist.Advice) nextDoc {
	doc := nextDoc{
		Schema: schemaName("next"), Minutes: ad.Minutes, Look: ad.Look, Bundle: []itemDoc{}, TotalMinutes: ad.TotalMinutes, Exact: ad.Exact,
		Closes: listed(ad.Closes), RaisesEasiest: ad.RaisesEasiest, LeftOut: listed(ad.LeftOut),
	}
	if g := ad.Gate; g != nil {
		doc.Gate = &gateDoc{g.Step, as.Catalogue.Title(g.Step), g.Because}
	}
	for _, it := range ad.Bundle {
		doc.Bundle = append(doc.Bundle, itemOf(as, it))
	}
	if ad.Longer != nil {
		it := itemOf(as, *ad.Longer)
		doc.Longer = &it
	}
	return doc
}

func itemOf(as *checklist.Assessment, it checklist.Item) itemDoc {
	step := as.Catalogue.Step(it.Step)
	about := []string{}
	for _, thing := range it.About {
		if thing != "" {
			about = append(about, thing)
		}
	}
	return itemDoc{it.Step, about, step.Title, listed(step.Interfaces), it.Minutes, it.Because}
}

func (a *app) nextText(as *checklist.Assessment, doc nextDoc) {
	if doc.Gate != nil {
		a.para("", "First, before anything that can shut you out: "+doc.Gate.Title+" ("+doc.Gate.Step+"): "+doc.Gate.Because+".")
	}
	if doc.Look != nil {
		a.para("", fmt.Sprintf("A look of %d min: %s (%s): %s.", doc.Look.Minutes, doc.Look.Title, doc.Look.Step, doc.Look.Because))
	}
	switch {
	case doc.Longer != nil:
		a.para("", fmt.Sprintf("Nothing that closes a route fits %s. The next one takes %d: %s (%s): %s.", number(doc.Minutes, "minute"), doc.Longer.Minutes, doc.Longer.Title, doc.Longer.Step, doc.Longer.Because))
	case len(doc.Bundle) == 0:
		a.line("Nothing fits today.")
	default:
		a.line("Do today, about %d min, %s:", doc.TotalMinutes, number(len(doc.Bundle), "step"))
	}
	for i, it := range doc.Bundle {
		about := ""
		if len(it.About) > 0 {
			about = ", about " + strings.Join(it.About, ", ")
		}
		a.line("  %d  %s", i+1, it.Title)
		a.para("     ", fmt.Sprintf("%s, %d min%s: %s", it.Step, it.Minutes, about, it.Because))
	}
	if len(doc.Closes) > 0 {
		a.line("")
		a.line("Closes:")
		for _, id := range doc.Closes {
			a.line("  %s (%s)", as.Catalogue.Title(id), id)
		}
	}
	if doc.RaisesEasiest {
		a.line("The easiest route left becomes harder.")
	}
	if !doc.Exact {
		a.line("There were too many steps to compare all: this is a good choice and perhaps not the best.")
	}
	if len(doc.LeftOut) > 0 {
		a.line("")
		a.line("Left out:")
		for _, g := range byReason(doc.LeftOut) {
			a.printf("%s\n", wrapped(g.why+": "+strings.Join(g.steps, ", "), 78, "  "))
		}
	}
}

// leftOut is what was left out for one reason.
type leftOut struct {
	why   string
	steps []string
}

// byReason puts what was left out for the same reason together, the reason of
// most steps first.
func byReason(list []checklist.LeftOut) []leftOut {
	var out []leftOut
	for _, l := range list {
		i := slices.IndexFunc(out, func(g leftOut) bool { return g.why == l.Why })
		if i < 0 {
			i = len(out)
			out = append(out, leftOut{why: l.Why})
		}
		out[i].steps = append(out[i].steps, l.Step)
	}
	slices.SortStableFunc(out, func(x, y leftOut) int { return len(y.steps) - len(x.steps) })
	return out
}
