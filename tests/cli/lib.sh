# SPDX-License-Identifier: MIT
# What every test of the command line sources: a store directory of its own in a
# directory of its own, a fixed clock, English, and the checks below. TAP output.
#
#	. "$(dirname "$0")/lib.sh"
#	expect_success 'title' command...	exit status 0
#	must_fail STATUS 'title' command...	exactly this exit status
#	expect_output 'title' <<\EOF		stdout of the last of these
#	expect_errors 'title' <<\EOF		stderr of it
#	expect_grep 'title' PATTERN		stdout has such a line
#	expect_same 'title' FILE FILE
#	{ line words...; line words...; } | each	many commands, what they said
#	finish
#
# Commands run in $dir; `magang` is the binary under test with the test's store.
# $MAGANG is that binary, built with -DMG_TEST; V=1 shows what failed commands
# printed (always shown for failed checks of output).

: "${MAGANG:?the binary under test, built with -DMG_TEST}"
case $MAGANG in
/*) ;;
*) MAGANG=$(pwd)/$MAGANG ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)

unset LC_ALL
LANG=C LC_MESSAGES=en TERM=dumb TZ=Asia/Jakarta
MAGANG_CLOCK=2026-11-24T08:00 MAGANG_SEED=1
export LANG LC_MESSAGES TERM TZ MAGANG_CLOCK MAGANG_SEED
umask 077

dir=$(mktemp -d "${TMPDIR:-/tmp}/magang-cli.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
cd "$dir" || exit 1
store=$dir/store
HOME=$dir
export HOME

tests=0
failed=0

magang() {
	"$MAGANG" --store "$store" "$@"
}

# line WORDS...: a command line for `each`, which runs them on the test's store, says
# what each of them said and spares their starts (tests/tools/each.c)
line() {
	printf '%s\0' $# "$@"
}

each() {
	"${MAGANG%/*}/each" "$store"
}

# report STATUS TITLE
report() {
	tests=$((tests + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tests - $2"
	else
		failed=$((failed + 1))
		echo "not ok $tests - $2"
	fi
}

# Comment lines in TAP.
show() {
	sed 's/^/# /' "$@"
}

run() {
	"$@" >"$dir/.out" 2>"$dir/.err" </dev/null
}

expect_status() {
	want=$1 title=$2
	shift 2
	run "$@"
	got=$?
	if [ "$got" = "$want" ]; then
		report 0 "$title"
		return
	fi
	report 1 "$title"
	echo "# status $got, not $want: $*"
	show "$dir/.out" "$dir/.err"
}

expect_success() {
	expect_status 0 "$@"
}

must_fail() {
	expect_status "$@"
}

# compare TITLE FILE: the file against standard input
compare() {
	cat >"$dir/.want"
	if cmp -s "$dir/.want" "$2"; then
		report 0 "$1"
	else
		report 1 "$1"
		diff -u "$dir/.want" "$2" | show
	fi
}

expect_output() {
	compare "$1" "$dir/.out"
}

expect_errors() {
	compare "$1" "$dir/.err"
}

expect_grep() {
	if grep -q -e "$2" "$dir/.out"; then
		report 0 "$1"
	else
		report 1 "$1"
		echo "# no line like: $2"
		show "$dir/.out"
	fi
}

must_not_grep() {
	if grep -q -e "$2" "$dir/.out"; then
		report 1 "$1"
		echo "# a line like: $2"
		show "$dir/.out"
	else
		report 0 "$1"
	fi
}

expect_same() {
	if cmp -s "$2" "$3"; then
		report 0 "$1"
	else
		report 1 "$1"
		diff -u "$2" "$3" | head -40 | show
	fi
}

# A store with one person, MG-000001-3, who has a case, JP-000001-3.
new_store() {
	magang init >/dev/null || exit 1
}

new_case() {
	magang add person name='Siti Aminah' nik=3205055203989001 \
		regency=32.05 phone=081200001234 >/dev/null || exit 1
	magang open MG-000001-3 kyoto-ikusei planned_start=2027-05-01 \
		>/dev/null || exit 1
}

# new_cases PROGRAM 'NAME...' ARGUMENTS...: each of them with a case in it
new_cases() {
	program=$1 names=$2
	shift 2
	for name in $names; do
		magang add person name="$name" sex=P birth_date=2001-03-12 \
			regency=32.05 --program "$program" "$@" >/dev/null || exit 1
	done
}

# The last word on a store in every test: it is sound.
finish() {
	if [ -d "$store" ]; then
		expect_success 'the store is sound' magang check
	fi
	echo "1..$tests"
	[ "$failed" = 0 ]
	exit
}

# another_byte FILE AT: that byte is no longer the one it was; keys are random, and
# a fixed one would be it already once in 256 runs
another_byte() {
	octal=252
	[ "$(dd if="$1" bs=1 skip="$2" count=1 2>/dev/null | od -An -to1 |
		tr -d ' ')" != "$octal" ] || octal=253
	printf "\\$octal" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
