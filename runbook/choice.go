package runbook

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
)

// Kind names a page that can be asked for.
type Kind string

// The kinds of page.
const (
	EmergencyPage Kind = "emergency" // one sheet, first actions and numbers
	HomeCopy      Kind = "home"      // the emergency page first, then everything else
	WalletCard    Kind = "card"      // travels; names no broker unless asked
	BesidePage    Kind = "helper"    // for the one who sits beside the owner, or acts in illness
	AllPages      Kind = "all"       // home copy, page for the one who helps, and card
)

// Kinds lists every Kind in the order commands name them.
var Kinds = []Kind{EmergencyPage, HomeCopy, WalletCard, BesidePage, AllPages}

// ParseKind reads the name of a page; the empty name is the home copy.
func ParseKind(s string) (Kind, error) {
	if s == "" {
		return HomeCopy, nil
	}
	if slices.Contains(Kinds, Kind(s)) {
		return Kind(s), nil
	}
	return "", fmt.Errorf("%q is not a page: emergency, home, card, helper or all", s)
}

// Paper is a size of paper.
type Paper string

// The sizes of paper.
const (
	A4     Paper = "a4"     // 210 by 297 mm
	Letter Paper = "letter" // 8½ by 11 inches
)

// ParsePaper reads a paper size, in any case; the empty name is A4.
func ParsePaper(s string) (Paper, error) {
	switch p := Paper(strings.ToLower(s)); p {
	case "":
		return A4, nil
	case A4, Letter:
		return p, nil
	}
	return "", fmt.Errorf("%q is not a paper size: a4 or letter", s)
}

// letterCountries print on US Letter (the Unicode CLDR list).
var letterCountries = []string{"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}

// DefaultPaper returns the paper of a locale as the environment writes it,
// such as en_US.UTF-8 or de-CH. Where no country is named it is A4.
func DefaultPaper(locale string) Paper {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	for _, part := range strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })[min(1, len(locale)):] {
		if slices.Contains(letterCountries, strings.ToUpper(part)) {
			return Letter
		}
	}
	return A4
}

// size returns width and height in points.
func (p Paper) size() (w, h float64) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}

// Options are the choices for one document.
type Options struct {
	Page       Kind          // empty: HomeCopy
	Paper      Paper         // empty: A4
	Large      bool          // 18 pt throughout
	On         checklist.Day // printed on; none: the day of the assessment
	Kept       string        // the place where the paper will lie, in the person's words
	NameBroker bool          // the card names the broker
}
