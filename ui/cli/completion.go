package cli

import (
	"github.com/spf13/cobra"

	"handrail/checklist"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     "A script that completes commands, flags and ids in a shell",
		Long:      "Writes a script for a shell to standard output. For bash: source <(handrail completion bash)",
		Args:      cobra.ExactArgs(1),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			if err := a.noJSON("a script"); err != nil {
				return err
			}
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.env.Out, true)
			case "zsh":
				return root.GenZshCompletion(a.env.Out)
			case "fish":
				return root.GenFishCompletion(a.env.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.env.Out)
			}
			return unknown("shell", args[0], shells)
		},
	}
}

// names lists ids of the catalogue, for completing them. What cannot be read
// completes nothing.
func (a *app) names(of func(*checklist.Catalogue) []string) []string {
	c, err := a.loadCatalogue()
	if err != nil {
		return nil
	}
	return of(c)
}

// completesFlag completes a flag with names.
func completesFlag(c *cobra.Command, flag string, names func() []string) {
	err := c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return names(), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag is defined just before
	}
}

// completes completes the first arguments of a command, each from its list.
func completes(c *cobra.Command, lists ...func(args []string) []string) *cobra.Command {
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= len(lists) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return lists[len(args)](args), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}
