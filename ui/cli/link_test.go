package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/content"
)

func TestLinksAreJudgedAsABrowserReadsThem(t *testing.T) {
	c, err := content.Embedded(Broker)
	if err != nil {
		t.Fatal(err)
	}
	for input, want := range map[string]checklist.LinkVerdict{
		"https://www.interactivebrokers.com/sso/Login":         checklist.LinkOfficial,
		"interactivebrokers.com":                               checklist.LinkOfficial,
		"HTTPS://NDCDYN.INTERACTIVEBROKERS.COM:443/x":          checklist.LinkOfficial,
		"interactivebrokers.com.":                              checklist.LinkOfficial,
		"https:www.interactivebrokers.ie":                      checklist.LinkOfficial,
		"interactivebrokers.co.uk:443/x":                       checklist.LinkOfficial,
		"https://me@interactivebrokers.com/":                   checklist.LinkOfficial,
		"https://interactivebrokers%2ecom/":                    checklist.LinkOfficial,
		"https://ｉｂｋｒ.com":                                     checklist.LinkOfficial,
		"hxxps://ibkr[.]com/support":                           checklist.LinkOfficial,
		"lnteractivebrokers.co.uk":                             checklist.LinkLookalike,
		"https://lnteractivebrokers[.]co[.]uk/sso":             checklist.LinkLookalike,
		"https://interactivebrokers.com.evil.example/":         checklist.LinkLookalike,
		"https://interactivebrokers.com@evil.example/":         checklist.LinkLookalike,
		`https://evil.example\@interactivebrokers.com/`:        checklist.LinkNotOfficial,
		"https://evil.example/#@interactivebrokers.com":        checklist.LinkNotOfficial,
		"https://evil.example?@interactivebrokers.com":         checklist.LinkNotOfficial,
		"https://interactivebrоkers.com":                       checklist.LinkLookalike, // a Cyrillic о
		"https://xn--interactivebrkers-cdo.com":                checklist.LinkLookalike,
		"https://іbkr.com":                                     checklist.LinkLookalike, // a Cyrillic і
		"https://interactive-brokers.com":                      checklist.LinkLookalike,
		"https://secure-ibkr-login.example":                    checklist.LinkLookalike,
		"https://interactivebrokers.ru":                        checklist.LinkLookalike,
		"https://lbkr.com":                                     checklist.LinkLookalike,
		"https://interactivebrokers.com\u200b.evil.example":    checklist.LinkLookalike,
		"https://sites.google.com/x/interactivebrokers-login/": checklist.LinkLookalike,
		"https://ibtweet.com/en/":                              checklist.LinkNotOfficial,
		"https://192.0.2.7/sso/Login":                          checklist.LinkNotOfficial,
		"https://localhost:5000":                               checklist.LinkNotOfficial,
		"https://[::1]:5000/":                                  checklist.LinkNotOfficial,
		"https://example.com/":                                 checklist.LinkNotOfficial,
		"javascript:alert(1)//interactivebrokers.com":          checklist.LinkInvalid,
		"mailto:help@interactivebrokers.com":                   checklist.LinkInvalid,
		"data:text/html,x":                                     checklist.LinkInvalid,
		"file:///etc/passwd":                                   checklist.LinkInvalid,
		"https://":                                             checklist.LinkInvalid,
		"https://interactive brokers.com":                      checklist.LinkInvalid,
		"https://a..b":                                         checklist.LinkInvalid,
		"https://ibkr.com:80x/":                                checklist.LinkInvalid,
		strings.Repeat("a", 5000) + ".com":                     checklist.LinkInvalid,
		"https://" + strings.Repeat("a.", 200) + "ibkr.com":    checklist.LinkInvalid,
		"\xff\xfe": checklist.LinkInvalid,
		"":         checklist.LinkInvalid,
	} {
		if got := judged(c, input); got.Verdict != want {
			t.Errorf("%.80q is %s (%s), want %s", input, got.Verdict, got.Why, want)
		}
	}
}

func TestALookalikeIsWrittenSoThatNothingMakesALinkOfIt(t *testing.T) {
	m := newMachine(t)
	for _, args := range [][]string{{"link", "https://lnteractivebrokers.co.uk/sso"}, {"link", "--json", "https://lnteractivebrokers.co.uk/sso"}} {
		out, _, status := m.runWith(args...)
		if status != StatusSomething || strings.Contains(out, "lnteractivebrokers.co") || !strings.Contains(out, "lnteractivebrokers[.]co[.]uk") {
			t.Errorf("%v ends with %d: %s", args, status, out)
		}
	}
}

func TestLinksAreReadFromStandardInputOneALine(t *testing.T) {
	m := newMachine(t)
	m.in = "https://ibkr.com/x\n\n  interactivebrokers.ie  \r\n"
	out, _, status := m.runWith("link", "--json")
	var doc linkDoc
	if err := json.Unmarshal([]byte(out), &doc); err != nil || status != StatusNothing || len(doc.Links) != 2 {
		t.Errorf("it ends with %d, %v: %s", status, err, out)
	}
	m.in += "ibkr-login.example"
	if _, _, status := m.runWith("link"); status != StatusSomething {
		t.Errorf("it ends with %d", status)
	}
	m.in = " \n"
	if _, errs, status := m.runWith("link"); status != StatusWords || !strings.Contains(errs, "no address was given") {
		t.Errorf("it ends with %d: %s", status, errs)
	}
}

func FuzzTakeApart(f *testing.F) {
	c, err := content.Embedded(Broker)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("https://me:x@Interactivebrokers.com:443/a?b#c")
	f.Add("hxxp://[::1]/")
	f.Add("xn--a.ibkr.com")
	f.Fuzz(func(t *testing.T, input string) {
		one := judged(c, input)
		if (one.Verdict == checklist.LinkInvalid) != (one.Host == "") {
			t.Fatalf("%q: %+v", input, one)
		}
		for _, r := range one.Host {
			if r <= ' ' || r > '~' {
				t.Fatalf("%q has the host %q", input, one.Host)
			}
		}
	})
}
