package confine

import "encoding/binary"

func init() { foreignProgram = programOf32BitCalls }

// programOf32BitCalls is an amd64 program, written by hand as no compiler is
// needed for three instructions, that ends with status 42 through the 32-bit
// system calls: mov eax, 1; mov ebx, 42; int 0x80.
func programOf32BitCalls() []byte {
	code := []byte{0xb8, 1, 0, 0, 0, 0xbb, 42, 0, 0, 0, 0xcd, 0x80}
	const base, header, segment = 0x400000, 64, 56
	le := binary.LittleEndian
	b := []byte{0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	b = le.AppendUint16(b, 2)                   // executable
	b = le.AppendUint16(b, 62)                  // amd64
	b = le.AppendUint32(b, 1)                   // version
	b = le.AppendUint64(b, base+header+segment) // entry
	b = le.AppendUint64(b, header)              // where the segments are told
	b = le.AppendUint64(b, 0)                   // no sections
	b = le.AppendUint32(b, 0)                   // flags
	for _, v := range []uint16{header, segment, 1, 0, 0, 0} {
		b = le.AppendUint16(b, v)
	}
	size := uint64(header + segment + len(code))
	b = le.AppendUint32(b, 1) // to be loaded
	b = le.AppendUint32(b, 5) // readable, executable
	for _, v := range []uint64{0, base, base, size, size, 0x1000} {
		b = le.AppendUint64(b, v)
	}
	return append(b, code...)
}
