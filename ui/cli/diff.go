package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/ui/scene"
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
	Closed   []routeName  `json:"closed"`
	Opened   []routeName  `json:"opened"`
	Outcomes []outcomeDoc `json:"outcomes"`
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
	var since, format string
	c := &cobra.Command{
		Use:   "diff",
		Short: "What you did, what time did, what we learned",
		Long: "Says what changed since a day (the last one before today on which something was\n" +
			"said, else a month ago): routes opened and closed and outcomes, by what caused\n" +
			"them, and where a machine contradicts you.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.diff(c.Context(), since, format) },
	}
	c.Flags().StringVar(&since, "since", "", "from the end of this day, YYYY-MM-DD")
	c.Flags().StringVar(&format, "format", "text", "text or md")
	completesFlag(c, "format", func() []string { return []string{"text", "md"} })
	return c
}

func (a *app) diff(ctx context.Context, since, format string) error {
	if format != "text" && format != "md" {
		return unknown("format", format, []string{"text", "md"})
	}
	var from checklist.Day
	if since != "" {
		var err error
		if from, err = checklist.ParseDay(since); err != nil {
			return usageErrorf("", "--since %v", err)
		}
	}
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	switch {
	case from > as.Day:
		return usageErrorf("name a day before "+as.Day.String(), "--since: %s has not come yet", from)
	case from == 0:
		if from = as.LastSession(); from == 0 {
			from = as.Day.AddDays(-lookBack)
		}
	}
	doc := diffOf(as, checklist.Since(as, from))
	return a.give(doc, func() { a.diffText(doc, format == "md") })
}

func diffOf(as *checklist.Assessment, ch checklist.Change) diffDoc {
	doc := diffDoc{Schema: schemaName("diff"), From: ch.From, To: ch.To, Conflicts: []conflictDoc{}}
	causes := map[checklist.Cause]*causeDoc{
		checklist.YouDid: &doc.You, checklist.TimeDid: &doc.Time, checklist.WeLearned: &doc.Learned, checklist.MachineFound: &doc.Machine,
	}
	for _, c := range causes {
		*c = causeDoc{[]routeName{}, []routeName{}, []outcomeDoc{}}
	}
	for _, r := range ch.Closed {
		c := causes[r.Cause]
		c.Closed = append(c.Closed, routeName{r.Route, r.Title})
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

// diffText prints what changed as lines, or as Markdown.
func (a *app) diffText(doc diffDoc, markdown bool) {
	head, item, escape := "%s\n", "  %s", func(s string) string { return s }
	if markdown {
		head, item, escape = "## %s\n", "- %s", plainMarkdown
		a.line("# What changed from %s to %s", doc.From, doc.To)
	} else {
		a.line("From %s to %s", doc.From, doc.To)
	}
	none := true
	part := func(title string, items []string) {
		if len(items) == 0 {
			return
		}
		none = false
		a.printf("\n"+head, title)
		if markdown {
			a.printf("\n")
		}
		for _, i := range items {
			a.line(item, escape(oneline.Clean(i)))
		}
	}
	part("What you did", causeLines(doc.You))
	part("What time did", causeLines(doc.Time))
	part("What we learned", causeLines(doc.Learned))
	part("What a machine found", causeLines(doc.Machine))
	var conflicts []string
	for _, k := range doc.Conflicts {
		about := ""
		if k.About != "" {
			about = ", about " + k.About
		}
		conflicts = append(conflicts, fmt.Sprintf("%s%s (%s): on %s the machine saw: %s; on %s you said: %s", k.Title, about, k.Step, k.MachineOn, k.Machine, k.PersonOn, k.Person))
	}
	part("Where a machine contradicts you", conflicts)
	if none {
		a.printf("\nNothing changed.\n")
	}
	a.printf("\n%s\n", scene.RoutesWords)
}

func causeLines(c causeDoc) []string {
	var out []string
	for _, r := range c.Closed {
		out = append(out, fmt.Sprintf("closed: %s (%s)", r.Title, r.ID))
	}
	for _, r := range c.Opened {
		out = append(out, fmt.Sprintf("opened: %s (%s)", r.Title, r.ID))
	}
	for _, o := range c.Outcomes {
		out = append(out, fmt.Sprintf("%s (%s): %s, now %s", o.Title, o.Step, o.From.Words(), o.To.Words()))
	}
	return out
}

// plainMarkdown escapes what Markdown would read as more than text.
func plainMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#|", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
