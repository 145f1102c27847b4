package content

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"handrail/checklist"
)

// Sixty claims drawn by a fixed seed, to be checked again from their sources by
// somebody who reads: with -v this prints them.
func TestSixtyClaimsAreDrawn(t *testing.T) {
	c := ibkrAsWritten(t)
	var notes, instructions, emergencies, rest []string
	cited := func(list *[]string, id string, sources []checklist.Source) {
		for _, s := range sources {
			if s.URL != "" {
				*list = append(*list, fmt.Sprintf("%s: %s [%s, %s]", id, s.Note, s.URL, s.Confidence))
			}
		}
	}
	for _, s := range c.Steps {
		cited(&notes, s.ID, s.Sources)
		for _, a := range s.Do {
			instructions = append(instructions, s.ID+": "+a.Text)
		}
	}
	for _, r := range c.Routes {
		cited(&notes, r.ID, r.Sources)
	}
	for _, s := range c.Scenarios {
		cited(&notes, s.ID, s.Sources)
		for _, a := range s.Actions {
			emergencies = append(emergencies, s.ID+"/"+a.ID+": "+a.Text)
		}
	}
	for _, e := range c.Entities {
		cited(&rest, e.ID, e.Sources)
	}
	for _, k := range c.Contacts {
		cited(&rest, k.ID, k.Sources)
	}
	for _, m := range c.Mechanisms {
		cited(&rest, m.ID, m.Sources)
	}
	for _, d := range c.Domains {
		cited(&rest, d.Host, d.Sources)
	}
	rng := rand.New(rand.NewPCG(2026, 1129))
	n := 0
	for _, part := range []struct {
		name string
		of   []string
		take int
	}{{"sources", notes, 27}, {"instructions", instructions, 15}, {"emergencies", emergencies, 8}, {"the broker as a whole", rest, 10}} {
		t.Logf("%s: %d of %d", part.name, part.take, len(part.of))
		for _, i := range rng.Perm(len(part.of))[:part.take] {
			n++
			t.Logf("%d. %s", n, part.of[i])
		}
	}
	if n != 60 {
		t.Errorf("%d claims are drawn, want 60", n)
	}
}
