//go:build linux && (amd64 || arm64)

package confine

import (
	"encoding/binary"
	"testing"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// verdict runs the filter, as rules write it, over one system call.
func verdict(t *testing.T, arch, number, arg0 uint32) uint32 {
	t.Helper()
	vm, err := bpf.NewVM(rules(auditArch, foreignBit))
	if err != nil {
		t.Fatal(err)
	}
	// The machine reads its input as a packet, most significant byte first,
	// where the kernel hands it whole words.
	data := make([]byte, 64)
	binary.BigEndian.PutUint32(data[offNumber:], number)
	binary.BigEndian.PutUint32(data[offArch:], arch)
	binary.BigEndian.PutUint32(data[offArg0:], arg0)
	got, err := vm.Run(data)
	if err != nil {
		t.Fatal(err)
	}
	return uint32(got)
}

func TestFilterRefusesEveryFamilyButUnix(t *testing.T) {
	for family := range uint32(64) {
		want := refuse
		if family == unix.AF_UNIX {
			want = unix.SECCOMP_RET_ALLOW
		}
		for _, call := range []uint32{unix.SYS_SOCKET, unix.SYS_SOCKETPAIR} {
			if got := verdict(t, auditArch, call, family); got != want {
				t.Errorf("call %d, family %d: %#x, want %#x", call, family, got, want)
			}
		}
	}
}

func TestFilterAllowsEveryOtherCall(t *testing.T) {
	refused := map[uint32]bool{
		unix.SYS_IO_URING_SETUP: true, unix.SYS_IO_URING_ENTER: true, unix.SYS_IO_URING_REGISTER: true,
		unix.SYS_SOCKET: true, unix.SYS_SOCKETPAIR: true,
	}
	for number := range uint32(1000) {
		want := uint32(unix.SECCOMP_RET_ALLOW)
		if refused[number] {
			want = refuse
		}
		if got := verdict(t, auditArch, number, unix.AF_INET); got != want {
			t.Errorf("call %d: %#x, want %#x", number, got, want)
		}
	}
}

func TestFilterKillsAForeignArchitecture(t *testing.T) {
	for _, arch := range []uint32{unix.AUDIT_ARCH_I386, unix.AUDIT_ARCH_ARM, unix.AUDIT_ARCH_X86_64, unix.AUDIT_ARCH_AARCH64, 0} {
		if arch == auditArch {
			continue
		}
		if got := verdict(t, arch, unix.SYS_GETPID, 0); got != unix.SECCOMP_RET_KILL_PROCESS {
			t.Errorf("architecture %#x: %#x, want the process killed", arch, got)
		}
	}
}

func TestFilterRefusesTheForeignNumbersOfTheSameArchitecture(t *testing.T) {
	if foreignBit == 0 {
		return // arm64 has one set of numbers
	}
	for _, number := range []uint32{unix.SYS_SOCKET, unix.SYS_GETPID} {
		if got := verdict(t, auditArch, number|foreignBit, unix.AF_UNIX); got != refuse {
			t.Errorf("call %d with the x32 bit: %#x, want it refused", number, got)
		}
	}
}
