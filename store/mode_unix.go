//go:build unix

package store

import "io/fs"

// shared is the command that makes a file its owner's alone, where other users
// of this computer can read it; else it is empty.
func shared(path string, info fs.FileInfo) string {
	if info.Mode().Perm()&0o077 == 0 {
		return ""
	}
	return "chmod 600 " + quoteForShell(path)
}
