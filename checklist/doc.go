// Package checklist holds the rules and the words they speak in: catalogue,
// facts, steps, answers, findings, outcomes, routes, the bundle for today,
// reviews and the record of everything a person has said.
//
// In come a Catalogue (what is known about one broker), a Record (an
// append-only set of events) and a Day. Out come values that every screen,
// command and page reads: Assess, Plan, Compare.
//
// It is pure: the standard library only, no clock, no randomness, no files,
// no terminal. The same input gives the same output, byte for byte.
package checklist
