package document

import (
	"cmp"
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"handrail/checklist"
	"handrail/internal/jsonschema"
)

// All are the JSON documents by command, each as its zero value.
var All = map[string]any{
	"accept": StepChange{}, "alarm": Alarms{}, "answer": Answered{}, "catalogue-check": CatalogueCheck{}, "choose": Choose{},
	"device": Devices{}, "diff": Diff{}, "drill": Drill{}, "due": Due{}, "emergency": Emergency{}, "export": Export{}, "facts": Facts{},
	"forget": Forget{}, "happened": Happened{}, "import": Import{}, "link": Links{}, "log": Log{}, "map": Map{}, "next": Next{},
	"note": StepChange{}, "permissions": Permissions{}, "redo": Redo{}, "remind": Remind{}, "review": Review{}, "routes": Routes{},
	"runbook": Runbook{}, "runbook-verify": Verify{}, "show": Show{}, "signals": Signals{}, "snooze": StepChange{}, "status": Status{},
	"steps": Steps{}, "store-move": StoreMove{}, "store-test": StoreTest{}, "store-where": StoreWhere{}, "undo": Undo{}, "version": Version{},
	"walk": Walk{}, "what-if": WhatIf{}, "error": Error{},
}

// Name is what a document of a command names itself.
func Name(command string) string {
	return "handrail." + command + "/" + strconv.Itoa(max(1, versions[command]))
}

// versions of the documents of which a field changed its meaning.
var versions = map[string]int{"due": 2, "review": 2, "next": 2, "log": 2, "status": 2, "steps": 2, "routes": 2, "runbook": 2}

// Schema is the JSON Schema of the document of a command, made from its Go type.
func Schema(command string) ([]byte, error) {
	s := (&jsonschema.Reflector{Known: ofType, Keys: keys}).Object(reflect.TypeOf(All[command]))
	s["properties"].(jsonschema.Schema)["schema"] = jsonschema.Schema{"const": Name(command)}
	s["required"] = append([]string{"schema"}, s["required"].([]string)...)
	return s.Text(Name(command))
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

// ofType describes the types that are not what their Go kind says.
func ofType(t reflect.Type) jsonschema.Schema {
	switch {
	case enums[t] != nil:
		return jsonschema.Schema{"enum": enums[t]}
	case t == reflect.TypeFor[checklist.Day]():
		return jsonschema.Schema{"type": "string", "pattern": `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`}
	case t.Implements(textMarshaler):
		return jsonschema.Schema{"type": "string"}
	}
	return nil
}

// keys are the keys of a struct as encoding/json writes them, with those of the
// structs inside it.
func keys(r *jsonschema.Reflector, t reflect.Type) (out []jsonschema.Key) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			out = append(out, keys(r, f.Type)...)
		case name != "-" && f.IsExported():
			out = append(out, jsonschema.Key{Name: cmp.Or(name, f.Name), Must: !strings.Contains(options, "omitempty"), Schema: r.Of(f.Type)})
		}
	}
	return out
}
