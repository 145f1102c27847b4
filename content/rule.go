package content

import (
	"cmp"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"handrail/checklist"
)

// rule is what the format asks of one key, beyond its Go type: what the field's
// tags say. `says` describes it (or usual, by the key), and `rule` has words:
// must, repeats, lines, min=N, max=N, a form or a list of values. A type that has
// values of its own needs no word.
type rule struct {
	says     string   // the description in the schema
	must     bool     // the key must be given, and not empty
	oneOf    []string // the values a text or the items of a list may have
	form     *form    // the form of a text, or of the items of a list
	min, max int      // of a number; of a list, how many items, where max is not 0
	repeats  bool     // a list may name the same thing twice
	lines    bool     // a text may have several lines
}

// least is how many items a list has at least.
func (r rule) least() int {
	if r.must {
		return max(r.min, 1)
	}
	return r.min
}

// form is how an id or an address is written.
type form struct {
	says, expr string
	pattern    func() *regexp.Regexp // compiled when first needed: most runs check nothing
}

func newForm(says, expr string) *form {
	return &form{says, expr, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

func (f *form) fits(s string) bool { return f.pattern().MatchString(s) }

// forms are the forms by their word in a tag.
var forms = map[string]*form{
	"id":       newForm("lower-case letters, digits and hyphens, parts joined by dots, such as mfa.second-method", `^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$`),
	"step":     newForm("topic.name in lower-case letters, digits and hyphens, such as mfa.second-method", `^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$`),
	"word":     newForm("lower-case letters, digits and hyphens, such as security-key", `^[a-z0-9]+(-[a-z0-9]+)*$`),
	"fact":     newForm("lower-case letters, digits and underscores, such as api_kinds", `^[a-z][a-z0-9]*(_[a-z0-9]+)*$`),
	"term":     newForm("fact=value, such as automation=unattended", `^[a-z][a-z0-9_.]*=[a-z0-9][a-z0-9-]*$`),
	"clock":    newForm("a time of day, HH:MM", `^([01][0-9]|2[0-3]):[0-5][0-9]$`),
	"zone":     newForm("a time zone such as America/New_York", `^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)*$`),
	"host":     newForm("a host in lower case without https:// and path, such as www.example.com", `^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$`),
	"interval": newForm("a number and d, m or y, such as 6m", `^[1-9][0-9]{0,3}[dmy]$`),
	"digest":   newForm("a digest: 12 hexadecimal digits, or 64 of the first version", `^([0-9a-f]{12}|[0-9a-f]{64})$`),
	"token":    newForm("a token of the vocabulary, such as password or factor:ib-key", `^([a-z]+(-[a-z]+)*|(factor|phone|computer):[a-z0-9]+(-[a-z0-9]+)*)$`),
}

// values are the values of a type, by its name, and lists by their word in a tag.
var values = map[string][]string{
	"Authority":      texts(checklist.Authorities...),
	"Axis":           texts(checklist.Attack, checklist.Loss),
	"Confidence":     texts(checklist.High, checklist.Med, checklist.Low, checklist.Background),
	"Damage":         texts(checklist.Damages[1:]...),
	"DomainEvidence": texts(checklist.EvidenceBroker, checklist.EvidenceCommunity),
	"DomainUse":      texts(checklist.DomainUses...),
	"Exposure":       texts(checklist.Exposures...),
	"FactKind":       texts(checklist.One, checklist.Many),
	"Frequency":      texts(checklist.Frequencies...),
	"Hold":           texts(checklist.Bolt, checklist.Habit),
	"Means":          texts(checklist.MeansHolds, checklist.MeansFails, checklist.MeansNotOffered),
	"Per":            texts(checklist.PerAccount, checklist.PerUsername, checklist.PerDevice, checklist.PerProfile),
	"Phase":          texts(checklist.Phases...),
	"Risk":           texts(checklist.RiskNone, checklist.RiskSome, checklist.RiskHigh),
	"RouteKind":      texts(checklist.Takeover, checklist.Leak, checklist.Mistake, checklist.LockoutRoute),
	"calls":          checklist.Calls,
	"carriers":       checklist.Carriers,
	"habits":         {"daily", "weekly"},
	"places":         checklist.Places,
	"sheets":         {"A", "B", "C", "G", "H"},
	"topics":         checklist.Topics,
	"weekdays":       checklist.Weekdays,
}

// usual describes a key that means the same in most of the types that have it.
var usual = map[string]string{
	"covers":  "Rows of the source material that this covers, such as A01.",
	"id":      "Permanent id.",
	"sources": "Where this comes from: one source for each claim.",
}

// ruleOf reads the tags of a field.
func ruleOf(f reflect.StructField) rule {
	r := rule{says: cmp.Or(f.Tag.Get("says"), usual[f.Tag.Get("yaml")]), oneOf: values[f.Type.Name()]}
	for word := range strings.SplitSeq(f.Tag.Get("rule"), ",") {
		name, number, _ := strings.Cut(word, "=")
		n, _ := strconv.Atoi(number)
		switch name {
		case "must":
			r.must = true
		case "repeats":
			r.repeats = true
		case "lines":
			r.lines = true
		case "min":
			r.min = n
		case "max":
			r.max = n
		default:
			if r.form = forms[name]; r.form == nil && r.oneOf == nil {
				r.oneOf = values[name]
			}
		}
	}
	return r
}

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
	all := make(map[reflect.Type][]field)
	for t := range nouns() {
		for i := range t.NumField() {
			if key := t.Field(i).Tag.Get("yaml"); key != "-" {
				all[t] = append(all[t], field{ruleOf(t.Field(i)), key, i})
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
