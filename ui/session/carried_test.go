package session

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/scene"
)

// shown is what status, the routes and the advice are made of.
type shown struct {
	Outcomes map[string]checklist.Outcome
	Seen     map[string]string
	Open     map[string][2]bool
	Grid     []checklist.InterfaceState
	Due      []checklist.DueItem
	Facts    map[string]string
	Plan     checklist.Advice
	Log      []string
}

func shownBy(a *checklist.Assessment) shown {
	s := shown{Outcomes: make(map[string]checklist.Outcome), Seen: make(map[string]string), Open: make(map[string][2]bool), Facts: make(map[string]string),
		Grid: a.Grid, Due: a.Due(), Plan: checklist.Plan(a, 30)}
	for _, st := range a.Steps {
		s.Outcomes[st.Step.ID] = st.Outcome
		for _, ab := range st.About {
			s.Seen[checklist.AnswerSubject(st.Step.ID, ab.Target)] = ab.Seen + " " + ab.SeenOn.String() + " " + ab.DueOn.String() + " " + st.Note
		}
	}
	for _, r := range a.Routes {
		s.Open[r.Route.ID] = [2]bool{r.Open, r.OpenAtBest}
	}
	for _, f := range a.Facts.States {
		s.Facts[f.Fact.ID] = f.Value() + " " + f.DueOn.String()
	}
	for _, e := range a.Record().Events() {
		s.Log = append(s.Log, a.Catalogue.EntryWords(e))
	}
	return s
}

// someWeeks is somebody who has used Handrail for so many days: a few answers a
// day, among them some that fail and some that are not sure.
func someWeeks(t *testing.T, days int) *machine {
	m := newMachine(t, noon)
	m.open()
	m.say(
		checklist.DeviceEntry(checklist.Device{ID: "phone", Name: "phone", Kind: "phone", OS: "ios", Uses: []string{"mobile"}, Roles: []string{"sees", "approves"}}),
		checklist.DeviceEntry(checklist.Device{ID: "laptop", Name: "laptop", Kind: "laptop", OS: "linux", Uses: []string{"tws", "portal", "desktop"}, Roles: []string{"sees", "trades"}}),
		checklist.FactEntry("interfaces", "tws,portal,mobile"), checklist.FactEntry("methods", "ib-key,sms"))
	for day := range days {
		m.setDay(checklist.DayOf(noon).AddDays(day))
		m.open()
		var entries []checklist.Entry
		for i := range m.s.Assessment().Steps {
			st := &m.s.Assessment().Steps[i]
			if i%days != day {
				continue
			}
			for _, ab := range st.About {
				choices := st.Step.Choices()
				entries = append(entries, checklist.AnswerEntry(st.Step, ab.Target, choices[i%len(choices)].ID))
			}
		}
		m.say(entries...)
	}
	note, err := checklist.NoteEntry("mfa.second-method", "the key is with the passport", false)
	if err != nil {
		t.Fatal(err)
	}
	m.say(note)
	return m
}

func TestExportedForgottenAndImportedEverythingIsAsItWasButForWhereItIsKept(t *testing.T) {
	p := someWeeks(t, 25)
	want := shownBy(p.s.Assessment())
	path := filepath.Join(t.TempDir(), "export")
	if err := store.Export(path, p.s.Record(), "plainly fake"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.s.Do(t.Context(), scene.Forget{}); err != nil {
		t.Fatal(err)
	}
	if n := len(p.set.Store.Backend.(*fakeKeyring).items); n != 0 {
		t.Errorf("%d items are left in the keyring", n)
	}
	if w := p.open().World(); !w.First || w.A.Record().Len() != 0 {
		t.Fatalf("after forgetting: first %v, %d events", w.First, w.A.Record().Len())
	}
	record, err := store.Import(path, "plainly fake")
	if err != nil {
		t.Fatal(err)
	}
	// Here again, and in a sealed file on another machine.
	there := settings(t, t.TempDir())
	there.Catalogue, there.Now = p.set.Catalogue, p.set.Now
	for where, set := range map[string]Settings{"keyring": p.set, "sealed file": there} {
		s := open(t, set)
		m, err := s.Merge(t.Context(), record)
		if err != nil || m.New != record.Len() || len(m.Dropped) > 0 {
			t.Fatalf("%s: %+v, %v", where, m, err)
		}
		s = open(t, set)
		if d := cmp.Diff(want, shownBy(s.Assessment())); d != "" {
			t.Errorf("%s: not as it was: %s", where, d)
		}
		if got := s.World().Store.Short; got != where {
			t.Errorf("it is kept in the %s", got)
		}
		generation := s.State().Generation
		if m, err := s.Merge(t.Context(), record); err != nil || m.New != 0 || s.State().Generation != generation {
			t.Errorf("%s: a second time: %+v, %v, save %d after %d", where, m, err, s.State().Generation, generation)
		}
	}
}

func TestAFileThatCannotBeImportedTouchesNothing(t *testing.T) {
	m := onMadeUp(t, noon)
	m.say(answers("tried"))
	before := m.s.Record()
	state := m.s.State()
	path := filepath.Join(t.TempDir(), "export")
	if err := store.Export(path, before, "plainly fake"); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		data []byte
		pass string
		kind error
	}{
		"wrong passphrase": {whole, "another plainly fake one", store.ErrWrongPassphrase},
		"cut off":          {whole[:len(whole)-1], "plainly fake", store.ErrDamaged},
		"foreign":          {[]byte("%PDF-1.7\n"), "plainly fake", store.ErrDamaged},
	} {
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		record, err := store.Import(path, c.pass)
		var p *store.Problem
		if !errors.Is(err, c.kind) || !errors.As(err, &p) || p.What == "" || p.Hint == "" {
			t.Errorf("%s: %v", what, err)
		}
		if _, err := m.s.Merge(t.Context(), record); err != nil {
			t.Errorf("%s: merging nothing: %v", what, err)
		}
		if m.s.Record().Len() != before.Len() || m.s.State().Generation != state.Generation {
			t.Errorf("%s: the record was touched", what)
		}
	}
}

func TestWhatASaveDropsIsNamedInItsNotice(t *testing.T) {
	m := onMadeUp(t, noon)
	for i := range checklist.KeptEach {
		m.now = noon.AddDate(0, i, 0)
		done, err := m.s.Do(t.Context(), scene.Enter{Events: []checklist.Entry{answers("tried")}, Notice: "kept: tried"})
		if err != nil || done.Notice != "kept: tried" {
			t.Fatalf("entry %d: %q, %v", i+1, done.Notice, err)
		}
	}
	done, err := m.s.Do(t.Context(), scene.Enter{Events: []checklist.Entry{answers("not")}, Notice: "kept: not tried"})
	if want := `kept: not tried; 15 entries are kept about "Try it": that of 2026-11-24 was dropped`; err != nil || done.Notice != want {
		t.Errorf("%q, want %q, %v", done.Notice, want, err)
	}
	if done, err = m.s.Do(t.Context(), scene.Minutes{N: 20}); err != nil || done.Notice != "20 minutes for today" {
		t.Errorf("what comes after still names it: %q, %v", done.Notice, err)
	}
	lost := m.s.Dropped()
	if len(lost) != 1 || lost[0].Subject != "mfa.second-method" || lost[0].Events != 1 {
		t.Errorf("dropped in this session: %v", lost)
	}
}
