//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// stopSignals are what asks a program to stop until it is brought back.
var stopSignals = []os.Signal{syscall.SIGTSTP}

const (
	// stopTime is how long the system may take to stop a program.
	stopTime = 400 * time.Millisecond
	// backTime is how long the word that it runs again may be under way.
	backTime = 100 * time.Millisecond
)

// stopProcess stops this program and those it was started with, as a shell's
// ctrl+z does, and returns once it was brought back. Where no shell could do
// that, the system drops the request and errNotStopped is returned.
func stopProcess() error {
	back := make(chan os.Signal, 1)
	signal.Notify(back, syscall.SIGCONT)
	defer signal.Stop(back)
	signal.Reset(stopSignals...) // the system's own answer to it
	if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
		return err
	}
	select {
	case <-back:
		return nil
	case <-time.After(stopTime):
	}
	// The time also runs while the program is stopped.
	select {
	case <-back:
		return nil
	case <-time.After(backTime):
		return errNotStopped
	}
}
