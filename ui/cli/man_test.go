package cli

import (
	"strings"
	"testing"

	"handrail/ui/scene"
)

func TestTheManualNamesEveryCommandFlagAndKey(t *testing.T) {
	m := newMachine(t)
	page := strings.ReplaceAll(m.must(StatusNothing, "man"), `\-`, "-")
	root := (&app{env: Env{}}).root()
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && !strings.Contains(page, "\n.B "+c.Name()) {
			t.Errorf("it does not name %s", c.Name())
		}
	}
	for _, k := range scene.KeyMap() {
		if !strings.Contains(page, k.Help) {
			t.Errorf("it does not say what %s does", k.Name)
		}
	}
	has(t, page, "--passphrase-file", "--until", "130 Interrupted")
}

func TestEachCommandSaysWhatItDoesInOneLine(t *testing.T) {
	for _, c := range (&app{env: Env{}}).root().Commands() {
		if c.IsAvailableCommand() && (c.Short == "" || strings.HasSuffix(c.Short, ".")) {
			t.Errorf("%s says %q", c.Name(), c.Short)
		}
	}
}

func TestShellsCompleteIDsOfTheCatalogue(t *testing.T) {
	m := newMachine(t)
	for words, line := range map[string]string{
		"mfa.second-method": "__complete answer mfa.s", "signed-in": "__complete answer mfa.second-method s", "automation=": "__complete facts auto",
		"automation=attended": "__complete facts automation=a", "laptop": "__complete device add X --kind l", "fails": "__complete steps --outcome f",
		"dropped": "__complete permissions d", "job.review": "__complete choose j", "zsh": "__complete completion z",
	} {
		has(t, m.must(StatusNothing, strings.Fields(line)...), words)
	}
	// With their titles beside them.
	for line, want := range map[string]string{
		"__complete answer mfa.second-m":         "mfa.second-method\tSign in once with a second method",
		"__complete answer mfa.second-method si": "signed-in\tI signed in with it",
		"__complete facts automation=n":          "automation=no\tNo",
		"__complete steps --interface ap":        "app\tThe app",
	} {
		if out := m.must(StatusNothing, strings.Fields(line)...); !strings.Contains(out, want) {
			t.Errorf("%s: %q is not in:\n%s", line, want, out)
		}
	}
	for _, shell := range shells {
		if out := m.must(StatusNothing, "completion", shell); !strings.Contains(out, "handrail") {
			t.Errorf("%s: %s", shell, out)
		}
	}
}
