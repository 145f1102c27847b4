package e2e

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"handrail/ui/scene"
)

const (
	readme   = "../../README.md"
	keyTable = "../../docs/keys.md"
)

var update = flag.Bool("update", false, "write the keys into docs/keys.md again")

const keysBegin, keysEnd = "<!-- keys: made from the key map, go test ./internal/e2e -run Readme -update -->\n", "<!-- end of keys -->"

func TestTheReadmeLinksToTheKeysAsTheyAre(t *testing.T) {
	b, err := os.ReadFile(keyTable)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(b), keysBegin)
	_, after, ended := strings.Cut(rest, keysEnd)
	if !found || !ended {
		t.Fatal("docs/keys.md has no place for the keys")
	}
	var table strings.Builder
	table.WriteString("| Key | Does |\n|---|---|\n")
	for _, k := range scene.KeyMap() {
		names := strings.Join(append([]string{k.Name}, k.Also()...), "`, `")
		fmt.Fprintf(&table, "| `%s` | %s |\n", names, strings.TrimSuffix(k.Help, "."))
	}
	want := before + keysBegin + table.String() + keysEnd + after
	if *update {
		if err := os.WriteFile(keyTable, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(b) != want {
		t.Error("docs/keys.md has other keys than the program: go test ./internal/e2e -run Readme -update")
	}
}

// TestTheTranscriptInTheReadmeIsReal runs its commands and compares what they
// print; a line of three dots matches any number of lines.
func TestTheTranscriptInTheReadmeIsReal(t *testing.T) {
	b, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "```console\n")
	block, _, _ := strings.Cut(rest, "```")
	home := t.TempDir()
	passphrase := filepath.Join(home, "passphrase")
	if err := os.WriteFile(passphrase, []byte("plainly fake\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	commands := strings.Split(block, "$ handrail ")[1:]
	if len(commands) < 4 {
		t.Fatalf("the transcript has %d commands", len(commands))
	}
	for _, c := range commands {
		line, want, _ := strings.Cut(c, "\n")
		args := append(strings.Fields(line), "--store", "file:"+filepath.Join(home, "record.age"), "--passphrase-file", passphrase)
		cmd := exec.Command("handrail", args...)
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_STATE_HOME="+home, "LocalAppData="+home)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		out, _ := cmd.Output() // the status is 1 where something needs the person
		parts := strings.Split(strings.TrimSuffix(want, "\n"), "\n")
		for i, p := range parts {
			if p == "..." {
				parts[i] = `(?:.*\n)*?`
			} else {
				parts[i] = regexp.QuoteMeta(p) + `\n`
			}
		}
		if !regexp.MustCompile(`^` + strings.Join(parts, "") + `$`).Match(out) {
			t.Errorf("handrail %s prints something else than the README says:\n%s%s", line, out, errs.String())
		}
	}
}
