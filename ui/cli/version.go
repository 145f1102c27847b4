package cli

import (
	"fmt"

	"handrail/ui/document"
	"handrail/ui/scene"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "The versions of the program and of the catalogue",
		RunE: func(*cobra.Command, []string) error {
			c, err := a.loadCatalogue()
			if err != nil {
				return err
			}
			doc := document.Version{Version: a.env.Version, Catalogue: document.Catalogue{Broker: c.Broker, Version: c.Version, Digest: c.Digest}}
			return a.print(doc, scene.Lines("handrail "+doc.Version, fmt.Sprintf("catalogue %s %s (%s)", c.Broker, c.Version, c.Digest)))
		},
	}
}
