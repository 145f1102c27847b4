package checklist

import (
	"maps"
	"slices"
	"strings"
)

// Facts is what the record says of the set-up on a day: the values of facts,
// the devices and the permissions.
type Facts struct {
	States      []FactState       // catalogue order
	Devices     []Device          // by id, retired ones left out
	Gone        []GoneDevice      // by id, those that were retired
	Permissions []PermissionState // catalogue order
	known       map[string][]string
	implied     map[string][]string // values that follow from others, or that an answer saw beside them
}

// GoneDevice is a device that was retired: sold, given away, lost or erased.
type GoneDevice struct {
	Device
	Reason    string
	RetiredOn Day
	retiredAt int64
}

// FactState is what is known of one fact.
type FactState struct {
	Fact      *Fact
	Known     bool
	Values    []string // sorted as the catalogue lists them; empty and Known is "none"
	SaidOn    Day
	By        string // the step whose answer set it, or empty for a fact event
	DueOn     Day    // the day of the sitting that asks it
	enteredAt int64
	Implied   []string      // values that hold besides, because of an answer or another fact
	Conflict  *FactConflict // an answer or another fact says what this one denies
	named     []string      // not known any more: its last value
}

// FactConflict is a value that a fact, as it was entered, does not have, and
// that an answer saw or another fact implies. It counts as there.
type FactConflict struct {
	Value string // id of the value
	Step  string // whose answer saw it, or empty
	Fact  string // that implies it, or empty
	On    Day
}

// Value returns the values joined by commas, "none" for the empty set and ""
// where the fact is not known.
func (f FactState) Value() string {
	if !f.Known {
		return ""
	}
	return Join(f.Values)
}

// Join writes a list as a fact's value: by commas, the empty list as "none".
func Join(values []string) string {
	if len(values) == 0 {
		return "none"
	}
	return strings.Join(values, ",")
}

// PermissionState is what the ledger says of one permission.
type PermissionState struct {
	Permission *Permission
	State      string // "", held, used, unused or dropped
	By         string // the fact by which it is held and used, where the ledger does not say so
	Reason     string
	SaidOn     Day
	ReviewOn   Day // as it was chosen
	DueOn      Day // the day of the sitting that asks it
}

// Held reports whether the permission is held, by the ledger or by a fact.
func (p PermissionState) Held() Truth {
	switch {
	case p.By != "", p.State == "held", p.State == "used", p.State == "unused":
		return Yes
	case p.State == "dropped":
		return No
	}
	return May
}

// Used reports whether the permission is used, by the ledger or by a fact.
func (p PermissionState) Used() Truth {
	switch {
	case p.By != "", p.State == "used":
		return Yes
	case p.State == "unused", p.State == "dropped":
		return No
	}
	return May
}

// Denied reports whether the ledger denies what a fact says: that the
// permission is held, or used.
func (p PermissionState) Denied() bool {
	return p.By != "" && (p.State == "dropped" || p.State == "unused")
}

// factsOf resolves every fact: its value is the newest among the fact events
// and the answers that set it, so that undoing an answer undoes its fact.
func factsOf(c *Catalogue, idx *index) Facts {
	f := Facts{known: make(map[string][]string), implied: make(map[string][]string)}
	newest := make(map[string]Event)
	by := make(map[string]string)
	offer := func(s toldFact) {
		if old, ok := newest[s.fact]; !ok || newestFirst(s.event, old) < 0 {
			newest[s.fact], by[s.fact] = s.event, s.step
		}
	}
	for _, e := range idx.kind[KindFact] {
		e.Order = e.EnteredAt()
		offer(toldFact{e.Subject, "", e})
	}
	set, added := factsFromAnswers(c, idx)
	for _, s := range set {
		offer(s)
	}
	for i := range c.Facts {
		def := &c.Facts[i]
		st := FactState{Fact: def}
		e := newest[def.ID]
		if values, ok := def.Read(e.Value[FieldValue]); ok {
			st.Known, st.Values, st.SaidOn, st.By = true, values, e.Day, by[def.ID]
			st.enteredAt = e.Order
			f.known[def.ID] = values
		} else {
			st.named = namedLast(def, idx)
		}
		f.States = append(f.States, st)
	}
	for i := range c.Permits {
		p := PermissionState{Permission: &c.Permits[i]}
		if e, _ := idx.at(KindDecision, p.Permission.ID); !e.Withdrawn() {
			p.State, p.Reason, p.SaidOn = e.Value[FieldState], e.Value[FieldReason], e.Day
			p.ReviewOn, _ = ParseDay(e.Value["review"])
		}
		f.Permissions = append(f.Permissions, p)
	}
	f.imply(added)
	retired := make(map[string]Event)
	for _, e := range idx.kind[KindRetired] {
		if !e.Withdrawn() {
			retired[e.Subject] = e
		}
	}
	for _, e := range idx.kind[KindDevice] {
		if e.Withdrawn() {
			continue
		}
		if gone, ok := retired[e.Subject]; ok {
			f.Gone = append(f.Gone, GoneDevice{deviceOf(e), gone.Value[FieldReason], gone.Day, gone.EnteredAt()})
		} else {
			f.Devices = append(f.Devices, deviceOf(e))
		}
	}
	slices.SortFunc(f.Gone, func(a, b GoneDevice) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(f.Devices, func(a, b Device) int { return strings.Compare(a.ID, b.ID) })
	return f
}

// imply brings in what answers saw beside what a fact says, and what facts
// imply of others, as far as it goes. It only adds: a value that is not there
// by one account and is there by another counts as there.
func (f *Facts) imply(added []toldFact) {
	add := func(fact, value string, c FactConflict) bool {
		if fact == permissionsTerm {
			return f.useByFact(value, c.Fact)
		}
		st := f.State(fact)
		if slices.Contains(f.known[fact], value) || slices.Contains(f.implied[fact], value) {
			return false
		}
		f.implied[fact] = append(f.implied[fact], value)
		st.Implied = append(st.Implied, value)
		if c.Value = value; st.Known && st.Conflict == nil && (c.Fact != "" || c.On <= st.SaidOn) {
			st.Conflict = &c
		}
		return true
	}
	for _, s := range added {
		add(s.fact, s.event.Value[FieldValue], FactConflict{Step: s.step, On: s.event.Day})
	}
	for changed := true; changed; {
		changed = false
		for i := range f.States {
			st := &f.States[i]
			for _, v := range st.Fact.Values {
				if len(v.Implies) == 0 || !slices.Contains(st.Values, v.ID) && !slices.Contains(st.Implied, v.ID) {
					continue
				}
				for _, fact := range slices.Sorted(maps.Keys(v.Implies)) {
					changed = add(fact, v.Implies[fact], FactConflict{Fact: st.Fact.ID, On: st.SaidOn}) || changed
				}
			}
		}
	}
}

// permissionsTerm is what a condition and an implied value call the ledger.
const permissionsTerm = "permissions"

// useByFact takes a permission as held and used because a fact says so, and
// reports whether the ledger did not.
func (f *Facts) useByFact(permission, fact string) bool {
	for i := range f.Permissions {
		if p := &f.Permissions[i]; p.Permission.ID == permission && p.Used() != Yes {
			p.By = fact
			return true
		}
	}
	return false
}

// namedLast returns the last value of a fact that is not known any more.
// Knowing less must close nothing: what was named once may still be there.
// What undo took back was never so.
func namedLast(def *Fact, idx *index) []string {
	for e := range idx.every(KindFact, def.ID) {
		if _, undone := e.Value[FieldAgain]; undone && e.Withdrawn() {
			return nil
		}
		if values, ok := def.Read(e.Value[FieldValue]); ok {
			return values
		}
	}
	return nil
}

// Read takes a fact's value apart. It returns false where the fact lacks one of
// the values.
func (f *Fact) Read(value string) ([]string, bool) {
	if value == "none" && f.Kind == Many {
		return nil, true
	}
	said := strings.Split(value, ",")
	if f.Kind != Many && len(said) != 1 {
		return nil, false
	}
	var out []string
	for _, v := range f.Values {
		if slices.Contains(said, v.ID) {
			out = append(out, v.ID)
		}
	}
	for _, s := range said {
		if !slices.Contains(out, s) {
			return nil, false
		}
	}
	return out, true
}

// State returns the state of a fact, or nil where the catalogue has none of
// that id.
func (f *Facts) State(id string) *FactState {
	return pick(f.States, func(s *FactState) bool { return s.Fact.ID == id })
}

// Device returns the device with an id, or nil.
func (f *Facts) Device(id string) *Device {
	return pick(f.Devices, func(d *Device) bool { return d.ID == id })
}

// Uses reports whether an interface is used: said by the fact or by a device.
func (f *Facts) Uses(iface string) Truth {
	if iface == AccountInterface {
		return Yes
	}
	used := f.term("interfaces", iface, nil)
	if iface == WebInterface {
		used = max(used, May)
	}
	return used
}

// Holds evaluates a condition about nothing in particular.
func (f *Facts) Holds(c Condition) Truth { return f.holdsOn(c, nil) }

// holdsOnAny evaluates a condition about any of the things a step is about.
func (f *Facts) holdsOnAny(c Condition, things []thing) Truth {
	if len(things) == 0 {
		return f.holdsOn(c, nil)
	}
	t := No
	for _, th := range things {
		t = max(t, f.holdsOn(c, th.device))
	}
	return t
}

// holdsOn evaluates a condition about a device; without one, what it says of
// a device may be.
func (f *Facts) holdsOn(c Condition, d *Device) Truth {
	t := Yes
	for _, term := range c.All {
		t = min(t, f.split(term, d))
	}
	if len(c.Any) > 0 {
		anyOf := No
		for _, term := range c.Any {
			anyOf = max(anyOf, f.split(term, d))
		}
		t = min(t, anyOf)
	}
	for _, term := range c.None {
		t = min(t, f.split(term, d).not())
	}
	return t
}

func (f *Facts) split(term string, d *Device) Truth {
	key, value, _ := strings.Cut(term, "=")
	return f.term(key, value, d)
}

// term answers one term. What devices are recorded says "yes" or "may" and
// never "no", since a list of devices is never known to be complete and one
// device more must not remove a route.
func (f *Facts) term(key, value string, d *Device) Truth {
	if strings.HasPrefix(key, "device.") {
		if d == nil {
			return May
		}
		return d.term(key, value)
	}
	switch key {
	case permissionsTerm, "permissions_used":
		for _, p := range f.Permissions {
			switch {
			case p.Permission.ID != value:
			case key == permissionsTerm:
				return p.Held()
			default:
				return p.Used()
			}
		}
		return May
	case "devices", "shared", "headless":
		for i := range f.Devices {
			if f.Devices[i].term(map[string]string{"devices": "device.kind", "shared": "device.shared", "headless": "device.headless"}[key], value) == Yes {
				return Yes
			}
		}
		return May
	case "interfaces":
		for _, dev := range f.Devices {
			if slices.Contains(dev.Uses, value) {
				return Yes
			}
		}
	}
	if slices.Contains(f.implied[key], value) {
		return Yes
	}
	values, ok := f.known[key]
	if !ok {
		return May
	}
	return truth(slices.Contains(values, value))
}
