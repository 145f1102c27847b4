package proptest

import (
	"fmt"
	"testing"

	"handrail/checklist"
)

// reviewedOften is the record of one with three devices who answered
// everything fifteen times, under the cap of the whole.
func reviewedOften(b *testing.B) checklist.Record {
	b.Helper()
	c := catalogue(b)
	r := checklist.NewRecord()
	day := today - 1400
	var said []checklist.Entry
	for _, d := range []checklist.Device{
		{ID: "phone", Name: "phone", Kind: "phone", OS: "ios", Uses: []string{"mobile"}, Roles: []string{"approves"}},
		{ID: "laptop", Name: "laptop", Kind: "laptop", OS: "linux", Uses: []string{"tws", "portal", "desktop"}, Roles: []string{"trades"}},
		{ID: "server", Name: "server", Kind: "server", OS: "linux", Uses: []string{"gateway"}, Roles: []string{"automates"}, Headless: true},
	} {
		said = append(said, checklist.Entry{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()})
	}
	said = append(said, fact("interfaces", "tws,gateway,portal,mobile,desktop"), fact("automation", "unattended"), fact("methods", "ib-key,sms"))
	r = r.Add(r.EnterAt(day.Time(), "laptop", said...)...)
	for range checklist.KeptEach {
		day += 90
		a := checklist.Assess(c, r, day)
		for i := range a.Steps {
			for _, ab := range a.Steps[i].About {
				r = r.Add(r.EnterAt(day.Time(), "laptop", answer(a.Steps[i].Step, ab.Target, a.Steps[i].Step.Answers[0].ID))...)
			}
		}
	}
	return r
}

func BenchmarkAssess(b *testing.B) {
	r := reviewedOften(b)
	c := catalogue(b)
	b.Run(fmt.Sprintf("%devents", r.Len()), func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			checklist.Assess(c, r, today)
		}
	})
}

func BenchmarkPlan(b *testing.B) {
	c := catalogue(b)
	for _, minutes := range []int{30, 60} {
		b.Run(fmt.Sprintf("%dminutes,nothingknown", minutes), func(b *testing.B) {
			a := checklist.Assess(c, reviewedOften(b).AsOf(today-1400+1), today)
			for b.Loop() {
				checklist.Plan(a, minutes)
			}
		})
	}
}

func BenchmarkAYearOfSittings(b *testing.B) {
	a := checklist.Assess(catalogue(b), reviewedOften(b), today)
	for b.Loop() {
		checklist.Sittings(a, today+366)
	}
}

func BenchmarkHoldings(b *testing.B) {
	c := catalogue(b)
	r := reviewedOften(b)
	for what, r := range map[string]checklist.Record{"nothingknown": r.AsOf(today - 1400 + 1), "everythingheld": r} {
		b.Run(what, func(b *testing.B) {
			a := checklist.Assess(c, r, today)
			b.ReportAllocs()
			for b.Loop() {
				a.Holdings()
			}
		})
	}
}
