package cli

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/content"
	"handrail/ui/document"
)

func TestLinksAreJudged(t *testing.T) {
	c, err := content.Embedded(Broker)
	if err != nil {
		t.Fatal(err)
	}
	const (
		official    = checklist.LinkOfficial
		unconfirmed = checklist.LinkUnconfirmed
		lookalike   = checklist.LinkLookalike
		notOfficial = checklist.LinkNotOfficial
		invalid     = checklist.LinkInvalid
	)
	for input, want := range map[string]checklist.LinkVerdict{
		"https://www.interactivebrokers.com/sso/Login":                          official,
		"https://ndcdyn.interactivebrokers.com/sso/Login?RL=1&locale=en_US":     official,
		"interactivebrokers.com":                                                official,
		"HTTPS://NDCDYN.INTERACTIVEBROKERS.COM:443/x":                           official,
		"ibkr.com/support":                                                      official,
		"https://www.ibkrguides.com/securelogin/sls/using-passkey.htm":          official,
		"https://www.ibgdr.com":                                                 official,
		"https://interactivebrokers.github.io/tws-api/open_orders.html":         unconfirmed,
		"https://www.interactivebrokers.eu":                                     unconfirmed,
		"https://www.interactivebrokers.com.sg/en/home.php":                     unconfirmed,
		"https://clientam.com.hk/x":                                             unconfirmed,
		"gdc1.ibllc.com":                                                        unconfirmed,
		"interactivebrokers.com.":                                               notOfficial,
		"https:www.interactivebrokers.ie":                                       notOfficial,
		"interactivebrokers.co.uk:443/x":                                        notOfficial,
		"https://me@interactivebrokers.com/":                                    notOfficial,
		"https://interactivebrokers%2ecom/":                                     notOfficial,
		"https://ｉｂｋｒ.com":                                                      notOfficial,
		"hxxps://ibkr[.]com/support":                                            notOfficial,
		"https://www.ibkrguides.com/sso/Login":                                  notOfficial,
		"https://www.interactivebrokers.com/redirect?url=https://evil.example/": notOfficial,
		"lnteractivebrokers.co.uk":                                              lookalike,
		"https://lnteractivebrokers[.]co[.]uk/sso":                              lookalike,
		"https://interactivebrokers.com.evil.example/":                          lookalike,
		"https://interactivebrokers.com@evil.example/":                          lookalike,
		`https://evil.example\@interactivebrokers.com/`:                         notOfficial,
		"https://evil.example/#@interactivebrokers.com":                         notOfficial,
		"https://evil.example?@interactivebrokers.com":                          notOfficial,
		"https://interactivebrоkers.com":                                        lookalike, // a Cyrillic о
		"https://xn--interactivebrkers-cdo.com":                                 lookalike,
		"https://іbkr.com":                                                      lookalike, // a Cyrillic і
		"https://interactive-brokers.com":                                       lookalike,
		"https://secure-ibkr-login.example":                                     lookalike,
		"https://interactivebrokers.ru":                                         lookalike,
		"https://lbkr.com":                                                      lookalike,
		"https://interactivebrokers.com\u200b.evil.example":                     lookalike,
		"https://sites.google.com/x/interactivebrokers-login/":                  lookalike,
		"https://ibtweet.com/en/":                                               notOfficial,
		"https://192.0.2.7/sso/Login":                                           notOfficial,
		"https://localhost:5000":                                                notOfficial,
		"https://[::1]:5000/":                                                   notOfficial,
		"https://example.com/":                                                  notOfficial,
		"javascript:alert(1)//interactivebrokers.com":                           invalid,
		"mailto:help@interactivebrokers.com":                                    invalid,
		"help@interactivebrokers.com":                                           invalid,
		"https://interactive brokers.com":                                       invalid,
		"":                                                                      invalid,
	} {
		if got := document.LinkOf(c, input); got.Verdict != want {
			t.Errorf("%.80q is %s (%s), want %s", input, got.Verdict, got.Why, want)
		}
	}
}

func TestAnOddOfficialAddressSaysWhatIsOdd(t *testing.T) {
	c, err := content.Embedded(Broker)
	if err != nil {
		t.Fatal(err)
	}
	for input, why := range map[string]string{
		"http://interactivebrokers.com":           "http, which protects nothing",
		"https://interactivebrokers.com:8443":     "names a port (8443)",
		"https://user:pw@interactivebrokers.com":  "before an @",
		"hxxps://interactivebrokers[.]com":        "nothing makes a link of it",
		"https://%69nteractivebrokers.com":        "a browser makes interactivebrokers.com of it",
		"me@interactivebrokers.com":               "a sender proves nothing",
		"https://evil_com.interactivebrokers.com": "its host holds characters",
	} {
		if got := document.LinkOf(c, input); !strings.Contains(strings.ToLower(got.Why), strings.ToLower(why)) {
			t.Errorf("%s: %s", input, got.Why)
		}
	}
}

// What was once called official, though it is written oddly.
func TestNoOddFormOfAnOfficialAddressIsOfficial(t *testing.T) {
	c, err := content.Embedded(Broker)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../internal/webaddr/testdata/odd.json")
	if err != nil {
		t.Fatal(err)
	}
	var forms []string
	if err := json.Unmarshal(text, &forms); err != nil || len(forms) < 50 {
		t.Fatalf("%d forms, %v", len(forms), err)
	}
	for _, input := range forms {
		if got := document.LinkOf(c, input); got.Verdict == checklist.LinkOfficial || got.Why == "" {
			t.Errorf("%q is %s (%s)", input, got.Verdict, got.Why)
		}
	}
}

// The catalogue sends nobody to a host that link warns of: what a source calls
// the broker's is known.
func TestEveryHostOfTheBrokerInASourceIsKnown(t *testing.T) {
	c, err := content.Embedded(Broker)
	if err != nil {
		t.Fatal(err)
	}
	others := []string{"ibkr-gateway.bogdanripa.com", "ibtweet.com"} // carry the name, or copy the pages
	text, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, at := range regexp.MustCompile(`https?://[A-Za-z0-9.-]+`).FindAllString(string(text), -1) {
		_, host, _ := strings.Cut(at, "://")
		if seen[host] || slices.Contains(others, host) || !regexp.MustCompile(`interactivebrokers|ibkr|clientam|ibllc|ibgdr|ibkb`).MatchString(host) {
			continue
		}
		seen[host] = true
		if got := document.LinkOf(c, "https://"+host+"/"); got.Verdict != checklist.LinkOfficial && got.Verdict != checklist.LinkUnconfirmed {
			t.Errorf("%s is %s: %s", host, got.Verdict, got.Why)
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d hosts found", len(seen))
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
	var doc document.Links
	if err := json.Unmarshal([]byte(out), &doc); err != nil || status != StatusNothing || len(doc.Links) != 2 {
		t.Errorf("it ends with %d, %v: %s", status, err, out)
	}
	m.in += "ibkr-login.example"
	if _, _, status := m.runWith("link"); status != StatusSomething {
		t.Errorf("it ends with %d", status)
	}
	m.in = " \n"
	if _, errs, status := m.runWith("link"); status != StatusUsage || !strings.Contains(errs, "no address was given") {
		t.Errorf("it ends with %d: %s", status, errs)
	}
}
