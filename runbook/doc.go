// Package runbook makes the pages that are read on the day something goes
// wrong: the emergency page, the home copy, the wallet card and the page for
// the one who helps.
//
// In comes an assessment and a few choices (which page, paper, type size, the
// day of printing); out comes one Document, which package paper sets as text,
// Markdown, HTML or PDF. A printed
// document has an id and a digest of each section, from which Verify says in
// words what on the paper is no longer so.
//
// It is pure: no clock, no files. A Document has no place for a password, a
// code, an account number, a note, an open route or an accepted risk; what
// only the hand may write is a ruled blank.
package runbook
