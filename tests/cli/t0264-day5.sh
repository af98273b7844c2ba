#!/bin/sh
# SPDX-License-Identifier: MIT
# The fifth working day: the figure of June is given away, the months go on with the
# list of another agency, and in November June is asked about again.
. "$(dirname "$0")/lib.sh"

MAGANG_CLOCK=2026-06-25T08:00
expect_success 'an office' magang init
cat >firm.yaml <<\EOF
program: firm
version: 1
prefix: FI
label: Firm
stages:
  a: {kind: start, label: Asked, within: 30 days}
  x: {kind: exit, label: Left}
  listed: {kind: success, label: Of another list}
moves:
  - {from: a, to: x, kind: exit}
targets:
  founders: {total: 100, until: 2027-06-30, by: regency, shares: {32.05: 60, 32.02: 40}}
outcomes:
  business: {label: Business, counts_for: founders, digits: 13, lasts: 12 months, lists: listed}
  died: {label: Died, ends: yes}
EOF
expect_success 'a program' magang program install firm.yaml
i=0
{
	line user add deputy role=officer areas=32.02
	line add organisation name='Dinas Perdagangan' kind=partner
	for name in 'Ani Lestari' 'Budi Santoso' 'Cici Maryam' 'Dewi Sartika' 'Eka Putri' \
		'Fajar Hidayat'; do
		i=$((i + 1))
		line add person name="$name" nik=320205520398000$i birth_date=1998-03-12 \
			sex=P regency=32.02
	done
	line open MG-000001-3 firm
	line open MG-000002-1 firm
	line open MG-000003-7 firm
	line open MG-000004-5 firm
	line open MG-000005-9 firm
	line open MG-000006-8 firm
	line add outcome case=FI-000001-3 what=business grade=a licence=9120001234567 date=2026-05-04
	line add outcome case=FI-000002-1 what=business grade=b seen_by=deputy date=2025-07-20
	line add outcome case=FI-000003-7 what=business grade=b seen_by=deputy date=2026-06-10
	line add outcome case=FI-000004-5 what=business grade=c date=2026-06-12
	line add outcome case=FI-000005-9 what=business grade=c date=2025-08-01
} | each >.made 2>&1

# --- the figure of June is given away ---
MAGANG_CLOCK=2026-07-05T08:00
figures() { # figures TITLE ARGUMENTS...: those who count, by A, B, C
	title=$1
	shift
	expect_success "$title" magang target firm founders "$@" --csv
	sed -n 's/^firm,founders,,all,100,\([0-9]*\),[0-9]*,\([0-9,]*\),.*,[0-9]*$/\1 \2/p' .out >.cut
	mv .cut .out
}
figures 'June' --as-of 2026-06-30
expect_output 'is told' <<\EOF
5 1,2,2
EOF
expect_success 'it is kept' magang statement make firm --as-of 2026-06-30 --for governor
expect_success 'its text' magang statement show PY-000001-3 --text
cp .out june

# --- the months go on: corrections, confirmations, a death ---
MAGANG_CLOCK=2026-09-20T08:00
must_fail 65 'who wants a told one as A needs the number' magang --as deputy add outcome \
	case=FI-000004-5 what=business grade=a date=2026-09-15 replaces=HS-000004-5
{
	line add outcome case=FI-000005-9 what=business grade=b seen_by=deputy date=2026-09-10
	line add outcome case=FI-000003-7 what=business grade=c date=2026-06-10 replaces=HS-000003-7
	line add outcome case=FI-000004-5 what=died grade=c date=2026-06-20
	line add outcome case=FI-000006-8 what=business grade=b seen_by=deputy date=2026-07-02
} | each >.made 2>&1

# --- the list of another agency ---
cat >trade.csv <<\EOF
NIK,Nama,Tgl Lahir,Kab/Kota,NIB,Bukti
3202055203980001,Ani Lestari,12-03-1998,Kab. Sukabumi,9120001234567,
32020552039,Gita,12-03-1998,Kab. Sukabumi,9120001234569,
3202055203940008,Hana Sari,12-03-1994,Kab. Sukabumi,9120001234570,
3202055203940008,Hana Sari,12-03-1994,Kab. Sukabumi,9120001234570,
EOF
trade() {
	magang reconcile trade.csv --agency OR-000001-3 --program firm --date 2026-09-15 "$@" --csv
}
must_fail 65 'tried' trade --dry-run
must_fail 65 'and taken' trade
must_fail 65 'sent again' trade
expect_success 'one is new' magang list outcome agency:OR-000001-3 --count
expect_grep 'and once' '^1$'

# --- the quarter ---
MAGANG_CLOCK=2026-10-01T08:00
figures 'September' --as-of 2026-09-30
expect_output 'is told' <<\EOF
5 2,2,1
EOF
expect_success 'and kept' magang statement make firm --as-of 2026-09-30
expect_success 'who is gone' magang list person \
	'counted:founders/2026-06-30 not counted:founders/2026-09-30' --columns name --csv
expect_output 'has a name' <<\EOF
name
Budi Santoso
EOF
expect_success 'for the governor' magang report targets firm --as-of 2026-09-30 --html
expect_success 'for a telephone' magang --lang en report phone firm --as-of 2026-09-30
expect_grep 'with a sum' '^Checksum [0-9a-f]\{16\}$'

# --- the meeting: June, asked about again ---
MAGANG_CLOCK=2026-11-24T09:00
figures 'June by what is known now' --as-of 2026-06-30
expect_output 'is another figure' <<\EOF
4 1,1,2
EOF
figures 'June as it was known' --as-of 2026-06-30 --known 2026-07-05
expect_output 'is what was said' <<\EOF
5 1,2,2
EOF
expect_success 'the statement' magang statement check PY-000001-3
expect_success 'its text' magang statement show PY-000001-3 --text
expect_same 'is to the digit' june .out
expect_success 'the difference' magang --lang en target firm founders --as-of 2026-06-30 \
	--known 2026-07-05 --against 2026-11-24 --csv
expect_output 'is names, each with its cause' <<\EOF
number,name,area,was,is,cause
MG-000002-1,Budi Santoso,32.02,b,,expired
MG-000003-7,Cici Maryam,32.02,b,c,differs
MG-000004-5,Dewi Sartika,32.02,c,,corrected
MG-000005-9,Eka Putri,32.02,c,b,differs
MG-000006-8,Fajar Hidayat,32.02,,b,new
MG-000007-6,Hana Sari,32.02,,a,new
EOF
expect_success 'the same again from the journal' magang replay again
figures 'June there' --as-of 2026-06-30 --store again
expect_output 'is the figure of now' <<\EOF
4 1,1,2
EOF
finish
