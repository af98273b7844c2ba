#!/bin/sh
# SPDX-License-Identifier: MIT
# Records of other kinds as lists: what export writes comes back unchanged, what
# differs is told and set with --update, what no field takes goes back.
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
cat >>class.yaml <<\EOF
cohorts:
  causes: {work: {en: Works}, crop: {en: Crop}}
  attendance: {lock: 1 day, causes: {p: {label: {en: Harvest}, mark: leave}}}
  units: {hygiene: {label: Hygiene, pass: 60}}
EOF
magang program install class.yaml >/dev/null
magang user add guru role=officer >/dev/null
magang add intake program=class name=2027-1 opens=2026-07-01 >/dev/null
magang add cohort program=class intake=IN-000001-3 name='Garut 1' area=32.05 \
	from=2027-01-04 until=2027-01-29 'days=mon wed' seats=20 trainer=guru >/dev/null
magang add person name=Siti >/dev/null
magang open MG-000001-3 class >/dev/null
magang cohort fill CO-000001-3 program:class >/dev/null

expect_success 'cohorts as a file' magang export cohort
cp .out cohorts.csv
sed -i 's/,s[0-9a-f]\{16\}$/,S/' .out
expect_output 'with the names of what they refer to, and what is reckoned' <<\EOF
number,taken,offered,free,empty,waiting,finished,left,sessions,present,atrisk,left_for,missed_for,held,unentered,program,intake,name,area,place,from,until,days,seats,seats_by_area,women_percent,seats_household,seats_district,trainer,units,lock_after,state,store
CO-000001-3,0,1,19,,0,0,0,8,,,,,0,,class,IN-000001-3,Garut 1,32.05,,2027-01-04,2027-01-29,mon wed,20,,,,,guru,,,,S
EOF
expect_success 'seats, too' magang export seat
sed -i 's/,s[0-9a-f]\{16\}$/,S/' .out
expect_output 'whose they are, and where' <<\EOF
number,case,person,program,turn,name,birth_date,cohort,slot,state,roll,cause,reason,since,from,atrisk,store
KR-000001-3,KL-000001-3,MG-000001-3,class,,Siti,,CO-000001-3,,offered,,,,2026-11-24,,,S
EOF
expect_success 'the list comes back' magang import cohort cohorts.csv
expect_grep 'unchanged' '^1 row, 1 unchanged$'
expect_grep 'what is reckoned is left out' 'left out: taken, offered, free'

sed 's/,Garut 1,/,Garut Kota,/; s/mon wed/tue/' cohorts.csv >other.csv
expect_success 'what differs' magang import cohort other.csv
expect_grep 'is told by field' "^2: same: name 'Garut Kota': registered as 'Garut 1'"
expect_grep 'and of which record' '^2: this is CO-000001-3$'
expect_success 'nothing changed' magang list cohort name:garut --columns name,days
expect_grep 'it did not' 'Garut 1  *Monday, Wednesday'
expect_success 'it is tried' magang import cohort other.csv --update --dry-run
expect_success 'and set' magang import cohort other.csv --update
expect_grep 'so' '^1 row, 1 updated$'
expect_success 'now' magang list cohort name:kota --columns name,days --csv
expect_output 'it is so' <<\EOF
name,days
Garut Kota,tue
EOF

cat >new.csv <<\EOF
Program,Nama,Penerimaan,Jumlah tempat,Dari,Sampai
class,Subang 1,IN-000001-3,12,2027-02-01,2027-02-26
class,Garut Kota,,,,
nothing,X,,,,
class,Ciamis,IN-000009-2,,,
class,Banjar,,,2027-03-01,2027-02-01
EOF
must_fail 65 'new ones by labels' magang import cohort new.csv
expect_grep 'one is added, one is there, three go back' '^5 rows, 1 added, 1 unchanged, 3 rejected$'
expect_success 'it is there' magang list cohort intake:IN-000001-3 name:subang --count
expect_success 'one act' magang undo
must_fail 1 'is gone' magang list cohort name:subang --count
[ "$(wc -l <new.csv.rejects.csv)" = 4 ]
report $? 'what went back is a file'
must_fail 64 'no list of letters' magang import letter cohorts.csv

magang export seat >seats.csv
expect_success 'seats come back' magang import seat seats.csv
expect_grep 'unchanged' '^1 row, 1 unchanged$'
sed 's/,offered,/,taken,/' seats.csv >yes.csv
expect_success 'an answer that differs' magang import seat yes.csv
expect_grep 'is told' "^2: same: state 'taken': registered as"
expect_success 'it is tried' magang import seat yes.csv --update --dry-run
expect_success 'it stays' magang list seat state:offered --count
expect_success 'and noted' magang import seat yes.csv --update
expect_grep 'so' '^1 row, 1 updated$'
expect_success 'with a number of the roll' magang list seat state:taken roll:1 --count
expect_success 'once more' magang import seat yes.csv --update
expect_grep 'nothing' '^1 row, 1 unchanged$'
for n in Budi Cici Dewi; do
	magang add person name=$n --program class >/dev/null
done
cat >phone.csv <<\EOF
Peserta,Angkatan,Keadaan,Sebab,Alasan
MG-000002-1,CO-000001-3,diterima,,
MG-000003-7,CO-000001-3,refused,crop,di sawah
MG-000004-5,CO-000001-3,done,,
MG-000004-5,CO-000001-3,refused,unknown,
MG-000004-5,,taken,,
MG-000009-2,CO-000001-3,taken,,
EOF
must_fail 65 'by person and cohort' magang import seat phone.csv
expect_grep 'two are offered and answered' '^6 rows, 2 added, 4 rejected$'
run magang list seat sort:id --columns name,state,roll,cause,reason --csv
tr -d '\r' <.out >seats
compare 'each as it was said' seats <<\EOF
name,state,roll,cause,reason
Siti,taken,1,,
Budi,taken,2,,
Cici,refused,,crop,di sawah
EOF
expect_success 'one act' magang undo -y
run magang list seat --count
expect_output 'takes all of it back' <<\EOF
1
EOF

# --- days of class, and grades ---
cat >days.csv <<\EOF
cohort,day,marks,late_why
CO-000001-3,2027-01-05,1:s,
CO-000001-3,2027-01-06,1:a,
CO-000001-3,2027-01-12,9:a,
CO-000001-3,2027-01-12,1:x,
CO-000001-3,2027-01-12,1:p,
,2027-01-12,1:a,
EOF
cat >grades.csv <<\EOF
Cohort,Unit,Attempt,Marks
CO-000001-3,hygiene,,1:055
CO-000001-3,hygiene,2,1:61.5
CO-000001-3,drawing,1,1:70
CO-000001-3,hygiene,1,1:170
EOF
printf 'cohort,day,marks\nCO-000001-3,2027-01-05,1:h\n' >was.csv
MAGANG_CLOCK=2027-01-12T08:00
export MAGANG_CLOCK
{
	line import sheet days.csv
	line import sheet days.csv --set late_why=found
	line import sheet days.csv --set late_why=found
	line import grade grades.csv
	line import grade grades.csv --update
	line import sheet was.csv
	line import sheet was.csv --update --set late_why=slip
	line list sheet --columns day,marks,state,late --csv
	line list grade --columns attempt,marks --csv
} | each | tr -d '\r' >told
for line in '2: reject: its days to be marked are over; say why it is late (--reason TEXT, of a list the column late_why)' \
	'3: reject: there is no class on that day' \
	'4: reject: 9: nobody has this number of the roll' \
	"5: reject: '1x' is no mark" \
	'7: reject: a row is of a cohort and a day' \
	'6 rows, 1 added, 5 rejected' \
	'6 rows, 1 added, 1 unchanged, 2 the same or alike, 2 rejected' \
	'6 rows, 2 unchanged, 2 the same or alike, 2 rejected' \
	"4: reject: there is no unit 'drawing'; there are: hygiene" \
	'4 rows, 2 added, 1 the same or alike, 1 rejected' \
	'5: reject: 1: a mark of this unit is a number from 0 to 100' \
	'2: same: late ' \
	'2: reject: 1: another late mark of this number waits for approval' \
	'2027-01-05,,waiting,1:s' '2027-01-12,1:ip,,' '1,1:55' '2,1:61.5'; do
	grep -qF "$line" told
	report $? "of a list of days or grades: $line" || show told
done
for kind in sheet grade; do
	magang export $kind >$kind.csv
	expect_success "all of it comes back: $kind" magang import $kind $kind.csv
	expect_grep 'unchanged' ', [23] unchanged$'
done
export MAGANG_CLOCK=2026-11-24T08:00
magang export seat | sed 's/,taken,1,/,left,1,crop/' >left.csv
expect_success 'who leaves' magang import seat left.csv --update
expect_success 'has left, for that' magang list seat state:left cause:crop --count
magang export seat >seats.csv
expect_success 'all of it' magang import seat seats.csv
expect_grep 'comes back unchanged' '^1 row, 1 unchanged$'
must_fail 77 'an officer may not' magang --as guru import seat seats.csv
must_fail 77 'nor by an officer' magang --as guru import cohort new.csv
printf 'a,b\n1,2\n' >no.csv
must_fail 65 'no field at all' magang import cohort no.csv

magang export intake >intakes.csv
expect_success 'intakes' magang import intake intakes.csv
expect_grep 'the same' '^1 row, 1 unchanged$'
must_fail 65 'a place for all rows' magang import cohort --set place=Aula new.csv --dry-run
expect_grep 'that none has' "^3: same: place 'Aula': registered as ''"
expect_success 'whole' magang check
finish
