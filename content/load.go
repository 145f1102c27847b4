package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"handrail/checklist"
)

// maxFile is the most bytes one file of a catalogue may have.
const maxFile = 4 << 20

// loading is a catalogue on its way in: what was decoded, and the spot each
// part came from, in the same order.
type loading struct {
	fsys      fs.FS
	today     checklist.Day
	c         *checklist.Catalogue
	report    Report
	broker    spot
	steps     []spot
	routes    []spot
	scenarios []spot
	past      map[string]spot // by the short digest
	names     names
	unread    []string // files that could not be read: what they define is not known
}

// Load reads a broker's folder strictly and checks it whole. The report holds
// every fault of every file; the catalogue holds what could be read and is
// fit for use only where Report.Err is nil. Today decides which sources are
// old; no day leaves that out.
func Load(fsys fs.FS, today checklist.Day) (*checklist.Catalogue, Report) {
	l := &loading{fsys: fsys, today: today, c: &checklist.Catalogue{}, past: make(map[string]spot)}
	l.read()
	for i := range l.c.Steps {
		l.c.Steps[i].Digest = StepDigest(&l.c.Steps[i])
	}
	l.check()
	l.c.Digest = catalogueDigest(l.c)
	l.report.finish()
	return l.c, l.report
}

func (l *loading) fault(s spot, format string, args ...any) {
	l.report.Faults = append(l.report.Faults, s.fault(format, args...))
}

func (l *loading) warn(s spot, format string, args ...any) {
	l.report.Warnings = append(l.report.Warnings, s.fault(format, args...))
}

func (l *loading) read() {
	if top, ok := l.open("broker.yaml"); ok {
		l.broker = spot{"broker.yaml", top}
		l.decode(l.broker, reflect.ValueOf(l.c).Elem(), "broker.yaml")
	}
	l.strangers()
	for _, topic := range l.ordered("steps", checklist.Topics, "topic") {
		readList(l, "steps/"+topic+".yaml", &l.c.Steps, &l.steps)
	}
	var interfaces []string
	for _, i := range l.c.Interfaces {
		interfaces = append(interfaces, i.ID)
	}
	for _, iface := range l.ordered("routes", interfaces, "interface") {
		readList(l, "routes/"+iface+".yaml", &l.c.Routes, &l.routes)
	}
	for _, name := range l.files("scenarios") {
		file := "scenarios/" + name + ".yaml"
		if top, ok := l.open(file); ok {
			var s checklist.Scenario
			at := spot{file, top}
			l.decode(at, reflect.ValueOf(&s).Elem(), "a file of scenarios")
			l.c.Scenarios, l.scenarios = append(l.c.Scenarios, s), append(l.scenarios, at)
		}
	}
	for _, version := range l.files("past") {
		l.readPast("past/" + version + ".yaml")
	}
}

// readList reads a file that is a list, and keeps the spot of each item.
func readList[T any](l *loading, file string, into *[]T, spots *[]spot) {
	top, ok := l.open(file)
	if !ok {
		return
	}
	var list []T
	l.decode(spot{file, top}, reflect.ValueOf(&list).Elem(), file)
	if top.Kind != yaml.SequenceNode {
		l.unread = append(l.unread, file)
	}
	for i := range list {
		*into, *spots = append(*into, list[i]), append(*spots, spot{file, top}.item(i))
	}
}

func (l *loading) decode(at spot, v reflect.Value, called string) {
	d := decoder{file: at.file}
	d.value(at.node, v, rule{must: true}, called)
	l.report.Faults = append(l.report.Faults, d.faults...)
}

// open parses a file, or tells why it cannot be read.
func (l *loading) open(file string) (*yaml.Node, bool) {
	top, fault := func() (*yaml.Node, *Fault) {
		switch info, err := fs.Stat(l.fsys, file); {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &Fault{file, 1, 1, "is missing: every broker's folder has one"}
		case err != nil:
			return nil, &Fault{file, 1, 1, "cannot be read: " + err.Error()}
		case info.Size() > maxFile:
			return nil, &Fault{file, 1, 1, fmt.Sprintf("is larger than %d bytes: is it a catalogue?", maxFile)}
		}
		text, err := fs.ReadFile(l.fsys, file)
		if err != nil {
			return nil, &Fault{file, 1, 1, "cannot be read: " + err.Error()}
		}
		return parse(file, text)
	}()
	if fault != nil {
		l.report.Faults = append(l.report.Faults, *fault)
		l.unread = append(l.unread, file)
		return nil, false
	}
	return top, true
}

// files lists the YAML files of a folder by name without .yaml, in order.
func (l *loading) files(folder string) []string {
	entries, err := fs.ReadDir(l.fsys, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.fault(spot{file: folder}, "cannot be read: %v", err)
	}
	var names []string
	for _, e := range entries {
		switch name, isYAML := strings.CutSuffix(e.Name(), ".yaml"); {
		case isYAML && !e.IsDir():
			names = append(names, name)
		case e.IsDir() || path.Ext(e.Name()) == ".yml":
			l.fault(spot{file: folder + "/" + e.Name()}, "is not read: %s holds files named *.yaml only", folder)
		}
	}
	return names
}

// ordered lists the files of a folder in the order of known names, and tells
// of the others.
func (l *loading) ordered(folder string, known []string, what string) []string {
	names := l.files(folder)
	for _, name := range names {
		if !slices.Contains(known, name) && !slices.Contains(l.unread, "broker.yaml") {
			l.fault(spot{file: folder + "/" + name + ".yaml"}, "%q is not a known %s: name the file after one%s", name, what, meant(name, known))
		}
	}
	place := func(name string) int {
		if i := slices.Index(known, name); i >= 0 {
			return i
		}
		return len(known)
	}
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	return names
}

var folders = []string{"steps", "routes", "scenarios", "past"}

// strangers reports what is at the top of the folder and is never read.
func (l *loading) strangers() {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		return
	}
	for _, e := range entries {
		ext := path.Ext(e.Name())
		switch {
		case e.IsDir() && !slices.Contains(folders, e.Name()):
			l.fault(spot{file: e.Name()}, "is not read: the folders of a broker are %s%s", either(folders), meant(e.Name(), folders))
		case !e.IsDir() && (ext == ".yaml" || ext == ".yml") && e.Name() != "broker.yaml":
			l.fault(spot{file: e.Name()}, "is not read: at the top lies broker.yaml only, the rest in %s", either(folders))
		}
	}
}
