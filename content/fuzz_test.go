package content

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// FuzzLoad puts any bytes in the place of any file: a report always comes
// back, every fault of it names a file and a place in it.
func FuzzLoad(f *testing.F) {
	files := small(f)
	var names []string
	err := fs.WalkDir(files, ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	for i, name := range names {
		f.Add(uint8(i), files[name].Data)
	}
	f.Add(uint8(0), []byte("a: &a [*a, *a]"))
	f.Add(uint8(0), []byte("{[a]: 1, ? {b: c} : d, <<: [1]}"))
	f.Add(uint8(3), []byte("- - - - {id: {id: [id]}}"))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		broken := fstest.MapFS{}
		for _, name := range names {
			broken[name] = files[name]
		}
		name := names[int(which)%len(names)]
		broken[name] = &fstest.MapFile{Data: text}
		c, report := Load(broken, today)
		if c == nil {
			t.Fatal("the catalogue is nil")
		}
		for _, fault := range append(report.Faults, report.Warnings...) {
			if fault.File == "" || fault.Line < 1 || fault.Column < 1 || fault.What == "" {
				t.Errorf("this fault has no place: %q", fault)
			}
		}
		if len(report.Faults) == 0 {
			if again, err := decompile(string(Compile(c))); err != nil || again.Digest != c.Digest {
				t.Errorf("what loads does not compile: %v", err)
			}
		}
	})
}
