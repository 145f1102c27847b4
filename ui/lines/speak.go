package lines

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"handrail/internal/wordwrap"
	"handrail/ui/scene"
)

// width is how wide lines are, in columns: a dumb terminal has 80.
const width = 78

// A page is what is spoken before the next prompt: half a minute at most, at 175
// words a minute, the prompt included. That is 87 words, and fewer where numbers
// and short lines are read slowly.
const (
	mostLines  = 24
	mostWords  = 87
	mostSpeech = 28700 * time.Millisecond // as estimated below, which may be a second short
)

// What a voice takes for a letter, a digit, the end of a clause and a comma or
// bracket: fitted to espeak-ng at 175 words a minute over 180 pages (standard
// deviation 0.7 s a page).
const (
	letterTime = 61 * time.Millisecond
	digitTime  = 310 * time.Millisecond
	clauseTime = 400 * time.Millisecond
	commaTime  = 260 * time.Millisecond
	endTime    = 250 * time.Millisecond // of what ends without a sign
)

// size is how much is spoken.
type size struct {
	lines, words int
	speech       time.Duration
}

// sizeOf is how much lines are.
func sizeOf(lines ...string) size {
	out := size{lines: len(lines)}
	for _, l := range lines {
		out.words += len(strings.Fields(l))
		for i, r := range l {
			last := i+utf8.RuneLen(r) == len(l) || l[i+utf8.RuneLen(r)] == ' '
			switch {
			case unicode.IsDigit(r):
				out.speech += digitTime
			case unicode.IsLetter(r):
				out.speech += letterTime
			case strings.ContainsRune(".?!:;", r) && last:
				out.speech += clauseTime
			case strings.ContainsRune(`,()"`, r):
				out.speech += commaTime
			case strings.ContainsRune("./:", r): // in an address or a time: it is read out
				out.speech += digitTime
			}
		}
	}
	if n := len(lines); n > 0 && lines[n-1] != "" && !strings.ContainsAny(lines[n-1][len(lines[n-1])-1:], ".?!:;,") {
		out.speech += endTime
	}
	return out
}

func (s size) plus(o size) size {
	return size{s.lines + o.lines, s.words + o.words, s.speech + o.speech}
}

// fits tells whether it is one page together with a prompt.
func (s size) fits(prompt size) bool {
	return s.lines <= mostLines && s.words+prompt.words <= mostWords && s.speech+prompt.speech <= mostSpeech
}

// speaker turns scenes into lines. What it is told waits until the next
// prompt, and is then spoken page by page.
type speaker struct {
	out   io.Writer
	parts []part
}

// part is a piece that is spoken whole: a paragraph, or a line. One that
// begins a page follows a prompt.
type part struct {
	lines    []string
	apart    bool
	whole    bool   // it begins what is spoken on one page with all that follows
	question string // of one that is whole: what a further page begins with
	head     bool   // it is spoken on the page of the part after it
	number   int    // the number of the answer that it is, or 0
}

// spokenPage is what is spoken before one prompt, and the numbers of the answers
// among it.
type spokenPage struct {
	lines   []string
	numbers []int
}

func (s *speaker) line(text string) { s.parts = append(s.parts, part{lines: []string{text}}) }

// turnPage has what follows spoken after another prompt.
func (s *speaker) turnPage() { s.parts = append(s.parts, part{apart: true}) }

// together has what follows spoken on one page, up to the next prompt: a
// question with its answers. Where they are too long for one, each further page
// begins with the question again.
func (s *speaker) together(question string) {
	s.parts = append(s.parts, part{whole: true, question: question})
}

// numbered says an answer after its number.
func (s *speaker) numbered(n int, text string) {
	s.hang(fmt.Sprintf("%d: ", n), text)
	s.parts[len(s.parts)-1].number = n
}

// heading says a heading, which is never the last of a page.
func (s *speaker) heading(text string) {
	s.line("")
	s.para(text)
	for i := len(s.parts) - 2; i < len(s.parts); i++ {
		s.parts[i].head = true
	}
}

// take returns what waits to be spoken before a prompt, in pages.
func (s *speaker) take(prompt string) []spokenPage {
	asked := sizeOf(prompt)
	var pages []spokenPage
	var page spokenPage
	var now size
	again := "" // what a further page of a question begins with
	put := func(p part) {
		page.lines = append(page.lines, p.lines...)
		if p.number > 0 {
			page.numbers = append(page.numbers, p.number)
		}
		now = now.plus(sizeOf(p.lines...))
	}
	end := func() {
		if len(page.lines) > 0 {
			pages = append(pages, page)
		}
		page, now = spokenPage{}, size{}
		if again != "" {
			put(part{lines: hung("", "More answers to: "+again)})
		}
	}
	kept, title := -1, true // up to where all is on one page; there is no more than a title yet
	for i, p := range s.parts {
		begins := p.apart
		if p.whole {
			last := lastNumber(s.parts, i)
			group := sizeOfAll(s.parts[i : last+1])
			fits := now.plus(group).fits(asked)
			if fits || !title && group.fits(asked) {
				kept = last
			}
			begins = !fits && (kept == last || p.question != "")
		}
		if title && !p.apart { // a page is never a title alone
			title = p.head || p.whole
		} else if begins || now.words > 0 && i > kept && !now.plus(withHeads(s.parts[i:])).fits(asked) {
			end()
		}
		if put(p); p.whole && i > kept { // it goes on over pages like anything else
			again = p.question
		}
	}
	again = ""
	end()
	s.parts = nil
	return pages
}

func sizeOfAll(parts []part) (out size) {
	for _, p := range parts {
		out = out.plus(sizeOf(p.lines...))
	}
	return out
}

// lastNumber is where the last answer is among the parts from i on; where there is
// none, the end.
func lastNumber(parts []part, i int) int {
	for last := len(parts) - 1; last > i; last-- {
		if parts[last].number > 0 {
			return last
		}
	}
	return len(parts) - 1
}

// withHeads is the size of the first part, and where that is a heading of what it
// stands above too.
func withHeads(parts []part) size {
	n := 1
	for n < len(parts) && parts[n-1].head {
		n++
	}
	return sizeOfAll(parts[:n])
}

// para says running text, wrapped.
// What is longer than a third of a minute is cut between its sentences.
func (s *speaker) para(text string) {
	if sizeOf(text).speech > mostSpeech*2/3 {
		if i := sentenceEnd(text); i > 0 {
			s.hang("", text[:i])
			s.para(text[i+1:])
			return
		}
	}
	s.hang("", text)
}

// sentenceEnd is where the first sentence ends that another follows, or 0.
func sentenceEnd(text string) int {
	for i := 0; i+1 < len(text); i++ {
		if strings.ContainsRune(".?!\n", rune(text[i])) && strings.ContainsRune(" \n", rune(text[i+1])) {
			return i + 1
		}
	}
	return 0
}

// hang says text after a mark, its other lines indented to match.
func (s *speaker) hang(mark, text string) {
	s.parts = append(s.parts, part{lines: hung(mark, text)})
}

func hung(mark, text string) []string {
	indent := strings.Repeat(" ", wordwrap.Width(mark))
	lines := wordwrap.Whole(text, width-len(indent))
	for i, l := range lines {
		if i == 0 {
			lines[i] = strings.TrimRight(mark+l, " ")
		} else {
			lines[i] = indent + l
		}
	}
	return lines
}

// scene says a whole scene, but not its form.
func (s *speaker) scene(sc scene.Scene) {
	s.line("")
	title := strings.Join(sc.Crumb, ", ")
	if title == "" {
		title = "Handrail, " + sc.Title
	}
	if sc.Aside != "" {
		title += ", " + plainWords(sc.Aside)
	}
	s.para(ended(plainWords(title)))
	for i := range s.parts {
		s.parts[i].head = true
	}
	if sc.Notice != "" {
		s.para(plainWords(sc.Notice))
	}
	n := 0
	body := questionLast(sc)
	last := lastQuestion(body)
	for i, b := range body {
		if i == last && sc.Ask == nil {
			question := ""
			if h, ok := b.(scene.Heading); ok && (sc.Marked || strings.Contains(h.Text, "?")) {
				question = plainWords(h.Text)
			}
			s.together(question)
		}
		s.block(b, &n)
	}
}

// lastQuestion is where the last rows that can be chosen begin, with the
// heading above them.
func lastQuestion(body []scene.Block) int {
	at := len(body)
	for i := len(body) - 1; i >= 0; i-- {
		switch b := body[i].(type) {
		case scene.Table:
			if !b.Brief && slices.ContainsFunc(b.Rows, func(r scene.Row) bool { return r.Do != nil }) {
				at = i
				continue
			}
		case scene.Heading:
			if at == len(body) {
				continue
			}
			if at = i; b.Text == "" {
				continue
			}
		case scene.Para:
			if at == len(body) || b.Tone == scene.Quiet {
				continue
			}
		}
		if at < len(body) {
			return at
		}
	}
	return at
}

// questionLast is the body of a scene with its question and its answers at the
// end, where the scene asks one.
func questionLast(sc scene.Scene) []scene.Block {
	at := slices.IndexFunc(sc.Body, func(b scene.Block) bool { h, ok := b.(scene.Heading); return ok && h.Text != "" })
	if !sc.Marked || at < 0 {
		return sc.Body
	}
	first, last := slices.Clone(sc.Body[:at]), []scene.Block{sc.Body[at]}
	for _, b := range sc.Body[at+1:] {
		if t, ok := b.(scene.Table); ok && slices.ContainsFunc(t.Rows, func(r scene.Row) bool { return r.Do != nil }) {
			last = append(last, b)
		} else {
			first = append(first, b)
		}
	}
	return append(first, last...)
}

// upper makes the first letter large.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// ended ends a title where it has no end of its own.
func ended(text string) string {
	if text = strings.TrimSpace(text); strings.HasSuffix(text, "?") || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ":") {
		return text
	}
	return text + "."
}

// ruled and spaced are a blank to write in, and the gap between two columns. Like
// figures they are compiled when something is first spoken: most runs speak nothing.
var (
	ruled  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[_.]{4,}`) })
	spaced = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\s{2,}`) })
)

// isRule reports whether a line of a page has no words.
func isRule(line string) bool {
	return !strings.ContainsFunc(line, func(r rune) bool { return (r < '─' || r > '╿') && !strings.ContainsRune(" \t=-_|+", r) })
}

// drawn are characters of the screens that a reader would spell out or skip,
// and what to say instead.
var drawn = strings.NewReplacer(" · ", ", ", "·", ",", " > ", ", then ", "…", "...", "→", "to", "–", "-", "▸", "",
	"[ ]", "not ticked:", "[x]", "ticked:", "[!]", "attention:", "[~]", "look again:", "[-]", "left aside:")

// figures that are drawn short are spoken in full: "2 ? of 5", "1 of 4, 2 ?",
// "open ?", ", +2".
var figures = sync.OnceValue(func() []figure {
	return []figure{
		{regexp.MustCompile(`(\d+) \? of (\d+)`), "$1 of $2 not looked at"},
		{regexp.MustCompile(`(\d+) \?`), "$1 not looked at"},
		{regexp.MustCompile(`open \?`), "open until you look"},
		{regexp.MustCompile(`\bA \? counts`), "What was not looked at counts"},
		{regexp.MustCompile(`,? \+(\d{1,2})(,|\.|$)`), " and $1 more$2"},
		{regexp.MustCompile(`\bA dot:`), "What is not named:"},
	}
})

type figure struct {
	drawn *regexp.Regexp
	said  string
}

// plainWords says what the screens draw.
func plainWords(s string) string {
	for _, f := range figures() {
		s = f.drawn.ReplaceAllString(s, f.said)
	}
	return drawn.Replace(s)
}
