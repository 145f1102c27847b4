//go:build unix

package confine

import (
	"testing"

	"golang.org/x/sys/unix"
)

func TestACrashLeavesNoMemoryBehind(t *testing.T) {
	noCoreDump()
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CORE, &limit); err != nil {
		t.Fatal(err)
	}
	if limit.Cur != 0 || limit.Max != 0 {
		t.Errorf("core dumps of %d bytes, at most %d: want none", limit.Cur, limit.Max)
	}
}
