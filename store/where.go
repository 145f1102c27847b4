package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

const whereFormat = 1

// Where is the small file that says which store was chosen. It holds no
// answers.
type Where struct {
	Format  int      `json:"format"`
	Store   string   `json:"store,omitempty"`   // as --store takes it; empty: not chosen yet
	Begun   []string `json:"begun,omitempty"`   // places where a record was begun
	Erased  int      `json:"erased,omitempty"`  // erasures so far, so that another process notices
	Device  string   `json:"device,omitempty"`  // id of the device of the map this is
	Paper   string   `json:"paper,omitempty"`   // "a4" or "letter"
	Minutes int      `json:"minutes,omitempty"` // for today, as last chosen

	Calendar string `json:"calendar,omitempty"` // the day a calendar of reviews was last made, or empty

	// Imported is the order after which this copy entered something of its own
	// once something had been brought in: undo stops there.
	Imported int64 `json:"imported,omitempty"`

	// Kept is the last acknowledged save of each place, by its name: a number
	// and a check, no answers. A place that holds another one went back, was
	// merged by a password app, or was saved to from elsewhere.
	Kept map[string]Kept `json:"kept,omitempty"`
	// Keyring is the name of the collection in which a record was begun.
	Keyring string `json:"keyring,omitempty"`
}

// Kept names one save.
type Kept struct {
	Generation uint64 `json:"generation"`
	Check      uint32 `json:"check"` // the first four bytes of its SHA-256
}

// is reports whether it is this save.
func (k Kept) is(s stamp) bool { return k == keptOf(s) }

func keptOf(s stamp) Kept { return Kept{s.generation, binary.BigEndian.Uint32(s.sum[:4])} }

// kept is the last acknowledged save of a place. An impossible number is one
// that nobody acknowledged.
func (w Where) kept(p Place) Kept {
	k := w.Kept[p.Name()]
	if k.Generation > maxGeneration {
		return Kept{}
	}
	return k
}

// BegunAt reports whether a record was begun at a place.
func (w Where) BegunAt(p Place) bool { return slices.Contains(w.Begun, p.Name()) }

// ReadWhere reads the file `where` of a state folder. A file that is not
// there is the zero Where.
func ReadWhere(dir string) (Where, error) { return readWhere(osFS{}, dir) }

func readWhere(fsys FS, dir string) (Where, error) {
	w := Where{Format: whereFormat}
	b, err := fsys.ReadFile(wherePath(dir))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) { // below a file, as in a HOME of /dev/null
		return w, nil
	}
	hint := "mend or remove the file " + wherePath(dir) + "; it holds only which store was chosen, no answers"
	if err != nil {
		return w, unreadable(ErrUnavailable, wherePath(dir), "the file that says where the record is cannot be read", hint, err)
	}
	if err := json.Unmarshal(b, &w); err != nil {
		return Where{Format: whereFormat}, problem(ErrDamaged, "the file that says where the record is makes no sense", hint).because(err)
	}
	if w.Format > whereFormat {
		return Where{Format: whereFormat}, problem(ErrNewerFormat, "the file that says where the record is was written by a newer Handrail", "use that newer Handrail")
	}
	return w, nil
}

// writeWhere writes the file `where`; the state folder is made if needed.
func writeWhere(fsys FS, dir string, w Where) error {
	w.Format = whereFormat
	b, _ := json.MarshalIndent(w, "", "  ") // texts and numbers always have a form
	if err := fsys.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return writeFile(fsys, wherePath(dir), append(b, '\n'), 0o600)
}

// EditWhere changes the file `where`, and writes it only if that changed it.
// It waits a second for a save that is under way.
func EditWhere(dir string, edit func(*Where)) error {
	if unlock, err := holdLock(context.Background(), dir, time.Second); err == nil {
		defer unlock()
	}
	return editWhere(osFS{}, dir, edit)
}

func editWhere(fsys FS, dir string, edit func(*Where)) error {
	w, err := readWhere(fsys, dir)
	if err != nil {
		return err
	}
	before, _ := json.Marshal(w)
	edit(&w)
	if after, _ := json.Marshal(w); string(before) == string(after) {
		return nil
	}
	return writeWhere(fsys, dir, w)
}

// StateDir returns the folder where the few files outside the record live:
// XDG_STATE_HOME/handrail or ~/.local/state/handrail on Linux and the BSDs,
// ~/Library/Application Support/handrail on macOS, LocalAppData\handrail on
// Windows. It does not make it.
func StateDir(getenv func(string) string, system string) (string, error) {
	home := getenv("HOME")
	switch system {
	case "windows":
		if d := getenv("LocalAppData"); d != "" {
			return filepath.Join(d, "handrail"), nil
		}
		return "", problem(ErrUnavailable, "LocalAppData is not set, so handrail's few files have no folder", "set LocalAppData, or sign in as a normal user")
	case "darwin", "ios":
		if home != "" {
			return filepath.Join(home, "Library", "Application Support", "handrail"), nil
		}
	default:
		// The specification says to ignore one that is not absolute.
		if d := getenv("XDG_STATE_HOME"); filepath.IsAbs(d) {
			return filepath.Join(d, "handrail"), nil
		}
		if home != "" {
			return filepath.Join(home, ".local", "state", "handrail"), nil
		}
	}
	return "", problem(ErrUnavailable, "HOME is not set, so handrail's few files have no folder", "set HOME")
}

func wherePath(dir string) string { return filepath.Join(dir, "where.json") }

// DatesPath is the file of dates for reminders.
func DatesPath(dir string) string { return filepath.Join(dir, "dates.json") }

// OtherDates matches the files of dates of records that were not chosen.
const OtherDates = "dates-*.json"

// DatesPathOf is the file of dates of a record that was not chosen, by the name
// of its place, of which it tells nothing.
func DatesPathOf(dir, place string) string {
	sum := sha256.Sum256([]byte(place))
	return filepath.Join(dir, fmt.Sprintf("dates-%x.json", sum[:6]))
}

// LockPath is the file that is locked during a save.
func LockPath(dir string) string { return filepath.Join(dir, "lock") }

// CallsPath is the call log of an open emergency.
func CallsPath(dir string) string { return filepath.Join(dir, "calls.json") }

// WriteStateFile writes one of the small files of the state folder, readable
// by its owner only, and makes the folder if needed.
func WriteStateFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return WriteFile(path, data, 0o600)
}

// FileListed is one small file outside the record.
type FileListed struct {
	Path  string
	What  string // in words
	There bool
	Stays bool // it is not erased with the record: it says that one was, or is the lock
}

// UnreadCallsPath is where a call log that could not be read is set aside.
func UnreadCallsPath(dir string) string { return CallsPath(dir) + ".unreadable" }

// Files lists the small files that Handrail may keep in its state folder,
// there or not, and what else of its own lies there.
func Files(dir string) []FileListed {
	files := []FileListed{
		{Path: wherePath(dir), What: "which store was chosen, the number of the last save, which device this is, paper size, minutes; no answers", Stays: true},
		{Path: DatesPath(dir), What: "the dates for reminders"},
		{Path: LockPath(dir), What: "the lock held during a save, empty", Stays: true},
		{Path: CallsPath(dir), What: "the call log of an open emergency, removed once kept"},
	}
	others, _ := filepath.Glob(filepath.Join(dir, OtherDates)) // a bad pattern is the only error
	for _, path := range others {
		files = append(files, FileListed{Path: path, What: "the dates for reminders of another record", Stays: true})
	}
	for _, path := range temporaryFiles(dir) {
		files = append(files, FileListed{Path: path, What: "what a write that was cut off left behind"})
	}
	if _, err := os.Lstat(UnreadCallsPath(dir)); err == nil {
		files = append(files, FileListed{Path: UnreadCallsPath(dir), What: "a call log that could not be read, set aside"})
	}
	for i := range files {
		_, err := os.Lstat(files[i].Path)
		files[i].There = err == nil
	}
	return files
}
