package content

import "fmt"

// Schema returns the JSON Schema (draft 2020-12) of a kind of file: "broker",
// "steps", "routes" or "scenario".
func Schema(name string) ([]byte, error) {
	return nil, fmt.Errorf("no schema %q: known are broker, steps, routes and scenario", name)
}
