package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// became is what became of an alarm, as flags give it.
type became struct {
	explained, told, reference, about string
	unclear                           bool
}

func (a *app) alarmCommand() *cobra.Command {
	var b became
	c := completes(&cobra.Command{
		Use:   "alarm [STEP --explained TEXT | --told DATE | --unclear]",
		Short: "The alarms that are open, and what became of one",
		Long: "Lists the answers that are a sign of somebody inside. One is cleared by how you\n" +
			"explain it, by the day you told the broker, or by undoing the answer. Exit status\n1: one is open.",
		Example: "  handrail alarm\n  handrail alarm permissions.users --explained \"an old name of mine\"\n  handrail alarm permissions.users --told 2026-11-28 --reference 4711",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				if b != (became{}) {
					return usageErrorf("handrail alarm STEP …", "missing the step whose alarm it is")
				}
				return a.looks(listsAlarms)(c, nil)
			}
			return a.alarm(c.Context(), args[0], b)
		},
	}, func([]string) []string { return a.names(stepIDs) })
	c.Flags().StringVar(&b.explained, "explained", "", "how you know that it is harmless")
	c.Flags().StringVar(&b.told, "told", "", "the day you told the broker")
	c.Flags().StringVar(&b.reference, "reference", "", "the reference the broker gave you")
	c.Flags().BoolVar(&b.unclear, "unclear", false, "it is not clear yet: you have to ask somebody")
	c.Flags().StringVar(&b.about, "about", "", "the device or username it is about (default: each that has an alarm)")
	return c
}

func listsAlarms(s *session.Session, _ []string) (view, error) {
	as := s.Assessment()
	return view{document.AlarmsOf(as, document.Change{}), func() scene.Scene { return scene.Alarms(as.Alarms()) }, len(as.OpenAlarms()) > 0}, nil
}

// alarm enters what became of an alarm.
func (a *app) alarm(ctx context.Context, step string, b became) error {
	given := 0
	for _, is := range []bool{b.explained != "", b.told != "", b.unclear} {
		if is {
			given++
		}
	}
	if given != 1 {
		return usageErrorf("--explained TEXT, --told DATE or --unclear", "an alarm is explained, told to the broker, or unclear: name one of the three")
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	as := s.Assessment()
	if _, err := stepOf(as, step); err != nil {
		return err
	}
	state, text, on := checklist.AlarmUnclear, "", checklist.Day(0)
	switch {
	case b.explained != "":
		state, text = checklist.AlarmExplained, b.explained
	case b.told != "":
		state = checklist.AlarmTold
		if on, err = checklist.ParseDay(b.told); err != nil {
			return usageErrorf("", "--told: %v", err)
		}
		if on > as.Day {
			return usageErrorf("name the day on which you told them", "--told: %s is after today", on)
		}
	}
	if text, err = plainWords("the explanation", text); err != nil {
		return err
	}
	reference, err := plainWords("the reference", b.reference)
	if err != nil {
		return err
	}
	var entries []checklist.Entry
	for _, al := range as.Alarms() {
		if al.Step.ID != step || b.about != "" && al.About != b.about {
			continue
		}
		e, err := checklist.AlarmEntry(step, al.About, state, text, reference, on)
		if err != nil {
			return brokenRule(err)
		}
		entries = append(entries, e)
	}
	if len(entries) == 0 {
		return usageErrorf("handrail alarm lists them", "%s has no alarm", step)
	}
	change, err := a.keep(ctx, s, entries...)
	if err != nil {
		return err
	}
	doc := document.AlarmsOf(s.Assessment(), change)
	return a.print(doc, change.Text(scene.Alarms(s.Assessment().Alarms()).Body...))
}
