package store

import (
	"context"
	"path"
	"slices"

	"github.com/godbus/dbus/v5"

	"handrail/internal/oneline"
)

const (
	secretName       = "org.freedesktop.secrets"
	secretPath       = "/org/freedesktop/secrets"
	secretService    = "org.freedesktop.Secret.Service"
	secretCollection = "org.freedesktop.Secret.Collection"
	loginCollection  = secretPath + "/collection/login"
)

// lookFor asks through a connection of its own whether there is a session
// bus, a Secret Service on it, a collection to keep things in, whether that is
// locked, and where the items of a service are. It starts nothing; without it
// go-keyring would start a bus and a daemon that nobody stops.
func lookFor(service string) func(context.Context) (Looked, error) {
	return func(ctx context.Context) (Looked, error) { return lookWithin(ctx, service) }
}

func lookWithin(ctx context.Context, service string) (Looked, error) {
	type seen struct {
		looked Looked
		err    error
	}
	done := make(chan seen, 1)
	go func() {
		looked, err := lookNow(ctx, service)
		done <- seen{looked, err}
	}()
	select {
	case s := <-done:
		return s.looked, s.err
	case <-ctx.Done():
		return Looked{}, late{cause: ctx.Err()}
	}
}

// lookNow looks. An error once ctx has ended is a late one, and a crash is an error.
func lookNow(ctx context.Context, service string) (Looked, error) {
	var looked Looked
	a := runCall(func() (_ string, err error) {
		looked, err = lookAtService(ctx, service)
		return "", err
	})
	if a.err != nil && ctx.Err() != nil {
		return looked, late{cause: ctx.Err()}
	}
	return looked, a.err
}

func lookAtService(ctx context.Context, items string) (Looked, error) {
	conn, err := dialBus(ctx)
	if err != nil {
		return Looked{}, err
	}
	defer conn.Close()
	var owned bool
	if err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, secretName).Store(&owned); err != nil {
		return Looked{}, err
	}
	if !owned {
		var names []string
		if err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.ListActivatableNames", 0).Store(&names); err != nil {
			return Looked{}, err
		}
		if !slices.Contains(names, secretName) {
			return Looked{}, errNoService
		}
		return Looked{Asks: true}, nil // the first call starts it; it may ask
	}

	// go-keyring takes the collection "login", else the default one.
	looked := Looked{Service: ownerOf(ctx, conn)}
	service := conn.Object(secretName, secretPath)
	var collections []dbus.ObjectPath
	if err := property(ctx, service, secretService, "Collections", &collections); err != nil {
		return looked, err
	}
	at := dbus.ObjectPath(loginCollection)
	if !slices.Contains(collections, at) {
		if err := service.CallWithContext(ctx, secretService+".ReadAlias", 0, "default").Store(&at); err != nil {
			return looked, err
		}
		if at == "/" {
			return looked, errNoCollection
		}
	}
	looked.Login = at == loginCollection
	looked.Collection = label(ctx, conn, at)
	lookForItems(ctx, conn, items, at, &looked)
	var locked bool
	if err := property(ctx, conn.Object(secretName, at), secretCollection, "Locked", &locked); err != nil {
		return looked, err
	}
	looked.Locked, looked.Asks = locked, locked
	return looked, nil
}

// label is the name of a collection as a person sees it.
func label(ctx context.Context, conn *dbus.Conn, at dbus.ObjectPath) string {
	var name string
	_ = property(ctx, conn.Object(secretName, at), secretCollection, "Label", &name) // without an answer it stays empty
	if name == "" {
		return path.Base(string(at))
	}
	return oneline.Clean(name)
}

// mostItems is how many items of handrail are looked at for doubles; a whole
// record and all that was set aside takes fewer.
const mostItems = 1000

// lookForItems finds where the items of a service are, and which of them are
// there twice. What cannot be found out is left open: this only explains.
func lookForItems(ctx context.Context, conn *dbus.Conn, items string, at dbus.ObjectPath, looked *Looked) {
	var open, shut []dbus.ObjectPath
	call := conn.Object(secretName, secretPath).CallWithContext(ctx, secretService+".SearchItems", 0, map[string]string{"service": items})
	if call.Store(&open, &shut) != nil {
		return
	}
	var here []dbus.ObjectPath
	for _, item := range append(open, shut...) {
		in := dbus.ObjectPath(path.Dir(string(item)))
		if in == at {
			here = append(here, item)
			continue
		}
		if name := label(ctx, conn, in); !slices.Contains(looked.Elsewhere, name) {
			looked.Elsewhere = append(looked.Elsewhere, name)
		}
	}
	// All at once: one after the other would take the time of a save.
	answers := make(chan *dbus.Call, mostItems)
	here = here[:min(len(here), mostItems)]
	for _, item := range here {
		conn.Object(secretName, item).GoWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, answers, "org.freedesktop.Secret.Item", "Attributes")
	}
	count := make(map[string]int)
	for range here {
		var attributes map[string]string
		var v dbus.Variant
		select {
		case <-ctx.Done():
			return
		case answer := <-answers:
			if answer.Store(&v) == nil && v.Store(&attributes) == nil {
				count[attributes["username"]]++
			}
		}
	}
	for name, n := range count {
		if n > 1 {
			looked.Doubles = append(looked.Doubles, name)
		}
	}
	slices.Sort(looked.Doubles)
}

func property(ctx context.Context, o dbus.BusObject, iface, name string, to any) error {
	var v dbus.Variant
	if err := o.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, iface, name).Store(&v); err != nil {
		return err
	}
	return v.Store(to)
}
