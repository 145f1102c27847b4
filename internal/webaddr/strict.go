package webaddr

import (
	"errors"
	"strings"
)

// The characters of RFC 3986, section 2 and 3.2.
const (
	letters    = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits     = "0123456789"
	unreserved = letters + digits + "-._~"
	subDelims  = "!$&'()*+,;="
)

// readStrictly returns the host of an address as RFC 3986 reads it, in small
// letters and otherwise as written. An address without a scheme counts as one
// with https:// in front if nothing but a host and a path is there. The error
// says which rule is broken.
func readStrictly(s string) (host string, err error) {
	scheme, rest, ok := strings.Cut(s, "://")
	switch {
	case !ok && (strings.Contains(s, ":") && strings.IndexByte(s, ':') < endOf(s) || strings.HasPrefix(s, "/")):
		return "", errors.New("it does not begin with https://")
	case !ok || endOf(s) < len(scheme): // the :// is part of the path
		rest = s
	case scheme == "" || strings.Trim(scheme, letters+digits+"+-.") != "" || !strings.Contains(letters, scheme[:1]):
		return "", errors.New("its beginning is not a scheme")
	}
	authority, path := rest[:endOf(rest)], rest[endOf(rest):]
	if !made(path, unreserved+subDelims+":@/?#[]", true) || strings.Count(path, "#") > 1 {
		return "", errors.New("it holds a character that has no place there")
	}
	user, host, ok := strings.Cut(authority, "@")
	if !ok {
		user, host = "", authority
	}
	if !made(user, unreserved+subDelims+":", false) {
		return "", errors.New("its part before the @ holds a character that has no place there")
	}
	return hostOf(host)
}

// hostOf is the host of an authority, without its port, in small letters.
func hostOf(host string) (string, error) {
	if strings.HasPrefix(host, "[") {
		end := strings.IndexByte(host, ']')
		if end < 0 || !portOrNothing(host[end+1:]) || strings.Trim(host[1:end], digits+"abcdefABCDEF:.") != "" {
			return "", errors.New("its host is not an address")
		}
		return strings.ToLower(host[:end+1]), nil
	}
	if colon := strings.IndexByte(host, ':'); colon >= 0 {
		if !portOrNothing(host[colon:]) {
			return "", errors.New("its port is not a number")
		}
		host = host[:colon]
	}
	switch {
	case host == "":
		return "", errors.New("it has no host where one belongs")
	case !made(host, unreserved+subDelims, false):
		return "", errors.New("its host holds a character that has no place there")
	}
	return strings.ToLower(host), nil
}

// endOf is where the host part of an address ends.
func endOf(s string) int {
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		return i
	}
	return len(s)
}

func portOrNothing(s string) bool {
	return s == "" || s[0] == ':' && strings.Trim(s[1:], digits) == ""
}

// made reports whether a text is made of these characters, of % with two
// hexadecimal digits, and where international is true of letters beyond ASCII.
func made(s, of string, international bool) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			if i+2 >= len(s) || strings.Trim(s[i+1:i+3], digits+"abcdefABCDEF") != "" {
				return false
			}
			i += 2
		case c >= 0x80:
			if !international {
				return false
			}
		case !strings.Contains(of, s[i:i+1]):
			return false
		}
	}
	return true
}
