package store

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"

	"handrail/checklist"
)

// plainKeyring is a keyring file of gnome-keyring that is not encrypted.
func plainKeyring(t *testing.T, b *bus, id, name string) {
	t.Helper()
	dir := filepath.Join(b.dir, "data", "keyrings")
	text := "[keyring]\ndisplay-name=" + name + "\nctime=0\nmtime=0\nlock-on-idle=false\nlock-after=false\n"
	if err := errors.Join(os.MkdirAll(dir, 0o700), os.WriteFile(filepath.Join(dir, id+".keyring"), []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
}

func TestALoginKeyringThatAppearsDoesNotHideWhereTheRecordIs(t *testing.T) {
	t.Parallel()
	b, dir := startBus(t), t.TempDir()
	plainKeyring(t, b, "work", "Work")
	if err := os.WriteFile(filepath.Join(b.dir, "data", "keyrings", "default"), []byte("work"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.startGnomeWith(t, "--start")
	run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...).want(t, "")
	if w, err := ReadWhere(dir); err != nil || w.Keyring != "Work" {
		t.Errorf("where has the keyring %q, %v", w.Keyring, err)
	}
	end(b.daemon)
	plainKeyring(t, b, "login", "Login")
	b.startGnomeWith(t, "--start")
	for _, at := range []string{dir, t.TempDir()} { // and where nothing is known of the record
		for _, op := range []string{"load", "save"} {
			r := run(t, order{Op: op, Dir: at, From: 1, To: 2}, b.env()...)
			r.want(t, "lost")
			if !strings.Contains(r.What, `in the keyring "Work", and the keyring "Login" of gnome-keyring was asked`) || strings.Contains(r.Hint, "forget") {
				t.Errorf("%s: %q, hint %q", op, r.What, r.Hint)
			}
		}
	}
}

func TestWhatIsDeniedIsToldWithWhatWasAnswered(t *testing.T) {
	b := startBusWith(t, `<deny send_destination="org.freedesktop.secrets"/>`)
	b.startGnomeWith(t, "--unlock")
	r := run(t, order{Op: "load", Dir: t.TempDir()}, b.env()...)
	r.want(t, "unavailable")
	if !strings.Contains(r.What, "may not talk to the keyring") || !strings.Contains(r.What, "Rejected send message") || !strings.Contains(r.Hint, "snap") {
		t.Errorf("%q, hint %q", r.What, r.Hint)
	}
}

func TestAnUnknownErrorCarriesWhatTheServiceAnswered(t *testing.T) {
	err := explain(errors.New("the moon is\nin the \x1b[31mwrong house. "+strings.Repeat("x", 400)), "linux", "read")
	if got := err.Error(); !strings.Contains(got, "(the moon is in the [31mwrong house. xxx") || len(got) > 300 {
		t.Errorf("%q", got)
	}
}

// double puts a second item of the same name into the login keyring, as a
// merge by a password app does.
func double(t *testing.T, b *bus, name, value string) {
	t.Helper()
	conn := b.connect(t)
	var out dbus.Variant
	var session, item, prompt dbus.ObjectPath
	service := conn.Object(secretName, secretPath)
	if err := service.Call(secretService+".OpenSession", 0, "plain", dbus.MakeVariant("")).Store(&out, &session); err != nil {
		t.Fatal(err)
	}
	properties := map[string]dbus.Variant{
		"org.freedesktop.Secret.Item.Label":      dbus.MakeVariant("copy"),
		"org.freedesktop.Secret.Item.Attributes": dbus.MakeVariant(map[string]string{"service": "handrail", "username": name, "xdg:schema": "merged"}),
	}
	secret := fakeSecret{session, []byte{}, []byte(value), "text/plain"}
	if err := conn.Object(secretName, loginCollection).Call(secretCollection+".CreateItem", 0, properties, secret, false).Store(&item, &prompt); err != nil {
		t.Fatal(err)
	}
}

func TestTwoItemsOfOneNameAreToldAndBecomeOne(t *testing.T) {
	b, dir := realKeyring(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
	s := opened(t, nil, dir)
	saved(t, s, said(1))
	o, err := s.begin(t.Context(), "read")
	if err != nil {
		t.Fatal(err)
	}
	old, _, err := o.get(headName)
	if err != nil {
		t.Fatal(err)
	}
	saved(t, s, said(2))
	saved(t, s, said(3))
	double(t, b, headName, old)
	r, state := loaded(t, opened(t, nil, dir))
	if r.Len() != 3 || !strings.Contains(strings.Join(state.Words, " "), "holds head twice") {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
	saved(t, opened(t, nil, dir), said(4))
	r, state = loaded(t, opened(t, nil, dir))
	if !sameRecord(r, checklist.NewRecord(said(1), said(2), said(3), said(4))) || len(state.Words) > 0 {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
	double(t, b, "b0", "an old chunk")
	if _, err := opened(t, nil, dir).Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	looked, err := lookFor(serviceName)(t.Context())
	if err != nil || looked.Service != "gnome-keyring" || looked.Collection != "Login" || len(looked.Doubles) > 0 {
		t.Errorf("%+v, %v", looked, err)
	}
	r = checklist.Record{}
	if r, _, err = opened(t, nil, dir).Load(t.Context()); !errors.Is(err, ErrNone) {
		t.Errorf("%d entries left, %v", r.Len(), err)
	}
}

func TestALookSaysWhetherAServiceIsThereAndWhichCollectionIsUsed(t *testing.T) {
	b := startBus(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
	if looked, err := lookFor(serviceName)(t.Context()); !errors.Is(err, errNoService) || looked.Asks {
		t.Errorf("without a service: %+v, %v", looked, err)
	}
	startFakeService(t, b, "normal")
	looked, err := lookFor(serviceName)(t.Context())
	if err != nil || !looked.Login || looked.Collection != "login" || looked.Locked || looked.Asks || len(looked.Elsewhere) > 0 {
		t.Errorf("%+v, %v", looked, err)
	}
}

func TestTheSocketOfTheBusIsFoundInItsAddress(t *testing.T) {
	for address, want := range map[string]string{
		"unix:path=/run/bus":                         "/run/bus",
		"unix:guid=1,path=/run/a%20bus":              "/run/a bus",
		"unix:abstract=/tmp/bus,guid=1":              "@/tmp/bus",
		"unix:path=,abstract=other":                  "@other",
		"unix:path=%zz,abstract=other":               "@other",
		"tcp:host=localhost,port=1;unix:path=/run/b": "/run/b",
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
		if got, err := busSocket(); got != want || err != nil {
			t.Errorf("%s: %q, %v", address, got, err)
		}
	}
	for address, want := range map[string]error{
		"disabled:": errBusOff, "tcp:host=x": errBusNetwork, "nonce-tcp:host=x": errBusNetwork, "unix:guid=1": errBusAddress,
		"path=/run/bus": errBusAddress, "unix": errBusAddress, "tcp": errBusAddress, "launchd:path=/run/bus": errBusAddress,
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
		if got, err := busSocket(); got != "" || !errors.Is(err, want) {
			t.Errorf("%s: %q, %v, want %v", address, got, err, want)
		}
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	socket := fmt.Sprintf("/run/user/%d/bus", os.Getuid())
	_, absent := os.Stat(socket)
	if got, err := busSocket(); absent != nil && (got != "" || err != errNoBus) || absent == nil && (got != socket || err != nil) {
		t.Errorf("no address: %q, %v", got, err)
	}
}

func TestABusThatSendsWithoutEndIsGivenUp(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "bus")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	sent := make(chan int64, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			sent <- 0
			return
		}
		defer c.Close()
		block, total := make([]byte, 1<<16), int64(0)
		for {
			n, err := c.Write(block)
			if total += int64(n); err != nil {
				sent <- total
				return
			}
		}
	}()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+socket)
	_, err = lookFor(serviceName)(t.Context())
	if !errors.Is(err, errBusFloods) {
		t.Fatal(err)
	}
	wantProblem(t, explain(err, "linux", "read"), ErrUnavailable)
	if n := <-sent; n > 2*mostFromBus {
		t.Errorf("%d bytes were read", n)
	}
}

func TestTheBusOfAnotherUserIsToldApart(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("needs root, to give a socket away")
	}
	socket := filepath.Join(t.TempDir(), "bus")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Close() // as a bus does that does not know the user
		}
	}()
	defer l.Close()
	if err := os.Chown(socket, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+socket)
	if _, err := lookFor(serviceName)(t.Context()); !errors.Is(err, errBusOther) {
		t.Error(err)
	}
}

// Each call of the look can fail by itself. What a person is told says which
// program refused, and the record is not asked for.
func TestALookTellsWhichOfItsCallsFailed(t *testing.T) {
	b := startBus(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
	s := startFakeService(t, b, "normal")
	for _, c := range []struct {
		fails string
		alias dbus.ObjectPath
		told  string
	}{
		{"Collections", "", "the keyring answered with an error (no Collections today); nothing was read"},
		{"ReadAlias", otherCollection, "the keyring answered with an error (no ReadAlias today); nothing was read"},
		{"", "/", "the keyring has no collection to keep things in; nothing was read"},
		{"Locked", "", "the keyring answered with an error (no Locked today); nothing was read"},
		{"Locked", otherCollection, "the keyring answered with an error (no Locked today); nothing was read"},
	} {
		s.mu.Lock()
		s.fails, s.alias = c.fails, c.alias
		s.mu.Unlock()
		_, _, err := opened(t, nil, t.TempDir()).Load(t.Context())
		wantProblem(t, err, ErrUnavailable)
		if err.Error() != c.told {
			t.Errorf("%s fails, the default is %q: %q", c.fails, c.alias, err)
		}
	}
}

func TestACollectionIsToldByItsNameOrWhereItIs(t *testing.T) {
	b := startBus(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
	s := startFakeService(t, b, "normal")
	for _, c := range []struct {
		label, fails string
		alias        dbus.ObjectPath
		want         string
	}{
		{"Work", "", otherCollection, "Work"},
		{"Login", "", "", "Login"},
		{"", "", otherCollection, "work"},
		{"Work", "Label", otherCollection, "work"},
	} {
		s.mu.Lock()
		s.label, s.fails, s.alias = c.label, c.fails, c.alias
		s.mu.Unlock()
		looked, err := lookFor(serviceName)(t.Context())
		if err != nil || looked.Collection != c.want || looked.Login != (c.alias == "") {
			t.Errorf("label %q, fails %q, default %q: %+v, %v", c.label, c.fails, c.alias, looked, err)
		}
	}
}

// A bus that does not pass on what the look asks of the bus itself is told as
// that, and not as one without a service.
func TestABusThatRefusesACallOfTheLookIsToldAsThat(t *testing.T) {
	for _, call := range []string{"NameHasOwner", "ListActivatableNames"} {
		b := startBusWith(t, `<deny send_destination="org.freedesktop.DBus" send_interface="org.freedesktop.DBus" send_member="`+call+`"/>`)
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
		_, _, err := opened(t, nil, t.TempDir()).Load(t.Context())
		wantProblem(t, err, ErrUnavailable)
		if !strings.HasPrefix(err.Error(), "this program may not talk to the keyring (Rejected send message") {
			t.Errorf("%s: %q", call, err)
		}
	}
}

func TestALookThatWasCalledOffIsToldAsThat(t *testing.T) {
	off, cancel := context.WithCancel(t.Context())
	cancel()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "bus"))
	for ctx, want := range map[context.Context]string{
		off:         "the call to the keyring was called off, so it may or may not have been read",
		t.Context(): "nobody listens at the address of the session bus: its session has ended; nothing was read",
	} {
		_, err := lookNow(ctx, serviceName)
		if told := explain(err, "linux", "read"); told.Error() != want {
			t.Errorf("%q, want %q", told, want)
		}
	}
}

// The bus of another user that answers is used; one that does not is told as
// another user's, and one's own as one that has ended.
func TestABusIsJudgedByWhetherItAnswersAndWhoseItIs(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("needs root, to give a socket away")
	}
	b := startBus(t)
	startFakeService(t, b, "normal")
	socket := filepath.Join(b.dir, "bus")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.address)
	look := func() error { _, err := lookFor(serviceName)(t.Context()); return err }
	if err := os.Chown(socket, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	if err := look(); err != nil {
		t.Errorf("another user's bus that answers: %v", err)
	}
	end(b.process)
	if _, err := os.Lstat(socket); err != nil {
		t.Fatal(err)
	}
	if err := look(); !errors.Is(err, errBusOther) {
		t.Errorf("another user's bus that does not answer: %v", err)
	}
	if err := os.Chown(socket, 0, 0); err != nil {
		t.Fatal(err)
	}
	if err := look(); !errors.Is(err, errBusGone) {
		t.Errorf("one's own bus that does not answer: %v", err)
	}
}
