//go:build !linux || (!amd64 && !arm64)

package confine

import "testing"

func TestWithoutAFilterItSaysSo(t *testing.T) {
	c, err := Confine()
	if err != nil || c.Confined || c.Words == "" {
		t.Errorf("%+v, %v: want unconfined, a sentence and no error", c, err)
	}
}
