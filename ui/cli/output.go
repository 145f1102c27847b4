package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"handrail/internal/oneline"
)

// output writes the data and remembers that it could not, so that a text which
// nobody got ends with the same status as JSON.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// ended is how a command that ended with err ends where its output failed. A
// command that failed for a reason of its own ends with that.
func (o *output) ended(err error) error {
	if o.err == nil || err != nil && !errors.Is(err, errAttention) && !errors.Is(err, o.err) {
		return err
	}
	return &outsideError{what: "what there is to say cannot be written: " + o.err.Error(), hint: "see that the disk is not full; handrail log shows what was kept"}
}

// heard reads what a person types, and stops waiting when ctx ends.
type heard struct {
	ctx context.Context
	r   io.Reader
}

func (h heard) Read(p []byte) (int, error) {
	type read struct {
		n   int
		err error
	}
	own := make([]byte, len(p)) // a read that was given up may end later
	done := make(chan read, 1)
	go func() {
		n, err := h.r.Read(own)
		done <- read{n, err}
	}()
	select {
	case <-h.ctx.Done():
		return 0, h.ctx.Err()
	case r := <-done:
		return copy(p, own[:r.n]), r.err
	}
}

// line prints one line. What a person or a file supplied loses what could
// draw over it.
func (a *app) line(format string, args ...any) {
	fmt.Fprintln(a.env.Out, strings.TrimRight(oneline.Clean(fmt.Sprintf(format, args...)), " "))
}

// para prints a text in lines that fit, each after indent.
func (a *app) para(indent, text string) {
	if text = oneline.Clean(text); text != "" {
		fmt.Fprintln(a.env.Out, wrapped(text, a.width(), indent))
	}
}

// hang prints a text behind a mark, its further lines under its first word.
func (a *app) hang(mark, text string) {
	indent := strings.Repeat(" ", ansi.StringWidth(mark))
	fmt.Fprintln(a.env.Out, mark+strings.TrimPrefix(wrapped(oneline.Clean(text), a.width(), indent), indent))
}

// notice tells something on standard error, apart from the data, behind a mark.
func (a *app) notice(mark, text string) {
	indent := strings.Repeat(" ", len(mark))
	fmt.Fprintln(a.env.Err, mark+strings.TrimPrefix(wrapped(oneline.Clean(text), a.width(), indent), indent))
}

// width is how wide text is: the terminal's, and not wider than is read well.
func (a *app) width() int {
	if a.env.Width == 0 {
		return 80
	}
	return min(a.env.Width, 100)
}
