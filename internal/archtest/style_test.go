package archtest

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
)

const mostLines = 500

func TestEachPackageSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range program(t) {
		documented[s.folder()] = documented[s.folder()] || path.Base(s.path) == "doc.go" && s.syntax.Doc != nil
	}
	for folder, ok := range documented {
		if !ok {
			t.Errorf("%s has no doc.go with a package comment: what it is for, in, out, never in it", folder)
		}
	}
}

func TestTheRootHoldsOnlyMain(t *testing.T) {
	for _, s := range tree(t) {
		if s.folder() == "." && s.path != "main.go" && s.path != "doc.go" {
			t.Errorf("%s: the root holds main.go and doc.go; put it into the room it belongs to", s.path)
		}
	}
}

func TestNoPackageIsNamedAfterNothing(t *testing.T) {
	for _, s := range tree(t) {
		for _, element := range append(strings.Split(s.folder(), "/"), s.syntax.Name.Name) {
			if slices.Contains([]string{"util", "utils", "helper", "helpers", "manager", "common", "misc", "shared"}, element) {
				t.Errorf("%s: %q names nothing; name the thing it holds", s.path, element)
			}
		}
	}
}

func TestFilesStaySmall(t *testing.T) {
	for _, s := range program(t) {
		if s.lines > mostLines && !s.generated {
			t.Errorf("%s has %d lines, at most %d: is it one thing?", s.path, s.lines, mostLines)
		}
	}
}

// sleeps are the test files that wait for something outside, and for what.
var sleeps = map[string]string{
	"store/fakeservice_linux_test.go": "a fake service is slow on purpose: that is what is tried",
	"store/service_linux_test.go":     "a real keyring service comes up in its own time and calls nobody",
	"store/real_linux_test.go":        "a real service is killed at some moment of a save, another each time",
}

func TestTestsDoNotSleep(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range tree(t) {
		if !s.test {
			continue
		}
		s.uses("time", []string{"Sleep"}, func(at, name string) {
			seen[s.path] = true
			if sleeps[s.path] == "" {
				t.Errorf("%s uses %s: wait for the thing itself", at, name)
			}
		})
	}
	for file := range sleeps {
		if !seen[file] {
			t.Errorf("%s sleeps no more: take it off the list", file)
		}
	}
}

func TestEveryExportedNameIsDocumented(t *testing.T) {
	for _, s := range program(t) {
		if s.generated {
			continue
		}
		for _, d := range s.syntax.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if exported(d) && d.Doc == nil {
					t.Errorf("%s: %s has no doc comment", s.at(d), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, name := range undocumented(d) {
					t.Errorf("%s: %s has no doc comment", s.at(name), name.Name)
				}
			}
		}
	}
}

// wellKnown are methods whose name is the whole promise, made by the standard
// library or Bubble Tea.
var wellKnown = []string{"String", "Error", "Unwrap", "Is", "As", "Init", "Update", "View", "Len", "Less", "Swap", "Close", "Read", "Write"}

// exported tells whether others see a function: a method only if its type is
// exported too, and its name alone does not say it all.
func exported(f *ast.FuncDecl) bool {
	if !f.Name.IsExported() {
		return false
	}
	if f.Recv == nil {
		return true
	}
	if slices.Contains(wellKnown, f.Name.Name) {
		return false
	}
	var receiver string
	ast.Inspect(f.Recv.List[0].Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && receiver == "" {
			receiver = id.Name
		}
		return true
	})
	return ast.IsExported(receiver)
}

// undocumented returns the exported names of a declaration that neither carry
// a comment nor are in a group that does.
func undocumented(d *ast.GenDecl) []*ast.Ident {
	var bare []*ast.Ident
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && spec.Doc == nil && d.Doc == nil {
				bare = append(bare, spec.Name)
			}
		case *ast.ValueSpec:
			if spec.Doc != nil || spec.Comment != nil || d.Doc != nil && d.Tok != token.TYPE {
				continue
			}
			for _, name := range spec.Names {
				if name.IsExported() {
					bare = append(bare, name)
				}
			}
		}
	}
	return bare
}
