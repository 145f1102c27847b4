package confine

import (
	"os"
	"testing"
)

func TestNoLibraryIsToldToWriteDownWhatIsTyped(t *testing.T) {
	for _, name := range []string{"TEA_TRACE", "TEA_DEBUG", "UV_DEBUG", "BASH_COMP_DEBUG_FILE"} {
		t.Setenv(name, "kept.log")
	}
	forgetTraces()
	for _, name := range []string{"TEA_TRACE", "TEA_DEBUG", "UV_DEBUG", "BASH_COMP_DEBUG_FILE"} {
		if v, ok := os.LookupEnv(name); ok {
			t.Errorf("%s=%s is still set", name, v)
		}
	}
}
