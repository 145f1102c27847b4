package remind

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

// awkward are paths that each format must quote.
var awkward = []string{
	"/usr/local/bin/handrail", "/home/An Other/100% sure/$HOME/hand\"rail", `/opt/back\slash & <angle>/it's`, "/tmp/;echo broken",
}

func TestSystemdTakesTheUnits(t *testing.T) {
	verify := tool(t, "systemd-analyze", "systemd")
	dir := t.TempDir()
	for _, u := range Systemd("/bin/true", filepath.Join(dir, "dates.json")) {
		put(t, filepath.Join(dir, u.Name), u.Text)
	}
	c := exec.Command(verify, "--user", "verify", filepath.Join(dir, ServiceName), filepath.Join(dir, TimerName))
	c.Env = []string{"HOME=" + dir, "XDG_RUNTIME_DIR=" + dir, "PATH=/usr/bin:/bin"}
	out, err := c.CombinedOutput()
	if err != nil || len(strings.TrimSpace(string(out))) > 0 {
		t.Fatalf("systemd-analyze verify: %v\n%s", err, out)
	}
}

// What systemd would start, undone from its quoting and started by hand with
// nothing in the environment: a stand-in for the program tells its arguments.
func TestTheServiceStartsTheProgramWithTheDatesFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("systemd and its shell are not there on windows")
	}
	for _, path := range awkward {
		dir := t.TempDir()
		program := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(program), 0o700); err != nil {
			t.Fatal(err)
		}
		put(t, program, "#!/bin/sh\nprintf '%s|' \"$@\"\nprintf '\\n'\n")
		if err := os.Chmod(program, 0o700); err != nil {
			t.Fatal(err)
		}
		dates := filepath.Join(dir, path+".json")
		words := systemdWords(t, execStart(t, Systemd(program, dates)[0].Text))
		c := exec.CommandContext(context.Background(), words[0], words[1:]...)
		c.Env = []string{"PATH=/nowhere"}
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		if want := "remind|fire|--dates|" + dates + "|\n"; string(out) != want {
			t.Errorf("the program was started with %q, want %q", out, want)
		}
	}
}

func execStart(t *testing.T, service string) string {
	t.Helper()
	for l := range strings.Lines(service) {
		if cmd, ok := strings.CutPrefix(l, "ExecStart="); ok {
			return strings.TrimSuffix(cmd, "\n")
		}
	}
	t.Fatalf("no ExecStart in:\n%s", service)
	return ""
}

// systemdWords takes a command line apart as systemd.service(5) says.
func systemdWords(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	for line = strings.TrimLeft(line, " "); line != ""; line = strings.TrimLeft(line, " ") {
		if line[0] != '"' {
			word, rest, _ := strings.Cut(line, " ")
			words, line = append(words, word), rest
			continue
		}
		var w strings.Builder
		i := 1
		for ; i < len(line) && line[i] != '"'; i++ {
			switch two := line[i:min(i+2, len(line))]; {
			case two == "%%" || two == "$$":
				w.WriteByte(line[i])
				i++
			case line[i] == '%' || line[i] == '$':
				t.Fatalf("systemd would expand %q", two)
			case line[i] == '\\':
				i++
				w.WriteByte(map[byte]byte{'n': '\n', 't': '\t', '\\': '\\', '"': '"'}[line[i]])
			default:
				w.WriteByte(line[i])
			}
		}
		words, line = append(words, w.String()), line[i+1:]
	}
	return words
}

func TestTheAgentIsXMLAndHoldsTheWords(t *testing.T) {
	for _, path := range awkward {
		words := xmlStrings(t, Launchd(path, path+".json"), "string")
		if n := len(words); n < 2 || words[n-2] != path || words[n-1] != path+".json" {
			t.Errorf("the agent starts %q", words)
		}
	}
}

func TestTheTaskIsXMLRunsLateAndHoldsTheWords(t *testing.T) {
	text := Schtasks(`C:\Program Files\It's & <mine>\handrail.exe`, `C:\Users\x\dates.json`, monday)
	if got := xmlStrings(t, text, "StartWhenAvailable"); len(got) != 1 || got[0] != "true" {
		t.Errorf("a missed day is not made up for: %q", got)
	}
	if got := xmlStrings(t, text, "LogonType"); len(got) != 1 || got[0] != "InteractiveToken" {
		t.Errorf("the task asks for more than the signed-in user: %q", got)
	}
	if got := xmlStrings(t, text, "StartBoundary"); len(got) != 1 || got[0] != "2026-05-25T09:00:00" {
		t.Errorf("the task begins at %q", got)
	}
	args := xmlStrings(t, text, "Arguments")
	if len(args) != 1 || !strings.Contains(args[0], `& 'C:\Program Files\It''s & <mine>\handrail.exe' remind fire --dates 'C:\Users\x\dates.json'`) {
		t.Errorf("the task starts %q", args)
	}
}

func TestATaskFileIsUTF16WithAMark(t *testing.T) {
	b := UTF16("a\né😀")
	if b[0] != 0xff || b[1] != 0xfe || len(b)%2 != 0 {
		t.Fatalf("% x", b)
	}
	var units []uint16
	for i := 2; i < len(b); i += 2 {
		units = append(units, uint16(b[i])|uint16(b[i+1])<<8)
	}
	if got := string(utf16.Decode(units)); got != "a\r\né😀" {
		t.Errorf("%q", got)
	}
}

func TestNoTimerTextSaysWhatItIsAbout(t *testing.T) {
	units := Systemd("/bin/handrail", "/d")
	for _, text := range []string{units[0].Text, units[1].Text, Launchd("/bin/handrail", "/d"), Schtasks("handrail.exe", "d", monday)} {
		for _, word := range []string{"broker", "account", "IBKR", "password", "security"} {
			if strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
				t.Errorf("%q in:\n%s", word, text)
			}
		}
	}
}

// xmlStrings returns the text of every element of a name, and fails where the
// text is not well-formed.
func xmlStrings(t *testing.T, text, element string) []string {
	t.Helper()
	var out []string
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%v in:\n%s", err, text)
		}
		if s, ok := token.(xml.StartElement); ok && s.Name.Local == element {
			var v string
			if err := d.DecodeElement(&v, &s); err != nil {
				t.Fatal(err)
			}
			out = append(out, v)
		}
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// tool finds a program of the system, or skips and says what it belongs to.
func tool(t *testing.T, name, from string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is missing: it belongs to %s", name, from)
		}
		t.Skipf("%s is missing: it belongs to %s", name, from)
	}
	return path
}
