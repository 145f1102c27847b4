//go:build unix

package lines

import (
	"os"

	"golang.org/x/sys/unix"
)

// ready reports whether a line was typed already.
func ready(f *os.File) bool {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, 0)
	return err == nil && n > 0 && fds[0].Revents&unix.POLLIN != 0
}
