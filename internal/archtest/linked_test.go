package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// What must not be linked into the program, on any system: each is a way to
// the network, or C code.
var unwanted = []string{
	"net/http", "crypto/tls", "html/template", "golang.org/x/net/publicsuffix", "expvar",
	"net/rpc", "net/smtp", "golang.org/x/net/http2", "runtime/cgo", "plugin",
}

var systems = []string{"linux", "darwin", "windows"}
var processors = []string{"amd64", "arm64"}

type linkedPackage struct {
	ImportPath string
	Standard   bool
	Imports    []string
	CgoFiles   []string
}

// linked lists what the program is made of on a system.
func linked(t *testing.T, system, processor, cgo string) []linkedPackage {
	t.Helper()
	c := exec.Command("go", "list", "-deps", "-json=ImportPath,Standard,Imports,CgoFiles", ".")
	c.Dir = top
	c.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED="+cgo)
	var errs strings.Builder
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, errs.String())
	}
	var all []linkedPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p linkedPackage
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// chain returns the shortest way of imports from the program to a package.
func chain(all []linkedPackage, to string) []string {
	from := map[string]string{module: ""}
	imports := map[string][]string{}
	for _, p := range all {
		imports[p.ImportPath] = p.Imports
	}
	for queue := []string{module}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == to {
			var way []string
			for p := to; p != ""; p = from[p] {
				way = append([]string{p}, way...)
			}
			return way
		}
		for _, next := range imports[queue[0]] {
			if _, seen := from[next]; !seen {
				from[next] = queue[0]
				queue = append(queue, next)
			}
		}
	}
	return []string{to}
}

func TestNoWayToTheNetworkIsLinked(t *testing.T) {
	for _, system := range systems {
		for _, processor := range processors {
			t.Run(system+"/"+processor, func(t *testing.T) {
				all := linked(t, system, processor, "0")
				for _, p := range all {
					if slices.Contains(unwanted, p.ImportPath) {
						t.Errorf("%s is linked: %s", p.ImportPath, strings.Join(chain(all, p.ImportPath), " → "))
					}
				}
				if last := all[len(all)-1].ImportPath; last != module {
					t.Errorf("the list ends in %s, not in the program: it proves nothing", last)
				}
			})
		}
	}
}

// Built where a C compiler is at hand, the standard library asks the system's
// own for users and host names; no other C code may come with it.
func TestNoLibraryBringsCCode(t *testing.T) {
	for _, system := range systems {
		all := linked(t, system, "amd64", "1")
		for _, p := range all {
			if !p.Standard && len(p.CgoFiles) > 0 {
				t.Errorf("%s: %s has C code: %s", system, p.ImportPath, strings.Join(chain(all, p.ImportPath), " → "))
			}
		}
	}
}
