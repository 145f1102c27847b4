package checklist

import (
	"strings"
	"testing"
)

// What a rehearsal missed is mended by a look after it, at all of it or at one.
func TestWhatARehearsalMissedIsMendedByALookAfterIt(t *testing.T) {
	drill, err := DrillEntry("lost-phone", "4", "the number, ; the key\nthe sheet")
	if err != nil {
		t.Fatal(err)
	}
	look := func(id string) Entry {
		return Entry{Kind: KindLooked, Subject: missSubject(id), Value: Value{"saw": "mended"}}
	}
	first := Miss{Scenario: "lost-phone", N: 1}.ID()
	for _, test := range []struct {
		what string
		said []Entry
		want string
	}{
		{"nobody rehearsed", nil, ""},
		{"nothing was mended", []Entry{drill}, "the number open, the key open, the sheet open"},
		{"one of them", []Entry{drill, look(first)}, "the number mended, the key open, the sheet open"},
		{"all", []Entry{drill, look("lost-phone")}, "the number mended, the key mended, the sheet mended"},
		{"before it", []Entry{look(first), look("lost-phone"), drill}, "the number open, the key open, the sheet open"},
		{"of another rehearsal", []Entry{drill, look("lost-key")}, "the number open, the key open, the sheet open"},
		{"taken back", []Entry{drill, look(first), {Kind: KindLooked, Subject: missSubject(first)}}, "the number open, the key open, the sheet open"},
		{"the rehearsal was taken back", []Entry{drill, {Kind: KindDrill, Subject: "lost-phone"}}, ""},
	} {
		var r Record
		for _, e := range test.said {
			r = entering(r, e)
		}
		var got []string
		for _, m := range Assess(oneStep(Interval{}), r, today).MissesOf("lost-phone") {
			got = append(got, m.Text+map[bool]string{true: " mended", false: " open"}[m.Mended])
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}

func TestAMissIsNotMendedByALookOfTheSameSecond(t *testing.T) {
	drill := Event{Kind: KindDrill, Subject: "lost-phone", Order: 5, Day: today, Value: Value{"misses": "the key"}}
	for order, mended := range map[int64]bool{4: false, 5: false, 6: true} {
		look := Event{Kind: KindLooked, Subject: missSubject("lost-phone"), Order: order, Day: today, Value: Value{"saw": "x"}}
		a := Assess(oneStep(Interval{}), NewRecord(drill, look), today)
		if got := a.MissesOf("lost-phone"); len(got) != 1 || got[0].Mended != mended || len(a.Misses()) != 1-b2i(mended) {
			t.Errorf("a look %d seconds after the rehearsal: %+v", order-5, got)
		}
	}
}

// A record keeps texts of one line: a thing a line is still a thing each.
func TestWhatARehearsalMissedIsOneThingALine(t *testing.T) {
	drill, err := DrillEntry("lost-phone", "4", "\nthe codes\r\nthe key, and the pen\n")
	if got, want := drill.Value["misses"], "the codes; the key, and the pen"; err != nil || got != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}
