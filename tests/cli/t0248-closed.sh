#!/bin/sh
# SPDX-License-Identifier: MIT
# A cohort that is called off, or over: its seats, offers and waiting list fall in the
# same act, whose ever the people are, and come back with it. Whom it is for; limits
# below what is given; an act that was taken back in part is taken back once more.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
EOF
magang program install class.yaml >/dev/null
while read -r name area kk; do
	magang add person name="$name" district="$area" sex=L no_kk="32$(printf %014d "$kk")" \
		birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class >/dev/null || exit 1
done <<\EOF
Ade 32.05.01 1
Budi 32.05.01 1
Cici 32.04.05 2
Dedi 32.04.05 3
Eka 32.04.05 3
EOF
magang user add koor role=coordinator areas=32.05 >/dev/null
magang add cohort program=class name='Garut 1' area=32.05 from=2027-01-04 until=2027-03-31 \
	seats=3 >/dev/null
magang cohort fill CO-000001-3 program:class --waiting 2 >/dev/null
magang cohort answer yes KR-000001-3 KR-000003-7 >/dev/null
seats() {
	magang list seat cohort:CO-000001-3 --columns name,roll,state,cause --csv | tr -d '\r'
}
seats >before
compare 'two come, one is asked, two wait' before <<\EOF
name,roll,state,cause
Ade,1,taken,
Budi,,offered,
Cici,2,taken,
Dedi,,waiting,
Eka,,waiting,
EOF

# --- called off by who sees two of five ---
expect_success 'it is cancelled' magang --as koor set CO-000001-3 state=cancelled
act=$(grep -o 'ACT-[0-9-]*' .out | head -1)
expect_success 'its seats' seats
expect_output 'have fallen, all of them' <<\EOF
name,roll,state,cause
Ade,1,withdrawn,closed
Budi,,withdrawn,closed
Cici,2,withdrawn,closed
Dedi,,withdrawn,closed
Eka,,withdrawn,closed
EOF
expect_success 'who has the case' magang list task open about:KL-000003-7 --columns task --csv
expect_grep 'is to tell' 'Kelas ditutup'
told() {
	magang list task open --columns task --csv | grep -c 'Kelas ditutup'
}
[ "$(told)" = 5 ]
report $? 'of all five, once'
must_fail 1 'it gives none any more' magang cohort fill CO-000001-3 program:class
magang add cohort program=class name='Garut 2' area=32.05 from=2027-02-01 until=2027-03-31 \
	seats=3 >/dev/null
expect_success 'who was in it is free' magang cohort fill CO-000002-1 KL-000001-3
magang undo >/dev/null
expect_success 'it is taken back' magang --as koor undo "$act"
seats >after
expect_same 'all of it is' before after
[ "$(told)" = 0 ]
report $? 'and nobody is to be told'
expect_success 'redone' magang --as koor redo
expect_success 'they fall again' seats
expect_grep 'all of them' '^Cici,2,withdrawn,closed$'
magang --as koor undo >/dev/null
magang cohort answer left KR-000001-3 --cause work >/dev/null
expect_success 'over' magang set CO-000001-3 state=done
expect_success 'who came to its end' seats
expect_grep 'keeps his seat' '^Cici,2,taken,$'
expect_grep 'who was asked has none' '^Budi,,withdrawn,closed$'
magang undo >/dev/null

# --- limits below what is given ---
must_fail 1 'fewer seats than are given' magang set CO-000001-3 seats=1
magang cohort answer yes KR-000001-3 >/dev/null 2>&1
expect_success 'fewer of a regency' magang set CO-000001-3 seats_by_area=1
expect_grep 'is told' 'doubt: seats_by_area 32.0[45]: 2 of 1 seats are taken; all keep theirs'
expect_success 'of a district' magang set CO-000001-3 seats_district=1
expect_grep 'too' 'doubt: seats_district: 2 of 1 seats'
expect_success 'what fits' magang set CO-000001-3 seats_district=9
must_not_grep 'is nothing to say' 'doubt: seats_district'

# --- whom it is for ---
magang add intake program=class name=2027-1 opens=2026-11-01 closes=2026-12-31 >/dev/null
magang add cohort program=class name='Garut 3' intake=IN-000001-3 from=2027-05-03 \
	until=2027-06-30 seats=9 >/dev/null
must_fail 1 'a case of no intake' magang cohort fill CO-000003-7 KL-000004-5
expect_grep 'is for none of another' 'the cohort is for the cases of another intake'
magang add person name=Fitri regency=32.05 birth_date=2001-03-12 --program class >/dev/null
expect_success 'one of it' magang cohort fill CO-000003-7 KL-000006-8

# --- over by its days ---
magang add cohort program=class name='Lama' from=2026-01-05 until=2026-10-30 seats=9 >/dev/null
for name in Gani Hasan; do
	magang add person name=$name regency=32.05 birth_date=2001-03-12 --program class >/dev/null
done
must_fail 1 'a class of the past' magang cohort fill CO-000004-5 KL-000007-6
expect_grep 'takes nobody' 'the cohort is over, or cancelled'

# --- taken back in part ---
magang add cohort program=class name='Garut 5' from=2027-08-02 until=2027-09-30 seats=2 >/dev/null
magang cohort fill CO-000005-9 number:KL-000007-6,KL-000008-4 >.fill
fill=$(grep -o 'ACT-[0-9-]*' .fill | head -1)
first=$(magang list seat cohort:CO-000005-9 name:gani --columns number --csv | tr -d '\r' | sed 1d)
magang cohort answer yes "$first" >.yes
yes=$(grep -o 'ACT-[0-9-]*' .yes | head -1)
expect_success 'the fill' magang undo "$fill"
expect_grep 'but for who answered' 'was answered since; it stays'
expect_success 'his answer' magang undo "$yes"
rolls() {
	magang list seat cohort:CO-000005-9 --columns name,roll --csv | tr -d '\r' | sed 1d
}
[ "$(rolls)" = 'Gani,' ]
report $? 'and with it his number' || rolls | show
magang redo >/dev/null
[ "$(rolls)" = 'Gani,1' ]
report $? 'which a redo brings back' || rolls | show
magang undo >/dev/null
expect_success 'then the rest of the fill' magang undo "$fill"
expect_status 1 'and no offer is left' magang list seat cohort:CO-000005-9
expect_success 'check' magang check
expect_success 'replay' magang replay "$dir/again"
finish
