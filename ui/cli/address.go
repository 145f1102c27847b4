package cli

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"handrail/checklist"
)

// mostAddress is how many characters a web address has at most.
const mostAddress = 4000

// hosts maps a host as a browser does before it looks the name up.
var hosts = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.BidiRule())

var refang = strings.NewReplacer("[.]", ".", "(.)", ".", "[dot]", ".", "[:]", ":", "[://]", "://", "hxxp", "http", "hXXp", "http")

// takeApart reads a web address as a browser reads it, also one that was made
// harmless with [.] or hxxp. An error says why it is none.
func takeApart(input string) (checklist.Link, error) {
	var l checklist.Link
	switch {
	case utf8.RuneCountInString(input) > mostAddress:
		return l, fmt.Errorf("it is longer than %d characters", mostAddress)
	case !utf8.ValidString(input):
		return l, fmt.Errorf("it is no text")
	}
	// A browser drops line breaks and tabs, and reads \ as /.
	s := strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(strings.TrimFunc(input, func(r rune) bool { return r <= ' ' }))
	s = strings.Trim(refang.Replace(s), "<>")
	if s == "" {
		return l, fmt.Errorf("nothing was given")
	}
	l.Scheme = "https"
	if scheme, rest, ok := strings.Cut(s, ":"); ok && isScheme(scheme, rest) {
		if l.Scheme = strings.ToLower(scheme); l.Scheme != "http" && l.Scheme != "https" {
			return l, fmt.Errorf("it begins with %s: and not with https", scheme)
		}
		s = rest
	}
	s = strings.TrimLeft(s, "/")
	host := s
	if end := strings.IndexAny(s, "/?#"); end >= 0 {
		host, l.Path = s[:end], s[end:]
	}
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		l.User, host = host[:at], host[at+1:]
	}
	if path, err := url.PathUnescape(l.Path); err == nil {
		l.Path = path
	}
	host, err := withoutPort(host)
	if err != nil {
		return l, err
	}
	l.Host, l.Shown, err = mapped(host)
	return l, err
}

// isScheme tells a scheme from a host with a port.
func isScheme(s, rest string) bool {
	if s == "" || strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" || s[0] >= '0' && s[0] <= '9' {
		return false
	}
	if strings.HasPrefix(rest, "//") {
		return true
	}
	return !strings.Contains(s, ".") && (rest == "" || rest[0] < '0' || rest[0] > '9')
}

func withoutPort(host string) (string, error) {
	colon := strings.LastIndexByte(host, ':')
	if colon < 0 || strings.HasSuffix(host, "]") {
		return host, nil
	}
	if strings.Trim(host[colon+1:], "0123456789") != "" {
		return "", fmt.Errorf("its port is no number")
	}
	return host[:colon], nil
}

// mapped returns a host in ASCII as a browser looks it up, and as it is shown.
func mapped(host string) (ascii, shown string, err error) {
	if strings.HasPrefix(host, "[") {
		ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
		if err != nil || !strings.HasSuffix(host, "]") {
			return "", "", fmt.Errorf("its host is no address")
		}
		return "[" + ip.String() + "]", "[" + ip.String() + "]", nil
	}
	if plain, err := url.PathUnescape(host); err == nil {
		host = plain
	}
	ascii, err = hosts.ToASCII(host)
	ascii = strings.TrimSuffix(ascii, ".")
	switch {
	case err != nil:
		return "", "", fmt.Errorf("its host is not a name that a browser takes")
	case ascii == "":
		return "", "", fmt.Errorf("it has no host")
	case strings.ContainsFunc(ascii, func(r rune) bool {
		return r <= ' ' || r >= 0x7f || unicode.IsControl(r) || strings.ContainsRune("\"#%/:<>?@[\\]^`{|}", r)
	}), strings.Contains(ascii, ".."), strings.HasPrefix(ascii, "."), len(ascii) > 253:
		return "", "", fmt.Errorf("its host is not a name that a browser takes")
	}
	shown, err = hosts.ToUnicode(ascii)
	if err != nil {
		shown = ascii
	}
	return ascii, shown, nil
}

// defanged writes an address so that nothing makes a link of it.
func defanged(s string) string {
	s = strings.NewReplacer("http://", "hxxp://", "https://", "hxxps://", "HTTP", "hxxp").Replace(s)
	return strings.ReplaceAll(s, ".", "[.]")
}
