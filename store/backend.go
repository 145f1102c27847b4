package store

import "errors"

// Backend is a keyring: short texts under a service and a user, as go-keyring
// has it. It need not be safe for concurrent use: a store makes one call at a
// time.
type Backend interface {
	Set(service, user, value string) error
	Get(service, user string) (string, error)
	Delete(service, user string) error
}

// ErrNotFound is what a Backend returns for an item that is not there.
var ErrNotFound = errors.New("no such item in the keyring")
