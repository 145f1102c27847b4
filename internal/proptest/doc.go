// Package proptest holds what must be true of every record under the built-in
// catalogue, as tests over generated records, and how long it takes.
//
// In: the embedded catalogue and records drawn at random, plausible and not.
// Out: test failures that name the law, the route and the entry. Package
// checklist tests the same laws over generated catalogues; here they hold for
// the real one. There is no code here but tests, and nothing imports it. Never
// in it: a test of one step or one route.
package proptest
