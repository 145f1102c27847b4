//go:build unix

package process

import "syscall"

// hangUp is sent when the terminal's window is closed.
const hangUp = syscall.SIGHUP
