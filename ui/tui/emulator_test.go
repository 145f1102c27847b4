package tui

import (
	"io"

	"github.com/charmbracelet/x/vt"
)

// hangUp ends the reader of what a terminal answers. Closing the emulator
// itself would do that too, and race with the reader.
func hangUp(em *vt.SafeEmulator) {
	if w, ok := em.InputPipe().(io.Closer); ok {
		_ = w.Close()
	}
}
