package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestTheCompiledFormIsFresh(t *testing.T) {
	top, err := Source("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	c, _ := Load(top, 0)
	if string(Compile(c)) != ibkr {
		t.Error("content/ibkr.compiled is not what content/ibkr says: run go generate ./content")
	}
}

func TestWhatIsCompiledIsReadBackWhole(t *testing.T) {
	want, _ := Load(small(t), today)
	got, err := decompile(string(Compile(want)))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestCompilingTwiceGivesTheSameBytes(t *testing.T) {
	a, _ := Load(small(t), today)
	b, _ := Load(small(t), today)
	if string(Compile(a)) != string(Compile(b)) {
		t.Error("two loads of one folder compile differently")
	}
}

func TestADamagedCompiledFormIsRefused(t *testing.T) {
	c, _ := Load(small(t), today)
	whole := string(Compile(c))
	for n := range len(whole) {
		if _, err := decompile(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are read as a catalogue", n, len(whole))
		}
	}
	if _, err := decompile(whole + "x"); err == nil {
		t.Error("a byte too many is not noticed")
	}
	other := []byte(whole)
	other[len(compiledMark)]++
	if _, err := decompile(string(other)); err == nil || !strings.Contains(err.Error(), "go generate") {
		t.Errorf("what was compiled for other types is read: %v", err)
	}
}

func TestEachCallGivesACatalogueOfItsOwn(t *testing.T) {
	a, err := Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	a.Steps[0].Title = "changed"
	if b, _ := Embedded("ibkr"); b.Steps[0].Title == "changed" {
		t.Error("what one caller changes another reads")
	}
}

func TestAnUnknownBrokerIsNamed(t *testing.T) {
	if _, err := Embedded("other"); err == nil || !strings.Contains(err.Error(), `"other"`) {
		t.Errorf("error is %v", err)
	}
	if _, err := Source("other"); err == nil {
		t.Error("there is a source of a broker that is not built in")
	}
}

func TestTheDigestOfACatalogueIsOverEverything(t *testing.T) {
	base, _ := Load(small(t), today)
	seen := map[string]string{base.Digest: "the small catalogue"}
	for _, b := range []breakage{
		{name: "a version", file: "broker.yaml", old: "2026.11", new: "2026.12"},
		{name: "a fact", file: "broker.yaml", old: "ask: Which methods are on?", new: "ask: Which methods can be used?"},
		{name: "a step", file: "steps/alerts.yaml", old: "hands: 2", new: "hands: 3"},
		{name: "a route", file: "routes/web.yaml", old: "tier: 3", new: "tier: 4"},
		{name: "a scenario", file: "scenarios/strange-push.yaml", old: "Deny it.", new: "Deny it now."},
		{name: "a date", file: "routes/web.yaml", old: "date: 2026-11-01, confidence: high", new: "date: 2026-11-02, confidence: high"},
	} {
		files := small(t)
		b.broken(t, files)
		c, report := Load(files, today)
		if err := report.Err(); err != nil {
			t.Fatal(err)
		}
		if same := seen[c.Digest]; same != "" {
			t.Errorf("with %s changed the digest is that of %s: %s", b.name, same, c.Digest)
		}
		seen[c.Digest] = b.name
	}
	if again, _ := Load(small(t), today); again.Digest != base.Digest {
		t.Errorf("the same folder gives %s and %s", base.Digest, again.Digest)
	}
}

func TestTheOrderIsTheCataloguesAndNotTheFilesystems(t *testing.T) {
	c, _ := Load(small(t), today)
	var topics, interfaces []string
	for _, s := range c.Steps {
		topics = append(topics, s.Topic)
	}
	for _, r := range c.Routes {
		interfaces = append(interfaces, r.Interface)
	}
	if got := strings.Join(topics, " "); got != "mfa mfa device device alerts phishing" {
		t.Errorf("steps come in the order %s", got)
	}
	if got := strings.Join(interfaces, " "); got != "account account web web app app" {
		t.Errorf("routes come in the order %s", got)
	}
}

func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := Embedded("ibkr"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	top, err := Source("ibkr")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Load(top, 0)
	}
}

// FuzzDecompile: whatever the bytes, an error or a catalogue.
func FuzzDecompile(f *testing.F) {
	f.Add(compiledMark + shape() + "\x02\x00\x00")
	c, _ := Load(fstest.MapFS{"broker.yaml": &fstest.MapFile{Data: []byte("broker: x\nname: X\n")}}, 0)
	f.Add(string(Compile(c)))
	f.Fuzz(func(t *testing.T, compiled string) {
		c, err := decompile(compiled)
		if (c == nil) == (err == nil) {
			t.Errorf("catalogue %v, error %v", c, err)
		}
	})
}
