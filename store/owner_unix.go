//go:build unix

package store

import (
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// nameOf is the name of a user, or the number where it has none.
func nameOf(uid int) string {
	if u, err := user.LookupId(strconv.Itoa(uid)); err == nil && u.Username != "" {
		return u.Username
	}
	return strconv.Itoa(uid)
}

// ownerAt is the user to whom a file or folder belongs.
func ownerAt(info fs.FileInfo) (uid int, ok bool) {
	of, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(of.Uid), true
}

// CheckHome refuses root in somebody else's home, before anything is made: the
// person could not read it later. home may be empty; dir is the state folder,
// there or not.
func CheckHome(home, dir string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	for _, path := range []string{home, nearest(dir)} {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if uid, ok := ownerAt(info); ok && uid != 0 {
			return problem(ErrUnavailable, fmt.Sprintf("you are root in the home of %s (%q), so nothing was opened and nothing made", nameOf(uid), path),
				"run it without sudo")
		}
	}
	return nil
}

// nearest is the folder itself, or the nearest one above it that is there.
func nearest(dir string) string {
	for dir != "" {
		if _, err := os.Stat(dir); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
	return ""
}

// rights says whose the file or folder is that may not be opened, and the
// command that gives it back. Both are empty where that cannot be told.
func rights(path string) (whose, command string) {
	for at := path; ; at = filepath.Dir(at) {
		info, err := os.Lstat(at)
		if err == nil {
			uid, ok := ownerAt(info)
			switch {
			case !ok:
				return "", ""
			case uid == os.Geteuid():
				return fmt.Sprintf("%q is yours, but you may not open it", at), "chmod -R u+rwX " + quoteForShell(at)
			}
			return fmt.Sprintf("%q belongs to %s", at, nameOf(uid)), "sudo chown -R " + nameOf(os.Geteuid()) + " " + quoteForShell(at)
		}
		if at == filepath.Dir(at) {
			return "", ""
		}
	}
}

// quoteForShell writes a path so that a shell takes it as it is.
func quoteForShell(path string) string {
	if path != "" && !strings.ContainsFunc(path, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+@%", r)
	}) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
