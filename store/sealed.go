package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"

	"handrail/checklist"
)

// sealed keeps the record in one sealed file.
type sealed struct {
	o    Options
	path string

	identity *age.X25519Identity // nil until the passphrase was given
	lock     []byte              // the identity, sealed, as the file holds it
	known    checklist.Record
	gen      uint64
	have     bool // a record was read or saved
	size     int
	erased   int
}

func openSealed(o Options) Store {
	path := o.Path
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return &sealed{o: o, path: path}
}

func (s *sealed) Place() Place {
	return Place{Kind: File, Path: s.path, Words: fmt.Sprintf("the sealed file %q", s.path), Short: "sealed file"}
}

func (s *sealed) state(words ...string) State {
	return State{Generation: s.gen, Bytes: s.size, Words: words}
}

// target is the file itself where the path is a link to it.
func (s *sealed) target() string {
	if to, err := filepath.EvalSymlinks(s.path); err == nil {
		return to
	}
	return s.path
}

// read reads the file. there is false where none is.
func (s *sealed) read(begun bool) (f sealedFile, there bool, err error) {
	b, err := s.o.FS.ReadFile(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && begun:
		return f, false, problem(ErrLost, fmt.Sprintf("a record was begun in %q, and the file is not there", s.path),
			"bring the file back (is its disk attached?); or give the record up: handrail forget; it also forgets that a file was chosen, so name one again then: --store file:PATH").because(err)
	case errors.Is(err, fs.ErrNotExist):
		return f, false, nil
	case err != nil:
		return f, false, unreadable(ErrUnavailable, s.path, fmt.Sprintf("%q cannot be read", s.path), "see that its disk is well and that it is an ordinary file", err)
	}
	if f, err = parseFile(s.path, b); err == nil && f.identity == nil {
		err = problem(ErrDamaged, fmt.Sprintf("%q is an export, not a record", s.path), "bring it in: handrail import FILE; or name another file for the record")
	}
	return f, true, err
}

// open opens what was read, and asks for the passphrase if it was not given yet.
func (s *sealed) open(ctx context.Context, f sealedFile) (uint64, checklist.Record, error) {
	if !bytes.Equal(s.lock, f.identity) { // nothing was opened yet, or another file
		if s.have {
			return 0, checklist.Record{}, problem(ErrLost, fmt.Sprintf("%q was replaced by another record since it was opened here", s.path), "end handrail and start it again")
		}
		passphrase, err := s.ask(ctx, false)
		if err != nil {
			return 0, checklist.Record{}, err
		}
		id, err := f.openIdentity(s.path, passphrase)
		if err != nil {
			return 0, checklist.Record{}, err
		}
		s.identity, s.lock = id, bytes.Clone(f.identity)
	}
	gen, r, err := f.openRecord(s.path, s.identity)
	if gen > maxGeneration {
		return 0, checklist.Record{}, damagedFile(s.path)
	}
	return gen, r, err
}

func (s *sealed) ask(ctx context.Context, isNew bool) (string, error) {
	passphrase, err := s.o.Passphrase(ctx, Ask{Path: s.path, New: isNew})
	var told *Problem
	if err != nil && !errors.As(err, &told) {
		err = problem(ErrWrongPassphrase, fmt.Sprintf("no passphrase was given for %q", s.path), "give it on the terminal, or in a file: --passphrase-file FILE").because(err)
	}
	return passphrase, err
}

func (s *sealed) Load(ctx context.Context) (checklist.Record, State, error) {
	w, begun := whereBegun(s.o, s.Place())
	f, there, err := s.read(begun)
	if err != nil {
		return checklist.Record{}, s.state(), err
	}
	var words []string
	readOnly := canLock(s.o.Dir)
	if readOnly != nil {
		words = append(words, sentence(readOnly))
	}
	if !there {
		s.forget()
		state := s.state(words...)
		state.ReadOnly = readOnly != nil
		return checklist.Record{}, state, problem(ErrNone, fmt.Sprintf("no record was begun in %q", s.path), "answer the first questions")
	}
	gen, r, err := s.open(ctx, f)
	if err != nil {
		return checklist.Record{}, s.state(), err
	}
	kept := w.kept(s.Place())
	switch {
	case s.erased == w.Erased && gen < s.gen:
		words = append(words, fileWentBack(gen, s.gen)+" The next save restores it.")
		r, gen = checklist.Merge(r, s.known), s.gen
	case gen < kept.Generation:
		words = append(words, fileWentBack(gen, kept.Generation)+" Is it an older copy? What was entered after it is missing.")
	}
	fresh := countNew(s.known, r)
	s.known, s.gen, s.have, s.size, s.erased = r, gen, true, len(f.record), w.Erased
	if now := (Kept{gen, checkOf(f.record)}); len(words) == 0 && kept != now {
		noteFound(ctx, s.o, s.Place(), now, "")
	}
	if told := s.shared(); told != "" {
		words = append(words, told)
	}
	state := s.state(words...)
	state.Merged, state.ReadOnly = fresh, readOnly != nil
	return r, state, nil
}

func (s *sealed) Save(ctx context.Context, add []checklist.Event) (checklist.Record, State, error) {
	fail := func(err error) (checklist.Record, State, error) { return s.known, s.state(), err }
	unlock, err := holdLock(ctx, s.o.Dir, s.o.Deadlines.Lock)
	if err != nil {
		return fail(err)
	}
	defer unlock()
	w, begun := whereBegun(s.o, s.Place())
	f, there, err := s.read(begun)
	if err != nil {
		return fail(err)
	}
	if s.have && (!there || w.Erased != s.erased) {
		return fail(problem(ErrLost, "the record was erased by another Handrail since it was opened here; nothing was saved", "end handrail and start it again"))
	}
	var gen uint64
	var was checklist.Record
	var identity *age.X25519Identity
	var lock []byte
	if there {
		if gen, was, err = s.open(ctx, f); err != nil {
			return fail(err)
		}
		identity, lock = s.identity, s.lock
	} else {
		passphrase, err := s.ask(ctx, true)
		if err != nil {
			return fail(err)
		}
		if identity, lock, err = newIdentity(passphrase); err != nil {
			return fail(sealProblem(err))
		}
	}
	var words []string
	if gen < s.gen {
		words = append(words, fileWentBack(gen, s.gen)+" It is restored now.")
	}
	merged := was.Add(s.known.Events()...).Add(add...)
	others := countNew(s.known, was)
	kept := Kept{gen, checkOf(f.record)}
	if !there || !sameRecord(was, merged) {
		if gen = max(gen, s.gen, w.kept(s.Place()).Generation) + 1; gen > maxGeneration {
			return fail(damagedFile(s.path))
		}
		body, err := s.write(gen, merged, identity, lock)
		if err != nil {
			return fail(err)
		}
		s.size, kept = len(body), Kept{gen, checkOf(body)}
	}
	s.known, s.gen, s.have, s.identity, s.lock, s.erased = merged, gen, true, identity, lock, w.Erased
	if w.kept(s.Place()) != kept {
		if err := noteSaved(s.o, s.Place(), kept, ""); err != nil {
			words = append(words, "The record is saved; "+err.Error()+".")
		}
	}
	state := s.state(words...)
	state.Merged = others
	return merged, state, nil
}

// shared says that other users of this computer can read the file, with the
// command that ends it, or nothing.
func (s *sealed) shared() string {
	info, err := os.Stat(s.target())
	if err != nil {
		return ""
	}
	command := shared(s.target(), info)
	if command == "" {
		return ""
	}
	return "Other users of this computer can read the sealed file, and guess at its passphrase. To end that: " + command
}

// fileWentBack says that an older copy of the file is in its place.
func fileWentBack(there, was uint64) string {
	return fmt.Sprintf("The sealed file went back from save %d to save %d.", was, there)
}

// checkOf tells one save of a file from another.
func checkOf(body []byte) uint32 {
	sum := sha256.Sum256(body)
	return binary.BigEndian.Uint32(sum[:4])
}

// write seals the record, writes the file, reads it back, and returns the
// sealed record.
func (s *sealed) write(gen uint64, r checklist.Record, identity *age.X25519Identity, lock []byte) ([]byte, error) {
	text, err := payload(gen, r)
	if err != nil {
		return nil, err
	}
	body, err := seal(text, identity.Recipient())
	if err != nil {
		return nil, sealProblem(err)
	}
	data := fmt.Appendf(nil, "%s %d %d\n", recordMark, fileFormat, len(lock))
	data = append(append(data, lock...), body...)
	target := s.target()
	if err := writeFile(s.o.FS, target, data, 0o600); err != nil {
		return nil, unreadable(ErrRefused, filepath.Dir(target), fmt.Sprintf("%q cannot be written; nothing was saved", s.path),
			"see that its folder is there, that you may write to it and that the disk is not full", err)
	}
	if back, err := s.o.FS.ReadFile(target); err != nil || !bytes.Equal(back, data) {
		return nil, problem(ErrRefused, fmt.Sprintf("%q does not read back as it was written", s.path), "see that its disk is well; keep the record in another place").because(err)
	}
	return body, nil
}

func sealProblem(err error) error {
	var told *Problem
	if errors.As(err, &told) {
		return err
	}
	return problem(ErrRefused, "the record could not be sealed; nothing was saved", "try again").because(err)
}

func (s *sealed) forget() { *s = sealed{o: s.o, path: s.path} }

// asides are the files that were set aside, and what a killed save left.
func (s *sealed) asides() []string {
	target := s.target()
	dir := filepath.Dir(target)
	return append(listed(dir, filepath.Base(target)+".damaged-", ""), temporaryFiles(dir)...)
}

func (s *sealed) Erase(ctx context.Context) ([]string, error) {
	unlock, err := holdLock(ctx, s.o.Dir, s.o.Deadlines.Lock)
	if err != nil {
		return nil, err
	}
	defer unlock()
	// A file that is not one of handrail's is not handrail's to erase.
	b, err := s.o.FS.ReadFile(s.path)
	switch {
	case errors.Is(err, errTooLong):
		return nil, foreign(s.path).because(err)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, unreadable(ErrUnavailable, s.path, fmt.Sprintf("%q cannot be read, so it is not erased", s.path), "remove it by hand", err)
	case err == nil:
		var told *Problem
		if _, err := parseFile(s.path, b); errors.As(err, &told) && told.What == foreign(s.path).What {
			return nil, told
		}
	}
	var gone []string
	for _, path := range append(s.asides(), s.target()) {
		err := s.o.FS.Remove(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return gone, problem(ErrRefused, fmt.Sprintf("%q cannot be erased", path), "remove it by hand").because(err)
		}
		gone = append(gone, path)
	}
	s.forget()
	return gone, noteForgotten(s.o, s.Place())
}

func (s *sealed) Remains(context.Context) []string { return nil }

func (s *sealed) SetAside(ctx context.Context) ([]string, error) {
	unlock, err := holdLock(ctx, s.o.Dir, s.o.Deadlines.Lock)
	if err != nil {
		return nil, err
	}
	defer unlock()
	_, begun := whereBegun(s.o, s.Place())
	f, there, err := s.read(begun)
	if err == nil && there {
		_, _, err = s.open(ctx, f)
	}
	switch {
	case err == nil:
		return nil, problem(ErrRefused, "the record can be read, so nothing is set aside", "to erase it, use handrail forget")
	case !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLost):
		return nil, err
	}
	var moved []string
	if there {
		target := s.target()
		to := ""
		for n := 1; to == ""; n++ {
			name := fmt.Sprintf("%s.damaged-%d", target, n)
			if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
				to = name
			}
		}
		if err := s.o.FS.Rename(target, to); err != nil {
			return nil, problem(ErrRefused, fmt.Sprintf("%q cannot be moved aside", s.path), "move it by hand").because(err)
		}
		moved = []string{to}
	}
	s.forget()
	return moved, noteErased(s.o, s.Place())
}
