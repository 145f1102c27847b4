// Package confine gives up what the process never needs, before anything else
// runs: the network, for itself and for everything it starts, core dumps, and
// the variables that make a library write down what is typed.
//
// In: nothing; main calls GiveUp once, first. Out: how shutting the network out
// went, as a boolean and one sentence for a person. On Linux a seccomp filter
// refuses every socket that is not AF_UNIX; the other systems have no filter, and
// Handrail tells you so. It keeps Handrail to its word; it is not a prison for hostile
// code, which can still ask a program outside over a local socket. Never in it:
// a decision what to do without the filter, output, any other room.
package confine
