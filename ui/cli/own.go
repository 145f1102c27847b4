package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/process"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// askOwn asks on the terminal for what only the person has. An empty line leaves
// a ruled blank.
func (a *app) askOwn(ctx context.Context, s *session.Session, missing []string) error {
	in := bufio.NewReader(io.LimitReader(process.Heard{Ctx: ctx, In: a.env.In}, store.MaxPassphrase))
	for _, own := range checklist.OwnContacts {
		for slices.Contains(missing, own.ID) {
			fmt.Fprintf(a.env.Err, "%s (Enter leaves a ruled blank): ", own.Ask)
			line, err := in.ReadString('\n')
			if err != nil {
				return ctx.Err() // the lines end: what is missing stays a blank
			}
			e, err := checklist.ContactEntry(own.ID, oneline.Words(line))
			if err != nil {
				a.notice("", upperFirst(err.Error())+".")
				continue
			}
			if len(e.Value) > 0 {
				if _, err := s.Do(ctx, scene.Enter{Events: []checklist.Entry{e}}); err != nil {
					return err
				}
				a.notice("", upperFirst(scene.OwnNotice(s.World(), e))+".")
			}
			break
		}
	}
	return nil
}
