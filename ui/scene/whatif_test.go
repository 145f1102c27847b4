package scene

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

func TestWhatIfSaysWhatIsOpenAndWhatWouldStopIt(t *testing.T) {
	w := world(saying(1, said1(checklist.KindAnswer, "mfa.weakest", "answer", "no", "digest", "d-weakest")))
	has(t, Make(w, Place{Screen: "what-if"}), "you lose your phone", "someone takes your phone number", whatIfLimits)
	has(t, Make(w, Place{Screen: "what-if", ID: "number"}), "What if someone takes your phone number?", "A code is taken over the telephone", "The phone has no network.")
}

func TestEveryLineThatStepsCanStopNamesThem(t *testing.T) {
	w := world(saying(1, said1(checklist.KindAnswer, "mfa.weakest", "answer", "no", "digest", "d-weakest")))
	for _, h := range w.A.Holdings() {
		brief := holdingBrief(w.A, &h)
		for _, id := range h.StopWith {
			has(t, Make(w, Place{Screen: "what-if", ID: h.Holding.ID}), w.A.Catalogue.Title(id))
			if !strings.Contains(brief, lower(w.A.Catalogue.Title(id))) {
				t.Errorf("what if %s says %q and not %s", h.Holding.Clause, brief, id)
			}
		}
		if h.Outcome == checklist.HoldingCannotStop && !strings.Contains(brief, holdingReach(&h)) {
			t.Errorf("what if %s says %q and not how far it goes", h.Holding.Clause, brief)
		}
	}
}

// The status has the whole picture on one page: what would stop a line stands
// where it is open, and what-if has it for all.
func TestStatusSaysWhatWouldStopALineWhereItIsOpen(t *testing.T) {
	w := world(lived())
	for _, b := range Status(w, nil, nil, nil).Body {
		table, ok := b.(Table)
		if !ok || !slices.ContainsFunc(w.A.Catalogue.Holdings, func(h checklist.Holding) bool { return h.ID == table.Rows[0].ID }) {
			continue
		}
		for _, r := range table.Rows {
			if open := strings.HasPrefix(r.Cells[1], "OPEN"); open != (len(r.Cells) == 3) {
				t.Errorf("%v has %d cells", r.Cells, len(r.Cells))
			}
		}
		return
	}
	t.Fatal("the status has no picture")
}
