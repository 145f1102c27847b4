// Package personas holds ten made-up people and what Handrail advises them.
//
// In: the embedded catalogue and the rules of package checklist. Out: the
// first three sittings of each person as text, which go test -v
// -run WorthSittingDownFor prints for somebody who knows the subject, and test
// failures where advice breaks what is promised.
// People gives the ten to the check of a catalogue, which tries the sheets of
// each. Never in it: a test of one rule alone; that belongs in the room of the
// rule.
package personas
