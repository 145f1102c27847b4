package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pages returns the pages of docs and the README, each by its path from the top.
func pages(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(top, "docs", "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("docs holds no page: %v", err)
	}
	out := map[string]string{}
	for _, name := range append(names, filepath.Join(top, "README.md")) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rest, _ := filepath.Rel(top, name)
		out[filepath.ToSlash(rest)] = string(b)
	}
	return out
}

var (
	namedPath = regexp.MustCompile("`([a-z]+(?:/[a-z0-9_-]+)*/?(?:[a-z0-9_]+\\.(?:go|yaml|compiled|md|svg))?)`")
	namedTest = regexp.MustCompile("`(Test[A-Z][A-Za-z]+)`")
	link      = regexp.MustCompile(`\]\(([^):#]+)\)`)
)

func TestTheDocsNameWhatExists(t *testing.T) {
	tests := map[string]bool{}
	for _, s := range tree(t) {
		if s.test {
			for name := range s.syntax.Scope.Objects {
				tests[name] = true
			}
		}
	}
	for page, text := range pages(t) {
		for _, m := range namedTest.FindAllStringSubmatch(text, -1) {
			if !tests[m[1]] {
				t.Errorf("%s names the test %s, which does not exist", page, m[1])
			}
		}
		for _, m := range namedPath.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(m[1], "/") || strings.HasPrefix(m[1], "probe/") {
				continue // a word, or the room that is still to come
			}
			if !exists(m[1]) && !exists("content/ibkr/"+m[1]) {
				t.Errorf("%s names %s, which does not exist", page, m[1])
			}
		}
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if !exists(filepath.Join(filepath.Dir(page), m[1])) {
				t.Errorf("%s links to %s, which does not exist", page, m[1])
			}
		}
	}
}

func TestTheDocsKnowEveryRoom(t *testing.T) {
	text := pages(t)["docs/design.md"]
	for _, s := range tree(t) {
		if room := s.room(); room != "." && !strings.Contains(text, "`"+room+"/`") {
			t.Errorf("docs/design.md lacks a line about `%s/`", room)
		}
	}
}

func TestAddingIsDescribedForEachKind(t *testing.T) {
	text := pages(t)["docs/adding.md"]
	for _, kind := range []string{"step", "fact", "sheet", "screen", "command", "check", "broker"} {
		if !regexp.MustCompile(`(?m)^## A ` + kind + `\b`).MatchString(text) {
			t.Errorf("docs/adding.md does not say how to add a %s", kind)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(filepath.Join(top, filepath.FromSlash(path)))
	return err == nil
}
