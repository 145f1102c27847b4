package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/content"
	"handrail/ui/document"
	"handrail/ui/scene"
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
		RunE: func(c *cobra.Command, args []string) error { return a.schema(documentOf(c.Root(), args)) },
	}
}

// schema writes a schema, by its name.
func (a *app) schema(name string) error {
	if file, ok := strings.CutPrefix(name, catalogueFile); ok {
		if b, err := content.Schema(file); err == nil {
			_, err := a.env.Out.Write(b)
			return err
		}
	}
	doc, ok := document.All[name]
	if !ok {
		names := schemaNames()
		hint := "known are " + strings.Join(names, ", ")
		if near := nearest(name, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return usageErrorf(hint, "unknown schema %s", quoted(name))
	}
	a.flags.json = true
	return a.print(document.Schema(name, doc), scene.Scene{})
}

// catalogueFile is what the names of the schemas of a catalogue's files begin
// with; steps and routes alone are documents of commands.
const catalogueFile = "catalogue-"

// documentOf is the name of a command's document: the command's words, or
// those of the command it belongs to (device add gives what device gives).
func documentOf(root *cobra.Command, words []string) string {
	name := strings.Join(words, "-")
	if c, rest, err := root.Find(words); err == nil && len(rest) == 0 && len(words) > 1 {
		for ; document.All[name] == nil && c.HasParent(); c = c.Parent() {
			name = strings.ReplaceAll(strings.TrimPrefix(c.CommandPath(), root.Name()+" "), " ", "-")
		}
	}
	return name
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
