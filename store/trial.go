package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"time"

	"handrail/checklist"
)

// Tried is what a full-size round trip saw.
type Tried struct {
	Place  Place
	Events int
	Chunks int // items in a keyring
	Bytes  int
	Save   time.Duration
	Load   time.Duration
	Erase  time.Duration

	Remains []string // what the program that keeps it may still hold of the made-up record
}

// Try makes a full-size round trip beside the record, at the place the options
// name: it saves a made-up record as large as the caps allow, reads it back,
// compares and erases it. The record itself is not touched. scratch is a
// folder that can be thrown away; now tells the time.
func Try(ctx context.Context, o Options, scratch string, now func() time.Time) (t Tried, err error) {
	o = o.orUsual()
	o.Service += "-test"
	o.Dir = scratch
	if o.Kind == File {
		o.Path = filepath.Join(filepath.Dir(o.Path), ".handrail-test.age")
		o.Passphrase = func(context.Context, Ask) (string, error) { return "handrail store test", nil }
	}
	s, err := Open(o)
	if err != nil {
		return t, err
	}
	t.Place, t.Remains = s.Place(), s.Remains(ctx)
	if _, err := s.Erase(ctx); err != nil { // what an earlier try left
		return t, err
	}
	defer func() {
		began := now()
		if _, failed := s.Erase(context.WithoutCancel(ctx)); failed != nil && err == nil {
			err = failed
		}
		t.Erase = now().Sub(began)
	}()
	full := fullRecord()
	began := now()
	_, state, err := s.Save(ctx, full.Events())
	if err != nil {
		return t, err
	}
	t.Save, t.Chunks, t.Bytes, t.Events = now().Sub(began), state.Chunks, state.Bytes, full.Len()
	began = now()
	again, _ := Open(o) // another store, so that nothing is taken from memory
	r, _, err := again.Load(ctx)
	t.Load = now().Sub(began)
	if err == nil && !sameRecord(r, full) {
		err = problem(ErrDamaged, "what was read back is not what was saved", "do not keep the record in "+t.Place.Words+"; "+elsewhere)
	}
	return t, err
}

// fullRecord makes a record of as many events as the caps allow, none of them
// about anything.
func fullRecord() checklist.Record {
	rng := rand.New(rand.NewPCG(1, 2)) // always the same
	events := make([]checklist.Event, checklist.KeptAll)
	order := int64(1_700_000_000)
	for i := range events {
		step := i % (checklist.KeptAll/checklist.KeptEach + 1)
		if step == 0 {
			order += 70 * 86400
		}
		order += 5 + rng.Int64N(240)
		digest := sha256.Sum256([]byte{byte(step)})
		events[i] = checklist.Event{Kind: checklist.KindAnswer, Subject: fmt.Sprintf("test.step-%d", step), Order: order,
			Day: checklist.DayNumber(order / 86400), Device: "test",
			Value: checklist.Value{checklist.FieldAnswer: fmt.Sprint("answer-", rng.IntN(4)), checklist.FieldDigest: hex.EncodeToString(digest[:])}}
	}
	return checklist.NewRecord(events...)
}
