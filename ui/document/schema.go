package document

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"handrail/checklist"
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

// Schema describes a document by its Go type.
func Schema(command string, doc any) map[string]any {
	s := typeSchema(reflect.TypeOf(doc))
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = Name(command)
	s["properties"].(map[string]any)["schema"] = map[string]any{"const": Name(command)}
	s["required"] = append([]any{"schema"}, s["required"].([]any)...)
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
