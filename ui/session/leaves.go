package session

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// synced are the services that copy folders elsewhere, by the names that their
// folders have (or begin with) and by the files they leave in them.
var synced = []struct {
	name    string
	folders []string
	begins  []string
	marks   []string
}{
	{name: "Dropbox", folders: []string{"Dropbox"}, begins: []string{"Dropbox ("}, marks: []string{".dropbox.cache"}},
	{name: "OneDrive", folders: []string{"OneDrive"}, begins: []string{"OneDrive - ", "OneDrive-"}},
	{name: "iCloud", folders: []string{"Mobile Documents", "com~apple~CloudDocs", "iCloud Drive", "iCloudDrive"}},
	{name: "Google Drive", folders: []string{"Google Drive", "GoogleDrive", "My Drive"}, begins: []string{"GoogleDrive-"}, marks: []string{".tmp.drivedownload", ".tmp.driveupload"}},
	{name: "Nextcloud", folders: []string{"Nextcloud", "ownCloud"}, marks: []string{".nextcloudsync.log", ".owncloudsync.log", ".sync_*.db", "._sync_*.db"}},
	{name: "Syncthing", marks: []string{".stfolder"}},
	{name: "a cloud service", folders: []string{"CloudStorage"}},
}

// Leaves says in one sentence that the system would copy a file at a path to
// other places, as far as the folders above it show, or nothing.
func Leaves(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	dir := filepath.Dir(abs)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	for {
		for _, s := range synced {
			base := filepath.Base(dir)
			if slices.Contains(s.folders, base) ||
				slices.ContainsFunc(s.begins, func(b string) bool { return strings.HasPrefix(base, b) }) ||
				slices.ContainsFunc(s.marks, func(m string) bool { return marked(dir, m) }) {
				return "this folder looks as if " + s.name + " copied it elsewhere: print the page, then delete the file there too"
			}
		}
		if marked(dir, ".git") {
			return "this folder is part of a git work tree: do not commit the page"
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// marked reports whether a folder holds a file of a name or pattern.
func marked(dir, mark string) bool {
	if !strings.Contains(mark, "*") {
		_, err := os.Lstat(filepath.Join(dir, mark))
		return err == nil
	}
	names, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(names, func(e os.DirEntry) bool {
		ok, _ := filepath.Match(mark, e.Name())
		return ok
	})
}
