package lines

import (
	"bufio"
	"context"
	"io"
	"os"
	"strings"
	"sync"
)

// Reader is the one reader of what a person types, for the life of the
// program: two would take each other's lines. It reads only while somebody
// waits for a line, so that a passphrase can be read from the same terminal in
// between.
type Reader struct {
	mu      sync.Mutex
	in      *bufio.Reader
	file    *os.File // what in reads, where that is a file; nil otherwise
	early   []string // typed before anybody asked for it, in order
	pending chan heard
}

// heard is a line, or the error instead of one.
type heard struct {
	line string
	err  error
}

// NewReader reads lines from in. Nothing else may read from it.
func NewReader(in io.Reader) *Reader {
	file, _ := in.(*os.File)
	return &Reader{in: bufio.NewReaderSize(in, 1<<16), file: file}
}

// Line returns the next line, without its end. It waits until there is one or
// ctx ends; a line that comes after that is the next one. The error is io.EOF
// where there are no more lines, or that of ctx.
func (r *Reader) Line(ctx context.Context) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.early) > 0 {
		line := r.early[0]
		r.early = r.early[1:]
		return line, nil
	}
	if r.pending == nil {
		r.pending = make(chan heard, 1)
		go func(to chan<- heard) { to <- r.read() }(r.pending)
	}
	select {
	case h := <-r.pending:
		r.pending = nil
		return h.line, h.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Live reports whether a person types the lines, at a terminal.
func (r *Reader) Live() bool {
	if r.file == nil {
		return false
	}
	info, err := r.file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (r *Reader) read() heard {
	line, err := r.in.ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if line != "" {
		err = nil
	}
	return heard{line, err}
}

// Secret makes of a way to ask for a passphrase one that takes nothing typed
// before it asked: what was typed early answers the next prompt that is not
// for a passphrase.
func (r *Reader) Secret(ask func(context.Context, string) (string, error)) func(context.Context, string) (string, error) {
	if ask == nil {
		return nil
	}
	return func(ctx context.Context, prompt string) (string, error) {
		r.mu.Lock()
		defer r.mu.Unlock()
		for r.pending == nil && (r.in.Buffered() > 0 || r.file != nil && ready(r.file)) {
			h := r.read()
			if h.err != nil {
				break
			}
			r.early = append(r.early, h.line)
		}
		return ask(ctx, prompt)
	}
}
