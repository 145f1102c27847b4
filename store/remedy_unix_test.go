//go:build unix

package store

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// aSecurity takes the two commands of the keychain that a person is told to
// type, in the form that macOS has them: without an argument the default
// keychain is meant, and the list is shown.
const aSecurity = `#!/bin/sh
case "$*" in
unlock-keychain | list-keychains) exit 0 ;;
esac
echo "usage" >&2
exit 2
`

// Every command that a remedy for macOS tells to type is one of the keychain's
// program, and is run. That it then unlocks a keychain only a Mac can show.
func TestEveryCommandThatARemedyForMacOSTellsToTypeRuns(t *testing.T) {
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "security"), []byte(aSecurity), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	ran := map[string]bool{}
	for _, kind := range []error{ErrLocked, ErrRefused, ErrUnavailable, ErrTimeout, errNoBus, errNoService, errNoCollection} {
		for _, command := range regexp.MustCompile(`: (security [^;,]+)`).FindAllStringSubmatch(remedy("darwin", kind), -1) {
			out, err := exec.Command("sh", "-c", command[1]).CombinedOutput()
			if ran[command[1]] = true; err != nil {
				t.Errorf("%s: %v, %s", command[1], err, out)
			}
		}
	}
	if len(ran) != 2 {
		t.Errorf("ran %v", ran)
	}
}
