package runbook

import (
	"slices"

	"handrail/internal/paper"
)

// needsG reports whether a program trades, or the gateway is used, as far as was
// entered: a set is not longer because something is not known.
func (w *writer) needsG() bool {
	if auto := w.value("automation"); auto != "" {
		return auto != "no" && w.acts("G")
	}
	st := w.a.Facts.State("interfaces")
	return st != nil && slices.Contains(st.Values, "gateway") && w.acts("G")
}

// mostMachines is how many rows fit the back.
const mostMachines = 8

// sheetG is for the programs that trade.
func (w *writer) sheetG() []paper.Page {
	press := paper.Para{Text: "Which machine, and what to press: other side.", Strong: true, Small: true}
	front := append([]paper.Block{w.desk(false, "security"), press}, w.firstThenAll("G", "Stop, cut off, keep the evidence")...)
	var rows [][]string
	for i, d := range w.a.Facts.Devices {
		if len(rows) < mostMachines && (slices.Contains(d.Roles, "automates") || slices.Contains(d.Uses, "gateway")) {
			rows = append(rows, []string{deviceName(d, i+1), "", "", ""})
		}
	}
	for len(rows) < 4 {
		rows = append(rows, make([]string, 4))
	}
	return []paper.Page{
		side("G", "front", "My programs", paper.Part{Name: "G", Blocks: front}),
		side("G", "back", "My machines", paper.Part{Name: "machines", Blocks: []paper.Block{
			paper.Table{Head: []string{"Machine", "Where, or whose page", "What to press", "Then it shows"}, Shares: []int{24, 26, 25, 25}, Rows: rows},
			paper.Heading{Text: "Calls"}, callLog(5),
		}}),
	}
}
