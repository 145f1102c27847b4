// Package webaddr takes a web address apart twice: as browsers do (the WHATWG
// URL standard, with the slack of an address bar) and as RFC 3986 does, strictly.
//
// In: what a person pasted. Out: the host that a browser would open, and each
// thing about the address that is odd; where the two readings disagree about the
// host, that is odd too. Both readings are written here, and a fuzz target
// holds them against two parsers of others. Never in it: whose a host is, which
// the rules decide, and the network.
package webaddr
