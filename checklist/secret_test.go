package checklist

import (
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
		"otpauth://totp/x?secret=ABC":                 "the seed of an authenticator app",
		"-----BEGIN RSA PRIVATE KEY-----":             "a private key",
		"card 4111 1111 1111 1111 on file":            "a card number",
		"5500-0000-0000-0004":                         "a card number",
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

func TestPlainWordsNeverLookSecret(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,15}`), 0, 20).Draw(t, "words")
		if got := LooksSecret(strings.Join(words, " ")); got != "" {
			t.Fatalf("looks like %s", got)
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
