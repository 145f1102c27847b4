package scene

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// raw are characters that must never reach a screen.
var raw = []rune{0, 7, 8, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xfeff, 0xfe0f, 0xe0041, 0xe000, 0x3164}

func isRaw(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)
}

func hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(
			rapid.String(),
			rapid.Map(rapid.SampledFrom(raw), func(r rune) string { return string(r) }),
			rapid.SampledFrom([]string{"\x1b[2J", "\x1b]52;c;aGk=\a", "\xff\xfe", "\u202egnp.exe", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301"}),
		), 0, 6).Draw(t, "parts")
		return "x" + strings.Join(parts, "")
	})
}

func TestTextOfOthersNeverAppearsRaw(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		h := func(what string) string { return hostile().Draw(t, what) }
		d := checklist.Device{ID: "old", Name: h("name"), Kind: h("kind"), OS: h("os"), Uses: []string{"portal", "gateway"}, Roles: []string{h("role")}}
		r := also(lived(), 2,
			checklist.Entry{Kind: checklist.KindDevice, Subject: "old", Value: d.Value()},
			said1(checklist.KindNote, "browser.profile", "text", h("note")),
			said1(checklist.KindAccept, "browser.profile", "reason", h("reason"), "until", "2026-12-24"),
			said1(checklist.KindFinding, "browser-profile@old", "verdict", "fails", "saw", h("saw"), "step", "browser.profile"),
			answerSaid("browser.profile", "old", "good", "d3"),
			said1(checklist.KindDecision, "margin", "state", h("state"), "reason", h("because"), "review", "2026-10-01"),
			said1(checklist.KindLooked, "sig.notes", "saw", h("seen")),
			said1(checklist.KindDrill, "lost-phone", "minutes", h("minutes"), "misses", h("misses")),
			said1(checklist.Kind(h("unknown kind")), h("subject"), "a", h("value")),
			said1(checklist.KindPrint, "emergency", "id", h("id"), "kept", h("kept")),
			said1(checklist.KindCall, h("call"), "who", h("who")),
		)
		w := world(r)
		w.Notice, w.Problem, w.Hint = h("notice"), h("problem"), h("hint")
		w.Store = StoreWords{Short: h("short"), Place: h("place"), Words: []string{h("words")}}
		w.Outside = []Field{{h("label"), h("path")}}
		w.Emergency = &EmergencyLog{Scenario: "lost-phone", Path: h("log"), Entries: []LogEntry{{Time: h("time"), What: h("what"), Who: h("whom"), Reference: h("reference")}}}
		id := map[string]string{"step": "browser.profile", "note": "browser.profile", "accept": "browser.profile", "snooze": "browser.profile", "history": "browser.profile", "why": "mfa.second",
			"overrule": "browser.profile", "fact": "interfaces", "permission": "margin", "decide": "margin", "device": "old", "retire": "old", "route": "r.page", "signal": "sig.notes", "looked": "sig.notes",
			"what-if": "number", "event": "new-phone", "event-day": "new-phone", "door": "trade", "call": "lost-phone", "drill-done": "lost-phone", "page": "emergency", "print": "emergency", "write": "emergency"}
		about := map[string]string{"decide": "used"}
		for _, screen := range Screens() {
			s := Make(w, Place{Screen: screen, ID: id[screen], About: about[screen], Over: "today", Words: ""})
			if id[screen] != "" && s.ID == "nowhere" {
				t.Fatalf("%s is nowhere", screen)
			}
			for _, r := range strings.ReplaceAll(spoken(s), "\n", "") {
				if isRaw(r) {
					t.Fatalf("%s holds %U: %q", screen, r, spoken(s))
				}
			}
		}
	})
}

func TestWhatIsTypedIntoAFormIsCleanedBeforeItIsSaid(t *testing.T) {
	s := Make(world(lived()), Place{Screen: "note", ID: "mfa.second"})
	say := s.Ask.Done(map[string]string{"text": "  seen\u202e it\x1b[2J \n"}).(Enter)
	if got := say.Events[0].Value["text"]; got != "seen it[2J" {
		t.Errorf("the note says %q", got)
	}
}
