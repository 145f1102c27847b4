package checklist

import (
	"fmt"
	"strings"
	"testing"
)

// What a step is asked about: the devices that use one of its ways in and are of
// the kind that it speaks of.
func TestAStepIsAskedAboutTheDevicesThatItSpeaksOf(t *testing.T) {
	c := oneStep(Interval{})
	c.Interfaces = append(c.Interfaces, Interface{ID: "web"}, Interface{ID: "api"})
	devices := []Device{
		{ID: "box", Name: "box", Kind: "server", OS: "linux", Uses: []string{"api"}, Headless: true},
		{ID: "laptop", Name: "laptop", Kind: "laptop", OS: "linux", Uses: []string{"web", "api"}},
		{ID: "phone", Name: "phone", Kind: "phone", OS: "ios", Uses: []string{"web"}},
	}
	var r Record
	for _, d := range devices {
		r = entering(r, DeviceEntry(d))
	}
	for _, test := range []struct {
		per     Per
		in      []string
		applies Condition
		want    string
	}{
		{PerDevice, []string{AccountInterface}, Condition{}, "box laptop phone"},
		{PerDevice, []string{"api"}, Condition{}, "box laptop"},
		{PerDevice, []string{"web"}, Condition{}, "laptop phone"},
		{PerProfile, []string{"api"}, Condition{}, "laptop"},
		{PerProfile, []string{AccountInterface}, Condition{}, "laptop phone"},
		{PerDevice, []string{AccountInterface}, Condition{All: []string{"device.os=linux"}}, "box laptop"},
		{PerDevice, []string{AccountInterface}, Condition{All: []string{"device.os=linux", "has=yes"}}, "box laptop"},
		{PerDevice, []string{AccountInterface}, Condition{None: []string{"device.os=linux"}}, "phone"},
		{PerDevice, []string{AccountInterface}, Condition{None: []string{"device.os=linux", "has=no"}}, "phone"},
		{PerDevice, []string{AccountInterface}, Condition{Any: []string{"device.kind=phone", "device.kind=server"}}, "box phone"},
		{PerDevice, []string{AccountInterface}, Condition{Any: []string{"device.kind=phone", "has=yes"}}, "box laptop phone"},
		{PerAccount, []string{AccountInterface}, Condition{}, ""},
	} {
		s := &c.Steps[0]
		s.Per, s.Interfaces, s.Applies = test.per, test.in, test.applies
		var got []string
		for _, ab := range Assess(c, r, today).Steps[0].About {
			got = append(got, ab.Target)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("per %s in %v where %v: about %q, want %q", test.per, test.in, test.applies, got, test.want)
		}
	}
}

// A device that was retired is asked about while it hangs on, where a step
// speaks of it and it did not hold when it went.
func TestARetiredDeviceIsStillAskedAboutByTheStepsThatSpokeOfIt(t *testing.T) {
	c := releasing()
	each := &c.Steps[1]
	retired, err := RetireEntry("phone", "sold")
	if err != nil {
		t.Fatal(err)
	}
	about := func(headless bool, per Per, in string, kind string, said ...Entry) string {
		each.Per, each.Interfaces, each.Applies = per, []string{in}, Condition{All: []string{"device.kind=" + kind}}
		c.Interfaces = []Interface{{ID: AccountInterface}, {ID: "web"}, {ID: "api"}}
		c.LifeEvents[0].Stales = []string{"release"}
		r := entering(Record{}, DeviceEntry(Device{ID: "phone", Name: "Phone", Kind: "phone", Uses: []string{"web"}, Headless: headless}))
		for _, e := range append(said, retired) {
			r = entering(r, e)
		}
		out := ""
		for _, ab := range Assess(c, r, today).Steps[1].About {
			out += fmt.Sprint(ab.Name, ": ", ab.Outcome)
		}
		return out
	}
	for _, test := range []struct{ what, got, want string }{
		{"it was never looked at", about(false, PerDevice, "web", "phone"), "Phone (retired): unknown"},
		{"it failed", about(false, PerDevice, "web", "phone", AnswerEntry(each, "phone", "bad")), "Phone (retired): fails"},
		{"it held when it went", about(false, PerDevice, "web", "phone", AnswerEntry(each, "phone", "good")), ""},
		{"the step is about another way in", about(false, PerDevice, "api", "phone"), ""},
		{"the step is about another kind", about(false, PerDevice, "web", "laptop"), ""},
		{"a profile of somebody in front of it", about(false, PerProfile, "web", "phone"), "Phone (retired): unknown"},
		{"a profile of nobody", about(true, PerProfile, "web", "phone"), ""},
		{"nobody was in front of it", about(true, PerDevice, "web", "phone"), "Phone (retired): unknown"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
}

// Not sure after a failing look leaves the failing one in mind, and nothing else
// does.
func TestWhatFailedBeforeIsKnownWhereTheNewestAnswerIsNoLook(t *testing.T) {
	c := oneStep(Interval{})
	now := &c.Steps[0]
	for _, test := range []struct {
		what string
		said []Entry
		want bool
	}{
		{"never answered", nil, false},
		{"not sure alone", []Entry{AnswerEntry(now, "", Unsure.ID)}, false},
		{"it failed", []Entry{AnswerEntry(now, "", "bad")}, true},
		{"it failed, then not sure", []Entry{AnswerEntry(now, "", "bad"), AnswerEntry(now, "", Unsure.ID)}, true},
		{"it failed, then not sure twice", []Entry{AnswerEntry(now, "", "bad"), AnswerEntry(now, "", Unsure.ID), AnswerEntry(now, "", NoPage.ID)}, true},
		{"it held, then not sure", []Entry{AnswerEntry(now, "", "good"), AnswerEntry(now, "", Unsure.ID)}, false},
		{"it failed, held, then not sure", []Entry{AnswerEntry(now, "", "bad"), AnswerEntry(now, "", "good"), AnswerEntry(now, "", Unsure.ID)}, false},
		{"it held, failed, then not sure", []Entry{AnswerEntry(now, "", "good"), AnswerEntry(now, "", "bad"), AnswerEntry(now, "", Unsure.ID)}, true},
		{"it failed, was taken back, then not sure", []Entry{AnswerEntry(now, "", "bad"), {Kind: KindAnswer, Subject: "s"}, AnswerEntry(now, "", Unsure.ID)}, false},
	} {
		var r Record
		for _, e := range test.said {
			r = entering(r, e)
		}
		if got := Assess(c, r, today).Steps[0].About[0].Failing; got != test.want {
			t.Errorf("%s: failing %v", test.what, got)
		}
	}
}
