#!/bin/sh
# SPDX-License-Identifier: MIT
# To reach somebody: calls, messages and visits with a result. As many in vain as
# the program says make a case unreachable: a filter and a task; whoever is reached
# is reached.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >few.yaml <<\EOF
program: few
version: 1
prefix: FW
label: Few
stages:
  a: {kind: start, label: Asked}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: x, kind: exit}
contact: {tries: 3, again: 2 days}
EOF
sed 's/tries: 3, //' few.yaml >none.yaml
must_fail 65 'how often has to be said' magang program check none.yaml
sed 's/tries: 3/tries: 0/; s/again: 2 days/again: soon/' few.yaml >bad.yaml
must_fail 65 'what cannot be' magang program check bad.yaml
expect_output 'by its line' <<\EOF
bad.yaml:10:18: contact: 'tries' is 0; allowed is 1 to 50
bad.yaml:10:28: contact: 'again' is 'soon'; write for example '90 days', '14 working days', '3 months', '2 years'
2 faults
EOF
expect_success 'a program' magang program install few.yaml
expect_success 'a page of it' magang program show few
expect_grep 'says how often' 'How often it is tried *3'
expect_success 'a case' magang add person --program few name=Ani \
	village=32.05.01.1001 phone=0812-0000-5678
expect_success 'another' magang add person --program few name=Budi \
	village=32.05.01.1001 phone=0812-0000-5679

contacted() {
	magang list case --columns number,tries,tried,unreachable &&
		magang list task open about:FW-000001-3 --columns about,task,due
}
tries() {
	magang list case --columns number,tries,unreachable --csv | tail -n +2
}

expect_success 'a call in vain' magang note FW-000001-3 --result no_answer \
	--date 2026-11-20
expect_success 'one the next day' magang note FW-000001-3 --result no_answer \
	--date 2026-11-21
expect_success 'who is to be called again' contacted
expect_output 'and when, as that was no other try' <<\EOF
Number       Tries in vain  Last tried  Unreachable since
FW-000001-3              1  2026-11-20
FW-000002-1
About        Task        Due
FW-000001-3  Call again  2026-11-22
EOF
expect_success 'a message, about the person' \
	magang note MG-000001-3 --kind whatsapp --result wrong --date 2026-11-22
expect_success 'a visit' \
	magang note FW-000001-3 --kind visit --result no_answer 'house is empty'
expect_success 'three in vain' contacted
expect_output 'are what the program allows' <<\EOF
Number       Tries in vain  Last tried  Unreachable since
FW-000001-3              3  2026-11-24  2026-11-24
FW-000002-1
About        Task                          Due
FW-000001-3  Unreachable: decide the case  2026-11-24
EOF
expect_success 'a filter' magang list case unreachable --columns number
expect_output 'finds who is' <<\EOF
Number
FW-000001-3
EOF
expect_success 'a filter by tries' magang list case 'tries:2-' --columns number
expect_output 'too' <<\EOF
Number
FW-000001-3
EOF
expect_success 'what was done' magang list activity --columns about,activity,result
expect_output 'says how it went' <<\EOF
About        Activity  Result
FW-000001-3  Call      no answer
FW-000001-3  Call      no answer
MG-000001-3  WhatsApp  wrong number or address
FW-000001-3  Visit     no answer
EOF
expect_success 'check agrees' magang check

# taken back, and reached
expect_success 'the last one did not happen' magang undo
expect_success 'it is two now' tries
expect_output 'nobody is unreachable' <<\EOF
FW-000001-3,2,
FW-000002-1,,
EOF
expect_success 'it did' magang redo
expect_success 'an answer' magang note FW-000001-3 --result reached
must_fail 1 'ends it' contacted
expect_output 'with its task' <<\EOF
Number       Tries in vain  Last tried  Unreachable since
FW-000001-3
FW-000002-1
EOF
expect_success 'not now' magang note FW-000001-3 --result later
expect_success 'is no try in vain' contacted
expect_output 'and asks for another' <<\EOF
Number       Tries in vain  Last tried  Unreachable since
FW-000001-3                 2026-11-24
FW-000002-1
About        Task        Due
FW-000001-3  Call again  2026-11-26
EOF
expect_success 'who left' magang move FW-000001-3 x
must_fail 1 'is not called' magang list task open about:FW-000001-3
expect_success 'check still agrees' magang check

# in the order of the days, whoever types last
expect_success 'yesterday in vain' \
	magang note FW-000002-1 --result no_answer --date 2026-11-23
expect_success 'reached before' \
	magang note FW-000002-1 --result reached --date 2026-11-20
expect_success 'stays in vain' tries
expect_output 'since then' <<\EOF
FW-000001-3,,
FW-000002-1,1,
EOF

# refused
must_fail 65 'a note has no result' \
	magang note FW-000002-1 --kind note --result later x
expect_errors 'as nobody was called' <<\EOF
magang: only a call, a message or a visit has a result: reached, no_answer, later or wrong
EOF
must_fail 65 'no such result' magang note FW-000002-1 --result maybe
must_fail 64 'nothing is noted' magang note FW-000002-1 --kind call
must_fail 64 'tries are not set' magang set FW-000002-1 tries=9
finish
