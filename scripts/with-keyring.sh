#!/bin/sh
# with-keyring.sh COMMAND [ARGUMENT...]
#
# Runs a command inside a private D-Bus session with a real, unlocked and empty
# gnome-keyring, and ends with the command's status. No desktop is needed and
# nothing of the person's own keyring is touched.
# Debian packages: gnome-keyring dbus-daemon
set -eu

for tool in dbus-run-session gnome-keyring-daemon; do
	command -v "$tool" >/dev/null || {
		echo "with-keyring.sh: $tool is missing (Debian: gnome-keyring, dbus-daemon)" >&2
		exit 127
	}
done

# The runtime folder has to be private as well: the daemon looks there for
# another of its kind and would talk to that one. HOME stays, or the Go build
# cache is lost.
place=$(mktemp -d "${TMPDIR:-/tmp}/handrail-keyring.XXXXXX")
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -m 700 "$place/data" "$place/runtime"

# The keyring's password is one newline; with empty input the daemon makes no
# keyring at all. The second call finishes the start that the first began.
env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
	XDG_DATA_HOME="$place/data" XDG_RUNTIME_DIR="$place/runtime" \
	dbus-run-session -- sh -euc '
		echo | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
		gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1
		exec "$@"' sh "$@"
