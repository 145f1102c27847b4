package scene

// problem says which piece is missing where the record cannot be reached, the
// remedy, and the two other places a record may be kept. Nothing is chosen
// for the person.
func problem(w World, p Place) Scene {
	what := w.Problem
	if what == "" {
		what = "the record could not be opened"
	}
	body := []Block{Para{Text: sentence(upper(what)), Tone: Warn}}
	if w.Hint != "" {
		body = append(body, Para{Text: sentence(upper(w.Hint))})
	}
	body = append(body,
		Heading{},
		rows(
			Row{Cells: []string{"Try again"}, Do: Retry{}},
			Row{Cells: []string{"Use a sealed file instead"}, Do: to(Place{Screen: "sealed"})},
			Row{Cells: []string{"This session only: nothing is kept when you leave"}, Do: Reopen{Store: "memory"}},
			Row{Cells: []string{"Something is wrong right now"}, Do: to(Place{Screen: "emergency"})},
			Row{Cells: []string{"Leave Handrail"}, Do: Quit{}},
		))
	return Scene{
		ID: "problem", Title: "The record cannot be reached", Crumb: []string{"The record cannot be reached"}, Body: body,
		Keys: keys(w, p, "choose quit emergency help"),
	}
}

// sealed asks where the sealed file shall be. Its passphrase is asked for when
// it is opened.
func sealed(w World, p Place) Scene {
	return Scene{
		ID: "sealed", Title: "A sealed file", Crumb: []string{"Sealed file"},
		Ask: &Ask{
			Title:    "Where shall the sealed file be?",
			Text:     "One file, encrypted under a passphrase that you choose next and that Handrail cannot recover. If there is a sealed file already, give its path.",
			Inputs:   []Input{{ID: "path", Label: "Path of the file", Kind: Line, Value: w.Sealed, Limit: 1000, Check: pathCheck}},
			DoneName: "open it",
			Done: func(v map[string]string) Action {
				if pathCheck(v["path"]) != nil {
					return nil
				}
				return Reopen{Store: "file:" + v["path"]}
			},
		},
		Keys: formKeys(w, p, choose("open it")),
	}
}
