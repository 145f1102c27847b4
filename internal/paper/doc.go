// Package paper sets documents in type: pages of headings, paragraphs, lists,
// boxes of actions, fields, tables and cards, on sheets of paper.
//
// In: a Document. Out: four ways out with the same words in the same order on
// the same sheets, Text, Markdown, HTML and PDF; and Check, which reports a
// character that cannot be printed. Fonts, wrapping and page breaking are by
// hand: no library decides what a sheet must not part, and a page number has to
// mean the same in all four ways out.
//
// It is pure: no clock, no files. Never in it: what a page is about. It knows
// no other room but the text cleaner, and least of all the checklist.
package paper
