package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// toldFact is what an entry tells about a fact: its value or, where it was
// withdrawn, that it is not known.
type toldFact struct {
	fact  string
	step  string // the step whose answer tells it, or empty
	event Event
}

// factsFromAnswers lists what answers tell about facts. The newest answer to a
// step tells what it sets. What an earlier answer set and the newest one does
// not is no longer known: an older entry about that fact does not come back,
// since it was overtaken, and "not sure" would otherwise bring back what was
// seen to be wrong. An answer that was withdrawn tells nothing.
//
// A value that an answer sets with a plus, such as "+sms", was seen beside
// what the fact says: it is added, until a newer look at the same thing does
// not see it.
func factsFromAnswers(c *Catalogue, idx *index) (out, added []toldFact) {
	for _, newest := range idx.kind[KindAnswer] {
		name, _ := SplitSubject(newest.Subject)
		step := c.Step(name)
		if step == nil {
			continue
		}
		told := make(map[string]bool)
		looked := false
		n := 0
		for entry := range idx.standing(newest.Subject) {
			e := *entry
			n++
			a, _ := c.carried(step, e.Value[FieldDigest], e.Value[FieldAnswer])
			carried := a != nil
			if !carried { // to a question that has changed: what it set is not known
				a = step.answer(e.Value[FieldAnswer])
			}
			if a == nil {
				continue
			}
			first := !looked
			looked = true
			for fact, value := range a.Sets {
				if beside, ok := strings.CutPrefix(value, "+"); ok {
					if first {
						e.Value = Value{FieldValue: beside}
						added = append(added, toldFact{fact, step.ID, e})
					}
					continue
				}
				if told[fact] {
					continue
				}
				told[fact] = true
				s := toldFact{fact, step.ID, e}
				s.event.Value, s.event.Order = nil, e.EnteredAt()
				if n == 1 && carried {
					s.event.Value = Value{FieldValue: value}
				}
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(added, func(x, y toldFact) int {
		return cmp.Or(strings.Compare(x.fact, y.fact), strings.Compare(x.event.Value[FieldValue], y.event.Value[FieldValue]), strings.Compare(x.step, y.step))
	})
	return out, added
}
