package store

import (
	"maps"
	"slices"
	"strings"
	"testing"
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
