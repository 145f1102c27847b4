package remind

import "strings"

// Unit is a file that a calendar or a timer of the system reads: its name and
// what it says.
type Unit struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// The names of the two systemd units.
const (
	ServiceName = "handrail-remind.service"
	TimerName   = "handrail-remind.timer"
)

// Systemd writes the two units of a user timer that runs once a day, or at the
// next start where the day was missed. program and dates are absolute paths.
// The line goes to the journal, and to the desktop where it can show one;
// Handrail itself reads the dates file and opens nothing else.
func Systemd(program, dates string) []Unit {
	say := `"$0" remind fire --dates "$1" | while read -r line; do echo "$line"; ` +
		`if command -v notify-send >/dev/null; then notify-send "$line" || :; fi; done`
	service := strings.Join([]string{
		"[Unit]",
		"Description=Handrail: says when a review waits",
		"",
		"[Service]",
		"Type=oneshot",
		"ExecStart=/bin/sh -c " + unitWord(say) + " " + unitWord(program) + " " + unitWord(dates),
		"StandardInput=null",
		"StandardOutput=journal",
		"",
	}, "\n")
	timer := strings.Join([]string{
		"[Unit]",
		"Description=Handrail: looks once a day whether a review waits",
		"",
		"[Timer]",
		"OnCalendar=*-*-* 09:00:00",
		"Persistent=true",
		"",
		"[Install]",
		"WantedBy=timers.target",
		"",
	}, "\n")
	return []Unit{{ServiceName, service}, {TimerName, timer}}
}

// SystemdInstall and SystemdUninstall are the lines that turn the timer on and
// off by hand; each is run word by word.
var (
	SystemdInstall = [][]string{
		SystemdReload,
		{"systemctl", "--user", "enable", "--now", TimerName},
	}
	SystemdUninstall = [][]string{
		{"systemctl", "--user", "disable", "--now", TimerName},
	}
	// SystemdReload makes systemd forget units whose files are gone.
	SystemdReload = []string{"systemctl", "--user", "daemon-reload"}
)

// unitWord quotes a word of a command line in a unit: systemd expands $ and %
// and takes backslashes.
func unitWord(s string) string {
	s = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "%", "%%", "$", "$$", "\n", `\n`, "\t", `\t`).Replace(s)
	return `"` + s + `"`
}
