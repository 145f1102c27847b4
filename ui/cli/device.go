package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// described is what handrail device add is told.
type described struct {
	kind, os         string
	uses, roles      []string
	carries          string
	shared, headless bool
}

func (a *app) deviceCommand() *cobra.Command {
	lists := a.looks(func(s *session.Session, _ []string) (view, error) {
		return view{doc: document.DevicesOf(s, document.Change{}), text: later(s, scene.Place{Screen: "map"})}, nil
	})
	c := &cobra.Command{Use: "device", Short: "The devices of the access map", RunE: lists}
	c.AddCommand(a.deviceAddCommand(), &cobra.Command{Use: "list", Short: "The devices that are recorded", RunE: lists}, a.deviceCarriesCommand(), a.deviceRetireCommand())
	return c
}

func (a *app) deviceAddCommand() *cobra.Command {
	var d described
	c := &cobra.Command{
		Use:   "add NAME --kind KIND --os SYSTEM --uses INTERFACE,… --roles ROLE,…",
		Short: "Adds a device: every phone, computer and server that reaches the account",
		Long: "Adds a device to the access map, by a name you know it by; no serial number. Kinds:\n" + strings.Join(checklist.DeviceKinds, ", ") + ".\nSystems: " +
			strings.Join(checklist.Systems, ", ") + ".\nRoles: " + strings.Join(checklist.Roles, ", ") + ".",
		RunE: func(c *cobra.Command, args []string) error { return a.deviceAdd(c.Context(), args[0], d) },
	}
	f := c.Flags()
	f.StringVar(&d.kind, "kind", "", strings.Join(checklist.DeviceKinds, ", "))
	f.StringVar(&d.os, "os", "", strings.Join(checklist.Systems, ", "))
	f.StringSliceVar(&d.uses, "uses", nil, "interfaces it reaches the account with")
	f.StringSliceVar(&d.roles, "roles", nil, strings.Join(checklist.Roles, ", "))
	f.StringVar(&d.carries, "carries", "", "what is on it, THING[:code|:own],… or none")
	f.BoolVar(&d.shared, "shared", false, "other people use it too")
	f.BoolVar(&d.headless, "headless", false, "nobody sits in front of it")
	completesFlag(c, "kind", func() []string { return checklist.DeviceKinds })
	completesFlag(c, "os", func() []string { return checklist.Systems })
	completesFlag(c, "roles", func() []string { return checklist.Roles })
	completesFlag(c, "uses", func() []string { return a.names(usable) })
	return completes(c)
}

// usable are the interfaces that a device may use; the account-wide settings
// are everybody's.
func usable(c *checklist.Catalogue) []string {
	var out []string
	for _, id := range interfaceIDs(c) {
		if id != checklist.AccountInterface {
			out = append(out, id)
		}
	}
	return out
}

func (a *app) deviceCarriesCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:   "carries NAME THING,…",
		Short: "Says what is on a phone or a computer, and what opens it",
		Long: "Says what is on a device: number, mailbox, passwords, sign-in methods such as ib-key, or\nnone. The unlocked device opens each; mailbox:code asks again for its code, a face or a\n" +
			"finger, and mailbox:own for a secret of its own. Until you say so, a thief may have it all.",
		RunE: func(c *cobra.Command, args []string) error { return a.deviceCarries(c.Context(), args[0], args[1]) },
	})
}

func (a *app) deviceCarries(ctx context.Context, called, carries string) error {
	return a.keepDevice(ctx, func(s *session.Session) (checklist.Entry, error) {
		id, err := deviceID(s.Assessment(), called)
		if err != nil {
			return checklist.Entry{}, err
		}
		device := *s.Assessment().Facts.Device(id)
		return deviceCarrying(s, device, carries)
	})
}

// deviceCarrying is a device with what is on it, where that was told.
func deviceCarrying(s *session.Session, d checklist.Device, carries string) (checklist.Entry, error) {
	if d.Carries, d.CarriesKnown = checklist.ReadCarried(carries); d.CarriesKnown {
		if err := s.Assessment().Catalogue.CheckCarries(d.Kind, d.Carries); err != nil {
			return checklist.Entry{}, usageErrorf("", "%v", err)
		}
	}
	return checklist.DeviceEntry(d), nil
}

func (a *app) deviceRetireCommand() *cobra.Command {
	var why string
	c := &cobra.Command{
		Use:   "retire NAME",
		Short: "Takes a device off the map; what was seen about it stays in the log",
		RunE:  func(c *cobra.Command, args []string) error { return a.deviceRetire(c.Context(), args[0], why) },
	}
	c.Flags().StringVar(&why, "reason", "", "what became of it")
	return completes(c)
}

func (a *app) deviceAdd(ctx context.Context, called string, d described) error {
	called, err := plainWords("the name", called)
	if err != nil {
		return err
	}
	return a.keepDevice(ctx, func(s *session.Session) (checklist.Entry, error) {
		if err := d.check(s.Assessment().Catalogue); err != nil {
			return checklist.Entry{}, err
		}
		// As on the screens: a name no other device has, and an id made from it.
		device, err := scene.NewDevice(s.World(), checklist.Device{
			Name: called, Kind: d.kind, OS: d.os, Uses: d.uses, Roles: d.roles, Shared: d.shared, Headless: d.headless,
		})
		if err != nil {
			return checklist.Entry{}, usageErrorf("", "the name %q: %v", called, err)
		}
		entry, err := deviceCarrying(s, device, d.carries)
		if err == nil && paper.Check(device.Name) != nil {
			a.notice("handrail: ", "paper cannot print every letter of this name: it will say "+device.ID)
		}
		return entry, err
	})
}

// check refuses what is not one of the known kinds, systems, interfaces and roles.
func (d described) check(c *checklist.Catalogue) error {
	if d.kind == "" || d.os == "" {
		return usageErrorf("--kind "+strings.Join(checklist.DeviceKinds, "|")+" --os "+strings.Join(checklist.Systems, "|"), "a device needs its kind and its system")
	}
	told := []filtered{{"kind of device", d.kind, checklist.DeviceKinds}, {"system", d.os, checklist.Systems}}
	for _, u := range d.uses {
		told = append(told, filtered{"interface", u, usable(c)})
	}
	for _, r := range d.roles {
		told = append(told, filtered{"role", r, checklist.Roles})
	}
	for _, t := range told {
		if err := one(t.what, t.typed, t.names); err != nil {
			return err
		}
	}
	return nil
}

// keepDevice keeps an entry about a device and shows them all.
func (a *app) keepDevice(ctx context.Context, entry func(*session.Session) (checklist.Entry, error)) error {
	s, change, err := a.enter(ctx, func(s *session.Session) ([]checklist.Entry, error) {
		e, err := entry(s)
		return []checklist.Entry{e}, err
	})
	if err != nil {
		return err
	}
	doc := document.DevicesOf(s, change)
	return a.print(doc, change.Text(append([]scene.Block{scene.Heading{}}, printed(s, scene.Place{Screen: "map"}).Body...)...))
}

func (a *app) deviceRetire(ctx context.Context, called, why string) error {
	why, err := plainWords("the reason", why)
	if err != nil {
		return err
	}
	if why == "" {
		why = "retired"
	}
	return a.keepDevice(ctx, func(s *session.Session) (checklist.Entry, error) {
		id, err := deviceID(s.Assessment(), called)
		if err != nil {
			return checklist.Entry{}, err
		}
		return checklist.RetireEntry(id, why)
	})
}
