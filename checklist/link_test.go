package checklist

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func hosts() *Catalogue {
	c := &Catalogue{Broker: "exbk", Name: "Example Brokers"}
	for _, h := range []string{"examplebrokers.com", "examplebrokers.co.uk", "exbk.com", "api.exbk.com", "neutralhost.com"} {
		c.Domains = append(c.Domains, Domain{Host: h, Use: UseSignIn, Evidence: EvidenceBroker})
	}
	c.Domains[3].Use = UseAPI
	c.Domains = append(c.Domains,
		Domain{Host: "exbkguides.com", Use: UseReading, Evidence: EvidenceBroker},
		Domain{Host: "exbk.de", Use: UseReading, Evidence: EvidenceCommunity, Note: "Not checked."})
	return c
}

func judged(host, path string) LinkFinding {
	return hosts().Judge(Link{Host: host, Shown: host, Path: path})
}

func TestOnlyTheHostReadFromItsEndIsOfficial(t *testing.T) {
	for host, want := range map[string]LinkVerdict{
		"examplebrokers.com":             LinkOfficial,
		"www.examplebrokers.co.uk":       LinkOfficial,
		"a.b.exbk.com":                   LinkOfficial,
		"examplebrokers.com.evil.test":   LinkLookalike,
		"evilexamplebrokers.com":         LinkLookalike,
		"examplebrokers.test":            LinkLookalike,
		"examplebrokers.de":              LinkLookalike,
		"example.brokers.com":            LinkLookalike,
		"exbk-login.test":                LinkLookalike,
		"exampelbrokers.com":             LinkLookalike,
		"examplebrokres.com":             LinkLookalike,
		"examp1ebrokers.com":             LinkLookalike,
		"exarnplebrokers.com":            LinkLookalike,
		"exаmplebrokers.com":             LinkLookalike, // a Cyrillic a
		"éxbk.com":                       LinkLookalike,
		"exbl.com":                       LinkLookalike,
		"neutralhosting-of-america.test": LinkNotOfficial,
		"news.test":                      LinkNotOfficial,
		"brokers.com":                    LinkNotOfficial,
		"com":                            LinkNotOfficial,
		"co.uk":                          LinkNotOfficial,
		"192.0.2.1":                      LinkNotOfficial,
		"0x7f000001":                     LinkNotOfficial,
		"localhost":                      LinkNotOfficial,
	} {
		if got := judged(host, ""); got.Verdict != want || got.Why == "" || (want == LinkLookalike) != (got.Resembles != "") {
			t.Errorf("%s: %+v, want %s", host, got, want)
		}
	}
}

func TestTheLongestListedHostSaysWhatItIsFor(t *testing.T) {
	if got := judged("x.api.exbk.com", ""); got.Use != UseAPI {
		t.Errorf("it is for %q", got.Use)
	}
}

func TestAPathMakesNothingOfficial(t *testing.T) {
	for path, want := range map[string]LinkVerdict{
		"/examplebrokers.com/":        LinkNotOfficial,
		"/example-brokers-login/":     LinkLookalike,
		"/?next=exbk.com/verify":      LinkLookalike,
		"/news/a-talk-with-a-broker/": LinkNotOfficial,
	} {
		if got := judged("sites.test", path); got.Verdict != want {
			t.Errorf("%s: %+v, want %s", path, got, want)
		}
	}
}

// Where an address is not official, a person reads what it is instead.
func TestTheReasonSaysWhatTheHostIs(t *testing.T) {
	c := hosts()
	c.Domains = append(c.Domains,
		Domain{Host: "helperpages.org", Use: UseReading, Evidence: EvidenceCommunity},
		Domain{Host: "signin.exbk.com", Use: UseSignIn, Evidence: EvidenceBroker},
		Domain{Host: "ninelette.com", Use: UseReading, Evidence: EvidenceBroker},
		Domain{Host: "tenletters.com", Use: UseReading, Evidence: EvidenceBroker},
		Domain{Host: "abc.com", Use: UseReading, Evidence: EvidenceBroker})
	const (
		own, number, network = "This is a program on your own computer", "The host is a number", "The host is a name inside your own network"
		unknown, written     = "This host is not known as the broker's.", "It looks like neutralhost, but is written with other characters."
		ending, front        = "The name is neutralhost, with an ending", "The name neutralhost is only in front of another address."
		script               = "its name is written in letters of another script."
	)
	for host, want := range map[string]string{
		"localhost": own, "a.localhost": own, "127.0.0.1": own, "[::1]": own, "localhost.test": unknown,
		"127.evil.test": unknown, "10.0.0.1": number, "[2001:db8::1]": number, "0x7f000001": number, "a.0x1f": number, "a.0xzz": unknown,
		"intranet": network, "0xyz": network, "": network, "xn--abc.test": script, "www.xn--abc.test": script, "xn.test": unknown,
		"neutra1host.com": written, "neutral-host.test": written, "neu_tral-host.test": written, "neutralhos\u0307t.test": written, "evil.neutra1host": written,
		"neutralhost": ending, "neutralhost.test": ending, "NEUTRALHOST.test": ending, "www.neutralhost.test": ending,
		"neutralhost.evil.test": front, "neutralhost.co.test": front, "evil.neutralhost": unknown,
		"tenlettxxs.test": "It is tenletters with a letter or two changed.", "ninelettx.test": "It is ninelette with a letter", "ninelextx.test": unknown,
		"helperpages.test": unknown, "signin.test": unknown, "abc.test": unknown, "sign.test": unknown,
	} {
		if got := c.Judge(Link{Host: host, Shown: host}); !strings.Contains(got.Why, want) {
			t.Errorf("%q: %s, want %s", host, got.Why, want)
		}
	}
}

func TestANameBeforeTheAtIsNoHost(t *testing.T) {
	got := hosts().Judge(Link{User: "www.examplebrokers.com", Host: "evil.test", Shown: "evil.test"})
	if got.Verdict != LinkLookalike {
		t.Errorf("it is %s", got.Verdict)
	}
}

func TestAnOfficialHostWithSomethingOddIsNamedAndIsNotOfficial(t *testing.T) {
	got := hosts().Judge(Link{Host: "exbk.com", Shown: "exbk.com", Odd: []string{"it is written with http"}})
	if got.Verdict != LinkNotOfficial || !strings.Contains(got.Why, "exbk.com is the broker's") || !strings.Contains(got.Why, "It is written with http.") {
		t.Errorf("%+v", got)
	}
}

func TestWhatAListOfOthersNamesIsUnconfirmed(t *testing.T) {
	if got := judged("www.exbk.de", "/x"); got.Verdict != LinkUnconfirmed || got.Resembles != "" || !strings.Contains(got.Why, "Not checked.") {
		t.Errorf("%+v", got)
	}
	if got := judged("www.exbk.de", "/sso/Login"); got.Verdict != LinkNotOfficial {
		t.Errorf("a sign-in there: %+v", got)
	}
}

func TestAHostHasOnlyLettersDigitsAndHyphens(t *testing.T) {
	for _, label := range []string{"evil.com$", "evil_com", "evil.com~", "xn--fa-hia", "-a", "a-", "", "evil.com;", strings.Repeat("a", 64)} {
		if got := judged(label+".exbk.com", ""); got.Verdict != LinkNotOfficial {
			t.Errorf("%s.exbk.com is %s", label, got.Verdict)
		}
	}
	if got := judged(strings.Repeat("a", 63)+".exbk.com", ""); got.Verdict != LinkOfficial {
		t.Errorf("a label of 63 letters is %s", got.Verdict)
	}
}

func TestASignInIsOfficialOnlyWhereOneSignsIn(t *testing.T) {
	for _, at := range []string{"/sso/Login?RL=1", "/login", "/en/sign-in.php", "/LOGIN.html"} {
		if got := judged("exbkguides.com", at); got.Verdict != LinkNotOfficial || !strings.Contains(got.Why, "not a place to sign in") {
			t.Errorf("reading, %s: %+v", at, got)
		}
		if got := judged("api.exbk.com", at); got.Verdict != LinkNotOfficial {
			t.Errorf("api, %s: %+v", at, got)
		}
		if got := judged("exbk.com", at); got.Verdict != LinkOfficial {
			t.Errorf("sign-in, %s: %+v", at, got)
		}
	}
	if got := judged("exbkguides.com", "/securelogin/sls/using-passkey.htm"); got.Verdict != LinkOfficial {
		t.Errorf("a guide about signing in: %+v", got)
	}
}

func TestAnAddressThatHoldsAnotherIsNotOfficial(t *testing.T) {
	for path, want := range map[string]LinkVerdict{
		"/out?url=https://evil.test":              LinkNotOfficial,
		"/out?next=evil.test/x":                   LinkNotOfficial,
		"/out?a=1&returnUrl=%2F%2Fevil.test":      LinkNotOfficial,
		"/out?q=https%253A%252F%252Fevil.test":    LinkNotOfficial,
		"/out#redirect_uri=evil.test":             LinkNotOfficial,
		"//evil.test/x":                           LinkNotOfficial,
		"/r/https:/evil.test?x=http:evil.test":    LinkNotOfficial,
		"?@evil.test":                             LinkNotOfficial,
		"?url=evil.test":                          LinkNotOfficial,
		"#@evil.test":                             LinkNotOfficial,
		"/sso/Login?RL=1&forwardTo=22&locale=en":  LinkOfficial,
		"/portal/?return=/home#/dashboard":        LinkOfficial,
		"/en/general/about/security.php?v=1.2":    LinkOfficial,
		"/en/index.php?f=4969&p=user@example.com": LinkOfficial,
	} {
		if got := judged("exbk.com", path); got.Verdict != want {
			t.Errorf("%s: %+v, want %s", path, got, want)
		}
	}
}

func TestWhateverStandsBeforeAnotherHostIsNeverOfficial(t *testing.T) {
	c := hosts()
	proptest.Check(t, func(t *rapid.T) {
		front := rapid.SampledFrom([]string{"examplebrokers.com", "exbk.com", "login", "api.exbk.com"}).Draw(t, "front")
		end := rapid.StringMatching(`[a-z]{3,12}\.(test|net|info)`).Draw(t, "end")
		if got := c.Judge(Link{Host: front + "." + end, Shown: front + "." + end}); got.Verdict == LinkOfficial {
			t.Fatalf("%s.%s is not official", front, end)
		}
	})
}

func TestEveryChangedLetterOfALongNameIsALookalike(t *testing.T) {
	c := hosts()
	proptest.Check(t, func(t *rapid.T) {
		name := []byte("examplebrokers")
		name[rapid.IntRange(0, len(name)-1).Draw(t, "at")] = byte(rapid.IntRange('a', 'z').Draw(t, "letter"))
		host := string(name) + ".com"
		got := c.Judge(Link{Host: host, Shown: host}).Verdict
		if host == "examplebrokers.com" {
			if got != LinkOfficial {
				t.Fatal("the name itself is official")
			}
		} else if got != LinkLookalike {
			t.Fatalf("%s is %s", host, got)
		}
	})
}

func FuzzJudge(f *testing.F) {
	c := hosts()
	f.Add("www.examplebrokers.com", "éxbk.com", "/login", "u")
	f.Fuzz(func(t *testing.T, host, shown, path, user string) {
		got := c.Judge(Link{Host: host, Shown: shown, Path: path, User: user})
		listed := false
		for _, d := range c.Domains {
			listed = listed || host == d.Host || strings.HasSuffix(host, "."+d.Host)
		}
		if got.Verdict == LinkOfficial && !listed {
			t.Fatalf("%q is official", host)
		}
		if listed && got.Verdict == LinkLookalike {
			t.Fatalf("%q is listed, and called a look-alike", host)
		}
	})
}
