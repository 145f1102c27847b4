// Package content holds the words: what is known about each broker, as data.
//
// In: a folder of YAML for each broker (broker.yaml, steps/<topic>.yaml,
// routes/<interface>.yaml, scenarios/*.yaml, past/<digest>.yaml), read
// strictly, and a day to judge the age of sources by. Out: a
// checklist.Catalogue, with every fault of the folder told at once by file,
// line and column; the embedded catalogue, from a compiled form that loads
// fast; and the JSON Schema of each kind of file.
//
// Never in it: a rule about what follows from an answer (package checklist),
// anything about one person, a clock, or a file that is written.
package content
