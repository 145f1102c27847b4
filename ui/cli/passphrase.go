package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"handrail/internal/oneline"
	"handrail/internal/process"
	"handrail/store"
)

// passphrase reads the passphrase of a sealed file from the file named, or
// asks on the terminal; a new one is asked twice.
func (a *app) passphrase(ctx context.Context, ask store.Ask) (string, error) {
	if a.flags.passphraseFile != "" {
		return a.passphraseFile(ctx, ask)
	}
	if a.flags.noInput || a.env.Secret == nil || !a.env.InTTY {
		return "", &store.Problem{What: fmt.Sprintf("the sealed file %q needs its passphrase, and there is nobody to ask", ask.Path), Hint: "give it in a file: --passphrase-file FILE", Err: errNoPassphrase}
	}
	if a.drawing.Load() {
		return "", usageErrorf("leave Handrail and start it again", "the passphrase of %q cannot be asked for while the screens are open", ask.Path)
	}
	if !ask.New {
		words, err := a.env.Secret(ctx, fmt.Sprintf("Passphrase of %s: ", oneline.Clean(ask.Path)))
		if err == nil {
			a.tellWork(ask.Path)
		}
		return words, err
	}
	a.notice("", fmt.Sprintf("A new sealed file: %s. Handrail cannot help you if you forget its passphrase.", ask.Path))
	return a.newPassphrase(ctx)
}

// mostAttempts is how often a new passphrase is asked for.
const mostAttempts = 3

// shortPassphrase is how many characters a passphrase needs so that nothing is
// said of its length.
const shortPassphrase = 12

// newPassphrase asks twice, and again where the two differ.
func (a *app) newPassphrase(ctx context.Context) (string, error) {
	for attempt := 1; ; attempt++ {
		one, err := a.env.Secret(ctx, "New passphrase: ")
		if err != nil {
			return "", err
		}
		two, err := a.env.Secret(ctx, "Once more: ")
		if err != nil {
			return "", err
		}
		wrong := ""
		switch fault := store.PassphraseFault(one); {
		case one == "":
			wrong = "The passphrase is empty."
		case fault != "":
			wrong = "The passphrase " + fault + "."
		case one != two:
			wrong = "The two are not the same."
		default:
			a.tellBlanks("The passphrase", one)
			if utf8.RuneCountInString(one) < shortPassphrase {
				a.notice("", "That passphrase is short: a thief of the file can try many. Five words that nobody links to you are better; to change it: handrail store move file:PATH")
			}
			return one, nil
		}
		if attempt == mostAttempts {
			return "", usageErrorf("start again, and type the same words both times", "no new passphrase after %d attempts: %s", attempt, strings.ToLower(wrong[:1])+strings.TrimSuffix(wrong[1:], "."))
		}
		a.notice("", wrong+" Try again.")
	}
}

// passphraseFile reads the first line of the file that --passphrase-file
// names; - is standard input.
func (a *app) passphraseFile(ctx context.Context, ask store.Ask) (string, error) {
	path := a.flags.passphraseFile
	name := fmt.Sprintf("the passphrase file %q", path)
	wrong := func(is, hint string) error { return usageErrorf(hint, "%s %s", name, is) }
	var line string
	if path == "-" {
		name = "standard input, named for the passphrase,"
		if a.env.InTTY {
			return "", wrong("is a terminal", "leave --passphrase-file out to be asked, or name a file or a pipe")
		}
		if !a.stdinRead {
			a.stdinLine, a.stdinErr = store.ReadLine(process.Heard{Ctx: ctx, In: a.env.In})
			a.stdinRead = true
		}
		if a.stdinErr != nil {
			if ctx.Err() != nil {
				return "", ctx.Err()
			}
			return "", wrong(a.stdinErr.Error(), "give the passphrase in one line")
		}
		line = a.stdinLine
	} else {
		f, err := store.ReadPassphraseFile(path)
		if err != nil {
			return "", wrong(err.Error(), "name a file whose first line is the passphrase")
		}
		if f.Shared != "" && !a.toldShared {
			a.toldShared = true
			a.remark(name + " can be read by other users of this computer: " + f.Shared)
		}
		line = f.Line
	}
	if fault := store.PassphraseFault(line); fault != "" && ask.New {
		return "", wrong(fault, "save it as plain UTF-8 text")
	}
	a.tellBlanks("The first line of "+name, line)
	if !ask.New {
		a.tellWork(ask.Path)
	}
	return line, nil
}

// remark tells something on the side in one line.
func (a *app) remark(text string) { fmt.Fprintln(a.env.Err, "handrail:", oneline.Clean(text)) }

// tellBlanks tells, once, that a passphrase ends with what nobody sees.
func (a *app) tellBlanks(what, line string) {
	if !a.toldBlanks && strings.TrimRight(line, " \t\u00a0") != line {
		a.toldBlanks = true
		a.remark(what + " ends with a blank, which is part of the passphrase")
	}
}

// tellWork tells, once, that opening a file takes much memory.
func (a *app) tellWork(path string) {
	if work := store.WorkFactor(path); work > store.WorkTold && work <= store.MaxWork && !a.toldWork {
		a.toldWork = true
		a.remark(fmt.Sprintf("%q was sealed with much work (%d): opening it takes %d MiB of memory and some time", path, work, 1<<(work-10)))
	}
}

// passphraseProblem makes a passphrase that cannot be typed one of wrong
// words: the file named for it is wrong, not the record.
func passphraseProblem(err error) error {
	var p *store.Problem
	if errors.Is(err, store.ErrPassphraseText) && errors.As(err, &p) {
		return &usageError{what: p.What, hint: p.Hint, err: err}
	}
	return err
}

// checkPassphraseFile refuses, before the store is opened, an ordinary file
// that no sealed file could be begun with where there is none yet. A pipe is
// read once, when it is needed.
func (a *app) checkPassphraseFile(kind store.Kind, sealed string) error {
	path := a.flags.passphraseFile
	if info, err := os.Stat(path); kind != store.File || err != nil || !info.Mode().IsRegular() {
		return nil
	}
	_, err := os.Stat(sealed)
	f, readErr := store.ReadPassphraseFile(path)
	if err == nil || readErr != nil {
		return nil
	}
	if fault := store.PassphraseFault(f.Line); fault != "" {
		return usageErrorf("save it as plain UTF-8 text", "the passphrase file %q %s", path, fault)
	}
	return nil
}
