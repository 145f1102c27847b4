package scene

import (
	"strings"
	"testing"

	"handrail/checklist"
)

func TestWhoHasLookedAtAllEssentialsIsToldToStopThere(t *testing.T) {
	c := book()
	c.Essentials = []checklist.Essential{{Step: "mfa.second"}, {Step: "alerts.read"}}
	w := world(checklist.Record{})
	assess := func(r checklist.Record) { w.A = checklist.Assess(c, r, monday) }
	assess(checklist.Record{})
	w.Began = w.A
	has(t, Make(w, Place{Screen: "today"}), "ESSENTIALS 0 of 2 looked at")
	one := answerSaid("mfa.second", "", "good", "d1")
	assess(saying(0, one))
	has(t, Make(w, Place{Screen: "today"}), "ESSENTIALS 1 of 2 looked at")
	hasNot(t, Make(w, Place{Screen: "today"}), "you can stop here", "going further")
	assess(saying(0, one, answerSaid("alerts.read", "", "good", "d5")))
	has(t, Make(w, Place{Screen: "today"}), "ESSENTIALS 2 of 2 looked at: you can stop here", "going further")
	var end []string
	for _, b := range ending(w) {
		if v, ok := b.(Verdict); ok {
			end = append(end, v.Word+" "+v.Text)
		}
	}
	if all := strings.Join(end, "\n"); !strings.Contains(all, "ESSENTIALS All looked at. You can stop here.") {
		t.Errorf("the end of the sitting is %q", all)
	}
	w.Began = w.A
	for _, b := range ending(w) {
		if v, ok := b.(Verdict); ok && v.Word == "ESSENTIALS" {
			t.Error("it is told again at the end of a later sitting")
		}
	}
}
