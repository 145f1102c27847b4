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
	cobra.EnableCommandSorting = false // in the order of the table
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, make := range g.commands {
			c := make(a)
			c.GroupID = g.title
			if c.Example == "" && examples[c.Name()] != "" {
				c.Example = "  handrail " + strings.ReplaceAll(examples[c.Name()], "\n", "\n  handrail ")
			}
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

// examples are one to three uses of a command that names none of its own,
// without the program's name. A test runs them.
var examples = map[string]string{
	"walk": "walk\nwalk mfa", "next": "next --minutes 10\nnext --list", "review": "review", "emergency": "emergency\nemergency lost-phone",
	"answer": "answer mfa.second-method unsure\nanswer mfa.second-method 1 --note 'looked on the phone'", "note": "note mfa.second-method 'waits for the key'",
	"facts": "facts\nfacts automation=no", "device": "device list\ndevice add Laptop --kind laptop --os linux", "happened": "happened\nhappened new-phone",
	"permissions": "permissions\npermissions dropped margin", "accept": "accept mfa.second-method --reason 'no second device yet' --until 2026-12-24",
	"snooze": "snooze mfa.second-method --until 2026-12-24", "undo": "undo", "redo": "redo", "status": "status\nstatus --json", "steps": "steps --topic mfa\nsteps --outcome unknown --json",
	"routes": "routes\nroutes --exposure session", "show": "show mfa.second-method", "map": "map", "choose": "choose job.automation", "due": "due\ndue --on 2027-06-01",
	"signals": "signals", "log": "log", "diff": "diff\ndiff --since 2026-11-01", "link": "link https://www.example.com/", "runbook": "runbook\nrunbook --page E",
	"drill": "drill\ndrill lost-phone", "remind": "remind ics\nremind systemd", "store": "store where\nstore test", "export": "export backup.age",
	"import": "import backup.age --dry-run", "forget": "forget", "schema": "schema status", "version": "version", "completion": "completion bash", "man": "man",
}
