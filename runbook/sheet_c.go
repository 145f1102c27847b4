package runbook

import (
	"handrail/internal/paper"
)

// sheetC is for an owner who cannot sign in, with nothing taken. It is on the
// back of sheet A, or on a leaf of its own with a call log behind it.
func (w *writer) sheetC() []paper.Page {
	face := "front"
	if w.behind {
		face = "back"
	}
	blocks := []paper.Block{w.desk(false, "sign-in", "closing")}
	for _, s := range w.sections("C") {
		blocks = append(blocks, paper.Heading{Text: brief(s.Scenario)}, w.steps(s.actions, s.from))
	}
	pages := []paper.Page{side("C", face, "Cannot sign in", append([]paper.Part{{Name: "C", Blocks: blocks}}, w.ahead()...)...)}
	if !w.behind {
		pages = append(pages, side("C", "back", "Call log", paper.Part{Name: "C.log", Blocks: []paper.Block{callLog(12)}}))
	}
	return pages
}
