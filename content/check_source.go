package content

import (
	"net/url"
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
