package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"handrail/checklist"
)

// These bound what a damaged or hostile record can take: the bytes it inflates
// to, and the events (the caps keep far fewer).
const (
	maxInflated = 16 << 20
	maxEvents   = 1 << 16
)

var errGarbled = errors.New("the columns make no sense")

// decode reads what encode wrote. An unknown format is ErrNewerFormat;
// anything else that is not a whole record is an error too, never part of one.
func decode(b []byte) (r checklist.Record, err error) {
	inflated := flate.NewReader(bytes.NewReader(b))
	raw, err := io.ReadAll(io.LimitReader(inflated, maxInflated+1))
	if err != nil {
		return r, fmt.Errorf("the record cannot be inflated: %w", err)
	}
	if len(raw) > maxInflated {
		return r, errGarbled
	}
	defer func() {
		if p := recover(); p != nil {
			if p != errGarbled {
				panic(p)
			}
			r, err = checklist.Record{}, errGarbled
		}
	}()
	in := &reader{raw}
	format := in.uint()
	if format > recordFormat {
		return r, fmt.Errorf("format %d is not known: %w", format, ErrNewerFormat)
	}
	if format == 0 {
		return r, errGarbled
	}
	n := in.count()
	if n > maxEvents {
		return r, errGarbled
	}
	events := make([]checklist.Event, n)
	kinds := in.table()
	for i := range events {
		events[i].Kind = checklist.Kind(in.pick(kinds))
	}
	in.subjects(events)
	devices := in.table()
	for i := range events {
		events[i].Device = in.pick(devices)
	}
	in.times(events)
	if format > 1 {
		in.groups(events, devices)
	}
	fields, having := in.shapes(events)
	for _, field := range fields {
		in.values(events, field, having[field])
	}
	if len(in.rest) > 0 {
		return r, errGarbled
	}
	return checklist.NewRecord(events...), nil
}

// reader takes columns apart. It panics with errGarbled, which decode turns
// into an error.
type reader struct{ rest []byte }

func (in *reader) uint() uint64 {
	v, n := binary.Uvarint(in.rest)
	in.skip(n)
	return v
}

func (in *reader) int() int64 {
	v, n := binary.Varint(in.rest)
	in.skip(n)
	return v
}

// skip goes on after a number of n bytes; without one n is 0 or below.
func (in *reader) skip(n int) {
	if n <= 0 {
		panic(errGarbled)
	}
	in.rest = in.rest[n:]
}

// count reads a number of things that each take a byte or more, so that a
// lie about it cannot take memory.
func (in *reader) count() int {
	n := in.uint()
	if n > uint64(len(in.rest)) {
		panic(errGarbled)
	}
	return int(n)
}

func (in *reader) table() []string {
	texts := make([]string, in.count())
	sizes := make([]uint64, len(texts))
	for i := range sizes {
		sizes[i] = in.uint()
	}
	for i, size := range sizes {
		n := size >> 1
		if n > uint64(len(in.rest)) {
			panic(errGarbled)
		}
		texts[i] = string(in.rest[:n])
		if size&1 == 1 {
			texts[i] = hex.EncodeToString(in.rest[:n])
		}
		in.rest = in.rest[n:]
	}
	return texts
}

func (in *reader) pick(texts []string) string {
	at := in.uint()
	if at >= uint64(len(texts)) {
		panic(errGarbled)
	}
	return texts[at]
}
