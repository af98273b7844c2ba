#!/bin/sh
# SPDX-License-Identifier: MIT
# Grades: a unit graded by a line, resits beside the first marks, whose they are.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
cohorts:
  units:
    hygiene: {label: {id: Higiene, en: Hygiene, ja: 衛生}, pass: 60}
    thesis: {label: Thesis, pass: 2.5, most: 4, attempts: 1}
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
magang user add loket role=officer >/dev/null
magang add cohort program=class name='Garut 1' area=32.05 from=2026-11-16 until=2026-12-18 \
	seats=4 trainer=guru >/dev/null
magang cohort fill CO-000001-3 program:class >/dev/null
magang cohort answer yes cohort:CO-000001-3 >/dev/null
grade() {
	magang --as guru cohort grade CO-000001-3 "$@"
}

# --- a line ---
expect_success 'tried' grade hygiene '1 78, 2 55' --dry-run
expect_grep 'it is told' '^Hygiene: 2 marks, 1 below 60; nothing is changed'
expect_status 1 'and not done' magang list grade
expect_success 'a line' grade hygiene '1 78, 2 55'
expect_grep 'of who is named' '^Hygiene: 2 marks, 1 below 60 (act '
expect_success 'as they are kept' grade hygiene 3:065.50 1=80
expect_output 'the others stay' <<\EOF
Hygiene: 3 marks, 1 below 60 (act ACT-000027-8)

  Number  Name  Mark  Was
       1  Ade   80    78
       3  Cici  65.5
EOF
must_fail 1 'the same' grade hygiene 1:80
must_fail 64 'a number without a mark' grade hygiene '1 80, 2'
must_fail 64 'a number twice' grade hygiene '1 80 1 81'
must_fail 64 'a word' grade hygiene '1 good'
must_fail 64 'no such unit' grade hygine '1 80'
expect_errors 'names those that there are' <<\EOF
magang: there is no unit 'hygine'; there are: hygiene thesis
EOF
must_fail 65 'more than there is' grade thesis '1 4.5'
expect_errors 'with the most that there is' <<\EOF
magang: 1: a mark of this unit is a number from 0 to 4, with two digits behind a point at most
EOF
must_fail 64 'too exact' grade hygiene '1 80.125'
must_fail 1 'nobody has the number' grade hygiene '9 80'
expect_errors 'which is named' <<\EOF
magang: 9: nobody has this number of the roll
EOF
expect_success 'one taken away' grade hygiene '3 -'
expect_grep 'is told' '^       3  Cici  -     65.5'
expect_success 'and back' magang --as guru undo

# --- resits ---
must_fail 1 'who has passed has none' grade hygiene '1 90' --resit
must_fail 1 'nor who was not graded' grade hygiene '4 90' --resit
must_fail 1 'nor where there is one attempt' grade thesis '1 2' --attempt 2
must_fail 64 'not both' grade hygiene '2 61' --attempt 2 --resit
expect_success 'a resit' grade hygiene '2 61' --resit
expect_grep 'is told as such' '^Hygiene (2): 1 marks, 0 below 60'
must_fail 1 'its first mark stays' grade hygiene '2 -'
grade thesis '1 3.2, 2 2' >.said
expect_success 'the table' magang --as guru cohort grades CO-000001-3
expect_output 'has both' <<\EOF
Number  Name  Hygiene  Thesis  Passed
     1  Ade        80     3.2     2/2
     2  Budi    55 61     2 !     1/2
     3  Cici     65.5             1/2
     4  Dedi                      0/2
EOF
expect_success 'for programs' magang cohort grades CO-000001-3 --csv
expect_output 'a column each' <<\EOF
roll,name,hygiene,hygiene_2,thesis,passed
1,Ade,80,,3.2,2
2,Budi,55,61,2,1
3,Cici,65.5,,,1
4,Dedi,,,,0
EOF

# --- a list, as the table is written ---
magang --as guru cohort grades CO-000001-3 --csv >marks.csv
must_fail 1 'what the table says is so already' grade --file marks.csv
printf 'roll;nama;hygiene;hygiene_2;thesis\n4;Dedi;50;64,5;3\n3;CICI;;;x\n2;Cici;70;;\n9;;80;;\n1;Ade;-;90;\n1;Ade;2;;\n' >list.csv
expect_status 65 'tried' grade --file list.csv --dry-run
expect_grep 'as it would be' '^Hygiene (2): 2 marks, 0 below 60; nothing is changed'
expect_status 65 'done' grade --file list.csv
expect_output 'is told by column' <<\EOF
Hygiene: 3 marks, 2 below 60 (act ACT-000032-4)

  Number  Name  Mark  Was
       4  Dedi  50
       1  Ade   -     80
Hygiene (2): 2 marks, 0 below 60 (act ACT-000032-4)

  Number  Name  Mark  Was
       4  Dedi  64.5
Thesis: 3 marks, 1 below 2.5 (act ACT-000032-4)

  Number  Name  Mark  Was
       4  Dedi  3
EOF
expect_errors 'what cannot be is named by its line' <<\EOF
line 3: thesis: 'x' is no mark
line 4: 2 is Budi, not Cici
line 7: 1 stands in line 6, too
line 5: 9 -, hygiene: nobody has this number of the roll
line 6: 1 Ade, hygiene_2: a resit is for who has a mark of the time before that does not pass
EOF
magang --as guru cohort grades CO-000001-3 --csv >listed.csv
expect_success 'it is one act' magang --as guru undo
expect_success 'that goes with its resit' magang --as guru cohort grades CO-000001-3 --csv
expect_output 'as it was' <marks.csv
expect_status 0 'the table as it was' grade --file listed.csv
expect_success 'comes back' magang --as guru cohort grades CO-000001-3 --csv
expect_output 'but for what an empty cell says nothing of' <<\EOF
roll,name,hygiene,hygiene_2,thesis,passed
1,Ade,80,,3.2,2
2,Budi,55,61,2,1
3,Cici,65.5,,,1
4,Dedi,50,64.5,3,2
EOF
magang --as guru undo >/dev/null
printf 'roll,hygine\n1,2\n' >bad.csv
must_fail 65 'a column that is no unit' grade --file bad.csv
must_fail 64 'both' grade hygiene 1:2 --file list.csv
must_fail 64 'neither' grade hygiene
must_fail 1 'a trainer no list of another cohort' magang --as lain cohort grade CO-000001-3 --file list.csv
must_fail 77 'an officer none' magang --as loket cohort grade CO-000001-3 --file marks.csv

# --- what two did is undone mark by mark ---
magang --as koor cohort grade CO-000001-3 thesis '3 3.5' >/dev/null
expect_success 'the first line goes' magang --as guru undo "$(sed -n '1s/.*(act \(.*\))$/\1/p' .said)"
expect_success 'as a list' magang list grade unit:thesis --columns attempt,marks --csv
expect_grep 'what the other one marked stays' '^1,3:3.5$'
magang --as guru redo >/dev/null

# --- two who grade the same: neither goes unseen ---
grid() {
	magang --as guru --dump-screen "@80x24 : 'cohorts Enter Enter : 'grades Enter $1" >.screen
}
hygiene1() {
	magang list grade unit:hygiene attempt:1 --columns marks --csv | sed 1d | tr -d '\r'
}
expect_success 'a decimal comma' grade hygiene '3 66,25, 4 61'
hygiene1 | grep -q '3:66.25 4:61$'
report $? 'is one' || hygiene1
magang --as guru undo >/dev/null
grid "'81 Enter Esc Esc"
magang --as koor cohort grade CO-000001-3 hygiene '1 77' >/dev/null
grid '^X'
grep -q '1: 77 was entered meanwhile; once more puts 81 in its place' .screen
report $? 'who kept his marks is told' || show .screen
[ "$(hygiene1 | cut -c1-4)" = 1:77 ]
report $? 'and nothing is lost'
grid '^X ^X'
[ "$(hygiene1 | cut -c1-4)" = 1:81 ]
report $? 'once more is what he wants' || hygiene1
magang --as guru undo >/dev/null
magang --as koor undo >/dev/null

# --- whose they are ---
must_fail 77 'an officer grades none' magang --as loket cohort grade CO-000001-3 hygiene '1 1'
must_fail 1 'a trainer no cohort of another' magang --as lain cohort grade CO-000001-3 hygiene '1 1'
expect_status 1 'which he does not see' magang --as lain list grade
must_fail 1 'nor its table' magang --as lain cohort grades CO-000001-3

# --- another version without the unit ---
sed 's/version: 1/version: 2/; /thesis/d' class.yaml >class2.yaml
expect_success 'a unit goes' magang program install class2.yaml
expect_success 'its marks stay' magang list grade unit:thesis --columns marks --csv
expect_grep 'as they were' '^1:3.2 2:2 3:3.5$'
must_fail 64 'nobody grades it' grade thesis '3 3'
expect_success 'check' magang check
expect_success 'replay' magang replay "$dir/again"
finish
