package content

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"handrail/checklist"
)

// The compiled form of a catalogue is a line that names it, eight bytes that
// stand for the shape of the types it was written from, the length of the
// structure, the structure (lengths and numbers, field after field), and then
// every text in that order. Texts are not copied when it is read.
const compiledMark = "handrail catalogue 1\n"

var errOtherShape = errors.New("it was compiled for other types: run go generate ./content")
var errCut = errors.New("it ends too early, or says lengths it does not have")

// Compile writes a catalogue in the form that Embedded reads. The same
// catalogue always gives the same bytes.
func Compile(c *checklist.Catalogue) []byte {
	w := &compiler{}
	w.write(reflect.ValueOf(c).Elem())
	b := append([]byte(compiledMark), shape()...)
	b = binary.AppendUvarint(b, uint64(len(w.structure)))
	b = append(b, w.structure...)
	return append(b, w.texts.String()...)
}

type compiler struct {
	structure []byte
	texts     strings.Builder
}

func (w *compiler) count(n int) { w.structure = binary.AppendUvarint(w.structure, uint64(n)) }

func (w *compiler) write(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			w.write(v.Field(i))
		}
	case reflect.String:
		w.count(v.Len())
		w.texts.WriteString(v.String())
	case reflect.Bool:
		w.structure = append(w.structure, 0)
		if v.Bool() {
			w.structure[len(w.structure)-1] = 1
		}
	case reflect.Int, reflect.Int32:
		w.structure = binary.AppendVarint(w.structure, v.Int())
	case reflect.Uint8:
		w.count(int(v.Uint()))
	case reflect.Slice:
		w.count(v.Len())
		for i := range v.Len() {
			w.write(v.Index(i))
		}
	case reflect.Map:
		w.count(v.Len())
		for _, k := range slices.SortedFunc(maps.Keys(entries(v)), strings.Compare) {
			key := reflect.ValueOf(k)
			w.write(key)
			w.write(v.MapIndex(key))
		}
	default:
		panic("content: the compiled form has no " + v.Kind().String() + "; add it to write and read")
	}
}

func entries(v reflect.Value) map[string]bool {
	all := make(map[string]bool, v.Len())
	for _, k := range v.MapKeys() {
		all[k.String()] = true
	}
	return all
}

// decompile reads what Compile wrote. Texts of the catalogue are parts of
// compiled.
func decompile(compiled string) (*checklist.Catalogue, error) {
	rest, ok := strings.CutPrefix(compiled, compiledMark)
	ours := shape()
	if !ok || len(rest) < len(ours) {
		return nil, errCut
	}
	if rest[:len(ours)] != ours {
		return nil, errOtherShape
	}
	r := &decompiler{structure: rest[len(ours):]}
	n := r.count(&r.structure)
	if r.cut {
		return nil, errCut
	}
	r.structure, r.texts = r.structure[:n], r.structure[n:]
	c := &checklist.Catalogue{}
	r.read(reflect.ValueOf(c).Elem())
	if r.cut || r.structure != "" || r.texts != "" {
		return nil, errCut
	}
	return c, nil
}

type decompiler struct {
	structure, texts string
	cut              bool // it ended too early
}

func (r *decompiler) uvarint() uint64 {
	var n uint64
	for i := range min(len(r.structure), binary.MaxVarintLen64) {
		b := r.structure[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.structure = r.structure[i+1:]
			return n
		}
	}
	r.cut = true
	return 0
}

// count reads a length, which is never more than there is left to fill it.
func (r *decompiler) count(left *string) int {
	n := r.uvarint()
	if n > uint64(len(*left)) {
		r.cut = true
		return 0
	}
	return int(n)
}

func (r *decompiler) read(v reflect.Value) {
	if r.cut {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			r.read(v.Field(i))
		}
	case reflect.String:
		n := r.count(&r.texts)
		v.SetString(r.texts[:n])
		r.texts = r.texts[n:]
	case reflect.Bool:
		v.SetBool(r.uvarint() == 1)
	case reflect.Int, reflect.Int32:
		n := r.uvarint()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Uint8:
		v.SetUint(r.uvarint() & 0xff)
	case reflect.Slice:
		if n := r.count(&r.structure); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				r.read(v.Index(i))
			}
		}
	case reflect.Map:
		if n := r.count(&r.structure); n > 0 {
			v.Set(reflect.MakeMapWithSize(v.Type(), n))
			for range n {
				key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				r.read(key)
				r.read(value)
				v.SetMapIndex(key, value)
			}
		}
	}
}

// shape stands for the types of package checklist that a catalogue is made
// of, so that what was compiled for others is never misread.
var shape = sync.OnceValue(func() string {
	var describe func(reflect.Type) string
	describe = func(t reflect.Type) string {
		switch t.Kind() {
		case reflect.Struct:
			s := "{"
			for f := range t.Fields() {
				s += f.Name + " " + describe(f.Type) + ";"
			}
			return s + "}"
		case reflect.Slice:
			return "[]" + describe(t.Elem())
		case reflect.Map:
			return fmt.Sprintf("map[%s]%s", describe(t.Key()), describe(t.Elem()))
		}
		return t.Kind().String()
	}
	sum := sha256.Sum256([]byte(describe(reflect.TypeFor[checklist.Catalogue]())))
	return string(sum[:8])
})
