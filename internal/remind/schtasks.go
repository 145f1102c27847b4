package remind

import (
	"encoding/binary"
	"strings"
	"time"
	"unicode/utf16"

	"handrail/checklist"
)

// TaskName is the name of the task in the Windows Task Scheduler.
const TaskName = "Handrail reminder"

// Schtasks writes a task for the Windows Task Scheduler that runs once a day
// at nine from a day on, or as soon as it can where that was missed, for the
// signed-in user and with no more rights than theirs. program and dates are
// absolute paths.
func Schtasks(program, dates string, from checklist.Day) string {
	say := "$line = & " + psWord(program) + " remind fire --dates " + psWord(dates) +
		"; if ($line) { [void](New-Object -ComObject WScript.Shell).Popup([string]$line, 0, 'Reminder') }"
	start := from.Time().Add(9 * time.Hour).Format("2006-01-02T15:04:05")
	return `<?xml version="1.0"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Handrail: looks once a day whether a review waits</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>` + start + `</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <Hidden>false</Hidden>
    <ExecutionTimeLimit>PT10M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>powershell.exe</Command>
      <Arguments>` + xmlText(`-NoProfile -NonInteractive -WindowStyle Hidden -Command "`+say+`"`) + `</Arguments>
    </Exec>
  </Actions>
</Task>
`
}

// SchtasksInstall returns the line that makes the task from a file.
func SchtasksInstall(file string) string {
	return `schtasks /Create /TN "` + TaskName + `" /XML "` + file + `"`
}

// SchtasksUninstall is the line that removes the task.
const SchtasksUninstall = `schtasks /Delete /TN "` + TaskName + `"`

// UTF16 encodes a text as Windows writes its own files, with a mark in front;
// the Task Scheduler reads no other encoding for certain.
func UTF16(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(s, "\n", "\r\n"))) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// psWord quotes a word for PowerShell, in which nothing is expanded. Its
// quotation marks include the typographic ones.
func psWord(s string) string {
	return "'" + strings.NewReplacer("'", "''", "‘", "‘‘", "’", "’’", "‚", "‚‚", "‛", "‛‛").Replace(s) + "'"
}
