package content

import (
	"reflect"
	"regexp"
	"strings"
	"sync"

	"handrail/checklist"
	"handrail/internal/pattern"
)

// rule is what the format asks of one key, beyond its Go type. Rules are in tables
// and not in tags of the types: their values are lists of checklist, which a tag
// would write a second time, and checklist stays without the words of a format.
type rule struct {
	says     string   // the description in the schema
	must     bool     // the key must be given, and not empty
	oneOf    []string // the values a text or the items of a list may have
	form     *form    // the form of a text, or of the items of a list
	min, max int      // of a number; of a list, how many items, where max is not 0
	repeats  bool     // a list may name the same thing twice
	lines    bool     // a text may have several lines
}

// form is how an id or an address is written.
type form struct {
	says, expr string
	pattern    func() *regexp.Regexp
}

func newForm(says, expr string) *form {
	return &form{says, expr, pattern.New(expr)}
}

func (f *form) fits(s string) bool { return f.pattern().MatchString(s) }

var (
	idForm       = newForm("lower-case letters, digits and hyphens, parts joined by dots, such as mfa.second-method", `^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$`)
	stepForm     = newForm("topic.name in lower-case letters, digits and hyphens, such as mfa.second-method", `^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$`)
	wordForm     = newForm("lower-case letters, digits and hyphens, such as security-key", `^[a-z0-9]+(-[a-z0-9]+)*$`)
	factForm     = newForm("lower-case letters, digits and underscores, such as api_kinds", `^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	termForm     = newForm("fact=value, such as automation=unattended", `^[a-z][a-z0-9_.]*=[a-z0-9][a-z0-9-]*$`)
	clockForm    = newForm("a time of day, HH:MM", `^([01][0-9]|2[0-3]):[0-5][0-9]$`)
	zoneForm     = newForm("a time zone such as America/New_York", `^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)*$`)
	hostForm     = newForm("a host in lower case without https:// and path, such as www.example.com", `^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$`)
	intervalForm = newForm("a number and d, m or y, such as 6m", `^[1-9][0-9]{0,3}[dmy]$`)
	digestForm   = newForm("a digest: 12 hexadecimal digits, or 64 of the first version", `^([0-9a-f]{12}|[0-9a-f]{64})$`)
	tokenForm    = newForm("a token of the vocabulary, such as password or factor:ib-key", `^([a-z]+(-[a-z]+)*|(factor|phone|computer):[a-z0-9]+(-[a-z0-9]+)*)$`)
)

// nouns name what a mapping of each type is, as a sentence does.
var nouns = sync.OnceValue(func() map[reflect.Type]string {
	return map[reflect.Type]string{
		reflect.TypeFor[checklist.Catalogue]():  "broker.yaml",
		reflect.TypeFor[checklist.Interface]():  "an interface",
		reflect.TypeFor[checklist.Fact]():       "a fact",
		reflect.TypeFor[checklist.FactValue]():  "a value of a fact",
		reflect.TypeFor[checklist.Permission](): "a permission",
		reflect.TypeFor[checklist.Condition]():  "a condition",
		reflect.TypeFor[checklist.Step]():       "a step",
		reflect.TypeFor[checklist.Action]():     "an action",
		reflect.TypeFor[checklist.Look]():       "look",
		reflect.TypeFor[checklist.Minutes]():    "minutes",
		reflect.TypeFor[checklist.Place]():      "a place",
		reflect.TypeFor[checklist.Page]():       "a page",
		reflect.TypeFor[checklist.Essential]():  "an essential",
		reflect.TypeFor[checklist.Holding]():    "a holding",
		reflect.TypeFor[checklist.Gain]():       "a consequence",
		reflect.TypeFor[checklist.Clause]():     "clause",
		reflect.TypeFor[checklist.Reach]():      "reach",
		reflect.TypeFor[checklist.Answer]():     "an answer",
		reflect.TypeFor[checklist.Source]():     "a source",
		reflect.TypeFor[checklist.Route]():      "a route",
		reflect.TypeFor[checklist.Raise]():      "a raise",
		reflect.TypeFor[checklist.Stage]():      "a stage",
		reflect.TypeFor[checklist.Mechanism]():  "a mechanism",
		reflect.TypeFor[checklist.Job]():        "a job",
		reflect.TypeFor[checklist.Signal]():     "a signal",
		reflect.TypeFor[checklist.LifeEvent]():  "a life event",
		reflect.TypeFor[checklist.Entity]():     "an entity",
		reflect.TypeFor[checklist.Contact]():    "a contact",
		reflect.TypeFor[checklist.Hours]():      "hours",
		reflect.TypeFor[checklist.Domain]():     "a domain",
		reflect.TypeFor[checklist.Sender]():     "a sender",
		reflect.TypeFor[checklist.Door]():       "a door",
		reflect.TypeFor[checklist.Lead]():       "a lead",
		reflect.TypeFor[checklist.Scenario]():   "a scenario",
		reflect.TypeFor[checklist.Emergency]():  "an action of a scenario",
		reflect.TypeFor[checklist.Told]():       "a text of the past",
		reflect.TypeFor[pastRelease]():          "a release",
	}
})

// field is one key of a mapping and the place its value goes.
type field struct {
	rule
	key   string
	index int
}

// fieldsOf are the keys of each type, made when a folder is first read: what
// loads the embedded catalogue needs none of it.
var fieldsOf = sync.OnceValue(func() map[reflect.Type][]field {
	rules := merged(stepRules(), routeRules(), brokerRules(), scenarioRules(), pastRules())
	all := make(map[reflect.Type][]field)
	for t := range nouns() {
		for i := range t.NumField() {
			if key := t.Field(i).Tag.Get("yaml"); key != "-" {
				all[t] = append(all[t], field{rules[t.Name()+"."+key], key, i})
			}
		}
	}
	return all
})

func keysOf(t reflect.Type) []string {
	var keys []string
	for _, f := range fieldsOf()[t] {
		keys = append(keys, f.key)
	}
	return keys
}

func texts[T ~string](values ...T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// bare is a noun without its article.
func bare(noun string) string {
	noun = strings.TrimPrefix(noun, "an ")
	return strings.TrimPrefix(noun, "a ")
}
