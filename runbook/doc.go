// Package runbook makes the sheets that are read on the day something goes
// wrong: one for each kind of trouble, a wallet card, and one for the person who
// helps.
//
// In: an assessment and a few choices (which sheets, paper, type size, the day
// of printing). Out: a Document, which package paper sets as text, Markdown,
// HTML or PDF. Each printed sheet has an id and a digest of each section, from
// which Verify tells in words what on the paper is out of date.
//
// It is pure: no clock, no files. A Document has no place for a password, a
// code, an account number, a note, an open route or an accepted risk; what
// only the hand may write is a ruled blank.
package runbook
