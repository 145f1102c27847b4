package tui

import (
	"testing"
	"time"

	"handrail/ui/scene"
)

// BenchmarkFrames moves through lists and pages at 200 by 60 with the
// catalogue of the program, and reports the mean and the longest time that one
// key takes until its frame is made, in milliseconds. A screen has 16.
//
//	go test -run '^$' -bench Frames -benchtime 3x ./ui/tui
func BenchmarkFrames(b *testing.B) {
	var all, longest time.Duration
	n, where := 0, ""
	for b.Loop() {
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
				all, n = all+took, n+1
				if took > longest {
					longest, where = took, k+" at "+d.m.top().scene.ID
				}
			}
		}
	}
	b.ReportMetric(float64(all.Microseconds())/1000/float64(n), "mean-ms")
	b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
	b.Logf("the longest: %s", where)
	b.ReportMetric(0, "ns/op")
}
