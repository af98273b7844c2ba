#!/bin/sh
# SPDX-License-Identifier: MIT
# --linear on a terminal: the line's own editing, ^C, and every way out of a
# form. What is said stands in tests/tui/*.said.

. "$(dirname "$0")/lib.sh"
new_store

# typed STEPS...: a session on a terminal whose process number is in $dir/pid
typed() {
	"$top/tests/tools/terminal" "$@" sh -c 'echo $$ >"$1/pid"; shift; exec "$@"' \
		sh "$dir" "$MAGANG" --store "$store"
}

# begin with a name that is typed; then STEPS...
in_form() {
	typed --at '> ' --keys 'c 1\n' --at 'number: ' --keys '\n' \
		--at 'Full name (required): ' --keys 'Siti Aminaj\x7fh\n' \
		--at 'Titles: ' "$@"
}

# The draft of in_form, in the field where it was left; then it is thrown away.
offered() {
	typed --at 'go on with a draft' --at '1. ' --at '> ' --keys '1\n' --at 'Titles: ' \
		--keys '<\n' --at '[Siti Aminah]: ' --keys '.discard\n' \
		--at 'y/n' --keys 'y\n' --at '> ' --keys 'q\n'
}

expect_success 'no terminal, no screens: the day' env ACCESSIBLE=1 \
	"$MAGANG" --store "$store"
expect_grep 'is printed' '^  Tasks due today'

ACCESSIBLE=1
export ACCESSIBLE
expect_success 'ACCESSIBLE on a terminal that cannot place text' \
	typed --at '> ' --keys 'q\n'
expect_grep 'line by line' '^magang, line by line'

expect_success '^C leaves a form' \
	in_form --keys 'Dr\x03' --at 'the draft is kept' --at '> ' --keys 'q\n'
expect_success 'the next start offers what was typed' offered

for signal in HUP TERM QUIT; do
	expect_success "SIG$signal ends it" \
		in_form --run "kill -$signal \$(cat '$dir/pid')"
	expect_success 'the draft is kept' offered
done
expect_success '^D ends it' in_form --keys '\x04'
expect_success 'and keeps the draft' offered

# What it sends is text, on a terminal that could do more, too.
TERM=xterm-256color run in_form --keys '.keep\n' --at '> ' --keys 'q\n'
expect_grep 'a draft in a terminal of many colours' 'the draft is kept'
! grep -q "$(printf '\033')" "$dir/.out"
report $? 'nothing begins with Esc'

{ head -c 40000 /dev/zero | tr '\0' ':'; printf '\nq\n'; } >"$dir/signs"
expect_success 'a line of nothing but signs' sh -c \
	"'$MAGANG' --store '$store' --linear <'$dir/signs' >/dev/null"

# A note that is being typed is kept, an answer of one key is not guessed at.
"$MAGANG" --store "$dir/noted" init >/dev/null
"$MAGANG" --store "$dir/noted" add person name='Siti Aminah' \
	nik=3205055203989001 >/dev/null
printf 'persons\n1\nn 1\nsudah ditelep' |
	"$MAGANG" --store "$dir/noted" --linear >/dev/null
"$MAGANG" --store "$dir/noted" --linear </dev/null >.out
expect_grep 'the end of the line keeps a note' '^1\. sudah ditelep'

# It ends when nobody reads it any more.
yes '' | magang --linear | head -1 >"$dir/.out"
expect_grep 'whoever reads it may go' '^magang, line by line'

# A number is that of the row that was said, whatever others have done since.
magang add person name='Siti Aminah' nik=3205055203989001 >/dev/null
for i in 1 2 3 4; do
	magang task MG-000001-3 "task $i" --due "2026-11-0$i" >/dev/null
done
await() { # await PATTERN in what was said
	for i in $(seq 100); do
		grep -q "$1" "$dir/said" && return
		sleep 0.1
	done
}
mkfifo "$dir/in"
"$MAGANG" --store "$store" --linear <"$dir/in" >"$dir/said" 2>&1 &
exec 3>"$dir/in"
printf 'b\ntasks\n' >&3
await '^4[.].*task 4'
run magang task "$(magang list task open sort:due --csv |
	sed -n '2s/,.*//p')" --done
sleep 4 # others' changes are looked for when three seconds have gone by
echo 'd 2' >&3
await ' is done'
echo abracadabra >&3
await "no command 'abracadabra'"
exec 3>&-
wait "$!"
grep -q "no command 'abracadabra'" "$dir/said"
report $? 'what is no command is said'
expect_success 'what is left to do' magang list task open --columns task
expect_output 'is neither what the other did nor the row that was said' <<\EOF
Task
task 3
task 4
EOF

# Whoever is killed has lost neither the form that was begun nor the trace of a read.
magang user add rudi role=auditor >/dev/null
magang user add siti role=officer >/dev/null
"$MAGANG" --store "$store" --as siti --linear <"$dir/in" >"$dir/said" 2>&1 &
exec 3>"$dir/in"
printf 'persons\n1\nb\nc\n1\n' >&3
await '^National ID number: $'
echo 3205050101020003 >&3
await '^Full name (required): $'
echo 'Ujang Baru' >&3
await '^Titles: $'
kill -9 $!
wait $! 2>/dev/null
exec 3>&-
"$MAGANG" --store "$store" --as siti --linear </dev/null >.out
expect_grep 'the form of who was killed is there' '^1\. Ujang Baru'
expect_success 'and whom he read' magang --as rudi access MG-000001-3
expect_grep 'as well' ' siti  opened'
must_fail 64 'of one person there is no CSV' magang access MG-000001-3 --csv
expect_success 'the store is whole' magang check

timeout 60 "$MAGANG" --store "$store" --linear </dev/zero >.out 2>.err
[ $? = 65 ]
report $? 'what never ends a line ends the session, and is a fault'
expect_grep 'which is said' 'no line ended for a million characters'

# What is pasted is whole, however long, and each draft of it can be reached.
store=$dir/pasted
new_store
{
	echo paste
	awk 'BEGIN { for (i = 1; i <= 2500; i++)
		printf "nama: %c%c%c Aminah Rahayu Nomor %d\nlahir %s/%d/%d\n\n",
			65 + i % 26, 65 + i % 23, 65 + i % 19, i,
			i % 250 ? 1 + i % 28 : 32, 1 + i % 12,
			1990 + i % 15 }'
	printf '\nselamat pagi, besok ke desa\n.read\n.read\n.keep\ndrafts\n'
} >typed
[ "$(wc -c <typed)" -gt 120000 ] &&
	"$MAGANG" --store "$store" --linear <typed >.out 2>&1
expect_grep 'a long paste is read to its end' \
	'^2501 persons: 2490 complete, [0-9]* known or alike, 10 to be put right'
expect_grep 'a line about nobody becomes no draft' \
	'^2490 registered, 10 kept as drafts, 1 neither'
expect_grep 'drafts beyond the ninth are there' '^10\. '

finish
