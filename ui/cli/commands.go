package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// group is a part of the list of commands that handrail --help shows.
type group struct {
	title    string
	commands []func(*app) *cobra.Command
}

// groups are all commands in the order in which help lists them. A new command
// is one entry here and a file of its own.
var groups = []group{
	{"Start", []func(*app) *cobra.Command{(*app).walkCommand, (*app).nextCommand, (*app).reviewCommand, (*app).emergencyCommand}},
	{"Record", []func(*app) *cobra.Command{
		(*app).answerCommand, (*app).noteCommand, (*app).factsCommand, (*app).deviceCommand, (*app).happenedCommand, (*app).permissionsCommand,
		(*app).acceptCommand, (*app).snoozeCommand, (*app).alarmCommand, (*app).undoCommand, (*app).redoCommand,
	}},
	{"Look", []func(*app) *cobra.Command{
		(*app).statusCommand, (*app).whatIfCommand, (*app).stepsCommand, (*app).routesCommand, (*app).showCommand, (*app).mapCommand, (*app).chooseCommand,
		(*app).dueCommand, (*app).signalsCommand, (*app).logCommand, (*app).diffCommand,
	}},
	{"Check", []func(*app) *cobra.Command{(*app).linkCommand}},
	{"Paper and reminders", []func(*app) *cobra.Command{(*app).runbookCommand, (*app).drillCommand, (*app).remindCommand}},
	{"The record itself", []func(*app) *cobra.Command{(*app).storeCommand, (*app).exportCommand, (*app).importCommand, (*app).forgetCommand}},
	{"For scripts", []func(*app) *cobra.Command{
		(*app).schemaCommand, (*app).versionCommand, (*app).completionCommand, (*app).manCommand, (*app).catalogueCommand,
	}},
}

// together are commands that share a line of the list, under the first of two.
var together = []struct{ first, second, short string }{
	{"accept", "snooze", "Leave a risk, or put a step off, until a day"},
	{"undo", "redo", "Take back the last entry; bring it back"},
	{"export", "import", "A sealed copy of the record; merge one"},
	{"schema", "version", "The JSON Schema of a document; the versions"},
	{"completion", "man", "Completion for a shell; the manual page"},
}

// addCommands adds every command to the root.
func (a *app) addCommands(root *cobra.Command) {
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, make := range g.commands {
			c := make(a)
			c.GroupID = g.title
			root.AddCommand(c)
		}
	}
}

// listed is the list of commands in handrail --help, by group.
func listed(root *cobra.Command) string {
	var b strings.Builder
	for _, g := range root.Groups() {
		fmt.Fprintf(&b, "%s\n", g.Title)
		for _, c := range root.Commands() {
			if c.GroupID != g.ID || !c.IsAvailableCommand() {
				continue
			}
			name, short, second := c.Name(), c.Short, false
			for _, t := range together {
				if second = second || t.second == name; t.first == name {
					name, short = t.first+", "+t.second, t.short
				}
			}
			if !second {
				fmt.Fprintf(&b, "  %-16s %s\n", name, short)
			}
		}
	}
	return b.String()
}
