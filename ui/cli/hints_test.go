package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Commands that a hint or a sentence tells to type follow a colon, or words
// such as "use" and "see".
var (
	typed     = regexp.MustCompile(`(?:: |use |see |with |or )handrail ([a-z]+(?: [a-z]+)*)`)
	typedFlag = regexp.MustCompile(`(^|[ (])--([a-z-]+)`)
)

// Every command and every flag of handrail that a text of the store, the
// session or the command line tells to use is there.
func TestEveryCommandAndFlagThatATextTellsToUseIsThere(t *testing.T) {
	a := &app{}
	root := a.root()
	flags := make(map[string]bool)
	var collect func(*cobra.Command)
	collect = func(c *cobra.Command) {
		for _, set := range []*pflag.FlagSet{c.Flags(), c.PersistentFlags()} {
			set.VisitAll(func(f *pflag.Flag) { flags[f.Name] = true })
		}
		for _, sub := range c.Commands() {
			collect(sub)
		}
	}
	collect(root)
	commands, seen := 0, 0
	for _, dir := range []string{"../../store", "../session", "."} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && path != "." {
				return fs.SkipDir
			}
			if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, path), nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					return true
				}
				text, _ := strconv.Unquote(lit.Value)
				for _, m := range typed.FindAllStringSubmatch(text, -1) {
					commands++
					if c, _, err := root.Find(strings.Fields(m[1])); err != nil || c == root {
						t.Errorf("%s: %q tells to use handrail %s", path, text, m[1])
					}
				}
				for _, m := range typedFlag.FindAllStringSubmatch(text, -1) {
					seen++
					if !flags[m[2]] && m[2] != "help" && !strings.Contains("uninstall install user no-block", m[2]) {
						t.Errorf("%s: %q tells to use --%s", path, text, m[2])
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if commands < 15 || seen < 20 {
		t.Errorf("%d commands and %d flags were found", commands, seen)
	}
}
