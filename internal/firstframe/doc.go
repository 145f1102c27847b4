// Package firstframe measures the screens against a bare Bubble Tea program,
// both in one run on a pseudo-terminal: the time to the first frame, from a
// key to its frame, the memory held, and what is written and worked while
// nothing happens.
//
//	go test -run '^$' -bench . -benchtime 20x ./internal/firstframe
//
// On a machine that has other work, a program that needs more of a processor waits
// longer for one. Under a real-time priority both have theirs:
//
//	go test -c -o /tmp/firstframe.test ./internal/firstframe
//	cd internal/firstframe && chrt -r 5 /tmp/firstframe.test -test.run '^$' -test.bench . -test.benchtime 20x
//
// In: the source tree, from which both programs are built. Out: figures,
// printed. Never in it: a limit on a figure; a machine that is busy would
// break it.
package firstframe
