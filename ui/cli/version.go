package cli

import (
	"fmt"
	"handrail/ui/scene"

	"github.com/spf13/cobra"
)

// versionDoc is the document of handrail version.
type versionDoc struct {
	Schema    string       `json:"schema"`
	Version   string       `json:"version"`
	Catalogue catalogueDoc `json:"catalogue"`
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "The versions of the program and of the catalogue",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := a.loadCatalogue()
			if err != nil {
				return err
			}
			doc := versionDoc{schemaName("version"), a.env.Version, catalogueDoc{c.Broker, c.Version, c.Digest}}
			return a.print(doc, scene.Lines("handrail "+doc.Version, fmt.Sprintf("catalogue %s %s (%s)", c.Broker, c.Version, c.Digest)))
		},
	}
}
