#!/bin/sh
# SPDX-License-Identifier: MIT
# A cohort coordinator's course, from those who passed the interview to what is
# printed for who completed it: filled by rank under limits, answered by telephone, a
# roll on paper, a holiday that is moved, somebody in two cohorts, a day that two mark
# at once, a sheet that turns up late, a seat that falls free too late, grades and a
# resit, who has passed, certificates given at two desks at once, a name put right.
. "$(dirname "$0")/lib.sh"
magang init >/dev/null || exit 1
cat >pangan.yaml <<\EOF
program: pangan
version: 1
prefix: PG
label: {id: Pengolahan pangan, en: Food processing, ja: 食品加工}
owner: BLK Provinsi
cohorts:
  join_until: 5
  attendance:
    at_least: 75 %
    lock: 3 days
    causes: {p: {label: {id: Panen, en: Harvest, ja: 収穫}, mark: leave}}
  causes:
    work: {id: Bekerja, en: Found work, ja: 就業}
    tetanus: {id: Tetanus, en: Tetanus, ja: 破傷風}
  units:
    hygiene: {label: Hygiene, pass: 60}
    plan: {label: Plan, pass: 60}
  complete: {passed: ready, out: out}
contact: {tries: 3}
fields:
  test:
    label: Test
    points: {label: Points, type: number}
stages:
  interview: {kind: start, label: Interview}
  ready: {label: Ready for placement}
  out: {kind: exit, label: Out}
  done: {kind: success, label: Placed}
moves:
  - {from: interview, to: ready, if: attendance >= 75 and units_passed >= 2}
  - {from: ready, to: done}
  - {from: any, to: out, kind: exit, causes: {ill: Ill, units: Units, attendance: Absent}}
score:
  line: 10
  parts:
    all: {weight: 100, from: points, scale: 0 .. 100, label: Points}
certificates:
  course:
    label: {id: SERTIFIKAT PELATIHAN, en: CERTIFICATE, ja: 修了証}
    on: ready
    cohort: required
    text:
      id: "telah menyelesaikan {program}, kelas {cohort}, {from} sampai {until}."
      en: "has completed {program}, class {cohort}, {from} to {until}."
      ja: "{program}（{cohort}、{from}から{until}まで）を修了した。"
EOF
expect_success 'the program' magang program install pangan.yaml
# on DAY command...
on() {
	day=$1
	shift
	env MAGANG_CLOCK="${day}T08:15" "$MAGANG" --store "$store" "$@"
}
n=0
while read -r name area sex kk points; do
	n=$((n + 1))
	magang add person name="$name" regency="$area" sex="$sex" \
		no_kk="32$(printf %014d "$kk")" birth_date=2001-03-12 \
		--program pangan --case points="$points" >.new || exit 1
done <<\EOF
Ade 32.05 L 1 95
Budi 32.05 L 2 90
Cici 32.05 P 3 85
Cucu 32.05 P 3 84
Dedi 32.05 L 4 80
Euis 32.06 P 5 75
Fajar 32.06 L 6 70
Gina 32.06 P 7 65
Hani 32.73 P 8 60
Iwan 32.73 L 9 55
Joko 32.73 L 10 50
Kiki 32.73 P 11 45
EOF
[ "$n" = 12 ]
report $? 'twelve who passed the interview'
magang add cohort program=pangan name='Pangan 2026-2' place='BLK Bandung' \
	from=2026-11-30 until=2026-12-11 seats=6 seats_by_area=2 \
	women_percent=40 seats_household=1 >/dev/null
magang add cohort program=pangan name='Sore' from=2026-12-07 until=2026-12-18 \
	seats=9 >/dev/null

# --- a share of women that cannot be reached is told ---
magang add cohort program=pangan name='Putri' from=2027-01-04 until=2027-01-15 \
	seats=12 women_percent=75 >/dev/null
expect_success 'a class for women, looked at' \
	magang cohort fill CO-000003-7 stage:interview --dry-run
expect_grep 'how many seats stay empty' '^3 seats stay empty, by these limits:'
expect_grep 'and by which limit, for how many' \
	'^3: the seats that are left are for women (Women at least (%): 75)'

# --- filled by rank, with who is passed over, and a waiting list behind it ---
expect_success 'looked at first' \
	magang cohort fill CO-000001-3 stage:interview --waiting 3 --dry-run
expect_grep 'two of a regency' 'its regency has all of its seats'
expect_success 'filled' magang cohort fill CO-000001-3 stage:interview --waiting 3
fill=$(grep -o 'ACT-[0-9-]*' .out)
names() {
	magang list seat "$1" cohort:CO-000001-3 --columns name --csv | sed 1d |
		tr -d '\r' | tr '\n' ' '
}
[ "$(names offered)" = 'Ade Budi Euis Fajar Hani Kiki ' ]
report $? 'by rank under the limits' || names offered | show
[ "$(names waiting)" = 'Cici Cucu Dedi ' ]
report $? 'the next ones wait' || names waiting | show
magang undo "$fill" >/dev/null
[ -z "$(names offered)$(names waiting)" ]
report $? 'one undo takes all of it back'
magang redo >/dev/null
seat_of() {
	magang list seat "name:$1" "cohort:${2:-CO-000001-3}" --columns number \
		--csv | sed 1d | tr -d '\r'
}

# --- by telephone ---
for name in Ade Euis Fajar Hani; do
	on 2026-11-25 cohort answer yes "$(seat_of $name)" >/dev/null || exit 1
done
expect_success 'one has found work' \
	on 2026-11-25 cohort answer no "$(seat_of Budi)" --cause work
[ "$(names offered)" = 'Cici Kiki ' ]
report $? 'so the next of the list is asked' || names offered | show
on 2026-11-26 cohort answer yes "$(seat_of Cici)" >/dev/null
for day in 25 26 27; do
	on 2026-11-$day cohort answer unreachable "$(seat_of Kiki)" >/dev/null
done
run magang list seat refused --columns name,cause --csv
expect_grep 'whom nobody reaches in three tries is out, with why' '^Kiki,unreachable'

# --- in two cohorts on one day ---
must_fail 1 'who has a seat has no other' \
	on 2026-11-27 cohort fill CO-000002-1 name:ade
expect_success 'as who waits may have' \
	on 2026-11-27 cohort fill CO-000002-1 name:dedi
expect_success 'and takes it' \
	on 2026-11-27 cohort answer yes "$(seat_of Dedi CO-000002-1)"
must_fail 73 'and then none here' \
	on 2026-11-27 cohort answer yes "$(seat_of Dedi)"
expect_errors 'which is said' <<\EOF
magang: it has a seat already: Sore (CO-000002-1)
EOF

# --- the roll, and a holiday that moves ---
run on 2026-11-30 cohort roll CO-000001-3 --days 5
sed -n 's/^ *\([0-9][0-9]*\) \([A-Z][a-z]*\).*/\1 \2/p' .out >paper
run magang list seat taken cohort:CO-000001-3 sort:roll --columns roll,name --csv
sed 1d .out | tr -d '\r' | tr , ' ' >screen
expect_same 'paper and screen have one order' paper screen
[ "$(cat paper)" = '1 Ade
2 Euis
3 Fajar
4 Hani
5 Cici' ]
report $? 'by number of the roll' || show paper
printf 'holidays:\n  2026-12-02: {id: Libur, en: Holiday, ja: 休日}\n' >c.yaml
expect_success 'what a holiday does' magang config install calendar c.yaml --dry-run
expect_grep 'day by day' 'CO-000001-3  *Pangan 2026-2  *2026-12-02  *class  *Holiday'
expect_grep 'to the number of days, and until when one joins' \
	'CO-000001-3  *Pangan 2026-2  *10  *9  *2026-12-04  *2026-12-07'
magang config install calendar c.yaml >/dev/null
run magang cohort days CO-000001-3 --csv
expect_grep 'the third day is after the holiday' '^3,2026-12-03,'
printf 'holidays:\n  2026-12-04: {id: Libur, en: Holiday, ja: 休日}\n' >c.yaml
magang config install calendar c.yaml >/dev/null
run magang cohort days CO-000001-3 --csv
expect_grep 'and moves with it' '^3,2026-12-02,'

# --- who came, as two note it at the same moment ---
magang user add guru role=trainer >/dev/null
magang user add koor role=coordinator >/dev/null
magang set CO-000001-3 trainer=guru >/dev/null
env MAGANG_CLOCK=2026-11-30T08:15 "$MAGANG" --store "$store" --as guru \
	cohort mark CO-000001-3 today '2' >one 2>&1 &
env MAGANG_CLOCK=2026-11-30T08:15 "$MAGANG" --store "$store" --as koor \
	cohort mark CO-000001-3 today '2 4t' >two 2>&1 &
wait
run on 2026-11-30 list sheet day:2026-11-30 --columns marks --csv
expect_grep 'one day, and nothing of it twice' '^2:a'
for day in 12-01 12-02 12-07 12-08 12-09 12-10 12-11; do
	on 2026-$day --as guru cohort mark CO-000001-3 today '' >/dev/null || exit 1
done
must_fail 64 'a letter that no program knows' \
	on 2026-12-11 --as guru cohort mark CO-000001-3 today 1x
expect_success 'one of its program, as why somebody was not there' \
	on 2026-12-11 --as guru cohort mark CO-000001-3 today 1p
expect_grep 'in its words' '^ *1  Ade  *Harvest'
run on 2026-12-11 list sheet day:2026-12-11 --columns marks --csv
expect_grep 'which counts as leave' '^1:ip'
for mark in p Harvest i; do
	run on 2026-12-11 list seat "mark:$mark" --columns roll,name --csv
	expect_grep "who was marked so is found: $mark" '^1,Ade'
done
must_fail 65 'by no other mark' on 2026-12-11 list seat mark:x
run on 2026-12-11 log CO-000001-3
expect_grep 'and the history says it in words' 'CO-000001-3 11-12-2026  Marks  *Harvest 1$'
on 2026-12-11 --as guru cohort mark CO-000001-3 today 1h >/dev/null
on 2026-12-11 --as guru cohort mark CO-000001-3 2026-12-02 4s --reason 'told late' \
	>/dev/null
run on 2026-12-11 list sheet day:2026-12-02 --columns state --csv
expect_grep 'marks that wait beside a day that was entered' '^waiting'
on 2026-12-11 --as koor cohort return CO-000001-3 2026-12-02 --reason 'he was there' \
	>/dev/null
expect_success 'a sheet that turns up late' on 2026-12-11 --as guru \
	cohort mark CO-000001-3 2026-12-03 '2' --reason 'sheet found'
expect_success 'is approved by another' on 2026-12-11 --as koor \
	cohort approve CO-000001-3 2026-12-03
run on 2026-12-11 cohort attendance CO-000001-3 --csv
expect_grep 'and counts' '^2,Euis,'

# --- a seat that falls free in week two ---
must_fail 64 'for a usual cause, where the program lists its own' \
	on 2026-12-09 cohort answer left "$(seat_of Fajar)" --cause illness
expect_errors 'which are told' <<\EOF
magang: 'illness' is no cause here; there are: work, tetanus, unreachable, ended, closed, host, transferred, other
EOF
expect_success 'somebody leaves' \
	on 2026-12-09 cohort answer left "$(seat_of Fajar)" --cause tetanus
[ -z "$(names offered)" ]
report $? 'nobody joins after the fifth day, whoever waits' || names offered | show
run magang list seat left --columns roll,name,cause --csv
expect_grep 'he is a drop-out with a cause, and keeps his number' '^3,Fajar,tetanus'
run magang list seat cause:tetanus --columns name,cause
expect_grep 'in the words of the program' '^Fajar *Tetanus'
must_fail 65 'a cause of none' magang list seat cause:scurvy
run magang list cohort name:pangan --columns name,left,left_for,missed_for
expect_grep 'and counted by it, as what the others missed' \
	'^Pangan 2026-2  *1  Tetanus 1  absent 2, late 1'

# --- the end ---
on 2026-12-11 --as guru cohort grade CO-000001-3 hygiene '1 80, 2 55, 4 40, 5 90' >/dev/null
on 2026-12-11 --as guru cohort grade CO-000001-3 plan '1 70, 2 61, 4 75, 5 66' >/dev/null
expect_success 'a resit' \
	on 2026-12-11 --as guru cohort grade CO-000001-3 hygiene '2 64' --resit
expect_success 'who has passed' \
	on 2026-12-12 --as koor cohort complete CO-000001-3 --dry-run
expect_grep 'is told first' '^3 passed, 1 resit, 0 out, 0 open'
expect_success 'then decided' on 2026-12-12 --as koor cohort complete CO-000001-3
run magang list case stage:ready sort:name --columns name,presence,units --csv
tr -d '\r' <.out >ready
compare 'they are ready, with what they came to' ready <<\EOF
name,presence,units
Ade,100,2/2
Cici,100,2/2
Euis,77,2/2
EOF
ade=$(magang list person name:ade --columns number --csv | sed 1d | tr -d '\r')
run on 2026-12-02 list cohort name:pangan --columns free,empty,left --csv
tr -d '\r' <.out >early
run on 2026-12-14 list cohort name:pangan --columns free,empty,left --csv
tr -d '\r' <.out >closed
[ "$(sed -n 2p early)" = 2,,1 ] && [ "$(sed -n 2p closed)" = 0,2,1 ]
report $? 'seats that are free after the day to join stay empty' ||
	show closed
magang user add tini role=coordinator >/dev/null
# at two desks at once
env MAGANG_CLOCK=2026-12-14T09:00 "$MAGANG" --store "$store" --as tini \
	certificate give program:pangan >one 2>&1 &
env MAGANG_CLOCK=2026-12-14T09:00 "$MAGANG" --store "$store" \
	certificate give program:pangan >two 2>&1 &
wait
run magang list certificate sort:cert_number --columns cert_number,name --csv
tr -d '\r' <.out >given
compare 'each has one, whoever gave it' given <<\EOF
cert_number,name
PG-2026-00001,Ade
PG-2026-00002,Cici
PG-2026-00003,Euis
EOF
printf 'cohorts\n3\nC\na\nP\n' | on 2026-12-14 --linear >class 2>&1
grep -q '0 of 4 would get one' class && grep -q 'nobody would get one' class &&
	grep -q 'GIVEN, NOT PRINTED YET, 3' class &&
	grep -q 'STAY WITHOUT, 1' class
report $? 'on the page of the class they wait to be printed' || show class
expect_success 'which puts them by' on 2026-12-14 out get certificates-1
cp .out all.txt
tr '\n' ' ' <all.txt | tr -s ' ' |
	grep -q 'kelas Pangan 2026-2, 30 November 2026 sampai 11 Desember'
report $? 'with its class and days' || show all.txt
[ "$(tr -cd '\f' <all.txt | wc -c)" = 5 ]
report $? 'six pages, two for each'
code=$(sed -n 's/^Kode verifikasi: //p' all.txt | head -1)
expect_success 'a name is put right after that' \
	on 2026-12-15 set "$ade" name='Ade Suherman'
printf 'cohorts\n3\nC\nC\nnama di KTP\n' | on 2026-12-15 --linear >class 2>&1
grep -q 'NAME PUT RIGHT SINCE, AS IT STANDS ON IT, 1' class &&
	grep -q 'SF-000001-3: Ade$' class && grep -q '1 certificate given anew' class
report $? 'the page of the class shows it, and another one is given in its place' ||
	show class
must_fail 1 'of a name that is as it was printed none is' \
	on 2026-12-15 certificate replace PG-2026-00002 --reason 'nama di KTP'
expect_success 'and printed' \
	on 2026-12-15 certificate print PG-2026-00004 -o new.txt
grep -q 'Ade Suherman' new.txt &&
	grep -q 'Menggantikan sertifikat No. PG-2026-00001' new.txt
report $? 'naming the one before' || show new.txt
must_fail 1 'which is not valid any more' magang certificate check "$code"
expect_grep 'and names the new one' PG-2026-00004
expect_success 'the new one is' magang certificate check \
	"$(sed -n 's/^Kode verifikasi: //p' new.txt)"
expect_success 'by the number on the paper' magang show PG-2026-00001
expect_grep 'it is found' SF-000001-3
run magang list certificate sort:cert_number --columns cert_number,printed_name --csv
expect_grep 'the register has each name as it was printed' '^PG-2026-00001,Ade$'
expect_grep 'and the new one' '^PG-2026-00004,Ade Suherman$'
run magang log CO-000001-3 --limit 100 --csv
expect_grep 'the history of a class has its seats' \
	'^2026-12-09 08:15,root,[^,]*,seat,[^,]*,state,taken,left'
magang replay again >/dev/null 2>&1
run magang check
sed -n 's/^digest //p' .out >here
"$MAGANG" --store again check | sed -n 's/^digest //p' >there
expect_same 'all of it replays' here there
finish
