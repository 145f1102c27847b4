package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// printer stands for the programs of the system.
type printer struct {
	ran  [][]string
	got  []byte
	fail map[string]error
}

func (p *printer) run(_ context.Context, stdin []byte, words ...string) error {
	p.ran = append(p.ran, words)
	p.got = stdin
	return p.fail[words[0]]
}

func TestTheDocumentsOfPaperAndRemindersFitTheirSchemas(t *testing.T) {
	m := lived(t)
	p := &printer{}
	m.edit = func(e *Env) { e.Run, e.Program = p.run, "/usr/bin/handrail" }
	file := filepath.Join(m.home, "copy")
	pw := filepath.Join(m.home, "pw")
	if err := os.WriteFile(pw, []byte("plainly fake\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, a := range []struct{ document, line string }{
		{"remind", "remind ics"}, {"remind", "remind systemd"}, {"remind", "remind systemd --install"}, {"remind", "remind fire --on 2030-01-01"}, {"remind", "remind systemd --uninstall"},
		{"remind", "remind launchd"}, {"remind", "remind schtasks"}, {"happened", "happened"}, {"diff", "diff --since 2026-01-01 --on 2030-01-01"},
		{"emergency", "emergency"}, {"emergency", "emergency lost-phone"}, {"drill", "drill lost-phone"}, {"walk", "walk mfa"}, {"walk", "walk web"}, {"walk", "walk mfa.second-method"},
		{"export", "export " + file + " --passphrase-file " + pw}, {"import", "import " + file + " --dry-run --passphrase-file " + pw}, {"import", "import " + file + " --passphrase-file " + pw},
		{"runbook", "runbook"}, {"runbook", "runbook --page all -o " + filepath.Join(m.home, "all.pdf") + " --kept drawer"}, {"runbook", "runbook --page card --print"},
		{"status", "status"}, {"drill", "drill lost-phone --minutes 3 --missed keys"}, {"happened", "happened new-phone"},
	} {
		out, errs, status := m.run(append(strings.Fields(a.line), "--json")...)
		if status > StatusSomething {
			t.Errorf("%s ends with %d: %s", a.line, status, errs)
			continue
		}
		fits(t, a.line, a.document, out)
	}
	var doc document.Runbook
	if err := json.Unmarshal([]byte(m.must(StatusNothing, "runbook", "--page", "emergency", "--blank", "-o", filepath.Join(m.home, "e.pdf"), "--kept", "here", "--json")), &doc); err != nil {
		t.Fatal(err)
	}
	fits(t, "verify", "runbook-verify", m.must(StatusNothing, "runbook", "verify", doc.Sheets[0].ID, "--json"))
}

func TestAPageGoesToThePrinterByStandardInputUnderANeutralName(t *testing.T) {
	m := lived(t)
	p := &printer{}
	m.edit = func(e *Env) { e.Run = p.run }
	_, errs, status := m.run("runbook", "--page", "emergency", "--blank", "--paper", "letter", "--print")
	if status != StatusNothing {
		t.Fatalf("%d: %s", status, errs)
	}
	has(t, errs, "1 sheet, both sides.", "Print systems keep copies")
	if want := "lp -s -t Pages -o media=Letter -o print-scaling=none -o sides=two-sided-long-edge -"; len(p.ran) != 1 || strings.Join(p.ran[0], " ") != want {
		t.Errorf("ran %q, want %q", p.ran, want)
	}
	if !bytes.HasPrefix(p.got, []byte("%PDF-")) {
		t.Errorf("the printer was given %.20q", p.got)
	}
	has(t, m.must(StatusSomething, "status"), "E [x] Sheet E, Emergency printed 2026-11-24, current")
}

func TestWithoutLPThePageGoesToLPR(t *testing.T) {
	m := lived(t)
	p := &printer{fail: map[string]error{"lp": session.ErrNoProgram}}
	m.edit = func(e *Env) { e.Run = p.run }
	m.must(StatusNothing, "runbook", "--page", "card", "--print")
	if len(p.ran) != 2 || p.ran[1][0] != "lpr" {
		t.Errorf("ran %q", p.ran)
	}
}

func TestOnWindowsThePageIsPrintedAsText(t *testing.T) {
	m := lived(t)
	p := &printer{}
	m.edit = func(e *Env) {
		e.Run, e.System = p.run, "windows"
		e.Getenv = func(name string) string { return map[string]string{"LocalAppData": m.home}[name] }
	}
	m.must(StatusNothing, "runbook", "--page", "card", "--print")
	if len(p.ran) != 1 || p.ran[0][0] != "powershell.exe" || bytes.HasPrefix(p.got, []byte("%PDF")) || len(p.got) == 0 {
		t.Errorf("ran %q with %.20q", p.ran, p.got)
	}
}

func TestAPrintSystemThatFailsIsToldAndNothingIsNoted(t *testing.T) {
	m := lived(t)
	p := &printer{fail: map[string]error{"lp": errors.New("no default destination")}}
	m.edit = func(e *Env) { e.Run = p.run }
	before := m.must(StatusNothing, "log")
	_, errs, status := m.run("runbook", "--page", "card", "--print")
	if status != StatusFailed {
		t.Errorf("status %d", status)
	}
	has(t, errs, "no default destination", "-o FILE.pdf")
	if m.must(StatusNothing, "log") != before {
		t.Error("a print that failed was noted")
	}
}

// Neither a timer nor an emergency may wait for a keyring.
func TestNeitherATimerNorAnEmergencyTouchesTheRecord(t *testing.T) {
	m := lived(t)
	m.must(StatusNothing, "remind", "launchd", "-o", filepath.Join(m.home, "agent"))
	m.edit = func(e *Env) {
		e.Store = func(o *store.Options) {
			o.Backend = forbidden{t}
			o.Look = func(context.Context) (store.Looked, error) {
				t.Error("the keyring was looked for")
				return store.Looked{}, nil
			}
		}
	}
	has(t, m.must(StatusNothing, "remind", "fire", "--on", "2030-01-01"), "Handrail: still waiting")
	has(t, m.must(StatusNothing, "emergency"), "What is happening?")
	m.must(StatusNothing, "emergency", "lost-phone")
	opened := ""
	m.edit = func(e *Env) {
		e.InTTY, e.OutTTY = true, true
		e.Store = func(o *store.Options) { o.Backend = forbidden{t} }
		e.Screens = func(_ context.Context, s *session.Session, at scene.Place, _ string) (string, error) {
			opened = fmt.Sprint(at.Screen, " ", at.ID, " ", s.World().Unread)
			return "", nil
		}
	}
	m.must(StatusNothing, "emergency", "lost-phone")
	if opened != "emergency lost-phone true" {
		t.Errorf("opened %q", opened)
	}
	m.must(StatusNothing, "emergency", "lost-fone")
	if opened != "emergency  true" {
		t.Errorf("a slip of the hand opened %q", opened)
	}
}

type forbidden struct{ t *testing.T }

func (f forbidden) Set(string, string, string) error {
	f.t.Error("the keyring was written")
	return nil
}
func (f forbidden) Get(string, string) (string, error) {
	f.t.Error("the keyring was read")
	return "", nil
}
func (f forbidden) Delete(string, string) error { f.t.Error("the keyring was emptied"); return nil }

// Each command opens its screen where somebody is there to look.
func TestTheEmergencySheetIsMadeWhereTheRecordCannotBeReachedByEitherName(t *testing.T) {
	m := begun(t)
	m.broken = &store.Problem{What: "the keyring is locked", Hint: "unlock it", Err: store.ErrLocked}
	for _, page := range []string{"emergency", "E", "e"} {
		has(t, m.must(StatusNothing, "runbook", "--page", page), "EMERGENCY")
	}
	m.must(StatusRecord, "runbook", "--page", "A")
}

func TestEachCommandOpensItsPlace(t *testing.T) {
	m := lived(t)
	var at scene.Place
	m.edit = func(e *Env) {
		e.InTTY, e.OutTTY = true, true
		e.Screens = func(_ context.Context, _ *session.Session, p scene.Place, _ string) (string, error) {
			at = p
			return "", nil
		}
	}
	for line, want := range map[string]scene.Place{
		"walk": {Screen: "today"}, "walk mfa.second-method": {Screen: "step", ID: "mfa.second-method"},
		"review": {Screen: "review"}, "drill": {Screen: "drill"}, "drill lost-phone": {Screen: "drill", ID: "lost-phone"},
	} {
		at = scene.Place{}
		m.must(StatusNothing, strings.Fields(line)...)
		if at != want {
			t.Errorf("%s opens %+v, want %+v", line, at, want)
		}
	}
	m.must(StatusNothing, "walk", "web")
	if steps := strings.Split(at.Query, ","); at.Screen != "step" || at.ID != steps[0] || len(steps) > checklist.SittingSteps {
		t.Errorf("walk web opens %+v", at)
	}
}

// The day on which something falls due is the day of an event of the calendar,
// and the next event is the next day of something that falls due.
func TestWhatFallsDueIsInTheCalendar(t *testing.T) {
	m := lived(t)
	text := m.must(StatusNothing, "remind", "ics")
	for day := checklist.DayOf(m.now) + 1; day < checklist.DayOf(m.now)+120; day++ {
		var doc document.Due
		out, errs, _ := m.run("due", "--json", "--on", day.String())
		if err := json.Unmarshal([]byte(out), &doc); err != nil {
			t.Fatalf("%v: %s", err, errs)
		}
		for _, d := range doc.Due {
			if d.OverdueDays == 0 && d.Kind != checklist.DueAccepted && d.Kind != checklist.DuePutOff && !strings.Contains(text, "DTSTART;VALUE=DATE:"+day.Time().Format("20060102")) {
				t.Errorf("%s: %s %s is due and the calendar has no event", day, d.Kind, d.ID)
			}
		}
	}
	if n := strings.Count(text, "BEGIN:VEVENT"); n < 2 || n > 13 {
		t.Errorf("%d events", n)
	}
}

func TestWhatOnlyThePersonKnowsIsSetByTheCommandLineAndIsOnTheSheets(t *testing.T) {
	m := newMachine(t)
	m.runWith("facts", "travels=no")
	if _, _, status := m.runWith("runbook", "--format", "text", "--page", "home"); status != StatusSomething {
		t.Errorf("with blanks it ends with %d", status)
	}
	if _, _, status := m.runWith("runbook", "--format", "text", "--page", "home", "--blank"); status != StatusNothing {
		t.Errorf("with --blank it ends with %d", status)
	}
	if _, errs, status := m.runWith("facts", "broker=0800 555 010", "carrier=0800 555 020", "second-copy=my sister"); status != StatusNothing {
		t.Fatalf("it ends with %d: %s", status, errs)
	}
	out, _, status := m.runWith("runbook", "--format", "text", "--page", "home")
	if status != StatusNothing {
		t.Errorf("with all of them it ends with %d", status)
	}
	has(t, out, "0800 555 010", "Checked ", "0800 555 020", "my sister")
	if _, _, status := m.runWith("facts", "second-copy="+strings.Repeat("x", 60)); status != StatusUsage {
		t.Errorf("one that is too long for its line ends with %d", status)
	}
}

// A set asks on the terminal for what only the person has; an empty line is a
// ruled blank, and sheet E alone asks nothing.
func TestBeforeASetIsPrintedTheTerminalAsksForWhatOnlyThePersonHas(t *testing.T) {
	m := lived(t)
	p := &printer{}
	m.edit = func(e *Env) { e.Run, e.InTTY = p.run, true }
	m.in = "0800 555 010\n\nmy sister\n"
	out, errs, status := m.run("runbook", "--print")
	has(t, out, "By hand, on sheet E: Your phone company’s line")
	has(t, errs, "not from a search or a mail (Enter leaves a ruled blank):", "Handrail does not know this number", "lost and stolen phones (Enter", "Who holds the second copy of the paper (Enter")
	if status != StatusSomething || len(p.ran) != 1 {
		t.Errorf("it ends with %d and ran %q, want 1 for the blank that is left, and a print", status, p.ran)
	}
	has(t, m.must(StatusNothing, "runbook", "--page", "home", "--format", "text", "--blank"), "0800 555 010", "my sister")
	for _, line := range []string{"runbook --print --blank", "runbook --print --no-input", "runbook --page emergency --print", "runbook --print --json"} {
		if _, errs, _ := m.run(strings.Fields(line)...); strings.Contains(errs, "Enter leaves") {
			t.Errorf("%s asks:\n%s", line, errs)
		}
	}
}

// No name is refused for the printer's sake. The PDF has a ruled blank where its type
// has no letters, which the exit status tells; the other formats have the name.
func TestAPlaceInAnotherScriptIsKeptAndInThePDFIsABlank(t *testing.T) {
	m := lived(t)
	m.must(StatusNothing, "facts", "broker=0800 1", "carrier=0800 2", "second-copy=妹のところ")
	m.must(StatusNothing, "device", "add", "شمارہ", "--kind", "tablet", "--os", "ios", "--uses", "app", "--roles", "sees")
	m.must(StatusSomething, "runbook", "-o", filepath.Join(m.home, "home.pdf"), "--kept", "引き出し")
	for _, format := range []string{"text", "md", "html"} {
		has(t, m.must(StatusSomething, "runbook", "--page", "E", "--format", format), "妹のところ", "tablet")
	}
	m.must(StatusSomething, "runbook", "--page", "E", "--format", "pdf", "-o", filepath.Join(m.home, "e.pdf"))
	has(t, m.must(StatusSomething, "runbook"), "Who holds the second copy", "妹のところ")
}

// One new device supersedes one sheet, and verify, status, the list, the screen
// and what is due agree on which.
func TestANewDeviceSupersedesExactlyOneSheet(t *testing.T) {
	m := lived(t)
	m.edit = func(e *Env) { e.Run = (&printer{}).run }
	var made document.Runbook
	if err := json.Unmarshal([]byte(m.must(StatusNothing, "runbook", "--page", "all", "--print", "--blank", "--json")), &made); err != nil {
		t.Fatal(err)
	}
	m.now = m.now.AddDate(0, 0, 1)
	m.must(StatusNothing, "device", "add", "Tablet", "--kind", "tablet", "--os", "ios", "--uses", "app", "--roles", "sees")
	for _, sheet := range made.Sheets {
		want := StatusNothing
		if sheet.Sheet == "E" {
			want = StatusSomething
		}
		if out, _, status := m.run("runbook", "verify", sheet.ID); status != want {
			t.Errorf("verify of sheet %s ends with %d, want %d\n%s", sheet.Sheet, status, want, out)
		}
	}
	var status document.Status
	out, _, _ := m.run("status", "--json")
	if err := json.Unmarshal([]byte(out), &status); err != nil {
		t.Fatal(err)
	}
	var wrong []string
	for _, r := range status.Runbooks {
		if r.State != "current" {
			wrong = append(wrong, "status "+r.Page)
		}
	}
	var due document.Due
	m.now = m.now.AddDate(0, 0, 40) // the sitting after
	out, _, _ = m.run("due", "--json")
	if err := json.Unmarshal([]byte(out), &due); err != nil {
		t.Fatal(err)
	}
	for _, d := range due.Due {
		if d.Kind == checklist.DuePaper {
			wrong = append(wrong, "due "+d.ID)
		}
	}
	if got := strings.Join(wrong, ", "); got != "status E, due E" {
		t.Errorf("out of date: %s, want sheet E alone", got)
	}
	list, _, _ := m.run("runbook")
	if n := strings.Count(list, "out of date"); n != 1 || !strings.Contains(list, "Sheet E, Emergency") {
		t.Errorf("the list has %d sheets out of date:\n%s", n, list)
	}
}

// F17: a page past its date was called current, and no more was said.
func TestF17ASheetPastItsDayIsToldWhereItIsVerified(t *testing.T) {
	m := lived(t)
	m.edit = func(e *Env) { e.Run = (&printer{}).run }
	var made document.Runbook
	if err := json.Unmarshal([]byte(m.must(StatusNothing, "runbook", "--page", "E", "--print", "--blank", "--json")), &made); err != nil {
		t.Fatal(err)
	}
	hasNot := func(out string) {
		if strings.Contains(out, "checked again by") {
			t.Errorf("a fresh sheet is told to be past its day:\n%s", out)
		}
	}
	hasNot(m.must(StatusNothing, "runbook", "verify", made.Sheets[0].ID))
	m.now = m.now.AddDate(0, 0, 200)
	has(t, m.must(StatusNothing, "runbook", "verify", made.Sheets[0].ID), "current", "It was to be checked again by", "print it again")
}
