// Package checklist holds the rules and the words they speak in: catalogue,
// facts, steps, answers, findings, outcomes, routes, the bundle for today,
// reviews and the record of everything a person has entered.
//
// In come a Catalogue (what is known about one broker), a Record (an
// append-only set of events) and a Day. Out come values that every screen,
// command and page reads: Assess, Plan, Compare.
//
// The words of an entry (EntryWords) are here, and not with the other words of the
// log: what a kind and its fields are called inside is known to this room alone.
// A dozen small types (RouteChange, Device, StepEffect, Soonest and the like) carry
// the keys of the documents that give them whole: ui/document would have to repeat
// each of them, field by field, to own its shape.
//
// It is pure: the standard library only, no clock, no randomness, no files,
// no terminal. The same input gives the same output, byte for byte.
package checklist
