package store

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// quickExport is an export whose passphrase costs next to nothing to try.
func quickExport(t testing.TB, r checklist.Record) []byte {
	t.Helper()
	to, err := age.NewScryptRecipient(fakePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(1)
	text, err := payload(0, r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := seal(text, to)
	if err != nil {
		t.Fatal(err)
	}
	return append(fmt.Appendf(nil, "%s %d\n", exportMark, fileFormat), body...)
}

// refused imports a file that is not whole, and holds that one sentence says
// so, with a remedy, and that nothing is read of it or changed.
func refused(t testing.TB, path string, data []byte, what string) error {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Import(path, fakePassphrase)
	var p *Problem
	if !errors.As(err, &p) || p.Hint == "" || strings.ContainsAny(p.What, "\n.") && !strings.Contains(p.What, path) {
		t.Errorf("%s: %v", what, err)
	}
	if now, _ := os.ReadFile(path); r.Len() > 0 || !bytes.Equal(now, data) {
		t.Errorf("%s: %d events were read, or the file was changed", what, r.Len())
	}
	return err
}

func TestAnExportCutOffAtAnyByteIsDamagedAndNothingIsRead(t *testing.T) {
	t.Parallel()
	whole := quickExport(t, reviewed(2, 1))
	path := filepath.Join(t.TempDir(), "export")
	for n := range whole {
		if err := refused(t, path, whole[:n], fmt.Sprintf("cut off after %d of %d bytes", n, len(whole))); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut off after %d of %d bytes: %v", n, len(whole), err)
		}
	}
	t.Logf("%d bytes", len(whole))
	os.WriteFile(path, whole, 0o600)
	if r, err := Import(path, fakePassphrase); err != nil || r.Len() != 2 {
		t.Errorf("whole: %d events, %v", r.Len(), err)
	}
}

func TestAnExportWithAnyByteChangedIsRefused(t *testing.T) {
	t.Parallel()
	whole := quickExport(t, reviewed(2, 1))
	path := filepath.Join(t.TempDir(), "export")
	for n := range whole {
		changed := bytes.Clone(whole)
		changed[n] ^= 1
		refused(t, path, changed, fmt.Sprintf("byte %d changed", n))
	}
	refused(t, path, append(bytes.Clone(whole), 'x'), "a byte too many")
}

func TestASealedExportOfSomethingElseIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "export")
	to, err := age.NewScryptRecipient(fakePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(1)
	for what, text := range map[string]string{"nothing": "", "a letter": "dear aunt, the weather is fine", "zeros": strings.Repeat("\x00", 100)} {
		body, err := seal([]byte(text), to)
		if err != nil {
			t.Fatal(err)
		}
		refused(t, path, append(fmt.Appendf(nil, "%s 1\n", exportMark), body...), what)
	}
}

func TestTwoRecordsMergedEitherWayAndTwiceExportTheSameBytes(t *testing.T) {
	t.Parallel()
	proptest.Check(t, func(t *rapid.T) {
		full := withNotes(reviewed(rapid.IntRange(1, 140).Draw(t, "steps"), rapid.IntRange(1, 15).Draw(t, "times")), 5).Events()
		cut, overlap := rapid.IntRange(0, len(full)).Draw(t, "cut"), rapid.IntRange(0, len(full)).Draw(t, "overlap")
		a, b := checklist.NewRecord(full[:cut]...), checklist.NewRecord(full[min(cut, overlap):]...)
		one, two := checklist.Merge(a, b), checklist.Merge(b, a)
		want, err := payload(0, one)
		if err != nil {
			t.Fatal(err)
		}
		for what, r := range map[string]checklist.Record{"the other way": two, "twice": checklist.Merge(one, a), "with itself": checklist.Merge(two, one)} {
			got, err := payload(0, r)
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("merged %s: other bytes, %v", what, err)
			}
		}
	})
}

// Nothing could be said after the last order there is, and a log could not
// write a time of no calendar.
func TestAnExportOfATimeThatNoCalendarHasIsRefused(t *testing.T) {
	for _, e := range []checklist.Event{
		{Kind: checklist.KindAnswer, Subject: "s", Order: math.MaxInt64, Day: 20000},
		{Kind: checklist.KindAnswer, Subject: "s", Order: lastSecond + 1, Day: 20000},
		{Kind: checklist.KindAnswer, Subject: "s", Order: math.MinInt64, Day: 20000},
		{Kind: checklist.KindAnswer, Subject: "s", Order: 1, Day: math.MaxInt32},
	} {
		path := filepath.Join(t.TempDir(), "theirs")
		if err := Export(path, checklist.NewRecord(e), "plainly fake"); err == nil {
			t.Errorf("%+v was exported", e)
		}
		_, err := Import(path, "plainly fake")
		wantProblem(t, err, ErrDamaged)
	}
}
