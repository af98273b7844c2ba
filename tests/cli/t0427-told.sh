#!/bin/sh
# SPDX-License-Identifier: MIT
# What a matching, a list, a pack and the doctor tell whom: nothing of health by what
# a host asks, no trace of what was refused, one of what was seen.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >kyoto.yaml <<\EOF
program: kyoto
version: 1
prefix: KY
label: Kyoto
fields:
  f:
    label: F
    jlpt: {label: JLPT, type: level, values: [n5, n4, n3]}
    sight: {label: Sight, type: choice, values: {full: Full, partial: Partial}, privacy: health}
stages:
  pool: {kind: start, label: Pool, matched: yes}
  done: {kind: success, label: Done}
moves:
  - {from: pool, to: done}
rules:
  sees: {level: warn, test: sight = full, say: Sees well}
packs:
  names: {label: Names, to: Kyoto, fields: [name]}
EOF
magang program install kyoto.yaml >/dev/null || exit 1
for who in Ade:full Budi:partial; do
	magang add person name=${who%:*} regency=32.05 birth_date=2001-03-12 --program kyoto >/dev/null || exit 1
done
magang set KY-000001-3 sight=full >/dev/null
magang set KY-000002-1 sight=partial >/dev/null
magang add organisation name='Nishijin Foods' kind=host >/dev/null
for who in rina:coordinator hendra:manager rudi:auditor dewi:officer; do
	magang user add ${who%:*} role=${who#*:} >/dev/null || exit 1
done
slot() { "$MAGANG" --store "$store" --as "$1" add slot program=kyoto host=OR-000001-3 seats=2 name="$2" conditions="$3" >.out 2>.err; }

# --- conditions of health ---
! slot rina K-01 'sight = partial'
report $? 'who sees no health writes no condition of it'
grep -q 'written by somebody who may see health' .err
report $? 'as is said' || show .err
slot rina K-02 'jlpt >= n4'
report $? 'others are' || show .err
slot hendra K-03 'sight = partial'
report $? 'who sees it does' || show .err
expect_success 'all else of it is changed' magang --as rina set LO-000002-1 seats=3
must_fail 77 'its condition is not' magang --as rina set LO-000002-1 conditions='sight = full'
magang wish KY-000001-3 K-03 >/dev/null
expect_success 'who is fit' magang --as rina match kyoto --fits
expect_grep 'is not told' 'K-03 .*\*\*\*'
must_not_grep 'nor how many pairs' 'pairs are possible'
"$MAGANG" --store "$store" --as rina match kyoto --seed 1 >.out 2>&1
expect_grep 'nor why a wish cannot be' 'a question of health is open'
must_not_grep 'by what is asked' 'sight'
"$MAGANG" --store "$store" --as hendra match kyoto --seed 1 >.out 2>&1
expect_grep 'who may see it is told' 'what it asks does not hold: '

# --- a trace ---
# health WHO N TITLE
health() {
	magang --as rudi access --csv >.out
	expect_grep "$3" "^$1,[a-z]*,[0-9]*,[0-9]*,$2,"
}
magang --as hendra list case sight:partial --csv >/dev/null
health hendra 1 'a list by a value of health is a read'
magang --as hendra list case warns:sees --csv >/dev/null
health hendra 2 'so by a rule'
magang --as hendra list case sort:sight --csv >/dev/null
health hendra 4 'so by the order'

magang user add wati role=manager >/dev/null
magang --as wati list case sight:partial --count >/dev/null
health wati 1 'so is how many'
magang user add wulan role=manager >/dev/null
magang --as wulan count case by:sight --json >/dev/null
health wulan 2 'so is how many of each'
must_fail 77 'who sees no health counts nobody by it' magang --as rina count case by:sight
magang user add tuti role=manager >/dev/null
magang --as tuti list case 'warns:*' --csv >/dev/null
health tuti 1 'whoever any rule warns of, of those of health'
magang user add yuni role=manager >/dev/null
magang --as yuni list case 'warns:*' --count >/dev/null
health yuni 1 'and how many'
magang user add vera role=manager >/dev/null
magang --as vera list case --columns number,stage --csv >/dev/null
magang --as rudi access --csv >.out
must_not_grep 'a list without what is asked is none' '^vera'
magang --as vera list case --columns number,warns --limit 1 --csv >/dev/null
health vera 1 'a column of the rules that warn is one'
magang user add zahra role=manager >/dev/null
magang --as zahra show KY-000001-3 >/dev/null
health zahra 1 'so is a page that says which'
magang user add xenia role=manager >/dev/null
magang --as xenia list case 'not warns:*' --csv >/dev/null
health xenia 1 'and who is not warned of'
magang user add yusuf role=manager >/dev/null
magang --as yusuf --dump-screen "@80x24 : 'cases Enter Enter" >/dev/null
health yusuf 1 'so is its screen'
magang user add zaki role=manager >/dev/null
magang --as zaki --linear deck program:kyoto </dev/null >/dev/null 2>&1
health zaki 1 'and its card in the deck'
magang --as rina list case --columns number,warns --csv >/dev/null
magang --as rina list case 'warns:*' --count >/dev/null
magang --as rudi access --csv >.out
must_not_grep 'who sees no health reads none' '^rina'

# --- what is refused ---
i=0
while [ $i -lt 101 ]; do
	i=$((i + 1))
	magang add person name="Cici $i" birth_date=2001-03-12 regency=32.05 >/dev/null
done
magang user add sari role=verifier >/dev/null
must_fail 77 'numbers of people are counted for nobody' magang --as sari count person by:nik
magang --as rudi access --csv >.out
grep '^sari' .out >left
! grep -qv '^sari,verifier,0,0,0,0,0' left
report $? 'that was refused has read nothing' || show left

# --- another version ---
sed -e '/ sight:/d' -e '/^rules:/d' -e '/^  sees:/d' -e 's/version: 1/version: 2/' kyoto.yaml >two.yaml
magang program whatif two.yaml >.out 2>.err
expect_grep 'a version without a field counts who has it' 'Sight. goes: 2 cases'
"$MAGANG" --store "$store" --as rina program whatif two.yaml >.out 2>.err
expect_grep 'to her as well' 'Kyoto\|version\|cases'
must_not_grep 'but none of health' 'Sight'

# --- decisions by another version ---
for n in KY-000001-3 KY-000002-1; do
	magang move $n done >/dev/null || exit 1
done
sed -e 's/version: 1/version: 3/' -e 's/level: warn, test: sight = full/level: block, test: sight = full/' kyoto.yaml >three.yaml
expect_success 'decisions by another version' magang program whatif three.yaml --decisions
expect_grep 'for who sees health' '^1 of 2 decisions'
for sight in full partial; do
	magang set KY-000002-1 sight=$sight >/dev/null
	magang --as rina program whatif three.yaml --decisions >three.$sight 2>&1
done
expect_same 'others are told the same whatever the health' three.full three.partial
grep -q '^0 of 2 decisions' three.full
report $? 'and of nobody' || show three.full

# --- places of a family card ---
cat >rumah.yaml <<\END
program: rumah
version: 1
prefix: RM
label: Rumah
stages:
  asked: {kind: start, label: Asked}
  place: {kind: normal, label: Place}
  done: {kind: success, label: Done}
moves:
  - {from: asked, to: place, if: quota_left}
  - {from: place, to: done}
quotas:
  household: {by: kk, seats: 1}
END
expect_success 'a place for each family' magang program install rumah.yaml
for who in Eka:32.05 Fajar:32.04; do
	magang add person name=${who%:*} regency=${who#*:} birth_date=2001-03-12 no_kk=3205050101010001 --program rumah >/dev/null || exit 1
done
eka=$(magang list case program:rumah name:eka --columns number --csv | grep -o 'RM-[0-9-]*')
fajar=$(magang list case program:rumah name:fajar --columns number --csv | grep -o 'RM-[0-9-]*')
magang move "$fajar" place >.out 2>&1 || show .out
magang user add siti role=officer areas=32.05 >/dev/null
magang show "$eka" >.out 2>&1
expect_grep 'who sees all is told how many' '1 of 1'
magang --as siti show "$eka" >.out 2>&1
expect_grep 'others that there is no place' 'no place left'
must_not_grep 'and no figures of people outside' '[0-9] of 1'

# --- packs, the doctor ---
magang set MG-000001-3 consent_partner=2026-11-20 >/dev/null
magang pack make kyoto names program:kyoto -o pack.csv >.out 2>.err || show .err
expect_success 'the history of a pack' magang log PK-000001-3
must_not_grep 'a pack names no cases in its history' 'Cases'
magang log PK-000001-3 --json >.out
must_not_grep 'nor in a document' '4294967'
magang --as dewi doctor >.out 2>&1
must_not_grep 'the doctor counts no changes for everybody' '[0-9] changes'
magang doctor >.out 2>&1
expect_grep 'but for who runs the store' '[0-9] changes'
finish
