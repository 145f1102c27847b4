package store

import (
	"testing"
)

// On the real service: raw calls first, for comparison.

func benchStore(b *testing.B) *keyring {
	bus, dir := realKeyring(b)
	b.Setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
	return opened(b, nil, dir)
}

func BenchmarkRawSet(b *testing.B) {
	k := benchStore(b)
	value := string(make2400())
	for b.Loop() {
		if err := k.worker.backend.Set("handrail", "raw", value); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRawGet(b *testing.B) {
	k := benchStore(b)
	if err := k.worker.backend.Set("handrail", "raw", string(make2400())); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := k.worker.backend.Get("handrail", "raw"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKeyringSave(b *testing.B) {
	k := benchStore(b)
	saved(b, k, reviewed(80, 15).Events()...)
	n := 0
	for b.Loop() {
		saved(b, k, said(n))
		n++
	}
	b.ReportMetric(float64(k.stamp.count), "chunks")
	b.ReportMetric(float64(k.stamp.length), "bytes")
}

func BenchmarkKeyringLoad(b *testing.B) {
	k := benchStore(b)
	saved(b, k, reviewed(80, 15).Events()...)
	for b.Loop() {
		loaded(b, k)
	}
}

func BenchmarkLookFirst(b *testing.B) {
	benchStore(b)
	for b.Loop() {
		if _, err := lookFor(serviceName)(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func make2400() []byte {
	v := make([]byte, maxValue)
	for i := range v {
		v[i] = byte('a' + i%26)
	}
	return v
}
