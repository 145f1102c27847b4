package scene

// firstRun is the promise, in twenty seconds: what is never asked, what is kept
// and who can read it. Then the choices.
func firstRun(w World, p Place) Scene {
	s := Scene{Title: "Welcome", Aside: w.Store.Short}
	s.add(
		Para{Text: "Handrail shows how your account could be taken."},
		Para{Text: "It can't see or change it, asks for no password, code or account number, works offline, never mails or rings."},
		Para{Text: kept(w.Store)},
		Para{Text: "On a call? Watched? Hang up first.", Tone: Warn})
	list := []Row{
		{Cells: []string{"Start: four questions"}, Do: to(Place{Screen: "interview"})},
		{Cells: []string{"Skip them"}, Do: to(Place{Screen: "interview", Page: allSkipped})},
		{Cells: []string{"Something is wrong right now"}, Do: to(Place{Screen: "emergency"})},
		{Cells: []string{"I'm helping somebody else"}, Do: to(Place{Screen: "helping"})},
	}
	if w.Store.Kind == "keyring" {
		list = append(list, Row{Cells: []string{"Start under my passphrase"}, Do: to(Place{Screen: "sealed"})})
	}
	s.add(Heading{}, rows(list...))
	s.Keys = keys(w, p, "choose hide quit emergency help", choose("start"))
	return s
}

// kept says what is kept, where, and who can read it.
func kept(store StoreWords) string {
	switch store.Kind {
	case "memory":
		return "This session is kept nowhere."
	case "file":
		return `It keeps answers ("my phone: no code") in a file sealed under your passphrase; anyone with both can read them.`
	}
	return `It keeps answers ("my phone: no code") in this computer's keyring; anyone using it as you can read them.`
}

// helping is for somebody who sits here for the owner: what they can do, and
// that no answer is given in the owner's name about what was not seen.
func helping(w World, p Place) Scene {
	s := Scene{Title: "Helping somebody else", Crumb: []string{"Welcome", "helping somebody else"}}
	s.add(
		Heading{Text: "Is the owner with you?"},
		Para{Text: "Read each question aloud: \"you\" and \"my\" are the owner. Answer nothing in their name that nobody looked at. Never sign in for them or take a password or a code."},
		Heading{},
		rows(
			Row{Cells: []string{"With me: they look and answer, I read"}, Do: to(Place{Screen: "interview"})},
			Row{Cells: []string{"Not with me: a look list"}, Do: to(Place{Screen: "look-list"})},
			Row{Cells: []string{"Not with me: the page for a helper"}, Do: to(Place{Screen: "page", ID: "helper"})},
			Row{Cells: []string{"Something is wrong right now"}, Do: to(Place{Screen: "emergency"})},
		))
	s.Keys = keys(w, p, "choose hide back emergency help")
	return s
}
