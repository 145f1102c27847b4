package checklist

import "slices"

// EventSitting is the short sitting that follows a life event: the facts it may
// change, then what it touches, whatever that is now, then paper. It is nil
// where the event did not happen, or all of it was looked at since.
func (a *Assessment) EventSitting(life string) *Sitting {
	stalers := slices.DeleteFunc(stalersOf(a.Catalogue, a.idx), func(st staler) bool { return st.life.ID != life })
	if len(stalers) == 0 {
		return nil
	}
	newest := stalers[0]
	var asks []asking
	for i := range a.Steps {
		s := &a.Steps[i]
		if s.Applies == No {
			continue
		}
		for _, th := range a.things(s.Step) {
			// Nobody can look at what is gone; what releases it is asked of the account.
			touched := !th.gone && slices.ContainsFunc(stalers, func(st staler) bool { return st.touches(s.Step, th) })
			for _, ab := range s.About {
				if touched && ab.Target == th.id && (ab.SeenOn < newest.event.Day || ab.atOnce) {
					asks = append(asks, asking{kind: DueReview, id: s.Step.ID, about: th.id, due: newest.event.Day})
				}
			}
		}
	}
	for _, id := range newest.life.Facts {
		if st := a.Facts.State(id); st != nil && st.Known && st.enteredAt < newest.event.EnteredAt() {
			asks = append(asks, asking{kind: DueFact, id: id})
		}
	}
	for _, q := range a.due {
		if q.kind == DuePaper && newest.life.Spoils(q.id) {
			asks = append(asks, q)
		}
	}
	if len(asks) == 0 {
		return nil
	}
	s := a.sitting(a.Day, asks)
	s.States, s.More = append(s.States, s.More...), nil
	s.Minutes, s.MoreMinutes = s.Minutes+s.MoreMinutes, 0
	return &s
}
