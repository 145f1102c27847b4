package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"syscall"

	"github.com/godbus/dbus/v5"
)

// mostFromBus is how much the look before the first call reads from the bus,
// in bytes. A real one sends less than a hundredth.
const mostFromBus = 4 << 20

// busSocket finds the socket of the session bus.
func busSocket() (string, error) {
	address := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if address == "" {
		socket := fmt.Sprintf("/run/user/%d/bus", os.Getuid())
		if _, err := os.Stat(socket); err != nil {
			return "", errNoBus
		}
		return socket, nil
	}
	failed := errBusAddress
	for one := range strings.SplitSeq(address, ";") {
		transport, options, ok := strings.Cut(one, ":")
		switch {
		case transport == "disabled":
			failed = errBusOff
		case ok && (transport == "tcp" || transport == "nonce-tcp"):
			failed = errBusNetwork
		case ok && transport == "unix":
			if path := socketIn(options); path != "" {
				return path, nil
			}
		}
	}
	return "", failed
}

// socketIn reads the options of a unix address; empty where they have no socket.
func socketIn(options string) string {
	for pair := range strings.SplitSeq(options, ",") {
		key, value, _ := strings.Cut(pair, "=")
		value, err := url.PathUnescape(value)
		if err != nil || value == "" {
			continue
		}
		switch key {
		case "path":
			return value
		case "abstract":
			return "@" + value
		}
	}
	return ""
}

// dialBus connects to the session bus, reads no more from it than a limit, and
// starts nothing.
func dialBus(ctx context.Context) (*dbus.Conn, error) {
	socket, err := busSocket()
	if err != nil {
		return nil, err
	}
	var dialer net.Dialer
	raw, err := dialer.DialContext(ctx, "unix", socket)
	others := belongsToAnother(socket)
	switch {
	case others && err != nil, errors.Is(err, syscall.EACCES):
		return nil, errors.Join(errBusOther, err)
	case err != nil:
		return nil, errors.Join(errBusGone, err)
	}
	bounded := &boundedConn{Conn: raw, left: mostFromBus}
	conn, err := dbus.NewConn(bounded, dbus.WithContext(ctx))
	if err == nil {
		if err = conn.Auth(nil); err == nil {
			err = conn.Hello()
		}
		if err == nil {
			return conn, nil
		}
		conn.Close()
	}
	raw.Close()
	switch {
	case bounded.flooded:
		return nil, errBusFloods
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case others:
		return nil, errors.Join(errBusOther, err)
	}
	return nil, errors.Join(errNoBus, err)
}

// belongsToAnother reports whether a socket is another user's.
func belongsToAnother(socket string) bool {
	info, err := os.Stat(socket)
	if err != nil {
		return errors.Is(err, os.ErrPermission)
	}
	of, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(of.Uid) != os.Getuid()
}

// boundedConn ends after so many bytes were read.
type boundedConn struct {
	net.Conn
	left    int
	flooded bool
}

func (b *boundedConn) Read(p []byte) (int, error) {
	if b.left <= 0 {
		b.flooded = true
		return 0, io.ErrUnexpectedEOF
	}
	n, err := b.Conn.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// serviceNames are the programs that own the name of the Secret Service, as
// the kernel names them (cut at 15 characters).
var serviceNames = map[string]string{
	"gnome-keyring-d": "gnome-keyring", "keepassxc": serviceKeePassXC, "kwalletd5": serviceKWallet, "kwalletd6": serviceKWallet,
	"kwalletd": serviceKWallet, "ksecretd": serviceKWallet, "oo7-daemon": "oo7",
}

// ownerOf names the program that owns the name of the Secret Service, or
// nothing.
func ownerOf(ctx context.Context, conn *dbus.Conn) string {
	var pid uint32
	if conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.GetConnectionUnixProcessID", 0, secretName).Store(&pid) != nil {
		return ""
	}
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid)) // a name that cannot be read is none
	name := strings.TrimSpace(string(b))
	if known := serviceNames[name]; known != "" {
		return known
	}
	return name
}
