package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// nextDoc is the document of handrail next.
type nextDoc struct {
	Schema        string              `json:"schema"`
	Minutes       int                 `json:"minutes"`
	Sitting       *sittingDoc         `json:"sitting"` // null where no review is due
	Gate          *gateDoc            `json:"gate"`    // null once a way back has been tried
	Trips         []tripDoc           `json:"trips"`
	Waiting       []waitingDoc        `json:"waiting"`
	Longer        *longerDoc          `json:"longer"` // where nothing fits: the shortest there is
	Bundle        []itemDoc           `json:"bundle"`
	TotalMinutes  int                 `json:"total_minutes"`
	Exact         bool                `json:"exact"`
	Closes        []string            `json:"closes"`
	RaisesEasiest bool                `json:"raises_easiest"`
	LeftOut       []checklist.LeftOut `json:"left_out"`
}

type sittingDoc struct {
	On      checklist.Day `json:"on"`
	Minutes int           `json:"minutes"`
	States  []lookDoc     `json:"states"`
	Other   int           `json:"other"` // facts, permissions, signals, paper and drills
}

type tripDoc struct {
	At      string    `json:"at"`
	Page    string    `json:"page"`
	Address string    `json:"address"`
	Minutes int       `json:"minutes"`
	Looks   []lookDoc `json:"looks"`
}

type lookDoc struct {
	Step  string   `json:"step"`
	About []string `json:"about"` // devices or usernames; empty is the account
}

type waitingDoc struct {
	Step  string        `json:"step"`
	For   string        `json:"for"`
	Until checklist.Day `json:"until"`
}

type longerDoc struct {
	Step    string   `json:"step"`
	About   []string `json:"about"`
	Title   string   `json:"title"`
	Look    bool     `json:"look"`
	Minutes int      `json:"minutes"`
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

func (a *app) nextCommand() *cobra.Command {
	var minutes int
	var list bool
	c := &cobra.Command{
		Use:   "next",
		Short: "What to do today, what it closes, and what it leaves out",
		Long: "Names the steps that fit today's minutes and close most, in the order to do them,\n" +
			"what they close, and what was left out and why. Exit status 1: there is something\nto do.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if c.Flags().Changed("minutes") && (minutes < 1 || minutes > 600) {
				return usageErrorf("give 1 to 600 minutes", "--minutes %d", minutes)
			}
			return a.next(c.Context(), minutes, list)
		},
	}
	c.Flags().BoolVar(&list, "list", false, "the look list: questions and answers with boxes, to print")
	wholeNumberVar(c.Flags(), &minutes, "minutes", "minutes for today (default: as last chosen, else 15)")
	return c
}

func nextOf(as *checklist.Assessment, ad checklist.Advice) nextDoc {
	doc := nextDoc{
		Schema: schemaName("next"), Minutes: ad.Minutes, Trips: []tripDoc{}, Waiting: []waitingDoc{}, Bundle: []itemDoc{}, TotalMinutes: ad.TotalMinutes, Exact: ad.Exact,
		Closes: nonNil(ad.Closes), RaisesEasiest: ad.RaisesEasiest, LeftOut: nonNil(ad.LeftOut),
	}
	if g := ad.Gate; g != nil {
		doc.Gate = &gateDoc{g.Step, as.Catalogue.Title(g.Step), g.Because}
	}
	for _, it := range ad.Bundle {
		doc.Bundle = append(doc.Bundle, itemOf(as, it))
	}
	if s := ad.Sitting; s != nil {
		doc.Sitting = &sittingDoc{On: s.On, Minutes: s.Minutes, States: []lookDoc{}, Other: s.Questions()}
		for _, st := range s.States {
			doc.Sitting.States = append(doc.Sitting.States, lookDoc{st.Step, targets(st.About)})
		}
	}
	for _, trip := range ad.Trips {
		d := tripDoc{At: trip.At, Page: trip.Page, Minutes: trip.Minutes, Looks: []lookDoc{}}
		if place := as.Catalogue.Place(trip.At); place != nil {
			d.Address = place.Address
		}
		for _, l := range trip.Looks {
			d.Looks = append(d.Looks, lookDoc{l.Step, targets(l.About)})
		}
		doc.Trips = append(doc.Trips, d)
	}
	for _, w := range ad.Waiting {
		doc.Waiting = append(doc.Waiting, waitingDoc(w))
	}
	if l := ad.Longer; l != nil {
		doc.Longer = &longerDoc{l.Step, targets(l.About), as.Catalogue.Title(l.Step), l.Look, l.Minutes}
	}
	return doc
}

func itemOf(as *checklist.Assessment, it checklist.Item) itemDoc {
	step := as.Catalogue.Step(it.Step)
	return itemDoc{it.Step, targets(it.About), step.Title, nonNil(step.Interfaces), it.Minutes, it.Because}
}

// targets leaves out the account, which has no id.
func targets(about []string) []string {
	out := []string{}
	for _, thing := range about {
		if thing != "" {
			out = append(out, thing)
		}
	}
	return out
}

func (a *app) next(ctx context.Context, minutes int, list bool) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		w := s.World()
		if minutes != 0 {
			w.Minutes = minutes
		}
		w.Printed = true
		ad := checklist.Plan(w.A, w.Minutes)
		place := scene.Place{Screen: "plan"}
		if list {
			place.Screen = "look-list"
		}
		return view{nextOf(w.A, ad), scene.Make(w, place), !ad.Empty()}, nil
	})
}
