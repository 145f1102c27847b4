// Command compile turns a broker's folder of YAML into the form that is
// embedded, and writes the JSON Schemas; go generate runs it in content.
//
// In: content/ibkr. Out: content/ibkr.compiled, the same bytes for the same
// folder, and content/schema/*.json; or, with -check DIR, every fault and warning of a folder, one a
// line. Never in it: a rule about catalogues (package content has them all).
package main
