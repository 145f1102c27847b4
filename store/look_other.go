//go:build !linux

package store

import "context"

// lookFor has nothing to look at: on this system a call to the keyring starts
// nothing that stays.
func lookFor(string) func(context.Context) (Looked, error) {
	return func(context.Context) (Looked, error) { return Looked{}, nil }
}
