package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/content"
	"handrail/ui/document"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema NAME",
		Short: "The JSON Schema of a command's document or a catalogue file",
		Long: "Writes the JSON Schema of the document that a command gives with --json, by the\n" +
			"command's name: handrail schema status, handrail schema store where. Those of the\n" +
			"files of a catalogue are catalogue-broker, catalogue-steps, catalogue-routes and\n" +
			"catalogue-scenario.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.schema(schemaOf(c.Root(), args)) },
	}
}

// schema writes a schema, by its name.
func (a *app) schema(name string) error {
	if names := schemaNames(); !slices.Contains(names, name) {
		hint := "known are " + strings.Join(names, ", ")
		if near := nearest(name, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return usageErrorf(hint, "unknown schema %s", quoted(name))
	}
	of := document.Schema
	file, ok := strings.CutPrefix(name, catalogueFile)
	if ok && document.All[name] == nil {
		name, of = file, content.Schema
	}
	b, err := of(name)
	if err == nil {
		_, err = a.env.Out.Write(b)
	}
	return err
}

// catalogueFile is what the names of the schemas of a catalogue's files begin
// with; steps and routes alone are documents of commands.
const catalogueFile = "catalogue-"

// whole are the documents of commands that give what one under them gives.
var whole = map[string]string{"": "status", "store": "store-where"}

// documentOf is the name of a command's document: the command's words, or
// those of the command it belongs to (device add gives what device gives).
func documentOf(c *cobra.Command) string {
	for ; ; c = c.Parent() {
		name := strings.ReplaceAll(strings.TrimPrefix(strings.TrimPrefix(c.CommandPath(), c.Root().Name()), " "), " ", "-")
		if name = cmp.Or(whole[name], name); document.All[name] != nil || !c.HasParent() {
			return name
		}
	}
}

// schemaOf is the name of the schema that is meant: a document's name, or the
// words of a command.
func schemaOf(root *cobra.Command, words []string) string {
	if c, rest, err := root.Find(words); err == nil && len(rest) == 0 && len(words) > 1 {
		return documentOf(c)
	}
	return strings.Join(words, "-")
}

func schemaNames() []string {
	var names []string
	for _, n := range content.Schemas {
		names = append(names, catalogueFile+n)
	}
	for n := range document.All {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
