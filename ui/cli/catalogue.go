package cli

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/content"
	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) catalogueCommand() *cobra.Command {
	c := &cobra.Command{Use: "catalogue", Hidden: true, Short: "Checks a catalogue", RunE: func(*cobra.Command, []string) error {
		return usageErrorf("handrail catalogue check [DIR]", "what is to be done with the catalogue?")
	}}
	c.AddCommand(&cobra.Command{
		Use:   "check [DIR]",
		Short: "Every fault and warning of a catalogue, by file, line and column",
		Long:  "Checks a broker's folder strictly and tells everything at once; without a folder, the\nbuilt-in one. Exit status 1: a warning. 2: a fault.",
		RunE: func(_ *cobra.Command, args []string) error {
			dir := a.flags.catalogue
			if len(args) > 0 {
				dir = args[0]
			}
			return a.catalogueCheck(dir)
		},
	})
	return c
}

func (a *app) catalogueCheck(dir string) error {
	folder, err := content.Source(Broker)
	if dir != "" {
		if folder, err = folderOf(dir); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	day := checklist.DayOf(a.env.Now())
	c, report := content.Load(folder, day)
	if report.Err() == nil { // a catalogue with faults has no sheets yet
		report.Faults = session.Misfits(c, day)
	}
	doc := document.CatalogueCheck{Folder: dir, Faults: document.FaultsOf(dir, report.Faults), Warnings: document.FaultsOf(dir, report.Warnings)}
	var lines []string
	for _, f := range doc.Faults {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.What))
	}
	for _, w := range doc.Warnings {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: warning: %s", w.File, w.Line, w.Column, w.What))
	}
	if err := a.print(doc, scene.Lines(lines...)); err != nil {
		return err
	}
	switch {
	case len(doc.Faults) > 0:
		return usageErrorf("mend them, then check again", "the catalogue has %s and %s", number(len(doc.Faults), "fault"), number(len(doc.Warnings), "warning"))
	case len(doc.Warnings) > 0:
		fmt.Fprintln(a.env.Err, "handrail: no fault; warnings: "+strings.Join(report.Kinds(), "; "))
		return errAttention
	}
	fmt.Fprintln(a.env.Err, "handrail: the catalogue has no fault and no warning")
	return nil
}

func folderOf(dir string) (fs.FS, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, usageErrorf("name the folder that holds broker.yaml", "there is no folder %q", dir)
	}
	return store.Folder(dir, store.MaxStateFile), nil
}
