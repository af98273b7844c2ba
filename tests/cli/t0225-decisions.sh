#!/bin/sh
# SPDX-License-Identifier: MIT
# Decisions are records: found, told years later in the words of their time, taken
# back as a whole or left where the case has gone on.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >few.yaml <<\EOF
program: few
version: 1
prefix: FW
label: Few
fields:
  f: {label: F, sum: {label: Sum, type: number}}
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
must_fail 64 'for no such cause' \
	magang move FW-000002-1 x --reason 'too late' --cause lost
expect_errors 'it names those that there are' <<\EOF
magang: 'lost' is no cause of this move; there are: late (Too late), age (Age)
EOF
must_fail 1 'blanks are no reason' magang move FW-000002-1 x --reason '   '
must_fail 64 'nor a filter' magang decide '' --to b
expect_errors 'nobody is meant by it' <<\EOF
magang: which ones? this filter leaves nobody out; write one that does, such as area:GRT
EOF
must_fail 64 'nor an order' magang decide sort:score --to b
must_fail 64 'nobody is given everything' magang assign sort:score "$(id -un)"
must_fail 64 'nor changed' magang set case ' sort:-score' planned_start=2027-04-01
expect_success 'one is declined' \
	magang move FW-000002-1 x --reason 'too late' --cause late
sed 's/version: 1/version: 2/; s/>= 10/>= 100/; s/say: Enough/say: Plenty/' \
	few.yaml >few2.yaml
expect_success 'another version' magang program install few2.yaml
expect_success 'a fact has changed' magang set FW-000001-3 sum=5

MAGANG_CLOCK=2029-03-01T09:00 expect_success 'three years later' \
	magang show FW-000001-3 --why
expect_grep 'the decision' '^2026-11-24  DC-000001-3  Asked -> Begun$'
expect_grep 'in the words of its time' '^  yes: Enough (Sum at least 10: is 70)'
expect_success 'alone' magang show DC-000004-5
expect_grep 'why' 'too late'
expect_grep 'where it led' 'To stage .*Declined'
expect_success 'for programs' magang show FW-000001-3 --why --json
expect_grep 'decisions' '"decisions":\[{"decision":"DC-000001-3","date":"2026-11-24","from":"a","to":"b"'
expect_grep 'and answers' '"answers":\[{"decision":"DC-000001-3","what":"rule","name":"enough","answer":"yes"'

expect_success 'by case' magang list decision case:FW-000002-1 --columns number,from,to --csv
expect_output 'all of one' <<\EOF
number,from,to
DC-000002-1,a,b
DC-000004-5,b,x
EOF
expect_success 'by stage' magang list decision to:x --columns number,name,reason --csv
expect_output 'those declined' <<\EOF
number,name,reason
DC-000004-5,Budi,too late
EOF
expect_success 'by stage and date' \
	magang list decision from:a 'date>=2026-11-24' --columns number --csv
expect_output 'those begun' <<\EOF
number
DC-000001-3
DC-000002-1
DC-000003-7
EOF
expect_success 'by cause' magang list decision cause:late --columns number,cause --csv
expect_output 'those for it' <<\EOF
number,cause
DC-000004-5,late
EOF
expect_success 'by who made it' magang list decision by:me to:x --columns number,by,act --csv
expect_grep 'with the act' '^DC-000004-5,.*,ACT-'
must_fail 65 'by nobody that there is' magang list decision by:nemo
must_fail 1 'meant for a stage' magang list decision meant:x --count
expect_output 'nobody was' <<\EOF
0
EOF
expect_success 'cases by their last cause' magang list case cause:late --columns number,cause --csv
expect_output 'the same one' <<\EOF
number,cause
FW-000002-1,late
EOF
expect_success 'in the language of the reader' magang --lang id show DC-000004-5
expect_grep 'its words' 'Sebab .*Terlambat'
expect_success 'what a program lists' magang program show few
expect_grep 'where it leads' 'causes: Too late, Age'
expect_success 'as a file' magang export decision to:x
expect_grep 'with its way' '^DC-000004-5,.*,b,x,.*too late'
must_fail 65 'no such stage' magang list decision to:y
must_fail 1 'not changed by hand' magang set DC-000004-5 reason=other

decline=$(magang list decision to:x --columns act --csv | tail -1)
expect_success 'declining is taken back' magang undo "$decline"
must_fail 1 'no case is for it now' magang list case cause:late --count
expect_output 'none' <<\EOF
0
EOF
must_fail 1 'it is no record any more' magang show DC-000004-5
expect_errors 'where it is told' <<\EOF
magang: 'DC-000004-5' was taken back; what it was, by whom it was taken back and when: magang show FW-000002-1 --why
EOF
expect_success 'a decision that does not stand' magang show FW-000002-1 --why
expect_grep 'is told' 'DC-000004-5  Begun -> Declined, Too late (too late)$'
expect_grep 'with who made it' "^  by [a-z]*, 2026-11-24 08:00 (act $decline)"
expect_grep 'and who took it back' '^  taken back by [a-z]*, 2026-11-24 08:00 (act ACT-'
expect_success 'and put back' magang redo
expect_success 'it stands' magang show DC-000004-5 --json
expect_grep 'told as acts' '"what":"put_back",.*"undoes":"ACT-'
expect_success 'the cause is there again' magang list case cause:late --count
expect_output 'of one' <<\EOF
1
EOF

expect_success 'the bulk is taken back' magang undo "$bulk"
expect_grep 'as far as it goes' 'FW-000002-1: was moved on since; it stays'
expect_success 'two are back' magang list case stage:a --columns number --csv
expect_output 'but for the one' <<\EOF
number
FW-000001-3
FW-000003-7
EOF

# a second person: proposed, approved, returned
sed '/^program:/s/few/two/; s/FW/TW/; s/{from: a, to: b}/{from: a, to: b, approval: second person}/; s/    kind: failed/&\n    approval: second person/' \
	few.yaml >two.yaml
expect_success 'a program of two persons' magang program install two.yaml
ani=$(magang add person name=Ani | sed 's/:.*//')
magang user add ani role=manager person="$ani" >/dev/null
magang user add anita role=manager person="$ani" >/dev/null
must_fail 1 'a person that is none' magang user add anti role=manager person=MG-000009-2
magang user add tono role=manager kk=3205010101010002 >/dev/null
magang user add oji role=officer >/dev/null
magang set MG-000001-3 no_kk=3205010101010002 >/dev/null
expect_success 'opened' magang --as ani open MG-000001-3 two sum=70
expect_success 'she proposes' magang --as ani move TW-000004-5 b
expect_grep 'and is told' 'TW-000004-5: proposed; a second person approves it'
magang show TW-000004-5 >.out
expect_grep 'the case stays' '^ *Stage  *Asked'
expect_grep 'and says so' '^Proposed: Begun, by ani, 2026-.*(PP-000001-3)'
must_fail 1 'nothing else is decided' magang --as tono move TW-000004-5 b
must_fail 77 'not by herself' magang --as ani approve PP-000001-3
must_fail 77 'by person, not by name' magang --as anita approve PP-000001-3
must_fail 77 'nor by a relative' magang --as tono approve PP-000001-3
grep -q 'a third person must' .err
report $? 'who is told that a third one must'
must_fail 77 'nor by whoever may not' magang --as oji approve PP-000001-3
must_fail 64 'no return without why' magang --as tono return PP-000001-3
expect_success 'a relative gives it back' magang --as tono return PP-000001-3 --reason 'my nephew'
must_fail 1 'once' magang --as tono return PP-000001-3 --reason again
expect_success 'the list' magang list proposal returned --columns number,by,second,standing --csv
expect_output 'of one' <<\EOF
number,by,second,standing
PP-000001-3,ani,tono,returned
EOF
expect_success 'she has a task' magang list task officer:ani --columns task,about --csv
expect_output 'to look again' <<\EOF
task,about
Usulan dikembalikan: lihat lagi,TW-000004-5
EOF
expect_success 'why stands in the log' magang log TW-000004-5
expect_grep 'in words' 'my nephew'
expect_success 'she proposes again' magang --as ani move TW-000004-5 b
magang set TW-000004-5 sum=5 >/dev/null
must_fail 1 'the answers are others now' magang approve open
expect_success 'it is looked at' magang approve PP-000002-1 --anew
expect_success 'approved' magang show TW-000004-5 --why
expect_grep 'by two' 'Asked -> Begun, proposed by ani'
expect_grep 'both are named' 'approved by .*(act ACT-'
must_fail 1 'who proposed does not take it back' magang --as ani undo
expect_success 'who approved does' magang undo
expect_success 'it waits again' magang list case proposed:b --columns number,stage,proposed --csv
expect_output 'as before' <<\EOF
number,stage,proposed
TW-000004-5,a,b
EOF
expect_success 'and is taken back' magang --as ani undo
must_fail 1 'nothing waits' magang list proposal open

expect_success 'all is well' magang check
finish
