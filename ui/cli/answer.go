package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/ui/document"
	"handrail/ui/scene"
)

func (a *app) answerCommand() *cobra.Command {
	var about, note string
	var keep bool
	c := completes(&cobra.Command{
		Use:   "answer STEP ANSWER",
		Short: "Records what you saw",
		Long: "Records what was seen when a step was looked at: by the answer's id or its number,\n" +
			"as handrail show STEP lists them; unsure and no-page are always there. Any step may\n" +
			"be answered, offered now or not. Exit status 1: the answer is an alarm.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.answer(c.Context(), args[0], args[1], about, note, keep)
		},
	}, func([]string) []string { return a.names(stepIDs) }, func(args []string) []string {
		return a.names(func(c *checklist.Catalogue) []string { return answersInWords(c.Step(args[0])) })
	})
	c.Flags().StringVar(&about, "about", "", "the device or username it is about, by name or id (default: all that the step is about)")
	c.Flags().StringVar(&note, "note", "", "a note, at most 280 characters; nothing secret")
	c.Flags().BoolVar(&keep, "keep", false, "keep a note although it looks secret")
	return c
}

// answersInWords are the ids of the answers, each with its text.
func answersInWords(s *checklist.Step) []string {
	var out []string
	if s != nil {
		for _, ans := range s.Choices() {
			out = append(out, titled(ans.ID, ans.Text))
		}
	}
	return out
}

func answerIDs(s *checklist.Step) []string {
	if s == nil {
		return nil
	}
	return ids(s.Choices(), func(a *checklist.Answer) string { return a.ID })
}

func (a *app) answer(ctx context.Context, step, said, about, note string, keep bool) error {
	note, err := words("the note", note, keep)
	if err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	as := s.Assessment()
	st, err := stepOf(as, step)
	if err != nil {
		return err
	}
	ans, err := answerOf(st.Step, said)
	if err != nil {
		return err
	}
	things, err := thingsOf(st, about)
	if err != nil {
		return err
	}
	stop := scene.StopLine(as.Catalogue, st)
	if stop != "" {
		a.notice("", stop)
	}
	doc := document.Answered{Step: step, Answer: ans.ID, Stop: stop}
	var events []checklist.Entry
	if note != "" {
		kept, err := checklist.NoteEntry(step, note, keep)
		if err != nil {
			return brokenRule(err)
		}
		events = append(events, kept)
	}
	for _, thing := range things {
		if thing != "" {
			doc.About = append(doc.About, thing)
		}
		events = append(events, checklist.AnswerEntry(st.Step, thing, ans.ID))
	}
	if doc.Change, err = a.keep(ctx, s, events...); err != nil {
		return err
	}
	after := s.Assessment().Step(step)
	doc.Outcome, doc.Alarm = after.Outcome, ans.Alarm
	more := []scene.Block{scene.Para{Text: "The step: " + after.Outcome.Words() + "."}}
	if ans.Alarm != "" {
		more = append(more, scene.AlarmRaised(step, &ans)...)
	}
	return a.shown(view{doc, func() scene.Scene { return doc.Text(more...) }, ans.Alarm != ""})
}

// answerOf finds an answer by id or by its fixed number.
func answerOf(s *checklist.Step, said string) (checklist.Answer, error) {
	choices := s.Choices()
	for i, c := range choices {
		if c.ID == said || strconv.Itoa(i+1) == said {
			return c, nil
		}
	}
	if _, err := strconv.Atoi(said); err == nil {
		return checklist.Answer{}, usageErrorf("handrail show "+s.ID+" lists them", "%s has answers 1 to %d, and no %s", s.ID, len(choices), said)
	}
	return checklist.Answer{}, unknown("answer of "+s.ID, said, answerIDs(s))
}

// thingsOf lists what an answer is about: one device or username, or all that
// the step is about.
func thingsOf(st *checklist.StepState, about string) ([]string, error) {
	var all, names []string
	for _, ab := range st.About {
		all, names = append(all, ab.Target), append(names, ab.Target)
		if about != "" && (ab.Target == about || oneline.SameName(ab.Name, about)) {
			return []string{ab.Target}, nil
		}
	}
	switch {
	case len(all) == 0 && (st.Step.Per == checklist.PerDevice || st.Step.Per == checklist.PerProfile):
		return nil, usageErrorf("name it first: handrail device add NAME --kind … --os … --uses "+strings.Join(st.Step.Interfaces, ","),
			"%s is about each device that uses it, and none that it is about is recorded", st.Step.ID)
	case about == "":
		return all, nil
	case st.Step.Per == checklist.PerAccount:
		return nil, usageErrorf("leave --about out", "%s is about the account and not about one device", st.Step.ID)
	}
	hint := "it is about " + strings.Join(names, ", ")
	if near := nearest(about, names); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return nil, usageErrorf(hint, "%s is not about %q", st.Step.ID, about)
}
