package store

import (
	"errors"
	"sync"

	oskeyring "github.com/zalando/go-keyring"
)

// goKeyring is the keyring of the operating system, through go-keyring:
// Secret Service on Linux and the BSDs, Keychain on macOS, Credential Manager
// on Windows.
type goKeyring struct{}

func (goKeyring) Set(service, user, value string) error {
	err := oskeyring.Set(service, user, value)
	if errors.Is(err, oskeyring.ErrSetDataTooBig) {
		return errors.Join(ErrTooBig, err)
	}
	return noKeyring(err)
}

func (goKeyring) Get(service, user string) (string, error) {
	value, err := oskeyring.Get(service, user)
	if errors.Is(err, oskeyring.ErrNotFound) {
		return "", ErrNotFound
	}
	return value, noKeyring(err)
}

func (goKeyring) Delete(service, user string) error {
	err := oskeyring.Delete(service, user)
	if errors.Is(err, oskeyring.ErrNotFound) {
		return ErrNotFound
	}
	return noKeyring(err)
}

func noKeyring(err error) error {
	if errors.Is(err, oskeyring.ErrUnsupportedPlatform) {
		return errors.Join(ErrUnavailable, err)
	}
	return err
}

// osWorker makes all calls of this process to the keyring of the operating
// system, since go-keyring shares one connection between them.
var osWorker = sync.OnceValue(func() *worker { return newWorker(systemKeyring()) })
