package store

import (
	"encoding/json"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"handrail/checklist"
)

func TestAnswersOfOneProcessAreReadByAnother(t *testing.T) {
	t.Parallel()
	b, dir := realKeyring(t)
	run(t, order{Op: "load", Dir: dir}, b.env()...).want(t, "none")
	r := run(t, order{Op: "save", Dir: dir, From: 0, To: 2, OneByOne: true}, b.env()...)
	r.want(t, "")
	r = run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "")
	r.has(t, 0, 2)
	if r.State.Generation != 2 || r.Most != 1 {
		t.Errorf("%+v, %d calls at once", r.State, r.Most)
	}
	run(t, order{Op: "erase", Dir: dir}, b.env()...).want(t, "")
	run(t, order{Op: "load", Dir: dir}, b.env()...).want(t, "none")
}

func TestTwoProcessesAtOnceEndWithTheAnswersOfBoth(t *testing.T) {
	t.Parallel()
	b, dir := realKeyring(t)
	each := trials(15, 50)
	var children []*exec.Cmd
	for _, from := range []int{0, each} {
		c := child(t, order{Op: "save", Dir: dir, From: from, To: from + each, OneByOne: true}, b.env()...)
		c.Stdout = new(strings.Builder)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		children = append(children, c)
	}
	for _, c := range children {
		var r report
		if err := c.Wait(); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(c.Stdout.(*strings.Builder).String()), &r); err != nil {
			t.Fatal(err)
		}
		r.want(t, "")
	}
	r := run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "")
	r.has(t, 0, 2*each)
	t.Logf("long: %d answers of two programs, none lost", 2*each)
}

func TestTheWorstCaseThatMustFitFitsARealKeyring(t *testing.T) {
	b, dir := realKeyring(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
	full := worstCase()
	s, err := Open(Options{Kind: Keyring, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	_, state := saved(t, s, full.Events()...)
	r, _ := loaded(t, s)
	if !sameRecord(r, full) || state.Chunks != worstChunks {
		t.Errorf("%d events in %d chunks", r.Len(), state.Chunks)
	}
	o, err := s.(*keyring).begin(t.Context(), "read")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(append(slotNames('A'), slotNames('B')...), headName) {
		if v, there, err := o.get(name); err != nil || there && (v == "" || len(v) > maxValue) {
			t.Errorf("%s: %d characters, %v", name, len(v), err)
		}
	}
}

// TestKilledAtAnyPointTheOldRecordIsThereOrTheNew ends the process at a call
// to the keyring, or a little into it: the very first save and later ones.
func TestKilledAtAnyPointTheOldRecordIsThereOrTheNew(t *testing.T) {
	b, dir := realKeyring(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
	kills := trials(24, 500)
	outcomes := make(map[string]int)
	started := time.Now()
	var there checklist.Record
	for trial := range kills {
		first := trial%2 == 0
		o := order{Op: "save", Dir: dir, From: trial * 10, To: trial*10 + 1, KillLate: trial%4 < 2}
		if first {
			if _, err := opened(t, nil, dir).Erase(t.Context()); err != nil {
				t.Fatal(err)
			}
			there = checklist.Record{}
			o.KillAt = 1 + trial/2%47
		} else {
			there, _ = saved(t, opened(t, nil, dir), said(trial*10+5))
			o.KillAt = 1 + trial/2%7
		}
		child(t, o, b.env()...).Run() // ends by SIGKILL, or before it
		r, state, err := opened(t, nil, dir).Load(t.Context())
		switch wants := there.Add(said(trial * 10)); {
		case err == nil && len(state.Words) > 0 && !sameRecord(r, wants): // a whole save above the head is read, and told
			t.Fatalf("trial %d, call %d: %q", trial, o.KillAt, state.Words)
		case err == nil && sameRecord(r, wants):
			outcomes["new"]++
		case err == nil && !first && sameRecord(r, there):
			outcomes["old"]++
		case first && r.Len() == 0 && strings.Contains(err.Error(), "no record was begun"):
			outcomes["none begun yet"]++
		default:
			t.Fatalf("trial %d, call %d: %d events, %v", trial, o.KillAt, r.Len(), err)
		}
		if first {
			saved(t, opened(t, nil, dir), said(trial*10+5))
		}
	}
	t.Logf("long: %d kills in %v, none lost: %v", kills, time.Since(started).Round(time.Second), outcomes)
	if len(outcomes) != 3 {
		t.Errorf("not every outcome was met: %v", outcomes)
	}
}

func TestAKilledDaemonIsToldAndLosesNothing(t *testing.T) {
	t.Parallel()
	b, dir := realKeyring(t)
	run(t, order{Op: "save", Dir: dir, From: 0, To: 3, OneByOne: true}, b.env()...).want(t, "")
	end(b.daemon)
	for _, op := range []string{"load", "save"} {
		r := run(t, order{Op: op, Dir: dir, From: 3, To: 4}, b.env()...)
		r.want(t, "unavailable")
		if !strings.Contains(r.What, "no keyring service") {
			t.Errorf("%s: %q", op, r.What)
		}
	}
	b.startGnome(t)
	r := run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "")
	r.has(t, 0, 3)
}

// TestADaemonKilledInTheMiddleOfASaveLeavesOldOrNew kills the daemon while
// a process saves one answer after the other, and starts it again.
func TestADaemonKilledInTheMiddleOfASaveLeavesOldOrNew(t *testing.T) {
	t.Parallel()
	b, dir := realKeyring(t)
	done := 0
	daemons := trials(4, 40)
	for trial := range daemons {
		c := child(t, order{Op: "save", Dir: dir, From: trial * 200, To: trial*200 + 200, OneByOne: true, Call: 5 * time.Second}, b.env()...)
		var out strings.Builder
		c.Stdout = &out
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(60+trial%8*37) * time.Millisecond) // anywhere in it
		end(b.daemon)
		if err := c.Wait(); err != nil {
			t.Fatal(err)
		}
		var r report
		if err := json.Unmarshal([]byte(out.String()), &r); err != nil {
			t.Fatal(err)
		}
		r.want(t, "unavailable")
		b.startGnome(t)
		after := run(t, order{Op: "load", Dir: dir}, b.env()...)
		if after.Kind == "none" && done == 0 && len(r.Events) == 0 {
			continue
		}
		after.want(t, "")
		if n := len(after.Events); n < len(r.Events) || n > max(len(r.Events), done)+1 {
			t.Fatalf("trial %d: %d events, %d were acknowledged, %d before", trial, n, len(r.Events), done)
		}
		done = len(after.Events)
	}
	t.Logf("long: %d answers kept over %d kills of the daemon, none acknowledged lost", done, daemons)
}

func TestAStoppedDaemonIsToldWithinTheDeadline(t *testing.T) {
	b, dir := realKeyring(t)
	run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...).want(t, "")
	b.daemon.Process.Signal(syscall.SIGSTOP)
	for _, op := range []string{"load", "save"} {
		r := run(t, order{Op: op, Dir: dir, From: 1, To: 2, Call: 200 * time.Millisecond}, b.env()...)
		r.want(t, "timeout")
		if r.Took > 5*time.Second {
			t.Errorf("%s took %v", op, r.Took)
		}
	}
	b.daemon.Process.Signal(syscall.SIGCONT)
	r := run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "")
	r.has(t, 0, 1)
}

func TestALockedKeyringIsToldApart(t *testing.T) {
	t.Parallel()
	b, dir := realKeyring(t)
	run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...).want(t, "")
	lockLogin(t, b)
	for _, op := range []string{"load", "save"} {
		for _, no := range []bool{false, true} {
			r := run(t, order{Op: op, Dir: dir, From: 1, To: 2, NoPrompt: no}, b.env()...)
			r.want(t, "locked")
			if r.Waiting == no {
				t.Errorf("%s: waiting %v although prompts are refused: %v", op, r.Waiting, no)
			}
		}
	}
}

func TestNoBusAndNoServiceAreToldApart(t *testing.T) {
	b := startBus(t)
	dir := t.TempDir()
	r := run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "unavailable")
	if !strings.Contains(r.What, "no keyring service") || !strings.Contains(r.Hint, "gnome-keyring") {
		t.Errorf("%q, %q", r.What, r.Hint)
	}
	for address, want := range map[string]string{
		"unix:path=" + b.dir + "/nothing-here": "nobody listens", "garbage": "makes no sense", "disabled:": "switched off",
		"tcp:host=127.0.0.1,port=9": "by network", "nonce-tcp:host=127.0.0.1": "by network", "unix:tmpdir=/tmp": "makes no sense",
	} {
		r = run(t, order{Op: "save", Dir: dir, To: 1}, append(b.env(), "DBUS_SESSION_BUS_ADDRESS="+address)...)
		r.want(t, "unavailable")
		if !strings.Contains(r.What, want) || r.Took > time.Second {
			t.Errorf("%s: %q after %v", address, r.What, r.Took)
		}
	}
}
