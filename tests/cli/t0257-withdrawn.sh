#!/bin/sh
# SPDX-License-Identifier: MIT
# Places that their host takes back, seats that are exchanged: nobody's refusal, free
# at once, with their cause.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >work.yaml <<\EOF
program: work
version: 1
prefix: WK
label: Work
stages:
  a: {kind: start, label: Asked, matched: yes}
  b: {label: Filed}
  x: {kind: exit, label: Gone}
moves:
  - {from: a, to: b}
  - {from: b, to: x, kind: exit}
  - {from: a, to: x, kind: exit}
EOF
expect_success 'a program' magang program install work.yaml
magang add organisation name=Nishijin kind=host staff=40 >/dev/null
magang add organisation name=Uji kind=host staff=40 >/dev/null
new_cases work 'Ani Budi Cici Dedi Euis'
ani=WK-000001-3 budi=WK-000002-1 cici=WK-000003-7 dedi=WK-000004-5 euis=WK-000005-9
magang add slot program=work host=OR-000001-3 name=K-1 seats=3 start=2027-04-01 >/dev/null
magang add slot program=work host=OR-000002-1 name=K-2 seats=1 start=2027-04-01 >/dev/null
k1=LO-000001-3 k2=LO-000002-1
expect_success 'three are offered a place' magang slot offer $k1 "$ani or $budi or $cici"
seat_of() { # NAME [FILTER]
	magang list seat "name:$1 ${2-state:offered,taken}" sort:-id --columns number --csv |
		sed -n 2p | tr -d '\r'
}
seats() {
	magang list seat sort:id --columns name,slot,state,cause --csv | tail -n +2 |
		tr -d '\r'
}
magang slot answer yes "$(seat_of Ani)" >/dev/null

# --- the host takes back one, then all ---
magang move $budi b >/dev/null
must_fail 64 'withdrawn for no cause' magang slot answer withdrawn "$(seat_of Budi)"
must_fail 65 'nor for one of hers' magang slot answer withdrawn "$(seat_of Budi)" \
	--cause family
expect_success 'the host takes it back' magang slot answer withdrawn "$(seat_of Budi)" \
	--cause host --reason 'order fell through'
expect_grep 'and is asked whether the seat is gone' \
	'^K-1 still has 3 seats. Where the host gives fewer: magang set LO-000001-3 seats=2$'
expect_success 'the place' magang list slot K-1 --columns name,free --csv
expect_grep 'is free at once' '^K-1,1'
expect_success 'whoever has the case' magang list task open about:$budi --columns task --csv
expect_grep 'has a task to tell it' 'Tempat ditarik'
expect_success 'said as an answer' magang slot answer no "$(seat_of Cici)" --cause host
expect_success 'nobody' seats
expect_output 'has refused' <<\EOF
Ani,LO-000001-3,taken,
Budi,LO-000001-3,withdrawn,host
Cici,LO-000001-3,withdrawn,host
EOF
expect_success 'who lost it' magang slot offer $k1 $cici
expect_success 'is offered it again' magang list seat "name:cici offered" --count
magang slot answer yes "$(seat_of Cici)" >/dev/null
expect_success 'all of it is withdrawn' magang set $k1 state=withdrawn
expect_success 'with those' seats
expect_output 'who had said yes' <<\EOF
Ani,LO-000001-3,withdrawn,host
Budi,LO-000001-3,withdrawn,host
Cici,LO-000001-3,withdrawn,host
Cici,LO-000001-3,withdrawn,host
EOF
expect_success 'they are told' magang list task open about:$ani --columns task --csv
expect_grep 'of the place, not of a class' 'Tempat ditarik'
expect_success 'taken back' magang undo
expect_success 'they have it' seats
expect_grep 'again' '^Ani,LO-000001-3,taken,$'
expect_success 'withdrawn once more' magang set $k1 state=withdrawn
expect_success 'and opened again' magang set $k1 state=open
expect_success 'they are offered it' magang slot offer $k1 "$ani or $cici"
magang slot answer yes "$(seat_of Ani)" >/dev/null
expect_success 'by its word' magang list seat withdrawn --columns name --csv
expect_grep 'they are found' '^Budi'

# --- exchanged ---
must_fail 1 'where there is no room' magang slot transfer $k1 "$(seat_of Ani)"
expect_success 'who is at K-1' magang slot transfer $k2 "$(seat_of Ani)" --cause distance
expect_success 'goes to K-2' magang list seat name:ani sort:id --columns slot,state,cause --csv
tail -n 2 .out | tr -d '\r' >have
compare 'by one act' have <<\EOF
LO-000001-3,left,distance
LO-000002-1,offered,
EOF
expect_success 'taken back' magang undo
expect_success 'she is where she was' magang list seat "name:ani taken" --columns slot --csv
expect_grep 'at K-1' 'LO-000001-3'
expect_success 'another has the one place' magang slot offer $k2 $dedi
must_fail 1 'then there is no room' magang slot transfer $k2 "$(seat_of Ani)"
expect_success 'and she' magang list seat "name:ani taken" --columns slot --csv
expect_grep 'keeps hers' 'LO-000001-3'
must_fail 64 'replaced for no cause' magang slot replace "$(seat_of Dedi)" $euis
was=$(seat_of Dedi)
expect_success 'replaced' magang slot replace "$was" $euis --cause illness
expect_grep 'who has which place' "^ *$euis *Euis *$k2 *K-2"
must_fail 1 'replaced once more' magang slot replace "$was" $budi --cause illness
expect_errors 'says that it was given up' <<\EOF
magang: this seat was left, given back or ended already; offer its place: magang slot offer NUMBER FILTER, of a class: magang cohort fill NUMBER FILTER
EOF
expect_success 'the place' magang list seat slot:$k2 sort:id --columns name,state,cause --csv
tail -n 2 .out | tr -d '\r' >have
compare 'is the next one'\''s' have <<\EOF
Dedi,refused,illness
Euis,offered,
EOF
must_fail 1 'nor by who has a place' magang slot replace "$(seat_of Euis)" $ani --cause illness
expect_success 'she keeps hers' magang list seat "name:euis offered" --count
expect_success 'without words it is a transfer' magang slot transfer $k1 "$(seat_of Euis)"
expect_grep 'to the place that is told' "^ *$euis *Euis *$k1 *K-1"
expect_success 'with its' magang list seat "name:euis slot:$k2" --columns state,cause --csv
expect_grep 'own cause, and no word of hers' '^withdrawn,transferred'
expect_status 1 'and no task' magang list task open about:$euis
expect_success 'all of it' magang check
expect_success 'comes again from the journal' magang replay again
finish
