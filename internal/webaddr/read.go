package webaddr

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"handrail/internal/oneline"
)

// Longest is how many characters a web address has at most.
const Longest = 4000

// Address is a web address taken apart.
type Address struct {
	Scheme string   // http or https
	User   string   // what is before an @, or nothing
	Host   string   // as a browser looks it up: ASCII, small letters, no port, no final dot
	Shown  string   // the same host in the letters that a person sees
	Path   string   // everything after the host, decoded where it can be
	Odd    []string // what is odd about it, each a sentence without its end; nothing in a plain address
}

// ErrEmail is what Read returns for an e-mail address.
var ErrEmail = errors.New("it is an e-mail address, not a web address: a sender proves nothing")

// email is compiled when an address is first read: most runs read none.
var email = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:mailto:.*|[^/\\:?#]*[^\s/\\:?#<]@[^\s/\\:@?#<>]+>?)$`)
})

// refang takes back how people write an address that nothing should make a link of.
var refang = strings.NewReplacer("[.]", ".", "(.)", ".", "[dot]", ".", "(dot)", ".", "[:]", ":", "[://]", "://")

// hxxp reports whether an address begins with that instead of http.
func hxxp(s string) bool { return len(s) > 3 && strings.EqualFold(s[:4], "hxxp") }

// Read takes an address apart, also one without https:// in front and one that
// was made harmless with [.] or hxxp; that is odd then. The error says why it is
// not a web address.
func Read(input string) (Address, error) {
	switch {
	case utf8.RuneCountInString(input) > Longest:
		return Address{}, fmt.Errorf("it has %d characters, at most %d", utf8.RuneCountInString(input), Longest)
	case !utf8.ValidString(input):
		return Address{}, errors.New("it is not text")
	}
	s := strings.Trim(input, " \t\r\n")
	if s == "" {
		return Address{}, errors.New("it is empty")
	}
	if email().MatchString(oneline.Clean(s)) {
		return Address{}, ErrEmail
	}
	plain := refang.Replace(strings.Trim(s, "<>"))
	if hxxp(plain) {
		plain = "http" + plain[4:]
	}
	b, err := readAsBrowser(plain)
	if err != nil {
		return Address{}, err
	}
	return Address{
		Scheme: b.scheme, User: b.user, Host: b.host, Shown: b.shown, Path: b.path, Odd: oddities(s, b),
	}, nil
}

// oddities lists what is odd about an address that a browser would open.
func oddities(s string, b browserAddress) []string {
	var odd []string
	add := func(when bool, format string, args ...any) {
		if when {
			odd = append(odd, fmt.Sprintf(format, args...))
		}
	}
	add(b.scheme != "https", "it is written with http, which protects nothing on the way")
	add(b.at, "it has a name before an @: only what comes after the @ counts")
	add(b.colon && b.port != "443", "it names a port (%s)", b.port)
	add(oneline.Clean(s) != s, "it holds hidden characters")
	if small := strings.ToLower(s); hxxp(s) || refang.Replace(small) != small {
		return append(odd, "it is written so that nothing makes a link of it: a browser would not open it like this")
	}
	strict, err := readStrictly(s)
	switch {
	case err != nil:
		add(true, "it breaks the rules for web addresses (%v), so programs may disagree where it leads", err)
	default:
		add(strict != b.host, "its host is written as %s: a browser makes %s of it, another program may not", oneline.Clean(strict), b.host)
	}
	return odd
}
