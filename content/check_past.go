package content

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"handrail/checklist"
)

// released lists every text ever released: a step id and a digest on each
// line.
const released = "past/released.txt"

// checkPast holds that every kept text is the one its file is named after,
// and that every text ever released is kept, here or as the step is now.
func (l *loading) checkPast() {
	digests := make([]string, 0, len(l.past))
	for digest := range l.past {
		digests = append(digests, digest)
	}
	slices.Sort(digests)
	for _, digest := range digests {
		told, at := l.c.Past[digest], l.past[digest]
		if got := toldDigest(told.Do, told.See); got != digest {
			l.fault(at, "this text has the digest %s, not the one its file is named after: a text of the past is never changed", got)
		}
	}
	l.checkReleased()
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
		topic, _, _ := strings.Cut(id, ".")
		_, kept := l.c.Past[digest]
		switch {
		case !ok || !digestForm.fits(digest):
			fault("a line is a step id and its digest, not %q", line)
		case slices.Contains(l.unread, "steps/"+topic+".yaml"), slices.Contains(l.unread, "past/"+digest+".yaml"):
		case kept && l.c.Past[digest].Step != id:
			fault("past/%s.yaml is kept as a text of step %s, but was released as one of %s", digest, l.c.Past[digest].Step, id)
		case !kept && now[id] != digest:
			fault("step %s was released with this text, which is neither its text now nor kept: write the old do and see to past/%s.yaml", id, digest)
		}
	}
	if err := lines.Err(); err != nil {
		l.fault(spot{file: released}, "cannot be read: %v", err)
	}
}

// checkSameAs holds that an older digest that asks the same is kept, as a
// text of that step.
func (l *loading) checkSameAs(at spot, s *checklist.Step, digest string) {
	told, kept := l.c.Past[digest]
	switch {
	case digest == "":
	case digest == s.Digest:
		l.fault(at, "this is the digest of step %s as it is now: same_as lists older ones", s.ID)
	case !kept && !slices.Contains(l.unread, "past/"+digest+".yaml"):
		l.fault(at, "past/%s.yaml does not exist: every text that same_as lists is kept", digest)
	case kept && told.Step != s.ID && told.Step != "" && s.ID != "":
		l.fault(at, "past/%s.yaml is a text of step %s, not of %s", digest, told.Step, s.ID)
	}
}
