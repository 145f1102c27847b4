//go:build !unix

package main

import "syscall"

// hangUp stands for the end of the terminal where there is no such signal.
const hangUp = syscall.SIGTERM
