#!/usr/bin/env bash
# long-run.sh [NAME...]
#
# The trials that take too long for every change, each a test of its own that
# runs longer with HANDRAIL_LONG=1: kills of the program and of the keyring's
# service, two programs saving at once, faults at every operation, long walks,
# many draws, every page spoken by a voice. Ends with a table, and with status
# 1 if anything failed. With NAMEs only these run.
#
# A line of the list below is: NAME PACKAGE TEST. What a test logs in a line
# with "long:" is its figure in the table.
# Debian packages: gnome-keyring dbus-daemon espeak-ng
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export HANDRAIL_LONG=1 HANDRAIL_REQUIRE_KEYRING=1

trials='
kills-of-the-program   ./store  TestKilledAtAnyPointTheOldRecordIsThereOrTheNew
kills-of-the-service   ./store  TestADaemonKilledInTheMiddleOfASaveLeavesOldOrNew
two-programs-at-once   ./store  TestTwoProcessesAtOnceEndWithTheAnswersOfBoth
faults-of-a-save       ./store  TestEveryOperationOfASaveFailsOnceInTurn
full-disk              ./store  TestADiskThatFillsUpAtAnyPointLeavesTheOldFileOrTheNew
two-years-of-reviews   ./internal/personas  TestTwoYearsOfReviews
walks-of-undo          ./checklist  TestUndoRestoresExactlyTheStateBefore
fewest-good-answers    ./internal/personas  TestTheFewestGoodAnswersThatStopEverythingInYourHands
spoken-questions       ./ui/lines  TestAQuestionIsSpokenWithinHalfAMinute
real-voice             ./ui/lines  TestARealVoiceReadsEachFirstPageInHalfAMinute
law-of-plans           ./internal/proptest  TestWhateverWasSaidIsAssessedPlannedAndDated
law-of-not-sure        ./internal/proptest  TestNotSureNeverBeatsTheTruth
law-of-more            ./internal/proptest  TestMoreOfAnythingNeverClosesATakeOver
law-of-holding         ./internal/proptest  TestAStepThatHoldsNeverMakesAnExposureWorse
law-of-time            ./internal/proptest  TestTimeAloneClosesNothing
law-of-order           ./internal/proptest  TestWhatIsSaidTwiceAndInAnyOrderIsTheSame
keys-held-down         ./ui/tui  TestAKeyHeldDownClaimsNothing
random-keys            ./ui/tui  TestRandomKeysWithoutDigitsClaimNothing
keys-of-every-screen   ./ui/tui  TestEveryKeyOfEveryScreenCanBePressed
any-keys               ./ui/tui  TestAnyKeysOnTheProgramsOwnScreens
'

scratch=$(mktemp -d "${TMPDIR:-/tmp}/handrail-long.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
failed=0
row() { printf '%-22s %-7s %6s  %s\n' "$@"; }
row trial result seconds figure >"$scratch/table"
while read -r name package test; do
	[ -n "$name" ] || continue
	[ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
	echo "==> $name" >&2
	since=$SECONDS result=ok
	if ! go test -count=1 -timeout=60m -v -run "^$test\$" "$package" >"$scratch/out" 2>&1 || ! grep -Eq "^--- PASS: $test" "$scratch/out"; then
		result=FAILED failed=1
		cat "$scratch/out" >&2
	fi
	row "$name" "$result" "$((SECONDS - since))" "$(sed -n 's/.*long: //p' "$scratch/out" | tail -n 1)" >>"$scratch/table"
done <<<"$trials"
cat "$scratch/table"
exit "$failed"
