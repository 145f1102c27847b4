package store

import "io/fs"

// othersMayRead reports whether other users of this computer can read a file.
// On Windows file modes mean nothing, so nothing is told.
func othersMayRead(fs.FileInfo) bool { return false }
