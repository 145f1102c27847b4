package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// diffDoc is the document of handrail diff.
type diffDoc struct {
	Schema    string        `json:"schema"`
	From      checklist.Day `json:"from"`
	To        checklist.Day `json:"to"`
	You       causeDoc      `json:"you"`
	Time      causeDoc      `json:"time"`
	Learned   causeDoc      `json:"learned"`
	Machine   causeDoc      `json:"machine"`
	Conflicts []conflictDoc `json:"conflicts"` // where a machine still contradicts an answer
}

type causeDoc struct {
	Closed        []routeName  `json:"closed"`
	NotApplicable []routeName  `json:"not_applicable"` // were open, and by a fact do not apply now
	Opened        []routeName  `json:"opened"`
	Outcomes      []outcomeDoc `json:"outcomes"`
}

type outcomeDoc struct {
	Step  string            `json:"step"`
	Title string            `json:"title"`
	From  checklist.Outcome `json:"from"`
	To    checklist.Outcome `json:"to"`
}

type conflictDoc struct {
	Step      string        `json:"step"`
	Title     string        `json:"title"`
	About     string        `json:"about"`
	Machine   string        `json:"machine"`
	MachineOn checklist.Day `json:"machine_on"`
	Person    string        `json:"person"`
	PersonOn  checklist.Day `json:"person_on"`
}

// lookBack is how many days diff goes back where nothing was said before.
const lookBack = 30

func (a *app) diffCommand() *cobra.Command {
	var since string
	c := &cobra.Command{
		Use:   "diff",
		Short: "What you did, what time did, what we learned",
		Long: "Says what changed since a day (the last one before today on which something was\n" +
			"said, else a month ago): routes opened and closed and outcomes, by what caused\n" +
			"them, and where a machine contradicts you.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.diff(c.Context(), since) },
	}
	c.Flags().StringVar(&since, "since", "", "from the end of this day, YYYY-MM-DD")
	return c
}

func (a *app) diff(ctx context.Context, since string) error {
	var from checklist.Day
	if since != "" {
		var err error
		if from, err = checklist.ParseDay(since); err != nil {
			return usageErrorf("", "--since %v", err)
		}
	}
	return a.look(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		switch {
		case from > as.Day:
			return view{}, usageErrorf("name a day before "+as.Day.String(), "--since: %s has not come yet", from)
		case from == 0:
			if from = as.LastSession(); from == 0 {
				from = as.Day.AddDays(-lookBack)
			}
		}
		ch := checklist.Since(as, from)
		doc := diffOf(as, ch)
		return view{doc: doc, text: scene.Diff(as, ch)}, nil
	})
}

func diffOf(as *checklist.Assessment, ch checklist.Change) diffDoc {
	doc := diffDoc{Schema: schemaName("diff"), From: ch.From, To: ch.To, Conflicts: []conflictDoc{}}
	causes := map[checklist.Cause]*causeDoc{
		checklist.YouDid: &doc.You, checklist.TimeDid: &doc.Time, checklist.WeLearned: &doc.Learned, checklist.MachineFound: &doc.Machine,
	}
	for _, c := range causes {
		*c = causeDoc{[]routeName{}, []routeName{}, []routeName{}, []outcomeDoc{}}
	}
	for _, r := range ch.Closed {
		c := causes[r.Cause]
		c.Closed = append(c.Closed, routeName{r.Route, r.Title})
	}
	for _, r := range ch.NotApplicable {
		c := causes[r.Cause]
		c.NotApplicable = append(c.NotApplicable, routeName{r.Route, r.Title})
	}
	for _, r := range append(ch.Opened, ch.Learned...) {
		c := causes[r.Cause]
		c.Opened = append(c.Opened, routeName{r.Route, r.Title})
	}
	for _, o := range ch.Outcomes {
		c := causes[o.Cause]
		c.Outcomes = append(c.Outcomes, outcomeDoc{o.Step, o.Title, o.From, o.To})
	}
	for i := range as.Steps {
		for _, ab := range as.Steps[i].About {
			if k := ab.Conflict; k != nil {
				doc.Conflicts = append(doc.Conflicts, conflictDoc{as.Steps[i].Step.ID, as.Steps[i].Step.Title, ab.Name, k.Machine, k.SaidOn, k.Person, k.On})
			}
		}
	}
	return doc
}
