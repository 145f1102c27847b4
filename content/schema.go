package content

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"handrail/checklist"
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
	w := schemaWriter{defs: make(map[reflect.Type]members)}
	body := w.object(top.of)
	if top.list {
		body = members{{"type", "array"}, {"minItems", 1}, {"items", w.reference(top.of)}}
	}
	doc := members{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "handrail.catalogue." + name + "/1"},
		{"title", top.says},
	}
	doc = append(doc, body...)
	if len(w.order) > 0 {
		var defs members
		for _, t := range w.order {
			defs = append(defs, member{t.Name(), w.defs[t]})
		}
		doc = append(doc, member{"$defs", defs})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return nil, fmt.Errorf("write the schema %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// member is one key of a JSON object, whose keys keep their order.
type member struct {
	key   string
	value any
}

type members []member

// MarshalJSON writes the members in their order.
func (m members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(one.key)
		if err != nil {
			return nil, err
		}
		var value bytes.Buffer
		e := json.NewEncoder(&value)
		e.SetEscapeHTML(false)
		if err := e.Encode(one.value); err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(bytes.TrimSpace(value.Bytes()))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaWriter gathers the types a schema refers to, in the order met.
type schemaWriter struct {
	defs  map[reflect.Type]members
	order []reflect.Type
}

func (w *schemaWriter) reference(t reflect.Type) members {
	if _, ok := w.defs[t]; !ok {
		w.defs[t] = nil
		w.order = append(w.order, t)
		w.defs[t] = w.object(t)
	}
	return members{{"$ref", "#/$defs/" + t.Name()}}
}

func (w *schemaWriter) object(t reflect.Type) members {
	properties, required := members{}, []string{}
	for _, f := range fieldsOf()[t] {
		value := append(members{{"description", f.says}}, w.value(t.Field(f.index).Type, f.rule)...)
		properties = append(properties, member{f.key, value})
		if f.must {
			required = append(required, f.key)
		}
	}
	return members{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}}
}

func (w *schemaWriter) value(t reflect.Type, r rule) members {
	switch t {
	case reflect.TypeFor[checklist.Day]():
		return members{{"type", "string"}, {"format", "date"}, {"pattern", `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}}
	case reflect.TypeFor[checklist.Cut]():
		one := members{{"type", "string"}, {"pattern", forms["step"].expr}}
		together := members{{"type", "object"}, {"properties", members{{"all", members{{"type", "array"}, {"minItems", 2}, {"items", one}}}}}, {"required", []string{"all"}}, {"additionalProperties", false}}
		return members{{"oneOf", []any{one, together}}}
	case reflect.TypeFor[checklist.Interval]():
		return members{{"type", "string"}, {"pattern", forms["interval"].expr}}
	}
	switch t.Kind() {
	case reflect.Struct:
		return w.reference(t)
	case reflect.Slice:
		list := members{{"type", "array"}}
		if least := max(r.min, b2i(r.must)); least > 0 {
			list = append(list, member{"minItems", least})
		}
		if r.max > 0 {
			list = append(list, member{"maxItems", r.max})
		}
		if !r.repeats && t.Elem().Kind() == reflect.String {
			list = append(list, member{"uniqueItems", true})
		}
		return append(list, member{"items", w.value(t.Elem(), rule{oneOf: r.oneOf, form: r.form, lines: r.lines})})
	case reflect.Map:
		return members{{"type", "object"}, {"additionalProperties", w.value(t.Elem(), rule{})}}
	case reflect.Bool:
		return members{{"type", "boolean"}}
	case reflect.Int:
		n := members{{"type", "integer"}}
		if r.max > 0 {
			n = append(n, member{"minimum", r.min}, member{"maximum", r.max})
		}
		return n
	}
	switch {
	case r.oneOf != nil:
		return members{{"enum", r.oneOf}}
	case r.form != nil:
		return members{{"type", "string"}, {"pattern", r.form.expr}}
	case r.lines:
		return members{{"type", "string"}, {"pattern", `^\S([\s\S]*\S)?$`}}
	}
	return members{{"type", "string"}, {"pattern", `^\S(.*\S)?$`}}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
