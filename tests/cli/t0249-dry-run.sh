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

# --- by a second person, letters, classes, certificates, files -----------------
cat >two.yaml <<\EOF
program: two
version: 1
prefix: TW
label: Two
fields:
  f:
    label: F
    venue: {label: Venue, type: text}
    ready: {label: Ready, type: yesno}
stages:
  a: {kind: start, label: A}
  b: {label: B}
  z: {kind: success, label: Z}
moves:
  - {from: a, to: b, approval: second person}
  - {from: b, to: z, if: ready}
letters:
  asked:
    on: b
    answers:
      yes: {to: z}
    text: "{name}, come to {venue}"
certificates:
  kelas: {label: Class, on: z, text: was there}
cohorts: {join_until: 5}
EOF
magang program install two.yaml >/dev/null &&
	magang user add mira role=manager >/dev/null &&
	magang user add arsip role=auditor >/dev/null &&
	magang user add koko role=coordinator areas=32.05 >/dev/null
for i in 1 2 3 4; do
	magang --as rina add person name="Budi $i" birth_date=2001-03-12 \
		regency=32.05 --program two >/dev/null
done
magang list case program:two --columns number --csv | tr -d '\r' | sed 1d >cases
one=$(sed -n 1p cases) two=$(sed -n 2p cases) three=$(sed -n 3p cases)
for n in $one $two $three; do
	magang --as rina move "$n" b >/dev/null
done
same 'approve, who proposed it' 77 --as rina approve PP-000001-3
same 'approve, an auditor' 77 --as arsip approve open
same 'approve' 0 --as mira approve PP-000001-3
same 'approve, what is answered' 1 --as mira approve PP-000001-3
same 'return, without a word' 64 --as mira return PP-000002-1 --reason ' '
same 'return' 0 --as mira return PP-000002-1 --reason later
magang --as mira approve open >/dev/null

same 'publish, where all lack something' 1 \
	--as mira letters publish held --number 1 --out -
for n in $one $three; do
	magang --as mira set "$n" venue=Garut ready=yes >/dev/null
done
same 'publish, another number' 64 --as mira letters publish held --number 7 --out -
same 'publish, an auditor' 77 --as arsip letters publish held --number 2 --out -
mkdir there
same 'publish, into what is there' 73 \
	--as mira letters publish held --number 2 --out there
same 'publish' 0 --as mira letters publish held --number 2 --out new
same 'publish, what was sent' 1 --as mira letters publish held --number 2 --out other
printf 'letter,answer\nSR-000001-3,yes\n' >came.csv
same 'answers, an auditor' 77 --as arsip letters answers came.csv
same 'answers' 0 --as mira letters answers came.csv
same 'answers, once more' 1 --as mira letters answers came.csv

magang --as mira add cohort program=two name=kelas from=2026-11-23 \
	until=2026-12-04 seats=1 >/dev/null
same 'fill, an auditor' 77 --as arsip cohort fill CO-000001-3 program:two
same 'fill' 0 --as mira cohort fill CO-000001-3 "number:$three"
same 'fill, a full one' 1 --as mira cohort fill CO-000001-3 "number:$two"
same 'answer, to what is not taken' 1 \
	--as mira cohort answer left KR-000001-3 --cause work
same 'answer' 0 --as mira cohort answer yes KR-000001-3
same 'mark, a day of no class' 1 cohort mark CO-000001-3 2026-11-28 1
same 'mark, nobody of the roll' 1 cohort mark CO-000001-3 2026-11-24 7
same 'mark' 0 cohort mark CO-000001-3 2026-11-24 1

same 'a certificate, of who is not there yet' 1 --as mira certificate give "$two"
same 'a certificate, an auditor' 77 --as arsip certificate give "$one"
same 'a certificate' 0 --as mira certificate give "$one"
same 'a certificate, a second one' 73 --as mira certificate give "$one"

magang assign "$two" rina >/dev/null
same 'handover, an auditor' 77 --as arsip user handover rina --to mira
same 'handover, to who works on no case' 1 --as mira user handover rina --to arsip
same 'handover' 0 --as mira user handover rina --to mira
same 'handover, of nothing' 1 --as mira user handover rina --to mira

sed 's/^version: 1/version: 2/; s/join_until: 5/join_until: 6/' two.yaml >newer.yaml
magang program install newer.yaml >/dev/null
same 'adopt, an auditor' 77 --as arsip program adopt two
same 'adopt' 0 --as mira program adopt two
same 'adopt, what is there' 1 --as mira program adopt two

printf 'Nama,Tanggal Lahir,Kabupaten\nUjang Suparman,2001-03-12,Garut\n' >list.csv
same 'import, an auditor' 77 --as arsip import person list.csv
printf 'Nama,Tanggal Lahir,Kabupaten\nUjang Suparman,2001-03-12,Kota Cirebon\n' >far.csv
same 'import, out of the area' 65 --as koko import person far.csv
same 'import' 0 --as koko import person list.csv
same 'import, the same' 0 --as koko import person list.csv
printf 'program,name,from,until\ntwo,sore,2026-12-07,2026-12-01\n' >class.csv
same 'import of a kind, what is refused' 65 --as mira import cohort class.csv

echo 'roles: {' >roles.yaml
same 'install, a fault' 65 config install roles roles.yaml
{ magang config show roles; echo '# anew'; } >roles.yaml
same 'install, an auditor' 77 --as arsip config install roles roles.yaml
same 'install' 0 config install roles roles.yaml

finish
