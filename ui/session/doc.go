// Package session performs what a person decided: it saves an event, undoes the
// newest, writes and prints pages, moves and erases a record.
//
// In: the open rooms (catalogue, store, state folder, clock), each as an
// argument of Open, and scene.Actions. Out: the World that scenes read, made
// again after every saved event, and errors that are one sentence with a
// remedy. A Session does one thing at a time and is safe to call from several
// goroutines. Never in it: words of a screen, a key, a terminal, a rule about
// what counts.
package session
