//go:build !unix

package tui

import "os"

// stopSignals are what asks a program to stop until it is brought back; there
// are none here.
var stopSignals []os.Signal

func stopProcess() error { return errNotStopped }
