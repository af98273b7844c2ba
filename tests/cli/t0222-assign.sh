#!/bin/sh
# SPDX-License-Identifier: MIT
# Work that changes hands: given, offered, taken over or not, and all of it when
# somebody leaves.
. "$(dirname "$0")/lib.sh"

magang() {
	"$MAGANG" --store "$dir/store" --lang en "$@"
}

count() { # count KIND FILTER
	magang list "$1" "$2" --csv --columns number 2>/dev/null | tail -n +2 |
		wc -l
}

expect_success 'a demo store' magang demo --fill-only --people 400 --seed 1
budi=$(count case 'officer:budi stage:open')
tasks=$(count task 'open officer:budi')
after=$(count case 'officer:budi followup:* not stage:open')
[ "$budi" -gt 20 ] && [ "$tasks" -gt "$budi" ]
report $? 'budi has cases and tasks'

magang assign 'officer:budi stage:open' rina --dry-run >.dry
grep -q "^$budi of $budi would be given; nothing is changed" .dry &&
	[ "$(count case 'officer:budi stage:open')" = "$budi" ]
report $? 'what would be given is counted, nothing is changed'
magang assign 'officer:budi stage:open' rina --note 'he is ill' >.given
grep -q "^$budi of $budi given (act " .given &&
	[ "$(count task 'open officer:budi')" = "$after" ]
report $? 'cases are given, and their tasks go with them'
[ "$(wc -l <.given)" = 1 ]
report $? 'and nobody moves up by it'
expect_success 'one undo' magang undo
[ "$(count case 'officer:budi stage:open')" = "$budi" ] &&
	[ "$(count task 'open officer:budi')" = "$tasks" ]
report $? 'takes them all back'
must_fail 1 'whoever does not see them gets none' \
	magang assign 'officer:budi stage:open area:32.73' dewi
must_fail 64 'an empty filter is no filter' magang assign '' rina
must_fail 1 'there is no such user' magang assign stage:open nobody

magang --as budi assign 'officer:budi stage:registered' hendra >.offer
n=$(sed -n 's/^\([0-9]*\) of .* offered.*/\1/p' .offer)
[ "${n:-0}" -gt 0 ] && [ "$(count case offered:hendra)" = "$n" ] &&
	[ "$(count case 'officer:budi stage:open')" = "$budi" ]
report $? 'who may not hand out work offers, and keeps it'
one=$(magang list case offered:hendra --csv --columns number | sed -n 2p)
magang --lang en --as hendra --dump-screen "@80x24 : 'cases Enter / 'offered:me Enter" >.out
expect_grep 'whom a case is offered sees how to answer' 'a take over  r not mine'
expect_success 'one is not taken over' \
	magang --as hendra accept "$one" --refuse 'too far'
magang list task "open $one officer:budi" >.tasks
grep -q 'hendra does not take it over: too far' .tasks
report $? 'and comes back as a task'
must_fail 64 'without a reason it is not refused' \
	magang --as hendra accept --refuse ' '
expect_success 'the rest is' magang --as hendra accept
[ "$(count case offered:hendra)" = 0 ]
report $? 'and nothing is offered any more'
must_fail 1 'twice is once' magang --as hendra accept
must_fail 1 'an offer that was accepted' magang --as budi undo
grep -q 'accepted by hendra, 2026-11-24 08:00; it stays' .err
report $? 'stays, and it is said who accepted it when'

must_fail 1 'who has work in hand is not closed' magang user close budi
grep -q 'open cases: .*magang user handover' .err
report $? 'and is told what to do'
magang user handover budi --to rina,hendra --split load --dry-run >.plan
grep -q '^\([0-9]*\) of \1 would go; nothing is changed' .plan
report $? 'who would get what'
grep -q '^ *To  *Regency  *Program  *Cases  *Tasks' .plan
report $? 'by area and program'
grep -q '  JP-[0-9-]*  *\(rina\|hendra\)  *the least in hand of those who see it$' .plan
report $? 'and of each case why'
magang user add tepi role=coordinator areas=32.05 >/dev/null || exit 1
must_fail 1 'what lies outside is not told of' \
	magang --as tepi user handover budi --to rina --dry-run
expect_errors 'nor that there is nothing' <<\END
magang: 'budi' has nothing in hand of what you see
END
magang --lang en --dump-screen "@80x24 : 'workload Enter / 'budi Enter A \
	'rina,hendra Enter s" >.out
expect_grep 'the same on the screen' 'would go; by load, to rina,hendra'
expect_grep 'a row for each that gets some' ' rina: .* cases [0-9]*, tasks [0-9]*;'
expect_success 'one act' magang user handover budi --to rina,hendra
[ "$(count case 'officer:budi stage:open')" = 0 ] &&
	[ "$(count task 'open officer:budi')" = 0 ]
report $? 'and nothing is left'
expect_success 'he is closed' magang user close budi
magang workload --csv --sort cases >.load
! grep -q '^budi' .load && grep -q '^name,cases,tasks,late' .load
report $? 'and has no line among those who work'
must_fail 64 'not in any order' magang workload --sort name
must_fail 1 'nothing is given to him' magang assign stage:open budi
expect_success 'the office is well' magang check

finish
