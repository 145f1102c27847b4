// Command compile turns a broker's folder of YAML into the form that is
// embedded, and writes the JSON Schemas; go generate runs it in content.
//
// In: content/ibkr. Out: content/ibkr.compiled, the same bytes for the same
// folder, and content/schema/*.json. With -check DIR it prints every fault and
// warning of a folder instead. At a release -release lists the questions as
// they are now in past/released.txt; after one of them changed, -keep DIR
// takes the old one from an older folder into past. Never in it: a rule about
// catalogues (package content has them all).
package main
