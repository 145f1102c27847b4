package process

import (
	"context"
	"errors"
	"fmt"
	"os"

	"golang.org/x/term"
)

// AskSecret asks on the terminal and shows nothing of what is typed. Where ctx
// ends first the terminal shows again what is typed.
func AskSecret(ctx context.Context, prompt string) (string, error) {
	fd := int(os.Stdin.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("nobody can be asked for the passphrase: give it in a file with --passphrase-file FILE")
	}
	fmt.Fprint(os.Stderr, prompt)
	defer fmt.Fprintln(os.Stderr)
	typed := make(chan string, 1)
	failed := make(chan error, 1)
	go func() {
		if b, err := term.ReadPassword(fd); err != nil {
			failed <- err
		} else {
			typed <- string(b)
		}
	}()
	select {
	case words := <-typed:
		return words, nil
	case err := <-failed:
		return "", err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(fd, before))
	}
}
