#!/bin/sh
# SPDX-License-Identifier: MIT
# What protects a person on time: licences that end, originals that are held too long.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >abroad.yaml <<\EOF
program: abroad
version: 1
prefix: AB
label: Abroad
stages:
  a: {kind: start, label: Asked}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: x, kind: exit}
protection: {originals: 30 days}
EOF
sed 's/30 days/soon/' abroad.yaml >bad.yaml
must_fail 65 'what is no span' magang program check bad.yaml
expect_success 'a program' magang program install abroad.yaml
expect_success 'its page' magang program show abroad
expect_grep 'says how long' 'An original is held *at most 30 days'
at() {
	day=$1
	shift
	MAGANG_CLOCK=${day}T08:00 magang "$@"
}

# --- the licence of whoever sends people ---
bahana=OR-000001-3 terang=OR-000002-1
expect_success 'a licence' magang add organisation name='LPK Bahana' kind=lpk \
	licence=KEP-1 licence_until=2027-06-30
magang add organisation name='LPK Terang' kind=lpk >/dev/null
licence() {
	magang list task open about:$bahana --columns task,due,warn --csv |
		tail -n +2 | tr -d '\r'
}
expect_success 'has a task' licence
expect_output 'and its days of warning' <<\EOF
Izin lembaga habis: minta yang baru,2027-06-30,2027-04-01
EOF
must_fail 1 'before the first of them' at 2027-03-31 list task soon about:$bahana --count
expect_success 'on it' at 2027-04-01 list task soon about:$bahana --count
must_fail 1 'nor is it found before' at 2027-03-31 list organisation expiring --count
expect_success 'nor behind it missed' at 2027-04-01 list organisation expiring \
	--columns number,licence_until
expect_grep 'by name' "^$bahana *2027-06-30"
expect_success 'by days from today' at 2027-04-01 list organisation \
	'licence_until<=today+90' --count
must_fail 1 'so many' at 2027-04-01 list organisation 'licence_until<=today+89' --count
expect_success 'or before it' at 2027-07-03 list organisation \
	'licence_until>=today-3' --count
must_fail 65 'no number of days' magang list organisation 'licence_until<today+x' --count
must_fail 1 'on its last day it stands' at 2027-06-30 list organisation lapsed --count
expect_success 'then no more' at 2027-07-01 list organisation lapsed --count
task() {
	magang list task open about:$bahana --columns number --csv | sed -n 2p |
		tr -d '\r'
}
expect_success 'asked for too early' at 2027-04-05 task "$(task)" --done
expect_success 'the next warning' licence
expect_output 'comes by itself' <<\EOF
Izin lembaga habis: minta yang baru,2027-06-30,2027-05-01
EOF
expect_success 'renewed' at 2027-05-02 set $bahana licence=KEP-2 licence_until=2030-06-30
expect_success 'it' licence
expect_output 'is a later one' <<\EOF
Izin lembaga habis: minta yang baru,2030-06-30,2030-04-01
EOF
expect_success 'taken away' magang set $bahana licence= licence_until=
expect_success 'there is none' magang list task about:$bahana done --count
must_fail 1 'to be asked for' magang list task open about:$bahana --count
magang undo >/dev/null

# --- originals ---
new_cases abroad 'Ani Budi'
ani=AB-000001-3
magang add ledger case=$ani what=original item=diploma date=2026-11-02 \
	holder=$terang >/dev/null
magang add ledger case=$ani what=original item=land date=2026-11-20 \
	holder=$terang >/dev/null
due() {
	magang list case name:ani --columns return_due --csv | tail -n +2 | tr -d '\r'
	magang list task open about:$ani --columns task,due --csv | tail -n +2 |
		tr -d '\r'
}
expect_success 'the first' due
expect_output 'is to be given back' <<\EOF
2026-12-02
Dokumen asli harus dikembalikan,2026-12-02
EOF
expect_success 'who leaves' magang move $ani x
expect_success 'has it there still' due
expect_grep 'as a task' 'dikembalikan,2026-12-02'
must_fail 1 'not too long' at 2026-12-02 list case overheld --count
expect_success 'too long' at 2026-12-03 list case overheld --columns number,return_due
expect_grep 'by name' "^$ani *2026-12-02"
expect_success 'given back' at 2026-12-04 set LG-000001-3 back=2026-12-04
expect_success 'the other' due
expect_output 'is the next' <<\EOF
2026-12-20
Dokumen asli harus dikembalikan,2026-12-20
EOF
expect_success 'as well' at 2026-12-05 set LG-000002-1 back=2026-12-05
must_fail 1 'none is held' at 2027-01-05 list case overheld --count
must_fail 1 'nor asked for' magang list task open about:$ani --count
expect_success 'all of it' magang check
expect_success 'comes again from the journal' magang replay again
finish
