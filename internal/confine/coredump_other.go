//go:build !unix

package confine

// noCoreDump does nothing here: this system keeps no such limit on a process.
func noCoreDump() {}
