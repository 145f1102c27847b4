package tui

import (
	"context"
	"fmt"
	"os"
	"testing"

	"handrail/ui/scene"
)

// With this variable the test binary is a program that draws the test scenes
// on its terminal, beginning with the one named.
const tryVariable = "HANDRAIL_TUI_TRY"

func TestMain(m *testing.M) {
	if screen := os.Getenv(tryVariable); screen != "" {
		h := &fakeHouse{}
		reopen, err := Run(context.Background(), h, Options{Start: scene.Place{Screen: screen}, Draw: drawScene})
		fmt.Println("left:", reopen, err, len(h.record()))
		os.Exit(0)
	}
	os.Exit(m.Run())
}
