package paper

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestALineIsTheSameHoweverTheSpacesAre(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zäß€“”.,]{1,30}`), 0, 12).Draw(t, "words")
		tight, loose := "", " "
		for i, w := range words {
			if i > 0 {
				tight += " "
			}
			tight += w
			loose += w + rapid.SampledFrom([]string{" ", "  ", " \t", "\u00a0", "\n"}).Draw(t, "space")
		}
		width := rapid.Float64Range(20, 400).Draw(t, "width")
		lines := wrap(loose, width, 12, false)
		if !slices.Equal(lines, wrap(tight, width, 12, false)) {
			t.Fatalf("%q and %q are broken apart", tight, loose)
		}
		for _, l := range lines {
			if w := regular().width(l, 12); w > width && len([]rune(l)) > 1 {
				t.Fatalf("%q is %.1f wide, the line %.1f", l, w, width)
			}
		}
	})
}
