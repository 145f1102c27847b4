package content

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"

	"handrail/checklist"
)

// Compile writes a catalogue in the form that Embedded reads. The same
// catalogue always gives the same bytes.
func Compile(c *checklist.Catalogue) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(w).Encode(c); err != nil {
		return nil, fmt.Errorf("compile the catalogue of %s: %w", c.Broker, err)
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func decompile(b []byte) (*checklist.Catalogue, error) {
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
	if err != nil {
		return nil, err
	}
	c := &checklist.Catalogue{}
	if err := json.Unmarshal(plain, c); err != nil {
		return nil, err
	}
	return c, nil
}
