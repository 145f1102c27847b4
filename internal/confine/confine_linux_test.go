//go:build linux && (amd64 || arm64)

package confine

import (
	"encoding/json"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// A filter cannot be taken off again, so what happens under it happens in
// processes of their own: the test binary, started again in a role.
const roleVariable = "HANDRAIL_CONFINE_ROLE"

var roles = map[string]func() any{
	"open":             func() any { return openSockets() },
	"confined":         func() any { confineOrDie(); return openSockets() },
	"confined-parent":  func() any { confineOrDie(); return again("open") },
	"confined-threads": confinedThreads,
	"confined-exec":    func() any { confineOrDie(); return execute() },
	"exec":             func() any { return execute() },
	"confined-twice":   func() any { confineOrDie(); confineOrDie(); return openSockets() },
	"confined-keyring": func() any { confineOrDie(); return useKeyring() },
}

func TestMain(m *testing.M) {
	role, ok := os.LookupEnv(roleVariable)
	if !ok {
		os.Exit(m.Run())
	}
	if err := json.NewEncoder(os.Stdout).Encode(roles[role]()); err != nil {
		panic(err)
	}
}

func confineOrDie() {
	if c, err := Confine(); err != nil || !c.Confined {
		panic(c.Words)
	}
}

// again starts the test binary in a role and returns what it printed.
func again(role string, args ...string) json.RawMessage {
	out, err := againCommand(role, args...).Output()
	if err != nil {
		panic(role + ": " + err.Error())
	}
	return out
}

func againCommand(role string, args ...string) *exec.Cmd {
	c := exec.Command("/proc/self/exe", args...)
	c.Env = append(os.Environ(), roleVariable+"="+role)
	c.Stderr = os.Stderr
	return c
}

func inRole[T any](t *testing.T, role string, args ...string) T {
	t.Helper()
	var got T
	if err := json.Unmarshal(again(role, args...), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

var families = map[string]int{
	"AF_UNIX": unix.AF_UNIX, "AF_INET": unix.AF_INET, "AF_INET6": unix.AF_INET6,
	"AF_NETLINK": unix.AF_NETLINK, "AF_VSOCK": unix.AF_VSOCK, "AF_PACKET": unix.AF_PACKET,
	"AF_BLUETOOTH": unix.AF_BLUETOOTH, "AF_ALG": unix.AF_ALG, "AF_XDP": unix.AF_XDP,
}

// openSockets asks for a socket of each family, a pair of the two families
// that know pairs, and an io_uring, and names the errors.
func openSockets() map[string]string {
	got := map[string]string{}
	for name, family := range families {
		fd, err := unix.Socket(family, unix.SOCK_DGRAM, 0)
		if err == nil {
			_ = unix.Close(fd)
		}
		got[name] = errorName(err)
	}
	for name, family := range map[string]int{"pair AF_UNIX": unix.AF_UNIX, "pair AF_TIPC": unix.AF_TIPC} {
		_, err := unix.Socketpair(family, unix.SOCK_STREAM, 0)
		got[name] = errorName(err)
	}
	_, _, errno := unix.Syscall(unix.SYS_IO_URING_SETUP, 1, 0, 0)
	got["io_uring"] = errno.Error()
	return got
}

func errorName(err error) string {
	if err == nil {
		return "opened"
	}
	return err.Error()
}

func wantRefused() map[string]string {
	want := map[string]string{"AF_UNIX": "opened", "pair AF_UNIX": "opened", "pair AF_TIPC": "permission denied", "io_uring": "permission denied"}
	for name := range families {
		if name != "AF_UNIX" {
			want[name] = "permission denied"
		}
	}
	return want
}

func TestEverySocketButUnixIsRefused(t *testing.T) {
	if free := inRole[map[string]string](t, "open"); free["AF_INET"] != "opened" {
		t.Fatalf("a network socket must open where nothing is confined, or this test shows nothing: %v", free)
	}
	for _, role := range []string{"confined", "confined-twice"} {
		if diff := cmp.Diff(wantRefused(), inRole[map[string]string](t, role)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", role, diff)
		}
	}
}

func TestWhatAConfinedProcessStartsIsConfined(t *testing.T) {
	if diff := cmp.Diff(wantRefused(), inRole[map[string]string](t, "confined-parent")); diff != "" {
		t.Errorf("the child of a confined process (-want +got):\n%s", diff)
	}
}

// confinedThreads starts threads, confines the process and returns what each
// of them is told, with those that start afterwards.
func confinedThreads() any {
	const n = 16
	var started, done sync.WaitGroup
	confined := make(chan struct{})
	told := make(chan string, 2*n)
	thread := func(wait bool) {
		defer done.Done()
		runtime.LockOSThread()
		started.Done()
		if wait {
			<-confined
		}
		_, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
		told <- errorName(err)
	}
	for range n {
		started.Add(1)
		done.Add(1)
		go thread(true)
	}
	started.Wait()
	confineOrDie()
	close(confined)
	for range n {
		started.Add(1)
		done.Add(1)
		go thread(false)
	}
	done.Wait()
	close(told)
	count := map[string]int{}
	for s := range told {
		count[s]++
	}
	return count
}

func TestThreadsThatRunAlreadyAreConfined(t *testing.T) {
	want := map[string]int{"permission denied": 32}
	if diff := cmp.Diff(want, inRole[map[string]int](t, "confined-threads")); diff != "" {
		t.Errorf("16 threads from before and 16 from after (-want +got):\n%s", diff)
	}
}

// result is how a program of the system ended.
type result struct {
	Status int
	Signal string
	Output string
}

// execute runs the command of the arguments and returns how it ended.
func execute() result {
	c := exec.Command(os.Args[1], os.Args[2:]...)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return result{Status: -1, Output: err.Error()}
	}
	r := result{Status: c.ProcessState.ExitCode(), Output: string(out)}
	if ws := c.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
		r.Signal = ws.Signal().String()
	}
	return r
}

func TestAShellCannotConnectFromAConfinedProcess(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("needs bash, which has /dev/tcp built in")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	connect := "exec 3<>/dev/tcp/" + strings.Replace(l.Addr().String(), ":", "/", 1)
	if r := inRole[result](t, "exec", bash, "-c", connect); r.Status != 0 {
		t.Fatalf("the shell must connect where nothing is confined, or this test shows nothing: %+v", r)
	}
	r := inRole[result](t, "confined-exec", bash, "-c", connect)
	if r.Status == 0 || !strings.Contains(r.Output, "Permission denied") {
		t.Errorf("the shell of a confined process: %+v, want it refused", r)
	}
}

func TestForeignSystemCallsAreKilled(t *testing.T) {
	if foreignProgram == nil {
		t.Skip("needs amd64, where one processor runs the calls of another architecture")
	}
	path := filepath.Join(t.TempDir(), "foreign")
	if err := os.WriteFile(path, foreignProgram(), 0o700); err != nil {
		t.Fatal(err)
	}
	if r := inRole[result](t, "exec", path); r.Status != 42 {
		t.Skipf("needs a kernel with 32-bit calls (CONFIG_IA32_EMULATION): %+v", r)
	}
	if r := inRole[result](t, "confined-exec", path); r.Signal != syscall.SIGSYS.String() {
		t.Errorf("32-bit calls in a confined process: %+v, want it killed", r)
	}
}

func TestKeyringWorksInAConfinedProcess(t *testing.T) {
	for _, name := range []string{"dbus-run-session", "gnome-keyring-daemon"} {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("HANDRAIL_REQUIRE_KEYRING") != "" {
				t.Fatalf("HANDRAIL_REQUIRE_KEYRING is set and %s is not installed", name)
			}
			t.Skipf("needs %s", name)
		}
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The session itself is not confined: the service has to live outside.
	session := exec.Command("../../scripts/with-keyring.sh", self)
	session.Env = append(os.Environ(), roleVariable+"=confined-keyring")
	var out, errs strings.Builder
	session.Stdout, session.Stderr = &out, &errs
	session.WaitDelay = time.Second
	if err := session.Start(); err != nil {
		t.Fatal(err)
	}
	// go-keyring knows no deadline.
	hung := time.AfterFunc(time.Minute, func() { _ = session.Process.Kill() })
	defer hung.Stop()
	if err := session.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	var got string
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatalf("%v: %q", err, out.String())
	}
	if want := "kept, read back, removed; AF_INET permission denied"; got != want {
		t.Errorf("%q, want %q\n%s", got, want, errs.String())
	}
}

// foreignProgram returns a program that makes system calls of another
// architecture, where this processor can run one.
var foreignProgram func() []byte
