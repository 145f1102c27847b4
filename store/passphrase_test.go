package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"handrail/checklist"
)

func TestAPassphraseIsTextThatCanBeTyped(t *testing.T) {
	for passphrase, fault := range map[string]string{
		"FAKE horse": "", "FAKE pässword": "", "FAKE ends with a blank ": "", byteOrderMark + "FAKE horse": "", "FAKE 馬": "",
		"\xff\xfeF\x00A\x00":           "UTF-16",
		"\xfe\xff\x00F":                "UTF-16",
		"FAKE\xe4":                     "not UTF-8",
		"FAKE\x00horse":                "NUL",
		"FAKE\rhorse":                  "carriage return",
		"FAKE\x1bhorse":                "control",
		"FAKE\thorse":                  "control",
		strings.Repeat("FAKE ", 1_000): "longer",
	} {
		got := PassphraseFault(passphrase)
		if (fault == "") != (got == "") || !strings.Contains(got, fault) {
			t.Errorf("%.20q: %q, want %q", passphrase, got, fault)
		}
		_, err := sealWithPassphrase([]byte("x"), passphrase)
		if fault != "" {
			wantProblem(t, err, ErrPassphraseText)
		} else if err != nil {
			t.Errorf("%q: %v", passphrase, err)
		}
	}
}

func TestWhatIsTypedOpensWhatAFileWithAnotherFormSealed(t *testing.T) {
	for _, with := range []string{byteOrderMark + "FAKE pässword", norm.NFD.String("FAKE pässword"), "FAKE pässword"} {
		sealed, err := sealWithPassphrase([]byte("x"), with)
		if err != nil {
			t.Fatal(err)
		}
		for _, typed := range []string{"FAKE pässword", norm.NFD.String("FAKE pässword"), byteOrderMark + "FAKE pässword"} {
			if b, err := openWithPassphrase(sealed, typed); err != nil || string(b) != "x" {
				t.Errorf("%q does not open what %q sealed: %v", typed, with, err)
			}
		}
	}
}

// sealedWithBytes seals as the first version did: with any bytes.
func sealedWithBytes(t *testing.T, passphrase string, work int) []byte {
	t.Helper()
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(work)
	b, err := seal([]byte("x"), to)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsSealedTakesItsFullWorkButInTests(t *testing.T) {
	defer func(light string) { Light = light }(Light)
	for light, want := range map[string]int{"": 16, "tests": 8} {
		Light = light
		sealed, err := sealWithPassphrase([]byte("x"), "FAKE horse")
		if got := workOf(sealed); err != nil || got != want {
			t.Errorf("with %q opening takes the work %d, want %d; %v", light, got, want, err)
		}
	}
}

func TestAFileBegunWithOtherBytesStillOpens(t *testing.T) {
	for _, bytes := range []string{"\xff\xfeF\x00A\x00", "FAKE\x00horse", "FAKE\rhorse", byteOrderMark + "FAKE", norm.NFD.String("FAKE ä")} {
		if b, err := openWithPassphrase(sealedWithBytes(t, bytes, 8), bytes); err != nil || string(b) != "x" {
			t.Errorf("%q: %v", bytes, err)
		}
	}
	_, err := openWithPassphrase(sealedWithBytes(t, "FAKE horse", 8), "FAKE\x00horse")
	wantProblem(t, err, ErrPassphraseText)
}

func TestAFileThatAsksForTooMuchWorkSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "export")
	sealed := bytes.Replace(sealedWithBytes(t, "FAKE horse", 8), []byte(" 8\n"), []byte(" 22\n"), 1)
	if err := os.WriteFile(path, append([]byte(exportMark+" 1\n"), sealed...), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := WorkFactor(path); got != 22 {
		t.Errorf("work factor %d", got)
	}
	_, err := Import(path, "FAKE horse")
	wantProblem(t, err, ErrDamaged)
	if want := "more work (22) than this Handrail does (20)"; !strings.Contains(err.Error(), want) {
		t.Errorf("%q does not say %q", err, want)
	}
}

func TestALineIsReadAndTheRestIsLeft(t *testing.T) {
	r := strings.NewReader("FAKE horse\r\nerase")
	line, err := ReadLine(r)
	if rest, _ := io.ReadAll(r); line != "FAKE horse" || err != nil || string(rest) != "erase" {
		t.Errorf("%q, %v, then %q", line, err, rest)
	}
	for _, text := range []string{"", "\n", "\r\n", byteOrderMark + "\n", strings.Repeat("x", MaxPassphrase+1)} {
		if line, err := ReadLine(strings.NewReader(text)); err == nil {
			t.Errorf("%.10q is taken as %q", text, line)
		}
	}
	broken := errors.New("broken")
	if _, err := ReadLine(failing{broken}); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestTheWorkOfAFileIsReadInItsHeader(t *testing.T) {
	dir := t.TempDir()
	path, export, letter := filepath.Join(dir, "record.age"), filepath.Join(dir, "export"), filepath.Join(dir, "letter")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	if err := errors.Join(Export(export, checklist.NewRecord(said(1)), fakePassphrase), os.WriteFile(letter, []byte("-> scrypt salt 19\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]int{path: lightWork, export: lightWork, letter: 0, filepath.Join(dir, "none"): 0} {
		if got := WorkFactor(at); got != want {
			t.Errorf("%s: %d, want %d", at, got, want)
		}
	}
	for header, want := range map[string]int{"age\n-> scrypt salt 18\n": 18, "-> scrypt salt x\n": 0, "-> scrypt salt -3\n": 0, "-> scrypt salt\n": 0, "-> X25519 salt 18\n": 0, "-- scrypt salt 18\n": 0, "": 0} {
		if got := workOf([]byte(header)); got != want {
			t.Errorf("%q: %d, want %d", header, got, want)
		}
	}
	for work, want := range map[int]bool{MaxWork: false, MaxWork + 1: true} {
		if got := workRefused(fmt.Appendf(nil, "-> scrypt salt %d\n", work)); (got != nil) != want {
			t.Errorf("work %d: %v", work, got)
		}
	}
}

// A mark of the byte order alone is no passphrase.
func TestAPassphraseOfNothingButAMarkSealsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "export")
	if err := Export(path, checklist.NewRecord(said(1)), byteOrderMark); err == nil {
		t.Error("it was sealed")
	}
	if _, err := os.Lstat(path); err == nil {
		t.Error("a file was made")
	}
}
