//go:build !linux || (!amd64 && !arm64)

package confine

import "runtime"

// Confine does nothing here: there is a filter for Linux on amd64 and arm64
// only. It says so and returns no error.
func Confine() (Confinement, error) {
	return Confinement{Words: "Handrail opens no network connection, but nothing on " + systemName() + " holds it to that"}, nil
}

func systemName() string {
	switch runtime.GOOS {
	case "darwin":
		return "macOS"
	case "windows":
		return "Windows"
	}
	return runtime.GOOS + " on " + runtime.GOARCH
}
