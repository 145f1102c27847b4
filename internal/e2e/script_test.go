package e2e

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain builds handrail, with light sealing, and makes it the command that
// every test starts.
func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(withHandrail(m.Run))
}

func withHandrail(run func() int) int {
	bin, err := os.MkdirTemp("", "handrail-e2e-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(bin)
	build := exec.Command("go", "build", "-buildvcs=false", "-ldflags=-X=handrail/store.Light=tests", "-o", bin+string(filepath.Separator), "../..")
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("go build: %v\n%s", err, out))
	}
	if err := os.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH")); err != nil {
		panic(err)
	}
	if _, err := os.Stat("/dev/shm"); err == nil {
		os.Setenv("TMPDIR", "/dev/shm") // on a disk most of the time is waiting until it is written
	}
	return run()
}

// TestScripts runs the command line as a person or a script would, each with a
// home of its own and no terminal. The record is a sealed file there; a script
// that wants another says --store.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			state := filepath.Join(home, "state", "handrail")
			if err := os.MkdirAll(state, 0o700); err != nil {
				return err
			}
			e.Setenv("HOME", home)
			e.Setenv("XDG_STATE_HOME", filepath.Join(home, "state"))
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
			e.Setenv("XDG_RUNTIME_DIR", filepath.Join(home, "run"))
			e.Setenv("LocalAppData", filepath.Join(home, "state"))
			e.Setenv("PW", filepath.Join(home, "pw"))
			e.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(home, "no-bus"))
			e.Setenv("TERM", "dumb")
			withPrinter(e)
			where := `{"format":1,"store":"file:` + strings.ReplaceAll(filepath.Join(home, "record.age"), `\`, `\\`) + `"}` + "\n"
			if err := os.WriteFile(filepath.Join(state, "where.json"), []byte(where), 0o600); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(home, "pw"), []byte("plainly fake\n"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "samepaper": samepaper},
		Condition: func(name string) (bool, error) {
			if name == "cups" {
				return os.Getenv("HANDRAIL_CUPS_OUT") != "", nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
	})
}

// status runs handrail with the passphrase of the script's record; it must end
// with just that exit status.
//
//	status 2 walk nothing-like-it
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: status N [args...]")
	}
	err := ts.Exec("handrail", append([]string{"--passphrase-file", ts.Getenv("PW")}, args[1:]...)...)
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("handrail %s ended with status %d, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}
