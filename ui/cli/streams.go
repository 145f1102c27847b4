package cli

// standardStream names a standard stream where a file could be named.
const standardStream = "-"

// forOutput refuses standard output for what would spoil a terminal, or would
// be mixed with a JSON document.
func (a *app) forOutput(what string) error {
	switch {
	case a.env.OutTTY:
		return usageErrorf("name a file, or send it to another program: … | PROGRAM", "%s is not for a terminal", what)
	case a.flags.json:
		return usageErrorf("leave --json out, or name a file", "%s and a JSON document cannot both go to standard output", what)
	}
	return nil
}

// orOutput is the file that -o names, empty for standard output.
func orOutput(named string) string {
	if named == standardStream {
		return ""
	}
	return named
}
