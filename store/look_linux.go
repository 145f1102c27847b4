package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/godbus/dbus/v5"
)

const (
	secretName       = "org.freedesktop.secrets"
	secretPath       = "/org/freedesktop/secrets"
	secretService    = "org.freedesktop.Secret.Service"
	secretCollection = "org.freedesktop.Secret.Collection"
	loginCollection  = secretPath + "/collection/login"
)

// lookFirst asks through a connection of its own whether there is a session
// bus, a Secret Service on it, a collection to keep things in, and whether
// that is locked. It starts nothing; without it go-keyring would start a bus
// and a daemon that nobody stops.
func lookFirst(ctx context.Context) (Looked, error) {
	type seen struct {
		looked Looked
		err    error
	}
	done := make(chan seen, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- seen{err: crashed{p}}
			}
		}()
		looked, err := lookAtService(ctx)
		done <- seen{looked, err}
	}()
	select {
	case s := <-done:
		if s.err != nil && ctx.Err() != nil {
			return s.looked, late{cause: ctx.Err()}
		}
		return s.looked, s.err
	case <-ctx.Done():
		return Looked{}, late{cause: ctx.Err()}
	}
}

func lookAtService(ctx context.Context) (Looked, error) {
	socket := fmt.Sprintf("/run/user/%d/bus", os.Getuid())
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		if _, err := os.Stat(socket); err != nil {
			return Looked{}, errNoBus
		}
	}
	conn, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(ctx))
	if err != nil {
		return Looked{}, errors.Join(errNoBus, err)
	}
	defer conn.Close()
	if err := conn.Auth(nil); err != nil {
		return Looked{}, errors.Join(errNoBus, err)
	}
	if err := conn.Hello(); err != nil {
		return Looked{}, errors.Join(errNoBus, err)
	}
	var owned bool
	if err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, secretName).Store(&owned); err != nil {
		return Looked{}, errors.Join(errNoBus, err)
	}
	if !owned {
		var names []string
		if err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.ListActivatableNames", 0).Store(&names); err != nil {
			return Looked{}, errors.Join(errNoBus, err)
		}
		if !slices.Contains(names, secretName) {
			return Looked{}, errNoService
		}
		return Looked{Asks: true}, nil // the first call starts it; it may ask
	}

	// go-keyring takes the collection "login", else the default one.
	service := conn.Object(secretName, secretPath)
	var collections []dbus.ObjectPath
	if err := property(ctx, service, secretService, "Collections", &collections); err != nil {
		return Looked{}, err
	}
	at := dbus.ObjectPath(loginCollection)
	if !slices.Contains(collections, at) {
		if err := service.CallWithContext(ctx, secretService+".ReadAlias", 0, "default").Store(&at); err != nil {
			return Looked{}, err
		}
		if at == "/" || at == "" {
			return Looked{}, errNoCollection
		}
	}
	var locked bool
	if err := property(ctx, conn.Object(secretName, at), secretCollection, "Locked", &locked); err != nil {
		return Looked{}, err
	}
	return Looked{Locked: locked, Asks: locked}, nil
}

func property(ctx context.Context, o dbus.BusObject, iface, name string, to any) error {
	var v dbus.Variant
	if err := o.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, iface, name).Store(&v); err != nil {
		return err
	}
	return v.Store(to)
}
