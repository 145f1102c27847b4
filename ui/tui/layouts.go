package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// Layouts of keyboards without Latin letters, key by key as the standard
// PC-101 layout has them: for terminals that do not tell the key itself.
const (
	standard  = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
	russian   = "йцукенгшщзхъфывапролджэячсмитьбю."
	ukrainian = "йцукенгшщзхїфівапролджєячсмитьбю."
	greek     = ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./"
	hebrew    = "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ."
)

// baseKeys returns the standard key of a letter of those layouts.
var baseKeys = func() map[rune]rune {
	keys := map[rune]rune{}
	for _, layout := range []string{russian, ukrainian, greek, hebrew} {
		at := []rune(standard)
		for i, r := range []rune(layout) {
			if r > unicode.MaxASCII {
				keys[r] = at[i]
			}
		}
	}
	return keys
}()

// baseKey returns the key that a character beyond ASCII is typed with, as the
// standard layout names it, or 0. ASCII is what it is, wherever its key is: on a
// German keyboard y and z stay y and z.
func baseKey(k tea.KeyPressMsg) rune {
	switch {
	case k.Code <= unicode.MaxASCII || !unicode.IsPrint(k.Code):
		return 0
	case k.BaseCode != 0:
		return k.BaseCode
	}
	return baseKeys[unicode.ToLower(k.Code)]
}

// asTyped gives a key with ctrl, which types nothing, the letter of the standard
// layout where its own is beyond ASCII: ctrl+c ends the program on every
// keyboard. Every other key keeps what it types.
func asTyped(k tea.KeyPressMsg) tea.KeyPressMsg {
	if base := baseKey(k); base != 0 && k.Mod.Contains(tea.ModCtrl) {
		k.Code, k.Text = base, ""
	}
	if k.Code <= unicode.MaxASCII && unicode.IsPrint(k.Code) {
		k.BaseCode = 0 // or Bubble Tea would name the key by it
	}
	return k
}

// presses lists the names of a key, those of what it types before that of the
// standard key, which counts only where nothing is bound to the other.
func presses(k tea.KeyPressMsg) []string {
	names := []string{asTyped(k).String()}
	if base := baseKey(k); base != 0 && k.Mod&^tea.ModShift == 0 {
		letter := string(base)
		if unicode.IsUpper(k.Code) || k.Mod.Contains(tea.ModShift) || k.Text != strings.ToLower(k.Text) {
			letter = strings.ToUpper(letter)
		}
		names = append(names, letter)
	}
	return names
}
