package scene

// firstRun says, before anything is asked, what is kept, where, how to erase
// it, and what Handrail will never do.
func firstRun(w World, p Place) Scene {
	where := w.Store.Place
	if where == "" {
		where = "nowhere yet"
	}
	body := []Block{
		Para{Text: "Handrail helps you make your " + w.A.Catalogue.Name + " account harder to take over and easier to get back, asks again when it is due, and prints the page for the day something goes wrong."},
		Fields{Items: []Field{
			{"Kept", "your answers, the devices you name, notes, and days"},
			{"Where", where},
			{"To erase it", "settings, or: handrail forget"},
		}},
		Para{Text: openDoors(w.Store.Kind), Tone: Warn},
		Para{Text: "It never asks for a password, a code, a seed, an answer to a security question, an account number or a balance. It changes nothing here or at the broker: it looks, and tells you what to do. It opens no network connection" + refused(w.Confined) + "."},
	}
	body = append(body, Heading{}, rows(
		Row{Cells: []string{"Start: four questions, about two minutes"}, Do: to(Place{Screen: "interview"})},
		Row{Cells: []string{"Skip the questions: everything may apply"}, Do: to(Place{Screen: "today"})},
		Row{Cells: []string{"Something is wrong right now"}, Do: to(Place{Screen: "emergency"})},
	))
	return Scene{
		ID: "firstrun", Title: "Welcome", Crumb: []string{"Welcome"}, Aside: w.Store.Short, Body: body,
		Keys: keys(w, p, "choose quit emergency help", choose("start")),
	}
}

// openDoors says what the record is to whoever reads it, by where it is kept.
func openDoors(kind string) string {
	switch kind {
	case "memory":
		return "This session is kept nowhere: all of it is gone when you leave."
	case "file":
		return "What is kept is a list of open doors. The file is sealed under your passphrase; whoever has both can read it."
	}
	return "What is kept is a list of open doors. Any program that runs as you can read it while your keyring is unlocked."
}

func refused(confined bool) string {
	if confined {
		return ", and this system refuses it every one"
	}
	return ""
}
