// Command handrail walks one person through hardening access to a brokerage
// account, asks again when it is due, and prints the recovery runbook.
//
// This package reads the arguments, opens the rooms and sets the exit status;
// it may import every room. In: arguments, environment, the terminal. Out: an
// exit status. Before anything else it shuts the network out (confine), turns
// core dumps off and drops the variables that make a library write down what
// is typed. Never in it: a rule, a sentence of advice, a decision that a room
// could make.
package main
