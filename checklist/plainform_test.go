package checklist

import "testing"

// What is drawn like a letter or a digit is read as one, at both ends of each run
// and not beside it.
func TestLettersAndDigitsOfOtherRunsAreReadAsTheyAreDrawn(t *testing.T) {
	for r, want := range map[rune]rune{
		'a': 'a', 0x7F: 0x7F, 0xA0: ' ', 0x3000: ' ',
		0xFF00: 0xFF00, 0xFF01: '!', 0xFF21: 'A', 0xFF5E: '~', 0xFF5F: 0xFF5F,
		0x1D3FF: 0x1D3FF, 0x1D400: 'A', 0x1D419: 'Z', 0x1D41A: 'a', 0x1D433: 'z', 0x1D434: 'A', 0x1D6A3: 'z', 0x1D6A4: 0x1D6A4,
		0x1D7CE: '0', 0x1D7D7: '9', 0x1D7D8: '0', 0x1D7FF: '9',
		0x200F: 0x200F, 0x2010: '-', 0x2015: '-', 0x2016: 0x2016, 0x2212: '-',
		'٠': '0', '٩': '9', 'é': 'é',
	} {
		if got := plainForm(r); got != want {
			t.Errorf("%U is read as %q, want %q", r, got, want)
		}
	}
	for text, want := range map[string]string{
		"plain": "plain", "pаssword": "password", "пароль": "пароль", "two wоrds": "two words", "слово word": "слово word", "éа": "éа", "café 4": "café 4", "ӏogin": "login", "ріn": "pin",
	} {
		if got := asTyped(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// How many digits a number has says what it looks like.
func TestANumberLooksLikeWhatItsDigitsSay(t *testing.T) {
	for text, want := range map[string]string{
		"it showed 12345":          "",
		"it showed 493021":         "a code",
		"it showed 49302199":       "a code",
		"it showed 49 30 21":       "",
		"it showed 4930-21":        "",
		"on 20261123":              "",
		"it is 493021999":          "an account number",
		"it is 49302199912345678":  "an account number",
		"it is 493021999123456789": "",
		"it is 493021999-1":        "",
		"ring 049302199":           "",
		"it showed 049302":         "a code",
		"4111111111111111":         "a card number",
		"4111 1111 1111 1111":      "a card number",
		"411111111111":             "an account number",
		"49302199912345678901":     "a key or a token",
		"4930219991.2345678901":    "",
		"version 493021x":          "",
		"it costs 493021.50":       "",
		"it is #493021":            "",
		"x-493021":                 "",
		"it showed 493021.":        "a code",
	} {
		if got := LooksSecret(text); got != want {
			t.Errorf("%q looks like %q, want %q", text, got, want)
		}
	}
}
