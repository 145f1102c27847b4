package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
)

// chooseDoc is the document of handrail choose.
type chooseDoc struct {
	Schema string      `json:"schema"`
	Jobs   []choiceDoc `json:"jobs"`
}

type choiceDoc struct {
	ID        string                 `json:"id"`
	Title     string                 `json:"title"`
	Interface string                 `json:"interface"`
	Others    []string               `json:"others"` // best first
	Why       string                 `json:"why"`
	Not       []string               `json:"not"`
	First     []checklist.StepEffect `json:"first"`     // steps that must hold before
	Ready     bool                   `json:"ready"`     // all of them hold, as far as we know
	Meanwhile string                 `json:"meanwhile"` // where it is not ready: the interface to use until then, or nothing
}

func (a *app) chooseCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "choose JOB…",
		Short: "Which interface fits which job, why, and what must hold there first",
		Args:  cobra.ArbitraryArgs,
		RunE:  func(c *cobra.Command, args []string) error { return a.choose(c.Context(), args) },
	}
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return a.names(jobIDs), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

func jobIDs(c *checklist.Catalogue) []string {
	return ids(c.Jobs, func(j *checklist.Job) string { return j.ID })
}

func (a *app) choose(ctx context.Context, jobs []string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	for i, id := range jobs {
		if c.Job(id) == nil && c.Job("job."+id) != nil {
			jobs[i] = "job." + id
		} else if c.Job(id) == nil {
			return unknown("job", id, jobIDs(c))
		}
	}
	if len(jobs) == 0 {
		return usageErrorf("jobs are "+strings.Join(jobIDs(c), ", "), "no job was named")
	}
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	doc := chooseDoc{Schema: schemaName("choose"), Jobs: []choiceDoc{}}
	for _, ch := range as.Choose(jobs...) {
		doc.Jobs = append(doc.Jobs, choiceOf(as, ch))
	}
	return a.give(doc, func() {
		for i, d := range doc.Jobs {
			if i > 0 {
				a.line("")
			}
			a.choiceText(d)
		}
	})
}

func choiceOf(_ *checklist.Assessment, ch checklist.Choice) choiceDoc {
	return choiceDoc{ch.Job.ID, ch.Job.Title, ch.Interface, nonNil(ch.Others), ch.Job.Why, nonNil(ch.Job.Not), nonNil(ch.First), ch.Ready, ch.Meanwhile}
}

func (a *app) choiceText(d choiceDoc) {
	a.line("%s  (%s)", d.Title, d.ID)
	use := d.Interface
	if len(d.Others) > 0 {
		use += "; else " + strings.Join(d.Others, ", then ")
	}
	a.line("  Use: %s", use)
	a.para("  ", d.Why)
	if len(d.Not) > 0 {
		a.para("  ", "Not for this: "+strings.Join(d.Not, "; "))
	}
	for _, e := range d.First {
		a.line("  First: %s, %s", e.Step, e.Outcome.Words())
	}
	switch {
	case len(d.First) == 0:
		a.line("  Nothing need hold first.")
	case d.Ready:
		a.line("  All that must hold first holds, as far as we know.")
	case d.Meanwhile != "":
		a.line("  Something must hold first. Until then: %s.", d.Meanwhile)
	default:
		a.line("  Something must hold first. Until then, leave this job alone.")
	}
}
