package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFlagThatIsThereAndEmptyIsRefused(t *testing.T) {
	m := lived(t)
	for _, line := range []string{
		"answer alerts.orders on --about", "answer device.screen-lock open --about", "status --on", "status --store", "status --theme", "status --catalogue",
		"version --passphrase-file", "steps --topic", "routes --interface", "device add X --kind phone --os ios --uses", "runbook --kept", "runbook -o",
		"diff --since", "permissions unused stocks --review",
	} {
		m.refuses("is empty", append(strings.Fields(line), "")...)
	}
	m.must(StatusNothing, "answer", "alerts.orders", "on", "--note", "")
	m.must(StatusNothing, "steps", "--search", "")
}

func TestValuesThatNoCommandCouldUseAreRefusedByAll(t *testing.T) {
	m := lived(t)
	for _, flag := range []string{"--theme=bright", "--store=cloud", "--on=2026-02-30"} {
		for _, command := range []string{"version", "status", "emergency", "link https://example.com", "schema status", "store where"} {
			out, errs, status := m.run(append(strings.Fields(command), flag)...)
			if status != StatusUsage || out != "" {
				t.Errorf("%s %s ends with %d: %s%s", command, flag, status, out, errs)
			}
		}
	}
}

func TestWhatIsTypedWrongIsToldInWordsOfOurOwn(t *testing.T) {
	m := lived(t)
	for line, words := range map[string]string{
		"next --minutes abc":                 `--minutes: "abc" is not a whole number`,
		"next --minutes 0x10":                `is not a whole number`,
		"next --minutes 1e3":                 `is not a whole number`,
		"next --minutes":                     `--minutes needs a value`,
		"status --json=maybe":                `--json: "maybe" is not true or false`,
		"status extra":                       `handrail: status takes no further word, and was given "extra"`,
		"answer alerts.orders":               `handrail: answer takes STEP ANSWER, and was given 1 word`,
		"answer alerts.orders 1 2":           `takes STEP ANSWER, and was given 3 words`,
		"device add":                         `takes NAME`,
		"answer alerts.orders -1":            `a word that begins with - goes after --`,
		"no-help":                            `unknown command "no-help"`,
		"catalogue":                          `what is to be done with the catalogue?`,
		"facts methods=none,sms":             `methods is none or some, and not both`,
		"show " + strings.Repeat("x", 10000): `xxx…"`,
		"man --json":                         `the manual page is not a JSON document`,
		"completion bash --json":             `a script is not a JSON document`,
	} {
		m.refuses(words, strings.Fields(line)...)
	}
	if _, errs, _ := m.run("nonsense"); strings.Contains(errs, "did you mean no-help") {
		t.Errorf("a command that there is not is proposed: %s", errs)
	}
	if _, errs, _ := m.run("device", "retire", ""); strings.Contains(errs, "did you mean") {
		t.Errorf("something is taken for like nothing: %s", errs)
	}
	m.refuses("unknown step, interface or topic", "walk", "")
	m.refuses("unknown scenario", "drill", "")
	m.refuses("unknown flag", "--no\x1b[31mpe")
	if _, errs, _ := m.run("--no\x1b[31mpe"); strings.Contains(errs, "\x1b") {
		t.Errorf("what was typed draws on the terminal: %q", errs)
	}
}

func TestMinutesAreDecimal(t *testing.T) {
	has(t, begun(t).must(StatusSomething, "next", "--minutes", "010", "--json"), `"minutes": 10,`)
}

func TestHelpOfACommandIsFoundBothWays(t *testing.T) {
	m := newMachine(t)
	if a, b := m.must(StatusNothing, "help", "store", "move"), m.must(StatusNothing, "store", "move", "--help"); a != b || a == "" {
		t.Errorf("%q and %q", a, b)
	}
	m.refuses("unknown command", "help", "nothing-like-it")
}

func TestAPassphraseFileIsReadNoFurtherThanItsFirstLine(t *testing.T) {
	m := newMachine(t)
	record := "file:" + filepath.Join(m.home, "record")
	file := func(text string) string {
		path := filepath.Join(t.TempDir(), "words")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	m.must(StatusNothing, "--store", record, "--passphrase-file", file("plainly fake\r\n"+strings.Repeat("x", 1<<20)), "note", "alerts.orders", "x")
	m.must(StatusNothing, "--store", record, "--passphrase-file", file("plainly fake"), "log")
	for text, words := range map[string]string{"": "empty first line", "\nplainly fake": "empty first line", strings.Repeat("x", 1<<20): "too long"} {
		_, errs, status := m.run("--store", record, "--passphrase-file", file(text), "log")
		if status != StatusUsage || !strings.Contains(errs, words) {
			t.Errorf("%d, %s; want %q", status, errs, words)
		}
	}
	// Nobody is there to be asked: the words are what is missing.
	for _, args := range [][]string{{"log"}, {"log", "--no-input"}} {
		if _, errs, status := m.run(append([]string{"--store", record}, args...)...); status != StatusRecord || !strings.Contains(errs, "--passphrase-file FILE") {
			t.Errorf("%v without a passphrase ends with %d: %s", args, status, errs)
		}
	}
}

func TestATimerIsNotTakenOutAsOfAnotherDay(t *testing.T) {
	newMachine(t).refuses("leave --on out", "remind", "systemd", "--uninstall", "--on", "2026-12-01")
}

func TestUnitsThatCannotBeWrittenAreWrongWords(t *testing.T) {
	m := newMachine(t)
	m.edit = func(e *Env) { e.Program = "/usr/bin/handrail" }
	m.must(StatusNothing, "answer", "alerts.orders", "on")
	m.refuses("cannot be written", "remind", "systemd", "-o", filepath.Join("flags_test.go", "units"))
}

func TestADeviceIsFoundByItsNameInAnyCase(t *testing.T) {
	m := lived(t)
	for _, name := range []string{"phone", "Phone", "PHONE"} {
		if _, errs, status := m.run("happened", "new-phone", "--about", name); status > StatusSomething {
			t.Errorf("--about %s ends with %d: %s", name, status, errs)
		}
		m.must(StatusNothing, "answer", "device.screen-lock", "1", "--about", name)
	}
}
