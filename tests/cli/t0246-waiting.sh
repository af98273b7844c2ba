#!/bin/sh
# SPDX-License-Identifier: MIT
# The waiting list of a cohort: whoever is next and has room moves up in the act that
# makes it, and goes back with that.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
contact: {tries: 2, again: 2 days}
fields:
  f:
    label: F
    points: {label: Points, type: number}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
score:
  line: 50
  parts:
    all: {weight: 100, from: points, scale: 0 .. 100, label: Points}
EOF
magang program install class.yaml >/dev/null
while read -r name area sex points; do
	magang add person name="$name" regency="$area" sex="$sex" birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class points="$points" >/dev/null || exit 1
done <<\EOF
Ade 32.05 L 90
Budi 32.05 L 80
Cici 32.04 P 70
Dedi 32.05 L 60
Euis 32.04 P 50
Fajar 32.05 L 40
EOF
magang user add bandung role=coordinator areas=32.04 >/dev/null
magang add cohort program=class name='Garut 1' from=2027-01-04 until=2027-03-31 \
	seats=2 seats_by_area=2 >/dev/null
names() {
	magang list seat "$1" cohort:CO-000001-3 --columns name --csv | sed 1d | tr -d '\r' | tr '\n' ' '
}
# are NAMES WORD TITLE
are() {
	[ "$(names "$2")" = "$1" ]
	report $? "$3"
	[ "$(names "$2")" = "$1" ] || names "$2" | show
}

expect_success 'two seats, three wait' magang cohort fill CO-000001-3 program:class --waiting 3
expect_grep 'and it says so' '^3 on the waiting list'
expect_grep 'nor is there room for the last' '^ *1  all seats are taken$'
expect_grep 'and offered are those who have it' '^2 of 6 offered a seat (act '
expect_status 1 'once more' magang cohort fill CO-000001-3 program:class --dry-run
expect_grep 'they wait already' '^ *3  it waits for a seat there already$'
expect_grep 'or have it' '^ *2  it has a seat already: '
are 'Ade Budi ' offered 'the first are offered theirs'
are 'Cici Dedi Euis ' waiting 'the others wait in their order'
must_fail 1 'who waits has none to take' magang cohort answer yes KR-000003-7
expect_success 'a no, tried' magang cohort answer no KR-000001-3 --dry-run
expect_grep 'tells that somebody would move up' '^1 would move up from the waiting list$'
are 'Ade Budi ' offered 'and nothing is done'
expect_success 'a no' magang cohort answer no KR-000001-3 --cause work
expect_grep 'moves up the next' '^  KL-000003-7  Cici '
are 'Budi Cici ' offered 'who has it now'
expect_success 'her officer' magang list task about:KL-000003-7 open
expect_grep 'has to tell her' 'KL-000003-7'
expect_success 'her history' magang log KL-000003-7
expect_grep 'says how she came to it' 'offered'
expect_success 'taken back' magang undo
are 'Ade Budi ' offered 'he has it again'
are 'Cici Dedi Euis ' waiting 'and she waits where she was'
expect_status 1 'nor is there a task' magang list task about:KL-000003-7 open
expect_success 'redone' magang redo
are 'Budi Cici ' offered 'she has it'
magang undo >/dev/null

# --- what makes room ---
expect_success 'a seat more' magang set CO-000001-3 seats=3
are 'Ade Budi Cici ' offered 'is for the next'
expect_success 'two more' magang set CO-000001-3 seats=5
are 'Ade Budi Cici Euis ' offered 'are for who has room: two of Garut are in'
are 'Dedi ' waiting 'and Dedi waits on'
expect_success 'by another area' magang --as bandung cohort answer no KR-000005-9 --cause school
are 'Dedi ' waiting 'a seat of Bandung is none for him'
magang cohort answer yes KR-000002-1 >/dev/null
expect_success 'who leaves' magang cohort answer left KR-000002-1 --cause illness
are 'Ade Cici Dedi ' offered 'makes room for him'
expect_success 'the rest' magang cohort fill CO-000001-3 program:class --waiting 5
are 'Fajar ' waiting 'waits for a seat of Garut'
expect_success 'one is erased' magang erase MG-000001-3 --reason 'he asked' --yes MG-000001-3
are 'Cici Dedi Fajar ' offered 'and the last one has his'

# --- nobody reached ---
expect_success 'once' magang cohort answer unreachable cohort:CO-000001-3
are 'Cici Dedi Fajar ' offered 'is not for good'
expect_success 'nor is it twice on a day' magang cohort answer unreachable cohort:CO-000001-3
are 'Cici Dedi Fajar ' offered 'that makes one'
later() {
	env MAGANG_CLOCK=2026-11-26T08:00 "$MAGANG" --store "$store" "$@"
}
expect_success 'a call to one of them' later note KL-000003-7 --result no_answer
are 'Dedi Fajar ' offered 'is the last one as well'
magang undo >/dev/null
are 'Cici Dedi Fajar ' offered 'and is taken back with what follows'
expect_success 'as often as the program says' later cohort answer unreachable cohort:CO-000001-3
are '' offered 'is'

# --- days ---
magang add cohort program=class name='Garut 2' from=2027-03-01 until=2027-05-31 seats=0 >/dev/null
magang add person name=Gina regency=32.06 sex=P birth_date=2001-03-12 >/dev/null
magang open MG-000007-6 class points=10 >/dev/null
magang set CO-000001-3 seats=6 >/dev/null
expect_success 'of both' magang cohort fill CO-000002-1 KL-000007-6 --waiting 1
expect_success 'she waits for the one' magang cohort fill CO-000001-3 KL-000007-6
expect_success 'which has room' magang set CO-000002-1 seats=1
expect_status 1 'and sits in the other' magang list seat offered cohort:CO-000002-1
expect_success 'until she says no to that' magang cohort answer no cohort:CO-000001-3 \
	KL-000007-6 --cause distance
expect_success 'then' magang list seat offered cohort:CO-000002-1 --columns name
expect_grep 'she has it' Gina
expect_success 'check' magang check
expect_success 'replay' magang replay twin
# --- who waits here and sits elsewhere ---
for name in Xena Yani; do
	magang add person name=$name regency=32.05 sex=P birth_date=2001-03-12 >.new
	magang open "$(sed -n 's/:.*//p;q' .new)" class points=99 >/dev/null
done
for name in Near Far; do
	magang add cohort program=class name=$name from=2029-06-01 until=2029-07-31 seats=1 >.new
	far=$(grep -oE 'CO-[0-9]*-[0-9]' .new | head -1)
	[ $name = Far ] || magang cohort fill "$far" 'name:xena or name:yani' --waiting 1 >/dev/null
done
waits=$(magang list seat waiting name:yani --csv --columns number,case | tr -d '\r' | sed -n 2p)
expect_success 'a seat elsewhere' magang cohort fill "$far" "number:${waits#*,}"
must_fail 73 'who waits and sits elsewhere' magang cohort answer yes "${waits%,*}"
expect_errors 'is told so' <<\EOF
magang: it has a seat already: Far (CO-000004-5)
EOF

# --- who has a seat is erased ---
magang add cohort program=class name=Last from=2030-06-01 until=2030-07-31 seats=1 >/dev/null
for name in Zaki Zora; do
	magang add person name=$name regency=32.05 sex=P birth_date=2001-03-12 >.new
	magang open "$(sed -n 's/:.*//p;q' .new)" class points=99 >/dev/null
done
magang cohort fill CO-000005-9 'name:zaki or name:zora' --waiting 1 >/dev/null
sits=$(magang list seat cohort:CO-000005-9 offered --csv --columns name | tr -d '\r' | sed 1d)
gone=$(magang list person "name:$sits" --csv --columns number | tr -d '\r' | sed 1d)
expect_success 'an erasure' magang erase "$gone" --reason asked --yes "$gone"
moved() {
	magang list seat cohort:CO-000005-9 offered --csv
	magang list task open --csv
}
moved >as.moved
magang list seat cohort:CO-000005-9 offered --columns name --csv >.out
must_not_grep 'gives the seat to who waited' "$sits"
expect_grep 'of the two' 'Zaki\|Zora'
act=$(magang log --limit 1 --json | grep -o 'ACT-[0-9]*-[0-9]' | head -1)
must_fail 1 'and is not taken back' magang undo "$act" -y
expect_errors 'as is said' <<\EOF
magang: an erasure cannot be taken back; who came to a place by it keeps it
EOF
moved >.out
expect_same 'place and task stay' as.moved .out

finish
