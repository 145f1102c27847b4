// Package proptest runs the property tests of the project, and holds those over
// the built-in catalogue: what must be true of every record, and how long it
// takes.
//
// In: a test and its property; the embedded catalogue and records drawn at
// random, plausible and not. Out: test failures that name the law, the route and
// the entry. The quick run has one fixed seed, so that the same tree gives the
// same result on every machine; HANDRAIL_LONG=1 makes it random. Package
// checklist tests the same laws over generated catalogues, and over both that
// plan and picture agree; here they hold for the real one. Never in it: a test of
// one step or one route, or a file that a failed run leaves behind and a later run
// reads; a counter-example that was found is committed as a test of its own.
package proptest
