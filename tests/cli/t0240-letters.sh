#!/bin/sh
# SPDX-License-Identifier: MIT
# Letters: one of each name with the decision that asks for it, held; they go with
# it when it is taken back. Sent once, as files, all or none; answered by a list.
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
  enough: {level: block, test: sum >= 10, say: Enough}
letters:
  invited:
    label: {id: Undangan, en: Invitation, ja: 案内}
    on: b
    answers:
      no: {task: {id: Menolak, en: Declined, ja: 辞退}}
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
    text: |
      Too late, {name} ({cause}).

      {why}
      {change}

      {letter}
EOF
sed 's/to {venue}/to {venu}/; s/Too late, {name}.*/{blood} {name/; s/causes: late/causes: lost/; s/on: b/on: bb/' \
	few.yaml >bad.yaml
must_fail 65 'a letter that cannot be' magang program check bad.yaml
expect_output 'every fault by its line' <<\EOF
bad.yaml:29:9: letter 'invited': no stage 'bb'
bad.yaml:36:11: letter 'invited': {venu} stands for no field, and is no word of letters; did you mean 'venue'?
bad.yaml:41:13: letter 'too_late': no move that leads there has the cause 'lost'
bad.yaml:43:11: letter 'too_late': {blood} is of health: a letter says nothing of it
bad.yaml:43:11: letter 'too_late': '{' is not closed in its line; write '{{' for a brace
5 faults
EOF
expect_success 'a program' magang program install few.yaml
for who in Adi Budi Cici; do
	magang add person name=$who phone=0812345678${#who} \
		village=32.05.01.1001 >/dev/null
done
for n in 1-3 2-1 3-7; do
	magang open MG-00000$n few sum=70 >/dev/null
done
expect_success 'all go on' magang decide stage:a --to b
bulk=$(grep -o 'ACT-[0-9-]*' .out)
expect_success 'a letter each' magang list letter --csv
expect_output 'held' <<\EOF
number,state,letter,case,name,sent
SR-000001-3,held,invited,FW-000001-3,Adi,
SR-000002-1,held,invited,FW-000002-1,Budi,
SR-000003-7,held,invited,FW-000003-7,Cici,
EOF
expect_success 'one is declined' \
	magang move FW-000002-1 x --reason 'too late' --cause late
expect_success 'another for something else' \
	magang move FW-000001-3 x --reason 'too old' --cause age
expect_success 'only the first has a letter of that' \
	magang list letter letter:too_late --columns number,case,state --csv
expect_output 'held, too' <<\EOF
number,case,state
SR-000004-5,FW-000002-1,held
EOF
expect_success 'decline back' magang undo
expect_success 'decline back' magang undo
must_fail 1 'its letter goes with it' magang list letter letter:too_late --count
expect_success 'it comes back' magang redo
expect_success 'with its letter' magang list letter letter:too_late --columns number,case,state --csv
expect_success 'and goes' magang undo
expect_success 'all back' magang undo "$bulk"
must_fail 1 'no letters' magang list letter --count
expect_success 'all again' magang redo
expect_success 'the same letters' magang list letter held --columns number,case,state --csv
expect_success 'sound' magang check

must_fail 1 'none that lacks something is sent' \
	magang letters publish letter:invited --out out
expect_errors 'and what that is' <<\EOF
magang: no letter can be sent as it is; fill in what each lacks: Venue
EOF
magang set FW-000001-3 venue='Balai Desa' >/dev/null
magang set FW-000002-1 venue='Balai Desa' >/dev/null
magang set MG-000002-1 phone= >/dev/null
expect_success 'what would go' magang letters publish '' --dry-run
expect_output 'counted, the others named' <<\EOF
2 letters would be sent
     2  Undangan
1 stays held, for something is not filled in:
     1  Venue
        SR-000003-7 Cici
        magang set case FILTER venue=VALUE
1 has no phone, and is not in the file of messages:
  SR-000002-1 Budi
EOF
must_fail 64 'another number sends none' \
	magang letters publish '' --number 3 --out out
must_fail 1 'nothing is left of it' test -e out
mkdir there
must_fail 73 'nothing is written over' \
	magang letters publish '' --number 2 --out there
must_fail 66 'nor into a store' \
	magang letters publish '' --number 2 --out "$store/out"
must_fail 1 'all are held still' magang list letter sent --count
expect_success 'sent' magang letters publish '' --number 2 --out out
sent=$(grep -o 'ACT-[0-9-]*' .err)
ls out >.out
expect_output 'files' <<\EOF
SR-000001-3.txt
SR-000002-1.txt
index.txt
letters.txt
messages.csv
phones.csv
EOF
cp out/index.txt .out
expect_output 'who gets which page' <<\EOF
Kabupaten Garut
     1  SR-000001-3  Adi                           Undangan          __________
     2  SR-000002-1  Budi                          Undangan          __________
EOF
tr -d '\r' <out/messages.csv >.out
expect_output 'for a gateway' <<\EOF
letter,phone,name,text
SR-000001-3,+628123456783,Adi,"Yth. Adi, datanglah ke Balai Desa.
"
EOF
tr '\f' '=' <out/letters.txt >.out
expect_output 'to print' <<\EOF
Yth. Adi, datanglah ke Balai Desa.
=Yth. Budi, datanglah ke Balai Desa.
EOF
must_fail 1 'never twice' \
	magang letters publish 'SR-000001-3' --number 1 --out again
must_fail 1 'nor taken back' magang undo "$sent"
expect_errors 'it has left the house' <<\EOF
magang: a letter that was sent has left the house; it stays
EOF
magang set FW-000001-3 venue=Aula >/dev/null
expect_success 'printed again as it was' \
	magang letters print SR-000001-3 --out -
expect_output 'the same words' <<\EOF
Yth. Adi, datanglah ke Balai Desa.
EOF
tr -d '\r' <out/phones.csv | sed 's/\(SR-000001-3\),$/\1,Tidak/' >came.csv
echo 'x,y,,,,SR-000003-7,yes' >>came.csv
echo 'x,y,,,,SR-000009-9,yes' >>came.csv
echo 'x,y,,,,SR-000001-3,perhaps' >>came.csv
must_fail 65 'it can be asked before' magang letters answers came.csv --dry-run
expect_output 'what would be noted' <<\EOF
1 of 2 would be noted; nothing is changed

  Not done  Why
         1  this letter was not sent
EOF
printf 'letter,answer\nSR-000001-3,later\nSR-000001-3,no\nSR-000001-3,no\n' >two.csv
must_fail 65 'two answers of one' magang letters answers two.csv
expect_errors 'are told, and none is taken' <<\EOF
line 3: SR-000001-3 has another answer in a line before; neither is noted
line 4: SR-000001-3 has another answer in a line before; neither is noted
EOF
must_fail 1 'so nothing is noted' magang list letter answered --count
must_fail 65 'answers come as a list' magang letters answers came.csv
expect_errors 'rows that cannot be are told by their line' <<\EOF
line 5: 'SR-000009-9': the last digit does not fit; one digit is wrong or missing
line 6: answer 'perhaps': is none of yes, no, later, unreachable, appeal
EOF
expect_success 'noted' magang list letter answered --columns number,answer,answered --csv
expect_output 'one' <<\EOF
number,answer,answered
SR-000001-3,no,2026-11-24
EOF
expect_success 'a no is a task' magang list task about:FW-000001-3 --columns task --csv
expect_output 'of its case' <<\EOF
task
Menolak
EOF
expect_success 'noted by mistake' magang undo
must_fail 1 'taken back with its task' magang list letter answered --count

expect_success 'the move is taken back' magang undo "$bulk"
expect_output 'what was sent stays' <<\EOF
ACT-000017-4: taken back, 5 records (act ACT-000034-3)
move of 2026-11-24 08:00: Cases 3, Tasks 2

  Not taken back
  FW-000002-1, FW-000001-3: a letter was sent; it stays, and is a task now
EOF
expect_success 'its case has a task' magang list task open about:FW-000002-1 --columns task --csv
expect_output 'to tell the person' <<\EOF
task
"Surat sudah terkirim, keputusannya dibatalkan: beri tahu peserta"
EOF
must_fail 1 'what was held has gone' magang list letter held --count
expect_success 'and back' magang redo
expect_success 'the same letters' magang list letter --columns number,state --csv
expect_output 'none of them anew' <<\EOF
number,state
SR-000001-3,sent
SR-000002-1,sent
SR-000003-7,held
EOF
magang set FW-000003-7 sum=4 venue=Aula >/dev/null
expect_success 'declined before the invitation has gone' \
	magang move FW-000003-7 x --reason 'too late' --cause late
expect_success 'only the last is sent' \
	magang --lang en letters publish about:FW-000003-7 --number 1 --out - --language en
expect_output 'with its reasons' <<\EOF
Too late, Cici (Too late).

What was not met:
- Enough (Sum at least 10: is 4)
What would change it:
- Sum: 10

SR-000005-9
EOF
expect_success 'the other is not sent any more' \
	magang list letter case:FW-000003-7 --columns number,letter,state --csv
expect_output 'withheld' <<\EOF
number,letter,state
SR-000003-7,invited,withheld
SR-000005-9,too_late,sent
EOF
cat >points.yaml <<\EOF
program: points
version: 1
prefix: PT
label: Points
fields:
  f:
    label: F
    jlpt:
      label: {id: Bahasa Jepang, en: Japanese, ja: 日本語}
      type: level
      values: [none, n5, n4, n3]
    test: {label: Test, type: number, range: 0 .. 100}
    fit: {label: Fit, type: yesno, privacy: health}
stages:
  a: {kind: start, label: Asked}
  b: {label: Begun}
  done: {kind: success, label: Done}
  x: {kind: failed, label: Declined}
moves:
  - {from: a, to: b}
  - {from: b, to: done, if: score >= 60}
  - {from: b, to: x, kind: failed}
rules:
  course: {level: block, from: b, test: jlpt >= n4 or count(lessons) >= 3, say: Japanese}
  healthy: {level: block, from: b, test: fit, say: Fit for work}
  early: {level: warn, test: test >= 90, say: Good test}
score:
  line: 60
  parts:
    test: {weight: 80, from: test, scale: 0 .. 100}
    language: {weight: 20, from: jlpt, points: {none: 0, n5: 15, n4: 60, n3: 100}}
activities:
  lessons: {label: Lessons, area: training, unit: events}
letters:
  no:
    on: x
    text: |
      {{ {name}

      {why}
      {change}
      End {reason}
EOF
expect_success 'points' magang program install points.yaml
magang add person name=Dedi village=32.05.01.1001 >/dev/null
magang open MG-000004-5 points jlpt=none test=72 fit=no >/dev/null
magang move PT-000004-5 b >/dev/null
expect_success 'short of points' magang move PT-000004-5 x
expect_success 'told' magang --lang en letters publish case:PT-000004-5 \
	--number 1 --out - --language en
expect_output 'computed, and nothing of health, of warnings' <<\EOF
{ Dedi

What was not met:
- Japanese (Japanese at least n4: is none; number of Lessons at least 3: is 0)
- score: 57.6, 60 is needed
What would change it:
- Japanese: n4; or Lessons: 3
- 2.4 points short of 60; Japanese: n5 gives 3
End 
EOF
cat >pair.yaml <<\EOF
program: pair
version: 1
prefix: TWO
label: Pair
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Taken}
moves:
  - {from: a, to: z, approval: second person}
letters:
  yes: {on: z, text: 'Taken, {name}'}
EOF
expect_success 'two persons' magang program install pair.yaml
magang user add mira role=manager >/dev/null
magang open MG-000004-5 pair >/dev/null
expect_success 'proposed' magang move TWO-000005-9 z
must_fail 1 'no letter yet' magang list letter case:TWO-000005-9 --count
expect_success 'approved' magang --as mira approve open
expect_success 'now it is held' \
	magang list letter case:TWO-000005-9 --columns letter,state --csv
expect_output 'with the decision' <<\EOF
letter,state
yes,held
EOF
expect_success 'taken back' magang --as mira undo
must_fail 1 'and gone' magang list letter case:TWO-000005-9 --count
# nor does whoever approves need to be one who moves
{ magang config show roles; printf '  second:\n    label: {id: Kedua, en: Second, ja: 承認者}\n    may: [read, approve]\n'; } >roles.yaml
expect_success 'who approves only' magang config install roles roles.yaml
magang user add tuti role=second >/dev/null
expect_success 'may' magang --as tuti approve open
expect_success 'and it is held' magang list letter case:TWO-000005-9 --count
# what is sent is kept in full, and shown so to who may reveal only
cat >full.yaml <<\EOF
program: full
version: 1
prefix: FL
label: Full
fields:
  f: {label: F, bank: {label: Bank, type: text, privacy: personal}}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Taken}
moves:
  - {from: a, to: z}
letters:
  yes: {on: z, text: '{name}, {nik}, {phone}: {bank}. Pay {{it.'}
EOF
magang program install full.yaml >/dev/null
magang add person name=Eka nik=3205055203989001 phone=081200001234 \
	village=32.05.01.1001 --program full --case bank=BRI123 >/dev/null
magang move FL-000006-8 z >/dev/null
for i in officer partner coordinator; do
	magang user add $i role=$i >/dev/null
done
letter=$(magang list letter case:FL-000006-8 --columns number --csv | tail -1)
expect_success 'sent' magang letters publish case:FL-000006-8 --number 1 --out full
tr -d '\r' <full/messages.csv >.out
expect_grep 'in full' '^SR-.*Eka, 3205055203989001, +6281200001234: BRI123. Pay {it.$'
for i in officer partner; do
	for form in '' --reveal --json '--json --reveal'; do
		# shellcheck disable=SC2086
		magang --as $i show "$letter" $form >.out
		expect_grep "to a $i, show $form" 'Eka, \*\*\*\*, \*\*\*\*: \*\*\*\*. Pay {it.'
	done
	must_fail 64 'nor as a column' magang --as $i list letter --columns number,text
	must_fail 64 'nor by asking' magang --as $i list letter text:3205
done
magang --as coordinator show "$letter" >.out
expect_grep 'who may is asked whether' 'Eka, \*\*\*\*'
magang --as coordinator show "$letter" --reveal >.out
expect_grep 'and has it' 'Eka, 3205055203989001, +6281200001234: BRI123'
expect_success 'printed again' magang letters print "$letter" --out -
expect_grep 'as it was' '^Eka, 3205055203989001, '
must_fail 64 'nor are answers of a decision a column' \
	magang list decision --columns number,frozen

# many that lack the same are a number and what mends it, not a list of names
for i in 1 2 3 4 5 6; do
	line add person "name=Tamu $i" village=32.05.01.1001 \
		--program few --case sum=70
done | each >.out
magang decide 'program:few stage:a' --to b >/dev/null
must_fail 1 'six without a place' \
	magang letters publish 'letter:invited name:Tamu' --dry-run
expect_output 'said once' <<\EOF
0 letters would be sent
6 stay held, for something is not filled in:
     6  Venue
        magang set case FILTER venue=VALUE
Whose they are: magang list letter held
EOF
expect_success 'sound' magang check
finish
