package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

func wordsOf(text string) int { return len(strings.Fields(text)) }

// An action has 25 words. A few need some more, and no step is long because
// of it.
func TestActionsAreShort(t *testing.T) {
	var all, long int
	var whole []int
	for _, s := range ibkrAsWritten(t).Steps {
		n := 0
		for _, a := range s.Do {
			all++
			if n += wordsOf(a.Text); wordsOf(a.Text) > 25 {
				long++
			}
		}
		whole = append(whole, n)
	}
	slices.Sort(whole)
	if long*50 > all {
		t.Errorf("%d of %d actions have more than 25 words: at most one in fifty may", long, all)
	}
	if median := whole[len(whole)/2]; median > 60 {
		t.Errorf("half of the steps have more than %d words of actions: the budget is 60", median)
	}
	t.Logf("%d steps, median %d words, longest %d; %d of %d actions have more than 25 words", len(whole), whole[len(whole)/2], whole[len(whole)-1], long, all)
}

// Somebody who picks the first answer without reading must not be told that all is
// well: the good answer comes first in at most two of five steps.
func TestTheGoodAnswerIsSeldomFirst(t *testing.T) {
	steps := ibkrAsWritten(t).Steps
	first := 0
	for _, s := range steps {
		if s.Answers[0].Means == checklist.MeansHolds {
			first++
		}
	}
	if first*5 > len(steps)*2 {
		t.Errorf("the good answer is first in %d of %d steps: at most two of five may", first, len(steps))
	}
	t.Logf("the good answer is first in %d of %d steps", first, len(steps))
}

// What was entered under a released text is not lost: a failing answer is carried
// on, and a holding one is, or is asked again. With -v this lists each of those.
func TestEveryReleasedAnswerIsCarriedOrAskedAgain(t *testing.T) {
	c := ibkrAsWritten(t)
	carries := make(map[string]map[string]string) // by digest
	now := make(map[string]*checklist.Step)
	for i := range c.Steps {
		s := &c.Steps[i]
		now[s.Digest] = s
		for digest, to := range s.Carries {
			carries[digest] = to
		}
	}
	var holds, heldOn, fails, failedOn int
	var again []string
	for digest, told := range c.Past {
		for _, a := range told.Answers {
			_, carried := carries[digest][a.ID]
			carried = carried || now[told.Asked] != nil
			switch {
			case a.Means == checklist.MeansHolds && carried:
				holds, heldOn = holds+1, heldOn+1
			case a.Means == checklist.MeansHolds:
				holds++
				again = append(again, fmt.Sprintf("%s %s: %s", told.Step, a.ID, a.Text))
			case carried:
				fails, failedOn = fails+1, failedOn+1
			default:
				fails++
				t.Errorf("%s: the answer %q failed in a release and is carried nowhere", told.Step, a.ID)
			}
		}
	}
	if len(c.Past) < 100 || heldOn*5 < holds*4 {
		t.Errorf("of %d released texts %d of %d holding answers are carried: four of five must be", len(c.Past), heldOn, holds)
	}
	slices.Sort(again)
	t.Logf("%d of %d holding answers and %d of %d failing ones are carried; asked again:\n%s", heldOn, holds, failedOn, fails, strings.Join(again, "\n"))
}
