package checklist

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestWhatLooksSecretIsSaidByName(t *testing.T) {
	for text, want := range map[string]string{
		"my password is tulip":                        "a password or a code",
		"Passphrase: correct horse":                   "a password or a code",
		"the code was 4711":                           "a password or a code",
		"pwd=x":                                       "a password or a code",
		"the combination is 24-36-12":                 "a password or a code",
		"national insurance AB123456C":                "a number of a person",
		"letmein":                                     "a password",
		"otpauth://totp/x?secret=ABC":                 "the seed of an authenticator app",
		"-----BEGIN RSA PRIVATE KEY-----":             "a private key",
		"card 4111 1111 1111 1111 on file":            "a card number",
		"5500-0000-0000-0004":                         "a card number",
		"4111111111119":                               "a card number",
		"6304000000000000000":                         "a card number",
		"account U1234567":                            "an account number",
		"it is du7654321.":                            "an account number",
		"bank account 123456789012":                   "an account number",
		"pays to GB82 WEST 1234 5698 7654 32":         "an account number",
		"it showed 493021":                            "a code",
		"it showed 493 021":                           "a code",
		"12345678":                                    "a code",
		"JBSWY3DPEHPK3PXP":                            "a key or a token",
		"jbsw y3dp ehpk 3pxp":                         "a key or a token",
		"3f2504e0-4f89-11d3-9a0c-0305e82c3301":        "a key or a token",
		"BXQTRWZKLPMNVCDF":                            "a key or a token",
		"dGhpcyBpcyBhIHNlY3JldA9x":                    "a key or a token",
		"I use Tr0ub4dor&3 there":                     "a password",
		"https://x.example/cb?t=9f8a7b6c5d4e3f2a1b0c": "a key or a token",
	} {
		got := LooksSecret(text)
		if got != want {
			t.Errorf("%q looks like %q, want %q", text, got, want)
		}
	}
}

func TestWhatPeopleWriteInNotesIsNotSecret(t *testing.T) {
	for _, text := range []string{
		"", "asked on 2026-11-23, waits for the letter", "called 20261123, they answer in 3 days",
		"version 10.30.1t, build 20261010", "+41 44 123 45 67 is their number", "0800 123 4567", "limit 250,000 and 1.000.000",
		"the key is in the drawer, second from above", "port 4001 and 7497 are closed", "Trader Workstation, Global Configuration > API > Settings",
		"the fee was 150000.00", "see https://www.ibkrguides.com/kb/article-2545.htm", "INTERACTIVE BROKERS", "InteractiveBrokersTraderWorkstation",
		"password manager set up", "no code came", "two-factor-authentication2026", "me@example.com knows", "10:30:15 on Friday", "ask for case 2026-1123",
		"I cannot remember the answer", "the password is in the manager", "password was changed today", "the answer is on the page", "the code was not sent", "PIN set at the carrier", "192.168.100.200 is the router",
	} {
		if got := LooksSecret(text); got != "" {
			t.Errorf("%q looks like %s", text, got)
		}
	}
}

// notSeen is the one secret of these texts that is not questioned.
const notSeen = "letmein!2x"

// The texts of testdata/secret.txt, each with S (must be questioned) or N
// (harmless) before it; those below are more of the same kinds.
func TestSecretsAreQuestionedAndOtherTextsAreNot(t *testing.T) {
	text, err := os.ReadFile("testdata/secret.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, s := range moreSecrets {
		all = append(all, "S|"+s)
	}
	for _, s := range moreHarmless {
		all = append(all, "N|"+s)
	}
	for _, line := range all {
		kind, s, _ := strings.Cut(line, "|")
		if looks := LooksSecret(s); s == notSeen && looks == "" {
			t.Logf("not seen, as is known: %s", s)
		} else if (looks != "") != (kind == "S") {
			t.Errorf("%s is questioned as %q", line, looks)
		}
	}
}

// What each shape of a secret needs, and what has almost that shape.
func TestAlmostTheShapeOfASecretIsNotQuestioned(t *testing.T) {
	const (
		code, key, password = "a password or a code", "a key or a token", "a password"
		phrase, account     = "a recovery phrase or a passphrase", "an account number"
	)
	for text, want := range map[string]string{
		// changes between letters and digits, capitals, few vowels
		"a0b0c0d0e0f0g0h0": key, "a0b0c0d0e0f0g0h": "", "abcdefgh1234ijkl5678": key, "7BCDFGHJKLMNPQRST": "",
		"a1b2c3d4......e5f6g7h8": key, "a1b2c3d4.......e5f6g7h8": "",
		"INTERACTIVEBROKERS": "", "BCDFAGHJEKLMINPO": "", "BCDFAGHJEKLMNNPP": key,
		"aBcDeFgHiJkLmNoP": key, "abCdeFghIjklmnopqr": "",
		// a capital, a small letter, a digit and a sign, eight in all
		"I use Aa1!wxyz there": password, "I use Aa1!xyz there": "", "I use P@ssw0rd there": password,
		"I use abcdefg1! there": "", "I use ABCDEFG1! there": "", "I use Abcdefgh! there": "", "I use Abcdefg12 there": "",
		"see https://Example.com/?Page=1": "", "write to Anna.Meier1+ibkr@example.com": "",
		// lists of words
		"legal,winner,thank,year,wave,sausage,worth,useful,legal,winner,thank,yellow":          phrase,
		"Ability able about above absent absorb abstract absurd abuse access account action":   phrase,
		"Ability able about above absent absorb abstract absurd abuse access account":          "",
		"ability able about above the absent absorb abstract absurd abuse access account able": "",
		"velvet otter cactus lantern": phrase, "Velvet otter cactus lantern": "", "velvet otter cactus": "", "velvet otter cactus 4b": "", "the velvet otter cactus lantern": "",
		"velvet otter cactus called": "", "velvet otter cactus running": "", "velvet otter cactus slowly": "", "velvet otter cactus phone": "",
		// one word
		"Xy7Kp2Qm": password, "Xy7Kp2Q": "", "Winter2024": password, "nas-Winter2024": "", "myLaptop77": "", "Laptop7gh2": "",
		"Zurich 8001 street": "", "Zurich/8001": "", "xy7kp2qm": "",
		// beside the word for it
		"my password hunter2 works": code, "my password 2026-11-28 works": "", "the password page.example/a1": "", "the password hunters works": "",
		"password: 20": code, "password: 20 characters": "", "password: ****": "", "password: ###": code, "password: ### characters": code,
		"pin 123": code, "pin 12": "", "code 2026-11-28": "", "postal code 8001": "",
		"recovery: 4f9a2b": code, "recovery: 4f9a2": "", "recovery: 1234-5": "", "backup: drawer2/left": "",
		"first pet Rex": "the answer to a security question", "first pet is in the safe": "", "maiden name changed": "", "security answer and question": "", "security answer -": "",
		// numbers
		"it is 4930219991234567891": "", "case U1234567": account, "case AB123456": "", "it is AB123456": account,
		"it showed 493021, twice": "a code", "it showed 493021,5": "", "it showed =493021": "",
		"NO93 8601 1117 947": account, "NO92 8601 1117 947": "", "NO23 8601 1117 94": "",
	} {
		if got := LooksSecret(text); got != want {
			t.Errorf("%q looks like %q, want %q", text, got, want)
		}
	}
}

var moreSecrets = []string{
	"pass: letmein99", "PW=Sommer2024", "my pwd is tulip", "Passwort: geheim12", "Kennwort ist Sonnenblume", "contraseña: gato1234", "senha: futebol10", "пароль: qwerty12", "密码：abc12345", "パスワード: neko2024", "wachtwoord is fiets99", "hasło: kotek77", "parola: sole2024",
	"the PIN was 0815", "card pin: 4821", "PIN-Code 9137", "TAN 482913", "code 593204", "CVC 123", "puk 12345678", "otp 482913", "unlock code 4711",
	"ability able about above absent absorb abstract absurd abuse access accident account", "1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow", "orbit-canvas-pickle-tundra", "velvet otter cactus lantern",
	"recovery code 8f3a-9c2e-77b1", "backup: 4f9a2b7c", "recovery codes 12345678 87654321", "K7QF-29XM-HH3P-ZT4L",
	"U 1234567", "u 123 4567", "U12345678", "DU1234567", "F1234567", "my account is U123 4567", "account number 123456789012", "account: 12345678",
	"cash balance 45,000", "net liquidation 1.2m", "portfolio is worth €250,000", "I have 30k USD there", "balance: 12000", "equity $98,500.12", "Kontostand 12.500 EUR", "solde 5 000 €",
	"monkey99", "dragon2024!", "Summer2024", "iloveyou1", "qwerty123", "aB3$kL9!", "Xy7Kp2Qm", notSeen,
	"4012 8888 8888 1881", "378282246310005", "GB82 WEST 1234 5698 7654 32", "ssn 219-09-9999", "987654321098765432109876",
	"first pet: Rex", "mother's maiden name is Jones", "security answer: Paris", "favourite teacher Mr Brown",
	"ghp_16C7e42F292c6912E7710c838347Ae178B4a", "AKIAIOSFODNN7EXAMPLE", "age-secret-key-1zzzzzzzzzzzzzz", "-----BEGIN OPENSSH PRIVATE KEY-----", "otpauth-migration://offline?data=abc",
	"раssword: hunter2", "ｐａｓｓｗｏｒｄ：ｈｕｎｔｅｒ２", "４８２９１３", "𝟒𝟖𝟐𝟗𝟏𝟑",
}

var moreHarmless = []string{
	"case 12345678", "reference number 987654321", "Ref. AB123456", "serial number 87654321", "s/n 12345678", "ticket 7654321 is open", "case no. 20261128", "order #98765432", "RMA 1234567", "inquiry 123456 answered",
	"password manager is Bitwarden", "password is longer than 16 characters", "password is 24 letters", "password was changed in May", "the passphrase is in the bank", "my password is unique", "passwords are different", "password: yes", "password reset done", "pass phrase is written down", "Passwort ist im Tresor", "mot de passe dans le coffre", "password is generated by the manager", "pw is not reused", "password ****",
	"PIN is set at the carrier", "PIN is known to my wife", "code was not sent", "postal code 8001", "area code 212", "error code 504", "token is in the drawer", "code by SMS only", "pin changed on 3 May", "SIM PIN on since 2026",
	"drawer 2 in the study", "box 1234 at the bank", "flat 3b, 10115 Berlin", "safe at my sister's", "second shelf", "office cupboard", "blue envelope second drawer kitchen", "parents house study desk", "room 401",
	"iPhone 15 Pro", "Pixel8", "iphone15", "ThinkPad X1", "MacBook-Pro-14", "nuc-01", "laptop2", "LAPTOP-7GH2K", "server-2", "Galaxy S24 Ultra", "old tablet", "raspberrypi4",
	"seen 2026-11-28, all fine", "called them, no answer", "waits for the letter", "+49 30 123456", "0800 123 4567", "+852 2156 7907", "10.0.0.5 only", "port 7496 is closed", "TWS 10.37 build 20260930", "firmware 5.4.3", "Windows 11 23H2", "Android 15",
	"three permissions dropped: options, futures, forex", "margin account since 2019", "cash account, no margin", "alerts on for every order", "ibkr.com/support", "https://www.ibkrguides.com/kb/article-2545.htm", "two keys, one at home", "maiden name is not used", "security questions are off", "security answers are random",
	"balance is not written here", "worth another look in 2027", "checked twice, works", "seed phrase is on steel in the bank", "recovery codes are printed, in the safe", "backup codes in the blue envelope", "Телефон в сейфе", "書斎の引き出し", "schwarze Mappe im Büro",
}

func TestSentencesNeverLookLikeAListOfWords(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,15}`), 0, 20).Draw(t, "words")
		for i := 2; i < len(words); i += 4 {
			words[i] = rapid.SampledFrom([]string{"the", "in", "was", "and", "of"}).Draw(t, "joining")
		}
		if isWordList(strings.Join(words, " ")) {
			t.Fatal("looks like a recovery phrase")
		}
	})
}

func TestEveryCardNumberThatAddsUpIsSeen(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`[1-9][0-9]{14}`).Draw(t, "digits")
		for last := '0'; last <= '9'; last++ {
			if number := digits + string(last); luhn(number) {
				if LooksSecret("on "+number+" today") != "a card number" {
					t.Fatalf("%s is a card number", number)
				}
				return
			}
		}
		t.Fatal("one last digit always adds up")
	})
}

func FuzzLooksSecret(f *testing.F) {
	f.Add("it showed 493 021, U1234567\x00é")
	f.Fuzz(func(_ *testing.T, text string) { LooksSecret(text) })
}
