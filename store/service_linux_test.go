package store

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// bus is a session bus of the test's own that starts nothing, with
// or without a Secret Service on it.
type bus struct {
	dir, address string
	daemon       *exec.Cmd // gnome-keyring, once started
	process      *exec.Cmd // dbus-daemon
}

// needs skips the test where a program is missing, and fails it where a real
// keyring is required.
func needs(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			if os.Getenv("HANDRAIL_REQUIRE_KEYRING") != "" {
				t.Fatalf("%s is missing, and HANDRAIL_REQUIRE_KEYRING is set: install dbus-daemon and gnome-keyring", p)
			}
			t.Skipf("needs %s: install dbus-daemon and gnome-keyring", p)
		}
	}
}

const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>%s</policy></busconfig>`

// startBus starts a bus and ends it with the test.
func startBus(t testing.TB) *bus {
	t.Helper()
	return startBusWith(t, "")
}

// startBusWith starts a bus with one more rule in its policy.
func startBusWith(t testing.TB, rule string) *bus {
	t.Helper()
	needs(t, "dbus-daemon")
	dir, err := os.MkdirTemp("", "hr") // short, since a socket's path is
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for _, d := range []string{"data", "run"} {
		if err := os.Mkdir(filepath.Join(dir, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	b := &bus{dir: dir, address: "unix:path=" + filepath.Join(dir, "bus")}
	config := filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busConfig, filepath.Join(dir, "bus"), rule), 0o600); err != nil {
		t.Fatal(err)
	}
	b.process = exec.Command("dbus-daemon", "--config-file="+config, "--nofork", "--print-address=1")
	b.process.Env = b.env()
	out, err := b.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { end(b.process) })
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("the bus said %q: %v", line, err)
	}
	return b
}

// end kills a process that the test started, stopped or not.
func end(c *exec.Cmd) {
	c.Process.Kill()
	c.Process.Signal(syscall.SIGCONT)
	c.Wait()
}

func (b *bus) env() []string {
	env := []string{"DBUS_SESSION_BUS_ADDRESS=" + b.address, "XDG_DATA_HOME=" + filepath.Join(b.dir, "data"), "XDG_RUNTIME_DIR=" + filepath.Join(b.dir, "run"),
		"PATH=" + os.Getenv("PATH"), "HOME=" + b.dir, "GODEBUG=" + os.Getenv("GODEBUG")}
	return env
}

// connect opens a connection to the bus.
func (b *bus) connect(t testing.TB) *dbus.Conn {
	t.Helper()
	conn, err := dbus.Connect(b.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// startGnome starts a gnome-keyring with an unlocked login keyring, and
// waits until it answers.
func (b *bus) startGnome(t testing.TB) {
	t.Helper()
	b.startGnomeWith(t, "--unlock")
	b.waitForLogin(t)
}

// startGnomeWith starts a gnome-keyring, and waits until it has its name.
func (b *bus) startGnomeWith(t testing.TB, flags ...string) {
	t.Helper()
	needs(t, "gnome-keyring-daemon")
	b.waitFor(t, secretName, false) // one that was ended may still hold the name
	b.daemon = exec.Command("gnome-keyring-daemon", append([]string{"--foreground", "--components=secrets"}, flags...)...)
	b.daemon.Env = b.env()
	b.daemon.Stdin = strings.NewReader("\n") // the password; an empty input makes no login keyring
	out, err := b.daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.daemon.Start(); err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, out)
	d := b.daemon
	t.Cleanup(func() { end(d) })
	b.waitFor(t, secretName, true)
}

// waitFor waits until a name is owned on the bus, or no longer.
func (b *bus) waitFor(t testing.TB, name string, want bool) {
	t.Helper()
	conn := b.connect(t)
	b.poll(t, func() bool {
		var owned bool
		conn.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, name).Store(&owned)
		return owned == want
	})
}

func (b *bus) waitForLogin(t testing.TB) {
	t.Helper()
	conn := b.connect(t)
	b.poll(t, func() bool {
		v, err := conn.Object(secretName, loginCollection).GetProperty(secretCollection + ".Locked")
		return err == nil && v.Value() == false
	})
}

// poll waits for something another process does; it fails after ten seconds.
func (b *bus) poll(t testing.TB, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !done(); {
		if time.Now().After(deadline) {
			t.Fatal("the secret service did not come up, or did not go")
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// realKeyring is a bus with an unlocked gnome-keyring, and a state folder.
func realKeyring(t testing.TB) (*bus, string) {
	t.Helper()
	b := startBus(t)
	b.startGnome(t)
	return b, t.TempDir()
}

// lockLogin locks the login keyring, as a person or a time-out does.
func lockLogin(t testing.TB, b *bus) {
	t.Helper()
	var locked []dbus.ObjectPath
	var prompt dbus.ObjectPath
	err := b.connect(t).Object(secretName, secretPath).Call(secretService+".Lock", 0, []dbus.ObjectPath{loginCollection}).Store(&locked, &prompt)
	if err != nil || len(locked) != 1 {
		t.Fatalf("locked %v: %v", locked, err)
	}
}
