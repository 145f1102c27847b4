// Package store keeps the record: what this person entered, as events.
//
// In: events to add, a context, and what the machine offers (a keyring, a
// file system, a lock, a clock), each as an argument. Out: the record, merged
// with what another process wrote, a few sentences about how it was read, and
// errors that say what is wrong and what to do. There are three ways to keep
// it: the keyring of the operating system, a sealed file, and memory for this
// session only; nothing ever falls back from one to another. It also
// holds the one function that writes files. Never in it: what an event means,
// a catalogue, a terminal, a secret of the broker's account.
package store
