package store

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// An export of the first version, by somebody who had used every command: each
// event is read with the id, the day, the kind and the subject that handrail
// log showed then.
func TestAnExportOfTheFirstVersionIsReadAsItWas(t *testing.T) {
	want, err := os.ReadFile("testdata/life.ids")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Import("testdata/life.export", "correct horse battery staple")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, e := range r.Events() {
		fmt.Fprintln(&got, e.ID(), e.Day, e.Kind, e.Subject)
		if e.Group.Size != 0 {
			t.Errorf("%s %s has a group", e.Kind, e.Subject)
		}
	}
	if got.String() != string(want) {
		t.Errorf("it reads as\n%s\nwant\n%s", got.String(), want)
	}
}
