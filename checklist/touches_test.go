package checklist

import "testing"

func TestALifeEventTouchesWhatItNames(t *testing.T) {
	step := &Step{ID: "s", Topic: "mfa", Interfaces: []string{"web", "api"}}
	phone, laptop := &Device{ID: "p", Kind: "phone"}, &Device{ID: "l", Kind: "laptop"}
	for _, c := range []struct {
		what   string
		device *Device
		want   bool
	}{
		{"s", nil, true}, {"other", nil, false},
		{"topic:mfa", nil, true}, {"topic:device", nil, false},
		{"interface:api", nil, true}, {"interface:mobile", nil, false},
		{"device.kind:phone", phone, true}, {"device.kind:phone", laptop, false}, {"device.kind:phone", nil, false},
		{"other:mfa", nil, false},
	} {
		th := thing{device: c.device}
		if c.device != nil {
			th.id = c.device.ID
		}
		st := staler{life: &LifeEvent{Stales: []string{c.what}}}
		if got := st.touches(step, th); got != c.want {
			t.Errorf("%q, device %v: %v", c.what, c.device, got)
		}
	}
}

// A page is wrong from the first event after its print that spoils it, and a
// new print is right again.
func TestPaperIsWrongOnceSomethingThatItTellsHappened(t *testing.T) {
	c := &Catalogue{LifeEvents: []LifeEvent{{ID: "new-phone", Title: "A new phone", Paper: "the devices"}, {ID: "married", Title: "Married"}}}
	print := PrintEntry("home", "X", "a4", "", "", today-9)
	r := entering(NewRecord(), print)
	on := func(r Record) Day {
		a := Assess(c, r, today)
		e, _ := r.Newest(KindPrint, "home")
		return a.paperWrongOn(e)
	}
	spoils := c.LifeEvents[0].Spoils("home")
	if !spoils || c.LifeEvents[1].Spoils("home") {
		t.Fatalf("a new phone spoils the page: %v, a marriage: %v", spoils, c.LifeEvents[1].Spoils("home"))
	}
	before := entering(entering(NewRecord(), HappenedEntry("new-phone", "", today-20)), print)
	if got := on(before); got != 0 {
		t.Errorf("what happened before the print makes it wrong on %v", got)
	}
	r = entering(r, HappenedEntry("married", "", today-8))
	if got := on(r); got != 0 {
		t.Errorf("what it does not tell makes it wrong on %v", got)
	}
	r = entering(entering(r, HappenedEntry("new-phone", "", today-3)), HappenedEntry("new-phone", "a", today-5))
	if got := on(r); got != today-5 {
		t.Errorf("it is wrong on %v, want %v", got, today-5)
	}
	if got := on(entering(r, print)); got != 0 {
		t.Errorf("printed again it is wrong on %v", got)
	}
}
