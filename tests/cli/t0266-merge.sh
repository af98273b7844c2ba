#!/bin/sh
# SPDX-License-Identifier: MIT
# Two persons who are one, everywhere: what counts, what was stated, who is bound to a
# program or one of two areas, files and lists, by either number; and apart again.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >firm.yaml <<\EOF
program: firm
version: 1
prefix: FI
label: Firm
stages:
  a: {kind: start, label: Asked}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: x, kind: exit}
rules:
  home: {level: warn, test: household_cases <= 1, source: A, say: Home}
targets:
  founders: {total: 100, grades: "a, b"}
outcomes:
  business: {label: Business, counts_for: founders, digits: 13, lasts: 12 months}
EOF
sed 's/firm/shop/; s/FI/SH/' firm.yaml >shop.yaml
expect_success 'a program' magang program install firm.yaml
expect_success 'and one more' magang program install shop.yaml
magang user add rina role=coordinator areas=32.05 >/dev/null
magang user add loket role=coordinator areas=32.73 >/dev/null
magang user add firma role=officer programs=firm >/dev/null
add() { # add NAME REGENCY NIK PROGRAM
	magang add person name="$1" sex=P birth_date=1999-05-15 regency="$2" nik="$3" \
		no_kk=3205011201080007 --program "$4" >/dev/null || exit 1
}
add 'Siti Aminah' 32.05 3205015505990001 firm
add 'Siti Amina' 32.73 3201015505990002 shop
add 'Budi Santoso' 32.05 3205015505990009 firm
one=MG-000001-3 two=MG-000002-1 nik=3201015505990002
nib=9120001234567
expect_success 'a case of the one in the same program' magang open $two firm
magang add outcome case=FI-000001-3 what=business grade=b seen_by=rina date=2026-06-05 >/dev/null
magang add outcome case=FI-000004-5 what=business grade=a licence=$nib date=2026-06-10 >/dev/null
magang add outcome case=FI-000003-7 what=business grade=a licence=9120001234568 date=2026-06-10 >/dev/null
magang add outcome case=SH-000002-1 what=business grade=a licence=$nib date=2026-06-10 >/dev/null
expect_success 'what counts' magang statement make firm --as-of 2026-06-30
persons() { magang "$@" list person --columns number --csv | sed 1d | tr '\n' ' '; }
is() { # is WHAT WANT IS
	[ "$2" = "$3" ]
	report $? "$1: $3"
}
figure() { magang target firm --as-of 2026-06-30 --csv | sed -n 2p; }
is 'persons' "$one $two MG-000003-7 " "$(persons)"
is 'who sees the firm' "$one $two MG-000003-7 " "$(persons --as firma)"
is 'who sees Garut' "$one MG-000003-7 " "$(persons --as rina)"
is 'who sees Bandung' "$two " "$(persons --as loket)"
is 'the figure' 'firm,founders,,all,100,3,3,2,1,0,100,0' "$(figure)"

# --- one ---
MAGANG_CLOCK=2026-11-25T08:00
must_fail 1 'who sees one of them merges nobody' magang --as rina merge $one $two
expect_success 'they are one' magang merge $one $two regency=left
is 'persons' "$one MG-000003-7 " "$(persons)"
is 'who sees the firm' "$one MG-000003-7 " "$(persons --as firma)"
is 'who sees Garut' "$one MG-000003-7 " "$(persons --as rina)"
is 'who sees Bandung' '' "$(persons --as loket)"
must_fail 1 'nor by the number of before' magang --as loket show $two
for asked in "nik:$nik" "nik:3205015505990001"; do
	expect_success "who has $asked" magang list person $asked --columns number --csv
	expect_output 'is one' <<EOF
number
$one
EOF
done
expect_success 'her cases by either number' magang list case person:$two --columns number --csv
expect_output 'are both' <<\EOF
number
FI-000001-3
SH-000002-1
FI-000004-5
EOF
expect_success 'a file of cases' magang list case person:$two --columns number,person --csv
expect_grep 'names one person' "^SH-000002-1,$one"
must_not_grep 'and no other' $two
expect_success 'who sees the firm alone' magang --as firma list case person:$two --columns number --csv
must_not_grep 'sees no case of the other' SH-
expect_success 'her history' magang --lang en log $two --csv
expect_grep 'says who was merged' "merge,$two,merged,,$one"
expect_grep 'and which record was made' "add,$two,name,,Siti Amina,"

# --- counted once, and as stated ---
is 'the figure' 'firm,founders,,all,100,2,2,2,0,0,100,0' "$(figure)"
expect_success 'what was stated' magang --lang en statement check PY-000001-3
expect_errors 'stands' <<\EOF
PY-000001-3: the same again from the journal, 3 counted
EOF
expect_success 'by today' magang --lang en statement check PY-000001-3 --against 2026-11-25 --csv
expect_grep 'it is known why' "^$two,Siti Amin.*,merged$"
expect_success 'stated now' magang statement make firm --as-of 2026-06-30
expect_success 'and again' magang --lang en statement check PY-000002-1
expect_errors 'it is less' <<\EOF
PY-000002-1: the same again from the journal, 2 counted
EOF
expect_success 'her household' magang show FI-000001-3 --why
expect_grep 'counts her cases once' 'household at most 1: is 3'
expect_success 'a line by the old number' magang set $two street='Jl. Mawar 5'
expect_grep 'is of the one' "^$one: "

# --- and two again ---
expect_success 'they are two' magang unmerge $two
is 'persons' "$one $two MG-000003-7 " "$(persons)"
is 'who sees Bandung' "$two " "$(persons --as loket)"
expect_success 'a file of cases' magang list case person:$two --columns number,person --csv
expect_grep 'names her' "^SH-000002-1,$two"
is 'the figure' 'firm,founders,,all,100,3,3,2,1,0,100,0' "$(figure)"
expect_success 'by then' magang --lang en statement check PY-000002-1
expect_errors 'they were one' <<\EOF
PY-000002-1: the same again from the journal, 2 counted
EOF
expect_success 'made again' magang replay again
finish
