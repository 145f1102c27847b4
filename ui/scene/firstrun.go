package scene

// firstRun says, before anything is asked, what is kept, where, how to erase
// it, and what Handrail will never do.
func firstRun(w World, p Place) Scene {
	where := w.Store.Place
	if where == "" {
		where = "nowhere yet"
	}
	body := []Block{
		Para{Text: "Handrail walks you through making access to your " + w.A.Catalogue.Name + " account harder to take over, and easier to get back. It asks again when something is due, and prints the page you need on the day something goes wrong."},
		Heading{Text: "Before it asks anything"},
		Fields{Items: []Field{
			{"Kept", "your answers, the devices you name, notes, and the days they were said"},
			{"Where", where},
			{"To erase it", "run: handrail forget"},
		}},
		Para{Text: "What is kept is a list of open doors. Any program that runs as you can read it while your keyring is unlocked.", Tone: Warn},
		Para{Text: "It never asks for a password, a code, a seed, an answer to a security question, an account number or a balance. It opens no network connection. It changes nothing on this machine or at the broker: it looks, says what it saw, and tells you what to do."},
	}
	if w.Confined {
		body = append(body, Para{Text: "This system refuses it every network connection.", Tone: Quiet})
	}
	if w.Store.Kind == "memory" {
		body = append(body, Para{Text: "This session is kept nowhere: all of it is gone when you leave.", Tone: Warn})
	}
	body = append(body, rows(
		Row{Cells: []string{"Start: four questions, about two minutes"}, Do: to(Place{Screen: "interview"})},
		Row{Cells: []string{"Skip the questions: everything may apply"}, Do: to(Place{Screen: "today"})},
		Row{Cells: []string{"Something is wrong right now"}, Do: to(Place{Screen: "emergency"})},
	))
	return Scene{
		ID: "firstrun", Title: "Welcome", Crumb: []string{"Welcome"}, Aside: w.Store.Short, Body: body,
		Keys: keys(w, p, "choose quit emergency help", choose("start")),
	}
}
