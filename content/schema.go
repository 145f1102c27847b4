package content

import (
	"fmt"
	"reflect"

	"handrail/checklist"
	"handrail/internal/jsonschema"
)

// schemaTops are the kinds of file a broker's folder has, and what each holds.
var schemaTops = map[string]struct {
	of   reflect.Type
	list bool
	says string
}{
	"broker":   {reflect.TypeFor[checklist.Catalogue](), false, "broker.yaml: what is known about a broker as a whole."},
	"steps":    {reflect.TypeFor[checklist.Step](), true, "steps/<topic>.yaml: the steps of one topic."},
	"routes":   {reflect.TypeFor[checklist.Route](), true, "routes/<interface>.yaml: the routes of one interface."},
	"scenario": {reflect.TypeFor[checklist.Scenario](), false, "scenarios/*.yaml: one scenario."},
}

// Schemas lists the kinds of file that Schema describes.
var Schemas = []string{"broker", "steps", "routes", "scenario"}

// Schema returns the JSON Schema (draft 2020-12) of a kind of file, by its
// name in Schemas. It covers what one file can show alone; what holds over
// all files together only Load can tell.
func Schema(name string) ([]byte, error) {
	top, ok := schemaTops[name]
	if !ok {
		return nil, fmt.Errorf("no schema %q: known are %s", name, either(Schemas))
	}
	r := jsonschema.Reflector{Known: ofType, Keys: keys, Defs: jsonschema.Schema{}}
	s := jsonschema.Schema{"type": "array", "minItems": 1}
	if top.list {
		s["items"] = r.Of(top.of)
	} else {
		s = r.Object(top.of)
	}
	s["title"], s["$defs"] = top.says, r.Defs
	return s.Text("handrail.catalogue." + name + "/1")
}

// ofType describes the types that are not what their Go kind says: a text neither
// begins nor ends with a space.
func ofType(t reflect.Type) jsonschema.Schema {
	switch {
	case t == reflect.TypeFor[checklist.Day]():
		return jsonschema.Schema{"type": "string", "format": "date", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
	case t == reflect.TypeFor[checklist.Cut]():
		one := jsonschema.Schema{"type": "string", "pattern": forms["step"].expr}
		together := jsonschema.Schema{"all": jsonschema.Schema{"type": "array", "minItems": 2, "items": one}}
		return jsonschema.Schema{"oneOf": []jsonschema.Schema{one, {"type": "object", "properties": together, "required": []string{"all"}, "additionalProperties": false}}}
	case t == reflect.TypeFor[checklist.Interval]():
		return jsonschema.Schema{"type": "string", "pattern": forms["interval"].expr}
	case t.Kind() == reflect.String:
		return jsonschema.Schema{"type": "string", "pattern": `^\S(.*\S)?$`}
	}
	return nil
}

// keys are the keys of a mapping, with what their rules ask.
func keys(r *jsonschema.Reflector, t reflect.Type) (out []jsonschema.Key) {
	for _, f := range fieldsOf()[t] {
		s := r.Of(t.Field(f.index).Type)
		f.ask(s)
		s["description"] = f.says
		out = append(out, jsonschema.Key{Name: f.key, Must: f.must, Schema: s})
	}
	return out
}

// ask adds what a rule asks to the schema of a type.
func (r rule) ask(s jsonschema.Schema) {
	items, isList := s["items"].(jsonschema.Schema)
	switch {
	case isList:
		if least := r.least(); least > 0 {
			s["minItems"] = least
		}
		if r.max > 0 {
			s["maxItems"] = r.max
		}
		if !r.repeats && items["type"] == "string" {
			s["uniqueItems"] = true
		}
		rule{oneOf: r.oneOf, form: r.form, lines: r.lines}.ask(items)
	case s["type"] == "integer" && r.max > 0:
		s["minimum"], s["maximum"] = r.min, r.max
	case s["type"] != "string":
	case r.oneOf != nil:
		delete(s, "type")
		delete(s, "pattern")
		s["enum"] = r.oneOf
	case r.form != nil:
		s["pattern"] = r.form.expr
	case r.lines:
		s["pattern"] = `^\S([\s\S]*\S)?$`
	}
}
