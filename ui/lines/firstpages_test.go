package lines

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/proptest"
	"handrail/ui/scene"
)

// Each page of a first run, up to its last question, is half a minute at most. What
// can be chosen is on one page, but for the fifteen kinds of device, and behind the
// word more only after the promise.
func TestTheFirstPagesAreHeardWithinHalfAMinuteEach(t *testing.T) {
	for _, p := range firstPages(t) {
		if p.pages > p.most {
			t.Errorf("%s is %d pages, at most %d:\n%s", p.name, p.pages, p.most, p.text)
		}
		if p.est.speech > mostSeconds*time.Second || p.est.words > mostWords {
			t.Errorf("%s takes %s, %d words:\n%s", p.name, p.est.speech, p.est.words, p.text)
		}
		t.Logf("%s: %d words, about %.1f s, %d pages", p.name, p.est.words, p.est.speech.Seconds(), p.pages)
	}
}

// A real voice takes no longer than the estimate by which pages are cut, but for a
// second.
func TestARealVoiceReadsEachFirstPageInHalfAMinute(t *testing.T) {
	if !proptest.Long() {
		t.Skip("needs HANDRAIL_LONG=1 and espeak-ng: scripts/long-run.sh real-voice")
	}
	voice, err := exec.LookPath("espeak-ng")
	if err != nil {
		t.Fatal("needs espeak-ng: ", err)
	}
	longest := time.Duration(0)
	for _, p := range firstPages(t) {
		speak := exec.CommandContext(t.Context(), voice, "-s", "175", "--stdout")
		speak.Stdin = strings.NewReader(p.text)
		var wave bytes.Buffer
		if speak.Stdout = &wave; speak.Run() != nil {
			t.Fatal("espeak-ng does not speak here")
		}
		took := time.Duration(wave.Len()-44) * time.Second / (2 * 22050)
		if longest = max(longest, took); took > mostSeconds*time.Second {
			t.Errorf("%s takes %s, estimated %s:\n%s", p.name, took, p.est.speech, p.text)
		}
	}
	t.Logf("long: the longest takes %s", longest)
}

// firstPage is what is heard before one prompt, with the prompt.
type firstPage struct {
	name, text  string
	est         size
	pages, most int // of the screen it belongs to, and at most
}

// firstPages are the pages of a first run, for each place where the record may be.
func firstPages(t *testing.T) (out []firstPage) {
	t.Helper()
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	w := scene.World{A: checklist.Assess(c, checklist.NewRecord(), checklist.DayOf(noon)), First: true, Confined: true}
	add := func(p scene.Place, most int) {
		c := &conversation{ctx: t.Context(), world: w, in: NewReader(strings.NewReader("more\nmore\nmore\nmore\n")), speaker: speaker{out: &bytes.Buffer{}}}
		c.begin(p)
		c.turn()
		heard := strings.SplitAfter(strings.ReplaceAll(c.out.(*bytes.Buffer).String(), "leave: ", "back: "), "back: ")
		pages := 1
		for strings.Contains(heard[pages-1], "more, ") && pages < len(heard) {
			pages++
		}
		for _, text := range heard[:pages] {
			out = append(out, firstPage{p.Screen + ", " + w.Store.Kind, text, sizeOf(strings.Split(text, "\n")...), pages, most})
		}
	}
	for _, kind := range []string{"keyring", "file", "memory"} {
		w.Store.Kind = kind
		most := 2
		if kind == "memory" {
			most = 1
		}
		add(scene.Place{Screen: "firstrun"}, most)
		add(scene.Place{Screen: "helping"}, 1)
		for page := range 4 {
			add(scene.Place{Screen: "interview", Page: page}, map[bool]int{true: 2, false: 1}[page == 1])
		}
	}
	w.Unread, w.Problem = true, "no session bus was found, and so no keyring; nothing was read"
	w.Hint = "start handrail in a terminal of the desktop, where the keyring runs; over SSH and in a container it usually doesn't"
	add(scene.Place{Screen: "problem"}, 1)
	return out
}
