// Package e2e runs the program as a person or a script would: with arguments,
// on a terminal, beside a print system, by what the README shows.
//
// In: the source tree, from which the program is built once. Out: test failures
// that show what was printed and the exit status. It holds only tests,
// and nothing imports it. Never in it: a test of one room alone; that
// belongs in the room.
package e2e
