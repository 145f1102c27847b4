package scene

import (
	"slices"
	"testing"
)

func at(screen string) Place { return Place{Screen: screen} }

// way is a trail of screens by their names.
func way(screens ...string) *Trail[string] {
	return &Trail[string]{Steps: screens, Enter: func(p Place) string { return p.Screen }, Place: at}
}

func TestAWayGoesOnInsteadAndBackAndTodayForgetsIt(t *testing.T) {
	entered, today := World{}, at("today")
	for name, c := range map[string]struct {
		from []string
		do   func(*Trail[string])
		want []string
	}{
		"on top":                              {[]string{"today"}, func(w *Trail[string]) { w.Go(at("due"), false) }, []string{"today", "due"}},
		"where one is already":                {[]string{"today", "due"}, func(w *Trail[string]) { w.Go(at("due"), false) }, []string{"today", "due"}},
		"instead":                             {[]string{"today", "due"}, func(w *Trail[string]) { w.Go(at("step"), true) }, []string{"today", "step"}},
		"to Today":                            {[]string{"firstrun", "due", "step"}, func(w *Trail[string]) { w.Go(today, false) }, []string{"today"}},
		"back":                                {[]string{"today", "due", "step"}, func(w *Trail[string]) { w.Leave("step", entered) }, []string{"today", "due"}},
		"back from the first":                 {[]string{"due"}, func(w *Trail[string]) { w.Leave("due", entered) }, []string{"due"}},
		"back to the first run, entered":      {[]string{"firstrun", "step"}, func(w *Trail[string]) { w.Leave("step", entered) }, []string{"today"}},
		"back to the first run, nothing said": {[]string{"firstrun", "step"}, func(w *Trail[string]) { w.Leave("step", World{First: true}) }, []string{"firstrun"}},
		"the newer of two that are the same":  {[]string{"due", "step", "due"}, func(w *Trail[string]) { w.Leave("due", entered) }, []string{"due", "step"}},
		"an action that leads on":             {[]string{"today", "step"}, func(w *Trail[string]) { w.Arrive(Led{Then: &Place{Screen: "page"}}, "step", entered) }, []string{"today", "page"}},
		"a form, with the step under it": {[]string{"today", "step", "form"}, func(w *Trail[string]) {
			w.Arrive(Led{Back: true, Then: &Place{Screen: "due"}}, "form", entered)
		}, []string{"today", "due"}},
		"a form on the first run": {[]string{"firstrun", "form"}, func(w *Trail[string]) {
			w.Arrive(Led{Back: true, Then: &Place{Screen: "due"}}, "form", entered)
		}, []string{"due"}},
		"another record": {[]string{"today", "settings"}, func(w *Trail[string]) { w.Arrive(Led{Anew: true}, "settings", World{First: true}) }, []string{"firstrun"}},
	} {
		w := way(c.from...)
		if c.do(w); !slices.Equal(w.Steps, c.want) {
			t.Errorf("%s: %v, want %v", name, w.Steps, c.want)
		}
	}
}

func TestADeepWayForgetsItsMiddleAndNeverItsBeginning(t *testing.T) {
	w := way("today")
	for i := range 3 * deepest {
		w.Go(at([]string{"due", "step"}[i%2]), false)
	}
	if len(w.Steps) != deepest || w.Steps[0] != "today" {
		t.Errorf("%d places are remembered, the first %q", len(w.Steps), w.Steps[0])
	}
}
