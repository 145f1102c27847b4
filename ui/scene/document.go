package scene

// Document is a scene that only a command prints: nothing in it leads on.
func Document(title, aside string, body ...Block) Scene {
	s := Scene{ID: "document", Title: title, Aside: aside, Body: body}
	cleanScene(&s)
	return s
}

// Lines is a document of a few lines.
func Lines(lines ...string) Scene {
	var body []Block
	for _, l := range lines {
		if l != "" {
			body = append(body, Para{Text: l})
		}
	}
	return Document("", "", body...)
}
