#!/bin/sh
# SPDX-License-Identifier: MIT
# The page about a person and about a case; the day.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang task MG-000001-3 call back --due 2026-11-20 >/dev/null
magang note MG-000001-3 --kind call no answer >/dev/null
magang doc JP-000001-3 ktp >/dev/null

expect_success 'a person' magang show MG-000001-3
expect_success 'by NIK, as a document' magang show 3205055203989001 --json
expect_grep 'with fields' '"fields":{"name":"Siti Aminah",'
expect_grep 'with cases' '"cases":\[{"number":"JP-000001-3","program":"kyoto-ikusei","stage":"registered"'
expect_success 'a case' magang show JP-000001-3
expect_success 'a case as a document' magang show JP-000001-3 --json
expect_grep 'with documents' '"name":"ktp","label":"Identity card","state":"present","since":"2026-11-24"'
expect_grep 'with moves' '"stage":"withdrawn",'
must_fail 1 'a number that is not there' magang show MG-000009-2
must_fail 64 'a number with a wrong digit' magang show MG-000001-4

# Numbers of organisations count from 1 as well: nothing of a person comes along.
magang add organisation name='Akatsuki Sousai KK' kind=host >/dev/null
expect_success 'a note about an organisation' magang note OR-000001-3 --kind visit seen the plant
expect_success 'a task about it' magang task OR-000001-3 ask for the licence --due 2026-12-01
expect_success 'an organisation' magang show OR-000001-3
expect_grep 'with its tasks' 'ask for the licence'
expect_grep 'with what was done' 'seen the plant'
must_not_grep 'and nothing of a person' 'call back'
expect_success 'as a document' magang show OR-000001-3 --json
expect_grep 'with both' '"tasks":\[{"number":"TS-'
expect_success 'activities are found by its number' magang list activity about:OR-000001-3
expect_grep 'that one' 'seen the plant'
must_not_grep 'only that one' 'no answer'

expect_success 'the day' magang day
expect_success 'magang alone is the day' magang
expect_success 'as a document' magang day --json
expect_grep 'with counts' '"persons":1,"cases":1,'
expect_grep 'with tasks' '"overdue":2,'
expect_grep 'with stages' '"kyoto-ikusei":\[{"stage":"registered","cases":1}'
expect_grep 'with rules that no counter knows' \
	'"failed":\[{"program":"kyoto-ikusei","rule":"one_active","cases":null,'
expect_success 'too few right' magang set JP-000001-3 math_correct=3
expect_success 'the day' magang day --json
expect_grep 'names the rule' \
	'"failed":\[{"program":"kyoto-ikusei","rule":"score.math","cases":1,'
expect_success 'and the list the case' magang list case fails:score.math --count


# What the day, another record or health decides is kept nowhere; the column, the
# filter, the page and the deck tell it alike, for this reader.
cat >asked.yaml <<\EOF
program: asked
version: 1
prefix: AQ
label: Asked
fields:
  all:
    label: All
    host: {label: Host, type: ref, to: organisation}
    fit: {label: Fit, type: yesno, privacy: health}
stages:
  reg: {label: Reg, kind: start}
  rest: {label: Rest, kind: hold}
  done: {label: Done, kind: success}
moves:
  - {from: reg, to: rest, kind: hold}
  - {from: rest, to: reg, kind: resume}
  - {from: reg, to: done, kind: success}
rules:
  late: {level: block, test: today <= opened - 1 day}
  staff: {level: block, test: host.staff >= 30}
  sound: {level: block, test: fit}
  big: {level: warn, test: host.staff >= 20}
EOF
expect_success 'a program' magang program install asked.yaml
magang set OR-000001-3 staff=12 >/dev/null
case=$(magang open MG-000001-3 asked | sed -n 's/^\(AQ-[0-9-]*\):.*/\1/p')
magang set "$case" host=OR-000001-3 fit=no >/dev/null
magang user add rina role=officer programs=asked,kyoto-ikusei >/dev/null
told() { # TITLE FAILS WARNS [OPTION...]
	title=$1 fails=$2 warns=$3
	shift 3
	magang "$@" list case "program:asked" --csv --columns number,fails,warns |
		tr -d '\r' | sed 1d >got
	echo "$case,$fails,$warns" >want
	expect_same "$title: the column" want got
	for rule in $fails; do
		magang "$@" list case "fails:$rule" --csv --columns number |
			tr -d '\r' | grep -qx "$case"
		report $? "$title: fails:$rule"
		magang "$@" show "$case" --json |
			grep -q "\"what\":\"rule\",\"name\":\"$rule\",\"part\":null,\"answer\":\"no\""
		report $? "$title: $rule on the page"
	done
	magang "$@" show "$case" --json | grep -q "\"fails\":\"$fails\""
	report $? "$title: the field"
	magang "$@" list case "program:asked fails:* warns:*" --csv --columns number |
		grep -q "$case"
	report $? "$title: any"
	magang "$@" list case "program:asked (fails:- or warns:-)" --csv |
		grep -q "$case"
	test $? = 1
	report $? "$title: not none"
}
told 'all of them' 'late staff sound' big
magang move "$case" rest >/dev/null
told 'of a case that rests' 'late staff sound' big
told 'without health' 'late staff' big --as rina
expect_success 'the day' magang day
expect_grep 'says which are not counted' \
	'^  not counted, asked when read: .*late, staff, sound'

finish
