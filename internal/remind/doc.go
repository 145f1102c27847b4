// Package remind makes the texts by which a calendar or a timer of the system
// reminds a person, without the record and without giving away what it is about.
//
// In: what is due within a year, a day, a time stamp, the paths of the program
// and of the dates file. Out: texts: an iCalendar file, a systemd service and
// timer, a launchd agent, a task for the Windows Task Scheduler, the dates
// file, and the one sentence that a timer says. All of it is neutral: calendars
// are shared and synchronised, and a lock screen is read by others. Never in
// it: a clock, a file, a process, the name of a broker, a step, a device or a
// route.
//
// The calendar is written here and not by go-ical, which reads it back in the
// tests: that library writes lines of any length, and some calendars refuse a
// line of more than 75 octets.
package remind
