#!/bin/sh
# SPDX-License-Identifier: MIT
# What is due once for all at a host: one task of the host however many are there, from
# the first who came on, in rounds, until nobody is there.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >abroad.yaml <<\EOF
program: abroad
version: 1
prefix: AB
label: Abroad
stages:
  a: {kind: start, label: Offered}
  y1: {label: First year}
  y2: {label: Second year}
  z: {kind: success, label: Employed}
  x: {kind: exit, label: Lost}
moves:
  - {from: a, to: y1}
  - {from: y1, to: y2}
  - {from: y2, to: z}
  - {from: any, to: x, kind: exit}
deadlines:
  audit: {label: Audit, from: y1, after: 90 days, warn: 10 days, repeats: yes, stage: y1, per: host}
  audit_y2: {label: Audit, from: y2, after: 90 days, warn: 10 days, repeats: yes, stage: y2, per: host, task: audit}
  report: {label: Report, from: y1, after: 14 days, stage: y1}
EOF
sed 's/per: host}/per: host, seen: yes}/; s/repeats: yes, stage: y1/stage: y1/' abroad.yaml >bad.yaml
must_fail 65 'to be seen is of one person' magang program check bad.yaml
sed 's/per: host}/per: place}/' abroad.yaml >bad.yaml
must_fail 65 'of nothing else' magang program check bad.yaml
expect_success 'a program' magang program install abroad.yaml
expect_success 'its page' magang program show abroad
expect_grep 'says so' 'repeats; once$'
new_cases abroad 'Ani Budi Cici'
magang user add siti role=officer areas=32.05 >/dev/null
ani=AB-000001-3 budi=AB-000002-1 cici=AB-000003-7 uji=OR-000001-3 kano=OR-000002-1
{
	line add organisation name='Uji Tea' kind=host
	line add organisation name=Kano kind=host
	line add slot program=abroad host=$uji name=K-01 seats=1
	line add slot program=abroad host=$uji name=K-02 seats=1
	line add slot program=abroad host=$kano name=K-03 seats=1
	line slot offer LO-000001-3 name:ani
	line slot offer LO-000002-1 name:budi
	line slot offer LO-000003-7 name:cici
	line slot answer yes KR-000001-3 KR-000002-1
} | each >/dev/null
# on DAY command...
on() {
	day=$1
	shift
	env MAGANG_CLOCK="${day}T08:00" "$MAGANG" --store "$store" "$@"
}
# audits FILTER...: of both hosts
audits() {
	magang list task "$@" task:Audit sort:id --columns about,rule,due,done --csv |
		tail -n +2 | tr -d '\r'
}
open_one() {
	magang list task open "about:$1" --columns number --csv | sed -n 2p | tr -d '\r'
}
must_fail 1 'who has a place, and is not there, is not looked at' magang list task task:Audit --count
expect_success 'the first comes' on 2026-12-01 --as siti move $ani y1
expect_success 'and then another' on 2026-12-20 --as siti move $budi y1
expect_success 'one audit' audits
expect_output 'for both' <<EOF
$uji,deadline:audit,2027-03-01,
EOF
expect_success 'what is of each of them' magang list task task:Report --count
expect_output 'is a task of each' <<\EOF
2
EOF
must_fail 1 'it is not due soon' on 2027-02-18 list task soon about:$uji --count
expect_success "ten days before, it is" on 2027-02-19 list task soon about:$uji --count

expect_success 'in words' magang list task about:$uji --columns about,rule
expect_grep 'by its label' "^$uji *Audit"

# --- rounds, and who comes and goes ---
expect_success 'done' on 2027-03-03 --as siti task "$(open_one $uji)" --done
expect_success 'the next' audits open
expect_output 'is due three months later' <<EOF
$uji,deadline:audit#2,2027-05-30,
EOF
expect_success 'the first goes' on 2027-04-01 --as siti move $ani x
expect_success 'it' audits open
expect_output 'stays, for the other' <<EOF
$uji,deadline:audit#2,2027-05-30,
EOF
expect_success 'into the second year' on 2027-04-10 move $budi y2
expect_success 'the round' audits open
expect_output 'goes on' <<EOF
$uji,deadline:audit#2,2027-05-30,
EOF
expect_success 'who was offered a place elsewhere is there' on 2027-04-12 move $cici y1
must_fail 1 'not before he takes it' magang list task about:$kano --count
expect_success 'then' on 2027-04-20 slot answer yes KR-000003-7
expect_success 'his host' audits about:$kano
expect_output 'has one, from the day on which he came' <<EOF
$kano,deadline:audit,2027-07-11,
EOF
expect_success 'the last goes' on 2027-05-01 --as siti move $budi x
expect_success 'nobody is there' audits about:$uji
expect_output 'to be looked at' <<EOF
$uji,deadline:audit,2027-03-01,2027-03-03
$uji,deadline:audit#2,2027-05-30,2027-05-01
EOF
expect_success 'the going is taken back' on 2027-05-01 --as siti undo
expect_success 'the round' audits open about:$uji
expect_output 'is open again' <<EOF
$uji,deadline:audit#2,2027-05-30,
EOF

# --- taken back in another order ---
{
	line add slot program=abroad host=$uji name=K-04 seats=2
	line add person name=Dedi sex=L birth_date=2001-03-12 regency=32.05 --program abroad
	line slot offer LO-000004-5 name:dedi
	line slot answer yes KR-000004-5
	line --as siti move AB-000004-5 y1
} | MAGANG_CLOCK=2027-05-10T08:00 each >/dev/null
expect_success 'one goes of two' on 2027-05-12 --as siti move AB-000004-5 x
act=$(sed -n 's/.*(act \(.*\))/\1/p' .out)
expect_success 'and the other' on 2027-05-13 --as siti move $budi x
must_fail 1 'nobody is there' magang list task open about:$uji --count
expect_success 'the first comes back' on 2027-05-13 --as siti undo "$act"
expect_success 'the host' audits open about:$uji
expect_output 'is to be looked at' <<EOF
$uji,deadline:audit#3,2027-08-08,
EOF
expect_success 'whose data are erased' on 2027-05-20 erase MG-000004-5 --reason asked --yes MG-000004-5
must_fail 1 'is nowhere' magang list task open about:$uji --count
expect_success 'all of it' magang check
magang replay again >/dev/null 2>&1
run magang check
sed -n 's/^digest //p' .out >here
"$MAGANG" --store again check | sed -n 's/^digest //p' >there
expect_same 'comes again from the journal' here there
finish
