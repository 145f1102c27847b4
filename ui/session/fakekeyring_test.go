package session

import (
	"fmt"
	"sync"

	"handrail/store"
)

// fakeKeyring is a keyring in memory with the smallest limits go-keyring has.
type fakeKeyring struct {
	mu    sync.Mutex
	items map[string]string
}

func newFakeKeyring() *fakeKeyring { return &fakeKeyring{items: make(map[string]string)} }

func (f *fakeKeyring) Set(service, user, value string) error {
	if len(value) > 2560 || len(service) >= 512 {
		return fmt.Errorf("a value of %d characters: %w", len(value), store.ErrTooBig)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.items[service+"/"+user] = value
	return nil
}

func (f *fakeKeyring) Get(service, user string) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	v, ok := f.items[service+"/"+user]
	if !ok {
		return "", store.ErrNotFound
	}
	return v, nil
}

func (f *fakeKeyring) Delete(service, user string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.items[service+"/"+user]; !ok {
		return store.ErrNotFound
	}
	delete(f.items, service+"/"+user)
	return nil
}
