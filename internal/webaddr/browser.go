package webaddr

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// browserAddress is what a browser makes of an address.
type browserAddress struct {
	scheme string
	at     bool // there is an @, perhaps with nothing before it
	user   string
	host   string
	shown  string
	colon  bool   // there is a port, perhaps an empty one
	port   string // without zeros before it, or nothing
	path   string
}

// hosts maps a host as a browser does before it looks the name up.
var hosts = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.BidiRule())

// readAsBrowser reads an address as the WHATWG standard says for http and
// https: tabs and line ends are dropped, \ is /, any number of slashes goes
// before the host. Without a scheme it is read as an address bar reads it.
func readAsBrowser(s string) (browserAddress, error) {
	a := browserAddress{scheme: "https"}
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	if scheme, rest, ok := strings.Cut(s, ":"); ok && isScheme(scheme, rest) {
		if a.scheme = strings.ToLower(scheme); a.scheme != "http" && a.scheme != "https" {
			return a, fmt.Errorf("it begins with %s: and not with https", scheme)
		}
		s = rest
	}
	s = strings.TrimLeft(s, `/\`)
	host := s
	if end := strings.IndexAny(s, `/\?#`); end >= 0 {
		host, a.path = s[:end], s[end:]
	}
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		a.at, a.user, host = true, host[:at], host[at+1:]
	}
	if path, err := url.PathUnescape(a.path); err == nil {
		a.path = path
	}
	if colon := strings.LastIndexByte(host, ':'); colon >= 0 && !strings.HasSuffix(host, "]") {
		a.colon, host, a.port = true, host[:colon], host[colon+1:]
		if n, err := strconv.ParseUint(a.port, 10, 16); a.port != "" && (err != nil || strings.Trim(a.port, digits) != "") {
			return a, fmt.Errorf("its port is not a number up to 65535")
		} else if a.port != "" {
			a.port = strconv.FormatUint(n, 10)
		}
	}
	var err error
	a.host, a.shown, err = mapped(host)
	return a, err
}

// isScheme tells a scheme from a host with a port.
func isScheme(s, rest string) bool {
	if s == "" || strings.Trim(s, letters+digits+"+-.") != "" || !strings.Contains(letters, s[:1]) {
		return false
	}
	if strings.HasPrefix(rest, "//") {
		return true
	}
	return !strings.Contains(s, ".") && (rest == "" || rest[0] < '0' || rest[0] > '9')
}

// forbidden are the characters that the WHATWG standard allows in no host, and
// the space of other scripts, which IDNA maps to one of them.
const forbidden = " \"#%/:<>?@[\\]^`{|}"

// mapped returns a host in ASCII as a browser looks it up, and as it is shown.
func mapped(host string) (ascii, shown string, err error) {
	if strings.HasPrefix(host, "[") {
		ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
		if err != nil || !strings.HasSuffix(host, "]") || !ip.Is6() || ip.Zone() != "" {
			return "", "", errors.New("its host is not an address")
		}
		return "[" + ip.String() + "]", "[" + ip.String() + "]", nil
	}
	if plain, err := url.PathUnescape(host); err == nil {
		host = plain
	}
	notAName := errors.New("its host is not a name that a browser takes")
	ascii, err = hosts.ToASCII(host)
	ascii = strings.TrimSuffix(ascii, ".")
	switch {
	case err != nil:
		return "", "", notAName
	case ascii == "":
		return "", "", errors.New("it has no host")
	case strings.ContainsFunc(ascii, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(forbidden, r) }),
		strings.Contains(ascii, ".."), strings.HasPrefix(ascii, "."), len(ascii) > 253:
		return "", "", notAName
	}
	if shown, err = hosts.ToUnicode(ascii); err != nil {
		shown = ascii
	}
	return ascii, shown, nil
}

// Defanged writes an address so that nothing makes a link of it.
func Defanged(s string) string {
	s = strings.NewReplacer("http://", "hxxp://", "https://", "hxxps://", "HTTP", "hxxp").Replace(s)
	return strings.ReplaceAll(s, ".", "[.]")
}
