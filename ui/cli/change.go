package cli

import (
	"context"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/session"
)

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
		return usageErrorf("leave --on out", "--on is read-only")
	}
	return nil
}

// enter opens the record, keeps the entries that a command makes with it, and
// tells what that changed. A rule that one of them breaks is a wrong word.
func (a *app) enter(ctx context.Context, entries func(*session.Session) ([]checklist.Entry, error)) (*session.Session, document.Change, error) {
	s, err := a.writing(ctx)
	if err != nil {
		return nil, document.Change{}, err
	}
	list, err := entries(s)
	if err != nil {
		return nil, document.Change{}, brokenRule(err)
	}
	change, err := a.keep(ctx, s, list...)
	return s, change, err
}

// keep enters something and tells what that changed.
func (a *app) keep(ctx context.Context, s *session.Session, said ...checklist.Entry) (document.Change, error) {
	before := s.Assessment()
	events, err := s.Enter(ctx, said...)
	if err != nil {
		return document.Change{}, err
	}
	return document.ChangeOf(before, s.Assessment(), events), nil
}
