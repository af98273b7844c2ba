#!/bin/sh
# SPDX-License-Identifier: MIT
# Codes that tell of health: causes of seats, of decisions, marks of days. Who sees no
# health sees all causes of such a list as one mask, in every face, and asks for none; who
# gives the seats is told theirs, who marks a class its marks.
. "$(dirname "$0")/lib.sh"

# Two offices that differ in what is of health alone: 1 has it, 2 has what stands behind
# the same masks.
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
cohorts:
  attendance:
    at_least: 50 %
    counted: [absent]
    causes: {p: {label: Harvest, mark: leave}, d: {label: Dengue, mark: sick}}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
  x: {kind: exit, label: Gone}
moves:
  - {from: a, to: z}
  - from: any
    to: x
    kind: exit
    causes:
      tbc: {label: {id: TBC, en: Consumption, ja: 結核}, privacy: health}
      hiv: {label: HIV, privacy: health}
      lazy: Lazy
letters:
  bye: {label: Bye, on: x, text: 'Because {cause} {reason}'}
EOF

# made SEAT-CAUSE WORDS MARKS MOVE-CAUSE
made() {
	line init
	line program install class.yaml
	for name in Ade Budi Cici Dedi Euis; do
		line add person "name=$name" regency=32.05 sex=L birth_date=2001-03-12 --program class
	done
	line user add boss role=manager
	line user add rina role=officer
	line user add pak role=trainer
	line user add lain role=trainer
	line user add rapi role=coordinator
	line add cohort program=class 'name=Garut 1' from=2026-11-16 until=2027-03-31 days=mon,tue trainer=pak seats=9
	line cohort fill CO-000001-3 program:class
	for n in 1-3 2-1 3-7 4-5 5-9; do
		line cohort answer yes "KR-00000$n"
	done
	# shellcheck disable=SC2086
	line cohort mark CO-000001-3 24-11-2026 $3 --as pak
	line cohort answer left KR-000001-3 --cause "$1" --reason "$2"
	line cohort answer left KR-000002-1 --cause other --reason 'mother calls'
	line cohort answer left KR-000003-7 --cause work --reason 'at the mill'
	line move KL-000004-5 x --cause "$4" --reason "$2"
	line move KL-000005-9 x --cause "$4" --reason "$2"
	line undo
}

# faces USER: all that could tell it
faces() {
	for face in 'list seat --columns name,state,cause,reason' \
		'list seat --columns cause,reason --csv' \
		'list seat --columns cause,reason --json' \
		'show KR-000001-3' 'show KR-000001-3 --json' \
		'list case --columns number,cause' 'list decision' \
		'list decision --csv' 'show DC-000001-3' 'show DC-000001-3 --json' \
		'show KL-000004-5' 'show KL-000004-5 --json' \
		'show KL-000004-5 --why' 'show KL-000004-5 --why --json' \
		'show KL-000001-3' 'show MG-000001-3' 'show MG-000004-5 --json' \
		'log KL-000001-3' 'log KL-000001-3 --csv' 'log KL-000004-5 --json' \
		'log KL-000004-5 --why' 'log KL-000005-9 --csv' 'log CO-000001-3' 'log CO-000001-3 --json' \
		'log' 'log --all' 'list sheet' 'list sheet --csv' 'list sheet --json' \
		'list cohort --columns left_for,missed_for' \
		'list cohort --columns left_for,missed_for --csv' \
		'show CO-000001-3' 'show CO-000001-3 --json' \
		'cohort attendance CO-000001-3' \
		'cohort attendance CO-000001-3 --json' \
		'count seat by:cause' 'count decision by:cause' \
		'count seat by:cause,state --json' \
		'list seat sort:cause --columns name,cause' \
		'list seat reason:fever' 'list seat mark:*' \
		'list case sort:cause' 'list case by:cause' 'report' \
		'list letter --csv' 'show SR-000001-3' 'letters print SR-000001-3 -o -'; do
		set -f
		# shellcheck disable=SC2086
		line $face --as "$1"
		set +f
	done
}

for nth in 1 2; do
	store=$dir/store$nth
	[ $nth = 1 ] && made illness 'typhoid fever' '1s 2i 3d 4p 5' tbc >plan ||
		made other 'no word of it' '1i 2i 3p 4p 5' hiv >plan
	each <plan >.made$nth 2>&1
	for who in boss pak rina lain rapi; do
		faces "$who" | each >"$who$nth" 2>&1
	done
done
[ "$(grep -c '^status 0' .made1)" = "$(grep -c '^==' .made1)" ]
report $? 'an office with who is ill' || show .made1
for who in rina lain; do
	expect_same "$who is told the same of both" ${who}1 ${who}2
	! grep -iqE 'illness|[^a-z]ill[^a-z]|typhoid|tbc|consum|dengue|mother calls|has work|at the mill' ${who}1
	report $? "and nothing that is of health, nor what nobody can tell from it" || grep -inE 'illness|[^a-z]ill[^a-z]|typhoid|tbc|consum|dengue|mother calls|has work|at the mill' ${who}1 | show
done
grep -q 'Because \*\*\* \*\*\*' boss1
report $? 'nor does a letter say it, whoever writes it' || grep -n Because boss1 | show
for who in boss pak rapi; do
	! cmp -s ${who}1 ${who}2
	report $? "$who, who sees health, gives the seats or marks the class, is told which"
done
store=$dir/store1
{
	for filter in cause:illness cause:other cause:work mark:sick mark:Dengue mark:i; do
		line list seat "$filter" --as rina
		line count seat by:state "$filter" --as rina
		line list seat "$filter" --columns number --csv --as boss
	done
	line list decision cause:tbc --as rina
	line list case cause:tbc --as rina
} | each >.out 2>&1
[ "$(grep -c '^status 77' .out)" = 14 ] && [ "$(grep -c '^status 0' .out)" = 6 ]
report $? 'nor does a filter answer' || show .out
must_fail 77 'who may not be told does not say it' \
	magang move KL-000005-9 x --cause tbc --reason 'coughs' --as rina
finish
