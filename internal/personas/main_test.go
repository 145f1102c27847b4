package personas

import (
	"os"
	"runtime/debug"
	"testing"
)

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // time is short here, memory is not
	os.Exit(m.Run())
}
