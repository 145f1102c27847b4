package checklist

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// drawReviews draws reviews that fall close together, some of them on days
// that cannot be moved. natural is the day each would have alone.
func drawReviews(t *rapid.T) (all []review, natural []Day) {
	n := rapid.IntRange(0, 120).Draw(t, "reviews")
	days := make([]Day, n)
	for i := range days {
		days[i] = today + Day(rapid.IntRange(40, 60).Draw(t, "due"))
		natural = append(natural, days[i])
		r := review{key: fmt.Sprint("step", i), due: &days[i], day: days[i], seen: today - Day(rapid.IntRange(0, 300).Draw(t, "seen"))}
		if rapid.IntRange(0, 9).Draw(t, "fixed") == 0 {
			r.due = nil
		}
		all = append(all, r)
	}
	return all, natural
}

func TestNoDayBringsMoreReviewsThanASittingUnlessNoneCanComeSooner(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		all, natural := drawReviews(t)
		given := slices.Clone(all)
		spread(all)
		per, fixed, forced := make(map[Day]int), make(map[Day]int), make(map[Day]int)
		for i, r := range given {
			on := natural[i]
			if r.due == nil {
				fixed[on]++
			} else {
				on = *r.due
				if on > natural[i] || on < r.earliest() {
					t.Fatalf("a review seen on %s and due on %s was moved to %s", r.seen, natural[i], on)
				}
				if on == r.earliest() {
					forced[on]++
				}
			}
			per[on]++
		}
		for day, n := range per {
			if n > max(SittingSteps, fixed[day]+forced[day]) {
				t.Fatalf("%d reviews on %s, of which %d cannot come sooner and %d are fixed", n, day, forced[day], fixed[day])
			}
		}
	})
}

func TestTheOrderInWhichReviewsAreListedChangesNoDay(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		all, natural := drawReviews(t)
		other := make([]review, len(all))
		again := slices.Clone(natural)
		for i, r := range all {
			other[i] = r
			if r.due != nil {
				other[i].due = &again[i]
			}
		}
		first := slices.Clone(all)
		spread(all)
		spread(rapid.Permutation(other).Draw(t, "order"))
		for i, r := range first {
			if r.due != nil && *r.due != again[i] {
				t.Fatalf("review %d comes on %s or on %s", i, *r.due, again[i])
			}
		}
	})
}

func TestWhatWaitsLongestIsMovedFirst(t *testing.T) {
	due := today + 91
	days := make([]Day, SittingSteps+1)
	var all []review
	for i := range days {
		days[i] = due
		all = append(all, review{key: fmt.Sprint("monthly", i), due: &days[i], day: due, seen: due - 30})
	}
	all[4].seen = due - 365 // asked once a year
	spread(all)
	for i, day := range days {
		if want := due - Day(b2i(i == 4)); day != want {
			t.Errorf("review %d comes on %s, want %s", i, day, want)
		}
	}
}

func TestReviewsThatFillNoSittingStayOnTheirDay(t *testing.T) {
	days := make([]Day, 3*SittingSteps)
	var all []review
	for i := range days {
		days[i] = today + 91 + Day(i/SittingSteps)
		all = append(all, review{key: fmt.Sprint("s", i), due: &days[i], day: days[i], seen: today})
	}
	spread(all)
	for i, day := range days {
		if want := today + 91 + Day(i/SittingSteps); day != want {
			t.Errorf("review %d comes on %s, want %s", i, day, want)
		}
	}
}

func TestNothingIsAskedAgainBeforeHalfOfItsInterval(t *testing.T) {
	days := make([]Day, 40*SittingSteps)
	var all []review
	for i := range days {
		days[i] = today + 30
		all = append(all, review{key: fmt.Sprint("monthly", i), due: &days[i], day: days[i], seen: today})
	}
	spread(all)
	if first := slices.Min(days); first != today+15 {
		t.Errorf("the first of %d monthly looks comes on %s", len(days), first)
	}
	daily := today + 1
	spread([]review{{key: "daily", due: &daily, day: daily, seen: today}})
	if daily != today+1 {
		t.Errorf("what is seen every day is asked again on %s", daily)
	}
}
