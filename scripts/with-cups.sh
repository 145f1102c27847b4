#!/bin/sh
# with-cups.sh COMMAND [ARGUMENT...]
#
# Runs a command beside a private CUPS with one real queue, a PDF printer that
# is the default, and ends with the command's status. The command finds CUPS by
# CUPS_SERVER (a local socket, no port is opened) and what was printed in the
# folder HANDRAIL_CUPS_OUT. Printers of the computer are not touched. The PDF
# printer runs as root only, so this does too. With HANDRAIL_CUPS_LOG set, the
# log of CUPS is shown where the command fails.
# Debian packages: cups cups-client printer-driver-cups-pdf
set -eu

for tool in cupsd lp lpadmin lpstat /usr/lib/cups/backend/cups-pdf /usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd; do
	command -v "$tool" >/dev/null || [ -e "$tool" ] || {
		echo "with-cups.sh: $tool is missing (Debian: cups, cups-client, printer-driver-cups-pdf)" >&2
		exit 127
	}
done
[ "$(id -u)" -eq 0 ] || {
	echo "with-cups.sh: the PDF printer runs as root only" >&2
	exit 127
}

place=$(mktemp -d "${TMPDIR:-/tmp}/handrail-cups.XXXXXX")
name=handrail-$$
settings=/etc/cups/cups-pdf-$name.conf # the one place where the PDF printer looks
cupsd=
finish() {
	if [ -n "$cupsd" ]; then
		kill "$cupsd" 2>/dev/null || :
		wait "$cupsd" 2>/dev/null || :
	fi
	rm -rf "$place" "$settings"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -p "$place/root/ppd" "$place/cache" "$place/state" "$place/spool/tmp" "$place/out" "$place/work"
chmod 755 "$place"
chown -R lp:lp "$place/root" "$place/cache" "$place/state" "$place/spool" "$place/work"
chmod 777 "$place/out"
cat >"$settings" <<END
Out $place/out
AnonDirName $place/out
Spool $place/work
Log $place/work
Grp root
LogType 7
Label 2
END
cat >"$place/root/cups-files.conf" <<END
ServerRoot $place/root
CacheDir $place/cache
StateDir $place/state
RequestRoot $place/spool
TempDir $place/spool/tmp
AccessLog $place/access_log
ErrorLog $place/error_log
PageLog $place/page_log
Printcap $place/printcap
SystemGroup root
User lp
Group lp
END
cat >"$place/root/cupsd.conf" <<END
LogLevel debug
Listen $place/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
END
cupsd -f -c "$place/root/cupsd.conf" -s "$place/root/cups-files.conf" >"$place/cupsd_log" 2>&1 &
cupsd=$!
export CUPS_SERVER="$place/cups.sock" HANDRAIL_CUPS_OUT="$place/out"
for _ in $(seq 100); do
	case $(lpstat -r 2>/dev/null) in *"is running"*) break ;; esac
	sleep 0.1
done
lpadmin -p "$name" -E -v "cups-pdf:/$name" -P /usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd 2>"$place/lpadmin_log" || {
	cat "$place/lpadmin_log" "$place/cupsd_log" "$place/error_log" >&2
	exit 127
}
lpadmin -d "$name"
set +e
"$@"
status=$?
if [ "$status" -ne 0 ] && [ -n "${HANDRAIL_CUPS_LOG:-}" ]; then
	cat "$place/error_log" >&2
fi
exit "$status"
