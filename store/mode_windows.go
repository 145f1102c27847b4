package store

import (
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// shared is the command that makes a file its owner's alone, where other users
// of this computer can read it; else it is empty. File modes mean nothing on
// Windows: the access list counts, which a file takes from its folder.
func shared(path string, _ fs.FileInfo) string {
	sd, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
	if err != nil || !manyMayRead(sd.String()) {
		return ""
	}
	return onlyFor(os.Getenv("USERNAME"), path)
}
