package cli

import (
	"strings"
	"testing"
)

func TestAnAlarmStaysOpenUntilSomethingBecameOfIt(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "facts", "smartphone=yes")
	if got := m.must(StatusNothing, "alarm"); got != "No alarm.\n" {
		t.Errorf("with no alarm it says %q", got)
	}
	out := m.must(StatusSomething, "answer", "phishing.push", "hurried")
	for _, want := range []string{"ALARM", "Remove nothing yet", "handrail emergency strange-push"} {
		if !strings.Contains(out, want) {
			t.Errorf("the answer does not name %q:\n%s", want, out)
		}
	}
	if status := m.must(StatusSomething, "status"); !strings.Contains(status, "handrail alarm phishing.push") {
		t.Errorf("status names no alarm:\n%s", status)
	}
	m.must(StatusNothing, "answer", "phishing.push", "works")
	m.must(StatusSomething, "alarm")
	m.refuses("name one of the three", "alarm", "phishing.push")
	m.refuses("has no alarm", "alarm", "alerts.orders", "--unclear")
	m.must(StatusNothing, "alarm", "phishing.push", "--unclear")
	m.must(StatusSomething, "alarm")
	m.must(StatusNothing, "alarm", "phishing.push", "--told", "2026-11-20", "--reference", "4711")
	if got := m.must(StatusNothing, "alarm"); !strings.Contains(got, "Broker told 2026-11-20: 4711") {
		t.Errorf("it says %q", got)
	}
	m.must(StatusNothing, "undo")
	m.must(StatusSomething, "alarm")
}
