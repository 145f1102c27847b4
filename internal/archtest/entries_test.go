package archtest

import (
	"go/ast"
	"strings"
	"testing"
)

// What an entry of the record is called inside, its kind and its fields, is
// known to checklist alone: entries are made by its constructors and read by its
// methods. Front ends and paper pass kinds on, and spell none.
func TestNoFrontEndSpellsAKindOrAFieldOfTheRecord(t *testing.T) {
	for _, s := range program(t) {
		if !under(s.room(), []string{"ui", "runbook"}) {
			continue
		}
		local, ok := s.imports()[module+"/checklist"]
		if !ok {
			continue
		}
		ast.Inspect(s.syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == local && (n.Sel.Name != "Kind" && (strings.HasPrefix(n.Sel.Name, "Kind") || strings.HasPrefix(n.Sel.Name, "Field"))) {
					t.Errorf("%s spells checklist.%s: give checklist a method that answers the question", s.at(n), n.Sel.Name)
				}
			case *ast.IndexExpr:
				if sel, ok := n.X.(*ast.SelectorExpr); ok && sel.Sel.Name == "Value" {
					t.Errorf("%s reads a field of an entry: give checklist a method that answers the question", s.at(n))
				}
			case *ast.CompositeLit:
				if sel, ok := n.Type.(*ast.SelectorExpr); ok {
					if x, ok := sel.X.(*ast.Ident); ok && x.Name == local && (sel.Sel.Name == "Entry" || sel.Sel.Name == "Value") && len(n.Elts) > 0 {
						t.Errorf("%s makes an entry by hand: use or write a constructor in checklist/enter.go", s.at(n))
					}
				}
			}
			return true
		})
	}
}
