// Command handrail walks one person through hardening access to a brokerage
// account, asks again when it is due, and prints the recovery runbook.
//
// This package gives up what the process never needs, wires the rooms and sets
// the exit status; it may import every room. In: nothing but the process. Out:
// an exit status. Never in it: a rule, a sentence of advice, a decision that a
// room could make, any other file of code.
package main
