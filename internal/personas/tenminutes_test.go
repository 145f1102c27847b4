package personas

import (
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/ui/scene"
)

// After 14 months without an entry, the ten minutes that bring back what
// matters most take at most forty keys from Today to their end: each question
// is one key for its answer and one to go on.
func TestAfterFourteenMonthsTenMinutesTakeAtMostFortyKeys(t *testing.T) {
	c := catalogue(t)
	for i, who := range []string{"investor", "trader", "quant"} {
		record, day := setUp(t, c, people[i])
		day += 425
		world := func() scene.World {
			return scene.World{A: checklist.Assess(c, record, day), Today: day, Minutes: 15, Store: scene.StoreWords{Kind: "keyring"}, Reminders: "timer here"}
		}
		p, keys, asked := scene.Place{Screen: "review"}, 1, 0
		for keys < 100 {
			w := world()
			s := scene.Make(w, p)
			row := wayOn(w, p, s)
			if row == nil {
				break
			}
			keys++
			switch do := row.Do.(type) {
			case scene.Go:
				p = do.To
			case scene.Enter:
				record = saidOn(record, day, do.Events...)
				asked++
				p = *do.Then
			default:
				t.Fatalf("%s: %q on %+v does %T", who, row.Cells, p, row.Do)
			}
		}
		t.Logf("%s: %d answers, %d keys", who, asked, keys)
		if keys > 40 || asked < 3 {
			t.Errorf("%s: %d keys for %d answers", who, keys, asked)
		}
	}
}

// wayOn is the row that somebody takes who wants the ten minutes done: the
// answer that holds, or what goes on. It is nil at the end.
func wayOn(w scene.World, p scene.Place, s scene.Scene) *scene.Row {
	begins := []string{"None of these", "Later: on with the looks", "What matters most", "All of it", "Done: look and answer", "Next"}
	if p.Screen == "step" {
		if st := w.A.Step(p.ID); st != nil {
			for _, a := range st.Step.Answers {
				if a.Means == checklist.MeansHolds {
					begins = append(begins, a.Text)
				}
			}
		}
	} else if strings.HasPrefix(strings.Join(s.Crumb, " "), "Review done") {
		return nil
	}
	rows := s.Choices()
	for _, words := range begins {
		for i := range rows {
			if strings.HasPrefix(rows[i].Cells[0], words) && rows[i].Do != nil {
				return &rows[i]
			}
		}
	}
	return nil
}
