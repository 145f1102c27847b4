package session

import (
	"encoding/json"
	"slices"
	"testing"

	"handrail/content"
	"handrail/runbook"
)

// A scenario is on a sheet of its own letter; E takes its actions from all.
func TestAScenarioCanBeOnEverySheetThatHasActionsOfOne(t *testing.T) {
	text, err := content.Schema("scenario")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties struct{ Sheet struct{ Enum []string } }
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	var letters []string
	for _, k := range runbook.Kinds {
		if len(k) == 1 && k != "E" {
			letters = append(letters, string(k))
		}
	}
	slices.Sort(letters)
	if got := schema.Properties.Sheet.Enum; !slices.Equal(got, letters) {
		t.Errorf("a scenario can be on %q, and the sheets are %q", got, letters)
	}
}
