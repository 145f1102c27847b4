package scene

import (
	"slices"
	"strings"

	"handrail/internal/oneline"
)

// cleanScene cleans every text of a scene, and what a form is answered with.
func cleanScene(s *Scene) {
	s.Title, s.Aside = oneline.Clean(s.Title), oneline.Clean(s.Aside)
	s.Crumb = cleanAll(s.Crumb)
	s.Body = slices.DeleteFunc(s.Body, silent)
	for i, b := range s.Body {
		s.Body[i] = cleanBlock(b)
	}
	for i := range s.Keys {
		k := &s.Keys[i]
		k.Does, k.Help, k.Off = oneline.Clean(k.Does), oneline.Clean(k.Help), oneline.Clean(k.Off)
	}
	for i := range s.Spare {
		s.Spare[i] = cleanBlock(s.Spare[i])
	}
	if s.Ask != nil {
		cleanAsk(s.Ask)
	}
}

func cleanBlock(b Block) Block {
	switch b := b.(type) {
	case Heading:
		return Heading{oneline.Clean(b.Text), oneline.Clean(b.Aside), b.Press}
	case Para:
		b.Text = oneline.Clean(b.Text)
		return b
	case Numbered:
		items := make([]string, len(b.Items))
		for i, item := range b.Items { // a menu path is a line of its own
			items[i] = strings.Join(cleanAll(strings.Split(item, "\n")), "\n")
		}
		return Numbered{items}
	case Verdict:
		b.Word, b.Text = oneline.Clean(b.Word), oneline.Clean(b.Text)
		return b
	case Fields:
		for i, f := range b.Items {
			b.Items[i] = Field{oneline.Clean(f.Label), oneline.Clean(f.Value)}
		}
		return b
	case Table:
		b.Head = cleanAll(b.Head)
		for i := range b.Rows {
			b.Rows[i].Cells, b.Rows[i].ID, b.Rows[i].Under = cleanAll(b.Rows[i].Cells), oneline.Clean(b.Rows[i].ID), oneline.Clean(b.Rows[i].Under)
		}
		return b
	case Groups:
		for _, g := range b.Items {
			for i := range g.Rows {
				g.Rows[i].Cells = cleanAll(g.Rows[i].Cells)
			}
		}
		return b
	case Pair:
		return Pair{oneline.Clean(b.LeftHead), oneline.Clean(b.RightHead), cleanAll(b.Left), cleanAll(b.Right)}
	case Printed:
		return Printed{cleanAll(b.Lines)}
	}
	return b
}

func cleanAsk(a *Ask) {
	a.Title, a.Text = oneline.Clean(a.Title), oneline.Clean(a.Text)
	for i := range a.Inputs {
		in := &a.Inputs[i]
		in.Label, in.Help, in.Value = oneline.Clean(in.Label), oneline.Clean(in.Help), oneline.Clean(in.Value)
		for j := range in.Options {
			in.Options[j].Text = oneline.Clean(in.Options[j].Text)
		}
	}
	done := a.Done
	a.Done = func(values map[string]string) Action {
		cleaned := make(map[string]string, len(values))
		for k, v := range values {
			cleaned[k] = strings.TrimSpace(oneline.Clean(v))
		}
		for _, in := range a.Inputs {
			if in.Check != nil && in.Check(cleaned[in.ID]) != nil {
				return nil
			}
		}
		return done(cleaned)
	}
}

func cleanAll(in []string) []string {
	if len(in) == 0 {
		return in
	}
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = oneline.Clean(s)
	}
	return out
}
