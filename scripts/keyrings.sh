#!/usr/bin/env bash
# keyrings.sh PROGRAM [kwallet|keepassxc]
#
# Tries a built handrail on the two other keyrings that speak Secret Service:
# KWallet and KeePassXC, each in a session, a home and a data folder of its
# own. Not part of the checks that run for every change: both acknowledge
# before they write, and the second asks in windows that are answered by key.
# Ends with a table; a row is a trial, and says what was kept, lost and told.
# A database of KeePassXC that was edited on two computers and merged by the app
# is tried too, and what the app keeps of what forget deleted is counted.
# Debian packages: libkf5wallet-bin python3 keepassxc xxd xvfb xdotool
#                  dbus-daemon libglib2.0-bin
set -uo pipefail
program=$(realpath "${1:?usage: keyrings.sh PROGRAM [kwallet|keepassxc]}")
place=$(mktemp -d "${TMPDIR:-/tmp}/hk.XXXXXX")
trap 'rm -rf "$place"' EXIT
rows=$place/rows
row() { printf '%-10s %-34s %-8s %s\n' "$@" >>"$rows"; }
row service trial result figure

# A bus that starts nothing: else another service takes the name first.
cat >"$place/bus.conf" <<'X'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
X

# fresh FOLDER: the folders of one service.
fresh() {
	mkdir -p "$1"
	for d in home data run config cache state; do mkdir -m 700 -p "$1/$d"; done
}

# in_session FOLDER COMMAND...: the command on a bus of its own.
in_session() {
	local at=$1
	shift
	env -u DISPLAY -u WAYLAND_DISPLAY HOME="$at/home" XDG_STATE_HOME="$at/state" XDG_DATA_HOME="$at/data" XDG_CONFIG_HOME="$at/config" \
		XDG_CACHE_HOME="$at/cache" XDG_RUNTIME_DIR="$at/run" QT_QPA_PLATFORM=offscreen AT="$at" HANDRAIL="$program" ROWS="$rows" \
		dbus-run-session --config-file="$place/bus.conf" -- "$@"
}

# --- what is tried on a service that is up; start and end are functions of it.
cat >"$place/trials.sh" <<'X'
hr() { timeout 60 "$HANDRAIL" "$@"; }
row() { printf '%-10s %-34s %-8s %s\n' "$@" >>"$ROWS"; }
note() { hr note mfa.unique-password "number $1" >"$AT/out" 2>&1; }
kept() { hr log --json 2>"$AT/err" | grep -c '"number '; }

trials() {
	local name=$1 database=$2
	# 1. kill -9 of the program in the middle of saves: what was acknowledged is kept.
	local acknowledged=0 lost=0 n
	hr facts interfaces=portal >"$AT/out" 2>&1 || { row "$name" "a record is begun" FAILED "$(tail -n 1 "$AT/out")"; return; }
	for n in $(seq 1 20); do
		"$HANDRAIL" facts "smartphone=$([ $((n % 2)) = 0 ] && echo yes || echo no)" >/dev/null 2>&1 & local p=$!
		sleep "0.$((n % 10))"
		if kill -9 "$p" 2>/dev/null; then :; fi
		wait "$p" 2>/dev/null && acknowledged=$((acknowledged + 1))
		hr status >/dev/null 2>"$AT/err"
		[ $? -le 1 ] || lost=$((lost + 1))
	done
	row "$name" "20 kills of the program" "$([ $lost = 0 ] && echo ok || echo LOST)" "$acknowledged saved, $lost times no record"

	# 2. an older copy of the database is put back.
	sleep 7
	end_service; cp "$database" "$AT/older"; start_service
	for n in 1 2 3; do note "$n"; done
	sleep 7
	end_service; cp "$AT/older" "$database"; start_service
	hr log >/dev/null 2>"$AT/err"
	row "$name" "an older database put back" "$(grep -q 'went back\|lost save' "$AT/err" && echo told || echo SILENT)" "$(grep -m 1 'went back\|lost save' "$AT/err" | cut -c1-90)"
	note again; hr log >/dev/null 2>"$AT/err"
	row "$name" "and after the next save" "$(grep -q 'went back\|lost save' "$AT/err" && echo STILL || echo quiet)" ""

	# 3. kill -9 of the service right after a save was acknowledged.
	local told=0 gone=0 refused=0 unread=0
	for n in 1 2 3; do
		sleep 7; note "before $n"; note "after $n" || { refused=$((refused + 1)); continue; }
		end_service; start_service
		hr log --json >"$AT/out" 2>"$AT/err" || { unread=$((unread + 1)); continue; }
		grep -q "after $n" "$AT/out" && continue
		gone=$((gone + 1))
		grep -q 'went back\|lost save\|The keyring' "$AT/err" && told=$((told + 1))
	done
	row "$name" "3 kills of the service after a save" "$([ $gone = $told ] && echo ok || echo SILENT)" "$gone lost by the service, $told told, $refused not acknowledged, $unread times no answer"

	[ "$(type -t merged)" != function ] || merged "$name" "$database"

	# 4. forget: nothing with a value is left among the items, and what the
	# service keeps of what was deleted is named. A service that has crashed
	# meanwhile, as KeePassXC does after many merges, is started again.
	up || start_service
	echo forget | hr --no-input forget >"$AT/out" 2>&1
	row "$name" "forget" "$([ $? = 0 ] && echo ok || echo FAILED)" "$(grep -c "^erased:" "$AT/out") items named"
	[ "$(type -t left_over)" != function ] || left_over "$name" "$database"
}
X

kwallet() {
	command -v kwalletd5 >/dev/null || { row KWallet "not installed" skipped libkf5wallet-bin; return; }
	local at=$place/kwallet
	fresh "$at"
	mkdir "$at/data/kwalletd"
	head -c 56 /dev/urandom >"$at/data/kwalletd/kdewallet.salt"
	cat >"$at/config/kwalletrc" <<'X'
[Wallet]
First Use=false
Enabled=true
Default Wallet=kdewallet
Prompt on Open=false
Close When Idle=false
[org.freedesktop.secrets]
apiEnabled=true
X
	# The hand-off of PAM: a key on a pipe, the environment on a socket.
	cat >"$at/start.py" <<'P'
import os, signal, socket, subprocess, sys
at = os.environ['AT']; path = f'{at}/pam{os.getpid()}.sock'
s = socket.socket(socket.AF_UNIX); s.bind(path); s.listen(1)
r, w = os.pipe(); os.set_inheritable(r, True); os.set_inheritable(s.fileno(), True)
p = subprocess.Popen(['kwalletd5', '--pam-login', str(r), str(s.fileno())], close_fds=False, start_new_session=True,
    env={**os.environ, 'PAM_KWALLET5_LOGIN': path}, stdin=subprocess.DEVNULL, stdout=open(at + '/log', 'ab'), stderr=subprocess.STDOUT)
os.write(w, b'k' * 56); os.close(w); os.close(r)
c = socket.socket(socket.AF_UNIX); c.connect(path)
c.sendall(b''.join(f'{k}={v}\n'.encode() for k, v in os.environ.items() if '\n' not in v)); c.close(); s.close()
print(p.pid)
P
	in_session "$at" bash -c '. "$1"
		up() { gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets --method org.freedesktop.Secret.Service.ReadAlias default 2>/dev/null | grep -q collection; }
		start_service() { pid=$(python3 "$AT/start.py"); for _ in $(seq 200); do up && return; sleep 0.05; done; }
		end_service() { kill -9 "$pid"; sleep 0.5; }
		# The service lists wallets only at its start: the first one makes it.
		pid=$(python3 "$AT/start.py"); sleep 1.5; kill "$pid"; sleep 1
		start_service
		trials KWallet "$AT/data/kwalletd/kdewallet.kwl"
		kill -9 "$pid"' sh "$place/trials.sh"
}

# --- what only KeePassXC does: it merges databases, and keeps what is deleted.
cat >"$place/kdbx.sh" <<'X'
# A database that was edited on two computers and merged by the app, which
# takes the newer entry of each name. Each computer has a state folder of its
# own; afterwards both look.
merged() {
	local name=$1 database=$2 here=$XDG_STATE_HOME left right pair n side own other lost others
	for pair in "1 1" "2 1" "1 2" "2 2"; do
		read -r left right <<<"$pair"
		sleep 1; answer base-"$left$right"; sleep 1; end_service
		cp "$database" "$AT/base"; rm -rf "$AT/there"; cp -r "$here" "$AT/there"
		start_service; for n in $(seq "$left"); do answer "left$n-$left$right"; done; sleep 1; end_service
		cp "$database" "$AT/left"; cp "$AT/base" "$database"; XDG_STATE_HOME=$AT/there
		start_service; for n in $(seq "$right"); do answer "right$n-$left$right"; done; sleep 1; end_service
		printf 'pw1\n' | keepassxc-cli merge -q -s "$AT/left" "$database" >"$AT/out" 2>&1 || row "$name" "merge $pair" FAILED "$(tail -n 1 "$AT/out")"
		cp "$AT/left" "$database"
		start_service
		for side in "$AT/there" "$here"; do
			XDG_STATE_HOME=$side
			hr log --json >"$AT/out" 2>"$AT/err"
			[ "$side" = "$here" ] && own=left other=right || own=right other=left
			lost=0 others=0
			for n in base $(seq -f "$own%g" "${!own}"); do ! missing "$n-$left$right" || lost=$((lost + 1)); done
			for n in $(seq -f "$other%g" "${!other}"); do ! missing "$n-$left$right" || others=$((others + 1)); done
			row "$name" "merged, $left and $right saves, $own" \
				"$([ $lost = 0 ] && echo ok || { grep -q missing "$AT/err" && echo told || echo SILENT; })" \
				"of $(grep -c "[a-z0-9]-$left$right\$" "$AT/acknowledged") acknowledged, $lost of its own missing, $others of the other's. $(head -c 110 "$AT/err" | tr '\n' ' ')"
		done
		answer after-"$left$right"; hr log >/dev/null 2>"$AT/err"
		[ ! -s "$AT/err" ] || row "$name" "and after the next save" STILL "$(head -c 100 "$AT/err")"
	done
}
# answer NAME: a note with a step of its own, so that no limit drops it.
answer() {
	[ -n "${steps:-}" ] || steps=$(hr --store memory steps --json | grep -o '"id": "[a-z]*\.[a-z0-9-]*"' | cut -d'"' -f4)
	used=$((${used:-0} + 1))
	hr note "$(sed -n "${used}p" <<<"$steps")" "$1" >"$AT/out" 2>&1 && echo "$1" >>"$AT/acknowledged"
}
# missing NAME: the answer was acknowledged, and the log has it no more.
missing() { grep -qx "$1" "$AT/acknowledged" && ! grep -q "\"$1\"" "$AT/out"; }

# left_over counts the values that the database still has after forget, in the
# recycle bin and in the history of its entries, and wants both named.
left_over() {
	local name=$1 database=$2
	sleep 1
	printf 'pw1\n' | keepassxc-cli export -q -f xml "$database" >"$AT/xml" 2>/dev/null
	row "$name" "values left by the app after it" "$(grep -q 'recycle bin' "$AT/out" && echo told || echo SILENT)" \
		"$(python3 - "$AT/xml" <<'P'
import sys, xml.etree.ElementTree as tree
root = tree.parse(sys.argv[1]).getroot()
def values(entries): return sum('handrail.' in (v.text or '') and '.part.' in (v.text or '') for e in entries for v in e.findall('String/Value'))
entries = [e for g in root.iter('Group') for e in g.findall('Entry')]
print(values(entries), 'current,', values(h for e in entries for h in e.findall('History/Entry')), 'older, in', len(entries), 'entries')
P
)"
}
X

keepassxc() {
	local tool
	for tool in keepassxc keepassxc-cli xxd Xvfb xdotool; do
		command -v "$tool" >/dev/null || { row KeePassXC "not installed" skipped "$tool"; return; }
	done
	local at=$place/keepassxc uuid
	fresh "$at"
	uuid=$(cat /proc/sys/kernel/random/uuid)
	cat >"$at/db.xml" <<X
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<KeePassFile><Meta><Generator>KeePassXC</Generator><DatabaseName>login</DatabaseName>
<CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{$uuid}</Value></Item></CustomData></Meta>
<Root><Group><UUID>$(printf '%s' "$uuid" | tr -d - | xxd -r -p | base64)</UUID><Name>Root</Name></Group></Root></KeePassFile>
X
	printf 'pw1\npw1\n' | QT_QPA_PLATFORM=offscreen keepassxc-cli import -q -p -t 100 "$at/db.xml" "$at/login.kdbx" >/dev/null 2>&1
	cat >"$at/keepassxc.ini" <<'X'
[General]
ConfigVersion=2
UpdateCheckMessageShown=true
SingleInstance=false
AutoSaveAfterEveryChange=true
[GUI]
CheckForUpdates=false
MinimizeOnStartup=false
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmDeleteItem=false
ConfirmAccessItem=false
X
	in_session "$at" bash -c '. "$1"
		export QT_QPA_PLATFORM=xcb DISPLAY=:97
		Xvfb :97 -screen 0 1024x768x24 >/dev/null 2>&1 & x=$!
		sleep 1
		# Its window asks once a process for what is overwritten: allowed by key.
		( while sleep 0.2; do
			for w in $(xdotool search --name "Access Request" 2>/dev/null); do xdotool key --window "$w" Return 2>/dev/null; done
		done ) & clicks=$!
		up() { gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets/aliases/default --method org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Locked 2>/dev/null | grep -q false; }
		start_service() { printf "pw1\n" | keepassxc --config "$AT/keepassxc.ini" --localconfig "$AT/local.ini" --pw-stdin "$AT/login.kdbx" >"$AT/log" 2>&1 & pid=$!; for _ in $(seq 300); do up && return; sleep 0.05; done; }
		end_service() { kill -9 "$pid"; wait "$pid" 2>/dev/null; }
		. "$2"
		start_service
		trials KeePassXC "$AT/login.kdbx"
		kill -9 "$pid" "$clicks" "$x"' sh "$place/trials.sh" "$place/kdbx.sh"
}

[ "${2:-kwallet}" != kwallet ] || kwallet
[ "${2:-keepassxc}" != keepassxc ] || keepassxc
cat "$rows"
! grep -q 'LOST\|SILENT\|FAILED\|STILL' "$rows"
