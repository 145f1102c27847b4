package store

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// bin is a password app that keeps what is deleted, and older values.
type bin struct {
	*fake
	deleted []string // values at the time they were deleted
	extra   map[string][]string
}

func (b *bin) Delete(service, user string) error {
	b.deleted = append(b.deleted, b.items[service+"/"+user])
	if err := b.fake.Delete(service, user); err != nil {
		return err
	}
	if more := b.extra[user]; len(more) > 0 { // another item of the same name
		b.items[service+"/"+user], b.extra[user] = more[0], more[1:]
	}
	return nil
}

func TestWhatIsErasedIsOverwrittenFirst(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, reviewed(80, 5).Events()...)
	saved(t, s, said(1))
	b := &bin{fake: f, extra: map[string][]string{"b0": {f.items["handrail/a0"], "foreign"}}}
	gone, err := opened(t, b, dir).Erase(t.Context())
	if err != nil || len(f.items) > 0 {
		t.Fatalf("%v; left %v", err, slices.Collect(maps.Keys(f.items)))
	}
	if !slices.Contains(gone, "handrail b0") {
		t.Errorf("named %v", gone)
	}
	for _, value := range b.deleted {
		if !strings.HasSuffix(value, ".empty:") && !strings.HasSuffix(value, ".erasing:") {
			t.Errorf("the bin holds %.40q", value)
		}
	}
}

// What an earlier erasure, or a person, removed meanwhile ends nothing.
func TestErasingASealedFileGoesOnPastWhatIsGone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	for n := 1; n <= 3; n++ {
		if err := os.WriteFile(fmt.Sprintf("%s.damaged-%d", path, n), []byte("set aside"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.o.FS = goneFS{osFS{}, path + ".damaged-1"}
	gone, err := s.Erase(t.Context())
	if err != nil || len(gone) != 3 || !slices.Contains(gone, path) || slices.Contains(gone, path+".damaged-1") {
		t.Errorf("erased %q, %v", gone, err)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) != 0 {
		t.Errorf("left are %q", left)
	}
}

// goneFS is a file system on which one file is removed by somebody else first.
type goneFS struct {
	osFS
	path string
}

func (g goneFS) Remove(path string) error {
	if path == g.path {
		_ = os.Remove(path)
	}
	return g.osFS.Remove(path)
}

// The mark of an erasure stays in the head until all the rest is gone, and the
// head with it.
func TestAnErasureThatStopsAtTheHeadIsToldAsOne(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	f.before = func(_ int, op, user string) fault {
		if op == "delete" && user == headName {
			return fails
		}
		return works
	}
	_, err := opened(t, f, dir).Erase(t.Context())
	wantProblem(t, err, ErrUnavailable)
	f.before = nil
	_, _, err = opened(t, f, dir).Load(t.Context())
	wantProblem(t, err, ErrLost)
	if err.Error() != "an erasure was begun here and not finished" {
		t.Error(err)
	}
}

func TestAnErasureThatHangsIsToldByTheCallThatHangs(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	h := &hanging{fake: f, stuck: make(chan struct{}), at: 14} // after the sets that were set aside and the head: the first chunk is overwritten
	defer close(h.stuck)
	s := openHanging(t, h, dir, Options{})
	s.o.Deadlines.Call = 40 * time.Millisecond
	_, err := s.Erase(t.Context())
	wantProblem(t, err, ErrTimeout)
	if !strings.Contains(err.Error(), "did not answer in time") {
		t.Error(err)
	}
}
