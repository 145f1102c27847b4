package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// fakeService is a small Secret Service that can be told to misbehave.
type fakeService struct {
	conn   *dbus.Conn
	mu     sync.Mutex
	mode   string // normal, dismiss, never, slow, empty, leave
	locked bool
	items  map[dbus.ObjectPath]*fakeItem
	made   int
	prompt int
	sets   int // CreateItem calls seen
	leave  int // of these, the one at which the service goes

	fails string          // the call or property that is answered with an error
	alias dbus.ObjectPath // the default collection, where there is none called login
	label string          // of the collection
}

type fakeItem struct {
	service    *fakeService
	path       dbus.ObjectPath
	attributes map[string]string
	secret     []byte
}

type fakeSecret struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

// otherCollection is a collection that is not called login.
const otherCollection = secretPath + "/collection/work"

// startFakeService puts one on a bus.
func startFakeService(t testing.TB, b *bus, mode string) *fakeService {
	t.Helper()
	s := &fakeService{conn: b.connect(t), mode: mode, items: make(map[dbus.ObjectPath]*fakeItem)}
	export := func(v any, path dbus.ObjectPath, iface string) {
		if err := s.conn.Export(v, path, iface); err != nil {
			t.Fatal(err)
		}
	}
	export(serviceCalls{s}, secretPath, secretService)
	export(collectionCalls{s}, loginCollection, secretCollection)
	export(sessionCalls{}, secretPath+"/session/1", "org.freedesktop.Secret.Session")
	for _, path := range []dbus.ObjectPath{secretPath, loginCollection, otherCollection} {
		export(propertyCalls{s}, path, "org.freedesktop.DBus.Properties")
	}
	if reply, err := s.conn.RequestName(secretName, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("the name is taken: %v, %v", reply, err)
	}
	return s
}

// tell changes how the service behaves.
func (s *fakeService) tell(mode string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mode = mode
}

// leaveAt makes the service go at its nth change of an item.
func (s *fakeService) leaveAt(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.leave = n
}

// takeOver copies the items of a service that is gone, as a daemon that comes
// back finds them on the disk.
func (s *fakeService) takeOver(gone *fakeService) {
	gone.mu.Lock()
	defer gone.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, old := range gone.items {
		item := &fakeItem{service: s, path: path, attributes: old.attributes, secret: old.secret}
		s.items[path] = item
		s.made++
		s.conn.Export(itemCalls{item}, path, "org.freedesktop.Secret.Item")
	}
}

// holds counts the items.
func (s *fakeService) holds() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.items)
}

// ask makes a prompt that ends as the mode says; act happens if it is
// answered.
func (s *fakeService) ask(act func()) dbus.ObjectPath {
	s.prompt++
	path := dbus.ObjectPath(fmt.Sprintf("%s/prompt/p%d", secretPath, s.prompt))
	s.conn.Export(promptCalls{s, path, s.mode, act}, path, "org.freedesktop.Secret.Prompt")
	return path
}

// asks reports whether a change opens a prompt.
func (s *fakeService) asks() bool { return s.mode == "dismiss" || s.mode == "never" }

type serviceCalls struct{ s *fakeService }

func (c serviceCalls) OpenSession(string, dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	return dbus.MakeVariant(""), secretPath + "/session/1", nil
}

func (c serviceCalls) ReadAlias(string) (dbus.ObjectPath, *dbus.Error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.s.alias, c.s.failure("ReadAlias")
}

// failure is what the service answers to a call that it was told to fail.
func (s *fakeService) failure(call string) *dbus.Error {
	if s.fails != call {
		return nil
	}
	return dbus.NewError("org.freedesktop.DBus.Error.Failed", []any{"no " + call + " today"})
}

func (c serviceCalls) Unlock(paths []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if c.s.locked {
		return nil, c.s.ask(func() {}), nil
	}
	return paths, "/", nil
}

type collectionCalls struct{ s *fakeService }

func (c collectionCalls) SearchItems(attributes map[string]string) ([]dbus.ObjectPath, *dbus.Error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if c.s.mode == "slow" {
		time.Sleep(15 * time.Millisecond) // it is slow: that is what is tried
	}
	return c.s.find(attributes), nil
}

func (s *fakeService) find(attributes map[string]string) []dbus.ObjectPath {
	var found []dbus.ObjectPath
	for path, item := range s.items {
		if maps.Equal(item.attributes, attributes) {
			found = append(found, path)
		}
	}
	slices.Sort(found)
	return found
}

func (c collectionCalls) CreateItem(properties map[string]dbus.Variant, secret fakeSecret, replace bool) (dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	s := c.s
	s.mu.Lock()
	defer s.mu.Unlock()
	attributes, _ := properties["org.freedesktop.Secret.Item.Attributes"].Value().(map[string]string)
	if s.sets++; s.sets == s.leave {
		s.conn.Close()
		return "/", "/", nil
	}
	store := func() {
		value := secret.Value
		if s.mode == "empty" {
			value = nil
		}
		if found := s.find(attributes); len(found) > 0 {
			s.items[found[0]].secret = value
			return
		}
		s.made++
		item := &fakeItem{s, dbus.ObjectPath(fmt.Sprintf("%s/%d", loginCollection, s.made)), attributes, value}
		s.items[item.path] = item
		s.conn.Export(itemCalls{item}, item.path, "org.freedesktop.Secret.Item")
	}
	if s.asks() {
		return "/", s.ask(store), nil
	}
	store()
	return s.find(attributes)[0], "/", nil
}

type itemCalls struct{ item *fakeItem }

func (c itemCalls) GetSecret(session dbus.ObjectPath) (fakeSecret, *dbus.Error) {
	c.item.service.mu.Lock()
	defer c.item.service.mu.Unlock()
	return fakeSecret{session, []byte{}, c.item.secret, "text/plain; charset=utf8"}, nil
}

func (c itemCalls) Delete() (dbus.ObjectPath, *dbus.Error) {
	s := c.item.service
	s.mu.Lock()
	defer s.mu.Unlock()
	act := func() { delete(s.items, c.item.path) }
	if s.asks() {
		return s.ask(act), nil
	}
	act()
	return "/", nil
}

type sessionCalls struct{}

func (sessionCalls) Close() *dbus.Error { return nil }

type promptCalls struct {
	s    *fakeService
	path dbus.ObjectPath
	mode string
	act  func()
}

// Prompt ends as the mode says: dismissed at once, or never.
func (c promptCalls) Prompt(string) *dbus.Error {
	if c.mode != "never" {
		go c.s.conn.Emit(c.path, "org.freedesktop.Secret.Prompt.Completed", true, dbus.MakeVariant([]dbus.ObjectPath{}))
	}
	return nil
}

type propertyCalls struct{ s *fakeService }

func (c propertyCalls) Get(_, name string) (dbus.Variant, *dbus.Error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	switch name {
	case "Collections":
		if c.s.alias != "" {
			return dbus.MakeVariant([]dbus.ObjectPath{}), c.s.failure(name)
		}
		return dbus.MakeVariant([]dbus.ObjectPath{loginCollection}), c.s.failure(name)
	case "Label":
		return dbus.MakeVariant(c.s.label), c.s.failure(name)
	}
	return dbus.MakeVariant(c.s.locked), c.s.failure(name)
}

func TestAFakeServiceBehavesLikeARealOne(t *testing.T) {
	t.Parallel()
	b, dir := startBus(t), t.TempDir()
	for _, mode := range []string{"normal", "slow"} {
		s := startFakeService(t, b, mode)
		run(t, order{Op: "save", Dir: dir, From: 0, To: 2, OneByOne: true}, b.env()...).want(t, "")
		r := run(t, order{Op: "load", Dir: dir}, b.env()...)
		r.want(t, "")
		r.has(t, 0, 2)
		run(t, order{Op: "erase", Dir: dir}, b.env()...).want(t, "")
		if s.holds() != 0 {
			t.Errorf("%d items left", s.holds())
		}
		s.conn.Close()
	}
}

func TestADismissedQuestionIsNoSave(t *testing.T) {
	b, dir := startBus(t), t.TempDir()
	s := startFakeService(t, b, "dismiss")
	r := run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...)
	r.want(t, "refused")
	if !strings.Contains(r.What, "dismissed") || s.holds() != 0 {
		t.Errorf("%q, %d items", r.What, s.holds())
	}
	run(t, order{Op: "load", Dir: dir}, b.env()...).want(t, "none")
	s.tell("normal")
	run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...).want(t, "")
	s.tell("dismiss")
	run(t, order{Op: "save", Dir: dir, From: 1, To: 2}, b.env()...).want(t, "refused")
	run(t, order{Op: "erase", Dir: dir}, b.env()...).want(t, "refused")
	r = run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "")
	r.has(t, 0, 1)
}

func TestAQuestionNobodyAnswersEndsAtTheDeadline(t *testing.T) {
	b, dir := startBus(t), t.TempDir()
	s := startFakeService(t, b, "normal")
	run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...).want(t, "")
	s.tell("never")
	r := run(t, order{Op: "save", Dir: dir, From: 1, To: 3, OneByOne: true, Call: 250 * time.Millisecond}, b.env()...)
	r.want(t, "timeout")
	if !r.Waiting || r.Took > 3*time.Second {
		t.Errorf("waiting told: %v, after %v", r.Waiting, r.Took)
	}
	s.tell("normal")
	r = run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "")
	r.has(t, 0, 1)
}

func TestALockedServiceWhoseQuestionIsDismissedOrNeverAnswered(t *testing.T) {
	b, dir := startBus(t), t.TempDir()
	s := startFakeService(t, b, "normal")
	run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...).want(t, "")
	s.mu.Lock()
	s.locked = true
	s.mu.Unlock()
	for mode, want := range map[string]struct {
		kind string
		call time.Duration // nobody answers: what is waited for; else longer than any machine takes
	}{"dismiss": {"locked", time.Minute}, "never": {"timeout", 250 * time.Millisecond}} {
		s.tell(mode)
		r := run(t, order{Op: "load", Dir: dir, Call: want.call}, b.env()...)
		r.want(t, want.kind)
		if !r.Waiting {
			t.Errorf("%s: nobody was told that it asks", mode)
		}
	}
}

func TestAServiceThatKeepsEmptyValuesIsCaughtWhenReadBack(t *testing.T) {
	b, dir := startBus(t), t.TempDir()
	s := startFakeService(t, b, "normal")
	run(t, order{Op: "save", Dir: dir, From: 0, To: 1}, b.env()...).want(t, "")
	s.tell("empty")
	run(t, order{Op: "save", Dir: dir, From: 1, To: 2}, b.env()...).want(t, "refused")
	s.tell("normal")
	r := run(t, order{Op: "load", Dir: dir}, b.env()...)
	r.want(t, "")
	r.has(t, 0, 1)
}

func TestAServiceGoneAtAnyWriteOfASaveLeavesOldOrNew(t *testing.T) {
	t.Parallel()
	for n := 1; n <= 7; n++ {
		b, dir := startBus(t), t.TempDir()
		s := startFakeService(t, b, "normal")
		s.leaveAt(n)
		r := run(t, order{Op: "save", Dir: dir, From: 0, To: 2, OneByOne: true, Call: 5 * time.Second}, b.env()...)
		r.want(t, "unavailable")
		back := startFakeService(t, b, "normal")
		back.takeOver(s)
		after := run(t, order{Op: "load", Dir: dir}, b.env()...)
		if len(r.Events) == 0 && after.Kind == "none" {
			continue
		}
		after.want(t, "")
		if len(after.Events) < len(r.Events) {
			t.Errorf("write %d: %d events, %d acknowledged", n, len(after.Events), len(r.Events))
		}
	}
}
