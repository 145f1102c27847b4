package document

import (
	"bytes"
	"encoding"
	"encoding/json"
	"io"
	"reflect"
)

// Encode writes the document of a command: its name first, and every list that
// has nothing in it as [].
func Encode(w io.Writer, command string, doc any) error {
	name, err := encoded(Name(command))
	if err != nil {
		return err
	}
	fields, err := encoded(filled(reflect.ValueOf(doc)).Interface())
	if err != nil {
		return err
	}
	return indented(w, append([]byte(`{"schema":`+string(name)+","), fields[1:]...))
}

func encoded(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

func indented(w io.Writer, doc []byte) error {
	var b bytes.Buffer
	if err := json.Indent(&b, doc, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// filled is a copy of a value in which no list and no map is nil, however deep.
func filled(v reflect.Value) reflect.Value {
	t := v.Type()
	out := reflect.New(t).Elem()
	out.Set(v)
	switch {
	case t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
	case t.Kind() == reflect.Pointer && !v.IsNil():
		out.Set(reflect.New(t.Elem()))
		out.Elem().Set(filled(v.Elem()))
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				out.Field(i).Set(filled(v.Field(i)))
			}
		}
	case t.Kind() == reflect.Slice:
		out.Set(reflect.MakeSlice(t, v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
	case t.Kind() == reflect.Map && v.IsNil():
		out.Set(reflect.MakeMap(t))
	}
	return out
}
