//go:build linux && (amd64 || arm64)

package confine

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Confine makes the kernel refuse, for this process and everything it starts
// and for as long as they run, every socket that is not AF_UNIX (EACCES, which
// reads "permission denied"), io_uring (EACCES), and system calls of a foreign
// architecture (the process dies of SIGSYS). It covers the threads that run
// already. It also gives up gaining privileges through set-user-id programs,
// which the kernel asks for first.
//
// It reports Confined only after a network socket was refused in fact. An
// error means that the process goes on as it was; it comes with Words that say
// so. Calling it again adds the same filter once more and changes nothing.
func Confine() (Confinement, error) {
	if err := install(filter()); err != nil {
		return unconfined(err)
	}
	if err := refused(); err != nil {
		return unconfined(err)
	}
	return Confinement{
		Confined: true,
		Words:    "the kernel refuses every network socket to Handrail and to what it starts",
	}, nil
}

func unconfined(err error) (Confinement, error) {
	return Confinement{Words: "Handrail opens no network connection, but this kernel would not hold it to that: " + err.Error()}, err
}

// install hands the filter to the kernel for all threads at once: a filter set
// on one thread would leave those the runtime has started already free.
func install(f []unix.SockFilter) error {
	// no_new_privs belongs to a thread, and the filter must be set by the one
	// that has it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("giving up new privileges: %w", err)
	}
	prog := unix.SockFprog{Len: uint16(len(f)), Filter: &f[0]}
	thread, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&prog)))
	runtime.KeepAlive(f)
	switch {
	case errno == unix.ENOSYS || errno == unix.EINVAL:
		return fmt.Errorf("no seccomp filters (%w): they come with Linux 3.17 and CONFIG_SECCOMP_FILTER", errno)
	case errno != 0:
		return fmt.Errorf("setting the seccomp filter: %w", errno)
	case thread != 0:
		return fmt.Errorf("setting the seccomp filter: thread %d has one of its own", thread)
	}
	return nil
}

// refused looks whether the filter works: an emulated kernel may accept one
// and not heed it.
func refused() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err == nil {
		_ = unix.Close(fd)
		return errors.New("it took the filter and still opened a network socket")
	}
	if !errors.Is(err, unix.EACCES) {
		return fmt.Errorf("it took the filter but answers a network socket with another error: %w", err)
	}
	return nil
}
