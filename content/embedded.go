package content

import (
	_ "embed"
	"fmt"

	"handrail/checklist"
)

//go:generate go run ./compile -incomplete

//go:embed ibkr.compiled
var ibkr []byte

// Embedded returns the embedded catalogue of a broker, by its id ("ibkr"),
// from the compiled form. Each call returns one of its own. It fails only
// where there is no such broker.
func Embedded(broker string) (*checklist.Catalogue, error) {
	if broker != "ibkr" {
		return nil, fmt.Errorf("no catalogue of %q is built in: known is ibkr", broker)
	}
	c, err := decompile(ibkr)
	if err != nil {
		return nil, fmt.Errorf("the built-in catalogue of %s cannot be read, this build of handrail is damaged: %w", broker, err)
	}
	return c, nil
}
