package tui

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"handrail/ui/scene"
	"handrail/ui/session"
)

// Options says where and how the screens are drawn. In, Out and Env are the
// terminal's; nil means the process's own.
type Options struct {
	In    io.Reader
	Out   io.Writer
	Env   []string
	Start scene.Place // the first place; without a screen: Today
	Theme Theme
	// Waiting brings a value whenever the place where the record is may be
	// asking the person something (a keyring that is locked). May be nil.
	Waiting <-chan struct{}
	// Draw makes scenes; nil means scene.Make.
	Draw func(scene.World, scene.Place) scene.Scene

	program []tea.ProgramOption // of tests
}

// ErrInterrupted is returned where the system ended the screens: a closed
// window, SIGTERM, SIGINT. Everything entered before is kept. It is a
// context.Canceled, since the screens may hear of a signal before ctx ends.
var ErrInterrupted = fmt.Errorf("interrupted: %w", context.Canceled)

// Run draws the screens until the person leaves, and returns once everything
// they entered is kept. reopen names another store to open instead, as --store
// takes it, or is empty. An error says that the terminal could not be used,
// that the system ended the screens, or what could not be kept.
func Run(ctx context.Context, sess session.Keeper, o Options) (reopen string, err error) {
	if o.Env == nil {
		o.Env = os.Environ()
	}
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	// What is under way is not cut off when the system says to end: only when
	// it says so twice.
	if o.Draw == nil {
		o.Draw = scene.Make
	}
	h := &executor{sess: sess, stops: make(chan os.Signal, 1)}
	h.ctx, h.cancel = context.WithCancel(context.WithoutCancel(ctx))
	defer h.cancel()
	m := newModel(h, sess.World(), scene.First(sess.World(), o.Start), o.Draw, o.pen(runtime.GOOS))
	p := tea.NewProgram(m, o.options()...)
	go measureSigns()
	ended := make(chan struct{})
	listening := h.listen(ctx, p, o.Waiting, ended)
	_, err = p.Run()
	close(ended)
	interrupted := <-listening
	if kept := h.finish(m.queue); kept != nil {
		return "", kept
	}
	switch {
	case m.failed != nil && m.leaving == told:
		return "", m.failed
	case interrupted:
		return "", ErrInterrupted
	case err != nil:
		return "", err
	}
	return m.reopen, nil
}

// measureSigns makes the table of the widths of characters, which the first sign
// beyond ASCII that is drawn would wait for: a tenth of the work of the way to the
// first frame. It is made while Bubble Tea waits for its first tick.
func measureSigns() { ansi.StringWidthWc("─") }

// listen ends the program in good order when the system says so, and at once
// when it says so again; and passes on that the keyring may be asking. The
// channel it returns tells, after ended is closed, whether the system did.
func (h *executor) listen(ctx context.Context, p *tea.Program, waiting <-chan struct{}, ended <-chan struct{}) <-chan bool {
	interrupted := make(chan bool, 1)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT)
	if len(stopSignals) > 0 {
		signal.Notify(h.stops, stopSignals...)
	}
	stop := ctx.Done()
	go func() {
		defer signal.Stop(signals)
		defer signal.Stop(h.stops)
		// The owner of ctx may listen for the same signals: one of them
		// counts once.
		told, byContext, bySignal := 0, 0, 0
		for {
			select {
			case <-ended:
				interrupted <- told > 0
				return
			case <-stop:
				stop = nil
				byContext++
			case <-signals:
				bySignal++
			case <-h.stops:
				go p.Send(stopMsg{})
				continue
			case _, ok := <-waiting:
				if !ok {
					waiting = nil
				} else {
					go p.Send(askingMsg{})
				}
				continue
			}
			switch times := max(byContext, bySignal); {
			case times == told:
			case times == 1:
				go p.Send(leaveMsg{}) // not here: a terminal that takes no frame would hold us up
			default:
				h.cancel()
				p.Kill()
			}
			told = max(byContext, bySignal)
		}
	}()
	return interrupted
}

// pen is what the environment says the terminal can show.
func (o Options) pen(system string) pen {
	p := pen{theme: o.Theme}
	env := environment(o.Env)
	if env["NO_COLOR"] != "" {
		p.theme = None
	}
	locale := env["LC_ALL"]
	for _, name := range []string{"LC_CTYPE", "LANG"} {
		if locale == "" {
			locale = env[name]
		}
	}
	locale = strings.ToUpper(strings.ReplaceAll(locale, "-", ""))
	p.ascii = system != "windows" && system != "darwin" && !strings.Contains(locale, "UTF8")
	p.signs = env["TERM"] == "linux" // the console, whose fonts are small
	return p
}

func environment(list []string) map[string]string {
	env := map[string]string{}
	for _, s := range list {
		name, value, _ := strings.Cut(s, "=")
		env[name] = value
	}
	return env
}

// framesPerSecond is how often it is looked whether something is to be drawn.
// A key waits for its frame half of that time on average: with the usual 60 it
// would wait longer than the frame takes to make.
const framesPerSecond = 120

func (o Options) options() []tea.ProgramOption {
	options := []tea.ProgramOption{
		tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(o.Env), tea.WithoutSignalHandler(),
		tea.WithFPS(framesPerSecond),
	}
	if o.Theme == None {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	return append(options, o.program...)
}
