package main

import (
	"context"
	"io"
	"os"
	"runtime/debug"
	"time"

	"handrail/internal/confine"
	_ "handrail/internal/confine/early" // before any library is initialised
	"handrail/internal/process"
	"handrail/ui/cli"
	"handrail/ui/lines"
	"handrail/ui/scene"
	"handrail/ui/session"
	"handrail/ui/tui"
)

// version is the version of this program.
const version = "0.1.0"

// The first frame makes more garbage than the minutes after it: a collection
// would come in the middle of it. Once it is drawn, memory is kept small.
const (
	collectLate = 400 // percent of what is held
	collectSoon = 100
	begun       = time.Second
)

func main() {
	debug.SetGCPercent(collectLate)
	time.AfterFunc(begun, func() { debug.SetGCPercent(collectSoon) })
	// First, before a library can open the bus to the keyring.
	os.Exit(run(confine.GiveUp()))
}

// run performs the command that the arguments name and returns the exit
// status.
func run(confinement confine.Confinement) int {
	ctx, stop := process.UntilInterrupted()
	defer stop()
	env := cli.ProcessEnv()
	env.Version, env.Confined, env.Confines = version, confinement.Confined, confinement.Words
	env.Asking = make(chan struct{}, 1)
	in := lines.NewReader(env.In)
	env.Screens, env.Speak, env.Secret = screens(env.Asking), speak(in), in.Secret(env.Secret)
	return cli.Run(ctx, env)
}

// themes are what the screens are drawn in, by the names of --theme.
var themes = map[string]tui.Theme{"auto": tui.Auto, "light": tui.Light, "dark": tui.Dark, "none": tui.None}

// screens opens the screens; asking tells them that the keyring may be asking
// the person something.
func screens(asking <-chan struct{}) func(context.Context, *session.Session, scene.Place, string) (string, error) {
	return func(ctx context.Context, s *session.Session, at scene.Place, theme string) (string, error) {
		return tui.Run(ctx, s, tui.Options{Start: at, Theme: themes[theme], Draw: scene.Make, Waiting: asking})
	}
}

// speak is the same in plain lines. Everything typed comes through one reader.
func speak(typed *lines.Reader) func(context.Context, *session.Session, scene.Place, io.Reader, io.Writer) (string, error) {
	return func(ctx context.Context, s *session.Session, at scene.Place, _ io.Reader, out io.Writer) (string, error) {
		return lines.Run(ctx, s, at, typed, out)
	}
}
