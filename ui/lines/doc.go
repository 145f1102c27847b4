// Package lines speaks scenes: plain lines, numbers and Enter, for a screen
// reader, a dumb terminal or anyone who prefers it.
//
// In: a Session that keeps the record (package session), a function that makes
// scenes, lines typed by a person. Out: lines of text that are never redrawn,
// with words for every state and no drawing characters. It keeps the way that
// led to a place, as the screens do. Never in it: what is shown or asked (ui/scene
// decides), an effect on the record but by an Action, a cursor movement, a colour.
package lines
