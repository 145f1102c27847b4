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

// StepDigest returns 12 hexadecimal digits of the SHA-256 of what a step
// asks. An answer is kept with it; while it stays the same, the answer counts.
func StepDigest(s *checklist.Step) string { return askedDigest(s.Ask, s.Answers) }

// askedDigest covers the question and the answers' ids, texts and meanings,
// not their order: why, look and actions may be rewritten freely.
func askedDigest(ask string, answers []checklist.Answer) string {
	w := &digester{}
	w.put(ask)
	ordered := slices.SortedFunc(slices.Values(answers), func(a, b checklist.Answer) int { return strings.Compare(a.ID, b.ID) })
	w.count(len(ordered))
	for _, a := range ordered {
		w.put(a.ID)
		w.put(a.Text)
		w.put(string(a.Means))
	}
	return w.sum()[:checklist.DigestDigits]
}

// toldDigest is the digest of release 2026.11: 64 digits over the actions,
// the question and the answers in their order.
func toldDigest(do []checklist.Action, ask string, answers []checklist.Answer) string {
	w := &digester{}
	w.count(len(do))
	for _, a := range do {
		w.put(a.Text)
		w.count(len(a.At))
		for _, at := range a.At {
			w.put(at)
		}
	}
	w.put(ask)
	w.count(len(answers))
	for _, a := range answers {
		w.put(a.ID)
		w.put(a.Text)
		w.put(string(a.Means))
		w.count(len(a.Sets))
		for _, fact := range slices.Sorted(maps.Keys(a.Sets)) {
			w.put(fact)
			w.put(a.Sets[fact])
		}
	}
	return w.sum()
}

// digester writes every part with its length before it, so that no two
// different texts write the same.
type digester struct{ b strings.Builder }

func (w *digester) count(n int) { w.b.WriteString(strconv.Itoa(n)); w.b.WriteByte(':') }

func (w *digester) put(s string) { w.count(len(s)); w.b.WriteString(s) }

func (w *digester) sum() string {
	sum := sha256.Sum256([]byte(w.b.String()))
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
