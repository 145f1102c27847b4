package scene

import "cmp"

// problem says which piece is missing where the record cannot be reached, the
// remedy, and the two other places a record may be kept. Nothing is chosen
// for the person.
func problem(w World, p Place) Scene {
	w.Problem = cmp.Or(w.Problem, "the record could not be opened")
	body := append(wrong(w), Heading{},
		rows(
			Row{Cells: []string{"Try again"}, Do: Retry{}},
			Row{Cells: []string{"Use a sealed file instead"}, Do: to(Place{Screen: "sealed"})},
			Row{Cells: []string{"This session only: nothing is kept when you leave"}, Do: Reopen{Store: "memory"}},
			Row{Cells: []string{"Something is wrong right now"}, Do: to(Place{Screen: "emergency"})},
			Row{Cells: []string{"Leave Handrail"}, Do: Quit{}},
		))
	return Scene{
		Title: "The record cannot be reached", Body: body,
		Keys: keys(w, p, "choose quit emergency help"),
	}
}

// sealed asks where the sealed file should be. Its passphrase is asked for when
// it is opened.
func sealed(w World, p Place) Scene {
	return Scene{
		Title: "A sealed file", Crumb: []string{"Sealed file"},
		Ask: &Ask{
			Title:    "Where should the sealed file be?",
			Text:     "One file, encrypted under a passphrase that you choose next and that Handrail cannot recover. If there is a sealed file already, give its path.",
			Inputs:   []Input{{ID: "path", Label: "Path of the file", Kind: Line, Value: w.Sealed, Limit: 1000, Check: pathCheck}},
			DoneName: "open it",
			Done:     func(v map[string]string) Action { return Reopen{Store: "file:" + v["path"]} },
		},
	}
}
