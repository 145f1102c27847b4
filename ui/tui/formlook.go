package tui

import (
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"handrail/ui/scene"
)

// textEnd is the room after the lines of a text, in cells.
const textEnd = 2

// theme gives what huh draws of a question the look of the screens: an option is
// painted as rows are everywhere, the bar and the key in the accent, and reversed
// only what is selected.
func (f *form) theme(q *question) huh.Theme {
	p := f.pen
	option := func(s string) string {
		n, words := -1, plain
		if !q.answer.open {
			n = q.hovered()
		}
		if n >= 0 && strings.HasPrefix(s, optionKey(n)+" ") {
			words = chosen
		}
		lines := strings.Split(s, "\n")
		for at, s := range lines {
			key := strings.TrimSpace(s[:1])
			lines[at] = p.paint(key, accent) + spaces(3-len(key)) + p.paint(s[3:], words)
		}
		return strings.Join(lines, "\n")
	}
	selector := func(string) string {
		if q.answer.open {
			return spaces(3)
		}
		return f.mark()
	}
	wrong := func(s string) string {
		lines := wrap(p.clean(s), max(f.width-5, 1))
		for at, s := range lines {
			sign := "  "
			if at == 0 {
				sign = "! "
			}
			lines[at] = spaces(3) + p.paint(sign+s, warning)
		}
		return strings.Join(lines, "\n")
	}
	var s huh.Styles
	none := lipgloss.NewStyle()
	look := &s.Focused
	if q.input.Kind == scene.Text {
		look.Base = none.PaddingRight(3 + textEnd)
	}
	look.Title, look.Description = p.style(strong).PaddingLeft(1), none.PaddingLeft(1)
	look.ErrorMessage = none.Transform(wrong)
	look.SelectSelector = none.SetString(p.marker()).Transform(selector)
	look.MultiSelectSelector = look.SelectSelector
	look.SelectedPrefix, look.UnselectedPrefix = none.SetString("[x] "), none.SetString("[ ] ")
	look.SelectedOption, look.UnselectedOption = none.Transform(option), none.Transform(option)
	s.Blurred = s.Focused
	return huh.ThemeFunc(func(bool) *huh.Styles { return &s })
}

// caret takes the cursor that huh draws out of the lines of an answer, since the
// terminal's own is put there, where a screen reader looks for it and nothing
// blinks by a timer. What is typed is drawn plainly, beside the marker.
func (f *form) caret(lines []string) (x, y int) {
	for i, s := range lines {
		if before, _, ok := strings.Cut(s, "\x1b[7m"); ok {
			x, y = 3+width(ansi.Strip(before)), i
		}
		mark := spaces(3)
		if i == 0 {
			mark = f.mark()
		}
		lines[i] = mark + ansi.Strip(s)
	}
	return x, y
}

// mark is the bar before the line one types on, or the option that is marked.
func (f *form) mark() string { return f.pen.paint(f.pen.marker(), accent) + spaces(2) }
