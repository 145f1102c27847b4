package cli

import (
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
		RunE: func(c *cobra.Command, args []string) error {
			cat, err := a.loadCatalogue()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return usageErrorf("jobs are "+strings.Join(jobIDs(cat), ", "), "no job was named")
			}
			for i, id := range args {
				if cat.Job(id) == nil && cat.Job("job."+id) != nil {
					args[i] = "job." + id
				} else if cat.Job(id) == nil {
					return unknown("job", id, jobIDs(cat))
				}
			}
			return a.looksAnyway(func(s *session.Session, jobs []string) (view, error) {
				return view{doc: document.ChooseOf(s.Assessment(), jobs), text: later(s, scene.Place{Screen: "choose", Query: strings.Join(jobs, ",")})}, nil
			})(c, args)
		},
	}
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return a.names(jobIDs), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

func jobIDs(c *checklist.Catalogue) []string {
	return ids(c.Jobs, func(j *checklist.Job) string { return j.ID })
}
