package session

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/scene"
)

// Settings says what a session is opened with.
type Settings struct {
	Catalogue *checklist.Catalogue
	Store     store.Options
	Dir       string           // the state folder; Store.Dir too
	Now       func() time.Time // in the local time zone: a day is the day it shows
	On        checklist.Day    // assess as of this day and refuse to write; 0 is today
	Confined  bool             // the system refuses the network
	Locale    string           // as the environment writes it: decides the paper where none was chosen
	Run       Run              // starts a program of the system; nil: nothing can be printed
	Program   string           // absolute path of this program, for a timer
	Units     string           // the folder of the person's systemd units; empty: no timer can be turned on from the screens
	Later     bool             // do not touch the store until something has to be kept (the emergency door)
}

// Session is an open record under one catalogue. World may be called at any
// time; everything else waits until what is being done is done.
type Session struct {
	set   Settings
	place store.Place
	now   atomic.Pointer[scene.World]

	doing   sync.Mutex
	store   store.Store
	record  checklist.Record
	state   store.State
	where   store.Where
	noWhere error // why the file where cannot be read
	began   *checklist.Assessment
	open    *scene.EmergencyLog
	loaded  bool
	first   bool
	problem *store.Problem

	unsaved map[string]bool     // kind and subject of entries that could not be saved
	lost    []checklist.Dropped // by the save of what is being done
	dropped []checklist.Dropped // in this session
}

// Keeper keeps the record for those who draw and speak it. A Session is one.
type Keeper interface {
	// World is what scenes read now. It does not wait.
	World() scene.World
	// Do performs an action. An error leaves the record as it was.
	Do(ctx context.Context, a scene.Action) (Done, error)
}

// Told is an error as it reaches a person: what is wrong, and what to do.
func Told(err error) (problem, hint string) {
	p := problemOf(err)
	return p.What, p.Hint
}

// Open opens the record. Where nothing was begun the session is the first run
// and its record is empty. Every other error comes back with a session that
// can only show it: World tells what is wrong, and entries are refused.
func Open(ctx context.Context, set Settings) (*Session, error) {
	s := &Session{set: set, unsaved: make(map[string]bool)}
	s.readWhere()
	s.open = readCalls(set.Dir)
	var err error
	if s.store, err = store.Open(set.Store); err == nil {
		s.place = s.store.Place()
		if !set.Later {
			err = s.load(ctx)
		}
	}
	if err != nil {
		s.problem = problemOf(err)
	}
	s.assess()
	w := s.World()
	s.began, w.Began = w.A, w.A
	s.now.Store(&w)
	return s, err
}

// readWhere reads the few things kept outside the record. Where they cannot be
// read the record is opened without them, and the world says so.
func (s *Session) readWhere() { s.where, s.noWhere = store.ReadWhere(s.set.Dir) }

// storeWords is what there is to tell about the record: by the store, and about
// the files beside it.
func (s *Session) storeWords() []string {
	words := slices.Clone(s.state.Words)
	if clock := s.clockWords(); clock != "" && s.set.On == 0 {
		words = append(words, clock)
	}
	if s.noWhere != nil {
		p := problemOf(s.noWhere)
		words = append(words, p.What+": "+p.Hint)
	}
	return words
}

// load reads the record, once.
func (s *Session) load(ctx context.Context) error {
	if s.loaded || s.store == nil {
		return nil
	}
	record, state, err := s.store.Load(ctx)
	s.state = state
	switch {
	case errors.Is(err, store.ErrNone):
		s.first = true
	case err != nil:
		return err
	}
	s.record, s.loaded = record, true
	return nil
}

// Begin makes an empty record where none was begun, so that a passphrase is
// asked for before the screens open and not among them.
func (s *Session) Begin(ctx context.Context) error {
	s.doing.Lock()
	defer s.doing.Unlock()
	if !s.first || s.problem != nil || s.set.On != 0 {
		return nil
	}
	_, state, err := s.store.Save(ctx, nil)
	if err == nil {
		s.state = state
	}
	return err
}

// problemOf finds the Problem in an error of the store.
func problemOf(err error) *store.Problem {
	var p *store.Problem
	if errors.As(err, &p) {
		return p
	}
	return &store.Problem{What: err.Error(), Err: err}
}

// World returns what scenes read now. It never waits.
func (s *Session) World() scene.World { return *s.now.Load() }

// Assessment returns what is known now.
func (s *Session) Assessment() *checklist.Assessment { return s.World().A }

// Record returns every entry.
func (s *Session) Record() checklist.Record { return s.Assessment().Record() }

// Place says where the record is kept.
func (s *Session) Place() store.Place {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.place
}

// State says how the record was read or saved last.
func (s *Session) State() store.State {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.state
}

// Problem returns why the record could not be opened, or nil.
func (s *Session) Problem() error {
	s.doing.Lock()
	defer s.doing.Unlock()
	if s.problem == nil {
		return nil
	}
	return s.problem
}

// Where returns the few things kept outside the record.
func (s *Session) Where() store.Where {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.where
}

// clock is the moment of an entry.
func (s *Session) clock() checklist.Clock {
	return checklist.Clock{Now: s.set.Now(), Since: s.set.Catalogue.Since()}
}

// clockWords tells that the clock of this computer is wrong, or nothing.
func (s *Session) clockWords() string {
	if c := s.clock(); c.Behind() {
		return "The clock of this computer shows " + checklist.DayOf(c.Now).String() + ", before this catalogue was made. Set it right: what you enter now is asked again at once."
	}
	return ""
}

// today is the day the session assesses.
func (s *Session) today() checklist.Day {
	if s.set.On != 0 {
		return s.set.On
	}
	return checklist.DayOf(s.set.Now())
}

// assess makes the world again from the record.
func (s *Session) assess() {
	record := s.record
	if s.set.On != 0 {
		record = record.AsOf(s.set.On)
	}
	w := scene.World{
		A:         checklist.Assess(s.set.Catalogue, record, s.today()),
		Began:     s.began,
		Today:     s.today(),
		Paper:     s.where.Paper,
		Minutes:   s.where.Minutes,
		Device:    s.where.Device,
		Copy:      s.copy(),
		First:     s.first && record.Len() == 0,
		Unsaved:   len(s.unsaved),
		Confined:  s.set.Confined,
		Emergency: s.open,
		Unread:    s.set.Later && !s.loaded,
		Sealed:    filepath.Join(s.set.Dir, "record.age"),
		Outside:   s.outside(),
		Reminders: s.reminders(), TimerOn: s.timerHere(), TimerOffered: s.set.Units != "" && s.set.Run != nil && s.place.Kind != store.Memory,
		Store: scene.StoreWords{
			Kind: string(s.place.Kind), Place: s.place.Words, Short: s.place.Short,
			Generation: s.state.Generation, Words: s.storeWords(), ReadOnly: s.state.ReadOnly || s.set.On != 0,
		},
	}
	if w.Minutes == 0 {
		w.Minutes = UsualMinutes
	}
	if s.problem != nil {
		w.Problem, w.Hint = s.problem.What, s.problem.Remedy()
	}
	s.now.Store(&w)
}

// UsualMinutes is how long a sitting is where nothing was chosen.
const UsualMinutes = 15

// ErrReadOnly is returned for everything that would be kept while the session
// looks at another day.
var ErrReadOnly = errors.New("--on is read-only: leave it out to save")

// Enter saves entries, all at once, and returns them as events.
func (s *Session) Enter(ctx context.Context, said ...checklist.Entry) ([]checklist.Event, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.say(ctx, said...)
}

func (s *Session) say(ctx context.Context, said ...checklist.Entry) ([]checklist.Event, error) {
	switch {
	case s.set.On != 0:
		return nil, ErrReadOnly
	case s.problem != nil:
		return nil, s.problem
	}
	if err := s.load(ctx); err != nil {
		return nil, err
	}
	events := s.record.Enter(s.clock(), s.where.Device, said...)
	if e, ok := s.catalogueEvent(events); ok {
		events = append(events, e)
	}
	err := s.keep(ctx, events)
	s.remember(said, err != nil)
	if err != nil {
		return nil, err
	}
	return events, nil
}

// remember notes which entries could not be saved, until they are.
func (s *Session) remember(said []checklist.Entry, failed bool) {
	for _, e := range said {
		if subject := string(e.Kind) + " " + e.Subject; failed {
			s.unsaved[subject] = true
		} else {
			delete(s.unsaved, subject)
		}
	}
	w := s.World()
	w.Unsaved = len(s.unsaved)
	s.now.Store(&w)
}

// keep saves events and makes the world again.
func (s *Session) keep(ctx context.Context, events []checklist.Event) error {
	record, state, err := s.store.Save(ctx, events)
	if err != nil {
		return err
	}
	s.lost = record.DroppedFrom(s.record, events...)
	s.dropped = append(s.dropped, s.lost...)
	s.record, s.state, s.first = record, state, false
	s.readWhere() // the first save notes the place
	before := s.Assessment()
	s.assess()
	w := s.World()
	w.Before, w.Entered = before, events
	s.now.Store(&w)
	s.renewDates()
	return nil
}

// catalogueEvent keeps which catalogue was in force and what it left open, the
// first time something is entered under it.
func (s *Session) catalogueEvent(with []checklist.Event) (checklist.Event, bool) {
	entry, ok := s.Assessment().CatalogueEntry()
	if !ok {
		return checklist.Event{}, false
	}
	return s.record.Add(with...).Enter(s.clock(), s.where.Device, entry)[0], true
}

// outside names the few files outside the record.
func (s *Session) outside() []scene.Field {
	return []scene.Field{
		{Label: "which store, this device, paper, minutes", Value: filepath.Join(s.set.Dir, "where.json")},
		{Label: "dates for reminders", Value: store.DatesPath(s.set.Dir)},
		{Label: "the lock of a save", Value: store.LockPath(s.set.Dir)},
		{Label: "the log of an open emergency", Value: store.CallsPath(s.set.Dir)},
	}
}
