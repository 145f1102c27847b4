package store

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// securityVariable names the folder of a fake keychain: the test binary then
// replaces /usr/bin/security.
const securityVariable = "HANDRAIL_STORE_TEST_SECURITY"

// fakeSecurity does what the program of macOS does with generic passwords, as
// far as handrail uses it: items are files of a folder. A file called status
// makes every run end with that status. Each run is counted.
func fakeSecurity(dir string, words []string, in io.Reader, out, errs io.Writer) int {
	runs, _ := os.ReadFile(filepath.Join(dir, "runs"))
	os.WriteFile(filepath.Join(dir, "runs"), append(runs, '.'), 0o600)
	if b, err := os.ReadFile(filepath.Join(dir, "status")); err == nil {
		n, _ := strconv.Atoi(string(b))
		fmt.Fprintln(errs, "security: A default keychain could not be found.") // as 44 says, in English
		return n
	}
	if words[0] == "-i" {
		line, _ := bufio.NewReader(in).ReadString('\n')
		if len(line) > 4095 {
			return 0 // it reads no further, and still ends well
		}
		words = strings.Fields(line)
	}
	value := func(flag string) string {
		for i, w := range words[:len(words)-1] {
			if w == flag || flag == "-a" && w == "-wa" {
				return words[i+1]
			}
		}
		return ""
	}
	item := filepath.Join(dir, value("-s")+"="+value("-a"))
	switch words[0] {
	case "add-generic-password":
		if os.WriteFile(item, []byte(value("-w")), 0o600) != nil {
			return 1
		}
	case "find-generic-password":
		b, err := os.ReadFile(item)
		if err != nil {
			fmt.Fprintln(errs, "security: Das Objekt wurde nicht gefunden.")
			return 44
		}
		fmt.Fprintln(errs, "a warning that is not part of the value")
		fmt.Fprintln(out, string(b))
	case "delete-generic-password":
		if os.Remove(item) != nil {
			return 44
		}
	}
	return 0
}

// macKeychain is an adapter over a fake keychain, and its folder.
func macKeychain(t *testing.T) (security, string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv(securityVariable, dir)
	return security{os.Args[0]}, dir
}

func runsOf(t *testing.T, dir string) int {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "runs"))
	if err != nil {
		t.Fatal(err)
	}
	return len(b)
}

func TestARecordLivesInAKeychainOfMacOS(t *testing.T) {
	keychain, items := macKeychain(t)
	dir := t.TempDir()
	_, _, err := opened(t, keychain, dir).Load(t.Context())
	wantProblem(t, err, ErrNone)
	if n := runsOf(t, items); n != 2 {
		t.Errorf("%d runs of security where nothing was begun", n)
	}
	saved(t, opened(t, keychain, dir), said(1))
	saved(t, opened(t, keychain, dir), said(2))
	if r, state := loaded(t, opened(t, keychain, dir)); r.Len() != 2 || len(state.Words) != 0 {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
	if _, err := opened(t, keychain, dir).Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(items, "handrail=*")); len(left) > 0 {
		t.Errorf("left %q", left)
	}
}

func TestOnlyStatus44MeansThatAnItemIsNotThere(t *testing.T) {
	keychain, items := macKeychain(t)
	for status, kind := range map[int]error{36: ErrLocked, 51: ErrLocked, 37: ErrUnavailable, 49: ErrUnavailable, 50: ErrUnavailable, 53: ErrUnavailable, 128: ErrRefused, 1: ErrRefused} {
		if err := os.WriteFile(filepath.Join(items, "status"), []byte(strconv.Itoa(status)), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := keychain.Get("handrail", "head"); err == nil || errors.Is(err, ErrNotFound) {
			t.Errorf("status %d: %v", status, err)
		}
		s, err := Open(Options{Kind: Keyring, Backend: keychain, Dir: t.TempDir(), System: "darwin"})
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = s.Load(t.Context())
		wantProblem(t, err, kind)
	}
}

func TestWhatSecurityWouldTakeApartOrCutOffIsRefused(t *testing.T) {
	keychain, items := macKeychain(t)
	if err := keychain.Set("handrail", "a0", strings.Repeat("x", maxValue)); err != nil {
		t.Errorf("the longest value: %v", err)
	}
	if v, err := keychain.Get("handrail", "a0"); len(v) != maxValue || err != nil {
		t.Errorf("%d characters, %v", len(v), err)
	}
	before := runsOf(t, items)
	if err := keychain.Set("handrail", "a0", strings.Repeat("x", 3100)); !errors.Is(err, ErrTooBig) {
		t.Errorf("a longer one: %v", err)
	}
	for _, name := range []string{"", "a b", "a'b", "a\nb", "-s", "ä"} {
		_, err := keychain.Get("handrail", name)
		if err == nil || keychain.Set(name, "x", "y") == nil || keychain.Delete("x", name) == nil {
			t.Errorf("the name %q is taken: %v", name, err)
		}
	}
	if n := runsOf(t, items); n != before {
		t.Errorf("security was started %d times for it", n-before)
	}
	_, err := security{filepath.Join(items, "not-there")}.Get("handrail", "head")
	if !errors.Is(err, ErrUnavailable) {
		t.Errorf("without the program: %v", err)
	}
}

func TestALineForSecurityMayBeAsLongAsItReads(t *testing.T) {
	keychain, _ := macKeychain(t)
	tried := map[int]bool{}
	for name := 1; name <= 8; name++ {
		user := strings.Repeat("a", name)
		for size := 2900; size < 3100; size++ {
			line := len("add-generic-password -U -s handrail -a  -w ") + name + len(goKeyringPrefix) + base64.StdEncoding.EncodedLen(size)
			if line != mostSecurityLine && line != mostSecurityLine+1 || tried[line] {
				continue
			}
			tried[line] = true
			if err := keychain.Set("handrail", user, strings.Repeat("x", size)); errors.Is(err, ErrTooBig) != (line > mostSecurityLine) {
				t.Errorf("a line of %d: %v", line, err)
			}
		}
	}
	if len(tried) != 2 {
		t.Errorf("tried %v", tried)
	}
}

func TestNamesForSecurityArePlain(t *testing.T) {
	for _, name := range []string{"azAZ09-._", "a-", "z"} {
		if err := plainNames(name); err != nil {
			t.Error(err)
		}
	}
	for _, c := range "`{@[/:,^~ \\'\"" {
		if plainNames("a"+string(c)) == nil {
			t.Errorf("%q is taken", c)
		}
	}
}

// What another program wrote is read as it is, also where it looks like ours.
func TestAnItemThatIsNotOneOfOursIsReadAsItIs(t *testing.T) {
	keychain, items := macKeychain(t)
	for value, want := range map[string]string{
		"AAAA":                       "AAAA",
		goKeyringPrefix + "YWJj":     "abc",
		goKeyringPrefix + "YWJj!":    goKeyringPrefix + "YWJj!",
		"x" + goKeyringPrefix + "YQ": "x" + goKeyringPrefix + "YQ",
	} {
		if err := os.WriteFile(filepath.Join(items, "handrail=head"), []byte(value), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := keychain.Get("handrail", "head"); got != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", value, got, err, want)
		}
	}
}
