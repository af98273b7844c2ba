#!/bin/sh
# SPDX-License-Identifier: MIT
# The screens while somebody else works in the same record.
. "$(dirname "$0")/lib.sh"
new_store
new_case
TERM=xterm-256color

# A list to choose from is on the screen; what it means must not move under it.
expect_success 'a paper is chosen after another one has come' \
	"$top/tests/tools/terminal" \
	--at 'magang' --keys '/JP-000001-3\rp' --at 'Which' \
	--run "'$MAGANG' --store '$store' doc JP-000001-3 ktp" \
	--size 80x20 --at 'Which' --keys '3qq' \
	"$MAGANG" --store "$store"
magang show JP-000001-3 --json >.out
expect_grep 'it is the one that was shown at that digit' \
	'"name":"kk","label":"[^"]*","state":"present"'
expect_grep 'and no other one' '"name":"akta","label":"[^"]*","state":"missing"'

# The marker stands on a row that somebody else takes out of the list: it goes to
# the one behind it. (Help over it and away shows the rows once more, however the
# keys before fell into packets.)
for name in Budi Wawan Euis; do
	magang add person name="$name" regency=32.05 >/dev/null
done
for person in MG-000002-1 MG-000003-7 MG-000004-5; do
	magang open $person kyoto-ikusei planned_start=2027-05-01 >/dev/null
done
leave="'$MAGANG' --store '$store' move --reason abroad"
eval "$leave JP-000004-5 withdrawn" >/dev/null
expect_success 'a case leaves the list while it is looked at' \
	"$top/tests/tools/terminal" \
	--at 'magang' --keys ':cases\r' --at 'Cases' \
	--keys '/stage:registered\r\x1b[B' --at '3 of 4' \
	--keys '?' --at 'Help' --keys '\x03' --at 'Wawan' \
	--run "$leave JP-000002-1 withdrawn" \
	--at 'Wawan' --keys '\r' --at 'JP-000003' --keys 'qqq' \
	"$MAGANG" --store "$store"

# u takes back what was done in this session, not what the same person did in
# another one meanwhile.
printf 'nama: Cecep\nlahir 12 agustus 2001\n' >"$dir/note.txt"
expect_success 'a task is taken back after a note came in elsewhere' \
	"$top/tests/tools/terminal" \
	--at 'help' --keys '/MG-000001-3\r' \
	--at 'Fields' --keys 't' --at 'To do:' --keys 'Jemput surat\r' \
	--at 'By when' --keys '\r' --at 'task added' \
	--run "'$MAGANG' --store '$store' import note '$dir/note.txt'" \
	--keys 'u' --at 'Taken back' --keys 'qq' \
	"$MAGANG" --store "$store"
magang list person cecep --count >.out
expect_grep 'the note stays' '^1$'
magang list task 'Jemput' --count >.out 2>&1
grep -q '^1$' .out
[ $? = 1 ]
report $? 'the task is gone'

# An account that is closed ends its session.
magang user add siti role=officer >/dev/null
expect_success 'a session ends when its account is closed' \
	"$top/tests/tools/terminal" --at 'help' \
	--run "'$MAGANG' --store '$store' user close siti" \
	--at 'Your rights were changed' \
	"$MAGANG" --store "$store" --as siti --lang en

# Two containers have processes of the same number; to the store they are one.
apart() { # apart COMMAND...: as process 1 of a name space of its own
	unshare -p -f "$MAGANG" --store "$store" "$@"
}
if unshare -p -f true 2>/dev/null; then
	mkfifo in out
	apart --linear <in >out 2>&1 &
	exec 3>in 4<out
	read -r line <&4
	for words in day 'list person' check 'note MG-000001-3 x'; do
		# shellcheck disable=SC2086
		must_fail 75 "$words, as the same number" apart $words
		grep -q 'same number .* from one container only$' .err
		report $? 'and why'
	done
	expect_success 'another number may' magang day
	exec 3>&- 4<&-
	wait
	expect_success 'and the same one afterwards' apart note MG-000001-3 x
else
	report 0 'processes of the same number # SKIP no name spaces here'
fi
finish
