package checklist

import (
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestTheDistanceOfWordsCountsSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"status", "status", 0}, {"statsu", "status", 1}, {"stats", "status", 1}, {"statuss", "status", 1},
		{"stetus", "status", 1}, {"", "abc", 3}, {"käse", "kase", 1}, {"mfa.second", "mfa.secnod-method", 5}, {"far", "entirely", 5},
	} {
		if got := Distance(c.a, c.b, 5); got != c.want {
			t.Errorf("from %q to %q it is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestTheDistanceIsTheSameBothWays(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		words := rapid.StringOfN(rapid.RuneFrom([]rune("abcä.")), 0, 8, -1)
		a, b := words.Draw(t, "a"), words.Draw(t, "b")
		if x, y := Distance(a, b, 6), Distance(b, a, 6); x != y || (x == 0) != (a == b) {
			t.Fatalf("%d and %d", x, y)
		}
	})
}
