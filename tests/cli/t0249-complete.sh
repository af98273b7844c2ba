#!/bin/sh
# SPDX-License-Identifier: MIT
# A cohort completed: who passed, has a resit, is out, by the rule of its program.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\END
program: class
version: 1
prefix: KL
label: Class
cohorts:
  attendance: {at_least: 75 %}
  units:
    hygiene: {label: Hygiene, pass: 60}
    plan: {label: Plan, pass: 60, attempts: 1}
  complete: {passed: ready, out: gone}
stages:
  a: {kind: start, label: Asked}
  asked: {label: Asked again, kind: hold}
  ready: {label: Ready for placement}
  z: {kind: success, label: Done}
  gone: {kind: failed, label: Out}
moves:
  - {from: a, to: ready, if: attendance >= 75 and units_passed >= 2 and unit(plan) >= 60}
  - {from: a, to: asked}
  - {from: asked, to: a}
  - {from: ready, to: z}
  - from: any
    to: gone
    reason: required
    causes: {attendance: Came too seldom, units: Units not passed}
END
expect_success 'it is installed' magang program install class.yaml
for name in Ade Budi Cici Dedi Eka; do
	magang add person name=$name regency=32.05 birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class >/dev/null || exit 1
done
magang user add guru role=trainer >/dev/null
magang user add koor role=coordinator >/dev/null
magang add cohort program=class name='Garut 1' area=32.05 from=2026-11-16 until=2026-11-19 \
	seats=5 trainer=guru >/dev/null
MAGANG_CLOCK=2026-11-15T08:00
magang cohort fill CO-000001-3 program:class >/dev/null
magang cohort answer yes cohort:CO-000001-3 >/dev/null
complete() {
	magang --as koor cohort complete CO-000001-3 "$@"
}
grade() {
	magang --as guru cohort grade CO-000001-3 "$@" >/dev/null || exit 1
}
for d in 16 17 18; do
	MAGANG_CLOCK=2026-11-${d}T08:00
	magang --as guru cohort mark CO-000001-3 today '4' >/dev/null || exit 1
done
must_fail 1 'before its last day' complete
expect_errors 'nothing is decided' <<\END
magang: its last day of class has not come; it is completed then
END
MAGANG_CLOCK=2026-11-20T08:00
must_fail 77 'who may not move cases' magang --as guru cohort complete CO-000001-3
grade hygiene '1 78, 2 55, 3 80, 4 90'
grade plan '1 61, 2 70, 3 40, 4 90, 5 90'
expect_success 'who has a day without marks' \
	magang --as guru list cohort 'unentered>0' --columns name,unentered --csv
expect_output 'is told how many' <<\END
name,unentered
Garut 1,1
END
expect_success 'at home, too' magang --as guru --dump-screen '@80x24'
expect_grep 'the class' 'Classes with days not entered  *1'
expect_success 'tried' complete --dry-run
expect_output 'each with why' <<\END
1 passed, 1 resit, 2 out, 1 open; nothing is changed

  Not done  Why
         1  attendance 100 % of 75 %, 1 of 4 days not entered; 1 of 2 units; Hygiene 55 of 60
         1  attendance 100 % of 75 %, 1 of 4 days not entered; 1 of 2 units; Hygiene: no mark

  Number  Case         Name  Outcome  Why
       1  KL-000001-3  Ade   passed   attendance 100 % of 75 %, 1 of 4 days not entered; 2 of 2 units
       2  KL-000002-1  Budi  resit    attendance 100 % of 75 %, 1 of 4 days not entered; 1 of 2 units; Hygiene 55 of 60
       3  KL-000003-7  Cici  out      attendance 100 % of 75 %, 1 of 4 days not entered; 1 of 2 units; Plan 40 of 60
       4  KL-000004-5  Dedi  out      attendance 0 % of 75 %, 1 of 4 days not entered; 2 of 2 units
       5  KL-000005-9  Eka   open     attendance 100 % of 75 %, 1 of 4 days not entered; 1 of 2 units; Hygiene: no mark
END
expect_success 'nothing was done' magang list case stage:a --columns number --csv
# all that is said of the cases, and of their seats
stand() {
	magang export -o - case sort:number
	magang export -o - seat sort:roll
	magang cohort attendance CO-000001-3 --csv
}
stand >before
expect_success 'done' complete
expect_grep 'it is told' '^1 passed, 1 resit, 2 out, 1 open'
expect_success 'the cases' magang list case sort:number --columns number,stage,cause --csv
expect_output 'went where the program sends them' <<\END
number,stage,cause
KL-000001-3,ready,
KL-000002-1,a,
KL-000003-7,gone,units
KL-000004-5,gone,attendance
KL-000005-9,a,
END
expect_success 'their seats' magang list seat sort:roll --columns roll,state,cause --csv
expect_output 'go with them' <<\END
roll,state,cause
1,done,
2,taken,
3,left,units
4,left,attendance
5,taken,
END
expect_success 'of the cohort' magang list cohort --columns taken,finished,left,free --csv
expect_output 'who finished keeps his place' <<\END
taken,finished,left,free
3,1,2,2
END
expect_success 'his attendance' magang cohort attendance CO-000001-3 --csv
expect_grep 'is told as before' '^1,Ade,'
expect_success 'a mark that comes late' \
	magang --as guru cohort mark CO-000001-3 2026-11-18 '1' --reason 'sheet found'
expect_success 'and goes' magang --as guru undo
must_fail 64 'a seat is not done by hand' magang set KR-000002-1 state=done
expect_success 'the reason' magang show KL-000004-5 --why
expect_grep 'stands with the decision' \
	'attendance 0 % of 75 %, 1 of 4 days not entered; 2 of 2 units'
expect_success 'and of who passed' magang show KL-000001-3 --why
expect_grep 'what the guard saw, too' 'Plan.* 61'

# --- taken back, and done again ---
stand >after
[ "$(grep -c ',taken,\|,left,\|,done,' after)" = 5 ] && ! cmp -s before after
report $? 'it has changed what stands' || show after
expect_success 'one undo' magang --as koor undo
stand >.out
expect_same 'is exact' before .out
expect_success 'so is' magang --as koor redo
stand >.out
expect_same 'the redo' after .out
magang --as koor undo >/dev/null
expect_success 'on its screen' magang --as koor --dump-screen "@80x24 : 'cohorts Enter Enter d a"
expect_grep 'who went is told by what each came to' '^3 cases decided: 1 passed, 2 out'
stand >.out
expect_same 'as by the command' after .out

# --- what a case came to ---
expect_success 'who has passed' magang show KL-000001-3
expect_grep 'is ready' \
	'^Class: Garut 1, finished, attendance 100 % of 75 %, 2 of 2 units, ready for placement'
expect_grep 'with the marks of each unit' '^  hygiene  *Hygiene  *78  *60  *passed$'
expect_success 'and who is out' magang show KL-000004-5 --json
expect_grep 'sits in no class' '"documents"'
expect_success 'who has a resit' magang show KL-000002-1 --json
expect_grep 'has it told' '"outcome": *"resit"'
expect_success 'by a mark' magang list case 'unit.hygiene>=60 or presence<80' \
	--columns number,class,presence,units --csv
expect_output 'they are found' <<\END
number,class,presence,units
KL-000001-3,Garut 1,100,2/2
END
for w in 'presence>=0' 'presence>=0 program:class' 'presence<100' 'not presence:-'; do
	run magang list case "$w" sort:id --columns number,presence --csv
	tr -d '\r' <.out >"of.$(echo "$w" | tr -cd a-z0-9)"
done
run magang list case sort:id --columns number,presence --csv
tr -d '\r' <.out | grep -v ',$' >had
expect_same 'those who have been in a class, whichever way' had of.presence0
expect_same 'among all stages' had of.presence0programclass
expect_same 'by what is not so' had of.notpresence
[ "$(awk -F, 'NR > 1 && $2 < 100' had)" = "$(sed 1d of.presence100)" ]
report $? 'and those of them who missed days'
expect_success 'who has none' magang list case unit.hygiene:- --count
expect_output 'too' <<\END
3
END
must_fail 65 'a unit of no program' magang list case 'unit.hygene>=60'
expect_errors 'the nearest' <<\END
magang: filter, column 1: no program has 'unit.hygene'; did you mean 'unit.hygiene'
END

# --- a resit, and once more ---
must_fail 1 'once more' complete
grade hygiene '5 70'
grade hygiene '2 66' --resit
expect_success 'the best mark of a resit' \
	magang list case 'unit.hygiene=66' --columns number --csv
expect_grep 'counts' KL-000002-1
expect_success 'with the marks' complete
expect_grep 'the others follow' '^2 passed, 0 resit, 0 out, 0 open'
expect_success 'one undo' magang --as koor undo
expect_success 'takes back that act' magang list case stage:ready --columns number --csv
expect_output 'and no other' <<\END
number
KL-000001-3
END
expect_success 'the first, too' magang --as koor undo
expect_success 'all stand' magang list case stage:a --columns number --csv
expect_grep 'where they were' KL-000004-5
expect_success 'with their seats' magang list seat taken --columns roll --csv
expect_grep 'as they were' '^4$'

# --- by a move of his own, and back ---
expect_success 'moved' magang --as koor move KL-000001-3 ready
expect_success 'his seat' magang list seat finished --columns roll --csv
expect_grep 'is done, too' '^1$'
seat=$(magang list seat finished --columns number --csv | sed 1d | tr -d '\r')
came() {
	magang list seat number:"$seat" --columns roll,from --csv
}
came >came
expect_success 'it was a mistake: he sits in class again' \
	magang --as koor cohort answer yes "$seat"
expect_success 'since' came
expect_output 'the day on which he came' <came
expect_success 'by' magang list seat taken --columns roll --csv
expect_grep 'his number' '^1$'
# --- who stands where the program leads to nothing of it ---
magang --as koor move KL-000005-9 asked >/dev/null
expect_success 'who sits in class' complete --dry-run
expect_grep 'is not left out' \
	'^ *5  KL-000005-9  Eka  *passed .*cannot go from .Asked again. to .Ready'
expect_success 'check' magang check
expect_success 'replay' magang replay "$dir/again"
finish
