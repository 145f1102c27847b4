//go:build linux && (amd64 || arm64)

package confine

import (
	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// Offsets in the kernel's struct seccomp_data. Both architectures are little
// endian, so the low half of an argument comes first; an address family is an
// int, of which the kernel reads that half only.
const (
	offNumber = 0
	offArch   = 4
	offArg0   = 16
)

const refuse = uint32(unix.SECCOMP_RET_ERRNO) | uint32(unix.EACCES)

// filter is the program the kernel runs before each system call.
func filter() []unix.SockFilter {
	raw, err := bpf.Assemble(rules(auditArch, foreignBit))
	if err != nil {
		// A jump out of range: a mistake in rules that no input can cause.
		panic("confine: the filter does not assemble")
	}
	f := make([]unix.SockFilter, len(raw))
	for i, r := range raw {
		f[i] = unix.SockFilter{Code: r.Op, Jt: r.Jt, Jf: r.Jf, K: r.K}
	}
	return f
}

// rules are the filter in words: another architecture kills, because its
// numbers mean other calls; numbers with the foreign bit (the x32 calls of
// amd64, 0 on other processors) and io_uring, which can make sockets without
// socket(2), are refused; socket and socketpair are refused but for AF_UNIX;
// everything else is allowed.
func rules(arch, foreignBit uint32) []bpf.Instruction {
	r := []bpf.Instruction{
		bpf.LoadAbsolute{Off: offArch, Size: 4},
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: arch, SkipTrue: 1},
		bpf.RetConstant{Val: unix.SECCOMP_RET_KILL_PROCESS},
		bpf.LoadAbsolute{Off: offNumber, Size: 4},
	}
	if foreignBit != 0 {
		r = append(r,
			bpf.JumpIf{Cond: bpf.JumpBitsNotSet, Val: foreignBit, SkipTrue: 1},
			bpf.RetConstant{Val: refuse})
	}
	for _, call := range []uint32{unix.SYS_IO_URING_SETUP, unix.SYS_IO_URING_ENTER, unix.SYS_IO_URING_REGISTER} {
		r = append(r,
			bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: call, SkipTrue: 1},
			bpf.RetConstant{Val: refuse})
	}
	return append(r,
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: unix.SYS_SOCKET, SkipTrue: 2},
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: unix.SYS_SOCKETPAIR, SkipTrue: 1},
		bpf.RetConstant{Val: unix.SECCOMP_RET_ALLOW},
		bpf.LoadAbsolute{Off: offArg0, Size: 4},
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: unix.AF_UNIX, SkipTrue: 1},
		bpf.RetConstant{Val: refuse},
		bpf.RetConstant{Val: unix.SECCOMP_RET_ALLOW},
	)
}
