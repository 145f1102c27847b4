package cli

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"handrail/internal/oneline"
	"handrail/internal/wordwrap"
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

// notice tells something on standard error, apart from the data, behind a mark.
func (a *app) notice(mark, text string) {
	indent := strings.Repeat(" ", len(mark))
	for _, l := range wordwrap.Whole(oneline.Clean(text), a.width()-len(mark)) {
		fmt.Fprintln(a.env.Err, mark+l)
		mark = indent
	}
}

// width is how wide text is: as COLUMNS or the terminal has it, at most 80.
func (a *app) width() int {
	width := a.env.Width
	if n, err := strconv.Atoi(a.env.Getenv("COLUMNS")); err == nil && n > 0 {
		width = n
	}
	if width < 20 {
		return 80
	}
	return min(width, 80)
}

// after puts a word before each of a list.
func after(word string, list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = word + s
	}
	return out
}
