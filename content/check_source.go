package content

import (
	"net/url"
	"slices"
	"strings"

	"handrail/checklist"
)

// oldAfter is how many months a source may be old before it is looked at
// again.
const oldAfter = 12

// sources checks where claims come from. A missing date or confidence was
// told when the file was read.
func (l *loading) sources(at spot, sources []checklist.Source) {
	for i, s := range sources {
		l.source(at.item(i), s)
	}
}

func (l *loading) source(at spot, s checklist.Source) {
	switch {
	case s.Confidence == checklist.Background && s.URL != "":
		l.fault(at.key("url"), "a background source has no address: leave url out, or say how well the page supports it")
	case s.Confidence == checklist.Background && s.Note == "" && !at.has("note"):
		l.fault(at, "a background source has no \"note\": say what it is about")
	case s.Confidence != checklist.Background && s.Confidence != "" && !at.has("url"):
		l.fault(at, "this source has no \"url\": give its address, or mark it background")
	}
	if s.URL != "" && s.Confidence != checklist.Background {
		if why := wrongAddress(s.URL); why != "" {
			l.fault(at.key("url"), "url %s", why)
		} else if host := hostOf(s.URL); l.looksLikeBroker(host) && !l.official(host) {
			l.fault(at.key("url"), "%s is cited as the broker's and is not in domains of broker.yaml: \"handrail link\" would call it a look-alike", host)
		}
	}
	if s.Contested != "" {
		l.warn(at.key("contested"), "contested: %s", s.Contested)
	}
	if l.today == 0 || s.Date == 0 {
		return
	}
	switch {
	case s.Date > l.today:
		l.warn(at.key("date"), "this source is dated after today, %s", l.today)
	case s.Date.AddMonths(oldAfter) < l.today:
		l.warn(at.key("date"), "this source was checked more than %d months ago: look at it again", oldAfter)
	}
}

func wrongAddress(address string) string {
	if strings.ContainsAny(address, " \t\"<>\\") {
		return "has a space or a character no address has"
	}
	switch u, err := url.Parse(address); {
	case err != nil:
		return "is not an address: " + strings.TrimPrefix(err.Error(), "parse "+quote(address)+": ")
	case u.Scheme != "https":
		return "must begin with https://"
	case u.Host == "" || u.User != nil || !strings.Contains(u.Hostname(), "."):
		return "has no host"
	}
	return ""
}

// hostOf returns the host of an address that is one.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// looksLikeBroker reports whether a host has the broker's name as one of its
// labels, or is registered under a name that begins with the broker's id.
func (l *loading) looksLikeBroker(host string) bool {
	name := strings.ToLower(strings.ReplaceAll(l.c.Name, " ", ""))
	labels := strings.Split(host, ".")
	registered := len(labels) - 2
	if registered > 0 && (labels[registered] == "co" || labels[registered] == "com") {
		registered--
	}
	return name != "" && slices.Contains(labels, name) || l.c.Broker != "" && registered >= 0 && strings.HasPrefix(labels[registered], l.c.Broker)
}

// official reports whether a host, or one that it is under, is in domains, as
// far as these could be read.
func (l *loading) official(host string) bool {
	return l.brokerUnread() || slices.ContainsFunc(l.c.Domains, func(d checklist.Domain) bool {
		return !forms["host"].fits(d.Host) || host == d.Host || strings.HasSuffix(host, "."+d.Host)
	})
}

// best returns the best confidence of sources, "" where there are none.
func best(sources []checklist.Source) checklist.Confidence {
	for _, c := range []checklist.Confidence{checklist.High, checklist.Med, checklist.Low, checklist.Background} {
		for _, s := range sources {
			if s.Confidence == c {
				return c
			}
		}
	}
	return ""
}
