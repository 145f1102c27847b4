package cli

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/content"
	"handrail/ui/scene"
)

// documents are the JSON documents by command, each as its zero value.
var documents = map[string]any{
	"accept": stepChangeDoc{}, "alarm": alarmsDoc{}, "answer": answerDocument{}, "catalogue-check": catalogueCheckDoc{}, "choose": chooseDoc{},
	"device": devicesDoc{}, "diff": diffDoc{}, "drill": drillDoc{}, "due": dueDoc{}, "emergency": doorsDoc{}, "export": exportDoc{}, "facts": factsDoc{},
	"forget": forgetDoc{}, "happened": happenedDoc{}, "import": importDoc{}, "link": linkDoc{}, "log": logDoc{}, "map": mapDoc{}, "next": nextDoc{},
	"note": stepChangeDoc{}, "permissions": permissionsDoc{}, "redo": redoDoc{}, "remind": remindDoc{}, "review": reviewDoc{}, "routes": routesDoc{},
	"runbook": pageDoc{}, "runbook-verify": verifyDoc{}, "show": showDoc{}, "signals": signalsDoc{}, "snooze": stepChangeDoc{}, "status": statusDoc{},
	"steps": stepsDoc{}, "store-move": storeMoveDoc{}, "store-test": storeTestDoc{}, "store-where": storeWhereDoc{}, "undo": undoDoc{}, "version": versionDoc{},
	"walk": walkDoc{}, "what-if": whatIfDoc{}, "error": errorDoc{},
}

// schemaName is what a document of a command names itself.
func schemaName(command string) string {
	return "handrail." + command + "/" + strconv.Itoa(max(1, versions[command]))
}

// versions of the documents of which a field changed its meaning.
var versions = map[string]int{"due": 2, "review": 2, "next": 2, "log": 2, "status": 2, "steps": 2, "routes": 2, "runbook": 2}

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
	doc, ok := documents[name]
	if !ok {
		names := schemaNames()
		hint := "known are " + strings.Join(names, ", ")
		if near := nearest(name, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return usageErrorf(hint, "unknown schema %s", quoted(name))
	}
	a.flags.json = true
	return a.print(schemaOf(name, doc), scene.Scene{})
}

// catalogueFile is what the names of the schemas of a catalogue's files begin
// with; steps and routes alone are documents of commands.
const catalogueFile = "catalogue-"

// documentOf is the name of a command's document: the command's words, or
// those of the command it belongs to (device add gives what device gives).
func documentOf(root *cobra.Command, words []string) string {
	name := strings.Join(words, "-")
	if c, rest, err := root.Find(words); err == nil && len(rest) == 0 && len(words) > 1 {
		for ; documents[name] == nil && c.HasParent(); c = c.Parent() {
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
	for n := range documents {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// schemaOf describes a document by its Go type.
func schemaOf(command string, doc any) map[string]any {
	s := typeSchema(reflect.TypeOf(doc))
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = schemaName(command)
	s["properties"].(map[string]any)["schema"] = map[string]any{"const": schemaName(command)}
	return s
}

// enums are the values that a named type may have.
var enums = map[reflect.Type][]any{
	reflect.TypeFor[checklist.Outcome]():        list(checklist.Outcomes...),
	reflect.TypeFor[checklist.Exposure]():       list(checklist.Exposures...),
	reflect.TypeFor[checklist.HoldingOutcome](): list(checklist.HoldingOutcomes...),
	reflect.TypeFor[checklist.Axis]():           list(checklist.Attack, checklist.Loss),
	reflect.TypeFor[checklist.Authority]():      append(list(checklist.Authorities...), ""),
	reflect.TypeFor[checklist.Damage]():         list(checklist.Damages...),
	reflect.TypeFor[checklist.Means]():          list(checklist.MeansHolds, checklist.MeansFails, checklist.MeansUnknown, checklist.MeansNotOffered),
	reflect.TypeFor[checklist.RouteKind]():      list(checklist.Takeover, checklist.Leak, checklist.Mistake, checklist.LockoutRoute),
	reflect.TypeFor[checklist.Per]():            list(checklist.PerAccount, checklist.PerUsername, checklist.PerDevice, checklist.PerProfile),
	reflect.TypeFor[checklist.Risk]():           list(checklist.RiskNone, checklist.RiskSome, checklist.RiskHigh),
	reflect.TypeFor[checklist.Confidence]():     list(checklist.High, checklist.Med, checklist.Low, checklist.Background),
	reflect.TypeFor[checklist.Truth]():          {"yes", "no", "may"},
	reflect.TypeFor[checklist.LinkVerdict]():    list(checklist.LinkVerdicts...),
	reflect.TypeFor[checklist.DomainUse]():      append(list(checklist.DomainUses...), ""),
	reflect.TypeFor[checklist.DueKind]():        list(checklist.DueKinds...),
}

func list[T any](values ...T) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = fmt.Sprint(v)
	}
	return out
}

var textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()

func typeSchema(t reflect.Type) map[string]any {
	if values, ok := enums[t]; ok {
		return map[string]any{"enum": values}
	}
	if t == reflect.TypeFor[checklist.Day]() {
		return map[string]any{"type": "string", "pattern": `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`}
	}
	if t.Implements(textMarshaler) {
		return map[string]any{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return map[string]any{"anyOf": []any{typeSchema(t.Elem()), map[string]any{"type": "null"}}}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": typeSchema(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": typeSchema(t.Elem())}
	case reflect.Struct:
		properties, required := map[string]any{}, []any{}
		structFields(t, properties, &required)
		return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Interface:
		return map[string]any{}
	}
	return map[string]any{"type": "integer"}
}

func structFields(t reflect.Type, properties map[string]any, required *[]any) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			structFields(f.Type, properties, required)
			continue
		case name == "-" || !f.IsExported():
			continue
		case name == "":
			name = f.Name
		}
		properties[name] = typeSchema(f.Type)
		if !strings.Contains(options, "omitempty") {
			*required = append(*required, name)
		}
	}
}
