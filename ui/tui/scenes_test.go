package tui

import (
	"errors"
	"fmt"
	"strings"

	"handrail/checklist"
	"handrail/ui/scene"
)

// drawScene makes the scenes that these tests look at. They are the two
// pictures of the design, and what else a scene may hold.
func drawScene(w scene.World, p scene.Place) scene.Scene {
	s := made(w, p)
	var above []scene.Block
	if w.Problem != "" {
		above = append(above, scene.Para{Text: w.Problem, Tone: scene.Warn})
		if w.Hint != "" {
			above = append(above, scene.Para{Text: w.Hint})
		}
	}
	if w.Notice != "" {
		above = append(above, scene.Para{Text: w.Notice, Tone: scene.Strong})
	}
	s.Body = append(above, s.Body...)
	return s
}

func made(w scene.World, p scene.Place) scene.Scene {
	switch p.Screen {
	case "today":
		return todayScene()
	case "step":
		return stepScene(p)
	case "ask":
		return askScene(p)
	case "long":
		return longScene()
	case "blocks":
		return blocksScene()
	case "printed":
		return printedScene()
	case "empty":
		return scene.Scene{ID: "empty", Title: "Nothing", Crumb: []string{"Nothing"}}
	case "find", "help":
		return foundScene(p)
	case "emergency":
		return scene.Scene{ID: "emergency", Title: "Emergency", Crumb: []string{"Emergency"}, Keys: testKeys(p, "open"), Body: []scene.Block{
			scene.Para{Text: "If you fear this computer, stop: use another device or the paper, and type no password here."},
			scene.Table{Rows: []scene.Row{{Cells: []string{"I lost my phone"}, Do: goTo("long")}, {Cells: []string{"A trade is not mine"}, Do: goTo("long")}}},
		}}
	}
	return scene.Scene{ID: "nowhere", Title: "Nothing here", Crumb: []string{"Nothing here"}, Keys: testKeys(p, "open"),
		Body: []scene.Block{scene.Para{Text: "This screen does not exist."}, scene.Table{Rows: []scene.Row{{Cells: []string{"Go to Today"}, Do: goTo("today")}}}}}
}

func goTo(screen string) scene.Action { return scene.Go{To: scene.Place{Screen: screen}} }

func testKeys(p scene.Place, enter string) []scene.Key {
	return []scene.Key{
		{ID: "choose", Press: []string{"enter"}, Name: "enter", Does: enter, Footer: true},
		{ID: "review", Press: []string{"r"}, Name: "r", Does: "review", Do: goTo("ask"), Footer: true},
		{ID: "routes", Press: []string{"o"}, Name: "o", Does: "routes", Do: goTo("blocks"), Footer: true},
		{ID: "find", Press: []string{"/"}, Name: "/", Does: "find", Do: goTo("find"), Footer: true},
		{ID: "emergency", Press: []string{"!"}, Name: "!", Does: "emergency", Do: goTo("emergency"), Footer: true},
		{ID: "help", Press: []string{"?"}, Name: "?", Does: "keys", Do: scene.Go{To: scene.Place{Screen: "help", Over: p.Screen}}, Footer: true},
		{ID: "back", Press: []string{"esc"}, Name: "esc", Does: "back", Do: scene.Back{}},
		{ID: "up", Press: []string{"up", "k"}, Name: "up", Does: "up"},
		{ID: "down", Press: []string{"down", "j"}, Name: "down", Does: "down"},
		{ID: "number", Press: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, Name: "1-9", Does: "choose by number"},
		{ID: "pageup", Press: []string{"pgup"}, Name: "page up", Does: "page up"},
		{ID: "pagedown", Press: []string{"pgdown", "space"}, Name: "page down", Does: "page down"},
		{ID: "top", Press: []string{"home", "g"}, Name: "home", Does: "first"},
		{ID: "bottom", Press: []string{"end", "G"}, Name: "end", Does: "last"},
		{ID: "mouse", Press: []string{"m"}, Name: "m", Does: "mouse"},
		{ID: "copy", Press: []string{"y"}, Name: "y", Does: "copy"},
		{ID: "print", Press: []string{"p"}, Name: "p", Does: "print", Off: "it belongs to a page of the runbook: open one first, with b"},
		{ID: "undo", Press: []string{"u"}, Name: "u", Does: "undo", Do: scene.Undo{}},
		{ID: "minutes", Press: []string{"+"}, Name: "+", Does: "more minutes", Do: scene.Minutes{N: 20}},
		{ID: "quit", Press: []string{"q"}, Name: "q", Does: "leave", Do: scene.Quit{}},
	}
}

func todayScene() scene.Scene {
	p := scene.Place{Screen: "today"}
	step := func(id string) scene.Action { return scene.Go{To: scene.Place{Screen: "step", ID: id}} }
	return scene.Scene{
		ID: "today", Title: "Interactive Brokers", Aside: "keyring · Mon 23 Nov 2026", Keys: testKeys(p, "start"),
		Body: []scene.Block{
			scene.Heading{Text: "Do today", Aside: "about 14 min, 3 steps"},
			scene.Table{Count: true, Grow: 0, Right: []bool{false, false, true, false}, Rows: []scene.Row{
				{Cells: []string{"Sign in once with a second method", "account", "6 min", "phone"}, Do: step("1")},
				{Cells: []string{"Put a carrier PIN on your mobile number", "account", "5 min", "phone"}, Do: step("2")},
				{Cells: []string{"Publish the gateway port on this host only", "gateway", "3 min", ""}, Do: step("3")},
			}},
			scene.Para{Text: "closes: lost phone, no way back in · anyone on the network can trade, +2", Tone: scene.Quiet},
			scene.Heading{},
			scene.Table{Head: []string{"Open routes", "credential", "session", "execution", "lock-out"}, Right: []bool{false, true, true, true, true}, Rows: []scene.Row{
				{Cells: []string{"Account", "2 of 5", "·", "1 of 3", "1 of 2"}, Do: goTo("blocks")},
				{Cells: []string{"Trader Workstation", "1 of 3", "2 of 4", "3 of 4", "·"}, Do: goTo("blocks")},
				{Cells: []string{"Client Portal", "2 of 6", "1 of 4, 2 ?", "0 of 2", "·"}, Do: goTo("blocks")},
				{Cells: []string{"Mobile", "1 of 4", "1 of 3", "1 of 2", "1 of 3"}, Do: goTo("blocks")},
			}},
			scene.Para{Text: "Easiest left: a fake login page and one approved push (tricks you once)"},
			scene.Heading{},
			scene.Table{Grow: 1, Rows: []scene.Row{
				{Cells: []string{"Review", "3 due, next on 30 Nov"}, Do: goTo("ask")},
				{Cells: []string{"Runbook", "printed 2 Aug; page 1 is out of date: new phone"}, Do: goTo("printed")},
			}},
			scene.Para{Text: "Routes we know of. Not a probability.", Tone: scene.Quiet},
		},
	}
}

func stepScene(p scene.Place) scene.Scene {
	then := scene.Place{Screen: "step", ID: p.ID + "+"}
	say := func(answer string) scene.Action {
		return scene.Enter{Then: &then, Notice: "kept: " + answer, Events: []checklist.Entry{{Kind: checklist.KindAnswer, Subject: "mfa.second-method@account", Value: checklist.Value{"answer": answer}}}}
	}
	answer := func(id, text string) scene.Row {
		return scene.Row{Mark: scene.Empty, Cells: []string{text}, Do: say(id)}
	}
	return scene.Scene{
		ID: "step", Title: "Sign in once with a second method", Crumb: []string{"Account", "sign-in, step 1 of 3 today"}, Aside: "about 14 min",
		Keys: testKeys(p, "answer"),
		Body: []scene.Block{
			scene.Heading{Text: "Sign in once with a second method"},
			scene.Para{Text: "IB Key lives on one phone at a time. If that phone is lost, the way back is a text message to the number you gave, or a call on a business day."},
			scene.Numbered{Items: []string{
				"Client Portal > user menu > Settings > Secure Login System: add a method that does not live on that phone (a passkey or security key first, an authenticator app on another device second).",
				"Stay signed in. In a private window or on another device sign in once with the new method. Only then close this window.",
			}},
			scene.Para{Text: "Needs your phone, about 6 minutes.   Undo: remove it on the same page.", Tone: scene.Quiet},
			scene.Para{Text: "Cuts: lost phone, no way back in", Tone: scene.Quiet},
			scene.Para{Text: "What happened?"},
			scene.Table{Rows: []scene.Row{
				answer("tried", "I signed in with a method that is not on this phone"),
				answer("listed", "It is listed, but I have not tried it"),
				answer("same", "Both methods are on this phone"),
				answer("one", "There is only one"),
			}},
			scene.Table{Wrap: true, Rows: []scene.Row{answer("no-page", "I cannot find that page"), answer("unsure", "Not sure")}},
		},
	}
}

func askScene(p scene.Place) scene.Scene {
	next := p
	next.Page++
	return scene.Scene{
		ID: "interview", Title: "First questions", Crumb: []string{"First questions", fmt.Sprintf("%d of 9", p.Page+1)}, Aside: "keyring",
		Keys: testKeys(p, "keep"),
		Body: []scene.Block{scene.Para{Text: "Already on the map: a phone. Skip if that is all."}},
		Ask: &scene.Ask{
			Title: "A device", Text: "What signs in, and what it is used for, decides what is asked.",
			Skip: scene.Go{To: next, Instead: true}, SkipSay: "skip, may apply", DoneName: "keep",
			Inputs: []scene.Input{
				{ID: "name", Label: "A name for it", Help: "Such as: the old laptop.", Kind: scene.Line, Limit: 20, Check: func(s string) error {
					if strings.TrimSpace(s) == "" {
						return errors.New("give it a name, so that it can be told from the others")
					}
					return nil
				}},
				{ID: "kind", Label: "What is it?", Kind: scene.PickOne, Value: "laptop", Options: []scene.Option{{ID: "phone", Text: "a phone"}, {ID: "laptop", Text: "a laptop"}, {ID: "server", Text: "a server"}}},
				{ID: "uses", Label: "What does it reach?", Kind: scene.PickMany, Options: []scene.Option{{ID: "tws", Text: "Trader Workstation"}, {ID: "portal", Text: "Client Portal"}, {ID: "mobile", Text: "IBKR Mobile"}}},
				{ID: "shared", Label: "Does anyone else use it?", Kind: scene.Confirm},
				{ID: "note", Label: "A note", Kind: scene.Text, Limit: 280},
			},
			Done: func(v map[string]string) scene.Action {
				return scene.Enter{Notice: "kept: " + v["name"], Then: &next, Events: []checklist.Entry{{Kind: checklist.KindDevice, Subject: "d1", Value: v}}}
			},
		},
	}
}

func longScene() scene.Scene {
	var items []string
	for i := range 30 {
		items = append(items, fmt.Sprintf("Do the thing number %d, and then look whether it is there.", i+1))
	}
	return scene.Scene{ID: "long", Title: "Long", Crumb: []string{"Long"}, Keys: testKeys(scene.Place{Screen: "long"}, "done"), Body: []scene.Block{
		scene.Numbered{Items: items},
		scene.Table{Rows: []scene.Row{{Mark: scene.Empty, Cells: []string{"I have done all of it"}, Do: scene.Enter{Notice: "kept", Back: true, Events: []checklist.Entry{{Kind: checklist.KindLooked, Subject: "long", Value: checklist.Value{"saw": "yes"}}}}}}},
		scene.Para{Text: "The last words of a long page."},
	}}
}

func blocksScene() scene.Scene {
	return scene.Scene{ID: "blocks", Title: "Everything", Crumb: []string{"Routes", "Account", "credential"}, Aside: "3 open", Keys: testKeys(scene.Place{Screen: "blocks"}, "open"), Body: []scene.Block{
		scene.Para{Text: "Stop. This step can shut you out. Do not do it before the way back has been tried: signed in with, on a day, not seen in a list.", Tone: scene.Warn},
		scene.Heading{Text: "What is known", Aside: "since 2 Aug"},
		scene.Fields{Items: []scene.Field{{Label: "Seen", Value: "2 Aug 2026, and again on 23 Nov 2026: both methods are on this phone, which is what the route needs"}, {Label: "Where the record is", Value: "the keyring of this user"}}},
		scene.Heading{Text: "Marks"},
		scene.Table{Rows: []scene.Row{
			{Mark: scene.Done, Cells: []string{"Disk encryption", "holds"}, Do: goTo("step")},
			{Mark: scene.Attend, Cells: []string{"Second method", "fails"}, Do: goTo("step"), Tone: scene.Strong},
			{Mark: scene.Again, Cells: []string{"Bookmark", "due"}, Do: goTo("step")},
			{Mark: scene.Aside, Cells: []string{"API", "not applicable"}, Tone: scene.Quiet},
		}},
		scene.Pair{LeftHead: "The machine, 2 Aug", Left: []string{"The disk is not encrypted."}, RightHead: "You, 23 Nov", Right: []string{"It is encrypted.", "Seen in the settings of the system."}},
		scene.Para{Text: "A word that is longer than a line: " + strings.Repeat("abcdefghij", 12)},
		scene.Para{Text: "Wide 全角文字 and é, and what must not reach the terminal: [\x1b[31m] [\u202e] [\u200b] [\x07] [a\tb]"},
	}}
}

func printedScene() scene.Scene {
	var lines []string
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("  %2d  %s|", i+1, strings.Repeat("printed ", 11)))
	}
	return scene.Scene{ID: "page", Title: "A page", Crumb: []string{"Runbook", "home copy"}, Keys: testKeys(scene.Place{Screen: "printed"}, "open"), Body: []scene.Block{scene.Printed{Lines: lines}}}
}

func foundScene(p scene.Place) scene.Scene {
	words := p.Query + p.Words
	t := scene.Table{Grow: 1}
	for _, name := range []string{"alpha", "beta", "gamma", "delta", "epsilon", "zeta"} {
		if strings.Contains(name, strings.TrimSpace(words)) {
			do := goTo("step")
			if p.Screen == "help" {
				do = scene.Leave{Then: do}
			}
			t.Rows = append(t.Rows, scene.Row{Cells: []string{name, "is a letter"}, Do: do})
		}
	}
	search := ""
	if p.Screen == "find" {
		search = "Find"
	}
	return scene.Scene{ID: p.Screen, Title: "Steps", Crumb: []string{"Steps"}, Search: search, Keys: testKeys(p, "open"), Body: []scene.Block{scene.Para{Text: "With the words: " + words}, t}}
}
