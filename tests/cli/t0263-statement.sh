#!/bin/sh
# SPDX-License-Identifier: MIT
# A figure that was given away: it is kept as it was, comes again from the journal, and
# what is otherwise by now is told by name.
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
targets:
  founders: {total: 100, grades: "a, b"}
outcomes:
  business: {label: Business, counts_for: founders, digits: 13, lasts: 12 months}
  died: {label: Died, ends: yes}
EOF
expect_success 'a program' magang program install firm.yaml
magang user add rina role=officer areas=32.05 >/dev/null
magang user add loket role=officer areas=32.73 >/dev/null
new_cases firm 'Ani Budi Cici'
ani=FI-000001-3 budi=FI-000002-1 cici=FI-000003-7
add() { magang add outcome case="$1" what=business "$2" "$3" date="$4"; }
add $ani grade=a licence=9120001234567 2026-06-01 >/dev/null
add $budi grade=b seen_by=rina 2026-06-10 >/dev/null
add $cici grade=c note=x 2026-06-10 >/dev/null

# --- made ---
expect_success 'who counted in June' magang --lang en statement make firm \
	--as-of 2026-06-30 --for 'head of office'
expect_grep 'has a number' '^PY-000001-3: made'
expect_success 'as a text' magang statement show PY-000001-3 --text
cp .out text
known=$(sed -n 's/^known 2026-11-24 \([0-9]*\)$/\1/p' text)
[ "$known" ]
report $? 'that tells what was known'
sed "s/^known .*/known/" text >.out
expect_output 'and all that the figures hang on' <<\EOF
program firm 1
target founders 100 ab
day 2026-06-30
known
all 1 1 1 1 1 1
32.05 1 1 1 1 1 1
EOF
sum=$(b2sum -l 256 <text | cut -d' ' -f1)
for lang in id en ja; do
	expect_success "in $lang" magang --lang $lang statement show PY-000001-3
	expect_grep 'its sum is that of the text' "$sum"
done
expect_success 'the list' magang statement list --csv
expect_output 'counts them' <<\EOF
number,date,program,target,counted,known,made,for
PY-000001-3,2026-06-30,firm,founders,2,2026-11-24,2026-11-24,head of office
EOF
expect_success 'its page' magang --lang en show PY-000001-3
expect_grep 'has the regencies' '32.05  Kabupaten Garut *2 *1  *1  *1 *100'
must_fail 65 'none is of a day to come' magang statement make firm --as-of 2026-12-31
must_fail 1 'nor of a day before the program' magang statement make firm --known 2026-01-01
must_fail 1 'nor of a target that is none' magang statement make firm workers
must_fail 77 'nor made by who sees a part' magang --as rina statement make firm

# --- names behind the digits ---
names() { # names WHAT FILTER NAMES...
	expect_success "$1" magang list person "$2" sort:name --columns name --csv
	shift 2
	printf 'name\n' >want
	for i; do echo "$i"; done >>want
	cmp -s .out want || [ $# = 0 ]
	report $? "are $*"
}
names 'who counts' counted:founders Ani Budi
names 'on a day' counted:founders/2026-06-05 Ani
names 'in a regency by a grade' counted:founders/32.05/b Budi
names 'by one that does not count' counted:founders/c Cici
names 'who did and does not' 'counted:founders/2026-06-05 not counted:founders/2027-06-05' Ani
expect_success 'in all' magang list person counted:founders --count
expect_grep 'as many as the figure' '^2$'
must_fail 1 'of cases, too' magang list case counted:founders/32.73 --count
expect_grep 'of that regency' '^0$'
must_fail 64 'a target that is none' magang list person counted:workers
must_fail 64 'a part that is none' magang list person counted:founders/garut

# --- never changed ---
must_fail 64 'it is not changed' magang set PY-000001-3 for=x
must_fail 64 'not taken back' magang undo
expect_success 'by nobody' magang statement list
must_fail 64 'nor added by hand' magang add statement program=firm target=founders

# --- seen ---
expect_success 'who is bound to a regency' magang --as loket --lang en show PY-000001-3
must_not_grep 'sees nothing of others' 'Garut\|[0-9a-f]\{64\}'
expect_success 'its list' magang --as loket statement list --csv
expect_grep 'counts his own' 'founders,0,'
must_fail 77 'nor has the text of all' magang --as loket statement show PY-000001-3 --text

# --- checked ---
expect_success 'it comes again' magang --lang en statement check PY-000001-3
expect_errors 'the same' <<\EOF
PY-000001-3: the same again from the journal, 2 counted
EOF
expect_output 'and nobody is otherwise' </dev/null
MAGANG_CLOCK=2026-11-26T08:00
magang add outcome case=$budi what=business grade=c date=2026-06-10 \
	replaces=HS-000002-1 >/dev/null
add $cici grade=a licence=9120001234568 2026-06-20 >/dev/null
magang add outcome case=$ani what=died grade=c date=2026-09-01 >/dev/null
sed 's/^version: 1/version: 2/; s/"a, b"/"a, b, c"/' firm.yaml >firm2.yaml
expect_success 'another definition' magang program install firm2.yaml
expect_success 'months later it still' magang --lang en statement check PY-000001-3 --csv
expect_grep 'has names' 'MG-000003-7,Cici,32.05,c,a,'
must_not_grep 'and not of who is the same' Ani
expect_success 'by today' magang --lang en statement check PY-000001-3 --against 2026-11-26 --csv
expect_output 'each with why' <<\EOF
number,name,area,was,is,cause
MG-000001-3,Ani,32.05,a,,corrected
MG-000002-1,Budi,32.05,b,c,differs
MG-000003-7,Cici,32.05,c,a,recorded late
EOF
expect_success 'one of then' magang statement make firm founders --as-of 2026-06-30 \
	--known 2026-11-24
magang statement show PY-000002-1 --text | sed 's/^known .*/known/' >then
sed 's/^known .*/known/' text | cmp - then
report $? 'comes to the same text, by the definition of then'
expect_success 'one of now' magang statement make firm founders --as-of 2026-06-30
magang statement show PY-000003-7 --text >.out
expect_grep 'to another one' '^all 2 0 1 2 0 1$'
# --- one business of several people ---
add $cici grade=a licence=9120001234567 2026-06-10 >/dev/null
expect_success 'one business of two people' magang list outcome shared:licence \
	sort:name --columns name --csv
expect_output 'is seen with both' <<\EOF
name
Ani
Cici
EOF
must_fail 64 'what else they share' magang list outcome shared:date

expect_success 'all of it' magang check
expect_success 'comes again' magang replay again
expect_success 'there, too' magang --store again statement check PY-000001-3 --csv
finish
