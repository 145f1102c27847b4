package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"

	"handrail/checklist"
)

// A file of handrail begins with one line in the clear:
//
//	handrail-record FORMAT LENGTH   then LENGTH bytes: the identity, sealed with
//	                                the passphrase; then the record, sealed to it
//	handrail-export FORMAT          then the record, sealed with the passphrase
//
// Both are sealed by age. What is sealed is the generation (0 in an export) as
// eight bytes, then what encode wrote.
const (
	recordMark = "handrail-record"
	exportMark = "handrail-export"
	fileFormat = 1

	maxFile = 64 << 20
)

// The work of opening what is sealed here, as a power of two: about a quarter
// of a second, and next to none where many tests seal.
const (
	fullWork  = 16
	lightWork = 8
)

// Light makes sealing cheap where it is not empty. Only tests set it, or the
// linker for a program that tests start: -X handrail/store.Light=tests.
var Light string

func work() int {
	if Light != "" {
		return lightWork
	}
	return fullWork
}

// sealWithPassphrase seals data so that the passphrase opens it.
func sealWithPassphrase(data []byte, passphrase string) ([]byte, error) {
	if passphrase == "" {
		return nil, problem(ErrWrongPassphrase, "the passphrase is empty", "choose one of several words that you use nowhere else")
	}
	if fault := PassphraseFault(passphrase); fault != "" {
		return nil, notText(fault)
	}
	to, err := age.NewScryptRecipient(plainPassphrase(passphrase))
	if err != nil {
		return nil, err
	}
	to.SetWorkFactor(work())
	return seal(data, to)
}

func seal(data []byte, to age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// openWithPassphrase opens what sealWithPassphrase sealed. ErrWrongPassphrase
// and the other errors do not name the file yet.
func openWithPassphrase(sealed []byte, passphrase string) ([]byte, error) {
	if passphrase == "" {
		return nil, ErrWrongPassphrase
	}
	if err := workRefused(sealed); err != nil {
		return nil, err
	}
	var failed error
	for _, form := range passphraseForms(passphrase) {
		by, err := age.NewScryptIdentity(form)
		if err != nil {
			return nil, err
		}
		by.SetMaxWorkFactor(MaxWork)
		data, err := unseal(sealed, by)
		if !errors.Is(err, ErrWrongPassphrase) {
			return data, err
		}
		failed = err
	}
	if fault := PassphraseFault(passphrase); fault != "" {
		return nil, notText(fault).because(failed)
	}
	return nil, failed
}

func unseal(sealed []byte, by age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(sealed), by)
	var nobody *age.NoIdentityMatchError
	if errors.As(err, &nobody) {
		return nil, errors.Join(ErrWrongPassphrase, err)
	}
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, maxFile))
}

// payload is what is sealed.
func payload(generation uint64, r checklist.Record) ([]byte, error) {
	data, err := encode(r)
	if err != nil {
		return nil, err
	}
	return append(binary.BigEndian.AppendUint64(nil, generation), data...), nil
}

func readPayload(b []byte) (generation uint64, r checklist.Record, err error) {
	if len(b) < 8 {
		return 0, r, errGarbled
	}
	r, err = decode(b[8:])
	return binary.BigEndian.Uint64(b), r, err
}

// sealedFile is a file taken apart, nothing opened yet.
type sealedFile struct {
	identity []byte // sealed with the passphrase; nil in an export
	record   []byte // sealed
}

// parseFile takes a file of handrail apart. The error is a problem.
func parseFile(path string, b []byte) (sealedFile, error) {
	line, rest, ok := bytes.Cut(b, []byte("\n"))
	words := strings.Fields(string(line))
	if !ok || len(line) > 100 || len(words) < 2 || (words[0] != recordMark && words[0] != exportMark) {
		return sealedFile{}, foreign(path)
	}
	format, err := strconv.ParseUint(words[1], 10, 32)
	switch {
	case err != nil || format == 0:
		return sealedFile{}, foreign(path)
	case format > fileFormat:
		return sealedFile{}, newerFile(path)
	case words[0] == exportMark && len(words) == 2:
		return sealedFile{record: rest}, nil
	case words[0] == recordMark && len(words) == 3:
		n, err := strconv.Atoi(words[2])
		if err == nil && n > 0 && n <= len(rest) {
			return sealedFile{rest[:n], rest[n:]}, nil
		}
	}
	return sealedFile{}, damagedFile(path)
}

// newIdentity makes the identity of a sealed file, and seals it once.
func newIdentity(passphrase string) (*age.X25519Identity, []byte, error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, nil, err
	}
	sealed, err := sealWithPassphrase([]byte(id.String()), passphrase)
	return id, sealed, err
}

// openIdentity opens the identity of a sealed file.
func (f sealedFile) openIdentity(path, passphrase string) (*age.X25519Identity, error) {
	text, err := openWithPassphrase(f.identity, passphrase)
	if err != nil {
		return nil, openProblem(path, err)
	}
	id, err := age.ParseX25519Identity(string(text))
	if err != nil {
		return nil, damagedFile(path).because(err)
	}
	return id, nil
}

// openRecord opens the record of a sealed file.
func (f sealedFile) openRecord(path string, by *age.X25519Identity) (uint64, checklist.Record, error) {
	text, err := unseal(f.record, by)
	if err != nil {
		// The identity fits the file, so it is not the passphrase.
		return 0, checklist.Record{}, damagedFile(path).because(fmt.Errorf("%v", err))
	}
	generation, r, err := readPayload(text)
	if err != nil {
		return 0, checklist.Record{}, openProblem(path, err)
	}
	return generation, r, nil
}

// openExport opens an export, or a sealed record given to import.
func (f sealedFile) openExport(path, passphrase string) (checklist.Record, error) {
	if f.identity != nil {
		id, err := f.openIdentity(path, passphrase)
		if err != nil {
			return checklist.Record{}, err
		}
		_, r, err := f.openRecord(path, id)
		return r, err
	}
	text, err := openWithPassphrase(f.record, passphrase)
	if err != nil {
		return checklist.Record{}, openProblem(path, err)
	}
	_, r, err := readPayload(text)
	if err != nil {
		return checklist.Record{}, openProblem(path, err)
	}
	return r, nil
}

func openProblem(path string, err error) *Problem {
	var work tooMuchWork
	var told *Problem
	switch {
	case errors.As(err, &work):
		return problem(ErrDamaged, fmt.Sprintf("%q was sealed with more work (%d) than this Handrail does (%d)", path, work.work, MaxWork),
			"seal it again with the program that made it, with less work; nothing was changed").because(err)
	case errors.As(err, &told): // the passphrase is not text
		return told
	case errors.Is(err, ErrNewerFormat):
		return newerFile(path).because(err)
	case errors.Is(err, ErrWrongPassphrase):
		return problem(ErrWrongPassphrase, fmt.Sprintf("the passphrase does not open %q", path), "try again; nothing was changed").because(err)
	}
	return damagedFile(path).because(err)
}

func foreign(path string) *Problem {
	return problem(ErrDamaged, fmt.Sprintf("%q is not a file of handrail", path), "name a file that handrail export or --store file:PATH wrote")
}

func damagedFile(path string) *Problem {
	return problem(ErrDamaged, fmt.Sprintf("%q is damaged or cut off", path), "use another copy of it, or bring back an export: handrail import FILE; nothing was changed")
}

func newerFile(path string) *Problem {
	return problem(ErrNewerFormat, fmt.Sprintf("%q was written by a newer Handrail", path), "use that newer Handrail; nothing was changed")
}
