package content

import (
	"embed"
	"fmt"
	"io/fs"

	"handrail/checklist"
)

//go:generate go run ./compile

//go:embed ibkr.compiled
var ibkr string

//go:embed ibkr
var sources embed.FS

// Embedded returns the embedded catalogue of a broker, by its id ("ibkr"),
// from the compiled form. Each call returns one of its own. It fails only
// where the broker is unknown or the build is damaged.
func Embedded(broker string) (*checklist.Catalogue, error) {
	if err := known(broker); err != nil {
		return nil, err
	}
	c, err := decompile(ibkr)
	if err != nil {
		return nil, fmt.Errorf("the built-in catalogue of %s cannot be read: %w", broker, err)
	}
	return c, nil
}

// Source returns the YAML that the embedded catalogue of a broker was
// compiled from, so that it can be checked as any other folder is.
func Source(broker string) (fs.FS, error) {
	if err := known(broker); err != nil {
		return nil, err
	}
	return fs.Sub(sources, broker)
}

func known(broker string) error {
	if broker != "ibkr" {
		return fmt.Errorf("no catalogue of %q is built in: known is ibkr", broker)
	}
	return nil
}
