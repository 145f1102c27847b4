package checklist

import (
	"slices"
	"strings"
	"unicode"
)

// looksRandom reports whether a long word changes between kinds of characters
// as no written word does.
func looksRandom(word string) bool {
	letters, digits, vowels, upper, switches, cases := 0, 0, 0, 0, 0, 0
	last, lastUpper := ' ', false
	for _, r := range word {
		kind := ' '
		switch {
		case r >= '0' && r <= '9':
			kind = '0'
			digits++
		case unicode.IsLetter(r):
			kind = 'a'
			letters++
			if strings.ContainsRune("aeiouyAEIOUY", r) {
				vowels++
			}
			if unicode.IsUpper(r) {
				upper++
			}
			if last == 'a' && lastUpper != unicode.IsUpper(r) {
				cases++
			}
			lastUpper = unicode.IsUpper(r)
		}
		if last != ' ' && kind != ' ' && kind != last {
			switches++
		}
		last = kind
	}
	n := letters + digits
	switch {
	case n < 16 || n < len(word)*3/4:
		return false
	case digits > 0:
		return switches >= 3
	case upper == letters:
		return vowels*4 < letters
	}
	return cases*3 > letters
}

// looksPassword reports whether a word mixes capitals, small letters, digits
// and signs as only a password does.
func looksPassword(word string) bool {
	_, domain, _ := strings.Cut(word, "@")
	return len([]rune(word)) >= 8 && !strings.Contains(word, "://") && !strings.Contains(domain, ".") &&
		strings.ContainsFunc(word, unicode.IsUpper) && strings.ContainsFunc(word, unicode.IsLower) &&
		strings.ContainsFunc(word, unicode.IsDigit) && strings.ContainsAny(word, "!@#$%^&*=+?_~|<>{}\\")
}

// joining are words that a sentence has and a list of drawn words has not, and
// that no list of recovery words holds.
var joining = []string{
	"the", "a", "an", "and", "or", "in", "on", "at", "is", "was", "are", "were", "be", "of", "to", "my", "i", "it", "its", "by", "from", "for", "with", "not", "no",
	"has", "have", "had", "but", "as", "if", "so", "do", "does", "we", "he", "she", "me", "his", "her", "our", "your", "they", "behind", "under", "next", "near", "after", "before", "until", "since", "via",
}

// noting are words of notes and names: what this program asks about.
var noting = []string{
	"phone", "mobile", "tablet", "laptop", "desktop", "computer", "server", "iphone", "ipad", "pixel", "galaxy", "android", "windows", "linux", "macbook", "mac", "thinkpad", "surface", "nuc", "raspberry", "pi", "nas", "pc", "vm", "host", "node", "srv", "win", "ubuntu", "debian", "fedora", "ios", "macos", "nokia", "xperia", "oneplus", "moto", "redmi", "xiaomi", "kindle", "chromebook", "imac", "dell", "lenovo", "asus", "acer", "hp", "sony", "samsung", "huawei",
	"key", "keys", "yubikey", "card", "app", "code", "pin", "password", "passkey", "token", "backup", "recovery", "mail", "email", "mailbox", "number", "sim", "account", "broker", "bank", "support", "portal", "gateway", "tws", "ibkr", "trader", "workstation", "browser", "profile", "firefox", "chrome", "safari", "edge", "manager", "keepass", "bitwarden",
	"safe", "drawer", "envelope", "paper", "letter", "box", "study", "office", "home", "house", "desk", "room", "kitchen", "shelf", "cupboard", "cabinet", "folder", "binder", "lawyer", "notary", "sister", "brother", "mother", "father", "wife", "husband", "partner", "parents", "friend", "work", "travel", "spare", "second", "first", "third", "main", "old", "new", "blue", "red", "black", "white", "green", "top", "bottom", "left", "right",
	"done", "seen", "checked", "works", "off", "set", "ok", "none", "unknown", "later", "today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "version", "build", "serial", "page", "menu", "settings", "sign", "login", "trading", "permissions", "options", "futures", "stocks", "margin", "orders", "alerts", "statement", "statements", "box", "test", "paper", "live",
}

// listWord is a word of the lengths that recovery phrases have.
var listWord = pattern(`^[a-z]{3,8}$`)

// isWordList reports whether a text is a list of words and not a sentence: four
// to eleven like a passphrase, twelve and more like a recovery phrase, which
// may be numbered.
func isWordList(text string) bool {
	words := slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;.:|/", r) }), func(w string) bool {
		return strings.Trim(w, "0123456789.)(#-") == ""
	})
	if len(words) == 1 { // joined with hyphens
		words = strings.Split(words[0], "-")
	}
	run := 0
	for _, w := range words {
		if listWord().MatchString(w) && !slices.Contains(joining, w) {
			if run++; run >= 12 {
				return true
			}
		} else {
			run = 0
		}
	}
	if text != strings.ToLower(text) || len(words) < 4 || run < len(words) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains(noting, w) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly")
	})
}

var (
	lonePassword = pattern(`^[A-Za-z]{5,}[0-9]{1,4}[!?.*$#%&+]?$`)
	letterParts  = pattern(`[A-Za-z]+`)
)

// commonPasswords are the most used passwords that have no digit and are no
// word that a note could be.
var commonPasswords = []string{"letmein", "iloveyou", "qwerty", "qwertz", "azerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "passw", "trustnoone", "changeme", "opensesame", "abcdefg"}

// isLonePassword reports whether a text of one word looks like a password: a
// word with digits after it, or capitals, small letters and digits together. A
// name of a device does not.
func isLonePassword(word string) bool {
	if strings.ContainsFunc(word, unicode.IsSpace) || strings.ContainsAny(word, "/:@") {
		return false
	}
	if slices.Contains(commonPasswords, strings.ToLower(word)) {
		return true
	}
	for _, part := range letterParts().FindAllString(word, -1) {
		part = strings.ToLower(part)
		if slices.ContainsFunc(noting, func(n string) bool {
			return part == n || len(n) > 3 && (strings.HasPrefix(part, n) || strings.HasSuffix(part, n))
		}) {
			return false
		}
	}
	upper, lower := strings.ContainsFunc(word, unicode.IsUpper), strings.ContainsFunc(word, unicode.IsLower)
	return lonePassword().MatchString(word) || len(word) >= 8 && upper && lower && mixed(word)
}
