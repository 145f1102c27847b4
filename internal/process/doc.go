// Package process is what a program needs of the system it runs on: the
// signals that ask it to end, the terminal, a secret asked without showing it,
// and starting another program.
//
// In: a context, words of a command. Out: a context that ends, an exit that
// leaves a usable terminal, the first line of what a program complained of.
// Never in it: a word about hardening, a network.
package process
