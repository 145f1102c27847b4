package store

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// securityTime is how long one run of the program may take: macOS may ask the
// person something first.
const securityTime = 2 * time.Minute

// mostSecurityLine is the longest line that the program reads, in bytes, without what
// ends the line.
const mostSecurityLine = 4094

// security keeps items in the keychain of macOS through its program. Unlike
// go-keyring it judges by exit status: the text that it looks for comes from a
// table in the language of the person, and two other errors hold it too.
type security struct {
	path string // of the program
}

// Exit statuses of the program, the low byte of what macOS returns.
const (
	securityNotFound    = 44  // errSecItemNotFound
	securityNoPrompt    = 36  // errSecInteractionNotAllowed: locked, and nobody may be asked
	securityNoKeychain  = 37  // errSecNoDefaultKeychain
	securityUnavailable = 53  // errSecNotAvailable
	securityNoSuch      = 50  // errSecNoSuchKeychain
	securityNotReadable = 49  // errSecReadOnly and others of the keychain itself
	securityAuth        = 51  // errSecAuthFailed
	securityCancelled   = 128 // the person said no
)

// goKeyringPrefix begins the values that go-keyring wrote, which are read as
// before and written alike, so that either program finds the other's.
const goKeyringPrefix = "go-keyring-base64:"

// securityFailed is how a run of the program ended.
type securityFailed struct {
	status int
	said   string
}

func (f securityFailed) Error() string {
	return strings.TrimSpace(fmt.Sprintf("security: exit status %d %s", f.status, f.said))
}

// Is maps the exit status to what is wrong.
func (f securityFailed) Is(target error) bool {
	switch f.status {
	case securityNotFound:
		return target == ErrNotFound
	case securityNoKeychain, securityNotReadable, securityNoSuch, securityUnavailable:
		return target == ErrUnavailable
	case securityNoPrompt, securityAuth:
		return target == ErrLocked
	case securityCancelled:
		return target == ErrRefused
	}
	return false
}

// run starts the program. What it writes to standard error is never part of a
// value.
func (s security) run(stdin string, words ...string) (string, error) {
	ctx, stop := context.WithTimeout(context.Background(), securityTime)
	defer stop()
	c := exec.CommandContext(ctx, s.path, words...)
	c.Stdin = strings.NewReader(stdin)
	c.WaitDelay = time.Second
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Exited() {
		return "", securityFailed{exit.ExitCode(), strings.TrimSpace(errs.String())}
	}
	if err != nil {
		return "", errors.Join(ErrUnavailable, err)
	}
	return out.String(), nil
}

// Set writes an item. The value travels on standard input, where other
// programs cannot list it.
func (s security) Set(service, user, value string) error {
	if err := plainNames(service, user); err != nil {
		return err
	}
	line := fmt.Sprintf("add-generic-password -U -s %s -a %s -w %s%s", service, user, goKeyringPrefix, base64.StdEncoding.EncodeToString([]byte(value)))
	if len(line) > mostSecurityLine {
		return fmt.Errorf("a line of %d characters: %w", len(line), ErrTooBig)
	}
	_, err := s.run(line+"\n", "-i")
	return err
}

// Get reads an item.
func (s security) Get(service, user string) (string, error) {
	if err := plainNames(service, user); err != nil {
		return "", err
	}
	out, err := s.run("", "find-generic-password", "-s", service, "-wa", user)
	if err != nil {
		return "", err
	}
	value := strings.TrimSpace(out)
	encoded, ok := strings.CutPrefix(value, goKeyringPrefix)
	if !ok {
		return value, nil
	}
	b, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return value, nil // not one of ours: damaged, and told as such
	}
	return string(b), nil
}

// Delete deletes an item.
func (s security) Delete(service, user string) error {
	if err := plainNames(service, user); err != nil {
		return err
	}
	_, err := s.run("", "delete-generic-password", "-s", service, "-a", user)
	return err
}

// plainNames refuses names that the program could take apart: its lines are
// split by rules of its own.
func plainNames(names ...string) error {
	for _, name := range names {
		if name == "" || strings.HasPrefix(name, "-") || strings.ContainsFunc(name, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_')
		}) {
			return fmt.Errorf("the name %q cannot be given to security", name)
		}
	}
	return nil
}
