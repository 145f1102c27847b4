package tui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// sent decodes what a terminal sends for one key.
func sent(t *testing.T, bytes string) tea.KeyPressMsg {
	t.Helper()
	var d uv.EventDecoder
	n, e := d.Decode([]byte(bytes))
	k, ok := e.(uv.KeyPressEvent)
	if !ok || n != len(bytes) {
		t.Fatalf("%q is %T", bytes, e)
	}
	return tea.KeyPressMsg(k)
}

func TestCtrlCLeavesUnderEveryLayout(t *testing.T) {
	for name, bytes := range map[string]string{
		"Latin": "\x03", "kitty, Latin": "\x1b[99;5u", "Russian": "\x1b[1089;5u", "Russian with its base key": "\x1b[1089::99;5u", "Greek": "\x1b[968;5u",
		"Hebrew": "\x1b[1489;5u", "Arabic with its base key": "\x1b[1572::99;5u", "Dvorak": "\x1b[99::105;5u",
	} {
		d := drive(t, "today", 80, 24)
		d.send(sent(t, bytes))
		if !d.quit {
			t.Errorf("%s: it is still there", name)
		}
	}
}

func TestAKeyIsNamedByWhatItTypesThenByItsPlace(t *testing.T) {
	for bytes, want := range map[string][]string{
		"\x1b[1081::113u":  {"й", "q"},
		"й":                {"й", "q"},
		"Й":                {"Й", "Q"},
		"\x1b[1089::99;5u": {"ctrl+c"},
		"\x1b[1103;5u":     {"ctrl+z"},
		"\x1b[963;5u":      {"ctrl+s"},
		"\x1b[122::121;5u": {"ctrl+z"}, // the key of y on a German keyboard types z
		"\x1b[121::122u":   {"y"},
		"\x1b[233::50u":    {"é", "2"}, // the digits of a French keyboard
		"z":                {"z"},
		"ö":                {"ö"},
		"\x1b[A":           {"up"},
	} {
		if got := presses(sent(t, bytes)); !slices.Equal(got, want) {
			t.Errorf("%q is named %q, want %q", bytes, got, want)
		}
	}
}

func TestLettersOfAnotherLayoutAreKeysAndTypeThemselves(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.send(sent(t, "й"))
	if !d.quit {
		t.Error("q on a Russian keyboard does nothing")
	}
	d = drive(t, "ask", 80, 24)
	d.write("ноутбук")
	d.wantShown("ноутбук")
}

func TestTheTerminalIsAskedForTheKeyItself(t *testing.T) {
	d := drive(t, "today", 80, 24)
	if !d.m.View().KeyboardEnhancements.ReportAlternateKeys {
		t.Error("it is not")
	}
}
