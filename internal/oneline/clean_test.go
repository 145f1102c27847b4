package oneline

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// moving are characters that draw nothing, move the cursor or turn the text.
var moving = []rune{
	0, 7, 8, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x115f, 0x1160, 0x200b, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029,
	0x202a, 0x202e, 0x2066, 0x2069, 0x2800, 0x3164, 0xe000, 0xe0041, 0xfe0f, 0xfeff, 0xffa0, 0xfffe,
}

// hostile draws text as someone would write it who wants to paint over a page.
func hostile() *rapid.Generator[string] {
	part := rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SampledFrom(moving), func(r rune) string { return string(r) }),
		rapid.Map(rapid.IntRange(1, 9), func(n int) string { return strings.Repeat("\u0301", n) }),
		rapid.SampledFrom([]string{"e", " ", "\u093e", "\u20dd", "\x1b[2J", "\x1b]52;c;aGk=\a", "\xff\xfe", "\xc3", "\xa9", "\u202egnp.exe"}),
	)
	return rapid.Map(rapid.SliceOfN(part, 0, 12), func(parts []string) string { return strings.Join(parts, "") })
}

func TestCleanLeavesNothingThatMovesHidesOrTurnsText(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		s := Clean(hostile().Draw(t, "text"))
		if !utf8.ValidString(s) {
			t.Fatalf("%q is not UTF-8", s)
		}
		for _, r := range s {
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) || r == 0x2800 {
				t.Fatalf("%q holds %U", s, r)
			}
		}
	})
}

func TestCleaningACleanTextChangesNothing(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		s := Clean(hostile().Draw(t, "text"))
		if again := Clean(s); again != s {
			t.Fatalf("cleaning %q again gives %q", s, again)
		}
		if w := Words(s); Words(w) != w {
			t.Fatalf("the words of %q are %q", w, Words(w))
		}
	})
}

func TestNoLetterOfCleanTextHasMoreThanFourMarks(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		marks := 0
		for _, r := range Clean(hostile().Draw(t, "text")) {
			if !unicode.In(r, unicode.Mn, unicode.Me) {
				marks = 0
			} else if marks++; marks > 4 {
				t.Fatal("a letter has five marks")
			}
		}
	})
}

func TestCleanCountsMarksAcrossWhatItDrops(t *testing.T) {
	for _, between := range []string{"\x00", "\u200b", "\u202e", "\ufe0f", "\xff", "\u2800"} {
		if got, want := Clean("e"+strings.Repeat(strings.Repeat("\u0301", 4)+between, 100)), "e\u0301\u0301\u0301\u0301"; got != want {
			t.Errorf("with %q between them %d marks are kept", between, utf8.RuneCountInString(got)-1)
		}
	}
}

func TestCleanKeepsWhatPeopleWrite(t *testing.T) {
	for _, s := range []string{"", "Old laptop", "Küche, São Paulo", "Ноутбук", "笔记本电脑", "لابتوب", "naïve — “quoted” · 3 €", "Việt Nam", "a  b", "📱"} {
		if Clean(s) != s {
			t.Errorf("Clean(%q) = %q", s, Clean(s))
		}
	}
	if got := Clean("one\ntwo\tthree\x1b[31m"); got != "one two three[31m" {
		t.Errorf("got %q", got)
	}
}

func TestWordsHaveOneSpaceBetweenThem(t *testing.T) {
	if got := Words("  one \u00a0 two\n\nthree\u200b "); got != "one two three" {
		t.Errorf("got %q", got)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("e\u0301\x00\u0301\xff\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		if c := Clean(s); Clean(c) != c || !utf8.ValidString(c) {
			t.Fatalf("%q becomes %q and then %q", s, c, Clean(c))
		}
	})
}
