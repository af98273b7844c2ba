#!/bin/sh
# SPDX-License-Identifier: MIT
# What a move was decided on is told later, in the words of that day; it goes
# with the person.
. "$(dirname "$0")/lib.sh"
new_store
version() {
	cat <<EOT
program: few
version: $1
prefix: FW
label: Few
fields:
  f:
    label: F
    sum: {label: Sum, type: number}
    sick: {label: Sick, type: number, privacy: health}
stages:
  a: {kind: start, label: A}
  b: {label: B}
  y: {kind: success, label: Y}
moves:
  - {from: a, to: b}
  - {from: b, to: y}
rules:
  enough: {level: block, test: sum >= $2, say: $3}
  fit: {level: warn, test: sick < 3, say: Fit}
deadlines:
  visit: {from: b, after: 10 days, warn: 20 days}
  early: {from: b, after: 60 days, task: papers, label: {id: Awal, en: Early}}
  late: {from: b, after: 90 days, task: papers, label: {id: Akhir, en: Late}}
EOT
}
version 1 10 'At least ten' >few.yaml
magang program install few.yaml >/dev/null
magang add person name=Siti regency=32.05 >/dev/null
magang open MG-000001-3 few sum=70 sick=5 >/dev/null
expect_success 'a move' magang move FW-000001-3 b
expect_success 'the day' magang day
expect_grep 'what is due soon is counted' '^  Tasks due soon  *1$'
expect_grep 'and not overdue' '^  Tasks overdue  *0$'
expect_success 'a task that deadlines share' \
	magang list task FW-000001-3 --columns task,rule
expect_grep 'is in words' '^Early  *Early$'
version 2 100 'At least a hundred' >few.yaml
magang program install few.yaml >/dev/null
magang set FW-000001-3 sum=3 >/dev/null

expect_success 'why it was made' magang log FW-000001-3 --why --csv
expect_grep 'in the words of that day' \
	',move,FW-000001-3,rule enough,,yes,,At least ten (Sum at least 10: is 70)'
expect_grep 'not to everybody' ',rule fit,,,,a question of health'
expect_success 'in full' magang log FW-000001-3 --why --csv --reveal
expect_grep 'to whoever may' ',rule fit,,no,,Fit (Sick less than 3: is 5)'
expect_success 'in Indonesian' magang --lang id log FW-000001-3 --why
expect_grep 'the answer, too' 'rule enough .* ya '
expect_success 'nobody asks for it' magang log FW-000001-3
grep -q 'rule enough' .out
[ $? = 1 ]
report $? 'and nobody is bothered'
must_fail 64 'it is about one record' magang log --why

magang erase MG-000001-3 --reason asked --yes MG-000001-3 >/dev/null
expect_success 'after the erasure' magang log MG-000001-3 --why --csv
grep -q -e 'At least' -e 'is 70' .out
[ $? = 1 ]
report $? 'nothing of it is left'

finish
