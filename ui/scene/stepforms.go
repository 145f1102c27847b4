package scene

import (
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

// ofStep makes a form about one step.
func ofStep(w World, p Place, what string, ask func(st *checklist.StepState) *Ask) Scene {
	st := w.A.Step(p.ID)
	if st == nil {
		return nowhere(w, p)
	}
	return Scene{
		ID: p.Screen, Title: upper(what), Crumb: []string{st.Step.Title, what}, Aside: w.Store.Short,
		Ask: ask(st), Keys: formKeys(w, p, choose("keep")),
	}
}

// note keeps a few words with a step; empty words withdraw it.
func note(w World, p Place) Scene {
	return ofStep(w, p, "note", func(st *checklist.StepState) *Ask {
		text := st.Note
		if p.Words != "" {
			text = p.Words
		}
		return &Ask{
			Title:  "A note on: " + st.Step.Title,
			Text:   "What you saw, or what you are waiting for. Never a password, a code or an account number. To take the note away, leave it empty.",
			Inputs: []Input{{ID: "text", Label: "Note", Kind: Text, Value: text, Limit: mostNote, Check: noteCheck}},
			Done: func(v map[string]string) Action {
				if noteCheck(v["text"]) != nil {
					return nil
				}
				if checklist.LooksSecret(v["text"]) != "" {
					there := p
					there.Screen, there.Words = "note-secret", v["text"]
					return Go{To: there, Instead: true}
				}
				return noted(st, v["text"])
			},
		}
	})
}

// noted is what keeps a note, or withdraws the one that stands.
func noted(st *checklist.StepState, text string) Action {
	note, err := checklist.NoteEntry(st.Step.ID, text, true) // asked about in noteSecret
	switch {
	case err != nil:
		return nil
	case text != "":
		return keep(nil, "kept: a note", note)
	case st.Note == "":
		return Back{}
	}
	return keep(nil, "the note is taken away", note)
}

// noteSecret stands between a note that looks like a secret and the record.
func noteSecret(w World, p Place) Scene {
	st := w.A.Step(p.ID)
	if st == nil || p.Words == "" || w.Store.ReadOnly {
		return nowhere(w, p)
	}
	again := p
	again.Screen = "note"
	return Scene{
		ID: "note-secret", Title: "Is this a secret?", Crumb: []string{st.Step.Title, "note"},
		Body: []Block{
			Para{Text: "This looks like " + checklist.LooksSecret(p.Words) + ". Handrail keeps no secrets: anyone who reads the record would have it. It is a guess from the shape alone.", Tone: Warn},
			rows(
				Row{Cells: []string{"Change the note"}, Do: Go{To: again, Instead: true}},
				Row{Cells: []string{"Keep it as it is: it is not a secret"}, Do: noted(st, p.Words)},
				Row{Cells: []string{"Keep no note"}, Do: Back{}},
			),
		},
		Keys: keys(w, p, "choose back emergency help"),
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

// reasonCheck wants a reason.
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
func accept(w World, p Place) Scene {
	return ofStep(w, p, "leave it", func(st *checklist.StepState) *Ask {
		check, half := dayCheck(w.A.Day), w.A.Day.AddMonths(6)
		text := "It stays open, and I'll ask again on " + w.longDay(half) + "."
		if names := openCuts(w.A, st.Step.ID); len(names) > 0 {
			text += " What stays open: " + fitting(names, 120) + "."
		}
		pick := Input{ID: "reason", Label: "Why?", Kind: PickOne}
		for _, r := range readyReasons {
			pick.Options = append(pick.Options, Option{r, r})
		}
		pick.Options = append(pick.Options, Option{ownReason, "A reason of my own, or another day"})
		inputs := []Input{pick}
		if p.Words == ownReason {
			inputs = []Input{
				{ID: "reason", Label: "Why?", Kind: Text, Limit: mostNote, Check: reasonCheck},
				{ID: "until", Label: "Until which day?", Help: "YYYY-MM-DD, at most a year ahead.", Kind: Line, Value: half.String(), Check: check},
			}
		}
		return &Ask{
			Title: "Leave it, because…", Text: text, Inputs: inputs,
			Done: func(v map[string]string) Action {
				if v["reason"] == ownReason && p.Words != ownReason {
					there := p
					there.Words = ownReason
					return Go{To: there, Instead: true}
				}
				if v["until"] == "" {
					v["until"] = half.String()
				}
				if reasonCheck(v["reason"]) != nil || check(v["until"]) != nil {
					return nil
				}
				until, _ := checklist.ParseDay(strings.TrimSpace(v["until"]))
				accepted, err := checklist.AcceptEntry(st.Step.ID, v["reason"], until, w.A.Day, false)
				if err != nil {
					return nil
				}
				return keep(nil, "saved: left until "+w.longDay(until), accepted)
			},
		}
	})
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
func snooze(w World, p Place) Scene {
	return ofStep(w, p, "not today", func(st *checklist.StepState) *Ask {
		in := Input{ID: "until", Label: "Ask again", Kind: PickOne}
		for _, o := range []struct {
			days int
			text string
		}{{1, "tomorrow"}, {7, "in a week"}} {
			d := w.A.Day.AddDays(o.days)
			in.Options = append(in.Options, Option{d.String(), fmt.Sprintf("%s, %s", o.text, w.longDay(d))})
		}
		in.Options = append(in.Options, Option{pickADay, "pick a day"})
		in.Value = in.Options[0].ID
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
		return &Ask{
			Title: "Not today: " + st.Step.Title, Text: "I'll ask again. Until then it stays open.", Inputs: []Input{in},
			Done: func(v map[string]string) Action {
				if v["until"] == pickADay && p.Words != pickADay {
					there := p
					there.Words = pickADay
					return Go{To: there, Instead: true}
				}
				until, err := checklist.ParseDay(strings.TrimSpace(v["until"]))
				if err != nil {
					return nil
				}
				off, err := w.A.SnoozeEntry(st.Step.ID, until)
				if err != nil {
					return nil
				}
				then := afterSnooze(w, p)
				return Enter{
					Events: []checklist.Entry{off},
					Notice: "put off until " + until.String(), Then: &then, Back: true,
				}
			},
		}
	})
}

// overrule is the decision, with a reason, that the machine is wrong.
func overrule(w World, p Place) Scene {
	return ofStep(w, p, "the machine is wrong", func(st *checklist.StepState) *Ask {
		about := aboutOf(st, p.About)
		return &Ask{
			Title: "Why is the machine wrong?", Text: "Your answer then counts. The finding stays in the log, and a new one by the same check counts again.",
			Inputs: []Input{{ID: "reason", Label: "Because", Kind: Text, Limit: mostNote, Check: reasonCheck}},
			Done: func(v map[string]string) Action {
				if reasonCheck(v["reason"]) != nil || about == nil || about.Conflict == nil {
					return nil
				}
				found, ok := w.A.Record().FindingOf(about.Conflict)
				if !ok {
					return Back{}
				}
				wrong, err := checklist.OverruleEntry(st.Step.ID, found, v["reason"])
				if err != nil {
					return nil
				}
				return keep(nil, "kept: the machine is wrong here", wrong)
			},
		}
	})
}

// undo shows what was entered last, before it is taken back, and what was
// taken back last, which can be brought back.
func undo(w World, p Place) Scene {
	s := Scene{ID: "undo", Title: "Undo", Crumb: []string{"Undo"}, Aside: w.Store.Short}
	_, undone, noUndo := w.A.Record().Undo(w.Copy)
	_, redone, noRedo := w.A.Record().Redo(w.Copy)
	var do Table
	if noUndo != nil {
		s.Body = append(s.Body, Para{Text: sentence(noUndo.Error())})
		var stopped *checklist.NoUndoError
		if errors.As(noUndo, &stopped) && stopped.Event != nil {
			s.Body = append(s.Body, Para{Text: w.longDay(stopped.Event.Day) + ": " + w.A.EntryWords(*stopped.Event), Tone: Strong})
		}
	} else {
		s.Body = append(s.Body, Para{Text: "Entered last, on " + w.longDay(undone[0].Day) + ":"})
		s.Body = append(s.Body, entered(w, undone)...)
		do.Rows = append(do.Rows, Row{Cells: []string{"Undo it: everything is as it was before"}, Do: Undo{}})
	}
	if noRedo == nil {
		s.Body = append(s.Body, Para{Text: "Undone last:"})
		s.Body = append(s.Body, entered(w, redone)...)
		do.Rows = append(do.Rows, Row{Cells: []string{"Redo it"}, Do: Redo{}})
	}
	if w.Store.ReadOnly {
		do.Rows = nil
	}
	do.Rows = append(do.Rows, Row{Cells: []string{"Leave it as it is"}, Do: Back{}})
	s.Body = append(s.Body, do)
	s.Start = len(do.Rows) - 1
	s.Keys = keys(w, p, "choose back emergency help", off("undo", "it is being asked right now"))
	return s
}

// entered tells the events of one group, at most four of them.
func entered(w World, events []checklist.Event) []Block {
	var out []Block
	for i, e := range events {
		if i == 4 {
			return append(out, Para{Text: fmt.Sprintf("and %d more", len(events)-i)})
		}
		out = append(out, Para{Text: w.A.EntryWords(e), Tone: Strong})
	}
	return out
}

// pathCheck wants a path of a file.
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
