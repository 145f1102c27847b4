// Command bare is the least Bubble Tea program that draws a list on the
// alternate screen.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct{ selected int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "down":
			m.selected = min(m.selected+1, 19)
		case "up":
			m.selected = max(m.selected-1, 0)
		case "q", "ctrl+c":
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m model) View() tea.View {
	var b strings.Builder
	for i := range 20 {
		mark := "  "
		if i == m.selected {
			mark = "> "
		}
		fmt.Fprintf(&b, "%sline %d of a list that fills the screen\n", mark, i)
	}
	return tea.View{Content: b.String(), AltScreen: true}
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
