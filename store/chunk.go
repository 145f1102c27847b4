package store

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
)

// The sizes of what is kept in a keyring. The smallest limit of the three
// systems is 2,560 characters (Windows) for a value. A slot has as many chunks
// as its record needs. The worst case that must fit is 2,000 events of 140
// steps, all in groups, with two notes a step of 280 characters: 30 chunks
// (worstCase in the tests); the rest is room for notes in other scripts.
const (
	maxValue   = 2400 // characters of one value, header included
	maxChunks  = 48   // of one slot; in format 1 of a record it was 16
	chunkBytes = 1716 // of the record in one chunk; base64 makes 2,288 of them, and the header takes at most 112
)

// frameFormat is the version of how a record is laid out in a keyring.
const frameFormat = 1

// A value is its header, a colon, and in a chunk a part of the record:
//
//	handrail.FORMAT.head.GENERATION.SLOT.COUNT.LENGTH.SHA256:
//	handrail.FORMAT.part.GENERATION.SLOT.COUNT.LENGTH.SHA256.INDEX:BASE64
//	handrail.FORMAT.empty:     a placeholder
//	handrail.FORMAT.erasing:   in the head: an erasure was begun
//	handrail.FORMAT.aside:…    see aside.go
//
// Every chunk carries what the head does, so that a slot can be read without
// it, and a chunk of another save is known by its SHA-256.
const mark = "handrail."

const (
	placeholder = mark + "1.empty:"
	erasing     = mark + "1.erasing:"
)

// stamp says which save a slot holds.
type stamp struct {
	generation uint64
	slot       byte // 'A' or 'B'
	count      int  // chunks
	length     int  // bytes
	sum        [sha256.Size]byte
}

func stampOf(generation uint64, slot byte, data []byte) stamp {
	return stamp{generation, slot, (len(data) + chunkBytes - 1) / chunkBytes, len(data), sha256.Sum256(data)}
}

func (s stamp) header(kind string) string {
	return fmt.Sprintf("%s%d.%s.%d.%c.%d.%d.%s", mark, frameFormat, kind, s.generation, s.slot, s.count, s.length,
		base64.RawURLEncoding.EncodeToString(s.sum[:]))
}

// head writes the head item.
func (s stamp) head() string { return s.header("head") + ":" }

// chunks cuts data into the values of a slot.
func (s stamp) chunks(data []byte) []string {
	values := make([]string, s.count)
	for i := range values {
		part := data[i*chunkBytes : min(len(data), (i+1)*chunkBytes)]
		values[i] = s.header("part") + "." + strconv.Itoa(i) + ":" + base64.RawStdEncoding.EncodeToString(part)
	}
	return values
}

// parsed is a value taken apart.
type parsed struct {
	kind  string // "head", "part", "empty", "erasing"
	stamp stamp
	index int
	part  []byte
}

// parse reads a value. An error is ErrNewerFormat or says what is wrong with
// it; an empty value is a damaged one.
func parse(value string) (p parsed, err error) {
	if value == "" {
		return p, fmt.Errorf("is empty")
	}
	header, body, ok := strings.Cut(value, ":")
	words := strings.Split(header, ".")
	if !ok || len(words) < 3 || words[0]+"." != mark {
		return p, fmt.Errorf("is not one of handrail's")
	}
	format, err := strconv.ParseUint(words[1], 10, 32)
	if err != nil || format == 0 {
		return p, fmt.Errorf("has no format")
	}
	if format > frameFormat {
		return p, fmt.Errorf("has format %d: %w", format, ErrNewerFormat)
	}
	p.kind = words[2]
	wants := map[string]int{"empty": 3, "erasing": 3, "head": 8, "part": 9}[p.kind]
	if len(words) != wants {
		return p, fmt.Errorf("has a garbled header")
	}
	if wants == 3 {
		return p, nil
	}
	if err := p.stamp.read(words[3:8]); err != nil {
		return p, err
	}
	if p.kind == "part" {
		if p.index, err = strconv.Atoi(words[8]); err != nil || p.index < 0 || p.index >= p.stamp.count {
			return p, fmt.Errorf("has a garbled header")
		}
		if p.part, err = base64.RawStdEncoding.DecodeString(body); err != nil {
			return p, fmt.Errorf("is not whole")
		}
	} else if body != "" {
		return p, fmt.Errorf("has a garbled header")
	}
	return p, nil
}

func (s *stamp) read(words []string) error {
	garbled := fmt.Errorf("has a garbled header")
	var err error
	if s.generation, err = strconv.ParseUint(words[0], 10, 64); err != nil {
		return garbled
	}
	if words[1] != "A" && words[1] != "B" {
		return garbled
	}
	s.slot = words[1][0]
	if s.count, err = strconv.Atoi(words[2]); err != nil || s.count < 0 || s.count > maxChunks {
		return garbled
	}
	if s.length, err = strconv.Atoi(words[3]); err != nil || s.length < 0 || s.length > s.count*chunkBytes || s.length <= (s.count-1)*chunkBytes {
		return garbled
	}
	sum, err := base64.RawURLEncoding.DecodeString(words[4])
	if err != nil || len(sum) != sha256.Size {
		return garbled
	}
	copy(s.sum[:], sum)
	return nil
}

// Names of the items: neutral, since any program of this user can list them.
const headName = "head"

func itemName(slot byte, i int) string {
	return string(slot|0x20) + strconv.Itoa(i)
}

func otherSlot(slot byte) byte {
	if slot == 'A' {
		return 'B'
	}
	return 'A'
}
