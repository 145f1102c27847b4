package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handrail/content"
)

// room is a folder content with the small catalogue as its broker.
func room(t *testing.T) (job, *strings.Builder) {
	t.Helper()
	top := t.TempDir()
	if err := os.CopyFS(filepath.Join(top, "example"), os.DirFS("../testdata/small")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(top, "schema"), 0o755); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	return job{content: top, broker: "example", out: &out, errs: &out}, &out
}

// change replaces a text in a file of the broker's folder.
func change(t *testing.T, j job, file, old, text string) {
	t.Helper()
	path := filepath.Join(j.folder(), file)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), old) {
		t.Fatalf("%s does not say %q", file, old)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(b), old, text, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestACleanFolderIsCompiled(t *testing.T) {
	j, _ := room(t)
	if err := j.run(); err != nil {
		t.Fatal(err)
	}
	c, _ := content.Load(os.DirFS(j.folder()), 0)
	if got, err := os.ReadFile(j.folder() + ".compiled"); err != nil || string(got) != string(content.Compile(c)) {
		t.Errorf("what was written is not the folder compiled (%v)", err)
	}
	for _, name := range content.Schemas {
		if _, err := os.Stat(filepath.Join(j.content, "schema", name+".json")); err != nil {
			t.Error(err)
		}
	}
}

func TestAFolderWithAFaultIsNotCompiled(t *testing.T) {
	j, _ := room(t)
	change(t, j, "steps/alerts.yaml", "hands: 2", "hands: two")
	err := j.run()
	if err == nil || !strings.Contains(err.Error(), "steps/alerts.yaml:14:29: hands is a whole number") {
		t.Errorf("error is %v", err)
	}
	if _, err := os.Stat(j.folder() + ".compiled"); err == nil {
		t.Error("it was compiled all the same")
	}
}

func TestACheckPrintsFaultsAndWarningsAndWritesNothing(t *testing.T) {
	j, out := room(t)
	j.check = j.folder()
	if err := j.run(); err != nil || out.String() != "0 faults, 0 warnings\n" {
		t.Errorf("error %v, printed\n%s", err, out)
	}
	out.Reset()
	change(t, j, "steps/alerts.yaml", "hands: 2", "hands: two")
	change(t, j, "steps/alerts.yaml", "confidence: high", "confidence: high, contested: another page")
	err := j.run()
	want := `steps/alerts.yaml:14:29: hands is a whole number, not "two"
warning: steps/alerts.yaml:19:96: contested: another page
1 fault, 1 warning
`
	if err == nil || out.String() != want {
		t.Errorf("error %v, printed\n%swant\n%s", err, out, want)
	}
	if _, err := os.Stat(j.folder() + ".compiled"); err == nil {
		t.Error("a check wrote the compiled form")
	}
}

func TestACheckOfNoFolderSaysSo(t *testing.T) {
	j, _ := room(t)
	j.check = filepath.Join(j.content, "nowhere")
	if err := j.run(); err == nil || !strings.Contains(err.Error(), "nowhere cannot be checked") {
		t.Errorf("error is %v", err)
	}
}

// A release lists the texts; a later change of one is a fault until the old
// text is kept; keeping it from the older folder mends that.
func TestAReleasedTextIsKeptFromTheOlderFolder(t *testing.T) {
	j, out := room(t)
	j.release = true
	for range 2 { // twice lists nothing twice
		if err := j.run(); err != nil {
			t.Fatal(err)
		}
	}
	j.release = false
	list, err := os.ReadFile(j.releasedFile())
	if n := strings.Count(string(list), "\n"); err != nil || n != 8 {
		t.Fatalf("the list has %d lines, want a comment, one old text and six of now (%v):\n%s", n, err, list)
	}
	older := filepath.Join(t.TempDir(), "older")
	if err := os.CopyFS(older, os.DirFS(j.folder())); err != nil {
		t.Fatal(err)
	}
	change(t, j, "steps/mfa.yaml", "ask: What happened?", "ask: What did you see?")
	if err := j.run(); err == nil || !strings.Contains(err.Error(), "step mfa.second-method was released with this text") {
		t.Fatalf("a forgotten text gives %v", err)
	}
	j.keep = older
	if err := j.run(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "kept "); got != 1 {
		t.Errorf("kept are %d texts, want the one that changed:\n%s", got, out)
	}
	j.keep = ""
	if err := j.run(); err != nil {
		t.Errorf("with the old text kept: %v", err)
	}
}

func TestTextsOfAnotherBrokerAreNotKept(t *testing.T) {
	j, _ := room(t)
	change(t, j, "broker.yaml", "broker: example", "broker: other")
	j.keep = j.folder()
	if err := j.run(); err == nil || !strings.Contains(err.Error(), "not an older folder of example") {
		t.Errorf("error is %v", err)
	}
}
