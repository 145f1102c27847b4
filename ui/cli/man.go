package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"handrail/ui/scene"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "The manual page, made from the commands and the key map",
		Long:  "Writes the manual page to standard output: handrail man | man -l -",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := a.noJSON("the manual page"); err != nil {
				return err
			}
			man(a.env.Out, c.Root(), a.env.Version)
			return nil
		},
	}
}

// statuses says what each exit status means.
var statuses = []struct {
	n     int
	means string
}{
	{StatusNothing, "Nothing needs you."},
	{StatusSomething, "Something does; each command says what."},
	{StatusUsage, "The words or a file given are wrong."},
	{StatusRecord, "The record could not be reached or saved."},
	{StatusFailed, "Handrail itself failed, or an outside program did."},
	{StatusInterrupted, "Interrupted."},
}

// man writes the manual page.
func man(w io.Writer, root *cobra.Command, version string) {
	p := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	p(`.TH HANDRAIL 1 "" "handrail %s" "User Commands"`, roff(version))
	p(".SH NAME\nhandrail \\- %s", roff(root.Short))
	p(".SH SYNOPSIS\n.B handrail\n[\\fICOMMAND\\fR] [\\fIFLAGS\\fR]")
	p(".SH DESCRIPTION\n%s", roff(root.Long))
	p(".SH COMMANDS")
	manCommands(w, root)
	p(".SH FLAGS OF EVERY COMMAND")
	manFlags(w, root.PersistentFlags())
	p(".SH KEYS\nOn the screens. Each screen shows its own keys in the footer and all of them with ?.")
	for _, k := range scene.KeyMap() {
		p(".TP\n.B %s\n%s. %s", roff(strings.Join(append([]string{k.Name}, k.Also()...), ", ")), roff(k.Does), roff(k.Help))
	}
	p(".SH EXIT STATUS\nThe same for text and JSON.")
	for _, s := range statuses {
		p(".TP\n.B %d\n%s", s.n, roff(s.means))
	}
	p(".SH ENVIRONMENT")
	for _, e := range [][2]string{
		{"NO_COLOR", "Draws without colour."}, {"ACCESSIBLE", "Speaks in plain lines instead of drawing screens."},
		{"SOURCE_DATE_EPOCH", "Fixes the printing date of documents written with -o, and nothing else."}, {"XDG_STATE_HOME", "Where the few small files outside the record lie; handrail store where names them."},
	} {
		p(".TP\n.B %s\n%s", e[0], roff(e[1]))
	}
}

// manCommands writes each command that can be run, and those under it.
func manCommands(w io.Writer, parent *cobra.Command) {
	for _, c := range parent.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		fmt.Fprintf(w, ".TP\n.B %s\n", roff(strings.TrimPrefix(c.UseLine(), "handrail ")))
		text := c.Long
		if text == "" {
			text = c.Short + "."
		}
		fmt.Fprintf(w, "%s\n", roff(text))
		if c.HasAvailableLocalFlags() {
			fmt.Fprintln(w, ".RS")
			manFlags(w, c.LocalNonPersistentFlags())
			fmt.Fprintln(w, ".RE")
		}
		manCommands(w, c)
	}
}

func manFlags(w io.Writer, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(w, ".TP\n\\fB\\-\\-%s\\fR %s\n%s.\n", roff(f.Name), roff(value), roff(usage))
	})
}

// roff writes a text so that the manual program takes nothing in it for a
// command.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", "...", "’", "'").Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
