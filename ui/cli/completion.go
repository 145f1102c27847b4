package cli

import (
	_ "embed"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     "A script that completes commands, flags and ids in a shell",
		Long:      "Writes a script for a shell to standard output. For bash: source <(handrail completion bash)",
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			if err := a.noJSON("a script"); err != nil {
				return err
			}
			switch root := c.Root(); args[0] {
			case "bash":
				if _, err := io.WriteString(a.env.Out, bashAlone); err != nil {
					return err
				}
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

// bashAlone stands in for what the script takes from the package
// bash-completion, where that is not installed.
//
//go:embed completion.bash
var bashAlone string

// names lists ids of the catalogue with their titles, for completing them. What
// cannot be read completes nothing.
func (a *app) names(of func(*checklist.Catalogue) []string) []string {
	c, err := a.loadCatalogue()
	if err != nil {
		return nil
	}
	list := slices.Clone(of(c))
	for i, id := range list {
		if title := c.Title(id); title != id {
			list[i] = titled(id, title)
		}
	}
	return list
}

// titled is a completion with the words that a shell shows beside it.
func titled(id, title string) string { return cobra.CompletionWithDesc(id, oneline.Clean(title)) }

// completesFlag completes a flag with names.
func completesFlag(c *cobra.Command, flag string, names func() []string) {
	err := c.RegisterFlagCompletionFunc(flag, func(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := ""
		if f := c.Flag(flag); f != nil && f.Value.Type() == "stringSlice" { // after a comma the next one
			before = typed[:strings.LastIndex(typed, ",")+1]
		}
		return after(before, names()), cobra.ShellCompDirectiveNoFileComp
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
