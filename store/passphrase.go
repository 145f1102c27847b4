package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxPassphrase is how long a passphrase is at most, in bytes.
const MaxPassphrase = 4096

// pipeTime is how long a pipe that is named for a passphrase may take.
const pipeTime = 2 * time.Second

// byteOrderMark is what some editors of Windows write first. It is not part of
// a passphrase.
const byteOrderMark = "\uFEFF"

// PassphraseFault says why something cannot be a passphrase that a person can
// type again, or nothing: "is not UTF-8 text".
func PassphraseFault(passphrase string) string {
	text := strings.TrimPrefix(passphrase, byteOrderMark)
	switch {
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		return "is UTF-16, not UTF-8"
	case !utf8.ValidString(text):
		return "is not UTF-8 text"
	case strings.ContainsRune(text, 0):
		return "holds a NUL character"
	case strings.ContainsRune(text, '\r'):
		return "holds a carriage return inside its first line"
	case strings.ContainsFunc(text, unicode.IsControl):
		return "holds a control character"
	case len(text) > MaxPassphrase:
		return "is longer than 4096 bytes"
	}
	return ""
}

// plainPassphrase is a passphrase as text: without a byte order mark, and in
// the form in which most systems type it.
func plainPassphrase(passphrase string) string {
	return norm.NFC.String(strings.TrimPrefix(passphrase, byteOrderMark))
}

// passphraseForms lists what a file may have been sealed with: the text, and
// then what was given as it is and taken apart, since the first version took
// any bytes.
func passphraseForms(passphrase string) []string {
	if PassphraseFault(passphrase) != "" {
		return []string{passphrase}
	}
	var forms []string
	plain := plainPassphrase(passphrase)
	for _, form := range []string{plain, passphrase, norm.NFD.String(plain)} {
		if form != "" && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

func notText(fault string) *Problem {
	return problem(ErrPassphraseText, "the passphrase "+fault, "save it as plain UTF-8 text; nothing was changed")
}

// PassphraseFile is the first line of a file.
type PassphraseFile struct {
	Line   string // without the end of the line
	Shared string // where other users of this computer can read the file: the command that ends it
}

// ReadPassphraseFile reads the first line of an ordinary file or of a pipe,
// which has two seconds to give at most 4 KiB. An error says what is wrong:
// "is empty".
func ReadPassphraseFile(path string) (PassphraseFile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return PassphraseFile{}, errors.New("cannot be read")
	}
	var b []byte
	if info.Mode()&os.ModeNamedPipe != 0 {
		b, err = readPipe(path)
	} else {
		b, err = readBeginning(path, MaxPassphrase+int64(len(byteOrderMark))+2)
	}
	switch {
	case errors.Is(err, errNoFile):
		return PassphraseFile{}, errors.New("is neither an ordinary file nor a pipe")
	case errors.Is(err, errSlow):
		return PassphraseFile{}, fmt.Errorf("gave nothing for %v", pipeTime)
	case err != nil:
		return PassphraseFile{}, errors.New("cannot be read")
	}
	line, err := FirstLine(b)
	file := PassphraseFile{Line: line}
	if info.Mode().IsRegular() {
		file.Shared = shared(path, info)
	}
	return file, err
}

// FirstLine is the passphrase in what a file or a pipe holds.
func FirstLine(b []byte) (string, error) {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	switch text := strings.TrimPrefix(string(line), byteOrderMark); {
	case len(line) > MaxPassphrase:
		return "", errors.New("has a first line that is too long")
	case text == "":
		return "", errors.New("has an empty first line")
	}
	return string(line), nil
}

// readPipe waits for what a pipe gives. Where nothing comes, the read is left
// where it is.
func readPipe(path string) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		f, _ := os.Open(path) // where that fails, the read below does
		defer f.Close()
		data, err := readLine(f)
		done <- result{data, err}
	}()
	late := time.NewTimer(pipeTime)
	defer late.Stop()
	select {
	case r := <-done:
		return r.data, r.err
	case <-late.C:
		return nil, errSlow
	}
}

// readLine reads up to the first end of a line, and no more than fits a
// passphrase.
func readLine(r io.Reader) ([]byte, error) {
	var line []byte
	one := make([]byte, 1)
	for len(line) <= MaxPassphrase {
		n, err := r.Read(one)
		line = append(line, one[:n]...)
		if n > 0 && one[0] == '\n' || errors.Is(err, io.EOF) {
			return line, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return line, nil
}

// ReadLine reads a passphrase from a stream, byte by byte, so that what
// follows it is left; at most 4 KiB.
func ReadLine(r io.Reader) (string, error) {
	b, err := readLine(r)
	if err != nil {
		return "", err
	}
	return FirstLine(b)
}

// The work of opening a sealed file, as a power of two of scrypt's blocks of
// 1 KiB: 20 takes 1 GiB of memory.
const (
	WorkTold = 18 // above this a person is told before it begins
	MaxWork  = 20 // more is refused, of a file that somebody else made
)

// WorkFactor is how much work opening a sealed file or an export with its
// passphrase takes, as a power of two; 0 where that cannot be told.
func WorkFactor(path string) int {
	b, _ := ReadFile(path, maxFile) // nothing takes no work
	f, _ := parseFile(path, b)
	if f.identity != nil {
		return workOf(f.identity)
	}
	return workOf(f.record)
}

// workOf finds the work factor in the header of what age sealed.
func workOf(sealed []byte) int {
	for line := range bytes.Lines(sealed[:min(len(sealed), 4096)]) {
		words := strings.Fields(string(line))
		if len(words) == 4 && words[0] == "->" && words[1] == "scrypt" {
			if n, err := strconv.Atoi(words[3]); err == nil {
				return max(n, 0)
			}
			return 0
		}
	}
	return 0
}

// tooMuchWork says that a file asks for more work than is done here.
type tooMuchWork struct{ work int }

func (t tooMuchWork) Error() string { return fmt.Sprintf("work factor %d", t.work) }

// workRefused is a tooMuchWork error where opening takes more than MaxWork.
func workRefused(sealed []byte) error {
	if work := workOf(sealed); work > MaxWork {
		return tooMuchWork{work}
	}
	return nil
}
