//go:build linux && (amd64 || arm64)

package confine

import (
	"errors"

	"github.com/zalando/go-keyring"
)

// useKeyring keeps, reads and removes one value on the session's real Secret
// Service, and says what a network socket of the same process is told.
func useKeyring() string {
	const service, name, value = "handrail-test", "confined", "bm90IGEgc2VjcmV0"
	if err := keyring.Set(service, name, value); err != nil {
		return "set: " + err.Error()
	}
	switch got, err := keyring.Get(service, name); {
	case err != nil:
		return "get: " + err.Error()
	case got != value:
		return "get: another value"
	}
	if err := keyring.Delete(service, name); err != nil {
		return "delete: " + err.Error()
	}
	if _, err := keyring.Get(service, name); !errors.Is(err, keyring.ErrNotFound) {
		return "get after delete: " + errorName(err)
	}
	return "kept, read back, removed; AF_INET " + openSockets()["AF_INET"]
}
