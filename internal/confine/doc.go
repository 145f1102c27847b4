// Package confine shuts the network out of this process and of everything it
// starts, before anything else runs.
//
// In: nothing; main calls Confine once, first. Out: how it went, as a boolean
// and one sentence for a person, and an error where the kernel would not.
// On Linux a seccomp filter refuses every socket that is not AF_UNIX; on the
// other systems there is none, and it says so. It keeps Handrail to its word;
// it is no prison for hostile code, which can still ask a program outside
// over a local socket. Never in it: a decision what to do without the filter,
// output, any other room.
package confine
