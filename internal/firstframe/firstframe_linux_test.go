package firstframe

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// program is one of the two, as it is started.
type program struct {
	name string
	path string
	args []string
	last string // a word that comes late in its first frame, and nowhere before
}

// built is the folder of the two, once they are.
var built string

var build = sync.OnceValues(func() ([]program, error) {
	dir, err := os.MkdirTemp("", "firstframe")
	if err != nil {
		return nil, err
	}
	built = dir
	programs := []program{
		{"bare", filepath.Join(dir, "bare"), nil, "line 19"},
		{"handrail", filepath.Join(dir, "handrail"), []string{"--store", "memory"}, "emergency"},
	}
	for i, source := range []string{"./testdata/bare", "../.."} {
		c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", programs[i].path, source)
		c.Env = append(os.Environ(), "CGO_ENABLED=0")
		c.Stderr = os.Stderr
		if err := c.Run(); err != nil {
			return nil, err
		}
	}
	return programs, nil
})

func programs(tb testing.TB) []program {
	tb.Helper()
	p, err := build()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built != "" {
		_ = os.RemoveAll(built)
	}
	os.Exit(code)
}

// running is a program on a pseudo-terminal of 80 by 24.
type running struct {
	tb      testing.TB
	cmd     *exec.Cmd
	pty     *os.File
	started time.Time
	reads   chan read
	bytes   int
}

// read is what came from the program at once, and when.
type read struct {
	text []byte
	at   time.Time
}

func run(tb testing.TB, p program) *running {
	tb.Helper()
	r := &running{tb: tb, cmd: exec.Command(p.path, p.args...), reads: make(chan read, 1024)}
	home := tb.TempDir()
	r.cmd.Env = []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "XDG_STATE_HOME=" + home, "PATH=/usr/bin:/bin"}
	r.started = time.Now()
	var err error
	if r.pty, err = pty.StartWithSize(r.cmd, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		tb.Fatal(err)
	}
	go func() {
		defer close(r.reads)
		for {
			buf := make([]byte, 1<<16)
			n, err := r.pty.Read(buf)
			if n > 0 {
				r.reads <- read{buf[:n], time.Now()}
			}
			if err != nil {
				return
			}
		}
	}()
	return r
}

// until reads on until some text has come, and says when.
func (r *running) until(text string) time.Time {
	r.tb.Helper()
	var all []byte
	for {
		select {
		case got, ok := <-r.reads:
			if !ok {
				r.tb.Fatalf("the program ended before it drew %q:\n%s", text, all)
			}
			r.bytes += len(got.text)
			if all = append(all, got.text...); bytes.Contains(all, []byte(text)) {
				return got.at
			}
		case <-time.After(20 * time.Second):
			r.tb.Fatalf("%q never came:\n%q", text, all)
		}
	}
}

// still reads what comes until nothing has come for a while.
func (r *running) still(d time.Duration) {
	for {
		select {
		case got := <-r.reads:
			r.bytes += len(got.text)
		case <-time.After(d):
			return
		}
	}
}

// key sends a key and returns how long its frame took.
func (r *running) key(k string) time.Duration {
	r.tb.Helper()
	sent := time.Now()
	if _, err := io.WriteString(r.pty, k); err != nil {
		r.tb.Fatal(err)
	}
	select {
	case got := <-r.reads:
		return got.at.Sub(sent)
	case <-time.After(5 * time.Second):
		r.tb.Fatal("a key led to no frame")
	}
	return 0
}

func (r *running) end() {
	_, _ = io.WriteString(r.pty, "\x03")
	go func() {
		for range r.reads { // so that it is never held up
		}
	}()
	_ = r.cmd.Wait()
	_ = r.pty.Close()
}

// resident is the memory the program holds, in bytes.
func (r *running) resident() float64 {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(r.cmd.Process.Pid) + "/status")
	if err != nil {
		r.tb.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb * 1024
		}
	}
	r.tb.Fatal("no VmRSS")
	return 0
}

// worked is the processor time the program took so far, in ticks of a
// hundredth of a second.
func (r *running) worked() float64 {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(r.cmd.Process.Pid) + "/stat")
	if err != nil {
		r.tb.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return user + system
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// BenchmarkFirstFrame starts both by turns and measures from the start of the
// process to the first frame.
func BenchmarkFirstFrame(b *testing.B) { firstFrame(b, programs(b)) }

// BenchmarkEmergencyFirstFrame measures the same of the emergency door.
func BenchmarkEmergencyFirstFrame(b *testing.B) {
	all := slices.Clone(programs(b))
	all[1].args, all[1].last = []string{"emergency"}, "who cannot act"
	firstFrame(b, all)
}

func firstFrame(b *testing.B, all []program) {
	took := map[string][]time.Duration{}
	for b.Loop() {
		for _, p := range all {
			r := run(b, p)
			took[p.name] = append(took[p.name], r.until(p.last).Sub(r.started))
			r.end()
		}
	}
	bare, ours := median(took["bare"]), median(took["handrail"])
	b.ReportMetric(ms(bare), "bare-ms")
	b.ReportMetric(ms(ours), "handrail-ms")
	b.ReportMetric(float64(ours)/float64(bare), "ratio")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkKeyToFrame presses keys with gaps of chance, so that no rhythm of
// the renderer is met, in both by turns.
func BenchmarkKeyToFrame(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	took := map[string][]time.Duration{}
	var both []*running
	for _, p := range programs(b) {
		x := run(b, p)
		x.until(p.last)
		if p.name == "handrail" { // to a list: the way past the first run
			x.still(300 * time.Millisecond)
			for _, k := range []string{"\x1b[F", "\x1b[A"} {
				x.key(k)
				x.still(100 * time.Millisecond)
			}
		}
		x.still(300 * time.Millisecond)
		both = append(both, x)
	}
	keys := []string{"\x1b[B", "\x1b[A"}
	for n := 0; b.Loop(); n++ {
		for i, x := range both {
			<-time.After(time.Duration(20+r.IntN(80)) * time.Millisecond)
			took[programs(b)[i].name] = append(took[programs(b)[i].name], x.key(keys[n%2]))
			x.still(20 * time.Millisecond)
		}
	}
	for _, x := range both {
		x.end()
	}
	bare, ours := median(took["bare"]), median(took["handrail"])
	b.ReportMetric(ms(bare), "bare-ms")
	b.ReportMetric(ms(ours), "handrail-ms")
	b.ReportMetric(float64(ours)/float64(bare), "ratio")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkIdle leaves both alone for three seconds.
func BenchmarkIdle(b *testing.B) {
	const idle = 3 * time.Second
	for _, p := range programs(b) {
		b.Run(p.name, func(b *testing.B) {
			var held, wrote, worked float64
			for b.Loop() {
				x := run(b, p)
				x.until(p.last)
				x.still(500 * time.Millisecond)
				before, ticks := x.bytes, x.worked()
				x.still(idle)
				wrote += float64(x.bytes - before)
				worked += (x.worked() - ticks) * 10
				held += x.resident()
				x.end()
			}
			n := float64(b.N)
			b.ReportMetric(held/n/(1<<20), "MiB")
			b.ReportMetric(wrote/n, "bytes-written")
			b.ReportMetric(worked/n, "ms-worked")
			b.ReportMetric(0, "ns/op")
		})
	}
}
