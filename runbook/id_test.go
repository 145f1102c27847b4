package runbook

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/paper"
	"handrail/internal/proptest"
)

func TestAnIDIsReadAsItIsTyped(t *testing.T) {
	id := document(t, full(), Options{}).Prints[0].ID
	for _, typed := range []string{id, FormatID(id), strings.ToLower(id), id[:2] + " " + id[2:], " " + id[:4] + " – " + id[4:] + "\n"} {
		if got, err := ParseID(typed); err != nil || got != id {
			t.Errorf("ParseID(%q) = %q, %v, want %q", typed, got, err, id)
		}
	}
}

func TestEverySlipInAnIDIsCaught(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		digits := make([]int, idLength)
		for i := range idLength - 1 {
			digits[i] = rapid.IntRange(0, len(alphabet)-1).Draw(t, "digit")
		}
		digits[idLength-1] = checkDigit(digits)
		id := make([]byte, idLength)
		for i, x := range digits {
			id[i] = alphabet[x]
		}
		if _, err := ParseID(string(id)); err != nil {
			t.Fatalf("ParseID(%s): %v", id, err)
		}
		for i := range id {
			for j := range alphabet {
				wrong := append([]byte(nil), id...)
				wrong[i] = alphabet[j]
				if _, err := ParseID(string(wrong)); (err == nil) != (wrong[i] == id[i]) {
					t.Fatalf("%s for %s: %v", wrong, id, err)
				}
			}
			for j := range i {
				swapped := append([]byte(nil), id...)
				swapped[i], swapped[j] = id[j], id[i]
				if _, err := ParseID(string(swapped)); (err == nil) != (id[i] == id[j]) {
					t.Fatalf("%s for %s: %v", swapped, id, err)
				}
			}
		}
	})
}

func TestAnIDSaysWhatIsWrongWithIt(t *testing.T) {
	for typed, want := range map[string]string{"": "has 8 characters", "2345678": "has 8 characters, this has 7", "2345O678": `'O'`, "0": `'0'`} {
		if _, err := ParseID(typed); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseID(%q): %v, want %q", typed, err, want)
		}
	}
}

func TestTheIDFollowsWhatIsSaidAndTheDay(t *testing.T) {
	base := document(t, full(), Options{On: day}).Prints[0].ID
	if again := document(t, full(), Options{On: day}).Prints[0].ID; again != base {
		t.Errorf("the same document has the ids %s and %s", base, again)
	}
	more := full()
	more.device("z", "Another", "tablet")
	seen := map[string]string{base: "base"}
	for name, id := range map[string]string{
		"day": document(t, full(), Options{On: day + 1}).Prints[0].ID, "paper": document(t, full(), Options{On: day, Paper: paper.Letter}).Prints[0].ID,
		"large":  document(t, full(), Options{On: day, Large: true}).Prints[0].ID,
		"device": document(t, more, Options{On: day}).Prints[0].ID,
	} {
		if seen[id] != "" {
			t.Errorf("%s and %s have the same id %s", name, seen[id], id)
		}
		seen[id] = name
	}
}

func FuzzParseID(f *testing.F) {
	for _, seed := range []string{"", "2345-6789", "RJ4E-HA5N", "\xff", "２３４５"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		id, err := ParseID(typed)
		if err != nil {
			return
		}
		if again, err := ParseID(FormatID(id)); err != nil || again != id || len(id) != idLength {
			t.Errorf("ParseID(%q) = %q, which reads as %q, %v", typed, id, again, err)
		}
	})
}
