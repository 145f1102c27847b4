package store

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockEvery is how often a lock that another process holds is tried again.
const lockEvery = 20 * time.Millisecond

// canLock reports why the lock cannot be made, or nil. It makes the state
// folder and the file, and takes nothing.
func canLock(dir string) error {
	if dir == "" {
		return problem(ErrReadOnly, "the lock has no folder", "set HOME")
	}
	err := os.MkdirAll(dir, 0o700)
	if err == nil {
		var f *os.File
		f, err = os.OpenFile(LockPath(dir), os.O_CREATE|os.O_RDWR, 0o600)
		f.Close()
	}
	if err != nil {
		return unreadable(ErrReadOnly, LockPath(dir), "the lock cannot be made in "+dir+", so the record is read-only", "let your user write to that folder, and see that the disk is not full", err)
	}
	return nil
}

// holdLock takes the lock of a state folder, waiting at most so long for
// another process. The lock ends with release, or with the process.
func holdLock(ctx context.Context, dir string, wait time.Duration) (release func(), err error) {
	if err := canLock(dir); err != nil {
		return nil, err
	}
	waiting, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	lock := flock.New(LockPath(dir), flock.SetPermissions(0o600))
	got, err := lock.TryLockContext(waiting, lockEvery)
	switch {
	case got:
		return func() { lock.Close() }, nil
	case ctx.Err() != nil:
		return nil, problem(ErrTimeout, "the save was called off; nothing was saved", "try again").because(ctx.Err())
	case waiting.Err() != nil:
		return nil, problem(ErrTimeout, "another Handrail has been saving for "+wait.String()+"; nothing was saved",
			"look for its window, or for a question of the keyring there; then try again")
	}
	return nil, problem(ErrReadOnly, "the lock in "+filepath.Dir(LockPath(dir))+" cannot be taken, so the record is read-only",
		"keep that folder on a local disk").because(err)
}
