package lines

import (
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/content"
	"handrail/ui/scene"
)

// What somebody in trouble types finds the page for it, in the first place.
func TestWhatSomebodyInTroubleTypesFindsThePageForIt(t *testing.T) {
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	w := scene.World{A: checklist.Assess(c, checklist.NewRecord(), checklist.DayOf(noon))}
	for words, scenarios := range map[string]string{
		"lost phone": "lost-phone", "lost my phone": "lost-phone", "phone gone": "lost-phone phone-stolen-unlocked", "stolen": "phone-stolen-unlocked laptop-stolen",
		"stolen laptop": "laptop-stolen", "hacked": "trade-not-mine gateway-compromised mailbox-taken", "died": "illness-or-death", "owner dead": "illness-or-death",
		"scam": "someone-guiding-me gave-password-or-push", "phishing": "gave-password-or-push", "locked out": "locked-out",
	} {
		s := scene.Make(w, scene.Place{Screen: "find", Query: words})
		if len(s.Choices()) == 0 {
			t.Errorf("%q finds nothing", words)
			continue
		}
		there, ok := s.Choices()[0].Do.(scene.Go)
		if !ok || there.To.Screen != "emergency" || !strings.Contains(" "+scenarios+" ", " "+there.To.ID+" ") {
			t.Errorf("%q finds %q first", words, s.Choices()[0].Cells)
		}
	}
}
