package content

// check looks at what a catalogue says as a whole, after every file was read.
func (l *loading) check() {}
