package cli

import (
	"errors"
	"strings"
	"unicode/utf8"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// brokenRule words the rule that an entry breaks as a wrong word on the command
// line; other errors stay as they are.
func brokenRule(err error) error {
	var rule *checklist.RuleError
	if errors.As(err, &rule) {
		return usageErrorf(rule.Hint, "%s", rule.What)
	}
	return err
}

// words takes free text of a person: cleaned, short, and nothing that looks
// secret unless keep says that it is none.
func words(what, text string, keep bool) (string, error) {
	return openWords(what, text, keep, "leave it out: nothing secret belongs in the record; if it is not a secret, add --keep")
}

// plainWords are words of a command that takes nothing that looks secret at all.
func plainWords(what, text string) (string, error) {
	return openWords(what, text, false, "put it in other words: nothing secret belongs in the record")
}

func openWords(what, text string, keep bool, hint string) (string, error) {
	if !utf8.ValidString(text) {
		return "", usageErrorf("type it again", "%s is not readable text", what)
	}
	text = strings.TrimSpace(oneline.Clean(text))
	if n := utf8.RuneCountInString(text); n > checklist.MostText {
		return "", usageErrorf("say it shorter", "%s has %d characters, at most %d", what, n, checklist.MostText)
	}
	if looks := checklist.LooksSecret(text); looks != "" && !keep {
		return "", usageErrorf(hint, "%s looks like %s", what, looks)
	}
	return text, nil
}

// reason takes free text that must not be empty.
func reason(text string, keep bool) (string, error) {
	text, err := words("the reason", text, keep)
	if err == nil && text == "" {
		err = usageErrorf("say why, in your own words: --reason TEXT", "a reason is needed")
	}
	return text, err
}

// comingDay reads a day after today, and at most a year ahead where so wanted.
func comingDay(flag, value string, today checklist.Day, aYear bool) (checklist.Day, error) {
	if value == "" {
		return 0, usageErrorf("--"+flag+" YYYY-MM-DD", "a day is needed")
	}
	d, err := checklist.ParseDay(value)
	switch {
	case err != nil:
		return 0, usageErrorf("", "--%s: %v", flag, err)
	case d <= today:
		return 0, usageErrorf("name a day after "+today.String(), "--%s: %s is not after today", flag, d)
	case aYear && d > today.AddMonths(12):
		return 0, usageErrorf("at most until "+today.AddMonths(12).String(), "--%s: %s is more than a year ahead", flag, d)
	}
	return d, nil
}
