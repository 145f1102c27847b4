package archtest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const (
	module = "handrail"
	top    = "../.."
)

// source is one Go file of the program, for whichever system it is meant.
type source struct {
	path      string // from the top, with slashes
	syntax    *ast.File
	positions *token.FileSet
	lines     int
	test      bool
	generated bool
}

// folder is the package folder from the top, "." for the top itself.
func (s source) folder() string { return path.Dir(s.path) }

// room is the room the file belongs to: the first element of its folder, or
// the first two under ui and internal; "." for main.
func (s source) room() string { return roomOf(s.folder()) }

func roomOf(folder string) string {
	parts := strings.SplitN(folder, "/", 3)
	if (parts[0] == "ui" || parts[0] == "internal") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

// imports returns the paths a file imports, each with the name it has there.
func (s source) imports() map[string]string {
	got := map[string]string{}
	for _, i := range s.syntax.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		got[p] = path.Base(p)
		if i.Name != nil {
			got[p] = i.Name.Name
		}
	}
	return got
}

func (s source) at(n ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.positions.Position(n.Pos()).Line)
}

// uses calls found for every use of one of the names of an imported package,
// as time.Now; "*" stands for every name.
func (s source) uses(imported string, names []string, found func(at, name string)) {
	local, ok := s.imports()[imported]
	if !ok {
		return
	}
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); !ok || x.Name != local {
			return true
		}
		for _, name := range names {
			if name == sel.Sel.Name || name == "*" {
				found(s.at(sel), imported+"."+sel.Sel.Name)
			}
		}
		return true
	})
}

var readTree = sync.OnceValues(func() ([]source, error) {
	var all []source
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return skipped(name, d)
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		s, err := read(name)
		all = append(all, s)
		return err
	})
	return all, err
})

// skipped passes over what the go command passes over: hidden folders,
// testdata, and modules of their own.
func skipped(name string, d fs.DirEntry) error {
	if name == top {
		return nil
	}
	if strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata" {
		return fs.SkipDir
	}
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}

func read(name string) (source, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return source{}, err
	}
	rel, err := filepath.Rel(top, name)
	if err != nil {
		return source{}, err
	}
	positions := token.NewFileSet()
	syntax, err := parser.ParseFile(positions, name, text, parser.ParseComments)
	if err != nil {
		return source{}, err
	}
	return source{
		path:      filepath.ToSlash(rel),
		syntax:    syntax,
		positions: positions,
		lines:     bytes.Count(text, []byte("\n")),
		test:      strings.HasSuffix(name, "_test.go"),
		generated: ast.IsGenerated(syntax),
	}, nil
}

// tree returns every Go file of the program and its tests.
func tree(t *testing.T) []source {
	t.Helper()
	all, err := readTree()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d Go files found under %s: the tree is not where these tests look", len(all), top)
	}
	return all
}

// program returns the files that are no tests.
func program(t *testing.T) []source {
	t.Helper()
	var some []source
	for _, s := range tree(t) {
		if !s.test {
			some = append(some, s)
		}
	}
	return some
}
