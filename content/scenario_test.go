package content

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// ibkrAsWritten is the catalogue of the folder, with today's texts.
func ibkrAsWritten(t *testing.T) *checklist.Catalogue {
	t.Helper()
	top, err := Source("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	c, _ := Load(top, 0)
	return c
}

func TestAnActionNamesAnotherScenarioByItsTitleAndOnPaperByItsID(t *testing.T) {
	files := small(t)
	breakage{file: "scenarios/lost-phone.yaml", old: "text: Have the SIM blocked.,", new: `text: "Turn to {strange-push}.", short: "Take {strange-push}.",`}.broken(t, files)
	c, report := Load(files, today)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	a := c.Scenario("lost-phone").Actions[0]
	if a.Text != "Turn to “A push you did not start”." || a.Short != "Take {strange-push}." {
		t.Errorf("the action is %q, on paper %q", a.Text, a.Short)
	}
}

// Somebody who helps, or who waits, has no password of the mailbox: the call
// comes first, and the mailbox while waiting.
func TestTheCallToTheBrokerComesBeforeTheMailbox(t *testing.T) {
	for _, s := range ibkrAsWritten(t).Scenarios {
		at := func(id string) int {
			return slices.IndexFunc(s.Actions, func(a checklist.Emergency) bool { return a.ID == id })
		}
		if call, mailbox := at("call-broker"), at("mailbox"); s.ID != "mailbox-taken" && mailbox >= 0 && mailbox < call {
			t.Errorf("%s: the mailbox is action %d, the call %d", s.ID, mailbox+1, call+1)
		}
	}
}

func TestEveryActionOfAnEmergencyHasALineForPaper(t *testing.T) {
	for _, s := range ibkrAsWritten(t).Scenarios {
		for _, a := range s.Actions {
			if a.Short == "" {
				t.Errorf("%s: action %s has no text for paper", s.ID, a.ID)
			}
		}
	}
}

func TestThePhasesOfAnEmergencyComeInOrder(t *testing.T) {
	for _, s := range ibkrAsWritten(t).Scenarios {
		last := 0
		for _, a := range s.Actions {
			at := slices.Index(checklist.Phases, a.Phase)
			if at < last {
				t.Errorf("%s: action %s (%s) comes after %s", s.ID, a.ID, a.Phase, checklist.Phases[last])
			}
			last = at
		}
	}
}

// Frightened people read words they know, and hours by their own clock.
func TestAnEmergencySpeaksPlainly(t *testing.T) {
	hard := regexp.MustCompile(`(?i)\bcarriers?\b|\bthe portal\b|\bUTC\b|turn to (the|that) page|\banew\b|\bafresh\b|\bpush\b`)
	for _, s := range ibkrAsWritten(t).Scenarios {
		for _, a := range s.Actions {
			for _, text := range []string{a.Text, a.Short, a.See, a.Closed, a.Cannot, a.Say} {
				if found := hard.FindString(text); found != "" {
					t.Errorf("%s/%s says %q: %s", s.ID, a.ID, found, text)
				}
			}
		}
	}
}

// A temporary code is for getting the card that signs in for 21 days.
func TestATemporaryCodeIsNamedWithTheCardThatLasts(t *testing.T) {
	for _, s := range ibkrAsWritten(t).Scenarios {
		var whole strings.Builder
		for _, a := range s.Actions {
			whole.WriteString(a.Text + a.Say)
		}
		if text := whole.String(); strings.Contains(text, "a temporary code") && s.ID != "illness-or-death" && !strings.Contains(text, "21 days") {
			t.Errorf("%s speaks of a temporary code and not of the 21 days of the card", s.ID)
		}
	}
}
