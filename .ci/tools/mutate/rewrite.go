package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// change is one way in which one conditional can be made wrong. The tests see
// it in the file of the same name if MUTATE_CHANGE is its place in the list.
type change struct {
	file string
	line int
	kind string // never, operator [<] -> [<=], not [!] -> []
	text string // the expression that is changed, on one line, 110 bytes at most
}

// key is what an explanation names: the line moves, the text does not.
func (c change) key() string { return c.file + "\t" + c.kind + "\t" + c.text }

func (c change) String() string {
	return fmt.Sprintf("%s:%d\t%s\tin: %s", c.file, c.line, c.kind, c.text)
}

var operators = map[token.Token][]string{
	token.EQL: {"!="}, token.NEQ: {"=="}, token.LSS: {"<=", ">="}, token.GTR: {">=", "<="},
	token.LEQ: {"<", ">"}, token.GEQ: {">", "<"}, token.LAND: {"||"}, token.LOR: {"&&"},
}

// rewriter writes one file with all of its changes in it.
type rewriter struct {
	name  string
	src   string
	files *token.FileSet
	whole map[ast.Expr]bool // conditions of an if that are still to be made never true
	list  *[]change
}

func (r *rewriter) offset(p token.Pos) int { return r.files.Position(p).Offset }

func (r *rewriter) text(x ast.Node) string { return r.src[r.offset(x.Pos()):r.offset(x.End())] }

// add returns the condition that is true where this change is asked for.
func (r *rewriter) add(x ast.Node, kind, from, to string) string {
	text := strings.Join(strings.Fields(r.text(x)), " ")
	if len(text) > 110 {
		text = text[:110] + "…"
	}
	*r.list = append(*r.list, change{r.name, r.files.Position(x.Pos()).Line, fmt.Sprintf("%s [%s] -> [%s]", kind, from, to), text})
	return fmt.Sprintf("mutateIs(%d)", len(*r.list))
}

// node returns the text of a node, with everything in it made changeable.
func (r *rewriter) node(x ast.Node) string {
	if e, ok := x.(ast.Expr); ok && r.whole[e] {
		delete(r.whole, e)
		return fmt.Sprintf("!%s && (%s)", r.add(e, "never", "", ""), r.node(e))
	}
	switch x := x.(type) {
	case *ast.BinaryExpr:
		if to := operators[x.Op]; to != nil {
			changed, as := "", ""
			for _, op := range to {
				is := r.add(x, "operator", x.Op.String(), op)
				changed += fmt.Sprintf("%s && (%s %s %s) || ", is, r.text(x.X), op, r.text(x.Y))
				as += "!" + is + " && "
			}
			return fmt.Sprintf("(%s%s(%s %s %s))", changed, as, r.node(x.X), x.Op, r.node(x.Y))
		}
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			is := r.add(x, "not", "!", "")
			return fmt.Sprintf("(%s && (%s) || !%s && !(%s))", is, r.text(x.X), is, r.node(x.X))
		}
	case *ast.GenDecl:
		if x.Tok != token.VAR {
			return r.text(x) // a constant must stay one
		}
	}
	var children []ast.Node
	ast.Inspect(x, func(c ast.Node) bool {
		if c != nil && c != x {
			children = append(children, c)
		}
		return c == x
	})
	slices.SortFunc(children, func(a, b ast.Node) int { return int(a.Pos() - b.Pos()) })
	var out strings.Builder
	at, end := r.offset(x.Pos()), r.offset(x.End())
	if _, ok := x.(*ast.File); ok {
		at, end = 0, len(r.src)
	}
	for _, c := range children {
		if from := r.offset(c.Pos()); from >= at {
			out.WriteString(r.src[at:from] + r.node(c))
			at = r.offset(c.End())
		}
	}
	return out.String() + r.src[at:end]
}

// rewrite puts the changes into the files of the package in folder, and adds
// the one that chooses among them. Numbers begin at 1.
func rewrite(folder string) ([]change, error) {
	here, err := build.Default.ImportDir(folder, 0)
	if err != nil {
		return nil, err
	}
	var list []change
	for _, name := range here.GoFiles {
		path := filepath.Join(folder, name)
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		r := rewriter{name, string(src), token.NewFileSet(), make(map[ast.Expr]bool), &list}
		tree, err := parser.ParseFile(r.files, name, src, 0)
		if err != nil {
			return nil, err
		}
		ast.Inspect(tree, func(x ast.Node) bool {
			if i, ok := x.(*ast.IfStmt); ok {
				r.whole[i.Cond] = true
			}
			return true
		})
		if err := os.WriteFile(path, []byte(r.node(tree)), 0o600); err != nil {
			return nil, err
		}
	}
	text := strings.NewReplacer("NAME", here.Name, "SIZE", strconv.Itoa(len(list)+1)).Replace(chooser)
	return list, os.WriteFile(filepath.Join(folder, "mutate_is.go"), []byte(text), 0o600)
}

// copyTree copies a folder without the history: what a changed program writes
// must not come into the tree.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		switch {
		case err != nil:
			return err
		case name == ".git" && d.IsDir():
			return fs.SkipDir
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o700)
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), data, 0o600)
	})
}

// chooser is the file that is added to the package: it chooses the change, and
// notes in the file MUTATE_SEEN which ones were come by.
const chooser = `package NAME

import ("fmt"; "os"; "strconv"; "sync/atomic")

var mutateNumber, _ = strconv.Atoi(os.Getenv("MUTATE_CHANGE"))
var mutateTo, _ = os.OpenFile(os.Getenv("MUTATE_SEEN"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
var mutateSeen [SIZE]atomic.Bool

func mutateIs(n int) bool {
	if mutateTo != nil && !mutateSeen[n].Swap(true) {
		fmt.Fprintln(mutateTo, n)
	}
	return n == mutateNumber
}
`
