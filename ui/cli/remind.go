package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/process"
	"handrail/internal/remind"
	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) remindCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "remind",
		Short: "A calendar file, or a timer of the system; neutral words",
		Long: "Makes a calendar of the days of your reviews, or the texts of a daily timer. Both\n" +
			"tell minutes and nothing of what it is about. A timer reads a small file of days\n" +
			"and minutes, never the record, and speaks at most nine times a year to a person\n" +
			"who does not come.",
		RunE: func(c *cobra.Command, _ []string) error {
			return usageErrorf("handrail remind ics, systemd, launchd or schtasks", "missing reminder type: ics, systemd, launchd or schtasks")
		},
	}
	c.AddCommand(a.remindICS(), a.remindSystemd(), a.remindLaunchd(), a.remindSchtasks(), a.remindFire())
	return c
}

func (a *app) remindICS() *cobra.Command {
	var out string
	var named bool
	c := &cobra.Command{
		Use:   "ics",
		Short: "A calendar file (iCalendar) of the coming year",
		Long: "Writes one all-day event for each review of the coming year, at most twelve, with\n" +
			"how long it takes. Import it into a calendar of its own; when you make it again,\n" +
			"empty that calendar first, since programs differ in what a second import does.\n" +
			"The last event asks you each quarter to make it again.",
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.reading(c.Context())
			if err != nil {
				return err
			}
			doc := document.Remind{Kind: "ics"}
			calendar, ok := s.Calendar(named)
			if !ok {
				a.notice("", "No review within a year, so there is nothing for a calendar yet.")
				return a.print(doc, scene.Scene{})
			}
			out = orOutput(out)
			text := string(calendar)
			doc.Files = append(doc.Files, remind.Unit{Name: "handrail.ics", Text: text})
			if out != "" {
				if err := a.writeFile(out, []byte(text)); err != nil {
					return err
				}
				if a.flags.on == "" {
					if err := s.CalendarMade(); err != nil {
						return err
					}
				}
				doc.Written = append(doc.Written, out)
				a.notice("", fmt.Sprintf("Written: %s. Import it into a calendar of its own, then delete the file.", out))
				text = ""
			}
			return a.pass(doc, text)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	c.Flags().BoolVar(&named, "named", false, "call the events an account check")
	c.Flags().BoolVar(&a.force, "force", false, "replace a file that is there")
	return c
}

func (a *app) remindSystemd() *cobra.Command {
	var out string
	var install, uninstall bool
	c := &cobra.Command{
		Use:   "systemd",
		Short: "A timer for systemd (Linux)",
		Long: "Prints the units of a daily timer. With --install they are written where systemd\n" +
			"looks for a person's own units, with the file of dates, and turned on; with\n" +
			"--uninstall all of it is removed. Exit status 4: systemd refused, and the lines\n" +
			"to run by hand are told.",
		RunE: func(c *cobra.Command, _ []string) error {
			out = orOutput(out)
			if install && uninstall || out != "" && (install || uninstall) {
				return usageErrorf("choose one of --install, --uninstall and -o", "these do not go together")
			}
			if (install || uninstall) && a.env.System != "linux" {
				by := map[string]string{"darwin": "launchd", "windows": "schtasks"}[a.env.System]
				return usageErrorf("handrail remind "+cmp.Or(by, "ics"), "systemd is not the timer of this system")
			}
			return a.timer(c.Context(), out, install, uninstall)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "write both units into this folder instead of standard output")
	c.Flags().BoolVar(&install, "install", false, "put the timer in and turn it on")
	c.Flags().BoolVar(&uninstall, "uninstall", false, "turn the timer off and remove it, and the file of dates")
	return c
}

// timer prints, writes, installs or removes the systemd timer.
func (a *app) timer(ctx context.Context, out string, install, uninstall bool) error {
	dir, err := store.StateDir(a.env.Getenv, a.env.System)
	if err != nil {
		return err
	}
	doc := document.Remind{Kind: "systemd"}
	doc.Install, doc.Remove = joined(remind.SystemdInstall), joined(remind.SystemdUninstall)
	doc.Files = remind.Systemd(a.env.Program, store.DatesPath(dir))
	switch {
	case uninstall:
		if err := a.notAsOf(); err != nil {
			return err
		}
		return a.untimer(ctx, dir, doc)
	case !install && out == "":
		a.notice("", "To put it in: handrail remind systemd --install")
		text := ""
		for _, f := range doc.Files {
			text += fmt.Sprintf("# %s\n%s\n", f.Name, f.Text)
		}
		return a.pass(doc, text)
	}
	if doc.Dates, err = a.writeDates(ctx); err != nil {
		return err
	}
	if install {
		if process.Temporary(a.env.Program) {
			return usageErrorf("install handrail, then run this again", "%q is in a temporary folder: the timer would lose it", a.env.Program)
		}
		into, err := session.UnitDir(a.env.Getenv)
		if err != nil {
			return err
		}
		doc.Written, err = session.InstallTimer(ctx, into, doc.Files, a.env.Run)
		if err != nil {
			return a.byHand("the timer is written but not turned on", err)
		}
		return a.print(doc, scene.Lines("The timer is on: once a day at nine, or when the computer is next on."))
	}
	if doc.Written, err = session.WriteUnits(out, doc.Files); err != nil {
		return cannotWrite(out, err)
	}
	a.told(doc)
	return a.print(doc, scene.Scene{})
}

func (a *app) untimer(ctx context.Context, dir string, doc document.Remind) error {
	into, err := session.UnitDir(a.env.Getenv)
	if err != nil {
		return err
	}
	doc.Files = nil
	removed, refused := session.UninstallTimer(ctx, into, a.env.Run)
	doc.Removed = append(doc.Removed, removed...)
	gone, err := session.DropDates(dir)
	if err != nil {
		return err
	}
	doc.Removed = append(doc.Removed, gone...)
	if refused != nil {
		return a.byHand("the timer's files are removed but systemd was not told", refused)
	}
	text := after("removed: ", doc.Removed)
	if len(text) == 0 {
		text = []string{"There was no timer."}
	}
	return a.print(doc, scene.Lines(text...))
}

// byHand tells that a program of the system failed and what is left to run.
func (a *app) byHand(what string, err error) error {
	var outside *session.OutsideError
	if !errors.As(err, &outside) {
		return err
	}
	return &outsideError{what: fmt.Sprintf("%s: %v", what, outside), hint: "run by hand: " + strings.Join(joined(outside.Left), " && ")}
}

func joined(commands [][]string) []string {
	var out []string
	for _, words := range commands {
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// agent is a timer that is one file: what it says, as text and as the system
// reads it, and the lines that turn it on and off.
type agent struct {
	file            remind.Unit
	bytes           []byte
	install, remove string
}

func (a *app) remindLaunchd() *cobra.Command {
	return a.remindAgent("launchd", "An agent for launchd (macOS)",
		"Prints an agent that runs once a day. With -o it is written, together with the\nfile of dates that it reads; the line that turns it on is told.",
		func(dates, _ string) agent {
			text := remind.Launchd(a.env.Program, dates)
			return agent{remind.Unit{Name: remind.LaunchdLabel + ".plist", Text: text}, []byte(text), remind.LaunchdInstall, remind.LaunchdUninstall}
		})
}

func (a *app) remindSchtasks() *cobra.Command {
	return a.remindAgent("schtasks", "A task for the Task Scheduler (Windows)",
		"Prints a task that runs once a day. With -o it is written as Windows wants it,\ntogether with the file of dates that it reads; the line that makes the task is\ntold.",
		func(dates, out string) agent {
			text := remind.Schtasks(a.env.Program, dates, checklist.DayOf(a.env.Now()))
			return agent{remind.Unit{Name: "handrail.xml", Text: text}, remind.UTF16(text), remind.SchtasksInstall(cmp.Or(out, "handrail.xml")), remind.SchtasksUninstall}
		})
}

// remindAgent is a command that prints or writes a timer that is one file.
func (a *app) remindAgent(kind, short, long string, of func(dates, out string) agent) *cobra.Command {
	var out string
	c := &cobra.Command{Use: kind, Short: short, Long: long, RunE: func(c *cobra.Command, _ []string) error {
		out = orOutput(out)
		dir, err := store.StateDir(a.env.Getenv, a.env.System)
		if err != nil {
			return err
		}
		t := of(store.DatesPath(dir), out)
		doc := document.Remind{Kind: kind, Files: []remind.Unit{t.file}, Install: []string{t.install}, Remove: []string{t.remove}}
		if out == "" {
			a.notice("", "Written with -o FILE it comes with the file of dates that it reads.")
			a.command("To turn it on: ", t.install)
			return a.pass(doc, t.file.Text)
		}
		if doc.Dates, err = a.writeDates(c.Context()); err != nil {
			return err
		}
		if err := a.writeFile(out, t.bytes); err != nil {
			return err
		}
		doc.Written = []string{out}
		a.told(doc)
		return a.print(doc, scene.Scene{})
	}}
	c.Flags().StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	c.Flags().BoolVar(&a.force, "force", false, "replace a file that is there")
	return c
}

// told says on standard error what was written and how it is turned on and
// off.
func (a *app) told(doc document.Remind) {
	for _, path := range doc.Written {
		a.command("Written: ", path)
	}
	a.command("To turn it on: ", strings.Join(doc.Install, " && "))
	a.command("To turn it off: ", strings.Join(doc.Remove, " && "))
}

// command tells a line to be copied, which must not be broken, on standard
// error.
func (a *app) command(lead, line string) { fmt.Fprintln(a.env.Err, lead+oneline.Clean(line)) }

// writeDates writes the file of dates and shows what it says.
func (a *app) writeDates(ctx context.Context) (*remind.Dates, error) {
	s, err := a.writing(ctx)
	if err != nil {
		return nil, err
	}
	d, path, err := s.WriteDates()
	if errors.Is(err, session.ErrNotKept) {
		return nil, usageErrorf("choose where to keep it: handrail store move", "%v", err)
	}
	if err != nil {
		return nil, err
	}
	a.notice("", fmt.Sprintf("The file of dates %s holds days and minutes, no more, and is renewed each time you save something:", path))
	fmt.Fprintf(a.env.Err, "%s", d.Encode())
	return &d, nil
}

// remindFire is what a timer runs. It opens no record and no keyring.
func (a *app) remindFire() *cobra.Command {
	var path string
	c := &cobra.Command{
		Use:    "fire",
		Hidden: true,
		Short:  "What a timer runs: says the line of the day, once",
		RunE: func(*cobra.Command, []string) error {
			if path == "" {
				dir, err := store.StateDir(a.env.Getenv, a.env.System)
				if err != nil {
					return err
				}
				path = store.DatesPath(dir)
			}
			today, err := a.today()
			if err != nil {
				return err
			}
			doc := document.Remind{Kind: "fire"}
			line, err := session.FireDates(path, today)
			if line == "" && err != nil {
				return usageErrorf("put the timer in again: handrail remind systemd --install, or handrail remind launchd or schtasks with -o", "the dates for reminders cannot be read from %s: %v", path, err)
			}
			if err != nil {
				a.notice("", err.Error())
			}
			doc.Line = line
			return a.print(doc, scene.Lines(line))
		},
	}
	c.Flags().StringVar(&path, "dates", "", "the file of dates")
	return c
}
