#!/bin/sh
# SPDX-License-Identifier: MIT
# Scorecards as a list, in one act; who assesses is named for an intake or a case.
. "$(dirname "$0")/lib.sh"

cat >panel.yaml <<\EOF
program: panel
version: 1
prefix: PA
label: Panel
stages:
  talk: {kind: start, label: Talk}
  seat: {kind: success, label: Seat}
moves:
  - {from: talk, to: seat, if: assessment(panel) >= 8}
assessments:
  panel:
    label: Interview
    stage: talk
    assessors: 2
    by: [assessor]
    criteria:
      will: {label: {id: Kemauan, en: Will, ja: 意欲}, range: 0 .. 10}
      own_words: {label: {id: Kata sendiri, en: Own words, ja: 言葉}, range: 0 .. 10}
EOF
magang init >/dev/null && magang program install panel.yaml >/dev/null
for who in aya budi cici; do
	magang user add $who role=assessor >/dev/null
done
magang user add rina role=coordinator >/dev/null
magang user add kepala role=manager >/dev/null
magang add intake program=panel name=2026 seats=600 >/dev/null
for i in 1 2 3 4 5 6; do
	magang add person name="Adi $i" birth_date=2001-03-12 regency=32.05 \
		--program panel >/dev/null || exit 1
done

magang --as aya list case assess:me --columns number,name --csv | tr -d '\r' >list.csv
{
	echo 'number,name,Kemauan,own words,remark'
	sed '1d; s/$/,8,7.5,knows it/' list.csv
} >marks.csv
expect_success 'a list is tried' magang --as aya cards marks.csv --dry-run
expect_output 'and what it would file is told' <<\EOF
6 of 6 would be filed; nothing is changed
EOF
must_fail 1 'nothing is there' magang --as aya list scorecard --count
sed '3s/,8,/,11,/; 4s/,8,.*/,,,/; 5s/PA-00000./PA-00000X/; 6s/,7.5//' marks.csv |
	sed '7{p}' >bad.csv
must_fail 65 'rows that are wrong' magang --as aya cards bad.csv
expect_errors 'are named by their line' <<\EOF
line 5: 'PA-00000X-5' is no number of a record (MG-000123-4), no NIK and no user
line 6: 4 cells below 5 heads: a separator stands inside of a cell, or is missing
line 8: PA-000006-8 stands in line 7, too; neither is taken
line 3: Will: not so many points; write will=0..10 own_words=0..10
line 4: no points yet
EOF
expect_grep 'and the good ones filed' '^1 filed (act ACT-\|1 of 3 filed (act ACT-'
expect_success 'one' magang --as aya undo
must_fail 1 'taken back as one' magang --as aya list scorecard --count
expect_success 'all as one act' magang --as aya cards marks.csv
expect_grep 'of six' '6 of 6 filed (act ACT-'
must_fail 1 'not twice' magang --as aya cards marks.csv
expect_grep 'as each has one' 'you have filed your scorecard'
must_fail 1 'a coordinator files none' magang --as rina cards marks.csv
printf 'name,will\nx,1\n' >heads.csv
must_fail 65 'without its cases' magang --as aya cards heads.csv

# --- named ---------------------------------------------------------------------
intake=$(magang list intake --columns number --csv | tr -d '\r' | sed -n 2p)
expect_success 'for an intake' magang --as rina set "$intake" assessors='aya cici'
must_fail 77 'another is not asked' \
	magang --as budi assess PA-000001-3 will=1 own_words=1
expect_errors 'and is told why' <<\EOF
magang: others are named to assess this: see 'assessors' of the case, or of its intake
EOF
must_fail 1 'nor has it in his list' magang --as budi list case assess:me --count
expect_success 'who is named has' magang --as cici list case assess:me --count
expect_output 'all of them' <<\EOF
6
EOF
expect_success 'a case says otherwise' \
	magang --as rina set PA-000002-1 assessors='aya budi'
expect_success 'and goes before' magang --as budi list case assess:me --columns number --csv
expect_output 'its intake' <<\EOF
number
PA-000002-1
EOF
must_fail 77 'not by who plans nothing' \
	magang --as cici set PA-000002-1 assessors=cici
expect_success 'who is left out' magang --as rina set PA-000003-7 assessors='!cici'
must_fail 77 'is not asked' magang --as cici assess PA-000003-7 will=1 own_words=1
expect_success 'the others of the role are' \
	magang --as budi assess PA-000003-7 will=6 own_words=6
expect_success 'and it opens' magang --as rina list case 'number:PA-000003-7' --columns number --csv

# --- a version that asks for more ------------------------------------------------
sed 's/^version: 1/version: 2/; s/assessors: 2/assessors: 3/' panel.yaml >more.yaml
expect_success 'what it would do is asked' magang program whatif more.yaml
expect_grep 'and it says what stays open' \
	"^'Interview' asks for more scorecards: those of 1 case are open and stay so"
magang program install more.yaml >/dev/null
expect_success 'so it is' magang program adopt panel
must_fail 1 'none is added' magang --as cici assess PA-000003-7 will=1 own_words=1
expect_success 'all is sound' magang check
finish
