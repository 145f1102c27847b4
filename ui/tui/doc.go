// Package tui draws scenes on a terminal and turns keys into actions.
//
// In: a Session (package session keeps one), which gives the World that scenes read
// and performs actions; the streams, environment and theme as Options. Out:
// frames, drawn only because something changed, and actions, performed one at
// a time and in order. There is one tea.Model, which only routes: a stack of
// places, the scene of the topmost, what is selected and how far it is
// scrolled, and the form where a scene asks something.
//
// lipgloss makes every style, and huh asks what a form asks: its fields draw the
// question, the answer and what is wrong with it. Of a form ours are when an answer
// is checked, the way back from one that cannot be taken, the keys of the options,
// and the terminal's cursor in place of a drawn one that blinks. By hand are: rows,
// since a viewport scrolls text and knows no selection, and Enter must never go over
// lines that are out of sight; and the footer, since bubbles' help leaves out the
// last keys where there is no room, and help and emergency are the last ones here
// and must stay.
//
// Every effect is a function in commands.go or a commands_*.go. Never in this
// package: words of a screen, a rule about what counts, a store, a file, a
// clock outside those files.
package tui
