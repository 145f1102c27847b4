package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
	"handrail/ui/scene"
)

var (
	someText = rapid.StringMatching(`([a-z]{1,12}|[A-Z]{2,5}|全角|é{1,8}|[0-9]{1,3})( ([a-z]{1,12}|of|字|[0-9]{1,3})){0,12}`)
	someWord = rapid.StringMatching(`[a-zA-Z0-9?]{0,14}`)
)

func someBlock(t *rapid.T) scene.Block {
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		return scene.Heading{Text: someText.Draw(t, "heading"), Aside: someWord.Draw(t, "aside")}
	case 1:
		return scene.Para{Text: someText.Draw(t, "para"), Tone: scene.Tone(rapid.IntRange(0, 3).Draw(t, "tone"))}
	case 2:
		return scene.Numbered{Items: rapid.SliceOfN(someText, 1, 12).Draw(t, "items")}
	case 3:
		var f scene.Fields
		for range rapid.IntRange(1, 4).Draw(t, "fields") {
			f.Items = append(f.Items, scene.Field{Label: someText.Draw(t, "label"), Value: someText.Draw(t, "value")})
		}
		return f
	case 4:
		return scene.Pair{LeftHead: someText.Draw(t, "left"), RightHead: someText.Draw(t, "right"), Left: rapid.SliceOfN(someText, 0, 3).Draw(t, "lefts"), Right: rapid.SliceOfN(someText, 0, 3).Draw(t, "rights")}
	}
	return someTable(t)
}

func someTable(t *rapid.T) scene.Table {
	n := rapid.IntRange(1, 6).Draw(t, "columns")
	table := scene.Table{Grow: rapid.IntRange(0, n-1).Draw(t, "grow"), Wrap: rapid.Bool().Draw(t, "wrap"), Count: rapid.Bool().Draw(t, "count")}
	cell := rapid.OneOf(someWord, someText)
	if rapid.Bool().Draw(t, "headed") {
		table.Head = rapid.SliceOfN(cell, n, n).Draw(t, "head")
	}
	table.Right = rapid.SliceOfN(rapid.Bool(), 0, n).Draw(t, "right")
	for range rapid.IntRange(0, 6).Draw(t, "rows") {
		r := scene.Row{Mark: scene.Mark(rapid.IntRange(0, 5).Draw(t, "mark")), Cells: rapid.SliceOfN(cell, 0, n).Draw(t, "cells")}
		if rapid.Bool().Draw(t, "chosen") {
			r.Do = scene.Back{}
		}
		table.Rows = append(table.Rows, r)
	}
	return table
}

// words are all words of a block, in any order.
func words(b scene.Block) []string {
	var texts []string
	switch b := b.(type) {
	case scene.Heading:
		texts = []string{b.Text, b.Aside}
	case scene.Para:
		texts = []string{b.Text}
	case scene.Numbered:
		texts = b.Items
	case scene.Fields:
		for _, f := range b.Items {
			texts = append(texts, f.Label, f.Value)
		}
	case scene.Pair:
		texts = append(append([]string{b.LeftHead, b.RightHead}, b.Left...), b.Right...)
	case scene.Table:
		texts = append(texts, b.Head...)
		for _, r := range b.Rows {
			texts = append(texts, r.Cells...)
		}
	}
	return strings.Fields(strings.Join(texts, " "))
}

func drawnText(l *layout) (lines []string) {
	for _, line := range l.lines {
		s := ""
		for _, sp := range line.spans {
			s += sp.text
		}
		lines = append(lines, s)
	}
	return lines
}

func TestNothingIsLostAndNothingIsTooWideAtAnyWidth(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		blocks := rapid.SliceOfN(rapid.Custom(someBlock), 1, 5).Draw(t, "blocks")
		w := rapid.IntRange(leastWidth-1, 200).Draw(t, "width")
		l := lay(pen{}, blocks, w, false)
		lines := drawnText(l)
		all := strings.Join(lines, " ")
		have := map[string]int{}
		for _, word := range strings.Fields(all) {
			have[word]++
		}
		for _, b := range blocks {
			for _, word := range words(b) {
				if have[word] == 0 {
					t.Fatalf("%q is not drawn at width %d:\n%s", word, w, strings.Join(lines, "\n"))
				}
			}
		}
		for _, s := range lines {
			if width(strings.TrimRight(s, " ")) > w {
				t.Fatalf("a line of %d cells at width %d: %q", width(s), w, s)
			}
		}
		choices := 0
		for _, b := range blocks {
			if table, ok := b.(scene.Table); ok {
				for _, r := range table.Rows {
					if r.Do != nil {
						choices++
					}
				}
			}
		}
		if len(l.rows) != choices {
			t.Fatalf("%d rows can be chosen and %d are drawn", choices, len(l.rows))
		}
		for i, r := range l.rows {
			if r.first > r.last || r.last >= len(l.lines) || r.from >= r.to || i > 0 && r.first < l.rows[i-1].first {
				t.Fatalf("row %d is at %+v of %d lines", i, r, len(l.lines))
			}
		}
	})
}

func TestFiguresStandBelowEachOther(t *testing.T) {
	for w := leastWidth - 1; w < 200; w++ {
		l := lay(pen{}, todayScene().Body, w, false)
		ends := -1
		for _, s := range drawnText(l) {
			if !strings.Contains(s, " of ") || strings.Contains(s, "about") || strings.Contains(s, "Easiest") || strings.Contains(s, "Routes") || strings.Contains(s, "page") {
				continue
			}
			now := width(strings.TrimRight(s, " "))
			if ends < 0 {
				ends = now
			}
			if now != ends {
				t.Fatalf("at width %d the last figures end at %d and %d:\n%s", w, ends, now, strings.Join(drawnText(l), "\n"))
			}
		}
		if ends < 0 {
			t.Fatalf("no figures at width %d", w)
		}
	}
}

// Every row can be reached by the arrows alone, and every line be seen, at
// every size.
func TestEveryLineAndRowIsReachedByTheArrowsAlone(t *testing.T) {
	for _, screen := range []string{"today", "step", "blocks", "long", "emergency"} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
			d := drive(t, screen, size[0], size[1])
			e := d.m.top()
			chosen, seen := map[int]bool{}, map[int]bool{}
			note := func() {
				if e.visible(d.m.bodyHeight()) {
					chosen[e.sel] = true
				}
				for i := range d.m.bodyHeight() {
					seen[e.top+i] = true
				}
			}
			for _, keys := range [][]string{{"down", "right", "left"}, {"up"}} {
				for range len(e.laid.lines) + len(e.laid.rows) {
					for _, k := range keys {
						note()
						d.press(k)
					}
				}
			}
			note()
			for i := range e.laid.rows {
				if !chosen[i] {
					t.Errorf("%s at %v: row %d is never selected", screen, size, i)
				}
			}
			for i := range e.laid.lines {
				if !seen[i] {
					t.Errorf("%s at %v: line %d is never shown", screen, size, i)
				}
			}
		}
	}
}

func TestWrappingKeepsEveryWordAndTheIndent(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		text, limit := someText.Draw(t, "text"), rapid.IntRange(2, 60).Draw(t, "limit")
		lines := wrap("  "+text, limit)
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(text, " ", "") {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, s := range lines {
			if width(s) > limit {
				t.Fatalf("%q takes %d cells of %d", s, width(s), limit)
			}
		}
	})
}

func TestATallScreenShowsEveryRowOfATableThatALowOneShortens(t *testing.T) {
	table := scene.Table{Few: 3}
	for i := range 12 {
		table.Rows = append(table.Rows, scene.Row{Cells: []string{string(rune('a' + i))}, Do: scene.Back{}})
	}
	for height, want := range map[int]int{40: 12, 12: 12, 11: 3} {
		if l := layIn(pen{theme: Dark}, []scene.Block{table}, 80, height); len(l.rows) != want {
			t.Errorf("on %d lines there are %d rows, not %d", height, len(l.rows), want)
		}
	}
}
