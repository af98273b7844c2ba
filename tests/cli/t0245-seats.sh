#!/bin/sh
# SPDX-License-Identifier: MIT
# Seats of a cohort: offered by rank under its limits, answered, with a number in
# the roll that nobody else ever has; nobody in two cohorts in the same days.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
fields:
  f:
    label: F
    points: {label: Points, type: number}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
  x: {kind: exit, label: Gone}
moves:
  - {from: a, to: z}
  - {from: any, to: x, kind: exit, reason: required}
contact: {tries: 3}
score:
  line: 50
  parts:
    all: {weight: 100, from: points, scale: 0 .. 100, label: Points}
EOF
magang program install class.yaml >/dev/null
sed 's/program: class/program: other/; s/prefix: KL/prefix: OT/' class.yaml >other.yaml
magang program install other.yaml >/dev/null
# name, regency, sex, family card, points
while read -r name area sex kk points; do
	magang add person name="$name" regency="$area" sex="$sex" no_kk="$kk" birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class points="$points" >/dev/null || exit 1
done <<\EOF
Ade 32.05 L 3205010101010001 60
Budi 32.05 L 3205010101010001 70
Cici 32.05 P 3205010101010003 50
Dedi 32.04 L 3204010101010004 80
Euis 32.04 P 3204010101010005 40
Fajar 32.06 L 3206010101010006 30
Gina 32.05 P 3205010101010007 90
EOF
magang open "$(magang list person gina --columns number --csv | sed 1d)" other points=90 >/dev/null
magang user add guru role=officer >/dev/null
magang user add bandung role=coordinator areas=32.04 >/dev/null
# on DAY command...
on() {
	day=$1
	shift
	env MAGANG_CLOCK="${day}T08:00" "$MAGANG" --store "$store" "$@"
}
seats() {
	magang list seat "$@" --columns number,roll,state,cause,name,case
}

# --- filled ---
magang add cohort program=class name='Garut 1' from=2027-01-04 until=2027-03-31 seats=3 >/dev/null
expect_success 'three seats, tried' magang cohort fill CO-000001-3 program:class --dry-run
expect_output 'tells all of it' <<\EOF
3 of 7 would be offered a seat; nothing is changed

  Not done  Why
         4  all seats are taken

  Rank  Number       Name  Score  Seat
     1  KL-000007-6  Gina     90  offered
     2  KL-000004-5  Dedi     80  offered
     3  KL-000002-1  Budi     70  offered
EOF
expect_status 1 'and does nothing' magang list seat
magang set CO-000001-3 seats_household=1 seats_by_area=2 women_percent=40 >/dev/null
expect_success 'tried under limits' magang cohort fill CO-000001-3 program:class --dry-run --waiting 1
expect_output 'who is passed over, and who waits' <<\EOF
3 of 7 would be offered a seat; nothing is changed
1 on the waiting list, for want of room

  Not done  Why
         2  all seats are taken
         1  the seats that are left are for women

  Rank  Number       Name  Score  Seat         Why
     1  KL-000007-6  Gina     90  offered
     2  KL-000004-5  Dedi     80  offered
     3  KL-000002-1  Budi     70  waiting      the seats that are left are for women
     4  KL-000001-3  Ade      60  passed over  the seats that are left are for women
     5  KL-000003-7  Cici     50  offered
EOF
expect_success 'under limits' magang cohort fill CO-000001-3 program:class
expect_output 'what each was passed over for' <<\EOF
3 of 7 offered a seat (act ACT-000031-9)

  Not done  Why
         2  the seats that are left are for women
         2  all seats are taken
EOF
expect_success 'by rank' seats
expect_output 'the share of women keeps two men out' <<\EOF
Number       Roll number  State    Cause  Full name  Case
KR-000001-3               offered         Gina       KL-000007-6
KR-000002-1               offered         Dedi       KL-000004-5
KR-000003-7               offered         Cici       KL-000003-7
EOF
expect_status 1 'one name a row' magang cohort fill CO-000001-3 program:class --dry-run --csv
expect_grep 'with the reason' '^1,KL-000007-6,Gina,90,passed,it has a seat already'
expect_status 1 'all of them, when it is full' \
	magang cohort fill CO-000001-3 'program:class,other' --dry-run
expect_grep 'have their own reasons: in it' \
	'^ *3  it has a seat already: Garut 1 (CO-000001-3)$'
expect_grep 'of another program' '^ *1  the case is of another program;'
expect_grep 'and no room' '^ *4  all seats are taken$'
expect_success 'those who would wait' \
	magang cohort fill CO-000001-3 program:class --waiting 2 --dry-run
expect_grep 'are none who were offered one' '^0 of 7 would be offered a seat; '
expect_grep 'and are counted apart' '^2 on the waiting list, for want of room$'
expect_success 'taken back' magang undo
expect_status 1 'is nothing' magang list seat
magang set CO-000001-3 women_percent= seats=4 >/dev/null
expect_success 'by area and household' magang cohort fill CO-000001-3 program:class
expect_grep 'two of a regency' '^ *[12]  its regency has all of its seats$'
expect_success 'those in it' magang list seat --columns name
expect_output 'two of Garut, and nobody of a card twice' <<\EOF
Full name
Gina
Dedi
Budi
Euis
EOF
must_fail 77 'an officer offers none' magang --as guru cohort fill CO-000001-3 program:class
must_fail 77 'nor answers' magang --as guru cohort answer yes KR-000004-5
must_fail 64 'by no field' magang cohort fill CO-000001-3 nothing:7
must_fail 1 'in no cohort' magang cohort fill CO-000009-2 program:class

# --- answered ---
expect_success 'yes' magang cohort answer yes KR-000005-9 KR-000004-5
expect_success 'the roll' seats taken
expect_output 'in the order of the answers' <<\EOF
Number       Roll number  State  Cause  Full name  Case
KR-000004-5            2  taken         Gina       KL-000007-6
KR-000005-9            1  taken         Dedi       KL-000004-5
EOF
must_fail 1 'who has taken it does not decline' \
	magang cohort answer no KR-000005-9 --cause work
expect_errors 'but leaves' <<\EOF
magang: a seat is offered, then taken or refused; one that was taken is left: magang cohort answer left NUMBER --cause CODE (key l)
EOF
run magang --lang ja cohort roll CO-000001-3 --from 2027-01-04 --days 3
expect_grep 'a roll has day and month whole' '|01-04 *|01-05 *|01-06 *|'
expect_success 'no' magang cohort answer no KR-000006-8 --cause work --reason 'Job in Cibatu'
must_fail 64 'for no cause of ours' magang cohort answer no KR-000007-6 --cause lazy
must_fail 64 'no such answer' magang cohort answer maybe KR-000007-6
must_fail 64 'for no cause' magang cohort answer unreachable KR-000007-6 --cause work
for i in 1 2 3; do
	expect_success "nobody there $i" magang cohort answer unreachable KR-000007-6
done
expect_success 'still offered' magang list seat offered --columns name
expect_grep 'as that was one try' 'Euis$'
expect_success 'a call is one, too' magang note KL-000005-9 --result no_answer --date 2026-11-23
expect_success 'the case' magang list case name:euis --columns tries
expect_grep 'has both' ' 2$'
expect_success 'nobody there' on 2026-11-25 cohort answer unreachable 'cohort:CO-000001-3'
expect_success 'then it is refused' seats refused
expect_output 'with the cause of each' <<\EOF
Number       Roll number  State    Cause        Full name  Case
KR-000006-8               refused  has work     Budi       KL-000002-1
KR-000007-6               refused  not reached  Euis       KL-000005-9
EOF
expect_success 'the rest' magang cohort fill CO-000001-3 program:class
expect_grep 'is not asked again' '^ *2  it has answered already; '
expect_success 'and fills what is free' magang list seat offered --columns name
expect_output 'within the limits' <<\EOF
Full name
Ade
Fajar
EOF
must_fail 1 'full again' magang cohort answer yes KR-000006-8
expect_errors 'for who refused, too' <<\EOF
magang: all seats are taken
EOF
must_fail 1 'nor can it be made smaller' magang set CO-000001-3 seats=3
expect_errors 'than it is' <<\EOF
magang: more seats than that are offered or taken
EOF
must_fail 64 'who leaves says why' magang cohort answer left KR-000005-9
must_fail 1 'who was not in cannot leave' magang cohort answer left KR-000008-4 --cause illness
expect_success 'one leaves' magang cohort answer left KR-000005-9 --cause illness
magang cohort answer no KR-000008-4 --cause school >/dev/null
expect_success 'one comes after all' magang cohort answer yes KR-000006-8
expect_success 'the roll' seats
expect_grep 'no number is given twice' '^KR-000006-8 *3 '
expect_grep 'nor taken away' '^KR-000005-9 *1  left '
expect_success 'taken back' magang undo
expect_success 'and taken again' magang cohort answer yes KR-000006-8
expect_success 'the roll' seats
expect_grep 'keeps its number' '^KR-000006-8 *3  taken '
must_fail 1 'a seat that was answered stays' magang undo ACT-000034-3
expect_success 'its history' magang log KL-000004-5
expect_grep 'in the words of the cohort' 'Cause  *ill$'

# --- days ---
expect_success 'another program of hers' magang add cohort program=other name='O 1' \
	from=2027-03-31 until=2027-04-30 seats=5
expect_status 1 'on one day in both' magang cohort fill CO-000002-1 program:other
expect_grep 'is none' 'another seat of this person is in the same days: Garut 1 (CO-000001-3)'
magang set CO-000002-1 from=2027-04-01 >/dev/null
expect_success 'a day later' magang cohort fill CO-000002-1 program:other
must_fail 1 'nor is it moved there' magang set CO-000002-1 from=2027-03-31
expect_errors 'and which one is in the way' <<\EOF
magang: somebody in it has another seat in those days: Garut 1 (CO-000001-3)
EOF
must_fail 65 'nor ends before it begins' magang set CO-000002-1 until=2027-01-01
expect_errors 'by the names of both' <<\EOF
magang: 'Until' is before 'From'; change one of them, or both at once
EOF
must_fail 65 'nor lasts for ever' magang set CO-000002-1 until=9999-12-31
expect_errors 'but ten years' <<\EOF
magang: a cohort lasts ten years at most; mend its last day
EOF
must_fail 1 'from either side' magang set CO-000001-3 until=2027-04-01
expect_status 1 'of another program' magang cohort fill CO-000002-1 program:class
her=$(magang list seat cohort:CO-000002-1 --columns number --csv | sed 1d)
magang set CO-000002-1 state=cancelled >/dev/null
must_fail 1 'a seat that was offered in one that is cancelled' \
	magang cohort answer yes "$her"
expect_errors 'is not taken' <<\EOF
magang: the cohort is over, or cancelled
EOF
magang undo >/dev/null
magang cohort answer no "$her" --cause school >/dev/null
magang set CO-000002-1 state=done >/dev/null
must_fail 1 'of one that is over' magang cohort answer yes "$her"

# --- who sees it ---
expect_success 'of his area' magang --as bandung list seat --columns name
expect_output 'only' <<\EOF
Full name
Dedi
Euis
EOF
expect_success 'the page of the cohort' magang show CO-000001-3
expect_grep 'has its seats' 'KR-000004-5 *2  taken *KL-000007-6  Gina'
expect_success 'erased' magang erase MG-000007-6 --reason 'she asked' --yes MG-000007-6
expect_success 'her seat' magang list seat left --columns number,roll
expect_grep 'keeps its number alone' '^KR-000004-5 *2$'
expect_success 'check' magang check
expect_success 'replay' magang replay twin
finish
