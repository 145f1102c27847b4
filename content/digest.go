package content

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
)

// StepDigest returns the SHA-256 of what a step asks and tells, its do and
// its see, as 64 hexadecimal digits. An answer is kept with it; while it
// stays the same, the answer stands.
func StepDigest(s *checklist.Step) string { return toldDigest(s.Do, s.See) }

// toldDigest writes every part with its length before it, so that no two
// different texts write the same.
func toldDigest(do []checklist.Action, see checklist.See) string {
	var b strings.Builder
	count := func(n int) { b.WriteString(strconv.Itoa(n)); b.WriteByte(':') }
	put := func(s string) { count(len(s)); b.WriteString(s) }
	count(len(do))
	for _, a := range do {
		put(a.Text)
		count(len(a.At))
		for _, at := range a.At {
			put(at)
		}
	}
	put(see.Ask)
	count(len(see.Answers))
	for _, a := range see.Answers {
		put(a.ID)
		put(a.Text)
		put(string(a.Means))
		count(len(a.Sets))
		for _, fact := range slices.Sorted(maps.Keys(a.Sets)) {
			put(fact)
			put(a.Sets[fact])
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// catalogueDigest is a short hash over everything a catalogue says.
func catalogueDigest(c *checklist.Catalogue) string {
	whole := *c
	whole.Digest = ""
	b, err := json.Marshal(&whole)
	if err != nil {
		panic("content: a catalogue is always valid JSON: " + err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}
