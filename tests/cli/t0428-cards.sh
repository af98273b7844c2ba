#!/bin/sh
# SPDX-License-Identifier: MIT
# A card that is given to somebody tells whether another one has it: whichever way
# it is given, that is a search by a number, which is said, counted, and has an end.
. "$(dirname "$0")/lib.sh"
new_store
sed -e '/^  officer:/,/limits:/s/limits:.*/limits: {number: 4}/' "$top/config/roles.yaml" >roles.yaml
expect_success 'four searches a day' magang config install roles roles.yaml
magang add person name='Onih Yuliani' birth_date=1996-07-21 regency=32.04 nik=3204066107960002 >/dev/null
for n in 1 2; do
	magang add person name="Siti $n" birth_date=1989-03-12 regency=32.05 >/dev/null
done
magang user add siti role=officer areas=32.05 >/dev/null
magang user add rudi role=auditor >/dev/null

# counted N TITLE: searches of siti
counted() {
	magang --as rudi access --csv >.out
	expect_grep "$2" "^siti,officer,[0-9]*,[0-9]*,[0-9]*,[0-9]*,$1,"
}
there='registered in area 32.04; ask there'
expect_success 'a card of nobody' magang --as siti set MG-000002-1 nik=3205055203989001
must_fail 1 'one of somebody elsewhere' magang --as siti set MG-000003-7 nik=3204066107960002
expect_grep_err() { grep -q "$2" .err; report $? "$1" || show .err; }
expect_grep_err 'says where to ask' "$there"
counted 1 'and counts'
"$MAGANG" --store "$store" --as siti set MG-000003-7 nik=3204066107960002 --dry-run >.out 2>.err
expect_grep_err 'so of a try' "$there"
counted 2 'and it counts'
"$MAGANG" --store "$store" --as siti set person 'name:siti' nik=3204066107960002 >.out 2>&1
expect_grep 'so of many' "$there"
counted 3 'which counts'
expect_success 'another card' magang --as siti set MG-000002-1 nik=
magang add person name='Euis' birth_date=1998-03-12 regency=32.04 nik=3205055203989001 >/dev/null
"$MAGANG" --store "$store" --as siti undo -y >.out 2>&1
expect_grep 'so of what is taken back' "$there"
counted 4 'which counts, too'
must_fail 77 'then it is over' magang --as siti set MG-000003-7 nik=3205055203989009
expect_grep_err 'as is said' 'the limit of today is reached'
must_fail 77 'of a try' magang --as siti set MG-000003-7 nik=3205055203989009 --dry-run
"$MAGANG" --store "$store" --as siti set person 'name:siti' nik=3204066107960002 >.out 2>&1
expect_grep 'of many' 'the limit of today is reached'
"$MAGANG" --store "$store" --as siti undo -y >.out 2>&1
expect_grep 'of what is taken back' 'the limit of today is reached'
expect_success 'all else goes on' magang --as siti set MG-000003-7 email=siti@example.id
finish
