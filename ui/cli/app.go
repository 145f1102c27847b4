package cli

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/oneline"
	"handrail/store"
	"handrail/ui/session"
)

// Broker is the catalogue that is built in and used where none is named.
const Broker = "ibkr"

// app is one run of the command line.
type app struct {
	env   Env
	flags struct {
		json, noInput, accessible                   bool
		store, passphraseFile, catalogue, on, theme string
	}
	catalogue *checklist.Catalogue
	session   *session.Session
	cancel    []func()
	document  string // what the command gives with --json
	force     bool   // replace a file that is there
	stdinRead bool   // the passphrase was read from standard input
	stdinLine string
	stdinErr  error
	// What is told once in a run.
	toldShared, toldBlanks, toldWork bool
	toldStore                        []string

	drawing atomic.Bool // the screens own the terminal: nothing else writes to it or reads from it
	showing bool        // screens are opened: they tell what the store has to say
}

func (a *app) close() {
	for _, f := range a.cancel {
		f()
	}
}

// root builds the commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "handrail",
		Short:         "Hardens access to a brokerage account, one step at a time",
		Long:          "Handrail walks one person through hardening access to a brokerage account, asks\nagain when it is due, and prints the recovery runbook. It works offline, changes\nno setting, keeps no secret, and never says that an account cannot be attacked.",
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return a.open(c, firstPlace) },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.Version = a.env.Version
	root.SetVersionTemplate("handrail {{.Version}}\n")
	root.InitDefaultVersionFlag()
	root.SetHelpFunc(help)
	root.SetHelpCommand(helpCommand())
	root.SetFlagErrorFunc(usage)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return a.checked(c) }
	f := root.PersistentFlags()
	f.BoolVar(&a.flags.json, "json", false, "one JSON document on standard output")
	f.StringVar(&a.flags.store, "store", "", "keyring, file:PATH or memory (default: as chosen before, else keyring)")
	f.StringVar(&a.flags.passphraseFile, "passphrase-file", "", "file whose first line is the passphrase of a sealed file")
	f.StringVar(&a.flags.catalogue, "catalogue", "", "folder of a catalogue other than the built-in one")
	f.StringVar(&a.flags.on, "on", "", "assess as of this day, YYYY-MM-DD; nothing is kept")
	f.BoolVar(&a.flags.noInput, "no-input", false, "never ask anything")
	f.BoolVar(&a.flags.accessible, "accessible", false, "plain lines, numbers and Enter instead of screens")
	f.StringVar(&a.flags.theme, "theme", "", "auto, light, dark or none")
	completesFlag(root, "theme", func() []string { return themes })
	completesFlag(root, "store", func() []string { return []string{"keyring", "file:", "memory"} })
	a.addCommands(root)
	allArgs(root)
	return root
}

// allArgs lets each command take the words that its use names, and turns
// cobra's complaints about them into wrong words.
func allArgs(c *cobra.Command) {
	check := c.Args
	if check == nil {
		check = takes(c.Use)
	}
	c.Args = func(c *cobra.Command, args []string) error {
		switch err := check(c, args); {
		case err == nil:
			return nil
		case len(args) > 0 && c.HasSubCommands():
			return noCommand(c, args[0])
		}
		return wrongArgs(c, args)
	}
	for _, s := range c.Commands() {
		allArgs(s)
	}
}

// noCommand says that there is no such command, and which one was meant, or
// which there are.
func noCommand(c *cobra.Command, typed string) error {
	var names []string
	for _, s := range c.Commands() {
		if s.IsAvailableCommand() {
			names = append(names, s.Name())
		}
	}
	hint := "commands are " + strings.Join(names, ", ")
	if meant := synonyms[strings.ToLower(typed)]; meant != "" && !c.HasParent() {
		hint = "did you mean " + meant + "?"
	} else if near := nearest(typed, names); near != "" {
		hint = "did you mean " + near + "? see " + c.CommandPath() + " --help"
	}
	return usageErrorf(hint, "unknown command %s", quoted(typed))
}

// helpCommand is handrail help COMMAND, which is handrail COMMAND --help.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND|flags]", Short: "The same as --help; flags: those of every command", Hidden: true, Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "flags" {
				_, err := fmt.Fprint(c.OutOrStdout(), "Flags of every command:\n", c.Root().PersistentFlags().FlagUsagesWrapped(80))
				return err
			}
			of, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(c.Root(), strings.Join(args, " "))
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		},
	}
}

// today is the day the command speaks of.
func (a *app) today() (checklist.Day, error) {
	if a.flags.on == "" {
		return checklist.DayOf(a.env.Now()), nil
	}
	d, err := checklist.ParseDay(a.flags.on)
	if err != nil {
		return 0, usageErrorf("", "--on %v", err)
	}
	return d, nil
}

// loadCatalogue returns the catalogue: the built-in one, or the folder that was named.
func (a *app) loadCatalogue() (*checklist.Catalogue, error) {
	if a.catalogue != nil {
		return a.catalogue, nil
	}
	if a.flags.catalogue == "" {
		c, err := content.Embedded(Broker)
		a.catalogue = c
		return c, err
	}
	folder, err := folderOf(a.flags.catalogue)
	if err != nil {
		return nil, err
	}
	c, report := content.Load(folder, checklist.DayOf(a.env.Now()))
	if n := len(report.Faults); n > 0 {
		return nil, usageErrorf("see handrail catalogue check "+a.flags.catalogue, "the catalogue in %q has %s, the first: %s", a.flags.catalogue, number(n, "fault"), report.Faults[0])
	}
	a.catalogue = c
	return c, nil
}

// place says which store the flags or the last choice name.
func (a *app) place(dir string) (store.Kind, string, error) {
	name := cmp.Or(a.flags.store, a.env.Getenv(storeVariable))
	if name == "" {
		w, err := store.ReadWhere(dir)
		if err != nil {
			return "", "", err // another place than the chosen one would be opened
		}
		name = w.Store
	}
	if name == "" {
		return store.Keyring, "", nil
	}
	return a.parsePlace(name)
}

// storeVariable and passphraseVariable stand in for --store and
// --passphrase-file.
const (
	storeVariable      = "HANDRAIL_STORE"
	passphraseVariable = "HANDRAIL_PASSPHRASE_FILE"
)

// parsePlace reads the name of a store; ~ is the home folder, which a shell
// does not put in after file:.
func (a *app) parsePlace(name string) (store.Kind, string, error) {
	kind, path, err := store.ParsePlace(name)
	if err != nil {
		return "", "", noStore(name)
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		path = filepath.Join(a.env.home(), rest)
	}
	return kind, path, nil
}

// options says how the store is opened.
func (a *app) options() (store.Options, error) {
	dir, err := store.StateDir(a.env.Getenv, a.env.System)
	if err != nil {
		return store.Options{}, err
	}
	if err := store.CheckHome(a.env.Getenv("HOME"), dir); err != nil {
		return store.Options{}, err
	}
	kind, path, err := a.place(dir)
	if err != nil {
		return store.Options{}, err
	}
	if err := a.checkPassphraseFile(kind, path); err != nil {
		return store.Options{}, err
	}
	o := store.Options{Kind: kind, Path: path, Dir: dir, System: a.env.System, NoPrompt: a.flags.noInput, Passphrase: a.passphrase,
		Waiting: func(hint string) {
			if a.drawing.Load() {
				select {
				case a.env.Asking <- struct{}{}:
				default:
				}
				return
			}
			if hint != "" {
				hint = ": " + hint
			}
			fmt.Fprintln(a.env.Err, "handrail: waiting for the keyring; it may be asking a question on the screen"+hint)
		}}
	if a.env.Store != nil {
		a.env.Store(&o)
	}
	return o, nil
}

// begin opens the session: the catalogue and the record.
func (a *app) begin(ctx context.Context) (*session.Session, error) {
	s, err := a.beginAnyway(ctx)
	if err != nil {
		return nil, err
	}
	return s, s.Problem()
}

// beginAnyway opens the session, and gives it back also where the record
// cannot be reached, to say so on a screen.
func (a *app) beginAnyway(ctx context.Context) (*session.Session, error) {
	if a.session != nil {
		return a.session, nil
	}
	set, err := a.settings()
	if err != nil {
		return nil, err
	}
	a.session, _ = session.Open(ctx, set)
	a.tellStore()
	return a.session, nil
}

// tellStore tells what the store has to say after it was read, or after what
// was just kept, each sentence once.
func (a *app) tellStore() {
	if a.session == nil || a.drawing.Load() || a.showing {
		return
	}
	for _, w := range a.session.State().Words {
		if !slices.Contains(a.toldStore, w) {
			a.toldStore = append(a.toldStore, w)
			fmt.Fprintln(a.env.Err, "handrail:", oneline.Clean(w))
		}
	}
}

func (a *app) settings() (session.Settings, error) {
	c, err := a.loadCatalogue()
	if err != nil {
		return session.Settings{}, err
	}
	set := session.Settings{Catalogue: c, Now: a.env.Now, Run: a.env.Run, Locale: a.env.locale(), Confined: a.env.Confined}
	if a.flags.on != "" {
		if set.On, err = a.today(); err != nil {
			return set, err
		}
	}
	if set.Store, err = a.options(); err != nil {
		return set, err
	}
	set.Dir = set.Store.Dir
	if a.env.System == "linux" {
		set.Program = a.env.Program
		set.Units, _ = session.UnitDir(a.env.Getenv) // without a home no timer is offered
	}
	return set, nil
}

func number(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
