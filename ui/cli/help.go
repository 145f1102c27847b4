package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// help writes the help of a command: of the root the list of commands by
// group, of the others what they do, their examples and their own flags.
func help(c *cobra.Command, _ []string) {
	w := c.OutOrStdout()
	if !c.HasParent() {
		fmt.Fprintf(w, "%s.\nUsage: handrail [COMMAND] [FLAGS]; alone it opens the screens.\n\n%s\nhandrail COMMAND --help shows one command, handrail help flags the flags of all.\n", c.Short, listed(c))
		return
	}
	text := c.Long
	if text == "" {
		text = c.Short + "."
	}
	fmt.Fprintf(w, "%s\n\nUsage: %s\n", text, strings.TrimSuffix(c.UseLine(), " [flags]"))
	if c.HasAvailableSubCommands() {
		fmt.Fprintln(w)
		for _, s := range c.Commands() {
			if s.IsAvailableCommand() {
				fmt.Fprintf(w, "  %-10s %s\n", s.Name(), s.Short)
			}
		}
	}
	if c.Example != "" {
		fmt.Fprintf(w, "\nExamples:\n%s\n", c.Example)
	}
	if flags := c.LocalNonPersistentFlags(); flags.HasAvailableFlags() {
		fmt.Fprintf(w, "\nFlags:\n%s", flags.FlagUsagesWrapped(80))
	}
	fmt.Fprintln(w, "\nhandrail help flags shows the flags of every command.")
}
