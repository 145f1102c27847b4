package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"handrail/checklist"
)

// failing lets one call to a keyring fail.
func (f *fake) failing(at int) {
	f.calls = 0
	f.before = func(n int, _, _ string) fault {
		if n == at {
			return fails
		}
		return works
	}
}

func TestEveryLookOfALoadThatFailsIsToldAndReadsNothing(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	saved(t, opened(t, f, dir), said(2))
	other := t.TempDir() // where nothing is known of the record, so that both slots are read
	for _, at := range []string{dir, other} {
		for n, failed := 1, true; failed; n++ {
			f.failing(n)
			r, _, err := opened(t, f, at).Load(t.Context())
			failed = f.calls >= n
			if failed && (!errors.Is(err, ErrUnavailable) || r.Len() > 0) || !failed && err != nil {
				t.Fatalf("call %d: %d entries, %v", n, r.Len(), err)
			}
		}
	}
}

func TestEveryCallOfAnErasureThatFailsIsToldAndItCanBeFinished(t *testing.T) {
	t.Parallel()
	told := 0
	for n, failed := 1, true; failed; n += 1 + n/8 {
		f, dir := newFake(), t.TempDir()
		s := opened(t, f, dir)
		saved(t, s, said(1))
		saved(t, s, said(2))
		f.failing(n)
		_, err := s.Erase(t.Context())
		failed = f.calls >= n
		// What cannot be overwritten is deleted all the same.
		if err != nil && (!failed || !errors.Is(err, ErrUnavailable)) || err == nil && len(f.items) > 0 {
			t.Fatalf("call %d: %v, %d items left", n, err, len(f.items))
		}
		told += b2i(err != nil)
		f.before = nil
		if _, err := opened(t, f, dir).Erase(t.Context()); err != nil || len(f.items) > 0 {
			t.Fatalf("call %d: the second time %v, %d items left", n, err, len(f.items))
		}
	}
	if told < 12 {
		t.Errorf("of all calls that failed %d were told", told)
	}
}

func TestWhatWasErasedIsNotBroughtBackByTheProgramThatErasedIt(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, said(1), said(2))
	if _, err := s.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r, state := saved(t, s, said(3)); r.Len() != 1 || state.Generation != 1 {
		t.Errorf("%d entries in save %d", r.Len(), state.Generation)
	}
}

// A save that was cut off before its head is whole, and is read although
// nothing that is known here speaks of it.
func TestAWholeSaveAboveTheHeadIsReadWhereTheHeadIsTheOneThatWasKept(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	saved(t, opened(t, f, dir), said(2))
	head := f.items["handrail/"+headName]
	saved(t, opened(t, f, t.TempDir()), said(3))
	f.items["handrail/"+headName] = head
	r, state := loaded(t, opened(t, f, dir))
	if r.Len() != 3 || len(state.Words) != 1 || !strings.Contains(state.Words[0], "newer save 3") {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
}

func TestAHeadThatNamesAnotherSaveOfTheSameNumberIsToldAsThat(t *testing.T) {
	f, g, dir := newFake(), newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	saved(t, opened(t, g, t.TempDir()), said(2))
	f.items["handrail/"+headName] = g.items["handrail/"+headName]
	r, state := loaded(t, opened(t, f, dir))
	if r.Len() != 1 || len(state.Words) != 1 || state.Words[0] != "The keyring points to another save 1 than the one it holds whole, which was read." {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
}

func TestAKeyringThatGoesBackWhileAProgramIsOpenIsToldAndRestored(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, said(1))
	older := f.copyItems()
	saved(t, s, said(2))
	saved(t, s, said(3))
	if _, state := loaded(t, s); len(state.Words) != 0 {
		t.Errorf("nothing happened, and it tells %q", state.Words)
	}
	f.items = older
	r, state := loaded(t, s)
	if r.Len() != 3 || len(state.Words) != 1 || !strings.HasSuffix(state.Words[0], "from save 3 to save 1. The next save restores it.") {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
	saved(t, s, said(4))
	if r, state := loaded(t, opened(t, f, dir)); r.Len() != 4 || state.Generation != 4 || len(state.Words) != 0 {
		t.Errorf("%d entries in save %d, %q", r.Len(), state.Generation, state.Words)
	}
}

func TestAHeaderWithAnyWordGarbledIsDamage(t *testing.T) {
	s := stampOf(7, 'B', make([]byte, chunkBytes+1))
	good := strings.Split(strings.TrimSuffix(s.chunks(make([]byte, chunkBytes+1))[1], ":"), ":")[0]
	body := strings.SplitN(s.chunks(make([]byte, chunkBytes+1))[1], ":", 2)[1]
	if _, err := parse(good + ":" + body); err != nil {
		t.Fatal(err)
	}
	words := strings.Split(good, ".")
	for at, wrong := range map[int][]string{
		1: {"", "0", "x"}, 2: {"", "head", "part2"}, 3: {"", "-1", "x"}, 4: {"", "C", "AB"},
		5: {"", "-1", "x", "49", "1", "3"}, 6: {"", "-1", "x", "0", "1716", "3433"}, 7: {"", "AAAA", "*"}, 8: {"", "-1", "2", "x"},
	} {
		for _, word := range wrong {
			garbled := append([]string(nil), words...)
			garbled[at] = word
			if p, err := parse(strings.Join(garbled, ".") + ":" + body); err == nil {
				t.Errorf("word %d as %q: %+v", at, word, p)
			}
		}
	}
}

func TestAPassphraseMayHaveAsManyBytesAsIsTold(t *testing.T) {
	for n, want := range map[int]bool{1: true, MaxPassphrase: true, MaxPassphrase + 1: false} {
		if got := PassphraseFault(strings.Repeat("x", n)) == ""; got != want {
			t.Errorf("%d bytes: %v", n, got)
		}
	}
}

// The first line of a file is as long as a passphrase may be, and no longer.
func TestAFirstLineMayBeAsLongAsAPassphrase(t *testing.T) {
	longest := strings.Repeat("x", MaxPassphrase)
	for text, want := range map[string]string{longest + "\nmore": longest, longest: longest, "one\r\n": "one", longest + "x": "", "\n": "", "\uFEFF\n": ""} {
		for name, read := range map[string]func() (string, error){
			"bytes":       func() (string, error) { return FirstLine([]byte(text)) },
			"stream":      func() (string, error) { return ReadLine(iotest.OneByteReader(strings.NewReader(text))) },
			"with pauses": func() (string, error) { return ReadLine(&pausing{strings.NewReader(text), false}) },
		} {
			if got, err := read(); got != want || (err != nil) != (want == "") {
				t.Errorf("%s of %d bytes: %d bytes, %v", name, len(text), len(got), err)
			}
		}
	}
	if _, err := ReadLine(iotest.ErrReader(errFake)); err == nil {
		t.Error("a stream that fails is read")
	}
	rest := strings.NewReader("one\ntwo")
	if line, err := ReadLine(rest); line != "one" || err != nil || rest.Len() != 3 {
		t.Errorf("%q, %v, and %d bytes are left", line, err, rest.Len())
	}
	if _, err := ReadPassphraseFile(filepath.Join(t.TempDir(), "none")); err == nil || err.Error() != "cannot be read" {
		t.Error(err)
	}
}

// pausing gives nothing at every other read.
type pausing struct {
	io.Reader
	pause bool
}

func (p *pausing) Read(b []byte) (int, error) {
	if p.pause = !p.pause; p.pause {
		return 0, nil
	}
	return p.Reader.Read(b)
}

// What the first version sealed with bytes that are no text opens with these
// bytes only, and the text in either form opens what was sealed with one.
func TestAPassphraseIsTriedInEachFormThatMayHaveBeenMeant(t *testing.T) {
	for passphrase, want := range map[string][]string{
		"plain":         {"plain"},
		"caf\u00e9\x00": {"caf\u00e9\x00"},
		"\xffx":         {"\xffx"},
		"caf\u00e9":     {"caf\u00e9", "cafe\u0301"},
		"cafe\u0301":    {"caf\u00e9", "cafe\u0301"},
		"\uFEFFplain":   {"plain", "\uFEFFplain"},
		"\uFEFF":        {"\uFEFF"},
	} {
		if got := passphraseForms(passphrase); !slices.Equal(got, want) {
			t.Errorf("%q: %q", passphrase, got)
		}
	}
}

// What could not be read again is not written, wherever it would go.
func TestARecordTooBigToReadIsRefusedEverywhere(t *testing.T) {
	huge := said(1)
	huge.Value = checklist.Value{checklist.FieldText: strings.Repeat("x", maxInflated)}
	dir := t.TempDir()
	file, _ := sealedAt(t, filepath.Join(dir, "record.age"), dir, fakePassphrase)
	for name, s := range map[string]Store{"keyring": opened(t, newFake(), t.TempDir()), "file": file} {
		_, _, err := s.Save(t.Context(), []checklist.Event{huge})
		if !errors.Is(err, ErrTooBig) {
			t.Errorf("%s: %v", name, err)
		}
	}
	path := filepath.Join(dir, "export")
	if err := Export(path, checklist.NewRecord(huge), fakePassphrase); !errors.Is(err, ErrTooBig) {
		t.Errorf("export: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*e*")); len(left) != 0 {
		t.Errorf("written are %q", left)
	}
}

func TestACallThatWasCalledOffIsLeftAloneToo(t *testing.T) {
	stuck := make(chan struct{})
	w := newWorker(newFake())
	at := Deadlines{Call: time.Minute, Notice: time.Millisecond}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := w.do(ctx, at, cancel, func(Backend) (string, error) { <-stuck; return "", nil })
	if !errors.Is(err, context.Canceled) || w.returned() == nil {
		t.Fatalf("%v, left alone %v", err, w.returned() != nil)
	}
	var l late
	if _, err := w.do(t.Context(), at, nil, func(Backend) (string, error) { return "", nil }); !errors.As(err, &l) || !l.earlier {
		t.Errorf("the next call: %v", err)
	}
	back := w.returned()
	close(stuck)
	<-back
	if v, err := w.do(t.Context(), at, nil, func(Backend) (string, error) { return "again", nil }); v != "again" || err != nil {
		t.Errorf("once it came back: %q, %v", v, err)
	}
}

func TestTheStateFolderIsItsOwnersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes mean nothing there")
	}
	dir := filepath.Join(t.TempDir(), "state", "handrail")
	saved(t, opened(t, newFake(), dir), said(1))
	for path, want := range map[string]os.FileMode{dir: 0o700, filepath.Dir(dir): 0o700, wherePath(dir): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode().Perm(), err)
		}
	}
}
