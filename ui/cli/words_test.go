package cli

import (
	"strings"
	"testing"
)

func TestANoteOfTenThousandCharactersIsRefused(t *testing.T) {
	m := newMachine(t)
	m.refuses("has 10000 characters, at most 280", "note", "alerts.orders", strings.Repeat("é", 10000))
	m.must(StatusNothing, "note", "alerts.orders", strings.Repeat("é", 280))
	m.refuses("has 281 characters", "answer", "alerts.orders", "on", "--note", strings.Repeat("x", 281))
	m.refuses("at most 280", "accept", "alerts.orders", "--reason", strings.Repeat("x ", 200), "--until", "2027-01-01")
}

func TestANoteThatLooksSecretIsKeptOnlyOnPurpose(t *testing.T) {
	m := newMachine(t)
	for _, text := range []string{"the password is hunter2", "it showed 493021", "4111 1111 1111 1111", "U1234567", "otpauth://totp/x?secret=ABC"} {
		m.refuses("looks like", "note", "alerts.orders", text)
		m.refuses("add --keep", "answer", "alerts.orders", "on", "--note", text)
		m.refuses("looks like", "accept", "alerts.orders", "--reason", text, "--until", "2027-01-01")
		m.refuses("looks like", "permissions", "unused", "stocks", "--reason", text)
		m.refuses("looks like", "device", "add", text, "--kind", "phone", "--os", "ios")
	}
	m.must(StatusNothing, "note", "alerts.orders", "it showed 493021", "--keep")
	has(t, m.must(StatusNothing, "show", "alerts.orders"), "Your note: it showed 493021")
}

func TestControlCharactersNeverReachTheRecordOrTheTerminal(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "note", "alerts.orders", "a\x1b[31mb\u202ec\nd")
	for _, line := range []string{"show alerts.orders", "log", "steps"} {
		if out := m.must(StatusNothing, strings.Fields(line)...); strings.ContainsAny(out, "\x1b\u202e") {
			t.Errorf("%s: %q", line, out)
		}
	}
	has(t, m.must(StatusNothing, "show", "alerts.orders"), "Your note: a[31mbc d")
	m.refuses("is not readable text", "note", "alerts.orders", "a\xffb")
}

func TestAnEmptyNoteTakesTheNoteAway(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "note", "alerts.orders", "waits")
	m.must(StatusNothing, "note", "alerts.orders", "")
	if out := m.must(StatusNothing, "show", "alerts.orders"); strings.Contains(out, "waits") {
		t.Errorf("it still says %s", out)
	}
}

func TestARiskIsAcceptedWithAReasonAndForAYearAtMost(t *testing.T) {
	m := begun(t)
	for words, line := range map[string]string{
		"a reason is needed":           "accept alerts.orders --until 2027-01-01",
		"a day is needed":              "accept alerts.orders --reason r",
		"is more than a year ahead":    "accept alerts.orders --reason r --until 2027-11-25",
		"2026-11-23 is not after":      "accept alerts.orders --reason r --until 2026-11-23",
		"is more than 90 days ahead":   "snooze alerts.orders --until 2027-02-24",
		"is not accepted":              "accept alerts.orders --withdraw",
		"is not put off":               "snooze alerts.orders --withdraw",
		"2020-01-01 is not after":      "snooze alerts.orders --until 2020-01-01",
		"\"2026-02-30\" is not a day:": "snooze alerts.orders --until 2026-02-30",
	} {
		m.refuses(words, strings.Fields(line)...)
	}
	before := m.must(StatusSomething, "routes", "--json")
	m.must(StatusNothing, "accept", "mfa.second-method", "--reason", "no second device yet", "--until", "2027-11-24")
	if m.must(StatusSomething, "routes", "--json") != before {
		t.Error("accepting a risk changed a route")
	}
	m.must(StatusNothing, "snooze", "alerts.orders", "--until", "2026-11-25")
	has(t, m.must(StatusNothing, "show", "alerts.orders"), "Put off until 2026-11-25")
	m.must(StatusNothing, "snooze", "alerts.orders", "--until", "2026-11-26")
	m.refuses("twice running", "snooze", "alerts.orders", "--until", "2026-11-27")
	// Case 7: both can be taken back, also when they are not the last entry.
	m.must(StatusNothing, "answer", "alerts.orders", "off")
	m.must(StatusNothing, "snooze", "alerts.orders", "--withdraw")
	m.must(StatusNothing, "accept", "mfa.second-method", "--withdraw")
	if out := m.must(StatusNothing, "show", "alerts.orders") + m.must(StatusNothing, "show", "mfa.second-method"); strings.Contains(out, "Put off") || strings.Contains(out, "no second device yet") {
		t.Errorf("it still says %s", out)
	}
	has(t, m.must(StatusNothing, "log"), "no longer put off", "risk no longer accepted")
	m.must(StatusNothing, "undo")
	has(t, m.must(StatusNothing, "show", "mfa.second-method"), "no second device yet")
}

func TestWithoutAKeyringTheMissingPieceIsNamed(t *testing.T) {
	m := newMachine(t)
	m.broken = errTest
	for _, line := range []string{"status", "next", "answer alerts.orders on", "facts", "forget"} {
		m.in = "forget\n"
		out, errs, status := m.run(strings.Fields(line)...)
		if status != StatusRecord || out != "" || !strings.Contains(errs, "hint:") {
			t.Errorf("%s ends with %d: %s%s", line, status, out, errs)
		}
	}
	for _, line := range []string{"store where", "version", "catalogue check", "schema next", "completion bash"} {
		if _, errs, status := m.run(strings.Fields(line)...); status != StatusNothing {
			t.Errorf("%s ends with %d: %s", line, status, errs)
		}
	}
}
