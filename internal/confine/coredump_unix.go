//go:build unix

package confine

import "golang.org/x/sys/unix"

// noCoreDump keeps a crash from writing the memory, and with it the record, to
// a file; what this process starts inherits it. Best effort.
//
// The process stays readable to the person's other programs (PR_SET_DUMPABLE
// stays on): without that KeePassXC cannot tell which program asks it for the
// record, and would warn of one it cannot name.
func noCoreDump() {
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}
