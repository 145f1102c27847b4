package checklist

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Link is a web address taken apart, as the rules look at it.
type Link struct {
	User  string   // what is before an @, or nothing
	Host  string   // as IDNA maps it to ASCII, in small letters, without port and final dot
	Shown string   // the same host in the letters that a person sees
	Path  string   // everything after the host
	Odd   []string // what is odd about how it is written, each a sentence without its end
}

// LinkVerdict says whether a web address is the broker's.
type LinkVerdict string

// The verdicts about a web address.
const (
	LinkOfficial    LinkVerdict = "official"     // plainly: https, nothing odd, known by the broker's own evidence
	LinkUnconfirmed LinkVerdict = "unconfirmed"  // the broker's by the lists of others only
	LinkLookalike   LinkVerdict = "lookalike"    // it resembles an official one
	LinkNotOfficial LinkVerdict = "not_official" // not a known host, or a known one written oddly
	LinkInvalid     LinkVerdict = "invalid"      // not a web address
)

// LinkVerdicts lists every LinkVerdict.
var LinkVerdicts = []LinkVerdict{LinkOfficial, LinkUnconfirmed, LinkLookalike, LinkNotOfficial, LinkInvalid}

// LinkFinding is the judgement about a web address.
type LinkFinding struct {
	Verdict   LinkVerdict
	Use       DomainUse // of an official or unconfirmed host
	Why       string    // one sentence or more
	Resembles string    // the official host it looks like, or nothing
}

// Judge says whether a web address is official: its host is one that the
// catalogue lists by the broker's own evidence, or a subdomain of one, and
// nothing about the address is odd. Only the host decides, read from its end; a
// name in front of it or in the path proves nothing. Whether an address exists
// is not looked at.
func (c *Catalogue) Judge(l Link) LinkFinding {
	if d := c.domainOf(l.Host); d != nil {
		return ofBroker(d, l)
	}
	if like, why := c.resembles(l); like != "" {
		return LinkFinding{Verdict: LinkLookalike, Why: sentences(append([]string{why}, l.Odd...)), Resembles: like}
	}
	why := "this host is not known as the broker's"
	switch {
	case thisComputer(l.Host):
		why = "this is a program on your own computer; sign in there only if you started it yourself, just now"
	case isAddress(l.Host):
		why = "the host is a number, so nothing tells you whose it is"
	case !strings.Contains(l.Host, "."):
		why = "the host is a name inside your own network"
	case strings.Contains("."+l.Host, ".xn--"):
		why += "; its name is written in letters of another script"
	}
	return LinkFinding{Verdict: LinkNotOfficial, Why: sentences(append([]string{why}, l.Odd...))}
}

// domainOf returns the longest listed host that a host is, or is a subdomain of.
func (c *Catalogue) domainOf(host string) *Domain {
	for name, more := host, true; more; _, name, more = strings.Cut(name, ".") {
		if i := slices.IndexFunc(c.Domains, func(d Domain) bool { return d.Host == name }); i >= 0 {
			return &c.Domains[i]
		}
	}
	return nil
}

// ofBroker judges an address at a listed host.
func ofBroker(d *Domain, l Link) LinkFinding {
	odd := slices.Clone(l.Odd)
	if !plainHost(l.Host) {
		odd = append(odd, "its host holds characters that the name of a site does not have")
	}
	if d.Use != UseSignIn && signsIn(l.Path) {
		odd = append(odd, "it leads to a sign-in, and "+d.Host+" is not a place to sign in")
	}
	if leadsOn(l.Path) {
		odd = append(odd, "it holds another address, where it may send you on")
	}
	found := LinkFinding{Verdict: LinkOfficial, Use: d.Use}
	why := []string{"the host " + d.Host + " is the broker's"}
	if d.Evidence != EvidenceBroker {
		found.Verdict = LinkUnconfirmed
		why[0] = "only lists made by others name the host " + d.Host + " as the broker's: do not sign in there"
	}
	if len(odd) > 0 {
		found.Verdict, found.Use = LinkNotOfficial, ""
		why = append(append(why, "but the address is odd"), odd...)
		why = append(why, "type the address yourself, or use your own bookmark")
	} else if d.Note != "" {
		why = append(why, d.Note)
	}
	found.Why = sentences(why)
	return found
}

// sentences joins phrases, each as a sentence.
func sentences(phrases []string) string {
	out := make([]string, len(phrases))
	for i, p := range phrases {
		first, size := utf8.DecodeRuneInString(p)
		if out[i] = string(unicode.ToUpper(first)) + p[size:]; !strings.HasSuffix(p, ".") {
			out[i] += "."
		}
	}
	return strings.Join(out, " ")
}

// plainHost reports whether each label of a host is made of ASCII letters,
// digits and hyphens inside, and none stands for letters of another script.
func plainHost(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") || strings.HasPrefix(label, "xn--") ||
			strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return true
}

// signInSegments are the parts of a path at which people sign in.
var signInSegments = []string{"login", "logon", "log-in", "signin", "sign-in", "sso", "authenticate", "verify"}

// signsIn reports whether one part of a path is a sign-in.
func signsIn(path string) bool {
	path, _, _ = strings.Cut(path, "?")
	for part := range strings.SplitSeq(strings.ToLower(path), "/") {
		part, _, _ = strings.Cut(part, ".")
		if slices.Contains(signInSegments, part) {
			return true
		}
	}
	return false
}

// onward are the names of parameters that send a browser to another address, or
// what such names begin or end with.
var onward = []string{"redirect", "redir", "return", "next", "url", "uri", "goto", "target", "dest", "continue", "forward", "callback", "link"}

// anotherHost is a host after two slashes.
var anotherHost = pattern(`//[^/?#&]*[.:@]|://`)

// leadsOn reports whether what comes after the host holds another address.
func leadsOn(path string) bool {
	for range 3 { // encoded again, perhaps twice
		path = percent.Replace(strings.ToLower(path))
	}
	at := strings.IndexAny(path, "?#")
	if anotherHost().MatchString(path) || at == 0 && strings.Contains(path, "@") {
		return true
	}
	if at < 0 {
		return false
	}
	for pair := range strings.FieldsFuncSeq(path[at:], func(r rune) bool { return strings.ContainsRune("&;#?", r) }) {
		name, value, _ := strings.Cut(pair, "=")
		named := slices.ContainsFunc(onward, func(w string) bool { return strings.HasPrefix(name, w) || strings.HasSuffix(name, w) })
		if named && strings.ContainsAny(value, ".:@") || strings.HasPrefix(value, "http:") || strings.HasPrefix(value, "https:") {
			return true
		}
	}
	return false
}

// percent undoes the encodings that hide an address in another.
var percent = strings.NewReplacer("%25", "%", "%2f", "/", "%3a", ":", "%5c", `\`, "%40", "@", "%2e", ".", "%3d", "=", "%26", "&", "%3f", "?")

// signInWords beside the broker's name in a path are bait for a sign-in.
var signInWords = []string{"login", "logon", "signin", "verify", "secure", "w8ben", "support", "sso"}

// resembles returns the official host that a host looks like, and why.
func (c *Catalogue) resembles(l Link) (host, why string) {
	names, labels := c.officialNames(), strings.Split(l.Shown, ".")
	for _, label := range labels {
		for _, n := range names {
			if skeleton(label) == skeleton(n.label) && !strings.EqualFold(label, n.label) {
				return n.host, "it looks like " + n.label + ", but is written with other characters"
			}
		}
	}
	labels = labels[:max(1, len(labels)-1)] // without the ending
	for i, label := range labels {
		for _, n := range names {
			switch d := Distance(skeleton(label), skeleton(n.label), 3); {
			case d == 0 && i < len(labels)-1:
				return n.host, "the name " + n.label + " is only in front of another address"
			case d == 0:
				return n.host, "the name is " + n.label + ", with an ending that the broker is not known to use"
			case d == 1, d == 2 && len(n.label) >= 10:
				return n.host, "it is " + n.label + " with a letter or two changed"
			}
		}
	}
	squashed := skeleton(squash(l.Shown))
	for _, b := range c.brands() {
		switch inPath := squash(strings.ToLower(l.Path)); {
		case strings.Contains(squashed, skeleton(b.label)):
			return b.host, "it carries the broker's name, but is not the broker's address"
		case strings.Contains(skeleton(squash(strings.ToLower(l.User))), skeleton(b.label)):
			return b.host, "what is before the @ is not the address: the host comes after it"
		case strings.Contains(inPath, b.label) && slices.ContainsFunc(signInWords, func(w string) bool { return strings.Contains(inPath, w) }):
			return b.host, "the broker's name and a sign-in are in the path only; the host is somebody else's"
		}
	}
	return "", ""
}

// linkName is the part of an official host that makes its name.
type linkName struct{ label, host string }

// officialNames lists the names of official hosts, each with the host that
// carries it: the label before an ending known from the list itself.
func (c *Catalogue) officialNames() []linkName {
	var out []linkName
	for _, d := range c.Domains {
		if d.Evidence != EvidenceBroker {
			continue // a name that may not be the broker's warns of nothing
		}
		label, _, _ := strings.Cut(d.Host, ".")
		under := slices.ContainsFunc(c.Domains, func(o Domain) bool { return strings.HasSuffix(d.Host, "."+o.Host) })
		if !under && len(label) >= 4 {
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
