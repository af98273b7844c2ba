#!/bin/sh
# SPDX-License-Identifier: MIT
# Attendance: a day marked by a line, corrected, locked; whose it is.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
cohorts: {attendance: {lock: 3 days, at_least: 90 %}}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
EOF
expect_success 'it is installed' magang program install class.yaml
for name in Ade Budi Cici Dedi; do
	magang add person name=$name regency=32.05 birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class >/dev/null || exit 1
done
magang user add guru role=trainer >/dev/null
magang user add lain role=trainer >/dev/null
magang user add koor role=coordinator >/dev/null
magang user add bandung role=coordinator areas=32.04 >/dev/null
magang user add loket role=officer >/dev/null
magang add cohort program=class name='Garut 1' area=32.05 from=2026-11-16 until=2026-12-18 \
	seats=4 trainer=guru >/dev/null
magang cohort fill CO-000001-3 program:class >/dev/null
magang cohort answer yes cohort:CO-000001-3 >/dev/null
mark() {
	magang --as guru cohort mark CO-000001-3 "$@"
}

# --- a line ---
expect_success 'tried' mark today '2 3t' --dry-run
expect_grep 'it is told' '^24-11-2026: 2 present, 1 absent, 1 late; nothing is changed'
expect_status 1 'and not done' magang list sheet
expect_success 'a line' mark today '2 3t'
expect_output 'who is not named was there' <<\EOF
24-11-2026: 2 present, 1 absent, 1 late (act ACT-000027-8)

  Number  Name  Mark    Was
       2  Budi  absent
       3  Cici  late
EOF
expect_success 'once more' mark today '2h 4s'
expect_output 'corrects those who are named, and shows what differs' <<\EOF
24-11-2026: 2 present, 1 late, 1 sick (act ACT-000028-6)

  Number  Name  Mark     Was
       3  Cici  late
       4  Dedi  sick
       2  Budi  present  absent
EOF
must_fail 1 'the same' mark today 4s
expect_errors 'is done already' <<\EOF
magang: it is marked so already
EOF
must_fail 64 'no letter' mark today 4x
must_fail 64 'a number twice' mark today 4 4s
must_fail 1 'nobody has the number' mark today '4 9t'
expect_errors 'which is named' <<\EOF
magang: 9: nobody has this number of the roll on that day
EOF
must_fail 1 'nor had a seat before it was given' mark 23-11-2026 4
must_fail 65 'nor is there a day to come' mark 25-11-2026 4
expect_success 'undone' magang --as guru undo
expect_success 'the sheet' magang list sheet --csv
expect_output 'is as it was' <<\EOF
day,cohort,marks,state,late,late_by,returned
2026-11-24,CO-000001-3,2:a 3:t,,,,
EOF
expect_success 'and the first line, too' magang --as guru undo ACT-000027-8
expect_status 1 'then nobody has entered it' magang list sheet
expect_success 'which comes back' magang --as guru redo
expect_success 'as it was' magang list sheet --columns marks --csv
expect_grep 'mark by mark' '^2:a 3:t$'

# --- whose it is ---
must_fail 77 'an officer marks none' magang --as loket cohort mark CO-000001-3 today 1
must_fail 1 'a trainer no cohort of another' magang --as lain cohort mark CO-000001-3 today 1
expect_status 1 'which he does not see' magang --as lain list cohort
expect_status 1 'nor its sheets' magang --as lain list sheet
expect_success 'the trainer does' magang --as guru list sheet --columns day --csv
must_fail 1 'a coordinator of another area does not' magang --as bandung cohort mark CO-000001-3 today 1
expect_status 1 'nor is it listed' magang --as bandung list sheet
expect_success 'who plans has all' magang --as koor cohort mark CO-000001-3 today 1i
act=$(sed -n 's/.*(act \(.*\))$/\1/p' .out)
expect_success 'two act on one day' magang --as guru undo ACT-000027-8
expect_success 'mark by mark' magang list sheet --columns marks --csv
expect_grep 'what the other one entered stays' '^1:i$'

# --- other days ---
MAGANG_CLOCK=2026-11-29T08:00
must_fail 1 'a Sunday' mark today 1
expect_errors 'has no class' <<\EOF
magang: there is no class on that day; if there was, say why: --extra TEXT, of a list the column extra
EOF
expect_success 'but where it is said' mark today 1 --extra 'for the holiday of Tuesday'
expect_success 'all the others' mark 28-11-2026 '1h' --rest i --extra 'an outing'
expect_grep 'are what --rest says' '^28-11-2026: 1 present, 3 on leave'
expect_success 'as before' mark 27-11-2026 2t --as-before
expect_grep 'as on the last day entered' '^27-11-2026: 2 present, 1 late, 1 on leave'
must_fail 64 'not both' mark 26-11-2026 --rest a --as-before
must_fail 64 'no mark' mark 26-11-2026 --rest x

# --- the lock ---
must_fail 1 'past the lock' mark 25-11-2026 '2 3t'
expect_success 'with a reason' mark 25-11-2026 '2 3t' --reason 'the list was found'
expect_grep 'it waits' 'this waits for approval'
expect_success 'and is no day yet' magang list sheet state:waiting --columns day,marks,late,late_by --csv
expect_output 'but stands beside' <<\EOF
day,marks,late,late_by
2026-11-25,,2:a 3:t,guru
EOF
expect_success 'who is to approve' magang --as koor list sheet 'late_by:*' \
	--columns waiting_marks,late_by --csv
expect_output 'sees of whom, what it was, by whom' <<\EOF
waiting_marks,late_by
"2 Budi: present -> absent, 3 Cici: present -> late",guru
EOF
keys=
until magang --as koor --dump-screen "@80x24$keys Enter" >.screen &&
	grep -q MARKS .screen || [ ${#keys} -gt 120 ]; do
	keys="$keys Down"
done
grep -q '2 Budi: present -> absent, 3 Cici: pre.* guru' .screen
report $? 'in the list that home leads to, too' || cat .screen
expect_success 'who may approve finds it' magang --as koor list sheet 'late_by:* not late_by:me' --count
expect_output 'as home counts it' <<\EOF
1
EOF
expect_status 1 'whoever told it' magang --as guru list sheet 'late_by:* not late_by:me' --count
expect_output 'does not' <<\EOF
0
EOF
must_fail 77 'a trainer approves none' magang --as guru cohort approve CO-000001-3 25-11-2026
must_fail 73 'late marks of another wait' magang --as koor cohort mark CO-000001-3 25-11-2026 4 --reason too
must_fail 1 'nor are they returned by whom they do not concern' magang --as lain cohort return CO-000001-3 25-11-2026 --reason no
must_fail 64 'nor does anybody without a reason' magang --as koor cohort return CO-000001-3 25-11-2026
expect_success 'they are returned' magang --as koor cohort return CO-000001-3 25-11-2026 --reason 'of another day'
expect_success 'with a reason' magang list sheet day:2026-11-25 --columns marks,late,state,returned,returned_by --csv
expect_output 'and are no marks' <<\EOF
marks,late,state,returned,returned_by
,,returned,of another day,koor
EOF
must_fail 1 'once' magang --as koor cohort approve CO-000001-3 25-11-2026
expect_success 'and come back' magang --as koor undo
expect_success 'as they were' magang list sheet state:waiting --columns late,late_by,returned --csv
expect_grep 'to be approved' '^2:a 3:t,guru,$'
expect_success 'or are returned again' magang --as koor redo
expect_success 'others are told' mark 25-11-2026 '2 3t' --reason 'the list was found'
must_fail 73 'another mark of the same, while it waits' mark 25-11-2026 2h --reason 'he came'
expect_errors 'does not replace it in silence' <<\EOF
magang: 2: another late mark of this number waits for approval; return that one first: magang cohort return NUMBER DAY --reason TEXT
EOF
expect_success 'one more number' mark 25-11-2026 4i --reason 'her letter came'
expect_success 'is told beside' magang list sheet state:waiting --columns late,late_why --csv
expect_output 'and so is why' <<\EOF
late,late_why
2:a 3:t 4:i,"the list was found; her letter came"
EOF
expect_success 'taken back' magang --as guru undo
expect_success 'they wait' magang list sheet state:waiting --columns late,late_why --csv
expect_grep 'as before' '^2:a 3:t,the list was found$'
expect_success 'somebody else approves' magang --as koor cohort approve CO-000001-3 25-11-2026
expect_success 'then they are marks' magang list sheet day:2026-11-25 --columns marks,late,approved_by,state --csv
expect_output 'with who approved them' <<\EOF
marks,late,approved_by,state
2:a 3:t,,koor,approved
EOF
expect_success 'later ones of a day that was entered' mark 25-11-2026 4 --reason 'one more'
expect_success 'wait, too' magang list sheet state:waiting --columns day,late --csv
expect_grep 'on their day' '^2026-11-25,4:a'
expect_status 1 'which is not done' magang list sheet state:approved --count
magang --as guru undo >/dev/null
expect_success 'the coordinator, late' magang --as koor cohort mark CO-000001-3 24-11-2026 2s --reason 'a note of the doctor'
must_fail 77 'nobody approves his own' magang --as koor cohort approve CO-000001-3 24-11-2026
must_fail 1 'what was in time stays after it' magang --as koor undo "$act"
expect_success 'one takes back his own' magang --as koor cohort return CO-000001-3 24-11-2026 --reason 'no note'
expect_success 'what was in time' magang list sheet day:2026-11-24 --columns state,late,returned --csv
expect_grep 'stays entered' '^,,no note$'
magang --as koor undo >/dev/null
expect_success 'an approval' magang --as koor undo

# --- how often each comes ---
magang add cohort program=class name='Garut 2' area=32.05 from=2026-11-02 until=2026-12-31 \
	seats=2 trainer=guru >/dev/null
for name in Eka Fitri; do
	magang add person name=$name regency=32.05 birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class >/dev/null || exit 1
done
MAGANG_CLOCK=2026-11-01T08:00
magang cohort fill CO-000002-1 number:KL-000005-9,KL-000006-8 >/dev/null
magang cohort answer yes cohort:CO-000002-1 >/dev/null
for d in 02 03 04 05; do
	MAGANG_CLOCK=2026-11-${d}T08:00
	magang --as guru cohort mark CO-000002-1 today >/dev/null || exit 1
done
expect_success 'nobody' magang cohort attendance CO-000002-1
expect_output 'has missed a day' <<\EOF
Number  Name   Present  Missed            Absent  Late  Sick  On leave  Risk
     1  Eka      100 %  0 of 4; out at 5       0     0     0         0
     2  Fitri    100 %  0 of 4; out at 5       0     0     0         0
EOF
MAGANG_CLOCK=2026-11-06T08:00
magang --as guru cohort mark CO-000002-1 today '2 1s' >/dev/null
expect_status 1 'one day is no habit' magang cohort attendance CO-000002-1 --at-risk
expect_status 1 'and no task' magang list task open "about:KL-000006-8"
MAGANG_CLOCK=2026-11-09T08:00
expect_success 'two are' magang --as guru cohort mark CO-000002-1 today 2
act=$(sed -n 's/.*(act \(.*\))$/\1/p' .out)
expect_grep 'who comes to be at risk is told at once' '^At risk: Fitri: 2 of 6; out at 5$'
expect_success 'who is at risk' magang cohort attendance CO-000002-1 --at-risk --csv
expect_output 'by the rule of the program; a sick day does not count' <<\EOF
roll,name,present,missed,absent,late,sick,leave,risk
2,Fitri,66.66,2,2,0,0,0,at_risk
EOF
expect_success 'as a filter' magang list seat atrisk:yes --columns number,roll --csv
expect_grep 'over the counters' '^KR-000006-8,2$'
expect_success 'and its other side' magang list seat 'atrisk:no cohort:CO-000002-1' --columns roll --csv
expect_grep 'the one who is not' '^1$'
expect_success 'the home of her trainer' magang --as guru day
expect_grep 'counts her' '^  At risk in my classes *1$'
expect_success 'that of a coordinator' magang --as koor day
expect_grep 'does, too' '^  At risk in class *1$'
run magang --as lain list seat 'atrisk:yes trainer:me' --count
expect_grep 'and that of another trainer nobody' '^0$'
expect_success 'days missed' magang list seat 'absences>=2' --columns roll --csv
expect_grep 'as many or more' '^2$'
expect_status 1 'none more' magang list seat 'absences>=3'
must_fail 64 'of nothing else' magang list case 'absences>=3'
expect_success 'a task' magang list task open about:KL-000006-8 --columns due,task,about --csv
expect_grep 'for whoever has the case' '^2026-11-12,Sering tidak hadir: hubungi atau kunjungi,KL-000006-8$'
MAGANG_CLOCK=2026-11-10T08:00
magang --as guru cohort mark CO-000002-1 today 2 >/dev/null
expect_success 'is asked once' magang list task open about:KL-000006-8 --columns about --csv
expect_grep 'a cohort' '^KL-000006-8$'
expect_success 'it goes' magang --as guru undo "$act"
expect_success 'then two remain' magang cohort attendance CO-000002-1 --at-risk --csv
expect_grep 'of one day fewer' '^2,Fitri,66.66,2'

# --- whatever puts somebody at risk, or out of it ---
# at_risk WHAT ROLLS: these, by the index and by the counters
at_risk() {
	expect_status "$([ "$2" ] && echo 0 || echo 1)" "$1" \
		magang list seat atrisk:yes --columns roll --csv
	[ "$(sed 1d .out | tr '\n' ' ')" = "$2" ] &&
		[ "$(magang list seat atrisk:yes --count)" = "$(echo $2 | wc -w)" ]
	report $? "... and as many are counted"
	expect_success '... as check counts them' magang check
}
MAGANG_CLOCK=2026-11-11T08:00
magang --as guru cohort mark CO-000002-1 today 1 >/dev/null
at_risk 'one day of the first, two of the second' '2 '
sed 's/version: 1/version: 2/; s/at_least: 90/at_least: 60/' class.yaml >other.yaml
magang program install other.yaml >/dev/null
at_risk 'by another rule nobody' ''
magang undo >/dev/null
at_risk 'by the old one again' '2 '
magang set CO-000002-1 until=2026-11-13 >/dev/null
at_risk 'of ten days one may be missed' '2 '
printf 'holidays:\n  2026-11-12: {id: Libur, en: Holiday, ja: 休日}\n' >days.yaml
magang config install calendar days.yaml >/dev/null
at_risk 'of nine days none' '1 2 '
magang undo >/dev/null
magang undo >/dev/null
at_risk 'of all of them again' '2 '
magang cohort answer left KR-000006-8 --cause work >/dev/null
at_risk 'who has left is so all the same' '2 '
magang undo >/dev/null
magang --as guru undo >/dev/null
# --- a trainer from elsewhere ---
magang user add tamu role=trainer areas=32.73 >/dev/null
magang set CO-000002-1 trainer=tamu >/dev/null
expect_success 'calls all of his class' \
	magang --as tamu cohort attendance CO-000002-1 --csv
expect_grep 'by name' '^1,Eka,'
expect_success 'on paper, too' magang --as tamu cohort roll CO-000002-1
expect_grep 'as on the screen' ' 2 Fitri'
must_fail 1 'and learns no more' magang --as tamu show MG-000005-9
expect_status 1 'of anybody' magang --as tamu list seat

# --- without a day ---
MAGANG_CLOCK=2026-11-14T08:00
expect_success 'on a day without class' magang --as tamu cohort mark CO-000002-1 2
expect_grep 'the last one is meant that nobody has entered' '^13-11-2026: 1 present, 1 absent'
MAGANG_CLOCK=2026-11-16T08:00
expect_success 'today' magang --as tamu cohort mark CO-000002-1
expect_grep 'where there is class' '^16-11-2026: 2 present'
must_fail 1 'is marked once' magang --as tamu cohort mark CO-000002-1
expect_success 'what nobody has entered today' \
	magang list cohort unmarked:yes --columns number --csv
expect_grep 'is found' '^CO-000001-3'
must_not_grep 'and nothing else' 'CO-000002-1'
must_fail 64 'of cohorts alone' magang list seat unmarked:yes
magang --as tamu cohort mark CO-000002-1 12-11-2026 --reason late >/dev/null
MAGANG_CLOCK=2027-03-01T08:00
must_fail 64 'no mark and no day' magang --as tamu cohort mark CO-000002-1 soon

# --- days that have marks ---
MAGANG_CLOCK=2026-11-16T08:00
expect_success 'other weekdays' magang set CO-000002-1 'days=mon tue wed'
expect_grep 'what becomes of those that are marked' \
	'doubt: days with marks on which there is no class: 3, 2026-11-05 to 2026-11-13; their marks stay and count'
expect_success 'a later first day' magang set CO-000002-1 from=2026-11-09
expect_grep 'too' 'no class: 6, 2026-11-02 to 2026-11-13'
expect_success 'nothing is lost' magang --as tamu cohort attendance CO-000002-1 --csv
expect_grep 'of all days' '^1,Eka,'
expect_success 'its name' magang set CO-000002-1 name='Garut 2b'
must_not_grep 'is nothing to say this about' 'doubt'
expect_success 'the days' magang list sheet cohort:CO-000002-1 --columns day --csv
expect_grep 'of a cohort' '^2026-11-02$'
expect_success 'of another' magang list sheet cohort:CO-000001-3 --columns day --csv
must_not_grep 'are others' '^2026-11-02$'
expect_success 'check' magang check
expect_success 'replay' magang replay "$dir/again"
finish
