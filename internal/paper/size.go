package paper

import (
	"fmt"
	"slices"
	"strings"
)

// Size is a size of paper.
type Size string

// The sizes of paper.
const (
	A4     Size = "a4"     // 210 by 297 mm
	Letter Size = "letter" // 8½ by 11 inches
)

// ParseSize reads a paper size, in any case; the empty name is A4.
func ParseSize(s string) (Size, error) {
	switch p := Size(strings.ToLower(s)); p {
	case "":
		return A4, nil
	case A4, Letter:
		return p, nil
	}
	return "", fmt.Errorf("%q is not a paper size: a4 or letter", s)
}

// letterCountries print on US Letter (the Unicode CLDR list).
var letterCountries = []string{"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}

// DefaultSize returns the paper of a locale as the environment writes it,
// such as en_US.UTF-8 or de-CH. Where no country is named it is A4.
func DefaultSize(locale string) Size {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	for _, part := range strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })[min(1, len(locale)):] {
		if slices.Contains(letterCountries, strings.ToUpper(part)) {
			return Letter
		}
	}
	return A4
}

// Points returns width and height in points.
func (p Size) Points() (w, h float64) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}
