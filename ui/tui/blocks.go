package tui

import (
	"strconv"
	"strings"

	"handrail/ui/scene"
)

func (l *layout) block(b, above scene.Block) {
	switch b := b.(type) {
	case scene.Heading:
		l.heading(b)
	case scene.Para:
		l.para(b, l.paraAt(b, above))
	case scene.Verdict:
		l.verdict(b)
	case scene.Numbered:
		l.numbered(b)
	case scene.Fields:
		l.fields(b)
	case scene.Table:
		l.table(b)
	case scene.Groups:
		l.groups(b)
	case scene.Pair:
		l.pair(b)
	case scene.Printed:
		for _, s := range b.Lines {
			s = l.pen.clean(s)
			l.wide = max(l.wide, width(s)+textAt)
			l.text(textAt, s, plain)
		}
	}
}

func (l *layout) heading(h scene.Heading) {
	if h == (scene.Heading{}) {
		return // it only sets apart
	}
	room := l.right - frameAt
	text, aside := wrap(l.pen.clean(h.Text), room-6), l.pen.clean(h.Aside+h.Press)
	for i, s := range text {
		spans := []span{{text: spaces(frameAt)}, {text: l.pen.rule() + " ", role: secondary}, {text: s, role: accent}}
		used := 2 + width(s)
		if last := i == len(text)-1; last {
			end := ""
			if aside != "" && used+width(aside)+6 <= room {
				end, aside = " "+aside+" "+l.pen.rule(), ""
			}
			fill := room - used - 1 - width(end)
			spans = append(spans, span{text: " " + strings.Repeat(l.pen.rule(), max(fill, 0)) + end, role: secondary})
		}
		l.add(spans...)
	}
	if aside != "" {
		for _, s := range wrap(aside, l.room(textAt)) {
			l.text(textAt, s, secondary)
		}
	}
}

func (l *layout) tone(t scene.Tone) role {
	switch t {
	case scene.Strong:
		return strong
	case scene.Warn:
		return warning
	case scene.Quiet:
		return secondary
	case scene.Stopped:
		return stopped
	case scene.Open:
		return alarming
	case scene.Wait:
		return waiting
	}
	return plain
}

// paraAt is where a paragraph begins: a paragraph about the rows right above it
// is set below them, and so are the paragraphs after it.
func (l *layout) paraAt(p scene.Para, above scene.Block) int {
	at := textAt
	switch above.(type) {
	case scene.Table:
		at = rowAt
	case scene.Para:
		at = l.said
	}
	if above == nil || apart(above, p, false) {
		at = textAt
	}
	l.said = at
	return at
}

// para draws a paragraph. A warning carries a sign too, since not everybody
// sees its colour.
func (l *layout) para(p scene.Para, at int) {
	begin := at
	if p.Tone == scene.Warn {
		at += 2
	}
	first := true
	for _, part := range l.pen.paragraphs(p.Text) {
		for _, s := range wrap(part, min(l.room(at), prose)) {
			if p.Tone == scene.Warn && first {
				l.text(begin, "! "+s, l.tone(p.Tone))
			} else {
				l.text(at, s, l.tone(p.Tone))
			}
			first = false
		}
	}
}

// verdict draws a word in its colour and what it means beside it.
func (l *layout) verdict(v scene.Verdict) {
	word := l.pen.clean(v.Word)
	at := textAt + 1 + max(width(word)+2, 8)
	text := l.pen.clean(v.Words())
	if v.More > 0 {
		text = strings.TrimSuffix(text, ".") + "\u00a0(o)."
	}
	for i, s := range wrap(text, min(l.room(at), prose)) {
		s = strings.ReplaceAll(s, "\u00a0", " ")
		if i == 0 {
			l.add(span{text: spaces(textAt + 1)}, span{text: word, role: l.tone(v.Tone)},
				span{text: spaces(at-textAt-1-width(word)) + s})
			continue
		}
		l.text(at, s, plain)
	}
}

func (l *layout) numbered(n scene.Numbered) {
	digits := len(strconv.Itoa(len(n.Items)))
	at := markAt + digits + 2
	for i, item := range n.Items {
		first := true
		parts := l.pen.paragraphs(item)
		if l.close && len(parts) == 2 {
			parts = []string{parts[0] + " " + parts[1]}
		}
		for _, part := range parts {
			for _, s := range wrap(part, min(l.room(at), prose)) {
				if first {
					number := pad(strconv.Itoa(i+1), digits, true)
					l.add(span{text: spaces(markAt)}, span{text: number, role: accent}, span{text: "  " + s})
				} else {
					l.text(at, s, plain)
				}
				first = false
			}
		}
	}
}

func (l *layout) fields(f scene.Fields) {
	const usual, most, narrow = 14, 28, 50
	label := 0
	for _, field := range f.Items {
		label = max(label, width(l.pen.clean(field.Label)))
	}
	if label < usual && l.right >= 70 && len(f.Items) > 1 {
		label = usual
	}
	if label = min(label, most, l.room(textAt)/2); l.right < narrow {
		label = min(label, l.room(textAt)/3)
	}
	at := textAt + label + 2
	for _, field := range f.Items {
		names := wrap(l.pen.clean(field.Label), label)
		var values []string
		for _, part := range l.pen.paragraphs(field.Value) {
			values = append(values, wrap(part, l.room(at))...)
		}
		for i := range max(len(names), len(values)) {
			l.add(span{text: spaces(textAt)}, span{text: pad(nth(names, i), label+2, false), role: secondary}, span{text: nth(values, i)})
		}
	}
}

// pair draws two texts side by side where each has room to be read, else one
// below the other.
func (l *layout) pair(p scene.Pair) {
	const gap, least = 3, 34
	half := (l.room(textAt) - gap) / 2
	if half < least {
		l.sideHead(p.LeftHead)
		l.paras(p.Left)
		l.blank()
		l.sideHead(p.RightHead)
		l.paras(p.Right)
		return
	}
	column := func(head string, texts []string) (lines []string, heads int) {
		lines = wrap(l.pen.clean(head), half)
		heads = len(lines)
		for i, t := range texts {
			if i > 0 {
				lines = append(lines, "")
			}
			for _, part := range l.pen.paragraphs(t) {
				lines = append(lines, wrap(part, half)...)
			}
		}
		return lines, heads
	}
	left, leftHeads := column(p.LeftHead, p.Left)
	right, rightHeads := column(p.RightHead, p.Right)
	for i := range max(len(left), len(right)) {
		var as, bs role
		if i < leftHeads {
			as = strong
		}
		if i < rightHeads {
			bs = strong
		}
		l.add(span{text: spaces(textAt)}, span{text: pad(nth(left, i), half, false), role: as},
			span{text: spaces(gap)}, span{text: nth(right, i), role: bs})
	}
}

// sideHead is the head of one of two texts that are drawn below each other.
func (l *layout) sideHead(text string) {
	for _, s := range wrap(l.pen.clean(text), l.room(textAt)) {
		l.text(textAt, s, strong)
	}
}

func (l *layout) paras(texts []string) {
	for i, t := range texts {
		if i > 0 {
			l.blank()
		}
		l.para(scene.Para{Text: t}, textAt)
	}
}
