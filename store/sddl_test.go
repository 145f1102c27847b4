package store

import (
	"regexp"
	"slices"
	"testing"
)

func TestAnAccessListOfWindowsThatManyMayReadIsKnown(t *testing.T) {
	for list, want := range map[string]bool{
		"D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;FA;;;S-1-5-21-1-2-3-1001)":          false, // in the person's own folders
		"D:P(A;;FA;;;S-1-5-21-1-2-3-1001)":                                         false, // after icacls
		"D:AI(A;ID;FA;;;BA)(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)": true,  // in a folder of the disk
		"O:BAG:SYD:(A;;FR;;;WD)":                                                   true,
		"D:(A;;GA;;;S-1-1-0)":                                                      true,
		"D:(A;;RCFR;;;BU)":                                                         true,
		"D:(A;;RC;;;BU)":                                                           false, // may see who may read it
		"D:(A;;0x120116;;;BU)":                                                     false, // may write
		"D:(A;OICIIO;FA;;;BU)(A;;FA;;;SY)":                                         false, // only for what is made in a folder
		"D:(D;;FA;;;BU)(A;;FA;;;SY)":                                               false,
		"D:(A;;FA;;;SY)S:AI(AU;SA;FA;;;WD)":                                        false, // what is noted is not what is allowed
		"D:(A;;FA)(A;;FA;;;SY)":                                                    false, // a rule about nobody
		"D:(A;;FA;;;SY)(A;;FA;;;WD":                                                false, // a rule that is cut off
		"D:NO_ACCESS_CONTROL":                                                      true,
		"O:BAG:SY":                                                                 true,
	} {
		if got := manyMayRead(list); got != want {
			t.Errorf("%s: %v", list, got)
		}
	}
}

// Both shells of Windows split a line at blanks outside quotes.
var wordOfWindows = regexp.MustCompile(`"[^"]*"|\S+`)

// icacls takes a file, then options; each rule after /grant:r is USER:RIGHTS.
func TestTheCommandForAnAccessListHasTheFormThatIcaclsTakes(t *testing.T) {
	for user, rule := range map[string]string{"Anna Maria": `"Anna Maria:F"`, "": `"*S-1-3-4:F"`} {
		words := wordOfWindows.FindAllString(onlyFor(user, `D:\My files\pass phrase.txt`), -1)
		if want := []string{"icacls", `"D:\My files\pass phrase.txt"`, "/inheritance:r", "/grant:r", rule}; !slices.Equal(words, want) {
			t.Errorf("%q, want %q", words, want)
		}
	}
}
