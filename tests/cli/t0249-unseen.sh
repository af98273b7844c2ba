#!/bin/sh
# SPDX-License-Identifier: MIT
# Who sees no health is not told by a seat or a certificate that is tried what the
# health of anybody is; what was completed has one certificate, whatever seat the
# case has later.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
fields:
  f:
    label: F
    fit: {label: Fit, type: yesno, privacy: health}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
cohorts: {if: fit}
certificates:
  sehat: {label: Fit, on: a, if: fit, text: is fit}
  kelas: {label: Class, on: a, text: was there}
EOF
magang program install class.yaml >/dev/null
for fit in yes no; do
	magang add person name="Ade $fit" birth_date=2001-03-12 --program class >/dev/null || exit 1
done
magang set KL-000001-3 fit=yes >/dev/null
magang set KL-000002-1 fit=no >/dev/null
magang user add rina role=coordinator >/dev/null
magang add cohort program=class name='Garut 1' from=2027-01-04 until=2027-03-31 seats=9 >/dev/null

# tried KIND COMMAND...: the same of both
tried() {
	what=$1
	shift
	for n in KL-000001-3 KL-000002-1; do
		"$MAGANG" --store "$store" --as rina "$@" "$n" --dry-run >"tried.$n" 2>&1
		sed "s/$n/NUMBER/" "tried.$n" >"said.$n"
	done
	cmp -s said.KL-000001-3 said.KL-000002-1
	report $? "$what says the same of who is fit and who is not"
	grep -q 'a question of health is open' said.KL-000001-3 &&
		! grep -qi 'fit' said.KL-000001-3
	report $? "$what says that health is asked, not what" || show said.KL-000001-3
}
tried 'a seat' cohort fill CO-000001-3
tried 'a certificate' certificate give --certificate sehat
must_fail 1 'who may see it is told' magang cohort fill CO-000001-3 KL-000002-1 --dry-run
expect_grep 'what is not met' 'first day of class: fit'
"$MAGANG" --store "$store" --as rina cohort fill CO-000001-3 KL-000002-1 >.out 2>&1
expect_grep 'what is done is refused' 'first day of class: a question of health'

magang cohort fill CO-000001-3 KL-000001-3 >/dev/null
magang cohort answer yes KR-000001-3 >/dev/null
expect_success 'given in its class' \
	magang certificate give KL-000001-3 --certificate kelas
magang cohort answer left KR-000001-3 --cause illness >/dev/null
must_fail 73 'not again when it has left the class' \
	magang certificate give KL-000001-3 --certificate kelas
expect_success 'revoked' magang certificate revoke SF-000001-3 --reason wrong
expect_success 'it may' \
	magang certificate give KL-000001-3 --certificate kelas

# --- pages that nobody gets ---
must_fail 64 'a file has a name' magang certificate print SF-000002-1 -o ''
magang list certificate --columns copies --csv >copies
grep -q '^1' copies
[ $? = 1 ]
report $? 'and no copy is counted' || show copies
must_fail 64 'so of a list' magang export person -o ''
expect_success 'a dash is no name' magang export person -o -
[ ! -e ./- ] && grep -q Ade .out
report $? 'but what is printed' || show .out .err
if [ -c /dev/full ]; then
	"$MAGANG" --store "$store" certificate print SF-000002-1 -o - >/dev/full 2>.err
	grep -q 'noted, but its pages .*certificate print' .err &&
		! grep -q '1 printed' .err
	report $? 'what could not be written is said, and how it comes again' || show .err
fi

# --- texts, work ---
long=$(printf '%5000s' '' | tr ' ' x)
must_fail 65 'a reason has an end' magang certificate revoke SF-000002-1 --reason "$long"
must_fail 65 'of every act' magang certificate print SF-000002-1 -o again.txt --reason "$long"
[ ! -e again.txt ]
report $? 'and nothing is printed'
magang user add arsip role=auditor >/dev/null
magang assign KL-000001-3 rina >/dev/null
"$MAGANG" --store "$store" assign KL-000001-3 arsip >.out 2>&1
expect_grep 'who may only read gets no work' 'may do no work on cases'
magang user handover rina --to arsip >.out 2>&1
magang list case officer:rina --columns number --csv >kept
grep -q KL-000001-3 kept
report $? 'nor by a handover' || show kept .out
finish
