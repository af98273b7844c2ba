#!/bin/sh
# SPDX-License-Identifier: MIT
# Places at hosts: seats of them are offered and answered as those of a class, as
# long as they stand open, to whom their host's conditions let in.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >work.yaml <<\EOF
program: work
version: 1
prefix: WK
label: Work
fields:
  f:
    label: F
    points: {label: Points, type: number}
    licence: {label: Licence, type: yesno}
stages:
  a: {kind: start, label: Asked}
  y: {label: Placed}
  z: {kind: success, label: Done}
  x: {kind: exit, label: Gone}
moves:
  - {from: a, to: z}
  - {from: y, to: z}
  - {from: a, to: y, if: known(slot) and slot.start >= 2027-05-01 and host.country = jp
      and host_quota(all)}
  - {from: any, to: x, kind: exit, reason: required}
slots: {stay: 1 year, host_quota: {all: {seats: 50 %}}}
score:
  line: 50
  parts:
    all: {weight: 100, from: points, scale: 0 .. 100, label: Points}
EOF
magang program install work.yaml >/dev/null
sed 's/program: work/program: other/; s/prefix: WK/prefix: OT/' work.yaml >other.yaml
magang program install other.yaml >/dev/null
while read -r name sex points licence; do
	magang add person name="$name" regency=32.05 sex="$sex" birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" work points="$points" licence="$licence" >/dev/null || exit 1
done <<\EOF
Ade L 60 yes
Budi L 70 yes
Cici P 50 yes
Dedi L 80 no
Euis P 40 yes
EOF
magang add organisation name='Nishijin Foods' kind=host country=jp staff=20 >/dev/null
magang add organisation name='Uji Tea' kind=host country=jp staff=20 >/dev/null
# on DAY command...
on() {
	day=$1
	shift
	env MAGANG_CLOCK="${day}T08:00" "$MAGANG" --store "$store" "$@"
}
seats() {
	magang list seat "$@" --columns number,slot,state,name
}

# --- made ---
expect_status 65 'a question that no program of it understands' \
	magang add slot program=work host=OR-000001-3 name=K-07 seats=3 'conditions=licenc'
expect_errors 'is told with what is wrong' <<\EOF
magang: the conditions are no question that its program understands: no field 'licenc'; did you mean 'licence'?
EOF
expect_status 65 'one of sex' \
	magang add slot program=work host=OR-000001-3 name=K-07 seats=3 'conditions=sex = L'
expect_errors 'needs its ground' <<\EOF
magang: a condition of sex or age needs its legal ground: ground=...
EOF
expect_status 65 'so does one of age' magang add slot program=work host=OR-000001-3 \
	name=K-07 seats=3 'conditions=licence and age on today < 30'
expect_status 65 'and seats for men' \
	magang add slot program=work host=OR-000001-3 name=K-07 seats=3 men=1
expect_success 'places' magang add slot program=work host=OR-000001-3 name=K-07 \
	seats=3 men=1 'ground=a house for each' 'conditions=licence and host.staff >= 20' \
	start=2027-05-01 until=2028-04-30 expires=2027-01-31
expect_success 'as they stand' magang list slot
expect_output 'with their host' <<\EOF
Number       Program  Name  Name of the host  Sector  Start       Seats  Seats taken  Seats offered  Seats free  People at the host  Expires     State
LO-000001-3  work     K-07  Nishijin Foods            2027-05-01      3          0/3              0           3                0/10  2027-01-31
EOF

# --- offered, answered ---
expect_success 'offered by rank' magang slot offer LO-000001-3 program:work --waiting 1 --dry-run
expect_output 'to who fulfils it, one man, one waiting' <<\EOF
3 of 5 would be offered a seat; nothing is changed
1 on the waiting list, for want of room

  Not done  Why
         1  it does not fulfil what the host asks: Licence and Full-time staff at least 20

  Rank  Number       Name  Score  Seat         Why
     1  WK-000004-5  Dedi     80  passed over  it does not fulfil what the host asks: Licence and Full-time staff at least 20
     2  WK-000002-1  Budi     70  offered
     3  WK-000001-3  Ade      60  waiting      the seats that are left are for women
     4  WK-000003-7  Cici     50  offered
     5  WK-000005-9  Euis     40  offered
EOF
expect_success 'so it is' magang slot offer LO-000001-3 program:work --waiting 1
expect_success 'they stand' seats slot:LO-000001-3
expect_output 'in the slot' <<\EOF
Number       Places            State    Full name
KR-000001-3  LO-000001-3 K-07  offered  Budi
KR-000002-1  LO-000001-3 K-07  waiting  Ade
KR-000003-7  LO-000001-3 K-07  offered  Cici
KR-000004-5  LO-000001-3 K-07  offered  Euis
EOF
expect_success 'yes' magang slot answer yes KR-000003-7
expect_success 'she has it' magang list seat taken --columns name,roll --csv
expect_grep 'without a number of a roll' '^Cici,'
expect_success 'what a rule asks of her place' magang move WK-000003-7 y
expect_status 1 'is not known of who has none' magang move WK-000004-5 y --dry-run
expect_success 'and back' magang undo
expect_success 'no' magang slot answer no KR-000001-3 --cause work
expect_success 'the next man' magang list seat offered --columns name
expect_grep 'has it in the same act' '^Ade'
expect_status 1 'whoever has one' magang slot offer LO-000001-3 name:cici
expect_grep 'has one' 'it has a seat already: K-07 (LO-000001-3)$'
expect_success 'in her history' magang show "$(magang list case name:cici --columns number --csv | sed 1d | tr -d '\r')"
expect_grep 'it stands' 'K-07'

# --- what stays ---
expect_status 1 'its host' magang set LO-000001-3 host=OR-000002-1
expect_errors 'once somebody had a seat' <<\EOF
magang: somebody has, or had, a seat in these places; their host stays: withdraw them (state=withdrawn), and make others
EOF
expect_status 1 'no fewer seats than there are people' magang set LO-000001-3 seats=2
expect_status 1 'nor men' magang set LO-000001-3 men=0
magang add slot program=other host=OR-000002-1 name=T-1 seats=1 >/dev/null
expect_status 1 'of another program' magang slot offer LO-000002-1 program:work --dry-run
expect_grep 'none is given' 'the case is of another program'

# --- a seat of each kind, none in the same days ---
magang add cohort program=work name='Garut 1' from=2027-01-04 until=2027-04-30 seats=9 >/dev/null
expect_success 'class before she goes' magang cohort fill CO-000001-3 name:cici
expect_status 1 'no longer than that' magang set CO-000001-3 until=2027-05-31
expect_errors 'as is said' <<\EOF
magang: somebody in it has another seat in those days: K-07 (LO-000001-3)
EOF
magang add cohort program=work name='Garut 2' from=2027-06-01 until=2027-07-31 seats=9 >/dev/null
expect_status 1 'nobody is in class abroad' magang cohort fill CO-000002-1 name:euis
expect_grep 'either' 'another seat of this person is in the same days: K-07 (LO-000001-3)'

# --- closed, expired, withdrawn ---
magang set "$(magang list case name:dedi --columns number --csv | sed 1d | tr -d '\r')" licence=yes >/dev/null
magang set LO-000001-3 seats=4 men=2 >/dev/null
run on 2027-02-01 list slot number:LO-000001-3
expect_grep 'what is open and expired is called so' '  expired *$'
run on 2027-02-01 list slot --columns name,state --csv
expect_grep 'a file has what was said of it' '^K-07,\(open\)\{0,1\}$'
expect_status 1 'places that have expired' on 2027-02-01 slot offer LO-000001-3 name:dedi
expect_grep 'are given no more' 'these places have expired; '
magang set LO-000001-3 state=withdrawn >/dev/null
expect_status 1 'none' magang slot offer LO-000001-3 name:dedi
expect_grep 'of what was withdrawn' 'these places are closed, or withdrawn'
expect_status 1 'nor taken' magang slot answer yes KR-000004-5
magang set LO-000001-3 state=open >/dev/null
expect_success 'open again' magang slot answer yes KR-000004-5

# --- a case that ends gives it back ---
expect_success 'withdrawn' magang move "$(magang list case name:euis --columns number --csv | sed 1d | tr -d '\r')" x --reason ill
expect_success 'without her' seats left
expect_grep 'her seat is free' 'LO-000001-3 K-07 *left *Euis'

# --- out and in ---
magang export slot >slots.csv
expect_success 'as a file' grep -q ',K-07,' slots.csv
expect_success 'that says the same' magang import slot slots.csv --dry-run
finish
