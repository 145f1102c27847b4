package archtest

import (
	"slices"
	"strings"
	"testing"
)

// Packages of the standard library that no pure room may import: they touch
// files, processes, the terminal, the network, chance or the machine.
var impure = []string{
	"os", "net", "syscall", "log", "math/rand", "crypto/rand", "runtime", "plugin", "unsafe", "testing", "flag",
	"io/ioutil", "path/filepath", "expvar", "database/sql",
}

// clock are the names of package time that read the clock, wait, or ask the
// machine where it is.
var clock = []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep", "Local", "LoadLocation"}

// pure are the rooms without clock and I/O, and the libraries each may use
// beside the standard one.
var pure = map[string][]string{
	"checklist":       nil,
	"runbook":         nil,
	"internal/paper":  {"github.com/signintech/gopdf", "github.com/go-fonts/dejavu"},
	"internal/remind": nil,
	"ui/scene":        nil,
}

func TestPureRoomsHaveNoClockAndNoWayOutside(t *testing.T) {
	for _, s := range program(t) {
		libraries, isPure := pure[s.room()]
		if !isPure || isCommand(s) {
			continue
		}
		for imported := range s.imports() {
			switch {
			case strings.HasPrefix(imported, module+"/"): // the arrows decide
			case !isStandard(imported) && !under(imported, libraries):
				t.Errorf("%s imports %s: %s is made of the standard library%s only", s.path, imported, s.room(), and(libraries))
			case under(imported, impure):
				t.Errorf("%s imports %s: %s takes what is outside as an argument", s.path, imported, s.room())
			}
		}
		tell := func(at, name string) {
			t.Errorf("%s uses %s: %s takes it as an argument", at, name, s.room())
		}
		s.uses("time", clock, tell)
		s.uses("fmt", []string{"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"}, tell)
	}
}

// Screens route and draw. Whatever touches the outside is in commands.go and
// commands_*.go, where each function takes the interface it needs.
func TestScreensTouchNoStoreClockOrFile(t *testing.T) {
	for _, s := range program(t) {
		if s.room() != "ui/tui" || isCommands(s) {
			continue
		}
		for imported := range s.imports() {
			if under(imported, []string{module + "/store", module + "/probe", "os", "net", "syscall", "math/rand", "crypto/rand"}) {
				t.Errorf("%s imports %s: move the effect to ui/tui/commands.go or commands_*.go", s.path, imported)
			}
		}
		s.uses("time", clock, func(at, name string) {
			t.Errorf("%s uses %s: move the effect to ui/tui/commands.go or commands_*.go", at, name)
		})
	}
}

func isCommands(s source) bool {
	name := s.path[strings.LastIndex(s.path, "/")+1:]
	return name == "commands.go" || strings.HasPrefix(name, "commands_")
}

// isCommand tells a program that a room keeps for go generate.
func isCommand(s source) bool { return s.syntax.Name.Name == "main" }

// isStandard tells a package of the standard library by its first element,
// which has no dot.
func isStandard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

// under tells whether a path is one of the roots or lies below one.
func under(imported string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		return imported == root || strings.HasPrefix(imported, root+"/")
	})
}

func and(libraries []string) string {
	if len(libraries) == 0 {
		return ""
	}
	return " and " + strings.Join(libraries, ", ")
}
