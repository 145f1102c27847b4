package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
)

// factsDoc is the document of handrail facts.
type factsDoc struct {
	Schema string    `json:"schema"`
	Facts  []factDoc `json:"facts"`
	changeDoc
}

type factDoc struct {
	ID      string             `json:"id"`
	Title   string             `json:"title"`
	Ask     string             `json:"ask"`
	Kind    checklist.FactKind `json:"kind"`
	Known   bool               `json:"known"`
	Value   string             `json:"value"` // as KEY=VALUE takes it; empty where it is not known
	Values  []string           `json:"values"`
	SaidOn  checklist.Day      `json:"said_on"`
	By      string             `json:"by"` // the step whose answer set it, or nothing
	DueOn   checklist.Day      `json:"due_on"`
	Choices []choiceOfFact     `json:"choices"`
}

type choiceOfFact struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func (a *app) factsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "facts [KEY=VALUE…]",
		Short: "Shows, sets or withdraws the facts of your set-up",
		Long: "Shows the facts, or sets some: several values are joined by commas, none is the\n" +
			"empty set, and KEY= withdraws what was said. All that is set at once is one save.",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return a.facts(c.Context(), args) },
	}
	c.ValidArgsFunction = func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return a.names(func(c *checklist.Catalogue) []string { return factWords(c, typed) }), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	return c
}

func factIDs(c *checklist.Catalogue) []string {
	return ids(c.Facts, func(f *checklist.Fact) string { return f.ID })
}

func valueIDs(f *checklist.Fact) []string {
	out := ids(f.Values, func(v *checklist.FactValue) string { return v.ID })
	if f.Kind == checklist.Many && !slices.Contains(out, "none") {
		out = append(out, "none")
	}
	return out
}

// factWords completes KEY= and, after it, the values.
func factWords(c *checklist.Catalogue, typed string) []string {
	var out []string
	key, _, has := strings.Cut(typed, "=")
	for i := range c.Facts {
		f := &c.Facts[i]
		if !has {
			out = append(out, f.ID+"=")
		} else if f.ID == key {
			for _, v := range valueIDs(f) {
				out = append(out, key+"="+v)
			}
		}
	}
	return out
}

func (a *app) facts(ctx context.Context, args []string) error {
	if len(args) == 0 {
		as, err := a.assessed(ctx)
		if err != nil {
			return err
		}
		doc := factsOf(as, nothingKept())
		return a.give(doc, func() { a.factsText(doc, nil) })
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	said, err := factsSaid(s.Assessment().Catalogue, args)
	if err != nil {
		return err
	}
	change, err := a.keep(ctx, s, said...)
	if err != nil {
		return err
	}
	doc := factsOf(s.Assessment(), change)
	return a.give(doc, func() {
		a.factsText(doc, said)
		a.changeText(change)
	})
}

// factsSaid reads KEY=VALUE; the empty value withdraws.
func factsSaid(c *checklist.Catalogue, args []string) ([]checklist.Said, error) {
	var out []checklist.Said
	for _, arg := range args {
		key, value, ok := strings.Cut(arg, "=")
		key = strings.TrimSpace(key)
		f := c.Fact(key)
		switch {
		case f == nil:
			return nil, unknown("fact", key, factIDs(c))
		case !ok:
			return nil, usageErrorf("handrail facts "+key+"=VALUE, of "+strings.Join(valueIDs(f), ", "), "%q sets nothing", arg)
		case slices.ContainsFunc(out, func(s checklist.Said) bool { return s.Subject == key }):
			return nil, usageErrorf("join several values by commas", "%s is set twice", key)
		}
		values := ""
		if value = strings.ReplaceAll(value, " ", ""); value != "" {
			var err error
			if values, err = valuesOf(f, value); err != nil {
				return nil, err
			}
		}
		out = append(out, checklist.FactEntry(key, values))
	}
	return out, nil
}

// valuesOf reads a fact's value, or says which part of it is none.
func valuesOf(f *checklist.Fact, value string) (string, error) {
	if values, ok := f.Read(value); ok {
		return checklist.Join(values), nil
	}
	known := valueIDs(f)
	for _, v := range strings.Split(value, ",") {
		if !slices.Contains(known, v) {
			return "", unknown("value of "+f.ID, v, known)
		}
	}
	if f.Kind == checklist.Many {
		return "", usageErrorf("leave the other values out, or leave none out", "%s is none or some, and not both", f.ID)
	}
	return "", usageErrorf("give one of "+strings.Join(known, ", "), "%s has one value, and %q is not one", f.ID, value)
}

func factsOf(as *checklist.Assessment, change changeDoc) factsDoc {
	doc := factsDoc{schemaName("facts"), []factDoc{}, change}
	for _, st := range as.Facts.States {
		d := factDoc{
			ID: st.Fact.ID, Title: st.Fact.Title, Ask: st.Fact.Ask, Kind: st.Fact.Kind, Known: st.Known, Value: st.Value(), Values: nonNil(st.Values),
			SaidOn: st.SaidOn, By: st.By, DueOn: st.DueOn, Choices: []choiceOfFact{},
		}
		for _, v := range st.Fact.Values {
			d.Choices = append(d.Choices, choiceOfFact{v.ID, v.Text})
		}
		doc.Facts = append(doc.Facts, d)
	}
	return doc
}

// factsText prints the facts, or only those that were just said.
func (a *app) factsText(doc factsDoc, said []checklist.Said) {
	rows := [][]string{{"fact", "value", "said", "due", "title"}}
	for _, d := range doc.Facts {
		if len(said) > 0 && !slices.ContainsFunc(said, func(s checklist.Said) bool { return s.Subject == d.ID }) {
			continue
		}
		value := d.Value
		if !d.Known {
			value = "not said"
		}
		rows = append(rows, []string{d.ID, value, d.SaidOn.String(), d.DueOn.String(), d.Title})
	}
	a.printf("%s", columns(rows, 9))
}
