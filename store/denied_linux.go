package store

import (
	"errors"

	"github.com/godbus/dbus/v5"
)

// denied reports whether the bus refused to pass a call on.
func denied(err error) bool {
	var d dbus.Error
	return errors.As(err, &d) && d.Name == "org.freedesktop.DBus.Error.AccessDenied"
}
