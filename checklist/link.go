package checklist

import (
	"slices"
	"strings"
)

// Link is a web address taken apart, as the rules look at it.
type Link struct {
	Scheme string // http or https, in small letters; every other makes the link invalid
	User   string // what stands before an @, or nothing
	Host   string // as IDNA maps it to ASCII, in small letters, without port and final dot
	Shown  string // the same host in the letters that a person sees
	Path   string // everything after the host
}

// LinkVerdict says whether a web address belongs to the broker.
type LinkVerdict string

// The verdicts about a web address.
const (
	LinkOfficial    LinkVerdict = "official"
	LinkLookalike   LinkVerdict = "lookalike"
	LinkNotOfficial LinkVerdict = "not_official"
	LinkInvalid     LinkVerdict = "invalid"
)

// LinkVerdicts lists every LinkVerdict.
var LinkVerdicts = []LinkVerdict{LinkOfficial, LinkLookalike, LinkNotOfficial, LinkInvalid}

// LinkFinding is what is said of a web address.
type LinkFinding struct {
	Verdict   LinkVerdict
	Use       DomainUse // of an official host
	Why       string    // one sentence or two
	Resembles string    // the official host it looks like, or nothing
}

// Judge says whether a web address is official: its host is one the catalogue
// lists, or lies under one. Only the host decides, read from its end; a name
// in front of it or in the path proves nothing. It knows no network: whether
// an address exists is not looked at.
func (c *Catalogue) Judge(l Link) LinkFinding {
	if d := c.domainOf(l.Host); d != nil {
		return official(d, l)
	}
	if like, why := c.resembles(l); like != "" {
		return LinkFinding{Verdict: LinkLookalike, Why: why, Resembles: like}
	}
	why := "the host is not among those known to be the broker's"
	switch {
	case thisComputer(l.Host):
		why = "this is a program on the computer you are at; sign in there only if you started it yourself, just now"
	case isAddress(l.Host):
		why = "the host is a number and not a name, so nothing says whose it is"
	case !strings.Contains(l.Host, "."):
		why = "the host is a name inside your own network"
	case strings.HasPrefix(l.Host, "xn--") || strings.Contains(l.Host, ".xn--"):
		why += "; its name is written in letters of another script"
	}
	return LinkFinding{Verdict: LinkNotOfficial, Why: why}
}

// domainOf returns the longest listed host that a host is, or lies under.
func (c *Catalogue) domainOf(host string) *Domain {
	var best *Domain
	for i := range c.Domains {
		d := &c.Domains[i]
		if (host == d.Host || strings.HasSuffix(host, "."+d.Host)) && (best == nil || len(d.Host) > len(best.Host)) {
			best = d
		}
	}
	return best
}

func official(d *Domain, l Link) LinkFinding {
	why := "the host is, or lies under, " + d.Host + ", which is the broker's."
	if d.Note != "" {
		why += " " + d.Note
	}
	if l.User != "" {
		why += " What stands before the @ is no part of the address: leave it out."
	}
	if l.Scheme == "http" {
		why += " Written with http nothing protects it on the way: type it with https."
	}
	return LinkFinding{Verdict: LinkOfficial, Use: d.Use, Why: why}
}

// signInWords beside the broker's name in a path are bait for a sign-in.
var signInWords = []string{"login", "logon", "signin", "verify", "secure", "w8ben", "support", "sso"}

// resembles returns the official host that a host looks like, and why.
func (c *Catalogue) resembles(l Link) (host, why string) {
	names := c.officialNames()
	for _, label := range strings.Split(l.Shown, ".") {
		for _, n := range names {
			if plain := skeleton(label); label != n.label && plain == skeleton(n.label) && !strings.EqualFold(label, n.label) {
				return n.host, "it draws like " + n.label + ", and is written with other characters"
			}
		}
	}
	labels := strings.Split(l.Shown, ".")
	for i, label := range labels {
		if i == len(labels)-1 && len(labels) > 1 {
			break // the ending
		}
		for _, n := range names {
			switch d := Distance(skeleton(label), skeleton(n.label), 3); {
			case d == 0 && i < len(labels)-2:
				return n.host, "the name " + n.label + " only stands in front of another address"
			case d == 0:
				return n.host, "the name is " + n.label + ", with an ending that is not among those known to be the broker's"
			case d == 1, d == 2 && len(n.label) >= 10:
				return n.host, "it is " + n.label + " with a letter or two changed"
			}
		}
	}
	squashed := skeleton(squash(l.Shown))
	for _, b := range c.brands() {
		switch inPath := squash(strings.ToLower(l.Path)); {
		case strings.Contains(squashed, skeleton(b.label)):
			return b.host, "it carries the broker's name, and is not an address of the broker"
		case strings.Contains(skeleton(squash(strings.ToLower(l.User))), skeleton(b.label)):
			return b.host, "what stands before the @ is no address: the host is what comes after it"
		case strings.Contains(inPath, b.label) && slices.ContainsFunc(signInWords, func(w string) bool { return strings.Contains(inPath, w) }):
			return b.host, "the broker's name and a sign-in stand in the path only; the host is somebody else's"
		}
	}
	return "", ""
}

// linkName is the part of an official host that makes its name.
type linkName struct{ label, host string }

// officialNames lists the names of official hosts, each with the host that
// stands for it: the label before an ending known from the list itself.
func (c *Catalogue) officialNames() []linkName {
	var out []linkName
	for _, d := range c.Domains {
		label, _, _ := strings.Cut(d.Host, ".")
		under := slices.ContainsFunc(c.Domains, func(o Domain) bool { return strings.HasSuffix(d.Host, "."+o.Host) })
		if !under && len(label) >= 4 && !slices.ContainsFunc(out, func(n linkName) bool { return n.label == label }) {
			out = append(out, linkName{label, d.Host})
		}
	}
	return out
}

// brands are the names that nobody else's host carries by chance: the
// broker's own, and its short one.
func (c *Catalogue) brands() []linkName {
	var out []linkName
	for _, n := range c.officialNames() {
		if n.label == squash(strings.ToLower(c.Name)) || n.label == c.Broker {
			out = append(out, n)
		}
	}
	return out
}

// squash leaves letters and digits only.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".-_/?&=%+~ ", r) {
			return -1
		}
		return r
	}, s)
}

// thisComputer tells the names and numbers that stay on this computer.
func thisComputer(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasPrefix(host, "127.") && isAddress(host) || host == "[::1]"
}

// isAddress tells a host that is a number, in any of the ways a browser reads
// one.
func isAddress(host string) bool {
	if strings.HasPrefix(host, "[") {
		return true
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return last != "" && strings.Trim(last, "0123456789") == ""
}
