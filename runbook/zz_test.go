package runbook

import (
	"fmt"
	"testing"

	"handrail/checklist"
	ibkr "handrail/content"
)

func TestZZ(t *testing.T) {
	c, _ := ibkr.Embedded("ibkr")
	for name, f := range map[string]map[string]string{
		"vps": {"automation": "unattended", "methods": "ib-key,totp", "interfaces": "tws,gateway,portal", "through": "direct", "entity": "llc", "smartphone": "yes"},
		"intro": {"automation": "no", "interfaces": "portal", "through": "introducing", "entity": "ie"},
		"intro-auto": {"automation": "unattended", "interfaces": "gateway,portal", "through": "introducing", "entity": "hk"},
		"empty": {}, "portal": {"automation": "no", "interfaces": "portal", "through": "direct"}} {
		r := checklist.Record{}
		n := int64(0)
		for k, v := range f {
			n++
			r = r.Add(checklist.Event{Kind: checklist.KindFact, Subject: k, Order: n, Day: day, Device: "d", Value: checklist.Value{"value": v}})
		}
		a := checklist.Assess(c, r, day)
		for _, p := range []Paper{A4, Letter} {
			d := State(a, Options{Page: EmergencyPage, Paper: p})
			l := &layout{d: d}
			f := l.frame()
			fmt.Print(name, " ", p, " room ", f.bottom-f.top)
			for _, s := range settings[Alarm] {
				laid := l.breakUp(d.Pages[0], s, 10000)
				fmt.Printf(" %.0f", laid[0].height)
			}
			fmt.Println()
		}
	}
}
