package process

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"
)

// Interrupted is the exit status of a program that was interrupted.
const Interrupted = 130

// endTime is how long a second request to end waits for what the first began.
const endTime = time.Second

// UntilInterrupted returns a context that ends when the person interrupts the
// program, closes its window, or the system asks it to end: the first request
// asks, and what is being saved is finished first. The second one ends the
// program within a second, and leaves a usable terminal. stop gives the
// signals back.
func UntilInterrupted() (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	signals, stopped := make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, hangUp, syscall.SIGQUIT, syscall.SIGABRT)
	giveBack := rememberTerminal()
	go func() {
		for times := 0; ; {
			select {
			case <-stopped:
				return
			case <-signals:
			}
			if times++; times == 1 {
				cancel()
				continue
			}
			time.Sleep(endTime) // the screens give the terminal back in better order
			giveBack()
			os.Exit(Interrupted)
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(stopped)
		cancel()
	}
}

// plainScreen takes back what a screen program asks of a terminal: the other
// page, mouse reports, bracketed paste, a hidden cursor, colours.
const plainScreen = "\x1b[?1049l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?25h\x1b[0m"

// rememberTerminal returns what puts the terminal back as it is now.
func rememberTerminal() func() {
	in, out := int(os.Stdin.Fd()), os.Stdout
	before, err := term.GetState(in)
	onTerminal := IsTerminal(out)
	return func() {
		if err == nil {
			_ = term.Restore(in, before)
		}
		if onTerminal {
			go func() { _, _ = out.WriteString(plainScreen) }() // a terminal that takes nothing holds nobody up
			time.Sleep(endTime / 10)
		}
	}
}

// IsTerminal reports whether a file is a terminal.
func IsTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
