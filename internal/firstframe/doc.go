// Package firstframe measures the screens against a bare Bubble Tea program,
// both in one run on a pseudo-terminal: the time to the first frame, from a
// key to its frame, the memory held, and what is written and worked while
// nothing happens.
//
//	go test -run '^$' -bench . -benchtime 20x ./internal/firstframe
//
// In: the source tree, from which both programs are built. Out: figures,
// printed. Never in it: a limit on a figure; a machine that is busy would
// break it.
package firstframe
