package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/store"
)

// endless is a file or a stream that never ends.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

// raw reports a character that a terminal obeys.
func raw(t *testing.T, what, text string) {
	t.Helper()
	if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u202e' }); i >= 0 {
		t.Errorf("%s reaches the terminal raw: %q", what, text)
	}
}

func TestNothingThatWasTypedReachesTheTerminalRaw(t *testing.T) {
	m := newMachine(t)
	bad := "a\x1b[31m\u202eb"
	for _, args := range [][]string{
		{"--" + bad}, {bad}, {"show", bad}, {"steps", "--" + bad}, {"steps", "--interface", bad}, {"next", "--minutes", bad}, {"import", bad},
		{"facts", bad}, {"facts", bad + "=x"}, {"device", bad}, {"status", "--on", bad}, {"status", "--store", bad}, {"export", bad + "/x"}, {"completion", bad},
		{"--store", "file:" + bad + "/x", "note", "mfa.second", "x"},
	} {
		out, errs, status := m.run(args...)
		if status == StatusNothing {
			t.Errorf("%q was taken", args)
		}
		raw(t, strings.Join(args, " "), out)
		raw(t, strings.Join(args, " "), errs)
	}
}

func TestARecordOfSomebodyElseIsShownWithoutWhatATerminalObeys(t *testing.T) {
	m := newMachine(t)
	bad := "a\x1b[31m\u202eb"
	var events []checklist.Event
	for i, k := range []checklist.Kind{
		checklist.KindFact, checklist.KindDevice, checklist.KindRetired, checklist.KindAnswer, checklist.KindFinding, checklist.KindDecision, checklist.KindAccept,
		checklist.KindSnooze, checklist.KindNote, checklist.KindHappened, checklist.KindPrint, checklist.KindDrill, checklist.KindCall, checklist.KindLooked, checklist.Kind(bad),
	} {
		value := checklist.Value{}
		for _, f := range []string{"value", "name", "kind", "os", "uses", "roles", "reason", "answer", "digest", "verdict", "saw", "step", "state", "text", "on", "id", "kept", "sections", "misses", "who", "time", "person", bad} {
			value[f] = bad
		}
		for j, subject := range []string{bad, "home", "mfa.second@" + bad} {
			events = append(events, checklist.Event{Kind: k, Subject: subject, Order: int64(1_790_000_000 + 10*i + j), Day: 20000, Device: bad, Value: value})
		}
	}
	file, pw := filepath.Join(m.home, "theirs"), filepath.Join(m.home, "pw")
	if err := os.WriteFile(pw, []byte("plainly fake\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := store.Export(file, checklist.NewRecord(events...), "plainly fake"); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"import", file, "--dry-run", "--passphrase-file", pw}, {"import", file, "--passphrase-file", pw}, {"status"}, {"log"}, {"diff"}, {"diff", "--format", "md"}, {"due"}, {"map"}, {"device"},
		{"facts"}, {"permissions"}, {"signals"}, {"drill"}, {"steps"}, {"walk"}, {"review"}, {"next"}, {"runbook"}, {"runbook", "--format", "md"}, {"store", "where"},
	} {
		out, errs, _ := m.run(args...)
		raw(t, strings.Join(args, " "), out)
		raw(t, strings.Join(args, " "), errs)
	}
}

func TestAMistakeOfTheProgramEndsWithItsOwnStatus(t *testing.T) {
	m := newMachine(t)
	m.edit = func(e *Env) { e.Now = func() time.Time { panic("made up") } }
	_, errs, status := m.run("status")
	if status != StatusFailed {
		t.Errorf("status %d, want %d", status, StatusFailed)
	}
	has(t, errs, "handrail itself failed: made up")
}

func TestALineThatNeverEndsIsNotWaitedFor(t *testing.T) {
	m := newMachine(t)
	m.edit = func(e *Env) { e.In = endless{} }
	if _, _, status := m.run("forget", "--no-input"); status != StatusUsage {
		t.Errorf("forget: status %d", status)
	}
	long := filepath.Join(m.home, "long")
	if err := os.WriteFile(long, []byte(strings.Repeat("x", store.MaxPassphrase+1)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs, status := m.run("--store", "file:"+filepath.Join(m.home, "r.age"), "--passphrase-file", long, "note", "mfa.second-method", "x")
	if status != StatusUsage {
		t.Errorf("a passphrase file of one endless line: status %d, %s", status, errs)
	}
}

func TestAHintNamesOnlyWhatTheCommandTakes(t *testing.T) {
	m := newMachine(t)
	_, errs, status := m.run("device", "add", "Pixel 123456", "--kind", "phone", "--os", "android")
	if status != StatusUsage || strings.Contains(errs, "--keep") {
		t.Errorf("status %d, %s", status, errs)
	}
}

func TestAStepThatCanShutItsOwnerOutIsNowhereShownWithoutItsStopLine(t *testing.T) {
	const step, stop = "mfa.weakest-off", "Stop. This step can shut you out."
	for _, args := range [][]string{{"show", step}, {"walk", step}, {"walk", "mfa"}, {"show", step, "--json"}, {"walk", step, "--json"}, {"answer", step, "weak", "--json"}} {
		m := begun(t)
		out, errs, _ := m.run(args...)
		has(t, out+errs, stop)
	}
	m := begun(t)
	has(t, m.must(StatusNothing, "steps", "--json"), `"stopped": true`)
	m.must(StatusNothing, "answer", "mfa.second-method", "1")
	if out, errs, _ := m.run("walk", step); strings.Contains(out+errs, stop) {
		t.Errorf("the way back was tried, and the walk still says:\n%s", out)
	}
}
