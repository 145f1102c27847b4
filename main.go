package main

import (
	"fmt"
	"io"
	"os"

	"handrail/confine"
)

func main() {
	// First, before a library can open the bus to the keyring. Where the
	// network cannot be shut out the program goes on, and status says so.
	confinement, _ := confine.Confine()
	noCoreDump()
	forgetTraces()
	os.Exit(run(os.Args[1:], confinement, os.Stdout, os.Stderr))
}

// version is the version of this program.
const version = "0.1.0"

// run performs the command that the arguments name and returns the exit status.
func run(args []string, _ confine.Confinement, out, errs io.Writer) int {
	if len(args) == 1 && args[0] == "version" {
		fmt.Fprintln(out, "handrail", version)
		return 0
	}
	fmt.Fprintln(errs, "handrail: only `handrail version` is built yet")
	return 2
}
