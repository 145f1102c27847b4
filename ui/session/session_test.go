package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/scene"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func book() *checklist.Catalogue {
	return &checklist.Catalogue{
		Broker: "made-up", Name: "Made Up", Version: "1", Digest: "d1", WayBack: []string{"mfa.second-method"},
		Interfaces: []checklist.Interface{{ID: checklist.AccountInterface}},
		Facts:      []checklist.Fact{{ID: "travels", Title: "Travel", Kind: checklist.One, Values: []checklist.FactValue{{ID: "yes", Text: "Yes"}, {ID: "no", Text: "No"}}}},
		Steps: []checklist.Step{{ID: "mfa.second-method", Title: "Try it", Interfaces: []string{checklist.AccountInterface}, Per: checklist.PerAccount, Digest: "s1",
			Answers: []checklist.Answer{{ID: "tried", Text: "Tried", Means: checklist.MeansHolds}}}},
		Routes: []checklist.Route{{ID: "account.lost", Title: "Lost", Kind: checklist.LockoutRoute, Interface: checklist.AccountInterface, Exposure: checklist.Lockout,
			Stages: []checklist.Stage{{CutBy: []checklist.Cut{{"mfa.second-method"}}}}}},
	}
}

func settings(t *testing.T, dir string) Settings {
	return Settings{Catalogue: book(), Dir: dir, Now: func() time.Time { return noon },
		Store: store.Options{Kind: store.File, Path: filepath.Join(dir, "record.age"), Dir: dir,
			Passphrase: func(context.Context, store.Ask) (string, error) { return "plainly fake", nil }}}
}

func open(t *testing.T, set Settings) *Session {
	t.Helper()
	s, err := Open(t.Context(), set)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tried() checklist.Entry {
	return checklist.Entry{Kind: checklist.KindAnswer, Subject: "mfa.second-method", Value: checklist.Value{"answer": "tried", "digest": "s1"}}
}

func TestWhatIsSaidIsThereWhenTheRecordIsOpenedAgain(t *testing.T) {
	set := settings(t, t.TempDir())
	s := open(t, set)
	if !s.World().First {
		t.Error("nothing was entered and it is not the first run")
	}
	done, err := s.Do(t.Context(), scene.Enter{Events: []checklist.Entry{tried()}, Notice: "kept"})
	if err != nil || done.Notice != "kept" || done.World.First || done.World.A.Gate != nil {
		t.Fatalf("notice %q, first %v, gate %v, %v", done.Notice, done.World.First, done.World.A.Gate, err)
	}
	if again := open(t, set); again.Assessment().Step("mfa.second-method").Outcome != checklist.Holds {
		t.Error("the answer is gone")
	}
}

func TestTheFirstThingSaidUnderACatalogueKeepsWhatWasOpen(t *testing.T) {
	set := settings(t, t.TempDir())
	s := open(t, set)
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	e, ok := s.Record().Newest(checklist.KindCatalogue, "made-up")
	if !ok || e.Value["open"] != "account.lost" || e.Value["version"] != "1" {
		t.Fatalf("the catalogue event is %v", e.Value)
	}
	if _, err := s.Enter(t.Context(), checklist.Entry{Kind: checklist.KindFact, Subject: "travels", Value: checklist.Value{"value": "yes"}}); err != nil {
		t.Fatal(err)
	}
	if n := len(s.Record().History(checklist.KindCatalogue, "made-up")); n != 1 {
		t.Errorf("%d catalogue events under one catalogue", n)
	}
	newer := *set.Catalogue
	newer.Version, newer.Digest = "2", "d2"
	set.Catalogue = &newer
	s = open(t, set)
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if n := len(s.Record().History(checklist.KindCatalogue, "made-up")); n != 2 {
		t.Errorf("%d catalogue events under two catalogues", n)
	}
}

func TestUndoTakesBackTheLastThingAndThenSaysThereIsNothing(t *testing.T) {
	s := open(t, settings(t, t.TempDir()))
	var none *checklist.NoUndoError
	if _, err := s.Do(t.Context(), scene.Undo{}); !errors.As(err, &none) {
		t.Errorf("undo of nothing: %v", err)
	}
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	undone, err := s.Undo(t.Context())
	if err != nil || len(undone) != 1 || undone[0].Subject != "mfa.second-method" {
		t.Fatalf("%v, %v", undone, err)
	}
	if o := s.Assessment().Step("mfa.second-method").Outcome; o != checklist.Unknown {
		t.Errorf("after undo the step is %s", o)
	}
}

// F13: undo twice gave the same words and brought the first back.
func TestF13UndoTwiceWalksBackAndRedoWalksForward(t *testing.T) {
	s := open(t, settings(t, t.TempDir()))
	for _, e := range []checklist.Entry{tried(), checklist.FactEntry("automation", "no")} {
		if _, err := s.Enter(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	subject := func(do func(context.Context) ([]checklist.Event, error)) string {
		events, err := do(t.Context())
		if err != nil || len(events) != 1 {
			t.Fatalf("%v, %v", events, err)
		}
		return events[0].Subject
	}
	got := []string{subject(s.Undo), subject(s.Undo), subject(s.Redo), subject(s.Redo)}
	if want := []string{"automation", "mfa.second-method", "mfa.second-method", "automation"}; !slices.Equal(got, want) {
		t.Errorf("undo, undo, redo, redo go over %q, want %q", got, want)
	}
}

func TestAnotherDayCanOnlyBeRead(t *testing.T) {
	set := settings(t, t.TempDir())
	s := open(t, set)
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	set.On = checklist.DayOf(noon) - 1
	s = open(t, set)
	if s.Assessment().Step("mfa.second-method").Outcome != checklist.Unknown {
		t.Error("yesterday knows an entry of today")
	}
	if _, err := s.Enter(t.Context(), tried()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("something was entered as of yesterday: %v", err)
	}
}

func TestARecordThatCannotBeReachedIsSaidAndNothingIsKept(t *testing.T) {
	set := settings(t, t.TempDir())
	set.Store.Kind = store.Keyring
	set.Store.Look = func(context.Context) (store.Looked, error) {
		return store.Looked{}, &store.Problem{What: "no session bus was found", Hint: "start one", Err: store.ErrUnavailable}
	}
	s, err := Open(t.Context(), set)
	if err == nil || s.World().Problem != "no session bus was found" || s.World().Hint != "start one" || s.World().First {
		t.Fatalf("problem %q, hint %q, first %v, %v", s.World().Problem, s.World().Hint, s.World().First, err)
	}
	if _, err := s.Enter(t.Context(), tried()); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("said into nothing: %v", err)
	}
	for _, minute := range []int{1, 2} { // each try is told from the one before
		s.set.Now = func() time.Time { return time.Date(2026, 11, 23, 12, minute, 0, 0, time.Local) }
		if done, err := s.Do(t.Context(), scene.Retry{}); err != nil || done.Notice != fmt.Sprintf("tried again at 12:%02d:00: it is as before", minute) {
			t.Errorf("trying again says %q, %v", done.Notice, err)
		}
	}
	set.Store.Kind, set.Store.Look = store.Memory, nil
	s.set = set
	s.store = nil
	if done, err := s.Do(t.Context(), scene.Retry{}); err != nil || done.World.Problem != "" || !done.World.First {
		t.Errorf("after trying again: problem %q, first %v, %v", done.World.Problem, done.World.First, err)
	}
}

func TestTheLogOfAnEmergencyIsOnDiskFromItsFirstLineAndOfferedAgain(t *testing.T) {
	set := settings(t, t.TempDir())
	set.Later = true
	set.Store.Passphrase = func(context.Context, store.Ask) (string, error) {
		t.Error("the emergency asked for the passphrase before anything had to be kept")
		return "plainly fake", nil
	}
	s := open(t, set)
	line := scene.LogLine{Scenario: "lost-phone", Entry: scene.LogEntry{What: "called", Who: "carrier", Person: "Ann", Reference: "7"}}
	if _, err := s.Do(t.Context(), line); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(store.CallsPath(set.Dir))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the log: %v, %v", info, err)
	}
	again := open(t, set)
	if l := again.World().Emergency; l == nil || len(l.Entries) != 1 || l.Entries[0].Time != noon.Format(time.RFC3339) {
		t.Fatalf("offered again: %v", l)
	}
	again.store, err = store.Open(settings(t, set.Dir).Store)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Do(t.Context(), scene.KeepLog{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(store.CallsPath(set.Dir)); !os.IsNotExist(err) {
		t.Error("the log is kept and its file is still there")
	}
	found := false
	for _, e := range again.Record().Events() {
		found = found || e.Kind == checklist.KindCall && e.Value["person"] == "Ann"
	}
	if !found {
		t.Error("the call is not in the record")
	}
}

func TestForgettingLeavesNothingAndBeginsAgain(t *testing.T) {
	set := settings(t, t.TempDir())
	s := open(t, set)
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(t.Context(), scene.Minutes{N: 40}); err != nil {
		t.Fatal(err)
	}
	left := []string{filepath.Join(set.Dir, ".handrail-1.tmp"), store.UnreadCallsPath(set.Dir)}
	for _, path := range left {
		if err := os.WriteFile(path, []byte("Ann"), 0o600); err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(store.Files(set.Dir), func(f store.FileListed) bool { return f.Path == path && f.There }) {
			t.Errorf("%s lies there and is not told", path)
		}
	}
	done, err := s.Do(t.Context(), scene.Forget{})
	if err != nil || !done.World.First || done.World.Minutes != UsualMinutes {
		t.Fatalf("first %v, minutes %d, %v", done.World.First, done.World.Minutes, err)
	}
	for _, path := range append(left, set.Store.Path) {
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("%s is still there", path)
		}
	}
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Errorf("nothing can be said after forgetting: %v", err)
	}
}

func TestTheLogOfAnEmergencyIsNotMovedToWhereNothingIsKept(t *testing.T) {
	set := settings(t, t.TempDir())
	set.Store = store.Options{Kind: store.Memory, Dir: set.Dir}
	s := open(t, set)
	if _, err := s.Do(t.Context(), scene.LogLine{Scenario: "lost-phone", Entry: scene.LogEntry{What: "called", Who: "carrier"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(t.Context(), scene.KeepLog{}); err == nil {
		t.Error("the log was moved into a record that ends with the session")
	}
	if again := open(t, set).World().Emergency; again == nil || len(again.Entries) != 1 {
		t.Errorf("the log is gone: %+v", again)
	}
}

func TestAnUnknownActionIsAnError(t *testing.T) {
	type unheardOf struct{ scene.Back }
	s := open(t, settings(t, t.TempDir()))
	if _, err := s.Do(t.Context(), unheardOf{}); err == nil || !strings.Contains(err.Error(), "unknown action") {
		t.Errorf("an unknown action: %v, want an error that names it", err)
	}
	if _, err := s.Do(t.Context(), scene.Back{}); err != nil {
		t.Errorf("going back: %v", err)
	}
}
