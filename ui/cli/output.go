package cli

import (
	"context"
	"errors"
	"io"
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
	if o.err == nil || err != nil && !errors.Is(err, needsYou) && !errors.Is(err, o.err) {
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
