package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// firstVersion reads a document that the first version of handrail printed, or
// a part of it, about the record in testdata/first/keyring.
func firstVersion(t *testing.T, name string, into any) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "first", name))
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// The record was begun and filled with the first version, in a keyring: facts,
// devices, some 50 answers, notes, an exception, put-offs, life events, a
// print, a drill, and undo. It is read without a word, every entry is the same
// to the letter, and every step has the outcome it had, seen on the same day.
// Texts, intervals and sittings are those of today's catalogue, and so are not
// compared.
func TestARecordOfTheFirstVersionSaysTheSame(t *testing.T) {
	m := newMachine(t)
	m.now = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	b, err := os.ReadFile(filepath.Join("testdata", "first", "keyring"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		m.keyring["handrail/"+name] = value
	}
	where := filepath.Join(m.home, "handrail", "where.json")
	if err := os.MkdirAll(filepath.Dir(where), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(where, []byte(`{"format":1,"store":"keyring","begun":["keyring"]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	said := func(status int, command string, into any) {
		t.Helper()
		out, errs, got := m.runWith(command, "--json")
		if got != status || errs != "" {
			t.Fatalf("%s ends with %d: %s", command, got, errs)
		}
		if err := json.Unmarshal([]byte(out), into); err != nil {
			t.Fatal(err)
		}
	}

	type entry struct {
		ID, At, Day, Kind, Subject, Device string
		Withdrawn                          bool
		Value                              map[string]string
	}
	var wantLog []entry
	var log struct{ Entries []entry }
	firstVersion(t, "log.json", &wantLog)
	said(StatusNothing, "log", &log)
	if diff := cmp.Diff(wantLog, log.Entries); diff != "" {
		t.Errorf("log:\n%s", diff)
	}

	type about struct {
		Device, Outcome string
		SeenOn          string `json:"seen_on"`
	}
	type step struct {
		ID, Outcome string
		SeenOn      string `json:"seen_on"`
		About       []about
	}
	var wantSteps []step
	var steps struct{ Steps []step }
	firstVersion(t, "steps.json", &wantSteps)
	said(StatusNothing, "steps", &steps)
	now := make(map[string]step)
	for _, s := range steps.Steps {
		now[s.ID] = s
	}
	gone := 0
	for _, want := range wantSteps {
		got, ok := now[want.ID]
		if !ok {
			gone++ // alerts.signal-not-instruction
			continue
		}
		if len(got.About) == 0 {
			got.About = nil
		}
		if len(want.About) == 0 {
			want.About = nil
		}
		if diff := cmp.Diff(want, got); diff != "" && want.Outcome != "not_applicable" || got.Outcome != want.Outcome {
			t.Errorf("%s:\n%s", want.ID, diff)
		}
	}
	if gone != 1 || len(wantSteps) < 40 {
		t.Errorf("%d of %d steps are not in the catalogue", gone, len(wantSteps))
	}

	var status struct {
		Outcomes  map[string]int
		Accepted  int
		Conflicts int
	}
	said(StatusSomething, "status", &status)
	// The first version counted 20 that hold: one of them is the step that is gone.
	if o := status.Outcomes; o["holds"] != 19 || o["fails"] != 10 || o["stale"] != 1 || o["changed"] != 0 || status.Accepted != 2 || status.Conflicts != 0 {
		t.Errorf("status: %+v", status)
	}
}
