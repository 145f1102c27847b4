package jsonschema

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// Schema is a JSON Schema, or a part of one. Its keys are written in the order of
// the alphabet.
type Schema map[string]any

// Text writes a schema as a document named id, ending in a line feed.
func (s Schema) Text(id string) ([]byte, error) {
	s["$schema"], s["$id"] = "https://json-schema.org/draft/2020-12/schema", id
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(s)
	return b.Bytes(), err
}

// Key is one key of a struct that is written as an object.
type Key struct {
	Name string
	Must bool // it must be given
	Schema
}

// Reflector describes types.
type Reflector struct {
	Known func(reflect.Type) Schema            // describes a type that has a form of its own; else nil
	Keys  func(*Reflector, reflect.Type) []Key // the keys of a struct
	Defs  Schema                               // where not nil, the structs that are referred to by name
}

// Of describes a type.
func (r *Reflector) Of(t reflect.Type) Schema {
	if s := r.Known(t); s != nil {
		return s
	}
	switch t.Kind() {
	case reflect.Pointer:
		return Schema{"anyOf": []Schema{r.Of(t.Elem()), {"type": "null"}}}
	case reflect.Slice:
		return Schema{"type": "array", "items": r.Of(t.Elem())}
	case reflect.Map:
		return Schema{"type": "object", "additionalProperties": r.Of(t.Elem())}
	case reflect.Struct:
		if r.Defs == nil {
			return r.Object(t)
		}
		if r.Defs[t.Name()] == nil {
			r.Defs[t.Name()] = Schema{} // begun, so that a type may hold its own kind
			r.Defs[t.Name()] = r.Object(t)
		}
		return Schema{"$ref": "#/$defs/" + t.Name()}
	case reflect.Bool:
		return Schema{"type": "boolean"}
	case reflect.String:
		return Schema{"type": "string"}
	case reflect.Interface:
		return Schema{}
	}
	return Schema{"type": "integer"}
}

// Object describes a struct where it is met, not by reference.
func (r *Reflector) Object(t reflect.Type) Schema {
	properties, required := Schema{}, []string{}
	for _, k := range r.Keys(r, t) {
		properties[k.Name] = k.Schema
		if k.Must {
			required = append(required, k.Name)
		}
	}
	return Schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}
