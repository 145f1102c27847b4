package remind

import "strings"

// LaunchdLabel names the agent; its file is the label and .plist.
const LaunchdLabel = "local.handrail.remind"

// Launchd writes a launchd agent that runs once a day at nine, or when the Mac
// next wakes where it slept then; not where it was switched off. program and
// dates are absolute paths.
func Launchd(program, dates string) string {
	say := `"$0" remind fire --dates "$1" | while read -r line; do echo "$line"; ` +
		`/usr/bin/osascript -e 'on run argv' -e 'display notification (item 1 of argv) with title "Reminder"' -e 'end run' "$line" || :; done`
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Label</key>
	<string>` + LaunchdLabel + `</string>
	<key>ProgramArguments</key>
	<array>
`)
	for _, word := range []string{"/bin/sh", "-c", say, program, dates} {
		b.WriteString("\t\t<string>" + xmlText(word) + "</string>\n")
	}
	b.WriteString(`	</array>
	<key>StartCalendarInterval</key>
	<dict>
		<key>Hour</key>
		<integer>9</integer>
		<key>Minute</key>
		<integer>0</integer>
	</dict>
</dict>
</plist>
`)
	return b.String()
}

// LaunchdInstall is the line that turns the agent on, and the one that turns
// it off.
const (
	LaunchdInstall   = "launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/" + LaunchdLabel + ".plist"
	LaunchdUninstall = "launchctl bootout gui/$(id -u)/" + LaunchdLabel
)

// xmlText escapes text for XML. What XML cannot hold is left out.
func xmlText(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;").Replace(s)
}
