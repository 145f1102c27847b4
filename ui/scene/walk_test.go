package scene

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"handrail/checklist"
)

// worlds are the states of the program that a walk may begin in, with the
// place it begins at.
func worlds() map[string]struct {
	w World
	p Place
} {
	type start = struct {
		w World
		p Place
	}
	first := world(checklist.Record{})
	first.First = true
	open := world(lived())
	open.Emergency = &EmergencyLog{Scenario: "lost-phone", Began: "2026-11-23T09:00:00Z", Path: "emergency.json",
		Entries: []LogEntry{{Time: "2026-11-23T09:00:00Z", Action: "call", What: "done"}, {Time: "2026-11-23T09:05:00Z", Action: "call", What: "called", Who: "the desk"}}}
	open.Device = "old"
	open.Began = first.A
	out := world(first.A.Record())
	out.Unread = true
	broken := first
	broken.Problem, broken.Hint, broken.Unread = "the keyring is locked", "unlock it", true
	only := world(lived())
	only.Store.ReadOnly = true
	return map[string]start{
		"first run": {first, Place{Screen: "firstrun"}}, "lived in": {open, Place{Screen: "today"}},
		"emergency door": {out, Place{Screen: "emergency"}}, "no keyring": {broken, Place{Screen: "problem"}},
		"an alarm":  {alarmedWorld(false), Place{Screen: "today"}},
		"read only": {only, Place{Screen: "today"}},
	}
}

// leads is where an action may lead, seen from a place.
func leads(a Action) []Place {
	one := func(p *Place) []Place {
		if p == nil {
			return nil
		}
		return []Place{*p}
	}
	switch a := a.(type) {
	case Go:
		return []Place{a.To}
	case Leave:
		return leads(a.Then)
	case Enter:
		return one(a.Then)
	case LogLine:
		return one(a.Then)
	case KeepLog:
		return one(a.Then)
	case DropLog:
		return one(a.Then)
	}
	return nil
}

// filled answers a form as a person in no mood to think would.
func filled(a *Ask) map[string]string {
	v := make(map[string]string)
	for _, in := range a.Inputs {
		v[in.ID] = in.Value
		if v[in.ID] != "" {
			continue
		}
		switch in.Kind {
		case PickOne, PickMany:
			if len(in.Options) > 0 {
				v[in.ID] = in.Options[0].ID
			}
		case Confirm:
			v[in.ID] = "no"
		default:
			for _, try := range []string{"some words", "4", "2026-12-01", TheWord, page300().Prints[0].ID} {
				if in.Check == nil || in.Check(try) == nil {
					v[in.ID] = try
					break
				}
			}
		}
	}
	return v
}

// visit is one place of a walk and what it says.
type visit struct {
	p Place
	s Scene
}

var walked sync.Map // of the name of a world: the visits of a walk through it

// everywhere calls look with every place that is reached from a world's start.
func everywhere(t *testing.T, look func(name string, p Place, s Scene)) {
	t.Helper()
	for name, start := range worlds() {
		been, ok := walked.Load(name)
		if !ok {
			var list []visit
			walk(t, start.w, start.p, func(p Place, s Scene) { list = append(list, visit{p, s}) })
			been, _ = walked.LoadOrStore(name, list)
		}
		for _, v := range been.([]visit) {
			look(name, v.p, v.s)
		}
	}
}

// walk visits every place that keys, rows and forms lead to, and calls look
// with each.
func walk(t *testing.T, w World, from Place, look func(p Place, s Scene)) map[string]bool {
	t.Helper()
	seen := map[Place]bool{from: true}
	reached := make(map[string]bool)
	for queue := []Place{from}; len(queue) > 0; queue = queue[1:] {
		p := queue[0]
		s := Make(w, p)
		look(p, s)
		reached[p.Screen] = true
		if len(seen) > 3000 {
			t.Fatal("the walk does not end")
		}
		var actions []Action
		for _, k := range s.Keys {
			actions = append(actions, k.Do)
		}
		for _, r := range s.Choices() {
			actions = append(actions, r.Do)
		}
		if s.Ask != nil {
			actions = append(actions, s.Ask.Skip, s.Ask.Done(filled(s.Ask)))
			if p.Screen == "note" && p.Words == "" {
				actions = append(actions, s.Ask.Done(map[string]string{"text": "password: hunter2xyz"}))
			}
		}
		for _, a := range actions {
			for _, next := range leads(a) {
				if next.Screen == "help" && p.Screen == "help" || next.Screen == "help-words" && p.Words != "" {
					continue
				}
				if !seen[next] {
					seen[next] = true
					queue = append(queue, next)
				}
			}
		}
	}
	return reached
}

func TestEveryScreenIsReachedByKeysAndRows(t *testing.T) {
	reached := make(map[string]bool)
	everywhere(t, func(_ string, p Place, _ Scene) { reached[p.Screen] = true })
	for _, screen := range Screens() {
		if !reached[screen] {
			t.Errorf("no key and no row leads to %q", screen)
		}
	}
	t.Logf("reached: %s", strings.Join(slices.Sorted(maps.Keys(reached)), " "))
}

func TestNoWayLeadsNowhere(t *testing.T) {
	everywhere(t, func(name string, p Place, s Scene) {
		if s.ID == "nowhere" {
			t.Errorf("%s: %+v is nowhere", name, p)
		}
	})
}

func TestEveryKeyWorksOrSaysWhyNot(t *testing.T) {
	everywhere(t, func(name string, p Place, s Scene) {
		for _, k := range s.Keys {
			if k.Off == "" && k.Do == nil && !bindingOf(k.ID).drawn {
				t.Errorf("%s: %s: the key %s does nothing and does not say why", name, p.Screen, k.ID)
			}
			if k.Off != "" && k.Footer {
				t.Errorf("%s: %s: the footer shows %s, which is off: %s", name, p.Screen, k.ID, k.Off)
			}
			if k.Name == "" || k.Does == "" || k.Help == "" || len(k.Press) == 0 {
				t.Errorf("%s: %s: the key %q lacks words: %+v", name, p.Screen, k.ID, k)
			}
		}
	})
}

func TestNoTwoKeysOfAScreenClash(t *testing.T) {
	everywhere(t, func(name string, p Place, s Scene) {
		by := make(map[string]string)
		for _, k := range s.Keys {
			for _, press := range k.Press {
				if by[press] != "" {
					t.Errorf("%s: %s: %q is both %s and %s", name, p.Screen, press, by[press], k.ID)
				}
				by[press] = k.ID
			}
		}
	})
}

func TestTheFooterHasAtMostSixKeysAndAlwaysHelpAndEmergency(t *testing.T) {
	everywhere(t, func(name string, p Place, s Scene) {
		var ids []string
		for _, k := range s.Keys {
			if k.Footer {
				ids = append(ids, k.ID)
			}
		}
		here := p.Screen == "emergency" && p.ID == "" // where the key of that name leads
		if len(ids) > 6 || !slices.Contains(ids, "help") || slices.Contains(ids, "emergency") == here {
			t.Errorf("%s: %s: footer %v", name, p.Screen, ids)
		}
		for _, always := range []string{"back", "quit", "up", "down", "number", "choose"} {
			if !slices.ContainsFunc(s.Keys, func(k Key) bool { return k.ID == always }) {
				t.Errorf("%s: %s has no key %s", name, p.Screen, always)
			}
		}
	})
}

func TestNothingIsSaidWhereTheRecordCanOnlyBeRead(t *testing.T) {
	everywhere(t, func(name string, p Place, s Scene) {
		if name != "read only" {
			return
		}
		for _, r := range s.Choices() {
			if _, ok := r.Do.(Enter); ok {
				t.Errorf("%s: %v says something", p.Screen, r.Cells)
			}
		}
	})
}

func TestNoScreenPromisesANumberOrSafety(t *testing.T) {
	everywhere(t, func(name string, p Place, s Scene) {
		text := strings.ToLower(words(s))
		for _, bad := range []string{"%", "safe", "score", "secure account"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %s says %q", name, p.Screen, bad)
			}
		}
	})
}

func TestAMarkNeverStandsAlone(t *testing.T) {
	everywhere(t, func(name string, p Place, s Scene) {
		for _, r := range s.Choices() {
			if strings.TrimSpace(strings.Join(r.Cells, "")) == "" {
				t.Errorf("%s: %s has a row of a mark alone", name, p.Screen)
			}
		}
	})
}

func TestTheSameWorldAndPlaceGiveTheSameWords(t *testing.T) {
	all := worlds()
	everywhere(t, func(name string, p Place, s Scene) {
		if again := words(Make(all[name].w, p)); again != words(s) {
			t.Errorf("%+v says\n%s\nand then\n%s", p, words(s), again)
		}
	})
}

func TestAnUnknownPlaceSaysSoAndOffersToday(t *testing.T) {
	w := world(lived())
	for _, screen := range append(Screens(), "nonsense", "") {
		for _, id := range []string{"", "nonsense"} {
			s := Make(w, Place{Screen: screen, ID: id, About: "nonsense", Query: "nonsense,x", Page: -4, Over: "nonsense"})
			if s.ID == "" || len(s.Keys) == 0 {
				t.Errorf("%s/%s: empty scene", screen, id)
			}
		}
	}
	has(t, Make(w, Place{Screen: "nonsense"}), "This screen does not exist", "Go to Today")
}

func TestAFormListsTheKeysThatWorkInIt(t *testing.T) {
	w := world(lived())
	for screen, want := range map[string]string{"interview": "tab shift+tab space x pgup ctrl+c", "print": "y n", "drill-done": "alt+enter ctrl+j"} {
		s := Make(w, Place{Screen: screen, ID: map[string]string{"print": "emergency", "drill-done": w.A.Catalogue.Scenarios[0].ID}[screen]})
		var works []string
		for _, k := range s.Keys {
			if k.Off == "" {
				works = append(works, k.Press...)
			}
		}
		for press := range strings.FieldsSeq(want) {
			if !slices.Contains(works, press) {
				t.Errorf("%s does not list %s, which works: %v", screen, press, works)
			}
		}
		for press := range strings.FieldsSeq(". m q left right ctrl+b ctrl+f t r") {
			if slices.Contains(works, press) {
				t.Errorf("%s lists %s, which the form takes", screen, press)
			}
		}
	}
}

func TestTheKeyMapNamesEachKeyOnce(t *testing.T) {
	ids := make(map[string]bool)
	for _, k := range KeyMap() {
		if ids[k.ID] {
			t.Errorf("%s is there twice", k.ID)
		}
		ids[k.ID] = true
		if k.Help == "" || k.Does == "" {
			t.Errorf("%s has no words: %s", k.ID, fmt.Sprint(k))
		}
	}
}
