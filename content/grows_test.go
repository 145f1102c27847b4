package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// The terms that a route of the small catalogue may name.
var terms = []string{
	"automation=no", "automation=attended", "automation=unattended", "methods=sms", "methods=passkey",
	"permissions=stocks", "permissions=margin", "permissions_used=margin", "interfaces=web", "interfaces=app",
	"devices=phone", "devices=laptop", "shared=yes", "shared=no", "headless=yes", "smartphone=yes",
}

// setUp is what a person has: more of it is a superset, or a later value of
// automation.
type setUp struct {
	automation int // how many of no, attended, unattended are passed; 0 is not said
	methods    []string
	held, used []string
	devices    []string
}

var levels = []string{"no", "attended", "unattended"}

func (s setUp) record() checklist.Record {
	var events []checklist.Event
	say := func(k checklist.Kind, subject string, v checklist.Value) {
		events = append(events, checklist.Event{Kind: k, Subject: subject, Order: int64(len(events) + 1), Day: today, Value: v})
	}
	say(checklist.KindFact, "smartphone", checklist.Value{checklist.FieldValue: "yes"})
	say(checklist.KindFact, "interfaces", checklist.Value{checklist.FieldValue: "web"})
	if s.automation > 0 {
		say(checklist.KindFact, "automation", checklist.Value{checklist.FieldValue: levels[s.automation-1]})
	}
	say(checklist.KindFact, "methods", checklist.Value{checklist.FieldValue: checklist.Join(s.methods)})
	for _, p := range []string{"stocks", "margin"} {
		state := "dropped"
		switch {
		case slices.Contains(s.used, p):
			state = "used"
		case slices.Contains(s.held, p):
			state = "unused"
		}
		say(checklist.KindDecision, p, checklist.Value{checklist.FieldState: state})
	}
	for _, d := range s.devices {
		v := checklist.Device{Name: d, Kind: d, OS: "other", Uses: []string{"web"}, Shared: d == "laptop"}.Value()
		say(checklist.KindDevice, d, v)
	}
	return checklist.NewRecord(events...)
}

// What the loader lets stand, nothing more can remove: a route whose
// condition it accepts still applies with a permission, device, method or
// degree of automation more.
func TestNoRouteThatLoadsIsRemovedByMore(t *testing.T) {
	files := small(t)
	accepted, refused := 0, 0
	proptest.Check(t, func(t *rapid.T) {
		list := func(name string) string {
			return strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom(terms), 0, 2, rapid.ID[string]).Draw(t, name), ", ")
		}
		applies := fmt.Sprintf("{all: [%s], any: [%s], none: [%s]}", list("all"), list("any"), list("none"))
		routes := string(files["routes/web.yaml"].Data)
		routes = strings.Replace(routes, "applies: {any: [automation=attended, automation=unattended]}", "applies: "+applies, 1)
		changed := fstest.MapFS{}
		for name, f := range files {
			changed[name] = f
		}
		changed["routes/web.yaml"] = &fstest.MapFile{Data: []byte(routes)}
		c, report := Load(changed, today)
		if len(report.Faults) > 0 {
			refused++
			return
		}
		accepted++
		pick := func(name string, from ...string) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, len(from), rapid.ID[string]).Draw(t, name)
		}
		less := setUp{
			automation: rapid.IntRange(1, 3).Draw(t, "automation"), methods: pick("methods", "sms", "passkey"),
			held: pick("held", "stocks", "margin"), devices: pick("devices", "phone", "laptop"),
		}
		more := less
		more.automation = rapid.IntRange(less.automation, 3).Draw(t, "more automation")
		more.methods = union(less.methods, pick("more methods", "sms", "passkey"))
		more.held = union(less.held, pick("more held", "stocks", "margin"))
		more.used = slices.DeleteFunc(pick("used", "stocks", "margin"), func(p string) bool { return !slices.Contains(more.held, p) })
		more.devices = union(less.devices, pick("more devices", "phone", "laptop"))
		before := checklist.Assess(c, less.record(), today).Route("web.automation").Applies
		after := checklist.Assess(c, more.record(), today).Route("web.automation").Applies
		if after < before {
			t.Errorf("%s: %v with %+v, %v with %+v", applies, before, less, after, more)
		}
	})
	if accepted == 0 || refused == 0 {
		t.Errorf("%d conditions were accepted and %d refused: both must be tried", accepted, refused)
	}
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
