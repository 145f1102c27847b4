//go:build unix

package cli

import "syscall"

// hangUp is sent when the terminal's window is closed.
const hangUp = syscall.SIGHUP
