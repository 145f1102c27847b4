//go:build race

package tui

// raced tells that the race detector watches, which makes everything slower
// and finds nothing where one goroutine works alone.
const raced = true
