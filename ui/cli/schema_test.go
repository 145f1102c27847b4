package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"handrail/content"
)

func TestTheSchemaOfACommandIsThatOfItsDocument(t *testing.T) {
	m := lived(t)
	for _, a := range asked {
		out, _, status := m.run(append(strings.Fields(a.line), "--json")...)
		if status > StatusSomething {
			continue // forget wants its word
		}
		var doc struct{ Schema string }
		if err := json.Unmarshal([]byte(out), &doc); err != nil {
			t.Fatalf("%s: %v", a.line, err)
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(doc.Schema, "handrail."), "/")
		var schema struct {
			Properties map[string]struct{ Const string }
		}
		text := m.must(StatusNothing, "schema", name)
		if err := json.Unmarshal([]byte(text), &schema); err != nil || schema.Properties["schema"].Const != doc.Schema {
			t.Errorf("%s gives %s, and schema %s is of %q (%v)", a.line, doc.Schema, name, schema.Properties["schema"].Const, err)
		}
		// By the words of the command too.
		var words []string
		for _, w := range strings.Fields(a.line) {
			if words = append(words, w); m.says(words...) == text {
				break
			}
		}
		if m.says(words...) != text {
			t.Errorf("schema %s is not that of %s", words, a.line)
		}
	}
}

// says is the schema of a command by its words, or nothing.
func (m *machine) says(words ...string) string {
	out, _, _ := m.run(append([]string{"schema"}, words...)...)
	return out
}

func TestTheFilesOfACatalogueHaveSchemasOfNamesOfTheirOwn(t *testing.T) {
	m := newMachine(t)
	for _, kind := range content.Schemas {
		want, err := content.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.must(StatusNothing, "schema", "catalogue-"+kind); got != string(want) {
			t.Errorf("schema catalogue-%s is another", kind)
		}
	}
	m.refuses("unknown schema", "schema", "catalogue-nothing")
}
