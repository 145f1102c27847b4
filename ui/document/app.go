package document

import (
	"encoding/json"
	"io"
)

// Encode writes a JSON document as every command does.
func Encode(w io.Writer, doc any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}
