// Package wordwrap breaks text into lines, for the screens, for what is spoken
// and for what the commands print. In: cleaned text and a width in cells. Out:
// lines. Never in it: styles, or what the text means.
package wordwrap
