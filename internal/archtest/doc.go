// Package archtest holds the rules of the architecture as tests: which room may
// know which, what stays pure, what is linked into the program, how the code looks.
//
// In: the source tree and what the go command reports of it. Out: test failures
// that name the file, the rule and the remedy. It holds only tests, and nothing
// imports it. Never in it: a test of what a room does; that belongs
// in the room.
package archtest
