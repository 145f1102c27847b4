package runbook

import "handrail/internal/paper"

// ready is what the one who answers the call will ask for.
func (w *writer) ready() []paper.Block {
	return []paper.Block{
		paper.Heading{Text: "Have this ready before you call"},
		paper.Para{Text: "Write it by hand, in block letters, on the day. Never write a password or a code here."},
		paper.Fields{Items: []paper.Field{
			{Label: "When you noticed it, date and time"},
			{Label: "Addresses of computers (IP) that were shown to you"},
			{Label: "Securities that moved"},
			{Label: "Trades and open orders that are not yours"},
			{Label: "Money that moved, and to where"},
			{Label: "Last four characters of the account number"},
		}},
	}
}

const callingTitle = "Calling"

// calling is the page beside the telephone: numbers and what to say.
func (w *writer) calling() paper.Page {
	return paper.Page{Title: callingTitle, Anchor: "calling", Type: paper.Leading, Parts: []paper.Part{
		{Name: "numbers", Blocks: []paper.Block{
			paper.Para{Text: "For when you must telephone: the numbers, and what to say. Check each number yourself before you need it, by an address that you type by hand."},
			paper.Numbers{Items: once(w.numbers())},
			paper.Heading{Text: "Other numbers, by hand"},
			paper.Fields{Items: []paper.Field{{Label: "Your mobile carrier"}, {Label: "Your bank"}, {Label: "Your mail provider"}, {Label: "The police"}}, Beside: true},
		}},
		{Name: "calls", Blocks: []paper.Block{
			paper.Heading{Text: "What to say"},
			paper.Para{Text: "Call a number on this paper, never one from a message, a search or a caller. If anyone asks for your password, hang up and call again."},
			paper.List{Items: []string{
				"“I fear that someone else is in my account. Please freeze trading and withdrawals, and end all sessions.”",
				"“Please undo every change of contact data, sign-in methods, users and bank details since the day I say.”",
				"“Please keep the addresses and logs, and tell me which sign-ins you see.”",
				"“What is the reference, what is your name, and when do I hear from you?”",
			}},
		}},
	}}
}

// logRows fill what is left of a sheet of either paper.
const logRows = 9

// log is the call log, with rows high enough for the hand.
func (w *writer) log() paper.Page {
	rows := make([][]string, logRows)
	for i := range rows {
		rows[i] = make([]string, 4)
	}
	return paper.Page{Title: "Call log", Anchor: "log", Parts: []paper.Part{{Name: "ready", Blocks: w.ready()}, {Name: "log", Blocks: []paper.Block{
		paper.Heading{Text: "Calls"},
		paper.Para{Text: "Write down each call while it lasts. A dispute is decided by what was written on the day."},
		paper.Table{Head: []string{"Whom I called", "Day, time", "Who spoke", "Reference, what they will do"}, Shares: []int{24, 16, 24, 36}, Rows: rows},
	}}}}
}
