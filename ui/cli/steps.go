package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
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
	Answer     string            `json:"answer"` // id of the answer seen then, empty where a machine looked
	About      []aboutDoc        `json:"about"`
	Answers    []answerDoc       `json:"answers"`
	Covers     []string          `json:"covers"`
}

type aboutDoc struct {
	Device  string            `json:"device"` // id of a device or username; empty is the account
	Outcome checklist.Outcome `json:"outcome"`
	SeenOn  checklist.Day     `json:"seen_on"`
	Seen    string            `json:"seen"`
	Answer  string            `json:"answer"`
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
		Short: "The steps, with outcome, last look and review date",
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

// query is the filter as the list of steps takes it.
func (l looking) query() string {
	var out []string
	for _, part := range [][2]string{{"topic:", l.topic}, {"interface:", l.iface}, {"outcome:", l.outcome}, {"", strings.ReplaceAll(l.words, ":", " ")}} {
		if part[1] != "" {
			out = append(out, part[0]+part[1])
		}
	}
	return strings.Join(out, " ")
}

func (a *app) steps(ctx context.Context, l looking) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		for _, filter := range []struct {
			what, typed string
			names       []string
		}{
			{"interface", l.iface, interfaceIDs(as.Catalogue)}, {"topic", l.topic, checklist.Topics}, {"outcome", l.outcome, texts(checklist.Outcomes)},
		} {
			if filter.typed != "" {
				if err := one(filter.what, filter.typed, filter.names); err != nil {
					return view{}, err
				}
			}
		}
		doc := stepsDoc{Schema: schemaName("steps"), Steps: []stepDoc{}}
		for i := range as.Steps {
			if scene.Takes(&as.Steps[i], l.topic, l.iface, l.outcome, l.words) {
				doc.Steps = append(doc.Steps, stepOfState(as, &as.Steps[i]))
			}
		}
		return view{doc: doc, text: printed(s, scene.Place{Screen: "steps", Query: l.query()})}, nil
	})
}

func stepOfState(as *checklist.Assessment, st *checklist.StepState) stepDoc {
	s := st.Step
	d := stepDoc{
		ID: s.ID, Title: s.Title, Interfaces: nonNil(s.Interfaces), Topic: s.Topic, Per: s.Per, Outcome: st.Outcome, Minutes: s.Minutes, Waits: s.Waits, Look: s.Look,
		LocksOut: s.LocksOut, Stopped: st.Stopped, Because: nonNil(as.NotApplicableBecause(st)), About: []aboutDoc{}, Answers: []answerDoc{}, Covers: nonNil(s.Covers),
	}
	for _, ab := range st.About {
		d.About = append(d.About, aboutDoc{ab.Thing, ab.Outcome, ab.SeenOn, ab.Seen, ab.Answer})
		d.DueOn, d.StaleOn = first(d.DueOn, ab.DueOn), first(d.StaleOn, ab.StaleOn)
		if ab.SeenOn > d.SeenOn {
			d.SeenOn, d.Seen, d.Answer = ab.SeenOn, ab.Seen, ab.Answer
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
