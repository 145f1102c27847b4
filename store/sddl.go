package store

import (
	"slices"
	"strconv"
	"strings"
)

// many are the groups that more than one person is in, as an access list of
// Windows writes them, short and in full: Everyone, Authenticated Users, Users,
// Interactive, Network, Guests, Anonymous.
var many = []string{
	"WD", "S-1-1-0", "AU", "S-1-5-11", "BU", "S-1-5-32-545", "IU", "S-1-5-4", "NU", "S-1-5-2", "BG", "S-1-5-32-546", "AN", "S-1-5-7",
}

// manyMayRead reports whether an access list of Windows lets one of these
// groups read a file. The list is written in the security descriptor definition
// language: an owner, a group, and then after D: one part in brackets for each
// rule, of type, flags, rights, two ids and whom it is about. A list that is
// absent lets everybody do everything. What a rule denies is not looked at, so
// that too much is told rather than too little.
func manyMayRead(sddl string) bool {
	_, list, found := strings.Cut(sddl, "D:")
	if list, _, _ = strings.Cut(list, "S:"); !found || strings.HasPrefix(list, "NO_ACCESS_CONTROL") {
		return true
	}
	for rule := range strings.SplitSeq(list, "(") {
		rule, _, whole := strings.Cut(rule, ")")
		part := strings.Split(rule, ";")
		if !whole || len(part) < 6 || part[0] != "A" || strings.Contains(part[1], "IO") {
			continue
		}
		if slices.Contains(many, part[5]) && givesReading(part[2]) {
			return true
		}
	}
	return false
}

// givesReading reports whether rights, as letters in pairs or as a number, let
// a file's bytes be read: everything (GA, FA), reading (GR, FR) or the first
// right of a file alone (CC).
func givesReading(rights string) bool {
	if number, err := strconv.ParseUint(rights, 0, 32); err == nil {
		const readData, all, read = 0x1, 0x1000_0000, 0x8000_0000
		return number&(readData|all|read) != 0
	}
	for ; len(rights) >= 2; rights = rights[2:] {
		if slices.Contains([]string{"GA", "FA", "GR", "FR", "CC"}, rights[:2]) {
			return true
		}
	}
	return false
}

// onlyFor is the command of Windows that takes from a file's access list what
// its folder gave, and lets one user do everything. The name is written out,
// since %USERNAME% means nothing in PowerShell; without one it is the owner
// of the file, by the id that Windows has for that.
func onlyFor(user, path string) string {
	if user == "" {
		user = "*S-1-3-4"
	}
	return `icacls "` + path + `" /inheritance:r /grant:r "` + user + `:F"`
}
