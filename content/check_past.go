package content

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"

	"handrail/checklist"
)

// released lists every text ever released: a step id and a digest on each
// line.
const released = "past/released.txt"

// pastRelease is a file of past: the questions of one released catalogue that
// are not those of today.
type pastRelease struct {
	Version string           `yaml:"version" rule:"must" says:"The catalogue version that was released."`
	Texts   []checklist.Told `yaml:"texts" rule:"must" says:"What it asked."`
}

// readPast reads the texts of one release.
func (l *loading) readPast(file string) {
	top, ok := l.open(file)
	if !ok {
		return
	}
	var release pastRelease
	at := spot{file, top}
	l.decode(at, reflect.ValueOf(&release).Elem(), "a file of past")
	if l.c.Past == nil {
		l.c.Past = make(map[string]checklist.Told)
	}
	for i, told := range release.Texts {
		item := at.key("texts").item(i)
		if len(told.Digest) < checklist.DigestDigits {
			continue
		}
		short := told.Digest[:checklist.DigestDigits]
		want := askedDigest(told.Ask, told.Answers)
		told.Asked = want
		if len(told.Do) > 0 {
			want = toldDigest(told.Do, told.Ask, told.Answers)
		}
		if want != told.Digest {
			l.fault(item, "this text has the digest %s, not %s: a text of the past is never changed", want, told.Digest)
		}
		told.Do = nil // only the digest needed them
		l.c.Past[short], l.past[short] = told, item
	}
}

// checkPast holds that every text ever released is kept, here or as the step
// is now, and that each of its answers is carried or asked again knowingly.
func (l *loading) checkPast() {
	l.checkReleased()
	for i := range l.c.Steps {
		l.checkCarries(l.steps[i], &l.c.Steps[i])
	}
}

func (l *loading) checkReleased() {
	f, err := l.fsys.Open(released)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		l.fault(spot{file: released}, "cannot be read: %v", err)
		return
	}
	defer f.Close()
	now := make(map[string]string)
	for _, s := range l.c.Steps {
		now[s.ID] = s.Digest
	}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fault := func(format string, args ...any) {
			l.report.Faults = append(l.report.Faults, Fault{released, n, 1, fmt.Sprintf(format, args...)})
		}
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, digest, ok := strings.Cut(line, " ")
		if !ok || !forms["digest"].fits(digest) {
			fault("a line is a step id and its digest, not %q", line)
			continue
		}
		told, kept := l.c.Past[digest[:checklist.DigestDigits]]
		topic, _, _ := strings.Cut(id, ".")
		switch {
		case slices.Contains(l.unread, "steps/"+topic+".yaml"), slices.ContainsFunc(l.unread, func(f string) bool { return strings.HasPrefix(f, "past/") }):
		case kept && told.Step != id:
			fault("digest %s is kept as a text of step %s, but was released as one of %s", digest, told.Step, id)
		case !kept && now[id] != digest:
			fault("step %s was released with this text, which is neither its text now nor kept: go run ./content/compile -keep FOLDER writes it to past", id)
		}
	}
	if err := lines.Err(); err != nil {
		l.fault(spot{file: released}, "cannot be read: %v", err)
	}
}

// checkCarries holds that what a step carries over was asked once, is asked
// today, and never makes a failing answer a holding one; and that a failing
// answer of the past is carried.
func (l *loading) checkCarries(at spot, s *checklist.Step) {
	carries := at.key("carries")
	for _, digest := range slices.Sorted(maps.Keys(s.Carries)) {
		told, kept := l.c.Past[digest]
		if !kept {
			if slices.ContainsFunc(l.unread, func(f string) bool { return strings.HasPrefix(f, "past/") }) {
				continue
			}
			l.fault(carries.keyName(digest), "no text of the past has the digest %s", digest)
			continue
		}
		if told.Step != s.ID && !slices.Contains(s.Succeeds, told.Step) {
			l.fault(carries.keyName(digest), "digest %s is a text of step %s, which this step neither is nor succeeds", digest, told.Step)
		}
		for _, from := range slices.Sorted(maps.Keys(s.Carries[digest])) {
			to := s.Carries[digest][from]
			old, now := answerOf(told.Answers, from), answerOf(s.Answers, to)
			switch {
			case old == nil:
				l.fault(carries.key(digest).keyName(from), "the text of digest %s has no answer %q", digest, from)
			case now == nil:
				l.fault(carries.key(digest).key(from), "step %s has no answer %q", s.ID, to)
			case old.Means == checklist.MeansFails && now.Means == checklist.MeansHolds:
				l.fault(carries.key(digest).key(from), "answer %q failed and %q holds: a failing answer is never carried to a holding one", from, to)
			}
		}
	}
}

func answerOf(answers []checklist.Answer, id string) *checklist.Answer {
	if i := slices.IndexFunc(answers, func(a checklist.Answer) bool { return a.ID == id }); i >= 0 {
		return &answers[i]
	}
	return nil
}
