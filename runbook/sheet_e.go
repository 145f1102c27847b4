package runbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
	"handrail/internal/paper"
)

// sheetE is the first sheet: whom to ring, what never to do, what comes first,
// and which sheet is next.
func (w *writer) sheetE() []paper.Page {
	front := side("E", "front", "EMERGENCY: brokerage account", paper.Part{Name: "emergency", Blocks: w.firstThings()})
	front.Type = paper.Alarm
	back := side("E", "back", "What is happening? Take that sheet.",
		paper.Part{Name: "find", Blocks: []paper.Block{w.whichSheet()}},
		paper.Part{Name: "inventory", Blocks: w.inventory()},
		paper.Part{Name: "devices", Blocks: w.devices()},
		paper.Part{Name: "numbers", Blocks: []paper.Block{
			paper.Heading{Text: "Numbers by hand"},
			paper.Fields{Beside: true, Items: []paper.Field{
				{Label: "Bank"}, {Label: "Police"}, {Label: "Helper"}, {Label: "Lawyer"},
				{Label: "Account, last 4"}, {Label: "Second copy", Value: w.own(checklist.ContactSecond)},
			}},
		}},
		paper.Part{Name: "words", Blocks: w.words()})
	return []paper.Page{front, back}
}

const never = "Never: tell a password or code · call back a number somebody gave you · use a device you fear · guess passwords."

func (w *writer) firstThings() []paper.Block {
	blocks := []paper.Block{
		w.ways(),
		paper.Fields{Items: []paper.Field{{Label: "At " + w.company() + "; owner"}}},
		w.desk(true, "security"),
		paper.Para{Text: never, Strong: true},
	}
	n := 1
	if gone := w.phoneGone(); len(gone) > 0 {
		steps := w.steps(gone, n)
		line := w.carrier()
		line.Label = "Lost and stolen line"
		last := &steps.Actions[len(gone)-1]
		last.Lines = append(last.Lines, line)
		n += len(gone)
		blocks = append(blocks, paper.Heading{Text: "Phone gone, or “no signal”?", Rest: w.then("A", 1, n-1)}, steps)
	}
	if urgent := w.urgent(); len(urgent) > 0 {
		steps := w.steps(urgent, n)
		for i, e := range urgent {
			if e.Call != "broker" {
				continue
			}
			for k, later := range urgent {
				if later.Phase == checklist.PhaseIn {
					steps.Actions[i].Lines = []paper.Field{{Label: "Closed now?", Value: fmt.Sprintf("Begin with %d. Stay signed in.", n+k)}}
					break
				}
			}
		}
		blocks = append(blocks, paper.Heading{Text: "Strange trade or change?", Rest: w.then("B", n, n+len(urgent)-1)}, steps)
	}
	return append(blocks, callLog(3))
}

// urgent is what to do first where somebody may be in: what sheet B begins with.
func (w *writer) urgent() []*checklist.Emergency {
	var out []*checklist.Emergency
	for _, s := range w.sections("B") {
		for _, e := range s.actions {
			if e.Call != "firm" && (e.Phase == checklist.PhaseStop || e.Phase == checklist.PhaseIn) && len(out) < mostUrgent {
				out = append(out, e)
			}
		}
	}
	return out
}

// ways leads to another sheet whom this side does not concern, before they read on.
func (w *writer) ways() paper.Block {
	t := paper.Table{Style: paper.Signs, Rows: make([][]string, 1)}
	for _, to := range []struct {
		what, letter string
		share        int
	}{{"Owner ill or dead", "H", 31}, {"Cannot sign in", "C", 26}, {"Programs", "G", 23}, {"Not below", "B", 20}} {
		if w.printed(to.letter) {
			t.Rows[0] = append(t.Rows[0], to.what+": "+to.letter)
			t.Shares = append(t.Shares, to.share)
		}
	}
	t.Shares[len(t.Shares)-1] += 100 - total(t.Shares)
	return t
}

func total(shares []int) (n int) {
	for _, s := range shares {
		n += s
	}
	return n
}

// mostUrgent is how many actions of sheet B are on the first side too.
const mostUrgent = 4

// phoneGone is what to do when a phone or its number is gone, up to the call that
// blocks the number, in the order of the screen; of somebody without a smartphone
// the call alone.
func (w *writer) phoneGone() []*checklist.Emergency {
	for i := range w.a.Catalogue.Scenarios {
		s := &w.a.Catalogue.Scenarios[i]
		call := slices.IndexFunc(s.Actions, func(e checklist.Emergency) bool { return e.Page && e.Call == "carrier" })
		if s.Sheet != "A" || call < 0 {
			continue
		}
		var out []*checklist.Emergency
		for j := range s.Actions[:call+1] {
			if e := &s.Actions[j]; j == call || e.Page && w.a.Facts.Holds(s.Applies) != checklist.No {
				out = append(out, e)
			}
		}
		return out
	}
	return nil
}

// whichSheet leads from what is happening to a sheet.
func (w *writer) whichSheet() paper.Table {
	t := paper.Table{Style: paper.Letters, Shares: []int{88, 12}}
	for _, s := range table() {
		if !w.printed(s.letter) {
			continue
		}
		var titles []string
		for _, sc := range w.on(s.letter) {
			titles = append(titles, brief(sc))
		}
		if len(titles) > 0 {
			t.Rows = append(t.Rows, []string{strings.Join(titles, "\n"), s.letter})
		}
	}
	return t
}

// mostMethods is how many sign-in methods are named, so that the list fits.
const mostMethods = 3

// inventory names what there is to get back in with, and leaves its place to the
// hand. What is missing is not named, nor where the password is kept.
func (w *writer) inventory() []paper.Block {
	var rows [][]string
	methods, _ := w.said("methods")
	for _, m := range methods[:min(mostMethods, len(methods))] {
		rows = append(rows, []string{firstWords(m), ""})
	}
	rows = append(rows,
		[]string{"Mailbox: its recovery codes", ""},
		[]string{"Phone company: its PIN", ""},
		[]string{"Sealed envelope", ""})
	return []paper.Block{
		paper.Heading{Text: "What gets me back in, and where it is"},
		paper.Table{Head: []string{"What", "Where (never the thing itself)"}, Shares: []int{46, 54}, Rows: rows},
	}
}

// firstWords is a text up to what explains it.
func firstWords(s string) string {
	if i := strings.IndexAny(s, "(,:"); i > 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// mostDevices is how many devices are named.
const mostDevices = 6

// devices names the devices that reach the account, and not what each may do.
func (w *writer) devices() []paper.Block {
	var names []string
	for i, d := range w.a.Facts.Devices {
		name := deviceName(d, i+1)
		if os := systems[d.OS]; os != "" {
			name += " (" + os + ")"
		}
		names = append(names, name)
	}
	if more := len(names) - mostDevices; more > 0 {
		names = append(names[:mostDevices], strconv.Itoa(more)+" more")
	}
	blocks := []paper.Block{paper.Heading{Text: "Devices that reach the account"}}
	if len(names) == 0 {
		return append(blocks, paper.Fields{Items: []paper.Field{{Label: "By hand"}}})
	}
	return append(blocks, paper.Para{Small: true, Text: strings.Join(names, " · ")})
}

var systems = map[string]string{"windows": "Windows", "macos": "macOS", "linux": "Linux", "ios": "iOS", "android": "Android"}

// words explains what a stranger to the account may not know.
func (w *writer) words() []paper.Block {
	return []paper.Block{
		paper.Para{Small: true, Text: "Session: one signed-in window. Portal: the website. TWS: the program on a computer. IB Key: the yes-button in the app. SIM: the chip that holds the number."},
	}
}

// then says what to do here before which sheet goes on, where this person has it.
func (w *writer) then(letter string, from, to int) string {
	if !w.printed(letter) {
		return ""
	}
	span := strconv.Itoa(from)
	if to > from {
		span += "–" + strconv.Itoa(to)
	}
	return "Do " + span + ", then sheet " + letter + "."
}
