package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is typed ahead in plain mode answers forms in their order, and no line of it
// is lost; but a number answers the question of a step only once that can have been
// heard.
func TestWhatIsTypedAheadInPlainModeAnswersFormsAndNoQuestionUnheard(t *testing.T) {
	home := t.TempDir()
	drawn, status, _ := inTerminal(t, home, []string{"--accessible", "--store", "memory"},
		[2]string{"Number 1 to 4, or help, again, leave: ", "1\r3,4\r1\r1,2\rMy phone\r2\r1\r6\r1\r1\r1\r"},
		[2]string{"Answer 1 to 6, or help, again, back: ", "leave\r"})
	for _, want := range []string{"Kept: ways in that you use.", "Kept: My phone.", "Kept: automation.", "Kept: permissions.", "Not taken: hear the question and its answers first.", "One moment. Not taken: 1, typed before the question was heard."} {
		if !strings.Contains(drawn, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if strings.Contains(drawn, ", saved") || status != 0 || t.Failed() {
		t.Errorf("status %d:\n%s", status, drawn)
	}
}

// A whole first session by numbers, on a terminal, under a passphrase: first answer,
// a good, a bad and an unsure one, the phone lost, a page as a file, a calendar, and
// back another time.
func TestAWholeFirstSessionByNumbersInPlainMode(t *testing.T) {
	home := t.TempDir()
	t.Chdir(home)
	const first, second = "Answer 1 to 6, or help, again, back: ", "Answer 1 to 7, or help, again, back: "
	drawn, status, _ := inTerminal(t, home, []string{"--accessible"},
		[2]string{"Number 1 to 5, or help, again, leave: ", "2\r"},
		[2]string{"Your words, Enter keeps " + filepath.Join(home, "handrail", "record.age"), "\r"},
		[2]string{"New passphrase: ", "plainly fake\r"},
		[2]string{"Once more: ", "plainly fake\r"},
		[2]string{"more, to hear what to choose, or help, again, leave: ", "1\r"},
		[2]string{"Numbers 1 to 6, with commas, or help, again, skip, back: ", "3,4\r"},
		[2]string{"so far: none.", "1\r"},
		[2]string{"What do you open on it?", "\r\r\r"},
		[2]string{"Does a program or script", "1\r"},
		[2]string{"Which of these do you have?", "6\r"},
		[2]string{"From memory, 1 of 3", "more\r"},
		[2]string{first, "5\r"},
		[2]string{"Not sure, saved", "1\r"},
		[2]string{"From memory, 2 of 3", "more\r"},
		[2]string{second, "1\r"},
		[2]string{"Nothing more, saved", "1\r"},
		[2]string{"On your phone, 3 of 3", "more\r"},
		[2]string{"letters; theft protection is on", "5\r"}, // it was heard, with more to come
		[2]string{"theft protection is on, saved", "emergency\r"},
		[2]string{"What is happening?", "1\r"},
		[2]string{"Which, and was it open?", "1\r"},
		[2]string{"Use this page if: your phone is gone", "1\r"},
		[2]string{"Lock the phone and mark it lost", "1\r"},
		[2]string{"Ring your phone company", "runbook\r"},
		[2]string{"3: Sheet E, Emergency", "3\r"},
		[2]string{"Runbook, Sheet E", "write\r"},
		[2]string{"Number 1 to 4, Enter keeps 1, or help", "\r\r\r\r\r"},
		[2]string{"counted", "find\r"},
		[2]string{"Words to find, or help, back: ", "calendar\r"},
		[2]string{"Write a calendar file", "2\r"},
		[2]string{"Your words, Enter keeps handrail.ics", "\r"},
		[2]string{"import it, then", "today\r"},
		[2]string{"It is over, or I was only reading", "2\r"},
		[2]string{"The log is removed.", "leave\r"})
	for _, name := range []string{"handrail-E.pdf", "handrail.ics"} {
		if info, err := os.Stat(filepath.Join(home, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	next, _, found := strings.Cut(drawn[strings.LastIndex(drawn, "Next: ")+len("Next: "):], ":")
	if !found || status != 0 || t.Failed() {
		t.Fatalf("status %d, next %q:\n%s", status, next, drawn)
	}
	drawn, status, _ = inTerminal(t, home, []string{"--accessible"},
		[2]string{"Passphrase of", "plainly fake\r"}, [2]string{"NEXT. About", "leave\r"})
	if _, row, _ := strings.Cut(drawn, "1: "); status != 0 || !strings.HasPrefix(strings.ToLower(row), next) {
		t.Errorf("status %d; it left with %q next, and comes back to:\n%s", status, next, drawn)
	}
}
