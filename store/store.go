package store

import (
	"context"
	"runtime"
	"strconv"
	"time"

	"handrail/checklist"
)

// Store keeps one record. Its methods are for one goroutine at a time. Each
// returns before its deadlines (of ctx, and the store's own) and every error
// is, or wraps, a *Problem.
type Store interface {
	// Load reads the record. ErrNone means that nothing was begun here; it is
	// returned only where the place is empty and `where` says none was begun.
	Load(ctx context.Context) (checklist.Record, State, error)

	// Save adds events: under the lock it reads what is there, merges what
	// another process wrote, writes, and reads back. It returns the merged
	// record, or an error and what was there before: nothing between. Events
	// that are already there change nothing.
	Save(ctx context.Context, add []checklist.Event) (checklist.Record, State, error)

	// Erase removes everything this store ever wrote at its place, looks that
	// it is gone, and names what it removed.
	Erase(ctx context.Context) ([]string, error)

	// SetAside moves what cannot be read, whole, under names of its own at the
	// same place, so that a record can be begun again; it names what it moved.
	// It refuses with ErrRefused while the record can be read.
	SetAside(ctx context.Context) ([]string, error)

	// Remains says, a sentence each, what the program that keeps the record may
	// hold of it beyond Handrail's reach: a recycle bin, older values.
	Remains(ctx context.Context) []string

	// Place says where the record is kept.
	Place() Place
}

// Kind says how a record is kept.
type Kind string

// The three ways to keep a record.
const (
	Keyring Kind = "keyring"
	File    Kind = "file"
	Memory  Kind = "memory"
)

// Place is where a record is kept.
type Place struct {
	Kind  Kind
	Path  string // of a sealed file, else empty
	Words string // for a page: "the keyring of this computer, under the name handrail"
	Short string // for the heading: "keyring", "sealed file", "this session only"
}

// Name returns the place as --store takes it: keyring, file:PATH or memory.
func (p Place) Name() string {
	if p.Kind == File {
		return "file:" + p.Path
	}
	return string(p.Kind)
}

// State says how a record was read or saved.
type State struct {
	Generation uint64   // counts the saves, 0 where nothing was saved
	Slot       string   // "A" or "B" in the keyring, else empty
	Chunks     int      // items the record takes, without the head
	Bytes      int      // of the record as kept, before base64
	Merged     int      // events another process wrote since the last look
	ReadOnly   bool     // Save would be refused
	Words      []string // one sentence each for the person
}

// Ask says which passphrase is wanted.
type Ask struct {
	Path string // of the sealed file
	New  bool   // a new file: ask twice
}

// Deadlines bound what a store waits for. A zero field takes the usual one.
type Deadlines struct {
	Look   time.Duration // the look before the first call: 3 s
	Call   time.Duration // one call to the keyring, a prompt may be open: 2 min
	Lock   time.Duration // the lock, while another process saves: 20 s
	Notice time.Duration // after this long a call counts as waiting for a person: 1 s
}

func (d Deadlines) orUsual() Deadlines {
	usual := func(v *time.Duration, is time.Duration) {
		if *v <= 0 {
			*v = is
		}
	}
	usual(&d.Look, 3*time.Second)
	usual(&d.Call, 2*time.Minute)
	usual(&d.Lock, 20*time.Second)
	usual(&d.Notice, time.Second)
	return d
}

// Options says which store to open and with what.
type Options struct {
	Kind Kind
	Path string // of the sealed file

	// Dir is the state folder: the lock and `where` live there. StateDir
	// finds it. Without it, or where it cannot be written, a record opens
	// read-only.
	Dir string

	// Passphrase asks for the passphrase of the sealed file.
	Passphrase func(context.Context, Ask) (string, error)

	// Waiting, if set, is called (on the goroutine that called the store, and
	// at most once a call of it) when a keyring call takes long, since a
	// question of the keyring may be open on the screen. hint is empty, or says
	// what to choose there.
	Waiting func(hint string)
	// NoPrompt refuses with ErrLocked where the keyring is seen to be locked,
	// instead of letting it ask.
	NoPrompt bool

	// Backend is the keyring; nil is the one of the operating system.
	Backend Backend
	// Look looks before the first call whether the keyring can be reached,
	// and starts nothing; nil is the one of this operating system.
	Look func(context.Context) (Looked, error)
	// Service is the name of the items in the keyring; empty is "handrail".
	Service string

	Deadlines Deadlines
	System    string // runtime.GOOS; empty is this one. Remedies depend on it
	FS        FS     // nil is the file system of the operating system
}

func (o Options) orUsual() Options {
	o.Deadlines = o.Deadlines.orUsual()
	if o.Service == "" {
		o.Service = serviceName
	}
	if o.System == "" {
		o.System = runtime.GOOS
	}
	if o.FS == nil {
		o.FS = osFS{}
	}
	return o
}

// Open returns the store that the options name. It touches nothing yet.
func Open(o Options) (Store, error) {
	o = o.orUsual()
	switch o.Kind {
	case Keyring, "":
		return openKeyring(o)
	case File:
		if o.Path == "" {
			return nil, problem(ErrUnavailable, "the sealed file has no path", "name it: --store file:PATH")
		}
		if o.Passphrase == nil {
			return nil, problem(ErrWrongPassphrase, "nobody can be asked for the passphrase of the sealed file", "give it in a file: --passphrase-file FILE")
		}
		return openSealed(o), nil
	case Memory:
		return &memory{}, nil
	}
	return nil, problem(ErrUnavailable, "unknown store "+strconv.Quote(string(o.Kind)), "use keyring, file:PATH or memory")
}

// ParsePlace reads keyring, file:PATH or memory.
func ParsePlace(name string) (Kind, string, error) {
	switch {
	case name == string(Keyring), name == string(Memory):
		return Kind(name), "", nil
	case len(name) > 5 && name[:5] == "file:":
		return File, name[5:], nil
	}
	return "", "", problem(ErrUnavailable, "unknown store "+strconv.Quote(name), "use keyring, file:PATH or memory")
}
