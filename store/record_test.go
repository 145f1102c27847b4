package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
)

var update = flag.Bool("update", false, "write the files under testdata that are not there yet")

func isNewer(err error) bool { return errors.Is(err, ErrNewerFormat) }

// reviewed makes the record of someone who answers every step so many times,
// about every ten weeks, and now and then something else than before.
func reviewed(steps, times int) checklist.Record {
	rng := rand.New(rand.NewPCG(uint64(steps), uint64(times)))
	answers := []string{"done", "one", "none", "unsure"}
	topics := []string{"mfa", "recovery", "permissions", "browser", "device", "workstation", "api", "alerts", "phishing"}
	var events []checklist.Event
	order := int64(1_763_900_000)
	for range times {
		order += 70*86400 + rng.Int64N(20000)
		at := order
		for s := range steps {
			at += 5 + rng.Int64N(240)
			digest := sha256.Sum256(fmt.Append(nil, "step", s))
			answer := answers[0]
			if rng.IntN(4) == 0 {
				answer = answers[rng.IntN(len(answers))]
			}
			subject := fmt.Sprintf("%s.step-number-%d", topics[s%len(topics)], s)
			if s%4 == 0 {
				subject += "@laptop"
			}
			events = append(events, checklist.Event{Kind: checklist.KindAnswer, Subject: subject, Order: at, Day: checklist.DayNumber(at / 86400), Device: "laptop",
				Value: checklist.Value{checklist.FieldAnswer: answer, checklist.FieldDigest: hex.EncodeToString(digest[:])}})
		}
	}
	return checklist.NewRecord(events...)
}

// withNotes adds a note of 280 characters to so many steps.
func withNotes(r checklist.Record, notes int) checklist.Record {
	rng := rand.New(rand.NewPCG(7, 7))
	words := strings.Fields("asked the broker again about the second method and they said that it comes in spring the token lies in the drawer at home beside the passport look at the page with the blue heading first the old phone still shows codes do not sell it before Sunday")
	order := r.NextOrder(r0)
	var events []checklist.Event
	for i := range notes {
		var text strings.Builder
		for text.Len() < 270 {
			text.WriteString(words[rng.IntN(len(words))] + " ")
		}
		events = append(events, checklist.Event{Kind: checklist.KindNote, Subject: fmt.Sprintf("topic.step-number-%d", i), Order: order + int64(i), Day: 20500,
			Value: checklist.Value{checklist.FieldText: text.String()}})
	}
	return r.Add(events...)
}

func TestTheRecordTheCapsAllowFitsASlot(t *testing.T) {
	for _, c := range []struct {
		name   string
		record checklist.Record
		chunks int
	}{
		{"80 steps, 15 events each", reviewed(80, 15), 7},
		{"2,000 events", reviewed(134, 15), 9},
		{"2,000 events, a hundred with long notes", withNotes(reviewed(127, 15), 95), 16},
	} {
		b, err := encode(c.record)
		if err != nil {
			t.Fatal(err)
		}
		s := stampOf(1<<63, 'A', b)
		longest := len(s.head())
		for _, v := range s.chunks(b) {
			longest = max(longest, len(v))
		}
		t.Logf("%s: %d events, %d bytes, %d chunks, longest value %d", c.name, c.record.Len(), len(b), s.count, longest)
		if s.count > c.chunks {
			t.Errorf("%s takes %d chunks, more than %d", c.name, s.count, c.chunks)
		}
		if longest > maxValue {
			t.Errorf("%s: a value of %d characters", c.name, longest)
		}
	}
}

// worstCase is the record of someone who answers 140 steps until the limits are
// reached, each answer an entry of its own, with two notes a step as long as
// they may be: 2,000 events, all in groups, digests of 12 digits.
func worstCase() checklist.Record {
	const steps = 140
	rng := rand.New(rand.NewPCG(140, 15))
	answers := []string{"done", "one", "none", "unsure", "only-one", "never"}
	topics := []string{"mfa", "recovery", "permissions", "browser", "device", "workstation", "api", "alerts", "phishing"}
	letters := []rune("eeeetttaaaooiinnsshhrrddlucmfwygpbvk")
	word := func() string {
		out := make([]rune, 2+rng.IntN(8))
		for i := range out {
			out[i] = letters[rng.IntN(len(letters))]
		}
		return string(out)
	}
	var r checklist.Record
	now := time.Unix(1_763_900_000, 0).UTC()
	var events []checklist.Event
	for round := range 15 {
		now = now.AddDate(0, 0, 30)
		for s := range steps {
			now = now.Add(time.Duration(5+rng.IntN(240)) * time.Second)
			digest := sha256.Sum256(fmt.Append(nil, "step", s))
			subject := fmt.Sprintf("%s.step-number-%d", topics[s%len(topics)], s)
			entries := []checklist.Entry{{Kind: checklist.KindAnswer, Subject: subject,
				Value: checklist.Value{checklist.FieldAnswer: answers[rng.IntN(len(answers))], checklist.FieldDigest: hex.EncodeToString(digest[:6])}}}
			if round >= 13 {
				text := word()
				for len(text) < 280 {
					text += " " + word()
				}
				entries = append(entries, checklist.Entry{Kind: checklist.KindNote, Subject: subject, Value: checklist.Value{checklist.FieldText: text[:280]}})
			}
			events = append(events, r.EnterAt(now, "laptop", entries...)...)
		}
	}
	return checklist.NewRecord(events...)
}

// worstChunks is what worstCase takes, as chunk.go tells.
const worstChunks = 30

func TestTheWorstCaseThatMustFitDoes(t *testing.T) {
	r := worstCase()
	b, err := encode(r)
	if err != nil {
		t.Fatal(err)
	}
	s := stampOf(1<<63, 'A', b)
	notes := 0
	for _, e := range r.Events() {
		notes += map[checklist.Kind]int{checklist.KindNote: 1}[e.Kind]
	}
	t.Logf("%d events, %d notes, %d bytes, %d chunks of at most %d", r.Len(), notes, len(b), s.count, maxChunks)
	if r.Len() != checklist.KeptAll || notes != 280 {
		t.Fatalf("%d events, %d notes: not the worst case", r.Len(), notes)
	}
	if s.count > worstChunks || worstChunks > maxChunks {
		t.Errorf("it takes %d chunks, it took %d, and a slot has %d", s.count, worstChunks, maxChunks)
	}
}

var r0 = time.Unix(1_763_900_000, 0).UTC()
