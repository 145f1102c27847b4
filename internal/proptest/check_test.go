package proptest

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// draws returns what one check of a property draws.
func draws(t *testing.T) []int {
	var all []int
	Check(t, func(t *rapid.T) { all = append(all, rapid.Int().Draw(t, "n")) })
	return all
}

func TestTheQuickRunDrawsTheSameCasesEveryTime(t *testing.T) {
	if Long() {
		t.Skip("the long run draws others every time")
	}
	if first, second := draws(t), draws(t); !slices.Equal(first, second) {
		t.Errorf("first %v…, then %v…", first[:3], second[:3])
	}
}
