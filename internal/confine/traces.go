package confine

import "os"

// traces are environment variables that make a linked library write what is
// typed or drawn to a file: Bubble Tea's trace and panic files, its screen
// library's log, cobra's log of completions.
var traces = []string{"TEA_TRACE", "TEA_DEBUG", "UV_DEBUG", "BASH_COMP_DEBUG_FILE"}

// forgetTraces unsets them: someone who can set a variable must not read along.
func forgetTraces() {
	for _, name := range traces {
		_ = os.Unsetenv(name)
	}
}
