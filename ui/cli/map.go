package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
)

// mapDoc is the document of handrail map.
type mapDoc struct {
	Schema   string                  `json:"schema"`
	Devices  []deviceDoc             `json:"devices"`
	Findings []checklist.RoleFinding `json:"findings"`
}

func (a *app) mapCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "map",
		Short: "Devices by interfaces by authority, and which roles should not meet",
		Long:  "Shows which device reaches what and may do what, and where roles meet that should\nnot. Exit status 1: something stands out.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.accessMap(c.Context()) },
	}
}

func (a *app) accessMap(ctx context.Context) error {
	s, err := a.begin(ctx)
	if err != nil {
		return err
	}
	as := s.Assessment()
	doc := mapDoc{schemaName("map"), devicesOf(s, nothingKept()).Devices, nonNil(as.Map().Findings)}
	if err := a.give(doc, func() { a.mapText(as.Catalogue, doc) }); err != nil {
		return err
	}
	if len(doc.Findings) > 0 {
		return errAttention
	}
	return nil
}

func (a *app) mapText(c *checklist.Catalogue, doc mapDoc) {
	if len(doc.Devices) == 0 {
		a.line("No device is recorded.")
		return
	}
	head := []string{"device", "is"}
	uses := usable(c)
	rows := [][]string{append(append(head, uses...), "may")}
	for _, d := range doc.Devices {
		row := []string{d.ID, deviceIs(d)}
		for _, u := range uses {
			mark := "·"
			if slices.Contains(d.Uses, u) {
				mark = "x"
			}
			row = append(row, mark)
		}
		rows = append(rows, append(row, strings.Join(d.Roles, ", ")))
	}
	a.printf("%s", columns(rows, 99))
	for _, f := range doc.Findings {
		a.para("", "[!] "+f.Text+" ("+f.ID+")")
	}
	if len(doc.Findings) == 0 {
		a.line("Nothing stands out among the devices that are recorded.")
	}
}
