package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

func main() {
	var j job
	files := flag.String("files", "", "only the changes of these files, with commas between")
	flag.StringVar(&j.root, "root", filepath.Join("..", ".."), "the folder of the module")
	flag.IntVar(&j.workers, "workers", 1, "how many changes are tried at once")
	flag.DurationVar(&j.grace, "grace", 20*time.Second, "how much longer than ten times the usual a test may take")
	flag.BoolVar(&j.all, "all", false, "tell what became of every change")
	flag.Parse()
	if j.pkg = flag.Arg(0); flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if *files != "" {
		j.files = strings.Split(*files, ",")
	}
	j.explained = filepath.Join("mutate", "explained", filepath.Base(j.pkg)+".txt")
	const memory = 8 << 30 // of each process, in bytes: a change may make a loop that never ends
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: memory, Max: memory}); err != nil {
		fmt.Fprintln(os.Stderr, "mutate: memory has no limit:", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	left, err := j.run(ctx, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
	}
	if err != nil || left > 0 {
		os.Exit(1)
	}
}

// job is what is asked for.
type job struct {
	root, pkg string
	files     []string // all where empty
	explained string   // the file with the changes nobody can see
	workers   int
	grace     time.Duration
	all       bool
}

// test is one test of the package, as it runs alone and unchanged.
type test struct {
	name    string
	took    time.Duration
	reaches map[int]bool
}

// run tries the changes and tells about them on w. It returns how many are left.
func (j job) run(ctx context.Context, w io.Writer) (left int, err error) {
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if err := copyTree(j.root, filepath.Join(dir, "tree")); err != nil {
		return 0, err
	}
	r := runner{folder: filepath.Join(dir, "tree", j.pkg), dir: dir, grace: j.grace}
	list, err := rewrite(r.folder)
	if err != nil {
		return 0, err
	}
	build := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-o", r.binary(), ".")
	build.Dir = r.folder
	if out, err := build.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("the changed package does not build: %w\n%s", err, out)
	}
	tests, err := r.alone(ctx)
	if err != nil {
		return 0, err
	}
	fmt.Fprintf(os.Stderr, "mutate: %d tests were run unchanged\n", len(tests))

	by := make([]string, len(list)) // what saw the change, "" none
	reached := make([]bool, len(list))
	numbers := make(chan int)
	var group sync.WaitGroup
	for range j.workers {
		group.Go(func() {
			for i := range numbers {
				by[i], reached[i] = r.try(ctx, i+1, tests)
				if by[i] == "" {
					fmt.Fprintf(os.Stderr, "mutate: not seen: %v\n", list[i]) // a long run can be read as it goes
				}
			}
		})
	}
	var asked []int
	for i, c := range list {
		if len(j.files) == 0 || slices.Contains(j.files, c.file) {
			asked = append(asked, i)
			numbers <- i
		}
	}
	close(numbers)
	group.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}

	why, err := explanations(j.explained)
	if err != nil {
		return 0, err
	}
	var killed, came, explained, open, unreached int
	for _, i := range asked {
		key, fate := list[i].key(), "seen by "+by[i]
		if reached[i] {
			came++
		}
		switch {
		case by[i] != "":
			killed++
		case len(why[key]) > 0:
			fate, why[key] = "explained: "+why[key][0], why[key][1:]
			explained++
		case reached[i]:
			fate = "SURVIVED"
			open++
		default:
			fate = "NOT REACHED"
			unreached++
		}
		if j.all || by[i] == "" && !strings.HasPrefix(fate, "explained") {
			fmt.Fprintf(w, "%v\t%s\n", list[i], fate)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(why)) {
		if file, _, _ := strings.Cut(key, "\t"); len(why[key]) > 0 && (len(j.files) == 0 || slices.Contains(j.files, file)) {
			fmt.Fprintf(w, "%s: fits no change that the tests do not see: %s\n", j.explained, key)
			left++
		}
	}
	fmt.Fprintf(w, "%s: %d changes, %d reached, %d killed, %d explained; left: %d survived, %d not reached\n",
		j.pkg, len(asked), came, killed, explained, open, unreached)
	return left + open + unreached, nil
}

// explanations reads the changes that nobody can see: why by key.
func explanations(name string) (map[string][]string, error) {
	text, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	why := make(map[string][]string)
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if f := strings.Split(line, "\t"); len(f) == 4 && f[3] != "" {
			key := strings.Join(f[:3], "\t")
			why[key] = append(why[key], f[3])
		} else if line != "" {
			return nil, fmt.Errorf("%s:%d: not four fields between tabs", name, n+1)
		}
	}
	return why, nil
}

// runner starts the test binary.
type runner struct {
	folder, dir string
	grace       time.Duration
}

func (r runner) binary() string { return filepath.Join(r.dir, "changed.test") }

// start runs tests with more in the environment until they end or the time is
// over, and ends what they left running.
func (r runner) start(ctx context.Context, limit time.Duration, env string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, r.binary(), args...)
	cmd.Dir, cmd.Env = r.folder, append(os.Environ(), "TMPDIR="+r.dir, env)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	end := func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.Cancel, cmd.WaitDelay = end, time.Second
	out, err := cmd.CombinedOutput()
	if cmd.Process != nil {
		end()
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return string(out), err
}

// alone runs each test unchanged and alone, and sorts them, the quickest first.
func (r runner) alone(ctx context.Context) ([]test, error) {
	names, err := r.start(ctx, time.Minute, "MUTATE_CHANGE=0", "-test.list", "^(Test|Fuzz|Example)")
	if err != nil {
		return nil, fmt.Errorf("the tests can't be listed: %w\n%s", err, names)
	}
	var tests []test
	for name := range strings.FieldsSeq(names) {
		seen := filepath.Join(r.dir, "seen."+name)
		started := time.Now()
		if out, err := r.start(ctx, 10*time.Minute, "MUTATE_SEEN="+seen, "-test.short", "-test.run", "^"+name+"$"); err != nil {
			return nil, fmt.Errorf("%s fails although nothing is changed: %w\n%s", name, err, out)
		}
		t := test{name, time.Since(started), make(map[int]bool)}
		text, _ := os.ReadFile(seen) // absent where it reaches nothing
		for number := range strings.FieldsSeq(string(text)) {
			n, err := strconv.Atoi(number)
			if err != nil {
				return nil, err
			}
			t.reaches[n] = true
		}
		tests = append(tests, t)
	}
	slices.SortFunc(tests, func(a, b test) int { return int(a.took - b.took) })
	return tests, nil
}

var failed = regexp.MustCompile(`--- FAIL: \w+|panic: .{0,60}`)

// try runs the tests that reach a change, until one sees it. Quick ones share
// a process: as many as take a quarter of a second together, then twice that.
func (r runner) try(ctx context.Context, number int, tests []test) (by string, reached bool) {
	env := "MUTATE_CHANGE=" + strconv.Itoa(number)
	var names []string
	var took time.Duration
	budget := time.Second / 4
	for i, t := range tests {
		if t.reaches[number] {
			names, took, reached = append(names, t.name), took+t.took, true
		}
		if len(names) == 0 || took < budget && i < len(tests)-1 {
			continue
		}
		out, err := r.start(ctx, 10*took+r.grace, env, "-test.short", "-test.failfast", "-test.run", "^("+strings.Join(names, "|")+")$")
		if errors.Is(err, context.DeadlineExceeded) {
			return "the time limit in " + strings.Join(names, ", "), true
		}
		if err != nil {
			return cmp.Or(strings.TrimPrefix(failed.FindString(out), "--- FAIL: "), err.Error()), true
		}
		names, took, budget = nil, 0, 2*budget
	}
	return "", reached
}
