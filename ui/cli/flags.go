package cli

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// themes are the values of --theme.
var themes = []string{"auto", "light", "dark", "none"}

// mayBeEmpty are the flags whose empty value says something: no note, no
// reason, nothing missed, any words.
var mayBeEmpty = []string{"note", "reason", "missed", "search"}

// checked refuses values of flags that no command could use, before it runs. A
// flag that is there and empty is refused: in a script it is a variable that
// was not set, and leaving the flag out would mean something else.
func (a *app) checked(c *cobra.Command) error {
	var empty error
	c.Flags().Visit(func(f *pflag.Flag) {
		kind := f.Value.Type()
		if (kind == "string" || kind == "stringSlice") && strings.Trim(f.Value.String(), "[]") == "" && !slices.Contains(mayBeEmpty, f.Name) && empty == nil {
			empty = usageErrorf("give it a value, or leave it out", "--%s is empty", f.Name)
		}
	})
	if empty != nil {
		return empty
	}
	a.document = documentOf(c)
	if a.flags.theme != "" {
		if err := one("theme", a.flags.theme, themes); err != nil {
			return err
		}
	}
	for _, name := range []string{a.flags.store, a.env.Getenv(storeVariable)} {
		if name != "" {
			if _, _, err := a.parsePlace(name); err != nil {
				return err
			}
		}
	}
	a.flags.passphraseFile = cmp.Or(a.flags.passphraseFile, a.env.Getenv(passphraseVariable))
	_, err := a.today()
	return err
}

func noStore(name string) error {
	return usageErrorf("use keyring, file:PATH or memory", "unknown store %s", quoted(name))
}

// noJSON refuses --json where the output is a text for another program.
func (a *app) noJSON(what string) error {
	if a.flags.json {
		return usageErrorf("leave --json out", "%s is not a JSON document", what)
	}
	return nil
}

// usage makes what the flags' library complains of wrong words in ours.
func usage(c *cobra.Command, err error) error {
	hint := "see " + c.CommandPath() + " --help"
	var value *pflag.InvalidValueError
	var none *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &value):
		is := map[string]string{"int": "a whole number", "bool": "true or false"}[value.GetFlag().Value.Type()]
		if is == "" {
			is = "a list joined by commas"
		}
		return usageErrorf(hint, "--%s: %s is not %s", value.GetFlag().Name, quoted(value.GetValue()), is)
	case errors.As(err, &none) && none.GetSpecifiedShortnames() == "":
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearest(none.GetSpecifiedName(), names); near != "" {
			hint = "did you mean --" + near + "? " + hint
		}
		return usageErrorf(hint, "unknown flag %s", quoted("--"+none.GetSpecifiedName()))
	case errors.As(err, &none):
		return usageErrorf(hint+"; a word that begins with - goes after --", "unknown flag %s", quoted("-"+none.GetSpecifiedShortnames()))
	case errors.As(err, &missing):
		return usageErrorf(hint, "--%s needs a value", missing.GetFlag().Name)
	}
	return usageErrorf(hint, "%s", err.Error())
}

// wrongArgs says what a command takes, where it was given something else.
func wrongArgs(c *cobra.Command, args []string) error {
	hint := "see " + c.CommandPath() + " --help"
	if further := furtherWords(c.Use); further != "" {
		return usageErrorf(hint, "%s takes %s, and was given %s", called(c), further, number(len(args), "word"))
	}
	return usageErrorf(hint, "%s takes no further word, and was given %s", called(c), quoted(strings.Join(args, " ")))
}

// furtherWords are the words after a command's name in its use, without flags.
func furtherWords(use string) string {
	_, further, _ := strings.Cut(use, " ")
	further, _, _ = strings.Cut(further, " --")
	return further
}

// takes reads from a command's use how many words it takes: [WORD] may be left
// out, and WORD… may be given several times.
func takes(use string) cobra.PositionalArgs {
	least, most := 0, 0
	for _, word := range strings.Fields(furtherWords(use)) {
		if most++; !strings.HasPrefix(word, "[") {
			least++
		}
		if strings.Contains(word, "…") {
			return cobra.MinimumNArgs(least)
		}
	}
	return cobra.RangeArgs(least, most)
}

// wholeNumber is a flag's value in decimal: 010 is ten.
type wholeNumber int

func wholeNumberVar(f *pflag.FlagSet, n *int, name string, usage string) {
	f.Var((*wholeNumber)(n), name, usage)
}

func (n *wholeNumber) Set(s string) error {
	v, err := strconv.Atoi(s)
	*n = wholeNumber(v)
	return err
}

func (n *wholeNumber) String() string { return strconv.Itoa(int(*n)) }
func (n *wholeNumber) Type() string   { return "int" }

// called is a command by its words, without the program's name.
func called(c *cobra.Command) string { return strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ") }
