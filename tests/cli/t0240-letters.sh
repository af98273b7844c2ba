#!/bin/sh
# SPDX-License-Identifier: MIT
# Letters: one of each name with the decision that asks for it, held; they go with
# it when it is taken back.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >few.yaml <<\EOF
program: few
version: 1
prefix: FW
label: Few
fields:
  f:
    label: F
    sum: {label: Sum, type: number}
    venue: {label: Venue, type: text}
    blood: {label: Blood, type: text, privacy: health}
stages:
  a: {kind: start, label: Asked}
  b: {label: Begun}
  x: {kind: failed, label: Declined}
moves:
  - {from: a, to: b}
  - from: b
    to: x
    kind: failed
    reason: required
    causes:
      late: {id: Terlambat, en: Too late, ja: 期限後}
      age: {id: Usia, en: Age, ja: 年齢}
rules:
  enough: {level: warn, test: sum >= 10, say: Enough}
letters:
  invited:
    label: {id: Undangan, en: Invitation, ja: 案内}
    on: b
    text:
      id: |
        Yth. {name}, datanglah ke {venue}.
      en: |
        Dear {name}, come to {venue}.
      ja: |
        {name}様、{venue}へお越しください。
  too_late:
    on: [x]
    causes: late
    text: Too late, {name}.
EOF
sed 's/to {venue}/to {venu}/; s/Too late, {name}./"{blood} {name"/; s/causes: late/causes: lost/; s/on: b/on: bb/' \
	few.yaml >bad.yaml
must_fail 65 'a letter that cannot be' magang program check bad.yaml
expect_output 'every fault by its line' <<\EOF
bad.yaml:29:9: letter 'invited': no stage 'bb'
bad.yaml:34:11: letter 'invited': {venu} stands for no field, and is no word of letters; did you mean 'venue'?
bad.yaml:39:13: letter 'too_late': no move that leads there has the cause 'lost'
bad.yaml:40:12: letter 'too_late': {blood} is of health: a letter says nothing of it
bad.yaml:40:20: letter 'too_late': '{' is not closed in its line; write '{{' for a brace
5 faults
EOF
expect_success 'a program' magang program install few.yaml
for who in Adi Budi Cici; do
	magang add person name=$who village=32.05.01.1001 >/dev/null
done
for n in 1-3 2-1 3-7; do
	magang open MG-00000$n few sum=70 >/dev/null
done
expect_success 'all go on' magang decide stage:a --to b
bulk=$(grep -o 'ACT-[0-9-]*' .out)
expect_success 'a letter each' magang list letter --csv
expect_output 'held' <<\EOF
number,state,letter_name,case,name,sent
SR-000001-3,held,invited,FW-000001-3,Adi,
SR-000002-1,held,invited,FW-000002-1,Budi,
SR-000003-7,held,invited,FW-000003-7,Cici,
EOF
expect_success 'one is declined' \
	magang move FW-000002-1 x --reason 'too late' --cause late
expect_success 'another for something else' \
	magang move FW-000001-3 x --reason 'too old' --cause age
expect_success 'only the first has a letter of that' \
	magang list letter letter_name:too_late --columns number,case,state --csv
expect_output 'held, too' <<\EOF
number,case,state
SR-000004-5,FW-000002-1,held
EOF
expect_success 'decline back' magang undo
expect_success 'decline back' magang undo
must_fail 1 'its letter goes with it' magang list letter letter_name:too_late --count
expect_success 'it comes back' magang redo
expect_success 'with its letter' magang list letter letter_name:too_late --columns number,case,state --csv
expect_success 'and goes' magang undo
expect_success 'all back' magang undo "$bulk"
must_fail 1 'no letters' magang list letter --count
expect_success 'all again' magang redo
expect_success 'the same letters' magang list letter held --columns number,case,state --csv
expect_success 'sound' magang check
finish
