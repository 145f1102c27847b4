//go:build !unix

package main

// noCoreDump does nothing here: this system keeps no such limit on a process.
func noCoreDump() {}
