package content

import (
	"os"
	"testing"
)

func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := Embedded("ibkr"); err != nil {
			b.Fatal(err)
		}
	}
}
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		Load(os.DirFS("ibkr"), 0)
	}
}
