package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"handrail/checklist"
	"handrail/content"
)

func main() {
	check := flag.String("check", "", "check the broker's folder `DIR` and write nothing")
	incomplete := flag.Bool("incomplete", false, "write even where there are faults")
	flag.Parse()
	if err := run(os.Stdout, os.Stderr, *check, *incomplete, checklist.DayOf(time.Now())); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(out, errs io.Writer, check string, incomplete bool, today checklist.Day) error {
	if check != "" {
		_, report := content.Load(os.DirFS(check), today)
		for _, f := range report.Faults {
			fmt.Fprintln(out, f)
		}
		for _, w := range report.Warnings {
			fmt.Fprintln(out, "warning:", w)
		}
		fmt.Fprintf(errs, "%d faults, %d warnings\n", len(report.Faults), len(report.Warnings))
		if len(report.Faults) > 0 {
			return fmt.Errorf("%s is not fit for use", check)
		}
		return nil
	}
	c, report := content.Load(os.DirFS("ibkr"), 0)
	if len(report.Faults) > 0 {
		fmt.Fprintf(errs, "content/ibkr has %d faults; go run ./content/compile -check content/ibkr lists them\n", len(report.Faults))
		if !incomplete {
			return report.Err()
		}
	}
	if err := os.WriteFile("ibkr.compiled", content.Compile(c), 0o644); err != nil {
		return err
	}
	for _, name := range content.Schemas {
		b, err := content.Schema(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile("schema/"+name+".json", b, 0o644); err != nil {
			return err
		}
	}
	return nil
}
