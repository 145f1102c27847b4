package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/internal/process"
	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// cannotReach is what Handrail made and cannot erase.
var cannotReach = []string{
	"pages that were printed, and what the print system keeps of them",
	"pages and calendar files that were written to a file you named",
	"exports of the record",
	"a timer that was installed: handrail remind systemd --uninstall, or as your system has it",
	"copies that a backup made of the keyring, the sealed file or the small files",
}

func (a *app) forgetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "forget",
		Short: "Erases everything Handrail keeps, on typing the word",
		Long: "Names everything that Handrail keeps and what it cannot reach, and erases it once the\nword " + scene.TheWord +
			" is typed; with --no-input the word is read from standard input.",
		RunE: func(c *cobra.Command, _ []string) error { return a.forget(c.Context()) },
	}
}

func (a *app) forget(ctx context.Context) error {
	if err := a.notAsOf(); err != nil {
		return err
	}
	set, err := a.settings()
	if err != nil {
		return err
	}
	set.Later = true // what cannot be read can be erased
	s, err := session.Open(ctx, set)
	if err != nil {
		return err
	}
	others := s.Others()
	remains := s.Remains(ctx)
	a.foretell(set.Dir, s.Place(), others, remains)
	if err := a.theWord(ctx); err != nil {
		return err
	}
	doc := document.Forget{CannotReach: slices.Concat(cannotReach, remains)}
	if doc.Erased, err = s.ForgetAll(ctx); err != nil {
		return err
	}
	for _, f := range store.Files(set.Dir) {
		if f.There {
			what := "that a record was erased, so that a Handrail still open does not bring it back; no answers"
			if f.Path == store.DatesPath(set.Dir) {
				what = "no date, so that the timer stays silent"
			}
			doc.Left = append(doc.Left, document.File{Path: f.Path, What: what, There: true})
		}
	}
	text := after("erased: ", doc.Erased)
	if len(text) == 0 {
		text = []string{"There was nothing to erase."}
	}
	for _, f := range doc.Left {
		text = append(text, "left: "+f.Path+": "+f.What)
	}
	if s.Place().Kind == store.File {
		text = append(text, "That a file was chosen is forgotten too: the next record is in the keyring, unless --store names another place.")
	}
	return a.print(doc, scene.Lines(text...))
}

// foretell names what will be erased and what is out of reach.
func (a *app) foretell(dir string, here store.Place, others, remains []string) {
	a.notice("", "This erases, and nothing brings it back:")
	a.notice("  - ", "the record in "+here.Words)
	for _, name := range others {
		a.notice("  - ", "the record in "+name)
	}
	for _, f := range store.Files(dir) {
		if f.There {
			a.notice("  - ", "in "+f.Path+": "+f.What)
		}
	}
	a.notice("", "It cannot reach:")
	for _, c := range slices.Concat(cannotReach, remains) {
		a.notice("  - ", c)
	}
}

// theWord asks for the word on the terminal, or reads it from standard input.
func (a *app) theWord(ctx context.Context) error {
	wrong := usageErrorf("give the word "+scene.TheWord, "the word was not given, so nothing was erased")
	if a.env.InTTY {
		if a.flags.noInput {
			return wrong
		}
		fmt.Fprintf(a.env.Err, "Type the word %s to erase it: ", scene.TheWord)
	}
	line, err := bufio.NewReader(io.LimitReader(process.Heard{Ctx: ctx, In: a.env.In}, store.MaxPassphrase)).ReadString('\n')
	if ctx.Err() != nil {
		return err
	}
	if strings.TrimSpace(line) != scene.TheWord {
		return wrong
	}
	return nil
}
