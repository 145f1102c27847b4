package tui

import (
	"testing"
	"time"

	"handrail/ui/scene"
)

// BenchmarkFrames moves through lists and pages at 200 by 60 with the
// catalogue of the program, each round in a session of its own, and reports the
// mean and the longest time that a key takes until its frame is made, in
// milliseconds. Of each key the fastest round counts, so that a busy machine
// does not. A screen has 16. Cold is the longest of the first round: what is made
// once in a process is in it, and so is whatever else the machine had to do.
//
//	go test -c -o /tmp/tui.test ./ui/tui
//	cd ui/tui && chrt -r 5 /tmp/tui.test -test.run '^$' -test.bench Frames -test.benchtime 10x
func BenchmarkFrames(b *testing.B) {
	var fastest []time.Duration
	var cold time.Duration
	coldAt := ""
	var at []string
	for b.Loop() {
		n, first := 0, fastest == nil
		s := sessionInMemory(b)
		d := driveReal(b, s, scene.Place{Screen: "today"}, 200, 60)
		for _, keys := range [][]string{
			{"down", "down", "down", "up", "enter", "esc"}, {"o", "down", "down", "down", "down", "enter", "esc", "esc"},
			{"o", "g", "down", "down", "enter", "down", "down", "esc", "esc", "esc"}, {"/", "k", "e", "y", "esc"},
			{"?", "esc"}, {"!", "down", "enter", "esc", "esc"},
		} {
			for _, k := range keys {
				began := time.Now()
				d.press(k)
				took := time.Since(began)
				d.pass()
				if first && took > cold {
					cold, coldAt = took, k+", to "+d.m.top().scene.ID
				}
				if n == len(fastest) {
					fastest, at = append(fastest, took), append(at, k+", to "+d.m.top().scene.ID)
				}
				fastest[n] = min(fastest[n], took)
				n++
			}
		}
	}
	var all, longest time.Duration
	where := ""
	for i, took := range fastest {
		if all += took; took > longest {
			longest, where = took, at[i]
		}
	}
	b.ReportMetric(float64(all.Microseconds())/1000/float64(len(fastest)), "mean-ms")
	b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
	b.ReportMetric(float64(cold.Microseconds())/1000, "cold-ms")
	b.Logf("the longest: %s; cold: %s", where, coldAt)
	b.ReportMetric(0, "ns/op")
}
