package scene

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// mostNote is how many characters a note or a reason has at most.
const mostNote = checklist.MostText

func stepForm(w World, st *checklist.StepState, what string, ask Ask) Scene {
	return Scene{Title: upper(what), Crumb: []string{st.Step.Title, what}, Aside: w.Store.Short, Ask: &ask}
}

// note keeps a few words with a step; empty words withdraw it.
func note(w World, p Place, st *checklist.StepState) Scene {
	return stepForm(w, st, "note", Ask{
		Title:  "A note on: " + st.Step.Title,
		Text:   "What you saw, or what you are waiting for. Never a password, a code or an account number. To take the note away, leave it empty.",
		Inputs: []Input{{ID: "text", Label: "Note", Kind: Text, Value: cmp.Or(p.Words, st.Note), Limit: mostNote, Check: noteCheck}},
		Done: func(v map[string]string) Action {
			if checklist.LooksSecret(v["text"]) != "" {
				there := p.on("note-secret")
				there.Words = v["text"]
				return Go{To: there, Instead: true}
			}
			return noted(st, v["text"])
		},
	})
}

// noted is what keeps a note, or withdraws the one that stands.
func noted(st *checklist.StepState, text string) Action {
	notice := "kept: a note"
	switch {
	case text == "" && st.Note == "":
		return Back{}
	case text == "":
		notice = "the note is taken away"
	}
	return keep(nil, notice, made(checklist.NoteEntry(st.Step.ID, text, true))...) // asked about in noteSecret
}

// noteSecret stands between a note that looks like a secret and the record.
func noteSecret(w World, p Place, st *checklist.StepState) Scene {
	if p.Words == "" || w.Store.ReadOnly {
		return nowhere(w, p)
	}
	return Scene{
		Title: "Is this a secret?", Crumb: []string{st.Step.Title, "note"},
		Body: []Block{
			Para{Text: "This looks like " + checklist.LooksSecret(p.Words) + ". Handrail keeps no secrets: anyone who reads the record would have it. It is a guess from the shape alone.", Tone: Warn},
			rows(
				Row{Cells: []string{"Change the note"}, Do: Go{To: p.on("note"), Instead: true}},
				Row{Cells: []string{"Keep it as it is: it is not a secret"}, Do: noted(st, p.Words)},
				Row{Cells: []string{"Keep no note"}, Do: Back{}},
			),
		},
	}
}

func noteCheck(s string) error {
	if n := utf8.RuneCountInString(oneline.Clean(s)); n > mostNote {
		return fmt.Errorf("%d characters are too many: at most %d", n, mostNote)
	}
	return nil
}

// plainCheck refuses what looks secret, and a text that is too long. A note
// is asked about instead, and a reference given on a call is a number.
func plainCheck(s string) error {
	if looks := checklist.LooksSecret(oneline.Clean(s)); looks != "" {
		return fmt.Errorf("this looks like %s, and Handrail keeps no secrets: say it in other words", looks)
	}
	return noteCheck(s)
}

func reasonCheck(s string) error {
	if strings.TrimSpace(oneline.Clean(s)) == "" {
		return errors.New("say why, in your own words")
	}
	return plainCheck(s)
}

// dayCheck wants a day after today, and at most a year ahead.
func dayCheck(today checklist.Day) func(string) error {
	return func(s string) error {
		d, err := checklist.ParseDay(strings.TrimSpace(s))
		switch {
		case err != nil:
			return err
		case d <= today:
			return errors.New("that day is not after today")
		case d > today.AddMonths(12):
			return fmt.Errorf("at most a year ahead: %s", today.AddMonths(12))
		}
		return nil
	}
}

// ownReason is the choice of a reason and a day of one's own.
const ownReason = "own"

// readyReasons are the reasons that most people have.
var readyReasons = []string{"I need it as it is", "It costs too much money or effort", "Somebody else decides it"}

// accept takes a risk: with a reason, until a day. A ready reason holds for
// half a year.
func accept(w World, p Place, st *checklist.StepState) Scene {
	half := w.A.Day.AddMonths(6)
	text := "It stays open, and I'll ask again on " + w.longDay(half) + "."
	if names := openCuts(w.A, st.Step.ID); len(names) > 0 {
		text += " What stays open: " + fitting(names, 120) + "."
	}
	inputs := []Input{{ID: "reason", Label: "Why?", Kind: PickOne, Options: append(options(readyReasons, nil), Option{ownReason, "A reason of my own, or another day"})}}
	if p.Words == ownReason {
		inputs = []Input{
			{ID: "reason", Label: "Why?", Kind: Text, Limit: mostNote, Check: reasonCheck},
			{ID: "until", Label: "Until which day?", Help: "YYYY-MM-DD, at most a year ahead.", Kind: Line, Value: half.String(), Check: dayCheck(w.A.Day)},
		}
	}
	return stepForm(w, st, "leave it", Ask{
		Title: "Leave it, because…", Text: text, Inputs: inputs,
		Done: func(v map[string]string) Action {
			if v["reason"] == ownReason && p.Words != ownReason {
				return p.inOwnWords(ownReason)
			}
			until, err := checklist.ParseDay(v["until"])
			if err != nil {
				until = half
			}
			return keep(nil, "saved: left until "+w.longDay(until), made(checklist.AcceptEntry(st.Step.ID, v["reason"], until, w.A.Day, false))...)
		},
	})
}

// inOwnWords is the same form, with a field for what none of its choices is.
func (p Place) inOwnWords(choice string) Action {
	p.Words = choice
	return Go{To: p, Instead: true}
}

// openCuts names the routes that are open and that this step would cut.
func openCuts(a *checklist.Assessment, id string) []string {
	var out []string
	for i := range a.Routes {
		r := &a.Routes[i]
		for _, g := range r.Stages {
			for _, e := range g.CutBy {
				if r.Open && e.Step == id {
					out = append(out, lower(r.Route.Title))
				}
			}
		}
	}
	return out
}

// pickADay is the choice of a day of one's own.
const pickADay = "pick"

// snooze puts a step off: until tomorrow, for a week, or until a day of one's
// own.
func snooze(w World, p Place, st *checklist.StepState) Scene {
	in := Input{ID: "until", Label: "Ask again", Kind: PickOne, Value: w.A.Day.AddDays(1).String()}
	tomorrow, week := w.A.Day.AddDays(1), w.A.Day.AddDays(7)
	in.Options = []Option{{tomorrow.String(), "tomorrow, " + w.longDay(tomorrow)}, {week.String(), "in a week, " + w.longDay(week)}, {pickADay, "pick a day"}}
	if p.Words == pickADay {
		in = Input{ID: "until", Label: "Until which day?", Help: "YYYY-MM-DD, at most 90 days ahead.", Kind: Line, Value: w.A.Day.AddDays(30).String()}
	}
	in.Check = func(day string) error {
		if day == pickADay {
			return nil
		}
		until, err := checklist.ParseDay(strings.TrimSpace(day))
		if err == nil {
			err = w.A.CheckSnoozed(st.Step.ID, until)
		}
		return err
	}
	return stepForm(w, st, "not today", Ask{
		Title: "Not today: " + st.Step.Title, Text: "I'll ask again. Until then it stays open.", Inputs: []Input{in},
		Done: func(v map[string]string) Action {
			until, err := checklist.ParseDay(v["until"])
			switch {
			case v["until"] == pickADay && p.Words != pickADay:
				return p.inOwnWords(pickADay)
			case err != nil:
				return nil
			}
			return keepAndLeave(afterSnooze(w, p), "put off until "+until.String(), made(w.A.SnoozeEntry(st.Step.ID, until))...)
		},
	})
}

// overrule is the decision, with a reason, that the machine is wrong.
func overrule(w World, p Place, st *checklist.StepState) Scene {
	about := aboutOf(st, p.About)
	return stepForm(w, st, "the machine is wrong", Ask{
		Title: "Why is the machine wrong?", Text: "Your answer then counts. The finding stays in the log, and a new one by the same check counts again.",
		Inputs: []Input{{ID: "reason", Label: "Because", Kind: Text, Limit: mostNote, Check: reasonCheck}},
		Done: func(v map[string]string) Action {
			if about == nil || about.Conflict == nil {
				return nil
			}
			found, ok := w.A.Record().FindingOf(about.Conflict)
			if !ok {
				return Back{}
			}
			return keep(nil, "kept: the machine is wrong here", made(checklist.OverruleEntry(st.Step.ID, found, v["reason"]))...)
		},
	})
}

// undo shows what was entered last, before it is taken back, and what was
// taken back last, which can be brought back.
func undo(w World, p Place) Scene {
	s := Scene{Title: "Undo", Aside: w.Store.Short}
	_, undone, noUndo := w.A.Record().Undo(w.Copy)
	_, redone, noRedo := w.A.Record().Redo(w.Copy)
	var do Table
	if noUndo != nil {
		s.add(Para{Text: sentence(noUndo.Error())})
		var stopped *checklist.NoUndoError
		if errors.As(noUndo, &stopped) && stopped.Event != nil {
			s.add(Para{Text: w.longDay(stopped.Event.Day) + ": " + w.A.EntryWords(*stopped.Event), Tone: Strong})
		}
	} else {
		s.add(Para{Text: "Entered last, on " + w.longDay(undone[0].Day) + ":"})
		s.add(entered(w, undone)...)
		do.Rows = append(do.Rows, Row{Cells: []string{"Undo it: everything is as it was before"}, Do: Undo{}})
	}
	if noRedo == nil {
		s.add(Para{Text: "Undone last:"})
		s.add(entered(w, redone)...)
		do.Rows = append(do.Rows, Row{Cells: []string{"Redo it"}, Do: Redo{}})
	}
	if w.Store.ReadOnly {
		do.Rows = nil
	}
	do.Rows = append(do.Rows, Row{Cells: []string{"Leave it as it is"}, Do: Back{}})
	s.add(do)
	s.Start = len(do.Rows) - 1
	s.Keys = keys(w, p, "choose back emergency help", off("undo", "it is being asked right now"))
	return s
}

// entered tells the events of one group, at most four of them.
func entered(w World, events []checklist.Event) []Block {
	var out []Block
	for _, e := range events[:min(4, len(events))] {
		out = append(out, Para{Text: w.A.EntryWords(e), Tone: Strong})
	}
	if more := len(events) - 4; more > 0 {
		out = append(out, Para{Text: fmt.Sprintf("and %d more", more)})
	}
	return out
}

func pathCheck(s string) error {
	if strings.TrimSpace(oneline.Clean(s)) == "" {
		return errors.New("give the path of a file")
	}
	if _, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
		return errors.New("that is a number and would be the name of the file: give a name such as handrail.pdf")
	}
	return nil
}

// pastCheck wants today or a day before it.
func pastCheck(today checklist.Day) func(string) error {
	return func(s string) error {
		d, err := checklist.ParseDay(strings.TrimSpace(s))
		if err == nil && d > today {
			err = errors.New("that day has not come yet")
		}
		return err
	}
}
