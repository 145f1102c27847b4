package oneline

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestANameIsKeptInOneForm(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		n := Name(hostile().Draw(t, "name"))
		if !norm.NFC.IsNormalString(n) || Words(n) != n || Name(n) != n {
			t.Fatalf("%q is not the kept form of itself", n)
		}
	})
	if got := Name(" Cafe\u0301  bar\n"); got != "Café bar" {
		t.Errorf("got %q", got)
	}
}

func TestNamesAreTheSameInAnyCaseAndForm(t *testing.T) {
	for _, pair := range [][2]string{{"Café", "Cafe\u0301"}, {"Old  Laptop", " old laptop"}, {"ТЕЛЕФОН", "телефон"}, {"Bürö", "BÜRÖ"}} {
		if !SameName(pair[0], pair[1]) {
			t.Errorf("%q and %q are two names", pair[0], pair[1])
		}
	}
	if SameName("Büro", "Bäro") {
		t.Error("two names are the same")
	}
}

func TestAnIDIsMadeOfBaseLetters(t *testing.T) {
	for name, want := range map[string]string{
		"Café": "cafe", "Cafe\u0301": "cafe", "Bürö Läptöp": "buro-laptop", "Büro": "buro", "Bäro": "baro", "Old Laptop!": "old-laptop", "Straße 5": "strasse-5", "Øre": "ore",
		"Việt": "viet", "ｉＰａｄ": "ipad", "Телефон": "", "日本": "", "日本 2": "", "📱": "", "": "", "Телефон iPhone": "iphone", "--a--": "a", "ΩMac": "mac",
	} {
		if got := ID(name); got != want {
			t.Errorf("ID(%q) = %q, want %q", name, got, want)
		}
	}
	proptest.Check(t, func(t *rapid.T) {
		id := ID(rapid.String().Draw(t, "name"))
		if strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Contains(id, "--") || strings.HasPrefix(id, "-") || strings.HasSuffix(id, "-") {
			t.Fatalf("the id is %q", id)
		}
	})
}
