#!/bin/sh
# SPDX-License-Identifier: MIT
# --dry-run answers as the act would: for each verb that has it an act that is
# refused, and one that is not, with the same status; and it changes nothing.
. "$(dirname "$0")/lib.sh"

cat >plea.yaml <<\EOF
program: plea
version: 1
prefix: PL
label: Plea
stages:
  a: {kind: start, label: A}
  b: {label: B}
  w: {kind: hold, label: W, moves_up: automatic}
  n: {kind: failed, label: Declined}
  z: {kind: success, label: Z}
moves:
  - {from: a, to: b, if: quota_left, otherwise: w}
  - {from: a, to: w}
  - {from: w, to: b, if: quota_left}
  - {from: a, to: z, by: [manager]}
  - {from: a, to: n, kind: failed, causes: {late: Late, full: Full}}
  - {from: b, to: z}
quotas:
  all: {seats: 1}
appeals: {within: 21 days, decide: 10 days}
EOF
magang init >/dev/null && magang program install plea.yaml >/dev/null &&
	magang user add rina role=coordinator >/dev/null &&
	magang user add oji role=officer areas=32.05 >/dev/null &&
	magang user add kepala role=administrator >/dev/null
magang add intake program=plea name=2026 seats=1 >/dev/null
for i in 1 2 3 4; do
	magang --as rina add person name="Adi $i" birth_date=2001-03-12 \
		regency=32.05 --program plea >/dev/null
done
magang list case --columns number --csv | tr -d '\r' | sed 1d >cases
one=$(sed -n 1p cases) two=$(sed -n 2p cases) three=$(sed -n 3p cases)
person=$(magang list person --columns number --csv | tr -d '\r' | sed -n 2p)

head_of() {
	magang check | grep -a '^digest'
}

# same 'title' STATUS COMMAND...: tried, then done
same() {
	title=$1 want=$2
	shift 2
	before=$(head_of)
	run magang "$@" --dry-run
	got=$?
	[ "$before" = "$(head_of)" ] && [ "$got" = "$want" ]
	report $? "$title: tried ($got)"
	[ "$got" = "$want" ] || show "$dir/.out" "$dir/.err"
	run magang "$@"
	got=$?
	[ "$got" = "$want" ]
	report $? "$title: done ($got)"
	[ "$got" = "$want" ] || show "$dir/.out" "$dir/.err"
}

same 'set, an empty field' 65 --as rina set "$person" name=
expect_errors 'which is named' <<\EOF
magang: 'Full name' must be filled in
EOF
same 'set, what a role may not' 77 --as oji set rina role=officer
same 'set' 0 --as rina set "$person" name='Adi Satu'
same 'set, the same value' 1 --as rina set "$person" name='Adi Satu'
same 'set of many, refused' 1 --as rina set case 'program:plea' officer=nobody
same 'move, of another role' 1 --as rina move "$one" z
same 'move, without a cause' 1 --as rina move "$one" n
same 'move' 0 --as rina move "$one" n --cause late
magang --as rina appeal "$one" --reason 'was ill' >/dev/null
same 'move on an appeal, by who declined' 77 --as rina move "$one" n --cause full
same 'move on an appeal, by another one' 0 --as kepala move "$one" b
same 'decide, of which none goes' 1 --as rina decide "number:$two" --to z
same 'decide' 0 --as rina decide "number:$two" --to b
intake=$(magang list intake --columns number --csv | tr -d '\r' | sed -n 2p)
expect_success 'a place more, tried' magang --as rina set "$intake" seats=2 --dry-run
expect_grep 'says that somebody would move up' '^1 would move up'
expect_grep 'and who' "^  $two "
same 'a place more' 0 --as rina set "$intake" seats=2
same 'assign, to nobody there' 1 --as rina assign "number:$three" nobody
same 'assign' 0 --as rina assign "number:$three" oji

finish
