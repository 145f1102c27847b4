package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

// Why something from outside is not read.
var (
	errTooLong = errors.New("it is too long")
	errNoFile  = errors.New("it is not an ordinary file")
	errSlow    = errors.New("it does not answer")
)

// readTime is how long the disk may take for one file: one that is mounted
// over a network may never answer.
const readTime = 10 * time.Second

// MaxStateFile is how long a small file outside the record is at most, in
// bytes.
const MaxStateFile = 1 << 20

// ReadFile reads an ordinary file of at most so many bytes, and is the only
// function that reads what comes from outside. It never waits for a pipe, a
// device or a disk that does not answer, and takes no more memory than most.
// What cannot be read is an *fs.PathError.
func ReadFile(path string, most int64) ([]byte, error) {
	b, err := readBeginning(path, most+1)
	if err == nil && int64(len(b)) > most {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errTooLong}
	}
	return b, err
}

// readBeginning reads an ordinary file, at most so many bytes of it.
func readBeginning(path string, most int64) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := readRegular(path, most)
		done <- result{data, err}
	}()
	late := time.NewTimer(readTime)
	defer late.Stop()
	select {
	case r := <-done:
		return r.data, r.err
	case <-late.C:
		return nil, &fs.PathError{Op: "read", Path: path, Err: errSlow}
	}
}

func readRegular(path string, most int64) ([]byte, error) {
	f, err := openWithoutWaiting(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: path, Err: errNoFile}
	}
	return io.ReadAll(io.LimitReader(f, most))
}

// Folder is a folder from outside, such as a catalogue: its files are read by
// ReadFile, each of at most so many bytes.
func Folder(dir string, most int64) fs.FS { return folder{os.DirFS(dir), dir, most} }

type folder struct {
	fs.FS
	dir  string
	most int64
}

func (f folder) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	return ReadFile(f.dir+"/"+name, f.most)
}

// listed returns the paths in a folder whose names begin and end so. A folder
// that cannot be read lists nothing.
func listed(dir, prefix, suffix string) (paths []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
			paths = append(paths, dir+string(os.PathSeparator)+name)
		}
	}
	return paths
}

// temporaryFiles lists what a write that was cut off left in a folder.
func temporaryFiles(dir string) []string {
	prefix, suffix, _ := strings.Cut(tempPattern, "*")
	return listed(dir, prefix, suffix)
}
