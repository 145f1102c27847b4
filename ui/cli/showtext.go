package cli

import (
	"fmt"
	"strings"

	"handrail/checklist"
	"handrail/ui/scene"
)

func sourcesOf(as *checklist.Assessment, list []checklist.Source) []sourceDoc {
	out := []sourceDoc{}
	for _, s := range list {
		d := sourceDoc{URL: s.URL, Date: s.Date, Confidence: s.Confidence, Words: scene.ConfidenceWords(s.Confidence), Note: s.Note, Contested: s.Contested}
		if s.Date != 0 {
			d.AgeDays = max(0, int(as.Day-s.Date))
		}
		out = append(out, d)
	}
	return out
}

func stopLine(as *checklist.Assessment, st *checklist.StepState) string {
	return scene.StopLine(as.Catalogue, st)
}

func (a *app) showText(as *checklist.Assessment, doc showDoc) {
	switch {
	case doc.Step != nil:
		a.stepText(as, doc.Step)
	case doc.Route != nil:
		a.routeText(as, as.Route(doc.Route.ID))
		a.para("  ", doc.Route.Text)
	case doc.Scenario != nil:
		a.scenarioText(as, doc.Scenario)
	case doc.Signal != nil:
		a.signalText(doc.Signal.signalDoc)
	case doc.Job != nil:
		a.choiceText(doc.Job.choiceDoc)
	}
	a.sourcesText(doc.Sources)
}

func (a *app) stepText(as *checklist.Assessment, d *wholeStep) {
	st := as.Step(d.ID)
	a.line("%s  (%s)", d.Title, d.ID)
	a.line("%s · %s · about %d min · %s", strings.Join(d.Interfaces, ", "), d.Topic, d.Minutes.Hands, d.Outcome.Words())
	a.para("", d.Stop)
	a.line("")
	a.para("", d.Why)
	a.line("")
	for i, act := range d.Do {
		a.numbered(i+1, act)
	}
	if len(d.Needs) > 0 {
		a.line("Needs: %s", strings.Join(d.Needs, ", "))
	}
	a.para("", "Undo: "+d.Undo)
	for _, list := range []struct {
		head string
		ids  []string
	}{{"After", d.After}, {"Way back", d.WayBack}} {
		for _, id := range list.ids {
			a.line("%s: %s (%s), %s", list.head, as.Catalogue.Title(id), id, outcomeOf(as, id).Words())
		}
	}
	a.line("")
	a.para("", d.Ask)
	longest := 0
	for _, ans := range d.Answers {
		longest = max(longest, len(ans.ID))
	}
	for _, ans := range d.Answers {
		a.hang(fmt.Sprintf("%3d  %-*s  ", ans.N, longest, ans.ID), fmt.Sprintf("%s (%s)", ans.Text, ans.Means))
	}
	a.line("")
	if len(st.About) == 0 {
		a.line("  It is about each %s, and none is recorded yet.", d.Per)
	}
	if why := as.NotApplicableBecause(st); len(why) > 0 {
		a.para("  ", "Does not apply: "+strings.Join(why, "; ")+".")
	}
	a.aboutText(st)
	if d.Accepted != nil {
		a.para("  ", "Risk accepted until "+d.Accepted.Until.String()+": "+d.Accepted.Reason)
	}
	if d.Snoozed != 0 {
		a.line("  Put off until %s", d.Snoozed)
	}
	if d.Note != "" {
		a.para("  ", "Note: "+d.Note)
	}
	for _, r := range d.Routes {
		state := "closed"
		if r.Open {
			state = "open"
		}
		a.para("  ", fmt.Sprintf("%s: %s (%s, %s)", effectWords[r.Effect], r.Title, r.Route, state))
	}
}

var effectWords = map[string]string{
	"cut_by": "Cuts", "narrowed_by": "Makes slower or smaller", "shown_by": "Shows", "prepared_by": "Gets you back faster after",
}

func outcomeOf(as *checklist.Assessment, id string) checklist.Outcome {
	if st := as.Step(id); st != nil {
		return st.Outcome
	}
	return checklist.Unknown
}

func (a *app) numbered(n int, act actionDoc) {
	mark := fmt.Sprintf("%3d  ", n)
	if len(act.At) > 0 {
		a.hang(mark, strings.Join(act.At, " > "))
		mark = "     "
	}
	a.hang(mark, act.Text)
}

func (a *app) scenarioText(as *checklist.Assessment, d *scenarioDoc) {
	a.line("%s  (%s)", d.Title, d.ID)
	a.line("")
	a.para("", checklist.FirstLine)
	a.para("", "Use this if: "+d.UseIf)
	if len(d.Have) > 0 {
		a.para("", "Have this ready: "+strings.Join(d.Have, ", "))
	}
	phase := checklist.Phase("")
	for i, e := range d.Actions {
		if e.Phase != phase {
			phase = e.Phase
			a.line("")
			a.line("%s", checklist.PhaseNames[phase])
		}
		a.numbered(i+1, actionDoc{e.Text, e.At})
		for _, more := range []struct{ head, text string }{{"Call: ", e.Call}, {"Say: ", e.Say}, {"Closed now? ", e.Closed}, {"Cannot do this? ", e.Cannot}, {"You should see: ", e.See}} {
			if more.text != "" {
				a.para("     ", more.head+more.text)
			}
		}
	}
	if len(d.Review) > 0 {
		a.line("")
		a.line("Afterwards look again at:")
		for _, id := range d.Review {
			a.line("  %s (%s)", as.Catalogue.Title(id), id)
		}
	}
}

func (a *app) sourcesText(list []sourceDoc) {
	a.line("")
	a.line("Where this comes from")
	for _, s := range list {
		text := s.Words
		if s.Note != "" {
			text += ": " + s.Note
		}
		a.para("  ", fmt.Sprintf("%s (%s, %s old)", text, s.Date, number(s.AgeDays, "day")))
		if s.URL != "" {
			a.line("    %s", s.URL)
		}
		if s.Contested != "" {
			a.para("    ", "But another page says: "+s.Contested)
		}
	}
}
