// Package house holds the rules of the house as tests: which room may know
// which, what stays pure, what is linked into the program, how the code looks.
//
// In: the source tree and what the go command says of it. Out: test failures
// that name the file, the rule and the way round. There is no code here but
// tests, and nothing imports it. Never in it: a test of what a room does; that
// stands in the room.
package house
