package tui

import (
	"fmt"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// livedIn is a session a little way in: a trader with a laptop and a phone.
func livedIn(t *testing.T) *session.Session {
	t.Helper()
	s := sessionInMemory(t)
	c := s.Assessment().Catalogue
	device := func(d checklist.Device) checklist.Entry {
		return checklist.Entry{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()}
	}
	said := []checklist.Entry{
		{Kind: checklist.KindFact, Subject: "interfaces", Value: checklist.Value{"value": "tws,portal,mobile"}},
		{Kind: checklist.KindFact, Subject: "automation", Value: checklist.Value{"value": "no"}},
		{Kind: checklist.KindFact, Subject: "through", Value: checklist.Value{"value": "direct"}},
		device(checklist.Device{ID: "laptop", Name: "Laptop", Kind: "laptop", OS: "macos", Uses: []string{"tws", "portal"}, Roles: []string{"trades", "browses"}}),
		device(checklist.Device{ID: "phone", Name: "Phone", Kind: "phone", OS: "ios", Uses: []string{"mobile"}, Roles: []string{"sees", "approves"}}),
	}
	enter := func() {
		t.Helper()
		if _, err := s.Enter(t.Context(), said...); err != nil {
			t.Fatal(err)
		}
		said = nil
	}
	enter() // the devices first: some questions are about each of them
	for _, a := range []struct{ step, answer string }{
		{"mfa.two-factor-on", "none"}, {"mfa.unique-password", "same"}, {"mfa.second-method", "other-device"}, {"device.disk-encryption", "on"}, {"alerts.orders", "came"},
	} {
		st := c.Step(a.step)
		said = append(said, checklist.Entry{Kind: checklist.KindAnswer, Subject: checklist.AnswerSubject(a.step, thingOf(s, a.step)),
			Value: checklist.Value{"answer": a.answer, "digest": st.Digest}})
	}
	enter()
	return s
}

func thingOf(s *session.Session, step string) string {
	return s.Assessment().Step(step).About[0].Target
}

// TestThePictureInTheReadmeIsTheProgramAsItIs draws Today as an image; -update
// writes it.
func TestThePictureInTheReadmeIsTheProgramAsItIs(t *testing.T) {
	w := livedIn(t).World()
	w.Store = scene.StoreWords{Kind: string(store.Keyring), Short: "keyring"}
	d := driveReal(t, &still{world: w}, scene.Place{Screen: "today"}, 80, 24)
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	got := picture(d.m.View().Content, 80)
	const file = "../../docs/today.svg"
	if *update {
		if err := os.MkdirAll("../../docs", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Error("docs/today.svg shows another program than this one: go test ./ui/tui -run Picture -update")
	}
}

// still is a session in which nothing happens.
type still struct {
	session.Keeper
	world scene.World
}

func (s *still) World() scene.World { return s.world }

var (
	sgr     = regexp.MustCompile("\x1b\\[([0-9;]*)m")
	colours = map[string]string{"31": "#b3261e", "32": "#2e7d32", "33": "#8d6e00", "34": "#1f5fbf", "35": "#8e3a8e", "36": "#00727a", "90": "#6b6b6b"}
)

// picture writes a screen of so many columns as an SVG image, black on white.
func picture(screen string, columns int) string {
	const cw, ch = 8.4, 18
	lines := strings.Split(strings.TrimRight(screen, "\n"), "\n")
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="Handrail, the screen Today">`+"\n", int(float64(columns)*cw)+32, len(lines)*ch+32)
	b.WriteString(`<rect width="100%" height="100%" rx="8" fill="#ffffff" stroke="#c8c8c8"/>` + "\n")
	b.WriteString(`<g transform="translate(16,16)" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="#1c1c1c">` + "\n")
	for y, line := range lines {
		x := 0
		bold, reverse, colour := false, false, ""
		piece := func(text string) {
			width := ansi.StringWidth(text)
			if strings.TrimSpace(text) != "" || reverse {
				fill, weight := colour, ""
				if bold {
					weight = ` font-weight="bold"`
				}
				if reverse {
					fmt.Fprintf(&b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="#1c1c1c"/>`, float64(x)*cw, y*ch, float64(width)*cw, ch)
					fill = "#ffffff"
				}
				if fill != "" {
					fill = ` fill="` + fill + `"`
				}
				fmt.Fprintf(&b, `<text x="%.1f" y="%d" xml:space="preserve" textLength="%.1f"%s%s>%s</text>`+"\n", float64(x)*cw, y*ch+14, float64(width)*cw, weight, fill, html.EscapeString(text))
			}
			x += width
		}
		for line != "" {
			m := sgr.FindStringSubmatchIndex(line)
			if m == nil {
				piece(line)
				break
			}
			if m[0] > 0 {
				piece(line[:m[0]])
			}
			for _, code := range strings.Split(line[m[2]:m[3]], ";") {
				switch code {
				case "", "0":
					bold, reverse, colour = false, false, ""
				case "1":
					bold = true
				case "7":
					reverse = true
				default:
					if c, ok := colours[code]; ok {
						colour = c
					}
				}
			}
			line = line[m[1]:]
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}
