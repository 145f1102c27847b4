package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
)

// stepsDoc is the document of handrail steps.
type stepsDoc struct {
	Schema string    `json:"schema"`
	Steps  []stepDoc `json:"steps"`
}

type stepDoc struct {
	ID         string            `json:"id"`
	Title      string            `json:"title"`
	Interfaces []string          `json:"interfaces"`
	Topic      string            `json:"topic"`
	Per        checklist.Per     `json:"per"`
	Outcome    checklist.Outcome `json:"outcome"`
	DueOn      checklist.Day     `json:"due_on"`   // the earliest over what it is about
	StaleOn    checklist.Day     `json:"stale_on"` // likewise
	Minutes    checklist.Minutes `json:"minutes"`
	Waits      string            `json:"waits"`
	Look       checklist.Look    `json:"look"`
	LocksOut   checklist.Risk    `json:"locks_out"`
	Stopped    bool              `json:"stopped"`
	Because    []string          `json:"because"` // the facts by which it does not apply
	SeenOn     checklist.Day     `json:"seen_on"` // the newest look
	Seen       string            `json:"seen"`
	About      []aboutDoc        `json:"about"`
	Answers    []answerDoc       `json:"answers"`
	Covers     []string          `json:"covers"`
}

type aboutDoc struct {
	Device  string            `json:"device"` // id of a device or username; empty is the account
	Outcome checklist.Outcome `json:"outcome"`
	SeenOn  checklist.Day     `json:"seen_on"`
	Seen    string            `json:"seen"`
}

type answerDoc struct {
	ID    string          `json:"id"`
	N     int             `json:"n"`
	Text  string          `json:"text"`
	Means checklist.Means `json:"means"`
}

// looking are the filters of handrail steps.
type looking struct{ iface, topic, outcome, words string }

func (a *app) stepsCommand() *cobra.Command {
	var l looking
	c := &cobra.Command{
		Use:   "steps",
		Short: "The steps, each with its outcome, when it was last seen and when it is due",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.steps(c.Context(), l) },
	}
	f := c.Flags()
	f.StringVar(&l.iface, "interface", "", "only steps about this interface")
	f.StringVar(&l.topic, "topic", "", "only steps of this topic")
	f.StringVar(&l.outcome, "outcome", "", "only steps with this outcome")
	f.StringVar(&l.words, "search", "", "only steps with all of these words")
	completesFlag(c, "interface", func() []string { return a.names(interfaceIDs) })
	completesFlag(c, "topic", func() []string { return checklist.Topics })
	completesFlag(c, "outcome", func() []string { return texts(checklist.Outcomes) })
	return c
}

func (a *app) steps(ctx context.Context, l looking) error {
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	for _, filter := range []struct {
		what, typed string
		names       []string
	}{
		{"interface", l.iface, interfaceIDs(as.Catalogue)}, {"topic", l.topic, checklist.Topics}, {"outcome", l.outcome, texts(checklist.Outcomes)},
	} {
		if filter.typed != "" {
			if err := one(filter.what, filter.typed, filter.names); err != nil {
				return err
			}
		}
	}
	doc := stepsDoc{Schema: schemaName("steps"), Steps: []stepDoc{}}
	for i := range as.Steps {
		if scene.Takes(&as.Steps[i], l.topic, l.iface, l.outcome, l.words) {
			doc.Steps = append(doc.Steps, stepOfState(as, &as.Steps[i]))
		}
	}
	return a.give(doc, func() { a.stepsText(as, doc) })
}

func stepOfState(as *checklist.Assessment, st *checklist.StepState) stepDoc {
	s := st.Step
	d := stepDoc{
		ID: s.ID, Title: s.Title, Interfaces: nonNil(s.Interfaces), Topic: s.Topic, Per: s.Per, Outcome: st.Outcome, Minutes: s.Minutes, Waits: s.Waits, Look: s.Look,
		LocksOut: s.LocksOut, Stopped: st.Stopped, Because: nonNil(as.NotApplicableBecause(st)), About: []aboutDoc{}, Answers: []answerDoc{}, Covers: nonNil(s.Covers),
	}
	for _, ab := range st.About {
		d.About = append(d.About, aboutDoc{ab.Thing, ab.Outcome, ab.SeenOn, ab.Seen})
		d.DueOn, d.StaleOn = first(d.DueOn, ab.DueOn), first(d.StaleOn, ab.StaleOn)
		if ab.SeenOn > d.SeenOn {
			d.SeenOn, d.Seen = ab.SeenOn, ab.Seen
		}
	}
	for i, ans := range s.Choices() {
		d.Answers = append(d.Answers, answerDoc{ans.ID, i + 1, ans.Text, ans.Means})
	}
	return d
}

// first is the earlier of two days, of which either may be no day.
func first(a, b checklist.Day) checklist.Day {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

func (a *app) stepsText(as *checklist.Assessment, doc stepsDoc) {
	rows := [][]string{{"step", "outcome", "seen", "due", "title"}}
	for _, d := range doc.Steps {
		outcome := d.Outcome.Words()
		if acc := as.Step(d.ID).Accepted; acc != nil && !acc.Ended {
			outcome += ", accepted"
		}
		rows = append(rows, []string{d.ID, outcome, d.SeenOn.String(), d.DueOn.String(), d.Title})
	}
	if len(doc.Steps) > 0 {
		a.printf("%s", columns(rows, 9))
	}
	a.line("%s", number(len(doc.Steps), "step"))
}

// aboutText says what each thing a step is about was seen to be.
func (a *app) aboutText(st *checklist.StepState) {
	for _, ab := range st.About {
		text := ab.Outcome.Words()
		if ab.SeenOn != 0 {
			who := "you said"
			if !ab.ByAnswer {
				who = "the machine saw"
			}
			text += fmt.Sprintf("; %s on %s: %s", who, ab.SeenOn, strings.TrimSuffix(ab.Seen, "."))
		}
		if ab.Because != "" {
			text += "; " + ab.Because
		}
		if ab.DueOn != 0 {
			text += "; to look at again on " + ab.DueOn.String()
		}
		if ab.Thing != "" {
			text = ab.Name + " (" + ab.Thing + "): " + text
		}
		a.para("  ", text)
		if c := ab.Conflict; c != nil {
			a.para("    ", fmt.Sprintf("The machine saw on %s: %s", c.SaidOn, c.Machine))
			a.para("    ", fmt.Sprintf("You said on %s: %s", c.On, c.Person))
		}
	}
}
