// Package document makes the JSON documents that the commands give with --json,
// and their schemas. They are a contract with scripts: each names itself
// handrail.COMMAND/N, keys are snake_case, lists are [] and never null, days are
// YYYY-MM-DD and the empty day is "". A key is added and never renamed; one that
// changes its meaning raises N (Name, versions). A document is filled from an
// assessment by the function of its name (StatusOf, stepOf); what a person reads
// of the same is a scene.
package document
