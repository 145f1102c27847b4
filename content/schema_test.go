package content

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func TestTheSchemasKeptAreTheOnesTheTypesGive(t *testing.T) {
	for _, name := range Schemas {
		want, err := Schema(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("schema/" + name + ".json")
		if err != nil || string(got) != string(want) {
			t.Errorf("schema/%s.json is not what the types say: run go generate ./content (%v)", name, err)
		}
	}
	if len(schemaTops) != len(Schemas) {
		t.Errorf("there are %d kinds of file and %d names", len(schemaTops), len(Schemas))
	}
	if _, err := Schema("route"); err == nil || !strings.Contains(err.Error(), "routes") {
		t.Errorf("error is %v", err)
	}
}

func TestEveryKeyOfEveryTypeIsDescribedAndItsRuleIsInKnownWords(t *testing.T) {
	own := []string{"", "must", "repeats", "lines", "min", "max"}
	for of := range nouns() {
		for _, f := range fieldsOf()[of] {
			name := of.Name() + "." + f.key
			if f.says == "" {
				t.Errorf("%s has no description", name)
			}
			for word := range strings.SplitSeq(of.Field(f.index).Tag.Get("rule"), ",") {
				if word, _, _ = strings.Cut(word, "="); !slices.Contains(own, word) && forms[word] == nil && values[word] == nil {
					t.Errorf("%s has the unknown rule %q", name, word)
				}
			}
		}
		for i := range of.NumField() {
			inner := of.Field(i).Type
			for inner.Kind() == reflect.Slice {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct && inner.Name() != "Interval" && nouns()[inner] == "" {
				t.Errorf("%s.%s is of type %s, which has no noun", of.Name(), of.Field(i).Name, inner)
			}
		}
	}
}

// schemaOf is the kind of a file, or "" for one that has no schema.
func schemaOf(file string) string {
	switch folder, _, _ := strings.Cut(file, "/"); folder {
	case "broker.yaml":
		return "broker"
	case "steps", "routes":
		return folder
	case "scenarios":
		return "scenario"
	}
	return ""
}

func TestEveryFileThatLoadsFitsItsSchema(t *testing.T) {
	tried := make(map[string]int)
	for file, f := range small(t) {
		if name := schemaOf(file); name != "" {
			tried[name]++
			for _, wrong := range unfit(t, name, f.Data) {
				t.Errorf("%s: %s", file, wrong)
			}
		}
	}
	if len(tried) != len(Schemas) {
		t.Errorf("tried are only %v", tried)
	}
}

// What one value gets wrong the schema refuses too, but for what JSON cannot
// say: how the text was written, and characters that are not seen.
func TestWhatIsWrongInOneValueTheSchemaRefusesToo(t *testing.T) {
	beyond := []string{"a key given twice", "a direction character", "a control character", "a zero-width character", "an anchor", "a tag", "a merge", "a wrong day"}
	for _, b := range shapeFaults() {
		if slices.Contains(beyond, b.name) {
			continue
		}
		files := small(t)
		b.broken(t, files)
		if len(unfit(t, schemaOf(b.file), files[b.file].Data)) == 0 {
			t.Errorf("%s: the schema %s takes it", b.name, schemaOf(b.file))
		}
	}
}

// unfit lists what a file has that its schema refuses.
func unfit(t *testing.T, name string, text []byte) []string {
	t.Helper()
	b, err := Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	var top map[string]any
	if err := json.Unmarshal(b, &top); err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Load(text, &doc, yaml.WithUniqueKeys(false)); err != nil {
		t.Fatal(err)
	}
	v := validator{t: t, defs: top["$defs"].(map[string]any)}
	v.value("", plain(doc.Content[0]), top)
	return v.wrong
}

// plain is a node as JSON would have it.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any)
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		l := make([]any, len(n.Content))
		for i, c := range n.Content {
			l[i] = plain(c)
		}
		return l
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return f
		}
	}
	return n.Value
}

// validator knows the words of JSON Schema that Schema writes, and fails on
// any other.
type validator struct {
	t     *testing.T
	defs  map[string]any
	wrong []string
}

func (v *validator) say(at, format string, args ...any) {
	v.wrong = append(v.wrong, at+": "+fmt.Sprintf(format, args...))
}

func (v *validator) value(at string, value any, schema map[string]any) {
	list, isList := value.([]any)
	text, isText := value.(string)
	number, isNumber := value.(float64)
	for _, word := range slices.Sorted(maps.Keys(schema)) {
		want := schema[word]
		switch word {
		case "$schema", "$id", "$defs", "title", "description", "format", "properties", "additionalProperties":
		case "$ref":
			v.value(at, value, v.defs[strings.TrimPrefix(want.(string), "#/$defs/")].(map[string]any))
		case "type":
			if !isOf(value, want.(string)) {
				v.say(at, "is no %s", want)
			}
		case "enum":
			if !slices.Contains(want.([]any), value) {
				v.say(at, "%v is not one of %v", value, want)
			}
		case "oneOf":
			fits := 0
			for _, one := range want.([]any) {
				each := &validator{t: v.t, defs: v.defs}
				if each.value(at, value, one.(map[string]any)); len(each.wrong) == 0 {
					fits++
				}
			}
			if fits != 1 {
				v.say(at, "fits %d of the forms it may have, want 1", fits)
			}
		case "pattern":
			if isText && !regexp.MustCompile(want.(string)).MatchString(text) {
				v.say(at, "%q does not match %s", text, want)
			}
		case "minimum", "maximum":
			if isNumber && (word == "minimum" && number < want.(float64) || word == "maximum" && number > want.(float64)) {
				v.say(at, "%v is beyond %s %v", number, word, want)
			}
		case "minItems", "maxItems":
			if n := float64(len(list)); isList && (word == "minItems" && n < want.(float64) || word == "maxItems" && n > want.(float64)) {
				v.say(at, "%v items are beyond %s %v", n, word, want)
			}
		case "uniqueItems":
			for i := range list {
				if slices.Contains(list[:i], list[i]) {
					v.say(at, "has %v twice", list[i])
				}
			}
		case "items":
			for i := range list {
				v.value(fmt.Sprintf("%s/%d", at, i), list[i], want.(map[string]any))
			}
		case "required":
			for _, key := range want.([]any) {
				if m, ok := value.(map[string]any); ok && m[key.(string)] == nil {
					v.say(at, "has no %v", key)
				}
			}
		default:
			v.t.Fatalf("the schema uses %q, which this test does not know", word)
		}
	}
	if m, ok := value.(map[string]any); ok {
		v.keys(at, m, schema)
	}
}

func (v *validator) keys(at string, m, schema map[string]any) {
	properties, _ := schema["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(m)) {
		switch more := schema["additionalProperties"].(type) {
		case bool:
			if properties[key] == nil {
				v.say(at, "has the unknown key %s", key)
			}
		case map[string]any:
			v.value(at+"/"+key, m[key], more)
		}
		if p, ok := properties[key].(map[string]any); ok {
			v.value(at+"/"+key, m[key], p)
		}
	}
}

func isOf(value any, kind string) bool {
	switch v := value.(type) {
	case map[string]any:
		return kind == "object"
	case []any:
		return kind == "array"
	case string:
		return kind == "string"
	case bool:
		return kind == "boolean"
	case float64:
		return kind == "integer" && v == float64(int(v))
	}
	return false
}
