package checklist

import "strings"

// DeviceGone is the life event that retiring a device is: what it makes stale
// is what hangs on a device, such as its sessions and its sign-in methods.
const DeviceGone = "device-gone"

// notReleased lists the retired devices of which it is not known that nothing
// hangs on them any more. A device that is sold with somebody else's tool on
// it closes no route: its sessions and its saved password are still there.
func (a *Assessment) notReleased() []GoneDevice {
	life := a.Catalogue.LifeEvent(DeviceGone)
	if life == nil {
		return nil
	}
	var out []GoneDevice
	for _, d := range a.Facts.Gone {
		for _, id := range life.Stales {
			if step := a.Catalogue.Step(id); step != nil && !onDevices(step.Per) && a.applies(step) != No && !a.lookedSince(step, d.retiredAt) {
				out = append(out, d)
				break
			}
		}
	}
	return out
}

// lookedSince reports whether a step about the account or its usernames was
// seen to hold after something.
func (a *Assessment) lookedSince(step *Step, at int64) bool {
	for _, th := range a.things(step) {
		e, _ := a.idx.at(KindAnswer, AnswerSubject(step.ID, th.id))
		now, _ := a.Catalogue.carried(step, e.Value[FieldDigest], e.Value[FieldAnswer])
		if e.EnteredAt() <= at || now == nil || now.Means != MeansHolds {
			return false
		}
	}
	return true
}

// mapCheck begins the name of a check that the access map makes: "map-" and
// the id of its finding, with hyphens.
const mapCheck = "map-"

// findOnMap brings what stands out on the access map in as findings: a step
// that names the check was looked at by describing the device.
func (a *Assessment) findOnMap(findings map[subjectKey]Event) {
	for _, f := range a.Map().Findings {
		check := mapCheck + strings.ReplaceAll(f.ID, ".", "-")
		for _, id := range f.Devices {
			described, _ := a.idx.at(KindDevice, id)
			key := subjectKey{KindFinding, AnswerSubject(check, id)}
			if findings[key].EnteredAt() > described.EnteredAt() {
				continue // overruled since
			}
			findings[key] = Event{Kind: KindFinding, Subject: key.subject, Order: described.EnteredAt(), Day: described.Day, Device: described.Device,
				Value: Value{"verdict": VerdictFails, "saw": f.Text}}
		}
	}
}
