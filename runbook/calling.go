package runbook

// ready is what the one who answers the call will ask for.
func (w *writer) ready() []Block {
	return []Block{
		Heading{"Have this ready before you call"},
		Para{Text: "Write it by hand, in block letters, on the day. Never write a password or a code here."},
		Fields{Items: []Field{
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
func (w *writer) calling() Page {
	return Page{Title: callingTitle, Anchor: "calling", Type: Leading, Parts: []Part{
		{Name: "numbers", Blocks: []Block{
			Para{Text: "For when you must telephone: the numbers, and what to say. Check each number yourself before you need it, by an address that you type by hand."},
			Numbers{once(w.numbers())},
			Heading{"Other numbers, by hand"},
			Fields{Items: []Field{{Label: "Your mobile carrier"}, {Label: "Your bank"}, {Label: "Your mail provider"}, {Label: "The police"}}, Beside: true},
		}},
		{Name: "calls", Blocks: []Block{
			Heading{"What to say"},
			Para{Text: "Call a number on this paper, never one from a message, a search or a caller. If anyone asks for your password, hang up and call again."},
			List{[]string{
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
func (w *writer) log() Page {
	rows := make([][]string, logRows)
	for i := range rows {
		rows[i] = make([]string, 4)
	}
	return Page{Title: "Call log", Anchor: "log", Parts: []Part{{Name: "ready", Blocks: w.ready()}, {Name: "log", Blocks: []Block{
		Heading{"Calls"},
		Para{Text: "Write down each call while it lasts. A dispute is decided by what was written on the day."},
		Table{Head: []string{"Whom I called", "Day, time", "Who spoke", "Reference, what they will do"}, Shares: []int{24, 16, 24, 36}, Rows: rows},
	}}}}
}
