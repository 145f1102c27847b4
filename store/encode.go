package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"

	"handrail/checklist"
)

// recordFormat is the number of the encoding below. A change of it needs a
// fixture of the old one in testdata, and the old one stays readable.
const recordFormat = 2

// encode writes a record as columns, deflated. The same record always gives
// the same bytes.
//
// The events come oldest first, since people come back to the same steps in
// the same order: what differs little from the event before it, or says what
// the last event about the same subject said, costs next to nothing.
//
//	format, count
//	table of kinds;    per event its kind
//	table of subjects; per event the difference to the subject after the last one
//	table of devices;  per event its device
//	per event the difference of its order to the one before
//	per event the difference of its day to the day of its order
//	per event its group (since format 2): 0 none, 1 that of the event before,
//	   2 one that it begins and is alone in, 3 one that it begins: the size,
//	   4 another: the device, the difference of the orders, the size
//	table of shapes (the names of a value's fields); per event its shape
//	per field name, in order: table of texts; per event that has the field,
//	   0 (as the last event about this kind and subject) or the text's place plus 1
//
// ErrTooBig says that it could not be read again.
func encode(r checklist.Record) ([]byte, error) {
	events := oldestFirst(r)
	var w columns
	w.uint(recordFormat)
	w.uint(uint64(len(events)))

	kinds := newTable()
	for _, e := range events {
		kinds.add(string(e.Kind))
	}
	w.table(kinds)
	for _, e := range events {
		w.uint(kinds.at(string(e.Kind)))
	}
	w.subjects(events)
	devices := newTable()
	for _, e := range events {
		devices.add(e.Device)
		devices.add(e.Group.Device)
	}
	w.table(devices)
	for _, e := range events {
		w.uint(devices.at(e.Device))
	}
	w.times(events)
	w.groups(events, devices)
	for _, field := range w.shapes(events) {
		w.values(events, field)
	}
	if len(w.buf) > maxInflated {
		return nil, tooBig(len(w.buf))
	}
	return deflate(w.buf), nil
}

type about struct {
	kind    checklist.Kind
	subject string
}

func oldestFirst(r checklist.Record) []checklist.Event {
	events := r.Events()
	slices.Reverse(events)
	return events
}

// dayOfOrder is the UTC day of an order, rounded down.
func dayOfOrder(order int64) int64 {
	day := order / 86400
	if order%86400 < 0 {
		day--
	}
	return day
}

// shapeOf joins field names so that no two different lists give the same.
func shapeOf(keys []string) string {
	var b strings.Builder
	for _, k := range keys {
		b.Write(binary.AppendUvarint(nil, uint64(len(k))))
		b.WriteString(k)
	}
	return b.String()
}

func keysOf(shape string) []string {
	var keys []string
	for b := []byte(shape); len(b) > 0; {
		n, w := binary.Uvarint(b)
		keys = append(keys, string(b[w:w+int(n)]))
		b = b[w+int(n):]
	}
	return keys
}

// columns is what has been written so far.
type columns struct{ buf []byte }

func (w *columns) uint(v uint64) { w.buf = binary.AppendUvarint(w.buf, v) }
func (w *columns) int(v int64)   { w.buf = binary.AppendVarint(w.buf, v) }

// table writes the lengths of all texts, then the texts. A text that is all
// lower-case hexadecimal, such as a digest, takes half its length.
func (w *columns) table(t *table) {
	w.uint(uint64(len(t.texts)))
	var body bytes.Buffer
	for _, s := range t.texts {
		if raw, ok := fromHex(s); ok {
			w.uint(uint64(len(raw))<<1 | 1)
			body.Write(raw)
		} else {
			w.uint(uint64(len(s)) << 1)
			body.WriteString(s)
		}
	}
	w.buf = append(w.buf, body.Bytes()...)
}

// fromHex unpacks a text of 12 or more lower-case hexadecimal digits.
func fromHex(s string) ([]byte, bool) {
	if len(s) < 12 || len(s)%2 != 0 || strings.ToLower(s) != s {
		return nil, false
	}
	raw, err := hex.DecodeString(s)
	return raw, err == nil
}

// table is texts in the order they were first met.
type table struct {
	texts []string
	place map[string]uint64
}

func newTable() *table { return &table{place: make(map[string]uint64)} }

func (t *table) add(s string) {
	if _, ok := t.place[s]; !ok {
		t.place[s] = uint64(len(t.texts))
		t.texts = append(t.texts, s)
	}
}

func (t *table) at(s string) uint64 { return t.place[s] }

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(b) // a bytes.Buffer takes everything
	w.Close()
	return out.Bytes()
}
