package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/ui/document"

	"github.com/google/go-cmp/cmp"
)

// lived is a machine on which everything was said once.
func lived(t *testing.T) *machine {
	m := newMachine(t)
	for _, line := range []string{
		"facts interfaces=web,app automation=attended methods=sms,passkey smartphone=yes",
		"device add Laptop --kind laptop --os linux --uses web --roles trades,browses",
		"device add Phone --kind phone --os ios --uses app --roles approves",
		"answer mfa.second-method 1 --note seen-today", "answer device.screen-lock open --about laptop", "answer device.screen-lock 1 --about Phone",
		"note alerts.orders waits-for-the-letter", "accept alerts.orders --reason later --until 2027-03-01", "snooze phishing.push --until 2026-12-01",
		"permissions held margin --reason needed --review 2027-01-01", "permissions unused stocks", "signals seen signal.methods",
	} {
		m.must(StatusNothing, strings.Fields(line)...)
	}
	return m
}

// asked are command lines by the document they give. Writing ones come last.
var asked = []struct{ document, line string }{
	{"status", "status"}, {"next", "next"}, {"next", "next --minutes 60"}, {"steps", "steps"}, {"steps", "steps --topic mfa --search text"},
	{"show", "show mfa.weakest-off"}, {"show", "show device.screen-lock"}, {"show", "show account.sim-swap"}, {"show", "show lost-phone"},
	{"show", "show signal.methods"}, {"show", "show job.review"}, {"routes", "routes"}, {"what-if", "what-if"}, {"what-if", "what-if number"}, {"alarm", "alarm"}, {"routes", "routes --interface web --exposure session"},
	{"facts", "facts"}, {"device", "device list"}, {"map", "map"}, {"choose", "choose job.review"}, {"permissions", "permissions"},
	{"signals", "signals"}, {"due", "due"}, {"due", "due --on 2027-10-01"}, {"log", "log"}, {"store-where", "store where"}, {"store-test", "store test"},
	{"catalogue-check", "catalogue check"}, {"walk", "walk"}, {"review", "review"}, {"review", "review --on 2028-01-01"}, {"diff", "diff"}, {"happened", "happened"}, {"drill", "drill"}, {"link", "link https://example.com/x exarnple.com :"}, {"version", "version"},
	{"answer", "answer alerts.orders on"}, {"undo", "undo"}, {"note", "note alerts.orders x"}, {"accept", "accept alerts.orders --reason r --until 2027-01-01"},
	{"snooze", "snooze alerts.orders --until 2027-01-01"}, {"facts", "facts automation="}, {"device", "device add Server --kind server --os linux"},
	{"device", "device retire server"}, {"permissions", "permissions dropped margin"}, {"signals", "signals seen signal.methods"},
	{"forget", "forget"},
}

func TestEachDocumentFitsItsOwnSchemaAndComesBackTheSame(t *testing.T) {
	m := lived(t)
	m.in = "forget\n"
	seen := map[string]bool{}
	for _, a := range asked {
		out, errs, status := m.run(append(strings.Fields(a.line), "--json")...)
		if status > StatusSomething {
			t.Errorf("%s ends with %d: %s", a.line, status, errs)
			continue
		}
		seen[a.document] = true
		fits(t, a.line, a.document, out)
	}
	for _, name := range []string{"next", "steps", "show", "answer", "note", "undo", "accept", "snooze", "facts", "device", "map", "choose", "permissions", "signals", "routes", "what-if", "alarm", "due", "log", "link", "forget"} {
		if !seen[name] {
			t.Errorf("no command line gives the document %s", name)
		}
	}
}

// fits validates a document by the schema it names, and reads it back into its
// type and out again.
func fits(t *testing.T, line, name, text string) {
	t.Helper()
	var doc any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&doc); err != nil || d.More() {
		t.Errorf("%s: not one JSON document: %v\n%s", line, err, text)
		return
	}
	zero, ok := document.All[name]
	if !ok {
		t.Fatalf("%s: there is no document %s", line, name)
	}
	var schema any
	b, err := document.Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &schema); err != nil {
		t.Fatal(err)
	}
	for _, fault := range validate(schema.(map[string]any), doc, "") {
		t.Errorf("%s: %s", line, fault)
	}
	fields := doc.(map[string]any)
	delete(fields, "schema") // it is not the document's to say
	rest, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	back := reflect.New(reflect.TypeOf(zero))
	strict := json.NewDecoder(bytes.NewReader(rest))
	strict.DisallowUnknownFields()
	if err := strict.Decode(back.Interface()); err != nil {
		t.Errorf("%s: does not read back: %v", line, err)
		return
	}
	var again strings.Builder
	if err := document.Encode(&again, name, back.Elem().Interface()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, again.String()); diff != "" {
		t.Errorf("%s: read back it says something else:\n%s", line, diff)
	}
}

// validate checks a value against the few words of JSON Schema that are used.
func validate(schema map[string]any, v any, at string) []string {
	var out []string
	fault := func(format string, args ...any) { out = append(out, at+": "+fmt.Sprintf(format, args...)) }
	if want, ok := schema["const"]; ok && want != v {
		fault("is %v, want %v", v, want)
	}
	if values, ok := schema["enum"].([]any); ok && !slices.Contains(values, v) {
		fault("is %v, none of %v", v, values)
	}
	if pattern, ok := schema["pattern"].(string); ok && !regexp.MustCompile(pattern).MatchString(fmt.Sprint(v)) {
		fault("is %v, not like %s", v, pattern)
	}
	if options, ok := schema["anyOf"].([]any); ok {
		var all []string
		for _, o := range options {
			faults := validate(o.(map[string]any), v, at)
			if len(faults) == 0 {
				return out
			}
			all = append(all, faults...)
		}
		return append(out, all...)
	}
	switch schema["type"] {
	case "object":
		object, ok := v.(map[string]any)
		if !ok {
			fault("is %T, not an object", v)
			return out
		}
		properties, _ := schema["properties"].(map[string]any)
		for _, name := range listOf(schema["required"]) {
			if _, ok := object[name.(string)]; !ok {
				fault("has no %s", name)
			}
		}
		for name, value := range object {
			of, ok := properties[name].(map[string]any)
			if !ok {
				if of, ok = schema["additionalProperties"].(map[string]any); !ok {
					fault("has %s, which the schema does not know", name)
					continue
				}
			}
			out = append(out, validate(of, value, at+"/"+name)...)
		}
	case "array":
		list, ok := v.([]any)
		if !ok {
			fault("is %T, not a list", v)
			return out
		}
		for i, value := range list {
			out = append(out, validate(schema["items"].(map[string]any), value, fmt.Sprint(at, "/", i))...)
		}
	case "string":
		if _, ok := v.(string); !ok {
			fault("is %T, not a text", v)
		}
	case "boolean":
		if _, ok := v.(bool); !ok {
			fault("is %T, not true or false", v)
		}
	case "integer":
		if n, ok := v.(json.Number); !ok || strings.ContainsAny(n.String(), ".eE") {
			fault("is %v, not a whole number", v)
		}
	}
	return out
}

func listOf(v any) []any {
	list, _ := v.([]any)
	return list
}

func TestTheSameRecordIsToldTheSameWayEveryTime(t *testing.T) {
	m := lived(t)
	for _, line := range []string{"status", "next --minutes 60", "steps", "routes", "facts", "map", "permissions", "signals", "due --on 2027-12-01", "log"} {
		args := append(strings.Fields(line), "--json")
		first, _, _ := m.run(args...)
		if again, _, _ := m.run(args...); again != first {
			t.Errorf("%s differs: %s", line, cmp.Diff(first, again))
		}
	}
}

func TestKeysAreWordsJoinedByUnderscores(t *testing.T) {
	snake := regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	var look func(name string, v any)
	look = func(name string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, of := range v {
				if properties, ok := of.(map[string]any); ok && key == "properties" {
					for p := range properties {
						if !snake.MatchString(p) {
							t.Errorf("%s: %s", name, p)
						}
					}
				}
				look(name, of)
			}
		case []any:
			for _, of := range v {
				look(name, of)
			}
		}
	}
	for name := range document.All {
		b, err := document.Schema(name)
		if err != nil {
			t.Fatal(err)
		}
		var schema any
		if err := json.Unmarshal(b, &schema); err != nil {
			t.Fatal(err)
		}
		look(name, schema)
	}
}
