#!/bin/sh
# SPDX-License-Identifier: MIT
# What an answer to a letter means stands in the program: a move of the case, a
# task, nothing. Who is not reached, or asks to be called again, was tried.
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
    fit: {label: Fit, type: yesno}
stages:
  a: {kind: start, label: Asked}
  b: {label: Invited}
  c: {label: Coming}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: b}
  - {from: b, to: c, if: fit}
  - {from: c, to: x, kind: exit}
  - {from: any, to: x, kind: exit, reason: required, causes: {wish: Own wish, far: Too far}}
letters:
  invited:
    label: {id: Undangan, en: Invitation, ja: 案内}
    on: b
    answers:
      yes: {to: c}
      no: {to: x, cause: wish}
    text: "{name}: yes or no?"
  told:
    on: c
    answers:
      no: {task: {id: Tanya kenapa, en: Ask why, ja: 理由を聞く}}
    text: "{name}: we wait for you"
contact: {tries: 2, again: 1 day}
EOF
cat >edits.sed <<\EOF
s/yes: {to: c}/yes: {to: a}/
s/cause: wish}/cause: wich}/
s/no: {task:.*/no: {cause: far, task: Why, to: x}\n      later: {cause: far}\n      perhaps: {to: x}\n      unreachable: {}/
EOF
sed -f edits.sed few.yaml >bad.yaml
must_fail 65 'what cannot be' magang program check bad.yaml
expect_output 'every fault by its line' <<\EOF
bad.yaml:24:17: letter 'invited': no move leads to 'a' from where the letter is written
bad.yaml:25:16: letter 'invited': no move that leads there has the cause 'wich'
bad.yaml:30:7: letter 'told': write either 'to' or 'task'
bad.yaml:31:7: letter 'told': write either 'to' or 'task'
bad.yaml:32:7: letter 'told': no key 'perhaps'; known are yes no later unreachable
bad.yaml:33:7: letter 'told': write either 'to' or 'task'
6 faults
EOF
expect_success 'a program' magang program install few.yaml
i=0
while [ $((i += 1)) -le 5 ]; do
	magang add person --program few name=P$i village=32.05.01.1001 \
		phone=0812-0000-567$i >/dev/null
done
expect_success 'invited' magang decide stage:a --to b
magang set FW-000001-3 fit=yes >/dev/null
expect_success 'sent' magang letters publish letter:invited --number 5 --out out
cat >came.csv <<\EOF
letter,answer
SR-000001-3,yes
SR-000002-1,yes
SR-000003-7,no
SR-000004-5,later
SR-000005-9,unreachable
EOF
expect_success 'answers' magang letters answers came.csv
act=$(grep -o 'ACT-[0-9-]*' .out | head -1)
where() {
	magang list case --columns number,stage,cause,tries,tried --csv
}
expect_success 'the cases' where
expect_output 'go where the program says' <<\EOF
number,stage,cause,tries,tried
FW-000001-3,c,,,
FW-000002-1,b,,,
FW-000003-7,x,wish,,
FW-000004-5,b,,,2026-11-24
FW-000005-9,b,,1,2026-11-24
EOF
expect_success 'what is to be done' magang list task open \
	--columns about,task,due --csv
expect_output 'where it may not, or says no move' <<\EOF
about,task,due
FW-000002-1,Surat sudah dijawab: putuskan kasusnya,2026-11-24
FW-000004-5,Hubungi lagi,2026-11-25
FW-000005-9,Hubungi lagi,2026-11-25
MG-000001-3,KTP / NIK,2026-12-24
MG-000002-1,KTP / NIK,2026-12-24
MG-000003-7,KTP / NIK,2026-12-24
MG-000004-5,KTP / NIK,2026-12-24
MG-000005-9,KTP / NIK,2026-12-24
EOF
expect_success 'why' magang list decision cause:wish --columns case,cause,reason --csv
expect_output 'in words' <<\EOF
case,cause,reason
FW-000003-7,wish,Undangan: tidak
EOF
expect_success 'who was called' magang list activity \
	--columns about,activity,result --csv
expect_output 'and how it went' <<\EOF
about,activity,result
FW-000004-5,call,later
FW-000005-9,call,no_answer
EOF
cat >again.csv <<\EOF
letter,answer
SR-000005-9,unreachable
EOF
must_fail 1 'the same day' magang letters answers again.csv --kind whatsapp
expect_output 'is one try' <<\EOF
0 of 1 noted

  Not done  Why
         1  this answer is noted already
EOF
MAGANG_CLOCK=2026-11-25T08:00
echo SR-000004-5,no >>again.csv
expect_success 'the next day' magang letters answers again.csv --kind whatsapp
expect_success 'one more in vain' where
expect_output 'is one more' <<\EOF
number,stage,cause,tries,tried
FW-000001-3,c,,,
FW-000002-1,b,,,
FW-000003-7,x,wish,,
FW-000004-5,x,wish,,
FW-000005-9,b,,2,2026-11-25
EOF
expect_success 'is enough' magang list case unreachable --columns number --csv
expect_output 'by the program' <<\EOF
number
FW-000005-9
EOF
expect_success 'check agrees' magang check
expect_success 'both are taken back' magang undo
expect_success 'nobody is unreachable' where
expect_output 'there is one try less' <<\EOF
number,stage,cause,tries,tried
FW-000001-3,c,,,
FW-000002-1,b,,,
FW-000003-7,x,wish,,
FW-000004-5,b,,,2026-11-24
FW-000005-9,b,,1,2026-11-24
EOF
expect_success 'and the first' magang undo "$act"
expect_success 'as if nothing was answered' where
expect_output 'all are where they were' <<\EOF
number,stage,cause,tries,tried
FW-000001-3,b,,,
FW-000002-1,b,,,
FW-000003-7,b,,,
FW-000004-5,b,,,
FW-000005-9,b,,,
EOF
must_fail 1 'no task is left' magang list task open about:FW-000005-9
expect_success 'check agrees still' magang check

# nobody is asked what he may not do
{ magang config show roles; printf '  sender:\n    label: {id: Pengirim, en: Sender, ja: 送付係}\n    may: [read, publish, export]\n'; } >roles.yaml
expect_success 'who sends only' magang config install roles roles.yaml
magang user add sari role=sender >/dev/null
expect_success 'notes what came' magang --as sari letters answers came.csv
expect_success 'moves nobody' where
expect_output 'it is a task' <<\EOF
number,stage,cause,tries,tried
FW-000001-3,b,,,
FW-000002-1,b,,,
FW-000003-7,b,,,
FW-000004-5,b,,,
FW-000005-9,b,,,
EOF
expect_success 'to decide' magang list task open --columns about,task --csv
expect_output 'for who may' <<\EOF
about,task
FW-000001-3,Surat sudah dijawab: putuskan kasusnya
FW-000002-1,Surat sudah dijawab: putuskan kasusnya
FW-000003-7,Surat sudah dijawab: putuskan kasusnya
MG-000001-3,KTP / NIK
MG-000002-1,KTP / NIK
MG-000003-7,KTP / NIK
MG-000004-5,KTP / NIK
MG-000005-9,KTP / NIK
EOF

# held, and not to be sent
expect_success 'a letter is held' magang move FW-000001-3 c
must_fail 64 'a reason is asked for' magang letters withhold held
must_fail 1 'of those that are held' \
	magang letters withhold sent --reason 'told in person'
expect_success 'withheld' \
	magang letters withhold letter:told --reason 'told in person'
expect_output 'one' <<\EOF
1 of 1 withheld (act ACT-000027-8)
EOF
must_fail 1 'is not sent' magang letters publish letter:told --number 1 --out no
must_fail 1 'nor withheld twice' \
	magang letters withhold letter:told --reason 'told in person'
expect_success 'why' magang log FW-000001-3 -n 1
expect_grep 'is told' 'told in person'
expect_success 'taken back' magang undo
expect_success 'it is held again' magang letters list --csv
expect_success 'and sent' magang letters publish letter:told --number 1 --out told
must_fail 1 'what was sent is not withheld' \
	magang letters withhold letter:told --reason 'told in person'
expect_success 'check agrees with that' magang check
# --- who contests what was decided ---
cat >fair.yaml <<\EOF
program: fair
version: 1
prefix: FA
label: Fair
stages:
  a: {kind: start, label: Asked}
  b: {kind: success, label: Invited}
  x: {kind: failed, label: Declined}
moves:
  - {from: a, to: b}
  - {from: a, to: x, kind: failed}
letters:
  sorry: {on: x, text: "{name}: not this time"}
appeals: {within: 10 days, decide: 5 days}
EOF
expect_success 'a program with appeals' magang program install fair.yaml
for i in 6 7 8; do
	magang add person --program fair name=Q$i village=32.05.01.1001 \
		phone=0812-0000-567$i >/dev/null
done
expect_success 'three are declined' magang decide program:fair --to x
magang letters publish letter:sorry --number 3 --out sorry >/dev/null
first=$(magang list letter letter:sorry sort:id --columns number --csv | sed 1d |
	tr -d '\r' | tr '\n' ' ')
set -- $first
cat >appeals.csv <<EOF
surat,jawaban,alasan
$1,keberatan,ijazah sudah diserahkan
$2,tidak,
EOF
expect_success 'one of them contests it' magang letters answers appeals.csv
expect_grep 'with the number of the appeal, of the task, and by when' \
	'^  FA-[0-9-]*  DC-[0-9-]*  TS-[0-9-]*  2026-'
task=$(grep -o 'TS-[0-9-]*' .out)
run magang list case program:fair sort:id --columns stage,appealed --csv
expect_grep 'the case is open again' '^a,DC-'
run magang list task number:"$task" open --columns task --csv
expect_grep 'as a task for whoever decides anew' '^Keberatan'
late=2026-12-20T08:00
printf 'letter,answer\n%s,appeal\n' "$3" >late.csv
must_fail 1 'too late is too late' env MAGANG_CLOCK=$late "$MAGANG" --store "$store" \
	letters answers late.csv
expect_grep 'and is told so' '1  the time to contest this decision is over'
run magang list letter number:"$3" --columns state --csv
expect_grep 'and no answer is noted' '^sent'
finish
