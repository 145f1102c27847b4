package runbook

import (
	"fmt"
	"slices"

	"handrail/checklist"
	"handrail/internal/paper"
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

// Options are the choices for one document.
type Options struct {
	Page       Kind          // empty: HomeCopy
	Paper      paper.Size    // empty: A4
	Large      bool          // 18 pt throughout
	On         checklist.Day // printed on; none: the day of the assessment
	Kept       string        // the place where the paper will lie, in the person's words
	NameBroker bool          // the card names the broker
}
