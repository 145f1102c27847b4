//go:build !linux

package store

import "context"

// lookFirst has nothing to look at: on this system a call to the keyring
// starts nothing that stays.
func lookFirst(context.Context) (Looked, error) { return Looked{}, nil }
