//go:build unix

package store

import "io/fs"

// othersMayRead reports whether other users of this computer can read a file.
func othersMayRead(info fs.FileInfo) bool { return info.Mode().Perm()&0o077 != 0 }
