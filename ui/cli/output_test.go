package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"handrail/ui/scene"
	"handrail/ui/session"
)

// full is a disk that is full.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestATextThatCannotBeWrittenEndsAsJSONDoes(t *testing.T) {
	m := lived(t)
	m.edit = func(e *Env) { e.Out = full{} }
	for _, line := range []string{"status", "steps", "version", "log", "emergency", "man", "completion bash", "schema status", "runbook", "next --help", "answer alerts.orders on"} {
		for _, more := range [][]string{nil, {"--json"}} {
			if line == "man" || strings.HasPrefix(line, "completion") || strings.HasSuffix(line, "--help") {
				more = nil
			}
			_, errs, status := m.run(append(strings.Fields(line), more...)...)
			if status != StatusFailed || !strings.Contains(errs, "no space left on device") {
				t.Errorf("%s %v ends with %d: %s", line, more, status, errs)
			}
		}
	}
	// Wrong words stay wrong words.
	if _, _, status := m.run("steps", "--topic", "nothing-like-it"); status != StatusUsage {
		t.Errorf("wrong words end with %d", status)
	}
}

// The screens listen for the same signals as the program, and may hear of one
// before its context ends.
func TestScreensThatHearOfASignalFirstEndAsInterrupted(t *testing.T) {
	m := newMachine(t)
	m.edit = func(e *Env) {
		e.InTTY, e.OutTTY = true, true
		e.Screens = func(context.Context, *session.Session, scene.Place, string) (string, error) {
			return "", fmt.Errorf("interrupted: %w", context.Canceled)
		}
	}
	if _, _, status := m.run("--store", "memory", "emergency"); status != StatusInterrupted {
		t.Errorf("it ends with %d", status)
	}
}

// TestNobodyIsHeldAtAQuestion: a question that nobody answers ends when the
// program is interrupted.
func TestNobodyIsHeldAtAQuestion(t *testing.T) {
	for _, line := range []string{"forget", "link"} {
		m := newMachine(t)
		silent, w := io.Pipe()
		defer w.Close()
		ctx, interrupt := context.WithCancel(t.Context())
		asked := &told{want: map[string]string{"forget": "Type the word", "link": "Paste"}[line], then: interrupt}
		m.edit = func(e *Env) { e.In, e.InTTY, e.Err = silent, true, asked }
		done := make(chan int, 1)
		go func() {
			_, _, status := m.runIn(ctx, "--catalogue", small, line)
			done <- status
		}()
		select {
		case status := <-done:
			if status != StatusInterrupted {
				t.Errorf("%s ends with %d", line, status)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s waits on after it was interrupted", line)
		}
	}
}

// told calls then once the words it wants were written to it.
type told struct {
	bytes.Buffer
	want string
	then func()
}

func (t *told) Write(p []byte) (int, error) {
	n, err := t.Buffer.Write(p)
	if strings.Contains(t.String(), t.want) {
		t.then()
	}
	return n, err
}
