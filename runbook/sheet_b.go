package runbook

import "handrail/internal/paper"

// sheetB is for somebody who may be in the account.
func (w *writer) sheetB() []paper.Page {
	front := append([]paper.Block{w.desk(false, "security")}, w.firstThenAll("B", "Then, for all")...)
	front = append(front, paper.Para{Text: "Keep logs. Then erase the old computer before you use it again.", Strong: true, Small: true})
	return []paper.Page{
		side("B", "front", "Somebody may be in", paper.Part{Name: "B", Blocks: front}),
		side("B", "back", "For the calls", paper.Part{Name: "ready", Blocks: []paper.Block{
			paper.Heading{Text: "Have this ready", Rest: "(never a password, never a code)"},
			paper.Fields{Items: []paper.Field{
				{Label: "Noticed, day and time"}, {Label: "Trades, orders not mine"}, {Label: "Money moved, to where"}, {Label: "Addresses (IP) shown"},
			}},
		}}, paper.Part{Name: "log", Blocks: []paper.Block{paper.Heading{Text: "Calls"}, callLog(8)}},
			paper.Part{Name: "report", Blocks: w.report()}),
	}
}

// report is whom to tell, with the last day left to the hand: deadlines differ by
// country and contract.
func (w *writer) report() []paper.Block {
	firm := "The broker, in writing too"
	if w.introduced() {
		firm = "The firm that opened the account, and the broker"
	}
	return []paper.Block{
		paper.Heading{Text: "Whom to report to"},
		paper.Table{Head: []string{"To whom", "Last day to dispute", "Reference"}, Shares: []int{44, 26, 30}, Rows: [][]string{
			{firm, "", ""}, {"Bank, if money moved", "", ""}, {"Police, for a number", "", ""}, {"Regulator or ombudsman", "", ""},
		}},
	}
}
