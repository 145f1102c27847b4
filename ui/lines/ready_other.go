//go:build !unix

package lines

import "os"

// ready is not known on this system: what was typed early stays with the
// terminal.
func ready(*os.File) bool { return false }
