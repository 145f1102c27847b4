package content

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"handrail/checklist"
)

// decoder reads one file into values of package checklist. A fault in one
// value leaves that value empty and hides no other fault.
type decoder struct {
	file   string
	faults []Fault
}

func (d *decoder) fault(n *yaml.Node, format string, args ...any) {
	d.faults = append(d.faults, spot{d.file, n}.fault(format, args...))
}

// value reads a node into v, which called names in faults.
func (d *decoder) value(n *yaml.Node, v reflect.Value, r rule, called string) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.fault(n, "anchors (&) and aliases (*) are not used in a catalogue: write %s out", called)
		return
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.fault(n, "tags such as %s are not used in a catalogue: remove it", n.Tag)
		return
	}
	if isEmpty(n) {
		if r.must {
			d.fault(n, "%s is empty: it must be given", called)
		} else {
			d.fault(n, "%s is empty: give it a value or leave the key out", called)
		}
		return
	}
	if _, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		d.parsed(n, v, called)
		return
	}
	if v.Type() == reflect.TypeFor[checklist.Cut]() {
		d.cut(n, v, r, called)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.mapping(n, v, called)
	case reflect.Slice:
		d.list(n, v, r, called)
	case reflect.Map:
		d.pairs(n, v, called)
	case reflect.String:
		if d.scalar(n, "a text", called) && d.isText(n, called) && d.text(n, r, called) {
			v.SetString(n.Value)
		}
	case reflect.Bool:
		if d.scalar(n, "true or false", called) {
			if n.Tag != "!!bool" {
				d.fault(n, "%s is true or false, not %s", called, quoted(n))
				return
			}
			v.SetBool(strings.EqualFold(n.Value, "true"))
		}
	case reflect.Int:
		if d.scalar(n, "a whole number", called) {
			d.number(n, v, r, called)
		}
	}
}

func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || n.Value == "" && n.Tag == "!!str")
}

func (d *decoder) scalar(n *yaml.Node, wanted, called string) bool {
	if n.Kind == yaml.ScalarNode {
		return true
	}
	d.fault(n, "%s is %s, not %s", called, wanted, kindOf(n))
	return false
}

// isText refuses what YAML reads as a number, a date or a truth, since what
// is written and what is read then differ (1.10 is 1.1).
func (d *decoder) isText(n *yaml.Node, called string) bool {
	what := map[string]string{"!!int": "a number", "!!float": "a number", "!!bool": "true or false", "!!timestamp": "a date"}[n.Tag]
	if what == "" {
		return true
	}
	d.fault(n, "%s is a text, but YAML reads %s as %s: put it in quotes", called, n.Value, what)
	return false
}

func (d *decoder) number(n *yaml.Node, v reflect.Value, r rule, called string) {
	i, err := strconv.Atoi(n.Value)
	if n.Tag != "!!int" || err != nil {
		d.fault(n, "%s is a whole number, not %s", called, quoted(n))
		return
	}
	if r.max > 0 && (i < r.min || i > r.max) {
		d.fault(n, "%s is %d: it must be from %d to %d", called, i, r.min, r.max)
		return
	}
	v.SetInt(int64(i))
}

// parsed reads what has a form of its own: days and intervals.
func (d *decoder) parsed(n *yaml.Node, v reflect.Value, called string) {
	what := "a day written YYYY-MM-DD"
	if v.Type() == reflect.TypeFor[checklist.Interval]() {
		what = "a number and d, m or y, such as 6m"
	}
	if !d.scalar(n, what, called) {
		return
	}
	if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.Value)); err != nil {
		v.SetZero()
		d.fault(n, "%s is %s, not %q", called, what, n.Value)
	}
}

// text checks a text and its form.
func (d *decoder) text(n *yaml.Node, r rule, called string) bool {
	s := n.Value
	for _, c := range s {
		switch {
		case c == '\n' && r.lines:
		case c == '\n':
			d.fault(n, "%s is one line, but has a line break: write >- before it instead of | or >", called)
			return false
		case isControl(c):
			d.fault(n, "%s has the invisible character U+%04X: remove it", called, c)
			return false
		}
	}
	if strings.TrimSpace(s) != s {
		d.fault(n, "%s begins or ends with a space or a line break: remove it (write >- or |- instead of > or |)", called)
		return false
	}
	if r.oneOf != nil && !slices.Contains(r.oneOf, s) {
		d.fault(n, "%s has no value %q%s", called, s, meant(s, r.oneOf))
		return false
	}
	if r.form != nil && !r.form.fits(s) {
		d.fault(n, "%s %q is not well formed: write %s", called, s, r.form.says)
		return false
	}
	return true
}

// isControl tells the characters that change how a text is shown and are not
// seen themselves: control, direction and zero-width characters.
func isControl(c rune) bool {
	switch {
	case c < 0x20, c >= 0x7f && c <= 0x9f, c == 0xad, c == 0x61c, c == 0xfeff, c == 0xfffd,
		c >= 0x200b && c <= 0x200f, c >= 0x2028 && c <= 0x202e, c >= 0x2060 && c <= 0x206f:
		return true
	}
	return false
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, r rule, called string) {
	if n.Kind != yaml.SequenceNode {
		d.fault(n, "%s is a list, not %s: write [%s] or a line with - for each item", called, kindOf(n), short(n))
		return
	}
	count := len(n.Content)
	least := r.least()
	switch {
	case r.max > 0 && (count < least || count > r.max):
		d.fault(n, "%s has %s: it must have from %d to %d", called, items(count), least, r.max)
	case count < least:
		d.fault(n, "%s is an empty list: it needs at least %s", called, items(least))
	}
	if count == 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), count, count))
	seen := make(map[string]*yaml.Node)
	item := rule{form: r.form, oneOf: r.oneOf, lines: r.lines}
	for i, c := range n.Content {
		in := called
		if v.Type().Elem().Kind() == reflect.Struct {
			in = "an item of " + called
		} else {
			in = called + ":"
		}
		d.value(c, v.Index(i), item, strings.TrimSuffix(in, ":"))
		if c.Kind == yaml.ScalarNode && !r.repeats {
			if first := seen[c.Value]; first != nil {
				d.fault(c, "%s names %s twice, first on line %d", called, quoted(c), first.Line)
			}
			seen[c.Value] = c
		}
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, called string) {
	t := v.Type()
	if n.Kind != yaml.MappingNode {
		d.fault(n, "%s is a mapping with keys such as %s, not %s", called, either(keysOf(t)[:min(3, len(keysOf(t)))]), kindOf(n))
		return
	}
	noun := nouns()[t]
	seen := make(map[string]*yaml.Node)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !d.keyOnce(key, seen, noun) {
			continue
		}
		f := fieldNamed(t, key.Value)
		if f == nil {
			d.fault(key, "%s has no key %q%s", noun, key.Value, meant(key.Value, keysOf(t)))
			continue
		}
		d.value(value, v.Field(f.index), f.rule, f.key)
	}
	for _, f := range fieldsOf()[t] {
		if f.must && seen[f.key] == nil {
			d.fault(n, "%s has no %q: it must be given", d.named(n, noun), f.key)
		}
	}
}

// named is a noun with the id where the mapping has one, so that a fault
// about a missing key tells which mapping it means.
func (d *decoder) named(n *yaml.Node, noun string) string {
	if id := (spot{d.file, n}).find("id"); id != nil && id.Kind == yaml.ScalarNode && id.Value != "" {
		return fmt.Sprintf("%s %s", bare(noun), id.Value)
	}
	return noun
}

func (d *decoder) keyOnce(key *yaml.Node, seen map[string]*yaml.Node, noun string) bool {
	switch {
	case key.Kind != yaml.ScalarNode || key.Tag == "!!merge" || key.Anchor != "":
		d.fault(key, "a key is a plain word here: anchors, merges and lists are not used as keys")
		return false
	case seen[key.Value] != nil:
		d.fault(key, "%s gives %q twice, first on line %d", noun, key.Value, seen[key.Value].Line)
		return false
	}
	seen[key.Value] = key
	return true
}

func fieldNamed(t reflect.Type, key string) *field {
	for i := range fieldsOf()[t] {
		if fieldsOf()[t][i].key == key {
			return &fieldsOf()[t][i]
		}
	}
	return nil
}

// cut reads one step, or {all: [a, b]}: steps that are needed together.
func (d *decoder) cut(n *yaml.Node, v reflect.Value, r rule, called string) {
	if n.Kind != yaml.MappingNode {
		var id string
		d.value(n, reflect.ValueOf(&id).Elem(), r, called)
		if id != "" {
			v.Set(reflect.ValueOf(checklist.Cut{id}))
		}
		return
	}
	if len(n.Content) != 2 || n.Content[0].Value != "all" {
		d.fault(n, "%s is a step, or {all: [a, b]} for steps that are needed together", called)
		return
	}
	var ids []string
	d.value(n.Content[1], reflect.ValueOf(&ids).Elem(), rule{form: r.form, min: 2, max: 9}, called+" all")
	v.Set(reflect.ValueOf(checklist.Cut(ids)))
}

// pairs reads a mapping from one word to another, or from a word to such a
// mapping.
func (d *decoder) pairs(n *yaml.Node, v reflect.Value, called string) {
	if n.Kind != yaml.MappingNode {
		d.fault(n, "%s is a mapping such as {smartphone: \"yes\"}, not %s", called, kindOf(n))
		return
	}
	out := reflect.MakeMap(v.Type())
	seen := make(map[string]*yaml.Node)
	for i := 0; i+1 < len(n.Content); i += 2 {
		if key := n.Content[i]; d.keyOnce(key, seen, called) {
			value := reflect.New(v.Type().Elem()).Elem()
			d.value(n.Content[i+1], value, rule{must: true}, called+" "+key.Value)
			if value.Kind() == reflect.Map || value.String() != "" {
				out.SetMapIndex(reflect.ValueOf(key.Value), value)
			}
		}
	}
	if out.Len() > 0 {
		v.Set(out)
	}
}

func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	return "the single value " + quoted(n)
}

func quoted(n *yaml.Node) string { return strconv.Quote(short(n)) }

// short is the value of a node, cut where a sentence would drown in it.
func short(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		return "…"
	}
	if r := []rune(n.Value); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return n.Value
}

func items(n int) string {
	if n == 1 {
		return "1 item"
	}
	return strconv.Itoa(n) + " items"
}
