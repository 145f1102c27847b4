package tui

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"handrail/ui/scene"
)

// With the first variable the test binary is a program that draws the test
// scenes on its terminal, beginning with the one named. With the second it
// writes how it ended to a file, and with the third every save takes that
// long.
const (
	tryVariable    = "HANDRAIL_TUI_TRY"
	reportVariable = "HANDRAIL_TUI_REPORT"
	slowVariable   = "HANDRAIL_TUI_SLOW"
)

func TestMain(m *testing.M) {
	if screen := os.Getenv(tryVariable); screen != "" {
		os.Exit(try(screen))
	}
	debug.SetGCPercent(400) // time is short here, memory is not
	os.Exit(m.Run())
}

func try(screen string) int {
	h := &fakeSession{}
	if d, err := time.ParseDuration(os.Getenv(slowVariable)); err == nil {
		h.takes = d
	}
	// As the program does: the context listens for the same signals.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	reopen, err := Run(ctx, h, Options{Start: scene.Place{Screen: screen}, Draw: drawScene})
	report := fmt.Sprintf("left: %q, %v, %d said", reopen, err, len(h.record()))
	if file := os.Getenv(reportVariable); file != "" {
		if err := os.WriteFile(file, []byte(report), 0o600); err != nil {
			return 1
		}
	}
	fmt.Println(report)
	return 0
}
