#!/bin/sh
# SPDX-License-Identifier: MIT
# Seats taken back: what was answered stays and is named, the rest goes; a seat goes
# with its case, and comes back with it while it is free; a number of the roll is
# given once.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
cohorts: {join_until: 3}
fields:
  f:
    label: F
    points: {label: Points, type: number}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
  n: {kind: failed, label: Declined}
  x: {kind: exit, label: Gone}
moves:
  - {from: a, to: z}
  - {from: a, to: n, reason: required}
  - {from: any, to: x, kind: exit, reason: required, causes: {illness: Ill, lazy: Lazy}}
score:
  line: 50
  parts:
    all: {weight: 100, from: points, scale: 0 .. 100, label: Points}
EOF
magang program install class.yaml >/dev/null
while read -r name points; do
	magang add person name="$name" regency=32.05 sex=L birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class points="$points" >/dev/null || exit 1
done <<\EOF
Ade 90
Budi 80
Cici 70
Dedi 60
EOF
magang user add petugas role=officer >/dev/null
magang add cohort program=class name='Garut 1' from=2027-01-04 until=2027-03-31 seats=2 >/dev/null
seats() {
	magang list seat --columns name,roll,state,cause --csv | tr -d '\r'
}
# seat NAME: its number
seat() {
	magang list seat "$1" --columns number --csv | tr -d '\r' | sed 1d
}
# The act that a command told of.
act() {
	sed -n 's/.*\(ACT-[0-9]*-[0-9]\).*/\1/p' "$1" | head -1
}

# --- a fill that was answered ---
expect_success 'two seats, one waits' magang cohort fill CO-000001-3 program:class --waiting 1
magang cohort answer yes KR-000001-3 >/dev/null
magang undo >/dev/null
expect_success 'the answer and the fill are taken back' magang undo
expect_status 1 'and leave nothing, though a number was given' magang list seat
expect_success 'filled once more' magang cohort fill CO-000001-3 program:class --waiting 1
fill=$(act .out)
magang cohort answer yes "$(seat ade)" >/dev/null
magang cohort answer no "$(seat budi)" --cause work >/dev/null
expect_success 'one yes, one no, one moved up' seats
expect_output 'with the next number' <<\EOF
name,roll,state,cause
Ade,2,taken,
Budi,,refused,work
Cici,,offered,
EOF
expect_success 'the fill is taken back' magang undo "$fill"
expect_grep 'those who answered are named' 'KL-000002-1, KL-000001-3: was answered since; it stays'
expect_success 'and nobody else stays' seats
expect_output 'who moved up had not answered' <<\EOF
name,roll,state,cause
Ade,2,taken,
Budi,,refused,work
EOF
expect_success 'brought back' magang redo
expect_success 'she is offered hers' seats
expect_grep 'again' '^Cici,,offered'
expect_success 'check' magang check

# --- a case that ends ---
expect_success 'Dedi waits' magang cohort fill CO-000001-3 program:class --waiting 1
expect_success 'Ade is ill' magang move KL-000001-3 x --reason 'In hospital' --cause illness
ill=$(act .out)
expect_success 'his seat' seats
expect_grep 'went with him, for that' '^Ade,2,left,illness$'
expect_grep 'and the next has it in the same act' '^Dedi,,offered'
expect_success 'taken back' magang undo
expect_success 'all is' seats
expect_grep 'as before' '^Ade,2,taken,$'
expect_grep 'and Dedi waits' '^Dedi,,waiting'
expect_success 'redone' magang redo
ill=$(act .out)
expect_success 'who moved up' magang list task about:KL-000004-5 open
expect_grep 'is to be told' 'Moved up from the waiting list'
magang cohort answer yes "$(seat dedi)" >/dev/null
expect_status 1 'and answered, so he was' magang list task about:KL-000004-5 open
expect_success 'his case comes back' magang undo "$ill"
expect_grep 'without the seat, which is of another one' 'KL-000001-3: all seats are taken'
expect_success 'it stands' magang list case KL-000001-3 --columns stage
expect_grep 'where it stood' Asked
expect_success 'and the seat' seats
expect_grep 'is gone' '^Ade,2,left,illness$'
expect_success 'an end for no cause of seats' magang move KL-000003-7 x --reason 'Never came' --cause lazy
expect_success 'her seat' seats
expect_grep 'went with the case' '^Cici,,refused,ended$'
expect_success 'who has finished' magang move KL-000004-5 z
expect_success 'keeps his' seats
expect_grep 'on the roll' '^Dedi,3,done,'
magang add person name=Euis regency=32.05 sex=P birth_date=2001-03-12 >/dev/null
magang open MG-000005-9 class points=10 >/dev/null
magang cohort fill CO-000001-3 KL-000005-9 >/dev/null
expect_success 'an officer declines her' magang --as petugas move KL-000005-9 n --reason 'Too far'
expect_success 'her seat' seats
expect_grep 'is no work of his, and goes all the same' '^Euis,,refused,ended$'
expect_success 'he takes it back' magang --as petugas undo
expect_success 'her seat' seats
expect_grep 'too' '^Euis,,offered,$'

# --- after the day until which one may join ---
magang cohort answer yes "$(seat euis)" >/dev/null
magang add person name=Fajar regency=32.05 sex=L birth_date=2001-03-12 >/dev/null
magang open MG-000006-8 class points=10 >/dev/null
magang cohort fill CO-000001-3 KL-000006-8 --waiting 1 >/dev/null
magang set CO-000001-3 from=2026-11-02 >/dev/null
expect_success 'one falls free' magang move KL-000005-9 x --reason 'Moved'
expect_success 'too late' magang list seat waiting --columns name
expect_grep 'for who waits' Fajar

# --- without a score ---
magang add cohort program=class name='Garut 2' from=2027-05-03 until=2027-06-30 seats=2 >/dev/null
magang add person name=Gina regency=32.05 sex=P birth_date=2001-03-12 >/dev/null
magang open MG-000007-6 class >/dev/null
magang add person name=Hana regency=32.05 sex=P birth_date=2001-03-12 >/dev/null
magang open MG-000008-4 class points=0 >/dev/null
magang add person name=Iis regency=32.05 sex=P birth_date=2001-03-12 >/dev/null
magang open MG-000009-2 class points=0 >/dev/null
tried() {
	magang cohort fill CO-000002-1 program:class --dry-run --csv |
		tr -d '\r' | cut -d, -f3-5 | grep -E 'Gina|Hana|Iis'
}
expect_success 'who has none' tried
expect_output 'comes behind who has nothing; of two the older one first' <<\EOF
Hana,0,passed
Iis,0,passed
Gina,,passed
EOF

# --- what the program asks, on the first day ---
sed 's/version: 1/version: 2/; s/cohorts: .*/cohorts: {if: valid(mcu)}/
s/^stages:/documents:\
  mcu: {label: Medical, valid: 90 days}\
stages:/; s/program: class/program: fit/; s/prefix: KL/prefix: FT/' class.yaml >fit.yaml
expect_success 'a program that asks' magang program install fit.yaml
expect_success 'says so' magang program show fit
expect_grep 'to whoever applies' 'Asked on the first day  *valid(mcu)'
while read -r name date district; do
	magang add person name="$name" district="$district" birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" fit points=50 >.new || exit 1
	[ "$date" = - ] || magang doc "$(sed -n 's/:.*//p;q' .new)" mcu --date "$date" >/dev/null || exit 1
done <<\EOF
Joko 2026-11-20 32.05.01
Kiki 2026-06-01 32.05.01
Lala - 32.05.02
Mimi 2026-11-20 32.05.01
Nana 2026-11-20 32.05.02
EOF
magang add cohort program=fit name='Fit 1' from=2027-01-04 until=2027-03-31 seats=5 \
	seats_district=1 >/dev/null
expect_success 'who is fit then' magang cohort fill CO-000003-7 program:fit --csv
expect_output 'and one of a district' <<\EOF
rank,number,name,score,seat,why
1,FT-000010-1,Joko,50,offered,
2,FT-000011-7,Kiki,50,passed,it does not fulfil what its program asks on the first day of class: valid(mcu)
3,FT-000012-5,Lala,50,passed,it does not fulfil what its program asks on the first day of class: valid(mcu)
4,FT-000013-0,Mimi,50,passed,its district has all of its seats
5,FT-000014-9,Nana,50,offered,
EOF
expect_success 'she waits for it' magang cohort fill CO-000003-7 FT-000013-0 --waiting 1
expect_success 'and has it' magang set CO-000003-7 seats_district=2
expect_success 'where there is more' magang list seat cohort:CO-000003-7 offered name:mimi
expect_success 'what is taken back' magang undo
expect_grep 'is counted as what it is' 'Seats 1'

# --- what comes back beside what came meanwhile -------------------------------------
for n in FT-000011-7 FT-000012-5; do
	magang doc $n mcu --date 2026-11-20 >/dev/null
done
magang add cohort program=fit name='Fit 2' from=2026-12-01 until=2026-12-18 seats=1 \
	>/dev/null
magang cohort fill CO-000004-5 FT-000011-7 >/dev/null
magang cohort fill CO-000004-5 FT-000012-5 --waiting 1 >/dev/null
expect_success 'it waits no more' magang undo
expect_success 'and waits again' \
	magang cohort fill CO-000004-5 FT-000012-5 --waiting 1
must_fail 1 'what was taken back comes to nothing then' magang redo
[ "$(magang list seat cohort:CO-000004-5 case:FT-000012-5 --count)" = 1 ]
report $? 'a case has one seat in a cohort'

# --- a seat of what was over already -------------------------------------------------
magang add cohort program=fit name='Fit 3' from=2026-12-20 until=2026-12-31 seats=2 \
	>/dev/null
magang cohort fill CO-000005-9 FT-000010-1 >/dev/null 2>&1
magang add person name=Oman district=32.05.01 birth_date=2001-03-12 >.new
magang open "$(sed -n 's/:.*//p;q' .new)" fit points=50 >.new
n=$(grep -oE 'FT-[0-9]+-[0-9]' .new | head -1)
magang doc "$n" mcu --date 2026-11-20 >/dev/null
magang cohort fill CO-000005-9 "$n" >/dev/null
seat=$(magang list seat "case:$n" --columns number --csv | tr -d '\r' | sed 1d)
magang cohort answer yes "$seat" >/dev/null
magang set CO-000005-9 state=done >/dev/null
magang list seat "case:$n" --columns state --csv >was
grep -q '^taken' was
report $? 'somebody sits where it is over'
expect_success 'a case ends' magang decide "number:$n" --to x --cause lazy --reason gone
magang list seat "case:$n" --columns state --csv >gone
expect_success 'and goes on after all' magang undo
must_not_grep 'with its seat' 'Not taken back'
magang list seat "case:$n" --columns state --csv >is
expect_same 'which it had' was is
expect_success 'and ends again' magang redo
magang list seat "case:$n" --columns state --csv >is
expect_same 'as it had ended' gone is

expect_success 'check' magang check
expect_success 'replay' magang replay twin
finish
