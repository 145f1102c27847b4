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
		c.Domains = append(c.Domains, Domain{Host: h, Use: UseSignIn})
	}
	c.Domains[3].Use = UseAPI
	return c
}

func judged(host, path string) LinkFinding {
	return hosts().Judge(Link{Scheme: "https", Host: host, Shown: host, Path: path})
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

func TestANameBeforeTheAtIsNoHost(t *testing.T) {
	got := hosts().Judge(Link{Scheme: "https", User: "www.examplebrokers.com", Host: "evil.test", Shown: "evil.test"})
	if got.Verdict != LinkLookalike {
		t.Errorf("it is %s", got.Verdict)
	}
}

func TestAnOfficialHostOverHTTPIsWarnedOf(t *testing.T) {
	got := hosts().Judge(Link{Scheme: "http", Host: "exbk.com", Shown: "exbk.com"})
	if !strings.Contains(got.Why, "https") {
		t.Errorf("it says %q", got.Why)
	}
}

func TestWhateverStandsBeforeAnotherHostIsNeverOfficial(t *testing.T) {
	c := hosts()
	proptest.Check(t, func(t *rapid.T) {
		front := rapid.SampledFrom([]string{"examplebrokers.com", "exbk.com", "login", "api.exbk.com"}).Draw(t, "front")
		end := rapid.StringMatching(`[a-z]{3,12}\.(test|net|info)`).Draw(t, "end")
		if got := c.Judge(Link{Scheme: "https", Host: front + "." + end, Shown: front + "." + end}); got.Verdict == LinkOfficial {
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
		got := c.Judge(Link{Scheme: "https", Host: host, Shown: host}).Verdict
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
		got := c.Judge(Link{Scheme: "https", Host: host, Shown: shown, Path: path, User: user})
		listed := false
		for _, d := range c.Domains {
			listed = listed || host == d.Host || strings.HasSuffix(host, "."+d.Host)
		}
		if listed != (got.Verdict == LinkOfficial) {
			t.Fatalf("%q is %s", host, got.Verdict)
		}
	})
}
