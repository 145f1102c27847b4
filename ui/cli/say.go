package cli

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// changeDoc is what a command that keeps something tells: what was kept, and
// which routes that opened or closed.
type changeDoc struct {
	Kept          []saidDoc   `json:"kept"`
	Opened        []routeName `json:"opened"`
	Closed        []routeName `json:"closed"`
	NotApplicable []routeName `json:"not_applicable"` // were open, and by a fact do not apply now
}

type saidDoc struct {
	Kind    checklist.Kind `json:"kind"`
	Subject string         `json:"subject"`
	Day     checklist.Day  `json:"day"`
	Says    string         `json:"says"`
}

type routeName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// nothingKept is the change of a command that only looks.
func nothingKept() changeDoc {
	return changeDoc{Kept: []saidDoc{}, Opened: []routeName{}, Closed: []routeName{}, NotApplicable: []routeName{}}
}

// writing opens the record for a command that keeps something.
func (a *app) writing(ctx context.Context) (*session.Session, error) {
	if err := a.notAsOf(); err != nil {
		return nil, err
	}
	return a.begin(ctx)
}

// notAsOf refuses to keep anything as of another day.
func (a *app) notAsOf() error {
	if a.flags.on != "" {
		return wrongWords("leave --on out", "nothing can be kept as of another day")
	}
	return nil
}

// keep says something and tells what that changed.
func (a *app) keep(ctx context.Context, s *session.Session, said ...checklist.Said) (changeDoc, error) {
	before := s.Assessment()
	events, err := s.Say(ctx, said...)
	if err != nil {
		return changeDoc{}, err
	}
	return changeOf(before, s.Assessment(), events), nil
}

// changeOf tells what differs after these events were kept.
func changeOf(before, after *checklist.Assessment, events []checklist.Event) changeDoc {
	doc := nothingKept()
	for _, e := range events {
		if e.Kind != checklist.KindCatalogue {
			doc.Kept = append(doc.Kept, saidDoc{e.Kind, e.Subject, e.Day, scene.Said(after.Catalogue, e)})
		}
	}
	ch := checklist.Compare(before, after)
	for _, r := range append(ch.Opened, ch.Learned...) {
		doc.Opened = append(doc.Opened, routeName{r.Route, r.Title})
	}
	for _, r := range ch.Closed {
		if after.Route(r.Route).Applies == checklist.No {
			doc.NotApplicable = append(doc.NotApplicable, routeName{r.Route, r.Title})
		} else {
			doc.Closed = append(doc.Closed, routeName{r.Route, r.Title})
		}
	}
	return doc
}

// changeText prints what was kept and what that changed.
func (a *app) changeText(d changeDoc) {
	for _, k := range d.Kept {
		a.line("kept: %s", k.Says)
	}
	for _, r := range d.Closed {
		a.line("closed: %s (%s)", r.Title, r.ID)
	}
	for _, r := range d.Opened {
		a.line("opened: %s (%s)", r.Title, r.ID)
	}
	for _, r := range d.NotApplicable {
		a.line("does not apply now: %s (%s)", r.Title, r.ID)
	}
	if len(d.Closed)+len(d.Opened)+len(d.NotApplicable) == 0 {
		a.line("No route opened or closed.")
	}
}

// line prints one line. What a person or a file supplied loses what could
// draw over it.
func (a *app) line(format string, args ...any) {
	fmt.Fprintln(a.env.Out, strings.TrimRight(oneline.Clean(fmt.Sprintf(format, args...)), " "))
}

// para prints a text in lines that fit, each after indent.
func (a *app) para(indent, text string) {
	if text = oneline.Clean(text); text != "" {
		fmt.Fprintln(a.env.Out, wrapped(text, a.width(), indent))
	}
}

// hang prints a text behind a mark, its further lines under its first word.
func (a *app) hang(mark, text string) {
	indent := strings.Repeat(" ", ansi.StringWidth(mark))
	fmt.Fprintln(a.env.Out, mark+strings.TrimPrefix(wrapped(oneline.Clean(text), a.width(), indent), indent))
}

// aside tells something on standard error, apart from the data, behind a mark.
func (a *app) aside(mark, text string) {
	indent := strings.Repeat(" ", len(mark))
	fmt.Fprintln(a.env.Err, mark+strings.TrimPrefix(wrapped(oneline.Clean(text), a.width(), indent), indent))
}

// width is how wide text is: the terminal's, and not wider than is read well.
func (a *app) width() int {
	if a.env.Width == 0 {
		return 80
	}
	return min(a.env.Width, 100)
}

// mostWords is how many characters a note or a reason has at most.
const mostWords = 280

// words takes free text of a person: cleaned, short, and nothing that looks
// secret unless keep says that it is none.
func words(what, text string, keep bool) (string, error) {
	return openWords(what, text, keep, "leave it out: nothing secret belongs into the record; if it is none, add --keep")
}

// plainWords are words of a command that takes nothing that looks secret at all.
func plainWords(what, text string) (string, error) {
	return openWords(what, text, false, "say it in other words: nothing secret belongs into the record")
}

func openWords(what, text string, keep bool, hint string) (string, error) {
	if !utf8.ValidString(text) {
		return "", wrongWords("type it again", "%s is no text", what)
	}
	text = strings.TrimSpace(oneline.Clean(text))
	if n := utf8.RuneCountInString(text); n > mostWords {
		return "", wrongWords("say it shorter", "%s has %d characters, at most %d", what, n, mostWords)
	}
	if looks := checklist.LooksSecret(text); looks != "" && !keep {
		return "", wrongWords(hint, "%s looks like %s", what, looks)
	}
	return text, nil
}

// reason takes free text that must not be empty.
func reason(text string, keep bool) (string, error) {
	text, err := words("the reason", text, keep)
	if err == nil && text == "" {
		err = wrongWords("say why, in your own words: --reason TEXT", "a reason is needed")
	}
	return text, err
}

// comingDay reads a day after today, and at most a year ahead where so wanted.
func comingDay(flag, value string, today checklist.Day, aYear bool) (checklist.Day, error) {
	if value == "" {
		return 0, wrongWords("--"+flag+" YYYY-MM-DD", "a day is needed")
	}
	d, err := checklist.ParseDay(value)
	switch {
	case err != nil:
		return 0, wrongWords("", "--%s: %v", flag, err)
	case d <= today:
		return 0, wrongWords("name a day after "+today.String(), "--%s: %s is not after today", flag, d)
	case aYear && d > today.AddMonths(12):
		return 0, wrongWords("at most until "+today.AddMonths(12).String(), "--%s: %s is more than a year ahead", flag, d)
	}
	return d, nil
}
