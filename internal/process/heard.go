package process

import (
	"context"
	"io"
)

// Heard reads what a person types, and stops waiting when ctx ends.
type Heard struct {
	Ctx context.Context
	In  io.Reader
}

func (h Heard) Read(p []byte) (int, error) {
	type read struct {
		n   int
		err error
	}
	own := make([]byte, len(p)) // a read that was given up may end later
	done := make(chan read, 1)
	go func() {
		n, err := h.In.Read(own)
		done <- read{n, err}
	}()
	select {
	case <-h.Ctx.Done():
		return 0, h.Ctx.Err()
	case r := <-done:
		return copy(p, own[:r.n]), r.err
	}
}
