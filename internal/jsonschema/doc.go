// Package jsonschema describes Go types as JSON Schemas, draft 2020-12: those of
// the commands' documents and those of a catalogue's files.
//
// In: a type, and from the caller what its kind does not tell: types with a form
// of their own, and the keys of a struct with what each asks beyond its type. Out:
// a schema, and its text. Never in it: which documents and files there are.
//
// It is by hand since invopop/jsonschema would be longer: its mapper sees a type and
// not the field, so the rules of the keys and the values that may be null would be
// written into its result afterwards, and what it saves is the switch of Of. It also
// brings three more modules and the parser of Go source: 440 KB.
package jsonschema
