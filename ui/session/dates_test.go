package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/internal/remind"
	"handrail/store"
	"handrail/ui/scene"
)

// asked is the book with a step that is asked again.
func asked(t *testing.T, dir string) Settings {
	set := settings(t, dir)
	set.Catalogue.Steps[0].Review = checklist.Interval{N: 30, Unit: 'd'}
	return set
}

func fileOfDates(t *testing.T, dir string) remind.Dates {
	t.Helper()
	d, err := readDates(store.DatesPath(dir))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestASaveRenewsTheDatesOnlyWhereAFileIsThere(t *testing.T) {
	dir := t.TempDir()
	s := open(t, asked(t, dir))
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(store.DatesPath(dir)); err == nil {
		t.Fatal("dates were written although nobody asked for reminders")
	}
	if _, _, err := s.WriteDates(); err != nil {
		t.Fatal(err)
	}
	asks := func() checklist.Day { return s.Assessment().Step("mfa.second-method").About[0].DueOn }
	first := asks()
	if d := fileOfDates(t, dir); len(d.Dates) == 0 || d.Dates[0].On != first {
		t.Fatalf("the file says %+v, the step is asked again on %s", d, first)
	}
	spoke := fileOfDates(t, dir)
	spoke.Spoken = []checklist.Day{s.today().AddDays(-1)}
	if err := store.WriteStateFile(store.DatesPath(dir), spoke.Encode()); err != nil {
		t.Fatal(err)
	}
	later := tried()
	later.Day = s.today().AddDays(-10)
	if _, err := s.Enter(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	d := fileOfDates(t, dir)
	if len(d.Dates) == 0 || d.Dates[0].On != asks() || asks() == first {
		t.Errorf("after another answer the file says %+v, the step is asked again on %s", d, asks())
	}
	if len(d.Spoken) != 1 || d.Spoken[0] != s.today().AddDays(-1) {
		t.Errorf("the day the timer spoke is lost: %s", d.Spoken)
	}
}

// Each record has its own dates: trying the program out with another one changes
// nothing for the one that was chosen, and one timer speaks for all.
func TestAnotherRecordHasDatesOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	set := asked(t, dir)
	s := open(t, set)
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.WriteDates(); err != nil {
		t.Fatal(err)
	}
	if got := s.World().Reminders; got != "timer here" {
		t.Errorf("the reminders are %q", got)
	}
	before, _ := os.ReadFile(store.DatesPath(dir))
	set.Store = store.Options{Kind: store.Memory, Dir: dir}
	if _, _, err := open(t, set).WriteDates(); !errors.Is(err, ErrNotKept) {
		t.Errorf("reminders of a record that is kept nowhere: %v", err)
	}
	set.Store = store.Options{Kind: store.File, Path: filepath.Join(dir, "other.age"), Dir: dir, Passphrase: asked(t, dir).Store.Passphrase}
	other := open(t, set)
	if _, err := other.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if got := other.World().Reminders; got != "none" {
		t.Errorf("the other record has reminders: %q", got)
	}
	d, path, err := other.WriteDates()
	if err != nil || path == store.DatesPath(dir) || strings.Contains(filepath.Base(path), "other") {
		t.Fatalf("%s, %v", path, err)
	}
	if after, _ := os.ReadFile(store.DatesPath(dir)); string(after) != string(before) {
		t.Errorf("the dates of the chosen record changed:\n%s\n%s", before, after)
	}
	if err := os.Remove(store.DatesPath(dir)); err != nil {
		t.Fatal(err)
	}
	if line, err := FireDates(store.DatesPath(dir), d.Dates[0].On); err != nil || line == "" {
		t.Errorf("the timer says %q of the other record, %v", line, err)
	}
}

// A timer counts from the first sitting missed since the program was last
// opened, whatever was entered.
func TestOpeningTheProgramIsNotedForTheTimer(t *testing.T) {
	dir := t.TempDir()
	set := asked(t, dir)
	now := noon
	set.Now = func() time.Time { return now }
	s := open(t, set)
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.WriteDates(); err != nil {
		t.Fatal(err)
	}
	now = noon.AddDate(0, 0, 20)
	open(t, set)
	if made := fileOfDates(t, dir).Made; made != checklist.DayOf(noon) {
		t.Errorf("a command that reads moved the day to %s", made)
	}
	open(t, set).Opened()
	if made := fileOfDates(t, dir).Made; made != checklist.DayOf(now) {
		t.Errorf("the file is of %s", made)
	}
}

func TestDatesThatCannotBeWrittenAreAWordAndTheAnswerIsKept(t *testing.T) {
	dir := t.TempDir()
	s := open(t, asked(t, dir))
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	path := store.DatesPath(dir)
	if err := os.MkdirAll(filepath.Join(path, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatalf("the answer was refused: %v", err)
	}
	if words := s.World().Store.Words; !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, "reminders") }) {
		t.Errorf("it is not reported: %q", words)
	}
}

func TestTheTimerSaysItsLineOnceAndThenLessAndLess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dates.json")
	day := checklist.DayOf(noon)
	d := remind.Dates{Format: remind.DatesFormat, Made: day - 10, Until: day + 300, Dates: []remind.Date{{On: day, Minutes: 12}}}
	if err := os.WriteFile(path, d.Encode(), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Handrail: about 12 minutes are waiting (handrail review).", "", ""} {
		if got, err := FireDates(path, day); err != nil || got != want {
			t.Errorf("the %d. time: %q, %v", i+1, got, err)
		}
	}
	if got, err := FireDates(path, day+1); err != nil || got != "" {
		t.Errorf("on the next day: %q, %v", got, err)
	}
	if got, err := FireDates(path, day+3); err != nil || got == "" {
		t.Errorf("three days later: %q, %v", got, err)
	}
	if _, err := FireDates(path+".none", day); !errors.Is(err, ErrNoDates) {
		t.Errorf("without a file: %v", err)
	}
}

func TestATimerIsWrittenAndTurnedOnAndRemovedAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "systemd", "user")
	var ran []string
	run := func(_ context.Context, _ []byte, words ...string) error {
		ran = append(ran, strings.Join(words, " "))
		return nil
	}
	units := remind.Systemd("/usr/bin/handrail", "/dates.json")
	written, err := InstallTimer(t.Context(), dir, units, run)
	if err != nil || len(written) != 2 || len(ran) != 2 || ran[1] != "systemctl --user enable --now handrail-remind.timer" {
		t.Fatalf("wrote %q, ran %q, %v", written, ran, err)
	}
	if b, _ := os.ReadFile(written[0]); string(b) != units[0].Text {
		t.Errorf("the unit says %q", b)
	}
	ran = nil
	removed, err := UninstallTimer(t.Context(), dir, run)
	if err != nil || len(removed) != 2 || len(ran) != 2 || !strings.Contains(ran[0], "disable") || !strings.Contains(ran[1], "daemon-reload") {
		t.Errorf("removed %q, ran %q, %v", removed, ran, err)
	}
	if removed, err = UninstallTimer(t.Context(), dir, run); err != nil || len(removed) != 0 {
		t.Errorf("a second time: %q, %v", removed, err)
	}
}

func TestASystemThatRefusesTheTimerLeavesTheUnitsAndNamesTheLinesLeft(t *testing.T) {
	dir := t.TempDir()
	refuse := func(_ context.Context, _ []byte, words ...string) error {
		if words[2] == "enable" {
			return errors.New("no session")
		}
		return nil
	}
	written, err := InstallTimer(t.Context(), dir, remind.Systemd("/h", "/d"), refuse)
	var outside *OutsideError
	if !errors.As(err, &outside) || len(written) != 2 || len(outside.Left) != 1 || outside.Left[0][2] != "enable" {
		t.Fatalf("%v, %q", err, written)
	}
}

func TestAFileTooLongForDatesIsNotReadWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dates.json")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(store.MaxStateFile + 1); err != nil {
		t.Fatal(err)
	}
	if _, err := FireDates(path, 20000); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("a file of %d bytes: %v", store.MaxStateFile+1, err)
	}
}

// On a new computer the import brings the dates too, so that a timer that is
// there knows the record; nobody is told of a timer that nobody put in.
func TestAnImportOnANewComputerWritesTheDates(t *testing.T) {
	old := open(t, asked(t, t.TempDir()))
	if _, err := old.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s := open(t, asked(t, dir))
	if _, err := s.Merge(t.Context(), old.Record()); err != nil {
		t.Fatal(err)
	}
	first := s.Assessment().Step("mfa.second-method").About[0].DueOn
	if d := fileOfDates(t, dir); len(d.Dates) == 0 || d.Dates[0].On != first {
		t.Errorf("the file says %+v, the step is asked again on %s", d, first)
	}
	if got := s.World().Reminders; got != "none" {
		t.Errorf("the reminders are %q before anybody asked for a timer", got)
	}
	if line, err := FireDates(store.DatesPath(dir), first); err != nil || line == "" {
		t.Errorf("a timer says %q on the day, %v", line, err)
	}
	if _, _, err := s.WriteDates(); err != nil {
		t.Fatal(err)
	}
	if got := s.World().Reminders; got != "timer here" {
		t.Errorf("the reminders are %q after a timer was put in", got)
	}
}

// The record is erased and imported again: the timer is silent in between, and
// then speaks of it.
func TestATimerOutlivesAnErasedRecordWithoutADate(t *testing.T) {
	dir := t.TempDir()
	s := open(t, asked(t, dir))
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.WriteDates(); err != nil {
		t.Fatal(err)
	}
	record, first := s.Record(), fileOfDates(t, dir).Dates[0].On
	if _, err := s.Forget(t.Context()); err != nil {
		t.Fatal(err)
	}
	if line, err := FireDates(store.DatesPath(dir), first); line != "" || err != nil {
		t.Errorf("after the record is erased the timer says %q, %v", line, err)
	}
	if _, err := open(t, asked(t, dir)).Merge(t.Context(), record); err != nil {
		t.Fatal(err)
	}
	if line, err := FireDates(store.DatesPath(dir), first); line == "" || err != nil {
		t.Errorf("after the record is back the timer says %q, %v", line, err)
	}
}

func TestTheScreensTurnTheTimerOnAndOff(t *testing.T) {
	dir := t.TempDir()
	set := asked(t, dir)
	var ran []string
	set.Run = func(_ context.Context, _ []byte, words ...string) error {
		ran = append(ran, words[2])
		return nil
	}
	set.Program, set.Units = "/usr/bin/handrail", filepath.Join(dir, "units")
	s := open(t, set)
	if _, err := s.Enter(t.Context(), tried()); err != nil {
		t.Fatal(err)
	}
	if w := s.World(); w.TimerOn || !w.TimerOffered {
		t.Fatalf("on %v, offered %v", w.TimerOn, w.TimerOffered)
	}
	done, err := s.Do(t.Context(), scene.Timer{On: true})
	if err != nil || !done.World.TimerOn || done.World.Reminders != "timer here" || !slices.Contains(ran, "enable") {
		t.Fatalf("%+v, %v, ran %q", done.Notice, err, ran)
	}
	unit, err := os.ReadFile(filepath.Join(set.Units, remind.ServiceName))
	if err != nil || !strings.Contains(string(unit), store.DatesPath(dir)) {
		t.Errorf("the unit says %q, %v", unit, err)
	}
	done, err = s.Do(t.Context(), scene.Timer{})
	if err != nil || done.World.TimerOn || done.World.Reminders != "none" || !slices.Contains(ran, "disable") {
		t.Errorf("%+v, %v, ran %q", done.Notice, err, ran)
	}
	if _, err := os.Stat(store.DatesPath(dir)); err == nil {
		t.Error("the dates are still there")
	}
	set.Program = filepath.Join(os.TempDir(), "go-build1", "handrail")
	if _, err := open(t, set).Do(t.Context(), scene.Timer{On: true}); err == nil {
		t.Error("a program that will be gone is put into a timer")
	}
}
