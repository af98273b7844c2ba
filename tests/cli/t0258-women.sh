#!/bin/sh
# SPDX-License-Identifier: MIT
# Two women at a host or none, two people who exchange the places of full hosts, and
# seats by how they stand.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >kyoto.yaml <<\EOF
program: kyoto
version: 1
prefix: KY
label: Kyoto
stages:
  pool: {kind: start, label: Pool, matched: yes}
  home: {label: Home}
  done: {kind: success, label: Done}
  gone: {kind: exit, label: Gone}
moves:
  - {from: pool, to: home}
  - {from: home, to: done}
  - {from: any, to: gone, kind: exit}
EOF
magang program install kyoto.yaml >/dev/null
while read -r name sex; do
	magang add person name=$name sex=$sex regency=32.05 birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" kyoto >/dev/null || exit 1
done <<\EOF
Ade L
Budi L
Cici P
Dewi P
Euis P
EOF
ade=KY-000001-3 budi=KY-000002-1 cici=KY-000003-7 dewi=KY-000004-5 euis=KY-000005-9
magang add organisation name='Nishijin Foods' kind=host >/dev/null
magang add organisation name='Kamogawa Care' kind=host >/dev/null
slot() {
	magang add slot program=kyoto "$@" >/dev/null
}
must_fail 65 'women without legal ground' slot host=OR-000001-3 name=K-07 seats=2 women_least=2
expect_success 'with it' slot host=OR-000001-3 name=K-07 seats=2 women_least=2 ground='one room'
slot host=OR-000001-3 name=K-08 seats=1 women_least=2 ground='one room'
slot host=OR-000002-1 name=K-14 seats=1

# --- two women or none ---
magang wish $cici K-07 >/dev/null
magang wish $ade 'K-07 K-14' >/dev/null
expect_success 'one alone' magang match kyoto --seed 1
expect_grep 'is taken nowhere at that host' '^Nishijin Foods takes no women: fewer than 2 would come there$'
expect_grep 'and hears why' '^KY-000003-7 Cici .*K-07 .*closed: fewer than 2 women would be at the host'
expect_grep 'which is stable' '^Checked apart: stable'
expect_success 'the run that is kept' magang check
expect_success 'as a document' magang match kyoto --seed 1 --json
expect_grep 'it is told, too' '"closed":\[{"host":"Nishijin Foods","women_least":2}\]'
magang wish $dewi K-08 >/dev/null
expect_success 'two at one host' magang match kyoto --seed 1
expect_grep 'are, in whatever places' '^KY-000003-7 Cici .*K-07 '
expect_grep 'both' '^KY-000004-5 Dewi .*K-08 '
! grep -q 'takes no women' .out
report $? 'nothing is closed'

# --- exchanged ---
expect_success 'their offers' magang match kyoto --publish 2 --number 3
expect_success 'and one more' magang slot offer LO-000003-7 name:budi
seat_of() {
	magang list seat "name:$1 offered" --columns number --csv | sed 1d | tr -d '\r'
}
magang slot answer yes $(seat_of cici) $(seat_of budi) >/dev/null
seats() {
	magang list seat 'taken or offered' sort:id --columns name,slot,state --csv | tr -d '\r'
}
one=$(magang list seat name:cici taken --columns number --csv | sed 1d | tr -d '\r')
two=$(magang list seat name:budi taken --columns number --csv | sed 1d | tr -d '\r')
must_fail 1 'one full place for another is none' magang slot transfer LO-000003-7 "$one"
must_fail 64 'one seat with itself' magang slot exchange "$one" "$one"
seats >before
expect_success 'tried' magang slot exchange "$one" "$two" --dry-run
seats >have
expect_same 'nothing is done' before have
expect_success 'both at once' magang slot exchange "$one" "$two"
seats | sort >have
compare 'each is offered the place of the other' have <<\EOF
Ade,LO-000001-3,offered
Budi,LO-000001-3,offered
Cici,LO-000003-7,offered
Dewi,LO-000002-1,offered
name,slot,state
EOF
expect_success 'one act' magang undo
seats >have
expect_same 'that comes back' before have

# --- by how they stand ---
slot host=OR-000002-1 name=K-15 seats=3 expires=2026-11-20
slot host=OR-000002-1 name=K-16 seats=2
expect_success 'places with seats that are free' magang list slot 'free>0' --columns name,free --csv
tr -d '\r' <.out >have
compare 'are those' have <<\EOF
name,free
K-16,2
EOF
expect_success 'that expired' magang list slot expired:yes --columns name --csv
expect_grep 'is the other' '^K-15'
names() { # FILTER FILE
	magang list slot $1 --columns name --csv | tr -d '\r' >"$2"
}
names '' all
grep -v '^K-16$' all >rest
for filter in free:0 'not free>0' 'free<1'; do
	names "$filter" have
	expect_same "the others have none: $filter" have rest
done
names 'free<=2' have
expect_same 'of all it is asked, too' have all
names 'free>0 or expired:yes' have
compare 'either' have <<\EOF
name
K-15
K-16
EOF
must_fail 64 'of seats nobody asks that' magang list seat 'free>0'

on() {
	day=$1
	shift
	env MAGANG_CLOCK="${day}T09:00" "$MAGANG" --store "$store" "$@"
}
# figures FREE EXPIRED DAY
figures() {
	on "$3" day | awk '/^ *Seats at hosts, (free|expired) / { print $(NF - 1), $NF }' >have
	printf 'free %s\nexpired %s\n' "$1" "$2" | grep -v ' 0$' >want
	expect_same "on $3 $1 are free and $2 expired" want have
}
figures 2 3 2026-11-24
figures 5 0 2026-11-20
figures 2 3 2026-11-21
magang set LO-000005-9 state=closed >/dev/null
figures 0 3 2026-11-24
magang undo >/dev/null
magang set LO-000005-9 expires=2026-11-23 >/dev/null
figures 0 5 2026-11-24
magang undo >/dev/null
figures 2 3 2026-11-24

# --- a seat in places that have expired since ---
slot host=OR-000002-1 name=K-17 seats=1 expires=2026-11-30
magang slot offer LO-000006-8 name:euis >/dev/null
expect_success 'is matched' on 2026-11-30 match kyoto
expect_grep 'as it stands' '^KY-000005-9 Euis .*K-17 .*offered already'
expect_success 'and when they have expired' on 2026-12-05 match kyoto
! grep -q Euis .out
report $? 'she is offered no second place' || show .out
magang replay again >/dev/null 2>&1
run magang check
sed -n 's/^digest //p' .out >here
"$MAGANG" --store again check | sed -n 's/^digest //p' >there
expect_same 'all of it replays' here there
finish
