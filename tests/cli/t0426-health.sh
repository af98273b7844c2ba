#!/bin/sh
# SPDX-License-Identifier: MIT
# Whoever sees no health is not told the answer of a guard or a rule that asks for
# it, mixed with whatever else: where a case may go says the same of who is fit
# and of who is not.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >kerja.yaml <<\EOF
program: kerja
version: 1
prefix: KJ
label: Work
fields:
  f:
    label: F
    fit: {label: Fit, type: yesno, privacy: health}
    height: {label: Height, type: number, range: 100..220}
stages:
  a: {kind: start, label: Asked}
  b: {kind: normal, label: Pool}
  n: {kind: failed, label: Declined}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: b, if: fit and height >= 150}
  - {from: a, to: n, if: not fit or height < 150, causes: {unfit: Unfit}}
  - {from: a, to: z}
  - {from: b, to: z}
rules:
  healthy: {level: block, test: fit or height >= 200, say: Healthy}
EOF
expect_success 'a program' magang program install kerja.yaml
for fit in yes no; do
	magang add person name="Ade $fit" birth_date=2001-03-12 --program kerja >/dev/null || exit 1
done
magang set KJ-000001-3 fit=yes height=160 >/dev/null
magang set KJ-000002-1 fit=no height=160 >/dev/null
magang user add kyo role=partner >/dev/null
magang user add rina role=coordinator >/dev/null

# same WHAT WHO COMMAND...: of both cases, but for who they are
same() {
	what=$1 who=$2
	shift 2
	for n in 1-3 2-1; do
		"$MAGANG" --store "$store" --as "$who" "$@" KJ-00000$n >.out 2>.err
		cat .out .err | sed "s/KJ-00000$n/NUMBER/g; s/MG-00000$n/PERSON/g; s/Ade [a-z]*/NAME/g; s/\"seen\":[0-9]*//; /Version seen/d" >"said.$n"
	done
	cmp -s said.1-3 said.2-1
	report $? "$what says the same of who is fit and who is not" ||
		show said.1-3 said.2-1
}
same 'a page' kyo show
grep -q 'b *Pool *health?' said.2-1 && grep -q 'n *Declined *health?' said.2-1
report $? 'and that health is asked' || show said.2-1
same 'a document' kyo show --json
grep -q '"stage":"b","label":"Pool","allowed":null' said.2-1 &&
	grep -q '"stage":"b","what":"guard","name":null,"part":null,"answer":null,"stops":false,"says":"Fit and Height at least 150 (a question of health)"' said.2-1 &&
	grep -q '"name":"healthy","part":null,"answer":null' said.2-1
report $? 'with no answer' || show said.2-1
same 'the page of who may move' rina show
for to in b n z; do
	for n in 1-3 2-1; do
		"$MAGANG" --store "$store" --as rina move KJ-00000$n $to --reason x --dry-run >"said.$n" 2>&1
	done
	cmp -s said.1-3 said.2-1
	report $? "a move to $to that is tried says the same" || show said.1-3 said.2-1
done
"$MAGANG" --store "$store" --as rina decide program:kerja --to b --dry-run --csv >.out 2>&1
expect_grep 'of many, too' '^KJ-000001-3,stays,"a question of health is open'
expect_grep 'of each' '^KJ-000002-1,stays,"a question of health is open'
expect_success 'who may see it is told' magang show KJ-000002-1 --json
expect_grep 'the answer' '"stage":"b","label":"Pool","allowed":false'
expect_success 'of a try' magang move KJ-000001-3 b --dry-run
"$MAGANG" --store "$store" --as rina decide program:kerja --to b >.out 2>&1
expect_grep 'what is done is done' '1 of 2 moved'
expect_success 'by what is so' magang show KJ-000001-3 --json
expect_grep 'whoever does it' '"stage":"b"'

# Another version of a field of health: whether it takes the value of a case is said
# to nobody who may not see that, tried or done.
cat >medis.yaml <<\EOF
program: medis
version: 1
prefix: MD
label: Medis
fields:
  f:
    label: F
    blood: {label: Blood, type: choice, values: {a: A, b: B}, privacy: health}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
EOF
sed -e 's/version: 1/version: 2/' -e 's/, b: B}/, c: C}/' medis.yaml >two.yaml
magang program install medis.yaml >/dev/null
magang add person name='Bima Satu' birth_date=2001-03-12 --program medis >/dev/null
for blood in a b; do
	magang set MD-000003-7 blood=$blood >/dev/null
	"$MAGANG" --store "$store" --as rina program whatif two.yaml >"whatif.$blood" 2>&1
	"$MAGANG" --store "$store" --as rina program whatif two.yaml --json >"json.$blood" 2>&1
done
cmp -s whatif.a whatif.b && cmp -s json.a json.b
report $? 'what another version would do is the same whatever the value' ||
	show whatif.a whatif.b
grep -q "whether the field 'Blood' takes the value of 1 case is a question of health" whatif.a
report $? 'and that this is open' || show whatif.a
magang program whatif two.yaml >.out
expect_grep 'who may see it is told' "the field 'Blood' does not take the value of 1 case"
magang program install two.yaml >/dev/null
for blood in a b; do
	magang set MD-000003-7 blood=$blood >/dev/null
	"$MAGANG" --store "$store" --as rina program adopt medis --dry-run >"adopt.$blood" 2>&1
	"$MAGANG" --store "$store" --as rina program adopt medis >"done.$blood" 2>&1
done
cmp -s adopt.a adopt.b && cmp -s done.a done.b
report $? 'so are a move into it that is tried, and one that is made' ||
	show adopt.a adopt.b done.a done.b
grep -q 'a question of health is open; ask' done.a
report $? 'which is left to who may' || show done.a
must_fail 65 'who may see it' magang program adopt medis
grep -q 'does not take its value' .err
report $? 'is told' || show .err
magang set MD-000003-7 blood=a >/dev/null
expect_success 'and moves it' magang program adopt medis

# A waiting list: who moves up, and whose turn it is, hang on health where the way
# from it does; where somebody comes instead of a place is no question of that.
cat >antri.yaml <<\EOF
program: antri
version: 1
prefix: AN
label: Antri
fields:
  f:
    label: F
    strong: {label: Strong, type: yesno, privacy: health}
stages:
  open: {kind: start, label: Open}
  list: {kind: hold, label: List}
  seat: {label: Seat}
  done: {kind: success, label: Done}
  no: {kind: failed, label: No}
moves:
  - {from: open, to: seat, if: quota_left, otherwise: list}
  - {from: open, to: list}
  - {from: list, to: seat, if: quota_left and strong}
  - {from: seat, to: done}
  - {from: any, to: no}
rules:
  able: {level: block, from: done, test: strong, say: Able}
quotas:
  all: {seats: 1}
EOF
expect_success 'a program with a list' magang program install antri.yaml
for name in Satu Dua Tiga; do
	magang add person name="Cahya $name" birth_date=2001-03-12 --program antri >/dev/null || exit 1
done
an=$(magang list case program:antri --columns number --csv | tr -d '\r' | sed 1d)
# shellcheck disable=SC2086
set -- $an
magang move "$1" seat >/dev/null
magang move "$2" seat >/dev/null
expect_success 'one has the seat, one waits' magang list case program:antri stage:list
expect_grep 'who came second' "^$2"
"$MAGANG" --store "$store" --as rina show "$3" >.out
expect_grep 'where the third would come' 'seat  *Seat  *waits'
for strong in yes no; do
	magang set "$2" strong=$strong >/dev/null
	"$MAGANG" --store "$store" --as rina move "$1" no --reason x --dry-run >"one.$strong" 2>&1
	"$MAGANG" --store "$store" --as rina decide "program:antri stage:seat" --to no --reason x --dry-run >"up.$strong" 2>&1
	sed -i '/Version seen/d' "one.$strong" "up.$strong"
done
cmp -s one.yes one.no && cmp -s up.yes up.no
report $? 'who would move up is the same whoever it is' || show up.yes up.no
grep -q 'who moves up from the waiting list is a question of health' up.yes
report $? 'and is left open' || show up.yes
expect_success 'for programs' magang --as rina decide 'program:antri stage:seat' \
	--to no --reason x --dry-run --json
expect_grep 'as well' '"moved_up":null'
magang set "$2" strong=yes >/dev/null
expect_success 'who may see it' magang decide "program:antri stage:seat" --to no --reason x --dry-run
expect_grep 'is told' '^1 would move up from the waiting list'
magang set "$2" strong=no >/dev/null
magang move "$1" no --reason x >/dev/null
must_fail 1 'nor whether somebody is before one' \
	magang --as rina move "$3" seat --dry-run
expect_grep 'as it hangs on that' '^a question of health is open'
expect_success 'who may see it is told' magang move "$3" seat --dry-run

# What has to be filled in, be there before a case goes on, of health: whether it is,
# and how much of it, is said to nobody who may not see that.
cat >klinik.yaml <<\EOF
program: klinik
version: 1
prefix: KN
label: Klinik
fields:
  f:
    label: F
    eyes: {label: Eyes, type: yesno, privacy: health, required: a}
    ears: {label: Ears, type: yesno, privacy: health, required: a}
documents:
  mcu: {label: Check-up, privacy: health, required: a}
stages:
  a: {kind: start, label: Asked}
  b: {kind: normal, label: Pool}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: b}
  - {from: b, to: z}
EOF
magang program install klinik.yaml >/dev/null
magang add person name='Deni' birth_date=2001-03-12 --program klinik >/dev/null
kn=$(magang list case program:klinik --columns number --csv | tr -d '\r' | sed 1d)
# asked NAME: all that is said of it to who sees no health
asked() {
	{
		magang --as kyo show "$kn"
		magang --as kyo show "$kn" --json
		magang --as rina show "$kn"
		magang --as rina move "$kn" b --dry-run
		magang --as rina decide "$kn" --to b --dry-run
		magang --as rina decide "$kn" --to b --dry-run --csv
	} 2>&1 | sed '/Version seen/d; s/"seen":[0-9]*//' >"asked.$1"
}
asked none
magang set "$kn" eyes=yes >/dev/null
asked one
magang set "$kn" ears=no >/dev/null
magang doc "$kn" mcu --date 2026-11-02 >/dev/null
asked all
cmp -s asked.none asked.one && cmp -s asked.none asked.all
report $? 'what is missing is the same whether it is or not' ||
	show asked.none asked.one asked.all
grep -q 'b *Pool *health?' asked.all &&
	! grep -q 'Missing for' asked.all &&
	grep -q '"stage":"b","label":"Pool","allowed":null' asked.all
report $? 'and that health is asked' || show asked.all
expect_success 'who may see it' magang move "$kn" b --dry-run
magang set "$kn" ears= >/dev/null
must_fail 1 'is told' magang move "$kn" b --dry-run
expect_grep 'what is missing' "'Ears' is not filled in"
must_fail 1 'what is done is refused' magang --as rina move "$kn" b

# What was done to its paper: neither its day nor whether it is there, in no face.
for name in Satu Dua; do
	magang add person name="Elang $name" birth_date=2001-03-12 --program klinik >/dev/null
done
kn=$(magang list case program:klinik name:Elang --columns number --csv | tr -d '\r' | sed 1d)
# shellcheck disable=SC2086
set -- $kn
for n in "$1" "$2"; do
	magang doc "$n" mcu --date 2026-11-19 >/dev/null
	if [ "$n" = "$1" ]; then
		magang doc "$n" mcu --date 2026-11-20 >/dev/null
	else
		magang doc "$n" mcu --gone >/dev/null
	fi
	magang undo -y >/dev/null
	for who in kyo rina; do
		printf '/%s\n' "$n" | "$MAGANG" --store "$store" --as $who --linear
		for form in '' --csv --json; do
			# shellcheck disable=SC2086
			"$MAGANG" --store "$store" --as $who log "$n" $form
		done
	done 2>&1 | sed 's/ACT-[0-9]*-[0-9]/ACT/g; s/MG-[0-9]*-[0-9]/MG/g; s/Elang [A-Z][a-z]*/NAME/g
		/Version seen/d; s/"seen":[0-9]*//; s/KN-[0-9]*-[0-9]/KN/g' >"done.$n"
done
cmp -s "done.$1" "done.$2"
report $? 'of a paper of health it is not told what was done' ||
	diff "done.$1" "done.$2" | show
[ "$(grep -c 'a question of health: \*\*\*' "done.$1")" -ge 6 ] &&
	! grep -qE '(19|20)-11-2026|2026-11-(19|20)' "done.$1"
report $? 'nor its day' || show "done.$1"

# What another version would change is told row by row: of whom a rule of health is told,
# that is a read.
cat >kuat.yaml <<\EOF
program: kuat
version: 1
prefix: KU
label: Kuat
fields:
  f:
    label: F
    strong: {label: Strong, type: yesno, privacy: health}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
EOF
{
	sed 's/version: 1/version: 2/' kuat.yaml
	echo 'rules: {strong: {level: block, test: strong, say: Strong}}'
} >kuat2.yaml
magang program install kuat.yaml >/dev/null
magang add person name='Kuat Sekali' birth_date=2001-03-12 --program kuat >.new
strong=$(sed -n 's/:.*//p;q' .new)
magang set "$(sed -n '2s/:.*//p' .new)" strong=no >/dev/null
magang user add pimpinan role=manager >/dev/null
magang user add pemeriksa role=auditor >/dev/null
magang --as pemeriksa access "$strong" >before
magang --as pimpinan program whatif kuat2.yaml --csv >.out
expect_grep 'a row says that he is not strong' 'Kuat Sekali.*Strong'
magang --as pemeriksa access "$strong" >after
! grep -q 'pimpinan.*health values' before && grep -q 'pimpinan.*health values' after
report $? 'and leaves a trace'
grep -q 'pimpinan.*health values' after || show before after .out
finish
