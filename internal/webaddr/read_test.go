package webaddr

import (
	"encoding/json"
	"errors"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"testing"

	whatwg "github.com/nlnwa/whatwg-url/url"
)

func TestAPlainAddressHasNothingOdd(t *testing.T) {
	for input, host := range map[string]string{
		"https://www.example.com/sso/Login?RL=1&locale=en_US#top": "www.example.com",
		"example.com":                  "example.com",
		"  example.com/a?b=c:d \r\n":   "example.com",
		"HTTPS://WWW.EXAMPLE.COM:443/": "www.example.com",
		"https://example.com?x=1":      "example.com",
		"https://www.example.com/日本":   "www.example.com",
		"https://example.com/a[1]":     "example.com",
	} {
		got, err := Read(input)
		if err != nil || got.Host != host || len(got.Odd) > 0 {
			t.Errorf("%q: %+v, %v", input, got, err)
		}
	}
}

// Each of these was once called official.
func TestEveryOddFormOfAnAddressIsOddOrNotAnAddress(t *testing.T) {
	text, err := os.ReadFile("testdata/odd.json")
	if err != nil {
		t.Fatal(err)
	}
	var forms []string
	if err := json.Unmarshal(text, &forms); err != nil {
		t.Fatal(err)
	}
	more := []string{
		"https:example.com", "https:/example.com", "//example.com", "example.com:443", "example.com:443/x", "https://example.com:", "https://example.com:0443.",
		"https://example.com.", "https://example。com", "https://ｅxample.com", "https://exam\u00adple.com", "https://exam\u200bple.com",
		"https://example.com/\u202egpj", "https://exa\tmple.com", "https://exa\nmple.com", "https://example.com/a b", `https://example.com/a\b`,
		"<https://example.com>", "see https://example.com", "https://example.com\u00a0", "hxxps://example.com", "https://example[.]com", "https://example(dot)com",
		"https://u@example.com", "https://example.com/%zz", "https://exam%2Dple.com", "https://example.com#a#b", "https://⑴example.com",
	}
	for _, input := range append(forms, more...) {
		got, err := Read(input)
		labels := strings.Trim(got.Host, letters+digits+"-.") != "" || strings.Contains(got.Host, "_") || strings.Contains(got.Host, "xn--")
		if err == nil && len(got.Odd) == 0 && !labels {
			t.Errorf("%q is a plain address at %s", input, got.Host)
		}
	}
}

func TestAnEmailAddressProvesNothing(t *testing.T) {
	for _, input := range []string{"help@example.com", "mailto:help@example.com", "MAILTO:x", "Example Brokers <help@example.com>", "evil.test@example.com", " a@b.test\n", "he\u200blp@example.com"} {
		if _, err := Read(input); !errors.Is(err, ErrEmail) {
			t.Errorf("%q: %v", input, err)
		}
	}
	for _, input := range []string{"https://a@example.com", "https://example.com/@a", "example.com/a@b"} {
		if _, err := Read(input); errors.Is(err, ErrEmail) {
			t.Errorf("%q is called an e-mail address", input)
		}
	}
}

func TestWhatABrowserDoesNotOpenIsNotAnAddress(t *testing.T) {
	for _, input := range []string{
		"", " ", "https://", "javascript:alert(1)//example.com", "data:text/html,x", "file:///etc/passwd", "https://a..b", "https://example.com:80x/",
		"https://example.com:65536", "https://example.com:99999999999999999999", "https://exa mple.com", "https://[::1", "https://[1.2.3.4]", "https://[fe80::1%25eth0]",
		strings.Repeat("a", 5000) + ".com", "https://" + strings.Repeat("a.", 200) + "com", "\xff\xfe", "https://exam<ple.com",
	} {
		if got, err := Read(input); err == nil {
			t.Errorf("%.60q has the host %s", input, got.Host)
		}
	}
}

func TestTheHostIsTheOneThatABrowserOpens(t *testing.T) {
	for input, host := range map[string]string{
		`https://evil.test\@example.com/`:      "evil.test",
		"https://evil.test/#@example.com":      "evil.test",
		"https://evil.test?@example.com":       "evil.test",
		"https://example.com@evil.test":        "evil.test",
		"https://example.com:443@evil.test":    "evil.test",
		"https:////example.com/x":              "example.com",
		"https://EXAMPLE.com.":                 "example.com",
		"https://xn--exampl-8ng.com":           "xn--exampl-8ng.com",
		"https://[::1]:5000/":                  "[::1]",
		"https://example%2ecom":                "example.com",
		"example.com:8443/x":                   "example.com",
		"https://www\uff61example\uff61com/a":  "www.example.com",
		"hxxps[://]example[.]com/a?b=http://c": "example.com",
	} {
		if got, err := Read(input); err != nil || got.Host != host {
			t.Errorf("%q: host %q, %v; want %s", input, got.Host, err, host)
		}
	}
}

// A plain address has one host for every reader: this package twice, Go, and
// another reader of the browsers' standard.
func FuzzPlainAddressesHaveOneHost(f *testing.F) {
	for _, s := range []string{"https://me:x@Example.com:443/a?b#c", "hxxp://[::1]/", "xn--a.example.com", `https://example.com\.evil.test`, "https://example.com:443/\u2044", "https://example.com#?@evil.test"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, input string) {
		got, err := Read(input)
		if (err == nil) != (got.Host != "") {
			t.Fatalf("%q: host %q and error %v", input, got.Host, err)
		}
		for _, r := range got.Host {
			if r <= ' ' || r > '~' {
				t.Fatalf("%q has the host %q", input, got.Host)
			}
		}
		if err != nil || len(got.Odd) > 0 || strings.Contains(got.Host, "xn--") || strings.Trim(got.Host, letters+digits+"-.") != "" {
			return
		}
		full := strings.Trim(input, " \t\r\n")
		if !strings.Contains(strings.ToLower(full[:min(len(full), 8)]), "https://") {
			full = "https://" + full
		}
		ofGo, err := url.Parse(full)
		if err != nil || !strings.EqualFold(ofGo.Hostname(), got.Host) {
			// Go does not read what comes after the host as loosely.
			if err == nil || !strings.Contains(err.Error(), "invalid URL escape") {
				t.Fatalf("%q: host %q here, %v and %v for Go", input, got.Host, ofGo, err)
			}
		}
		ofBrowsers, err := whatwg.Parse(full)
		if err != nil {
			if strings.Contains(err.Error(), "IPv4") {
				return // a number that is not an address: nobody opens it
			}
			t.Fatalf("%q: host %q here, and browsers: %v", input, got.Host, err)
		}
		if _, err := netip.ParseAddr(ofBrowsers.Hostname()); err == nil {
			return // a number in one of its many forms
		}
		if ofBrowsers.Hostname() != got.Host {
			t.Fatalf("%q: host %q here, %q for browsers", input, got.Host, ofBrowsers.Hostname())
		}
	})
}
