package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"

	"handrail/internal/oneline"
)

// Looked is what the look before the first call saw.
type Looked struct {
	Locked bool // the keyring is locked: a call asks for its password, or fails
	Asks   bool // a question of the keyring may open on the screen

	Service    string   // the program that answers: "gnome-keyring", "KeePassXC", … where it is known
	Login      bool     // the collection is the one with the id "login", which is taken wherever there is one
	Collection string   // the name of the collection that is used
	Elsewhere  []string // names of other collections that hold items of handrail
	Doubles    []string // items of which the collection holds more than one
}

// Programs that own the name of the Secret Service and need words of their own.
const (
	serviceKeePassXC = "KeePassXC"
	serviceKWallet   = "KWallet"
)

// What the look before may find missing.
var (
	errNoBus        = errors.New("no session bus")
	errNoService    = errors.New("no secret service on the bus")
	errNoCollection = errors.New("no collection to keep items in")
)

// Why the session bus is missing. Each is an errNoBus with words of its own.
var (
	errBusAddress = fmt.Errorf("%w: its address makes no sense", errNoBus)
	errBusOff     = fmt.Errorf("%w: it is switched off", errNoBus)
	errBusGone    = fmt.Errorf("%w: nobody listens at its address", errNoBus)
	errBusOther   = fmt.Errorf("%w: it is another user's", errNoBus)
	errBusNetwork = fmt.Errorf("%w: its address is one of the network", errNoBus)
	errBusFloods  = fmt.Errorf("%w: it sends without end", errNoBus)
)

const elsewhere = "or use a sealed file instead: --store file:PATH, or this session only: --store memory"

// remedies per system, for the problems that have one of their own.
func remedy(system string, kind error) string {
	switch {
	case kind == ErrLocked && system == "darwin":
		return "unlock the login keychain in Keychain Access, or with: security unlock-keychain; over SSH it stays locked until you do; " + elsewhere
	case kind == ErrLocked && system == "windows":
		return "sign in at the computer itself: a network sign-in such as SSH has no Credential Manager; " + elsewhere
	case kind == ErrLocked:
		return "unlock it in your password app (Passwords and Keys, KWalletManager or KeePassXC) or answer its question, then try again; " + elsewhere
	case kind == ErrRefused && system == "darwin":
		return "allow the question of macOS about the keychain, see that the disk is not full, then try again; " + elsewhere
	case kind == ErrRefused && system == "windows":
		return "look in Credential Manager whether credentials may be stored for this user, then try again; " + elsewhere
	case kind == ErrRefused:
		return "allow the question of your keyring, see that the disk is not full, then try again; " + elsewhere
	case system == "darwin":
		return "see that /usr/bin/security works: security list-keychains; " + elsewhere
	case system == "windows":
		return "see that the service Credential Manager runs and that this is not a network sign-in; " + elsewhere
	case kind == errNoBus:
		return "start handrail in a terminal of the desktop, where the keyring runs; over SSH and in a container it usually doesn't; " + elsewhere
	case kind == errNoService:
		return "install and start one of gnome-keyring, KWallet or KeePassXC (with its Secret Service switched on); " + elsewhere
	case kind == errNoCollection:
		return "make a keyring called Login in your password app (Passwords and Keys: File, New, Password Keyring) and set it as default; " + elsewhere
	}
	return "see that your keyring runs (gnome-keyring, KWallet or KeePassXC), then try again; " + elsewhere
}

// explain turns what a keyring call returned into a problem. doing says what
// was wanted: "read", "saved", "erased".
func explain(err error, system, doing string) error {
	var known *Problem
	var slow late
	var crash crashed
	text := ""
	if err != nil {
		text = err.Error()
	}
	nothing := "; nothing was " + doing
	say := func(kind error, what, hint string) error { return problem(kind, what+nothing, hint).because(err) }
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case errors.As(err, &slow):
		return explainLate(slow, system, doing)
	case errors.As(err, &crash):
		return say(ErrUnavailable, "the keyring went away in the middle of a call", remedy(system, ErrUnavailable))
	case errors.Is(err, errNoBus):
		return explainBus(err, system, say)
	case errors.Is(err, errNoService), has(text, "was not provided by any .service files", "ServiceUnknown", "NameHasNoOwner"):
		return say(ErrUnavailable, "no keyring service runs on the session bus", remedy(system, errNoService))
	case errors.Is(err, errNoCollection):
		return say(ErrUnavailable, "the keyring has no collection to keep things in", remedy(system, errNoCollection))
	case errors.As(err, new(securityFailed)):
		return explainSecurity(err, system, say)
	case errors.Is(err, ErrTooBig):
		return say(ErrTooBig, "the keyring has a smaller limit than is known", elsewhere)
	case errors.Is(err, ErrUnavailable):
		return say(ErrUnavailable, "handrail knows no keyring of this system", elsewhere)
	case has(text, "failed to unlock correct collection", "locked collection", "locked object", "IsLocked", "exit status 36", "exit status 51"):
		return say(ErrLocked, "the keyring is locked, or its question was dismissed", remedy(system, ErrLocked))
	case has(text, "logon session does not exist"):
		return say(ErrLocked, "this sign-in has no credential store", remedy(system, ErrLocked))
	case denied(err), has(text, "AccessDenied", "An AppArmor policy prevents", "SELinux policy prevents"):
		return say(ErrUnavailable, "this program may not talk to the keyring"+saidBy(err), "a snap, flatpak, AppArmor or bus rule denies it: allow org.freedesktop.secrets there (for a snap: the password-manager-service interface), or start handrail outside of it; "+elsewhere)
	case has(text, "access denied", "exit status 128"):
		return say(ErrRefused, "the keyring refused", remedy(system, ErrRefused))
	case has(text, "Couldn't create item", "Couldn't set item secret", "No space left", "exit status"):
		return say(ErrRefused, "the keyring could not store it", remedy(system, ErrRefused))
	case has(text, "timed out", "NoReply", "Timeout"):
		return say(ErrTimeout, "the keyring did not answer", remedy(system, ErrTimeout))
	case gone(err), has(text, "disconnected from message bus", "Disconnected", "connection closed", "broken pipe", "connection reset", "connection refused", "executable file not found", "NoSuchObject", "UnknownObject"):
		return say(ErrUnavailable, "the keyring went away", remedy(system, ErrUnavailable))
	}
	return say(ErrUnavailable, "the keyring answered with an error"+saidBy(err), remedy(system, ErrUnavailable))
}

// explainBus tells apart why there is no session bus.
func explainBus(err error, system string, say func(error, string, string) error) error {
	switch {
	case errors.Is(err, errBusAddress):
		return say(ErrUnavailable, "DBUS_SESSION_BUS_ADDRESS makes no sense, so the keyring cannot be found", "unset it, or start handrail in a terminal of the desktop; "+elsewhere)
	case errors.Is(err, errBusOff):
		return say(ErrUnavailable, "the session bus is switched off (DBUS_SESSION_BUS_ADDRESS), so the keyring cannot be found", "start handrail in a terminal of the desktop; "+elsewhere)
	case errors.Is(err, errBusNetwork):
		return say(ErrUnavailable, "the session bus has an address by network, which Handrail does not open", "start handrail on the computer whose keyring it is; "+elsewhere)
	case errors.Is(err, errBusOther):
		return say(ErrUnavailable, "the session bus is another user's, and so is its keyring (did you come by su or sudo?)", "start handrail as the user who is signed in to the desktop, without sudo; "+elsewhere)
	case errors.Is(err, errBusGone):
		return say(ErrUnavailable, "nobody listens at the address of the session bus: its session has ended", "start handrail in a terminal of the desktop; "+elsewhere)
	case errors.Is(err, errBusFloods):
		return say(ErrUnavailable, "the session bus sends without end, so it is not used", "sign out of the desktop and in again; "+elsewhere)
	}
	return say(ErrUnavailable, "no session bus was found, and so no keyring", remedy(system, errNoBus))
}

// explainSecurity tells apart what the keychain of macOS answers.
func explainSecurity(err error, system string, say func(error, string, string) error) error {
	switch {
	case errors.Is(err, ErrLocked):
		return say(ErrLocked, "the keychain is locked, or its question was not answered", remedy(system, ErrLocked))
	case errors.Is(err, ErrRefused):
		return say(ErrRefused, "the question of macOS about the keychain was refused", remedy(system, ErrRefused))
	case errors.Is(err, ErrUnavailable):
		return say(ErrUnavailable, "the keychain cannot be used"+saidBy(err), remedy(system, ErrUnavailable))
	}
	return say(ErrRefused, "the keychain answered with an error"+saidBy(err), remedy(system, ErrRefused))
}

// mostSaid is how much of what a service answered is passed on, in characters.
const mostSaid = 200

// saidBy passes on, in one line, what the service itself answered.
func saidBy(err error) string {
	text := []rune(strings.TrimRight(oneline.Clean(err.Error()), ". "))
	if len(text) == 0 {
		return ""
	}
	if len(text) > mostSaid {
		text = append(text[:mostSaid], '…')
	}
	return " (" + string(text) + ")"
}

func explainLate(l late, system, doing string) error {
	switch {
	case l.earlier:
		return problem(ErrTimeout, "an earlier call to the keyring still waits, so nothing more was "+doing,
			"look for a question of the keyring on the screen and answer it; if you see none, end handrail and start it again").because(l)
	case errors.Is(l.cause, context.Canceled):
		return problem(ErrTimeout, "the call to the keyring was called off, so it may or may not have been "+doing,
			"start handrail again: it reads what is there").because(l)
	}
	return problem(ErrTimeout, fmt.Sprintf("the keyring did not answer in time, so it may or may not have been %s", doing),
		"answer its question if one is open, or start your keyring again; "+elsewhere).because(l)
}

func gone(err error) bool {
	var op *net.OpError
	var run *exec.Error
	return errors.As(err, &op) || errors.As(err, &run) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

func has(text string, any ...string) bool {
	for _, s := range any {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}
