//go:build !unix

package process

import "syscall"

// hangUp is used for the end of the terminal where there is no such signal.
const hangUp = syscall.SIGTERM
