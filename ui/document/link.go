package document

import (
	"cmp"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/webaddr"
	"handrail/ui/scene"
)

// Links is the document of handrail link.
type Links struct {
	Links []Link `json:"links"`
}

// Link is what is thought of one address.
type Link struct {
	Input     string                `json:"input"` // made harmless where it looks like an official one
	Verdict   checklist.LinkVerdict `json:"verdict"`
	Host      string                `json:"host"`
	Use       checklist.DomainUse   `json:"use"`
	Why       string                `json:"why"`
	Resembles string                `json:"resembles"`
}

// LinksOf judges addresses.
func LinksOf(c *checklist.Catalogue, inputs []string) Links {
	var doc Links
	for _, input := range inputs {
		doc.Links = append(doc.Links, LinkOf(c, input))
	}
	return doc
}

// Text is the same as a scene says it.
func (d Links) Text() scene.Scene {
	var links []scene.LinkWords
	for _, l := range d.Links {
		links = append(links, scene.LinkWords{Host: cmp.Or(l.Host, l.Input), Why: l.Why, Resembles: l.Resembles, Verdict: l.Verdict, Use: l.Use})
	}
	return scene.Links(links)
}

// LinkOf judges one address. A look-alike is written so that nothing makes a
// link of it.
func LinkOf(c *checklist.Catalogue, input string) Link {
	shown := oneline.Clean(input)
	if r := []rune(shown); len(r) > 500 {
		shown = string(r[:500]) + "…"
	}
	l, err := webaddr.Read(input)
	if err != nil {
		return Link{Input: shown, Verdict: checklist.LinkInvalid, Why: err.Error()}
	}
	f := c.Judge(checklist.Link{User: l.User, Host: l.Host, Shown: l.Shown, Path: l.Path, Odd: l.Odd})
	one := Link{Input: shown, Verdict: f.Verdict, Host: l.Host, Use: f.Use, Why: f.Why, Resembles: f.Resembles}
	if f.Verdict == checklist.LinkLookalike {
		one.Input, one.Host = webaddr.Defanged(shown), webaddr.Defanged(l.Host)
	}
	if l.Shown != l.Host {
		one.Why += " In other letters the host is " + oneline.Clean(webaddr.Defanged(l.Shown)) + "."
	}
	return one
}
