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

func (a *app) chooseCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "choose JOB…",
		Short: "Which interface for which job, and what must hold first",
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
	return a.lookAnyway(ctx, func(s *session.Session) (view, error) {
		doc := document.Choose{Schema: document.Name("choose"), Jobs: []document.Choice{}}
		for _, ch := range s.Assessment().Choose(jobs...) {
			doc.Jobs = append(doc.Jobs, document.ChoiceOf(ch))
		}
		return view{doc: doc, text: later(s, scene.Place{Screen: "choose", Query: strings.Join(jobs, ",")})}, nil
	})
}
