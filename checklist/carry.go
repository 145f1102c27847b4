package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// What a device may carry besides the sign-in methods of the catalogue.
const (
	CarryNumber    = "number"    // the card of the telephone number
	CarryMailbox   = "mailbox"   // the mailbox that the broker writes to
	CarryPasswords = "passwords" // where the password is kept, or filled in
	carryFactor    = "factor"    // any sign-in method, or the number
)

// Opener says what opens a thing that a device carries.
type Opener string

// The openers, from the one that most people have to the one that fewest have.
const (
	OpensUnlocked Opener = "open" // the device, once it is unlocked
	OpensByCode   Opener = "code" // it asks again for the code of the device, a face or a finger
	OpensByOwn    Opener = "own"  // a secret of its own, which the code of the device does not replace
)

// Openers lists every Opener.
var Openers = []Opener{OpensUnlocked, OpensByCode, OpensByOwn}

// Carried is a thing on a device and what opens it.
type Carried struct {
	Thing string `json:"thing"` // number, mailbox, passwords or a sign-in method
	Opens Opener `json:"opens"`
}

// String writes it as a record keeps it: THING or THING:OPENER.
func (c Carried) String() string {
	if c.Opens == OpensUnlocked {
		return c.Thing
	}
	return c.Thing + ":" + string(c.Opens)
}

// ReadCarried reads what a device carries, as JoinCarried writes it. The empty
// text is not known.
func ReadCarried(value string) (list []Carried, known bool) {
	if value == "" {
		return nil, false
	}
	for _, part := range List(value) {
		thing, opens, _ := strings.Cut(part, ":")
		list = append(list, Carried{thing, cmp.Or(Opener(opens), OpensUnlocked)})
	}
	return list, true
}

// JoinCarried writes what a device carries.
func JoinCarried(list []Carried) string {
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = c.String()
	}
	return Join(texts)
}

// Carriable lists what a device may carry, by its kind or its carrier, or
// nothing: of the sign-in methods those that live on such a device.
func (c *Catalogue) Carriable(kind string) []string {
	var out []string
	on := Carrier(kind)
	switch on {
	case carrierPhone:
		out = []string{CarryNumber, CarryMailbox, CarryPasswords}
	case carrierComputer:
		out = []string{CarryMailbox, CarryPasswords}
	default:
		return nil
	}
	if f := c.Fact("methods"); f != nil {
		for _, v := range f.Values {
			if slices.Contains(v.On, on) {
				out = append(out, v.ID)
			}
		}
	}
	return out
}

// The carriers, by the token of having one.
const (
	carrierPhone    = "phone"
	carrierComputer = "computer"
)

// Carriers lists the tokens of devices that carry something. A token such as
// "phone:mailbox" is what the unlocked one gives.
var Carriers = []string{carrierPhone, carrierComputer}

// Carrier is the token of having a kind of device, or nothing.
func Carrier(kind string) string {
	switch kind {
	case carrierPhone:
		return carrierPhone
	case "laptop", "desktop", carrierComputer:
		return carrierComputer
	}
	return ""
}

// carryGrant is what somebody has besides who has a device.
type carryGrant struct{ when, gives tokenSet }

// anyOpener marks the token of a thing that is on a device, whatever opens it.
const anyOpener = "!"

// carryGrants lists what the devices give on an axis to the person who has them, of
// the tokens that some route names: everything where it is not known what the
// devices of a kind carry, or none is recorded. What is lost with a device is
// lost whatever opens it.
func (w *walk) carryGrants(axis Axis) []carryGrant {
	var out []carryGrant
	for _, on := range Carriers {
		for _, thing := range append(w.a.Catalogue.Carriable(on), carryFactor) {
			for _, token := range []string{on + ":" + thing, on + ":" + thing + anyOpener} {
				gives, named := w.number[token]
				if !named {
					continue
				}
				when := w.a.carriedBy(on, thing, axis == Loss || strings.HasSuffix(token, anyOpener))
				if when != "" && axis == Loss {
					when = on
				}
				if n, ok := w.number[when]; ok {
					out = append(out, carryGrant{1 << (n % MostTokens), 1 << (gives % MostTokens)})
				}
			}
		}
	}
	return out
}

// carriedBy returns the token of what gives a thing on a kind of device: the
// device itself, the unlocked one or its code; or nothing. With any, it counts
// whatever opens it; an opener that does not exist opens nothing less than the
// unlocked device.
func (a *Assessment) carriedBy(on, thing string, any bool) string {
	unlocked := on + "-open"
	if thing == CarryNumber {
		unlocked = on // the card can be taken out
	}
	devices, known := a.carriers(on)
	if !known || a.nowhere(on, thing) {
		return unlocked
	}
	when := ""
	for _, d := range devices {
		for _, c := range d.Carries {
			switch {
			case c.Thing != thing && (thing != carryFactor || c.Thing == CarryMailbox || c.Thing == CarryPasswords):
			case any, !slices.Contains(Openers[1:], c.Opens), c.Thing == CarryNumber, c.Opens == OpensByCode && on != carrierPhone:
				return unlocked
			case c.Opens == OpensByCode:
				when = on + "-code"
			}
		}
	}
	return when
}

// carriers returns the devices of a kind that the owner has, or had while
// something may still hang on them, and whether it is known what each carries.
func (a *Assessment) carriers(on string) (out []Device, known bool) {
	out = slices.Clone(a.Facts.Devices)
	for _, d := range a.gone {
		out = append(out, d.Device)
	}
	out = slices.DeleteFunc(out, func(d Device) bool { return Carrier(d.Kind) != on })
	return out, len(out) > 0 && !slices.ContainsFunc(out, func(d Device) bool { return !d.CarriesKnown })
}

// nowhere reports whether a sign-in method may be on that lives on this kind of
// device, and no device is known to carry it: then it may be on any.
func (a *Assessment) nowhere(on, thing string) bool {
	st := a.Facts.State("methods")
	return st != nil && slices.ContainsFunc(st.Fact.Values, func(v FactValue) bool {
		return (v.ID == thing || thing == carryFactor) && slices.Contains(v.On, on) && a.Facts.term("methods", v.ID, nil) != No &&
			!slices.ContainsFunc(a.Facts.Devices, func(d Device) bool {
				return slices.ContainsFunc(d.Carries, func(c Carried) bool { return c.Thing == v.ID })
			})
	})
}

// carriedToken reports whether a token is of a thing that a device carries.
func carriedToken(token string) bool {
	on, _, ok := strings.Cut(token, ":")
	return ok && slices.Contains(Carriers, on)
}

// CarriedTokens lists the tokens of what a kind of device may carry, with
// "factor" for any sign-in method or the number.
func (c *Catalogue) CarriedTokens() []string {
	var out []string
	for _, on := range Carriers {
		for _, thing := range append(c.Carriable(on), carryFactor) {
			out = append(out, on+":"+thing)
		}
	}
	return out
}
