package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"handrail/checklist"
	"handrail/content"
)

// job is what the command was asked to do, in the folder content.
type job struct {
	content   string // the folder content
	broker    string
	check     string // check this folder and write nothing
	keep      string // keep the released texts that this older folder has
	release   bool   // list the texts of now as released
	today     checklist.Day
	out, errs io.Writer
}

func main() {
	j := job{content: ".", broker: "ibkr", today: checklist.DayOf(time.Now()), out: os.Stdout, errs: os.Stderr}
	flag.StringVar(&j.check, "check", "", "check the broker's folder `DIR` and write nothing")
	flag.StringVar(&j.keep, "keep", "", "keep the released texts of the older folder `DIR` that changed since")
	flag.BoolVar(&j.release, "release", false, "list the texts of now as released")
	flag.Parse()
	if err := j.run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func (j job) run() error {
	if j.check != "" {
		return j.checkOnly()
	}
	if j.keep != "" {
		return j.keepTexts()
	}
	c, report := content.Load(os.DirFS(j.folder()), 0)
	if len(report.Faults) > 0 {
		return fmt.Errorf("%s has %s and is not compiled:\n%w", j.folder(), counted(len(report.Faults), "fault"), report.Err())
	}
	if j.release {
		return j.listReleased(c)
	}
	if err := os.WriteFile(j.folder()+".compiled", content.Compile(c), 0o644); err != nil {
		return err
	}
	for _, name := range content.Schemas {
		b, err := content.Schema(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(j.content, "schema", name+".json"), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (j job) folder() string { return filepath.Join(j.content, j.broker) }

// checkOnly prints every fault and warning of a folder, one a line.
func (j job) checkOnly() error {
	if _, err := os.Stat(j.check); err != nil {
		return fmt.Errorf("%s cannot be checked: %w", j.check, err)
	}
	_, report := content.Load(os.DirFS(j.check), j.today)
	for _, f := range report.Faults {
		fmt.Fprintln(j.out, f)
	}
	for _, w := range report.Warnings {
		fmt.Fprintln(j.out, "warning:", w)
	}
	fmt.Fprintf(j.errs, "%s, %s\n", counted(len(report.Faults), "fault"), counted(len(report.Warnings), "warning"))
	if len(report.Faults) > 0 {
		return fmt.Errorf("%s is not fit for use", j.check)
	}
	return nil
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
