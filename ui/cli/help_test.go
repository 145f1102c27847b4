package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"handrail/ui/document"

	"github.com/spf13/cobra"
)

func TestTheListOfCommandsFitsAScreenAndIsInGroups(t *testing.T) {
	out := newMachine(t).must(StatusNothing, "--help")
	lines := strings.Split(strings.TrimRight(out, "\n"), "\n")
	if len(lines) > 45 {
		t.Errorf("it has %d lines", len(lines))
	}
	for _, l := range lines {
		if utf8.RuneCountInString(l) > 80 {
			t.Errorf("longer than 80 columns: %q", l)
		}
	}
	at := 0
	for _, g := range groups {
		i := strings.Index(out[at:], "\n"+g.title+"\n")
		if i < 0 {
			t.Fatalf("%s is not in its place in\n%s", g.title, out)
		}
		at += i
	}
	has(t, newMachine(t).must(StatusNothing, "help", "flags"), "--passphrase-file", "--json", "--store")
}

// words splits a line as a shell does, with single and double quotes.
func shellWords(line string) []string {
	var out []string
	var word strings.Builder
	quote, begun := rune(0), false
	for _, r := range line + " " {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, begun = r, true
		case quote == 0 && r == ' ':
			if begun {
				out = append(out, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	return out
}

func TestTheExamplesOfEveryHelpRun(t *testing.T) {
	var visit func(m *machine, c *cobra.Command)
	visit = func(m *machine, c *cobra.Command) {
		n := strings.Count(c.Example, "handrail ")
		if c.Parent() != nil && !c.Parent().HasParent() && c.IsAvailableCommand() && (n < 1 || n > 3) {
			t.Errorf("%s has %d examples", c.CommandPath(), n)
		}
		for _, line := range strings.Split(c.Example, "\n") {
			words := shellWords(strings.TrimSpace(line))
			if len(words) == 0 || words[1] == "forget" || words[1] == "alarm" && len(words) > 2 {
				continue // the word is asked; and an alarm has to be there
			}
			if words[1] == "export" || words[1] == "import" {
				words = append(words, "--passphrase-file", filepath.Join(m.home, "pp"))
			}
			if _, errs, status := m.runWith(words[1:]...); status > StatusSomething {
				t.Errorf("%s ends with %d: %s", line, status, errs)
			}
		}
		for _, s := range c.Commands() {
			visit(m, s)
		}
	}
	m := newMachine(t)
	m.edit = func(e *Env) { e.Run, e.Program = (&printer{}).run, "/usr/bin/handrail" }
	// With the catalogue that is built in, as a reader has it.
	if _, errs, status := m.runWith("facts", "interfaces=portal", "automation=no"); status != StatusNothing {
		t.Fatal(errs)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile(filepath.Join(m.home, "pp"), []byte("plainly fake\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	visit(m, (&app{}).root())
}

func TestAFailureIsADocumentUnderJSON(t *testing.T) {
	m := newMachine(t)
	for line, want := range map[string]document.Error{
		"due --json":     {Code: "no_record"},
		"toaster --json": {Code: "usage"},
		"--store file:~/x answer alerts.orders on --json": {Code: "no_passphrase"},
		"answer alerts.orders maybe-so --json":            {Code: "usage"},
	} {
		out, errs, _ := m.run(strings.Fields(line)...)
		var doc struct {
			Schema string
			document.Error
		}
		if err := json.Unmarshal([]byte(errs), &doc); err != nil || out != "" {
			t.Errorf("%s: %v: %s%s", line, err, out, errs)
			continue
		}
		if doc.Schema != "handrail.error/1" || doc.Code != want.Code || doc.Message == "" {
			t.Errorf("%s gives %+v, want the code %s", line, doc, want.Code)
		}
	}
}

func TestASuggestionIsNearOrThereIsNone(t *testing.T) {
	names := []string{"device", "drill", "due", "export", "status", "steps"}
	for typed, want := range map[string]string{
		"devcie": "device", "DUE": "due", "exp": "export", "statsu": "status", "toaster": "", "delete": "", "x": "", "": "",
	} {
		if got := nearest(typed, names); got != want {
			t.Errorf("for %q it proposes %q, want %q", typed, got, want)
		}
	}
	for typed, want := range synonyms {
		if _, errs, status := newMachine(t).run(typed); status != StatusUsage || !strings.Contains(errs, want) {
			t.Errorf("%s ends with %d: %s", typed, status, errs)
		}
	}
}
