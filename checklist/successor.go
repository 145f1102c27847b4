package checklist

// answerTo returns the answer that counts for a step about a thing: its own,
// or, where none was given, that of the steps it succeeds; of several of these
// the worst.
func (a *Assessment) answerTo(step *Step, th string) (Event, bool) {
	e, ok := a.idx.at(KindAnswer, AnswerSubject(step.ID, th))
	if ok {
		return e, !e.Withdrawn()
	}
	var worst Event
	rank := -1
	for _, id := range step.Succeeds {
		e, _ := a.idx.at(KindAnswer, AnswerSubject(id, th))
		if e.Withdrawn() {
			continue
		}
		r := 1 // carried as not known
		if now, _ := a.Catalogue.carried(step, e.Value[FieldDigest], e.Value[FieldAnswer]); now != nil {
			r = map[Means]int{MeansHolds: 0, MeansFails: 2}[now.Means]
		}
		if r > rank {
			worst, rank = e, r
		}
	}
	return worst, rank >= 0
}

// decided returns the newest entry of a kind about a step, or about one of the
// steps it succeeds: exceptions, put-offs and notes are inherited. Where there is
// none it is the zero Event, which says what a withdrawn one says.
func (a *Assessment) decided(k Kind, step *Step) Event {
	for _, id := range append([]string{step.ID}, step.Succeeds...) {
		if e, ok := a.idx.at(k, id); ok {
			return e
		}
	}
	return Event{}
}
