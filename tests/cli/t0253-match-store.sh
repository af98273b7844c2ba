#!/bin/sh
# SPDX-License-Identifier: MIT
# People matched to places over the store: wishes, who is fit, runs that are kept,
# offers that are published once, a second run that keeps them.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >kyoto.yaml <<\EOF
program: kyoto
version: 1
prefix: KY
label: Kyoto
fields:
  f:
    label: F
    jlpt: {label: JLPT, type: level, values: [n5, n4, n3]}
stages:
  pool: {kind: start, label: Pool, matched: yes}
  home: {label: Home}
  done: {kind: success, label: Done}
  gone: {kind: exit, label: Gone}
moves:
  - {from: pool, to: home}
  - {from: home, to: done}
  - {from: any, to: gone, kind: exit}
EOF
magang program install kyoto.yaml >/dev/null
sed 's/program: kyoto/program: other/; s/prefix: KY/prefix: OT/; s/, matched: yes//' kyoto.yaml >other.yaml
magang program install other.yaml >/dev/null
while read -r name sex jlpt; do
	magang add person name=$name sex=$sex regency=32.05 birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" kyoto jlpt=$jlpt >/dev/null || exit 1
done <<\EOF
Ade L n4
Budi L n5
Cici P n4
Dedi L n5
Euis P n3
Fajar L n5
EOF
magang add organisation name='Nishijin Foods' kind=host >/dev/null
magang add organisation name='Kamogawa Care' kind=host >/dev/null
slot() {
	magang add slot program=kyoto "$@" >/dev/null || exit 1
}
slot host=OR-000001-3 name=K-07 seats=2 country=jp start=2027-04-01
slot host=OR-000001-3 name=K-11 seats=2 men=1 women=1 country=jp ground='Permenaker 6/2020'
slot host=OR-000002-1 name=K-14 seats=2 country=jp conditions='jlpt >= n4'
slot host=OR-000002-1 name=B-01 seats=1 country=id conditions='jlpt >= n3'
slot host=OR-000002-1 name=OLD seats=1 country=jp expires=2026-11-23
magang add slot program=other host=OR-000002-1 name=X-01 seats=1 >/dev/null
magang user add koor role=coordinator >/dev/null
magang user add garut role=coordinator areas=32.05 >/dev/null
magang user add loket role=officer >/dev/null
ade=KY-000001-3 budi=KY-000002-1 cici=KY-000003-7 dedi=KY-000004-5 euis=KY-000005-9

# --- wishes ---
expect_success 'wishes' magang --as loket wish $ade 'K-07 K-11=K-14'
expect_success 'of a place by its number' magang wish $budi 'LO-000003-7 k-07'
expect_success 'of a host' magang wish $cici 'K-07 OR-000002-1'
expect_success 'and a country that is refused' magang wish $dedi '!JP'
expect_success 'are there' magang list case program:kyoto sort:id --columns number,wishes,countries_refused
expect_output 'in their order, a host by its open places' <<\EOF
Number       Wishes                                              Countries refused
KY-000001-3  LO-000001-3 K-07 LO-000002-1 K-11=LO-000003-7 K-14
KY-000002-1  LO-000003-7 K-14 LO-000001-3 K-07
KY-000003-7  LO-000001-3 K-07 LO-000003-7 K-14=LO-000004-5 B-01
KY-000004-5                                                      Japan
KY-000005-9
KY-000006-8
EOF
must_fail 1 'what is no place' magang wish $euis 'K-99'
expect_errors 'is said' <<\EOF
magang: 'K-99' is no place of this program, no host and no country
EOF
must_fail 1 'a place in a country that is refused' magang wish $dedi 'K-07 !JP'
expect_errors 'both are named' <<\EOF
magang: places that are wished are in a country that is refused; leave out one of the two: K-07 (LO-000001-3), Japan
EOF
must_fail 1 'a place of another program' magang wish $euis 'X-01'
cat >expired <<\EOF
magang: places that are wished have expired; leave them out, or ask the host, then: magang set NUMBER expires=DATE: OLD (LO-000005-9)
EOF
must_fail 1 'a place that has expired' magang wish $euis 'K-07 OLD'
expect_errors 'with its name' <expired
must_fail 1 'by its field, too' magang set $euis wishes=LO-000005-9
expect_errors 'in the same words' <expired
expect_success 'to refuse it is no wish' magang wish $euis 'K-07 !OLD'
expect_success 'and is taken back' magang undo
must_fail 65 'a country that is wished' magang wish $euis 'jp'
must_fail 65 'one twice' magang wish $euis 'K-07 K-07'
must_fail 1 'the same once more' magang wish $ade 'K-07 K-14=K-11'
must_fail 1 'nor by a field of another program' magang set $euis wishes=LO-000006-8
printf 'nomor,pilihan tempat\n%s,K-07 K-14\nKY-000006-8,\nKY-000009-2,K-07\n' $euis >wishes.csv
expect_status 65 'a list' magang wish --file wishes.csv
expect_output 'of whom those that can are taken' <<\EOF
1 of 1 changed (act ACT-000045-0)
EOF
expect_errors 'and the others told' <<\EOF
line 4: there is no record 'KY-000009-2'
EOF
expect_success 'none' magang wish $euis none
expect_success 'is undone' magang undo
expect_success 'a ranking' magang add ranking program=kyoto host=OR-000001-3 name=Nishijin rest=yes
magang rank UP-000001-3 "$euis $ade=$cici" >/dev/null

# --- who is fit ---
expect_success 'who is fit for what' magang match kyoto --fits
expect_output 'and who nearly' <<\EOF
Of 6 people and 4 places 14 of 24 pairs are possible.

Place  Host            Seats  Fit  Others would be by
K-07   Nishijin Foods      2    5
K-11   Nishijin Foods      2    5
K-14   Kamogawa Care       2    3  JLPT: n4 (2)
B-01   Kamogawa Care       1    1  JLPT: n3 (5)

FIT FOR NOTHING
Person       Nearest: what it would take, for how many places
KY-000004-5  JLPT: n3 (1)
EOF

# --- a run ---
expect_success 'a run' magang --as koor match kyoto --seed 1
expect_output 'with every reason' <<\EOF
People: 6, places: 4, hosts: 2; seed of the lot: 1
With a seat: 3, without: 3
wish 1: 2, wish 2: 1
Checked apart: stable. No person and place would both rather have each other.

Person            Place  Host            Wish  Rank
KY-000001-3 Ade   K-07   Nishijin Foods     1     2
KY-000003-7 Cici  K-14   Kamogawa Care      2     1
KY-000005-9 Euis  K-07   Nishijin Foods     1     1

WITHOUT A SEAT
Person             Wish  Place  Why not
KY-000002-1 Budi      2  K-07   full: 2 seats; rank 4, the last in has 2
KY-000004-5 Dedi                has no wish
KY-000006-8 Fajar               has no wish

PLACES
Place  Host            Seats  Taken  Last rank  Why free
K-07   Nishijin Foods      2      2          2
K-11   Nishijin Foods      2      0             1 wish, 1 has better
K-14   Kamogawa Care       2      1          1  4 wishes, 2 have better, 1 cannot be
B-01   Kamogawa Care       1      0             1 wish, 1 cannot be

WISHES THAT CANNOT BE
Person            Place  Why not
KY-000002-1 Budi  K-14   what it asks does not hold: JLPT at least n4

FIT FOR NOTHING
Person            Nearest: what it would take, for how many places
KY-000004-5 Dedi  JLPT: n3 (1)

PLACES THAT STAY EMPTY
Place  Empty  Fit  Who has no seat lacks only
K-11       2    5
K-14       1    3  JLPT: n4 (2)
B-01       1    1  JLPT: n3 (3)

Run 1 is kept; nothing is offered by it.
EOF
expect_success 'the same once more' magang match kyoto
expect_grep 'is the same run' '^Run 1 is kept'
expect_success 'another seed' magang match kyoto --seed 2 --pin "$budi=K-11"
expect_grep 'is another' '^Against run 1: 1 more placed, 0 elsewhere, 0 placed no more.'
expect_success 'both' magang match kyoto --runs
expect_output 'are told' <<\EOF
Run  Time              By    Seed  People  With a seat  Pins
  2  2026-11-24 08:00  root  2          6            4     1
  1  2026-11-24 08:00  koor  1          6            3     0
EOF
expect_success 'against the first' magang match kyoto --pin "$budi=K-11" --before 1
expect_output 'who is elsewhere' <<\EOF

WHO IS ELSEWHERE
Person            Before  After
KY-000002-1 Budi          K-11
EOF
expect_success 'a run anew' magang match kyoto
expect_grep 'takes over the pins of the run before' '^Pins of run 2 are taken over; without them: --no-pins$'
expect_grep 'and tells them' '^Pin: KY-000002-1 Budi at K-11$'
expect_grep 'which come to the same' '^Run 2 is kept'
expect_success 'as a document' magang match kyoto --json
expect_grep 'they stand with their place' \
	'"pins":\[{"person":"KY-000002-1","place":"K-11","why":null}\]'
expect_success 'another pin of the same case' magang match kyoto --pin "$budi=K-07" --why $budi
expect_grep 'goes instead' '^KY-000002-1 Budi: K-07, pinned'
expect_success 'a pin of another case' magang match kyoto --pin "$ade=K-14" --why $budi
expect_grep 'goes beside' '^KY-000002-1 Budi: K-11, pinned'
expect_success 'why' magang match kyoto --no-pins --why $budi --why K-07
expect_output 'of a person and of a place' <<\EOF

KY-000002-1 Budi: no seat
Wish  Place  Why not                                   Would have it or better
   2  K-07   full: 2 seats; rank 4, the last in has 2  at rank 1 or better

WISHES THAT CANNOT BE
Person            Place  Why not
KY-000002-1 Budi  K-14   what it asks does not hold: JLPT at least n4

K-07: 2 of 2 seats taken
Nishijin Foods: 2 in, no bound
Person            Place  Wish  Rank
KY-000001-3 Ade   K-07      1     2
KY-000005-9 Euis  K-07      1     1

WITH ONE SEAT MORE
Person            Before  After
KY-000003-7 Cici  K-14    K-07
EOF
expect_success 'who want to be together' magang match kyoto --no-pins --together $ade --together $cici
expect_grep 'are told where' '^KY-000001-3 Ade at K-14 (wish 2), KY-000003-7 Cici at K-14 (wish 2)'
expect_success 'as a document' magang match kyoto --no-pins --json
expect_grep 'by numbers' '"person":"KY-000001-3","place":"K-07","wish":1,"rank":2'
expect_grep 'with its run' '"run":[0-9]'
expect_grep 'and the wishes that cannot be' \
	'"unfit":\[.*{"person":"KY-000002-1","place":"K-14","why":"what it asks does not hold: JLPT at least n4"}'
expect_grep 'why places are free' \
	'"gaps":\[{"place":"K-11","free":2,"why":"1 wish, 1 has better"}'
expect_grep 'and who lacks what there' \
	'"empty":\[.*{"place":"K-14","empty":1,"fit":"3","lacks":"JLPT: n4 (2)"}'
expect_grep 'no pins' '"pins":\[\]'
expect_success 'the same of a person' magang match kyoto --no-pins --why MG-000002-1
expect_grep 'is of the case' '^KY-000002-1 Budi: no seat'
expect_success 'or as lists print one' magang match kyoto --no-pins \
	--together 'KY-000001-3 Ade' --together MG-000003-7
expect_grep 'too' '^KY-000001-3 Ade at K-14 (wish 2), KY-000003-7 Cici at K-14 (wish 2)'
must_fail 1 'who has no such case' magang match other --pin MG-000001-3=K-07
must_fail 1 'a program whose cases are not matched' magang match other
must_fail 64 'no program and no file' magang match
must_fail 64 'both' magang match kyoto --instance kyoto.yaml
must_fail 64 'of a file no runs' magang match --instance kyoto.yaml --runs
must_fail 64 'of a file no pins' magang match --instance kyoto.yaml --no-pins
must_fail 64 'a pin without a place' magang match kyoto --pin $ade
pin_fails() {
	must_fail 1 "no pin: $3" magang match kyoto --pin "$1=$2"
	expect_errors 'says why' <<EOF
magang: '--pin $1=$2' cannot be: $3
EOF
}
pin_fails $dedi OLD 'it is not open'
pin_fails $dedi LO-000003-7 'what it asks does not hold: JLPT at least n4'
must_fail 1 'no room for two' magang match kyoto --pin $ade=K-11 --pin $budi=K-11
expect_errors 'it is said of the second' <<EOF
magang: '--pin $budi=K-11' cannot be: it is full, or its host
EOF
must_fail 1 'nor two places for one' magang match kyoto --pin $ade=K-11 --pin $ade=K-07
must_fail 77 'not by who does not plan' magang --as loket match kyoto
must_fail 77 'nor are they told which runs there were' magang --as loket match kyoto --runs
must_fail 77 'nor by who sees one area' magang --as garut match kyoto
must_fail 77 'nor how many were placed' magang --as garut match kyoto --runs

# --- a permission of its own ---
{
	magang config show roles
	printf '  matcher: {label: {id: P, en: P, ja: P}, may: [read, match]}\n'
	printf '  planner: {label: {id: Q, en: Q, ja: Q}, may: [read, plan, publish]}\n'
} >roles.yaml
expect_success 'roles with one half each' magang config install roles roles.yaml
for r in matcher planner; do
	magang user add $r role=$r >/dev/null
done
expect_success 'who may match matches' magang --as matcher match kyoto --runs
expect_success 'and ranks' magang --as matcher rank UP-000001-3 $euis --dry-run
must_fail 77 'and offers nothing' magang --as matcher match kyoto --publish 1 --dry-run
must_fail 77 'nor plans' magang --as matcher add slot program=kyoto host=OR-000001-3 name=K-99 seats=1
must_fail 77 'who plans does not match' magang --as planner match kyoto
must_fail 77 'nor rank' magang --as planner rank UP-000001-3 any
must_fail 77 'nor publish' magang --as planner match kyoto --publish 1 --dry-run

# --- published ---
must_fail 64 'nothing is offered without the number' magang match kyoto --publish 1
must_fail 64 'nor with another' magang match kyoto --publish 1 --number 2
expect_errors 'which is told' <<\EOF
magang: 3 offers would be made; to make them: --number 3
EOF
expect_success 'tried' magang match kyoto --publish 1 --dry-run
expect_output 'nothing is done' <<\EOF
3 offers would be made; nothing is changed
EOF
magang set KY-000006-8 jlpt=n4 >/dev/null
magang wish KY-000006-8 K-14 >/dev/null
must_fail 1 'what changed since' magang match kyoto --publish 1 --number 3
expect_errors 'is named' <<\EOF
magang: changed since run 1: KY-000006-8; match again, and publish that run
EOF
expect_success 'matched again' magang match kyoto --seed 1
expect_success 'the offers' magang --as koor match kyoto --publish 4 --number 4
act=$(sed -n 's/.*(act \(.*\))/\1/p' .out)
expect_success 'are seats' magang list seat sort:id --columns number,case,slot,state
expect_output 'of the places' <<\EOF
Number       Case         Places            State
KR-000001-3  KY-000001-3  LO-000001-3 K-07  offered
KR-000002-1  KY-000003-7  LO-000003-7 K-14  offered
KR-000003-7  KY-000005-9  LO-000001-3 K-07  offered
KR-000004-5  KY-000006-8  LO-000003-7 K-14  offered
EOF
expect_success 'and a record of the run' magang show PN-000001-3
expect_grep 'with its seed' 'Seed of the lot *1'
must_fail 1 'a second time nothing is offered' magang match kyoto --publish 4 --number 4
expect_success 'all at once' magang undo "$act"
must_fail 1 'is taken back' magang list seat
expect_success 'and made again' magang redo

# --- somebody withdraws ---
magang slot answer yes KR-000001-3 KR-000002-1 >/dev/null
magang move $euis gone --reason home >/dev/null
expect_success 'a run anew' magang match kyoto
expect_grep 'keeps who has a seat' 'KY-000001-3 Ade .*offered already'
expect_grep 'where it is, though what is wished more is free' \
	'KY-000003-7 Cici .*K-14 .*offered already'
expect_grep 'and gives the free one' 'KY-000002-1 Budi .*K-07'
expect_grep 'told by its difference' '^Against run 4: 1 more placed, 0 elsewhere, 0 placed no more.'
expect_success 'that alone' magang match kyoto --publish 5 --number 1
expect_success 'why' magang match kyoto --why $ade
expect_grep 'says that, and how it was wished' '^KY-000001-3 Ade: K-07, offered already, wish 1, rank 1$'
expect_success 'another with a pin' magang match kyoto --pin "$dedi=K-11"
expect_success 'its offer' magang match kyoto --publish 6 --number 1
expect_success 'is of a run' magang show PN-000003-7
expect_grep 'that says its pins' "Pins *$dedi=K-11"
magang undo >/dev/null

# --- how many a host may have, and what the program asks ---
cat >quota.yaml <<\EOF
program: quota
version: 1
prefix: QU
label: Quota
fields:
  f:
    label: F
    jlpt: {label: JLPT, type: level, values: [n5, n4, n3]}
slots:
  conditions: jlpt >= n4
  host_quota:
    all: {staff: [30], seats: [2, 3]}
stages:
  pool: {kind: start, label: Pool, matched: yes}
  wait: {kind: hold, label: Wait}
  done: {kind: success, label: Done}
moves:
  - {from: pool, to: done}
  - {from: pool, to: wait, kind: hold}
  - {from: wait, to: pool, kind: resume}
EOF
magang program install quota.yaml >/dev/null
magang add organisation name='Uji Tea' kind=host staff=20 >/dev/null
for name in U-1 U-2; do
	magang add slot program=quota host=OR-000003-7 name=$name seats=2 start=2027-04-01 >/dev/null
done
n=0
for who in Gina Hadi Iis Jaja; do
	n=$((n + 1))
	level=n4
	[ $n = 4 ] && level=n5
	magang add person name=$who sex=P regency=32.05 birth_date=2001-03-12 >.new
	magang open "$(sed -n 's/:.*//p;q' .new)" quota jlpt=$level >.new
	magang wish "$(sed -n 's/:.*//p;q' .new)" 'U-1 U-2' >/dev/null
done
expect_success 'a host with a table' magang match quota
expect_grep 'by the day for a seed' 'seed of the lot: 2026-11-24$'
expect_grep 'has no more than that' '^With a seat: 2, without: 2$'
expect_grep 'and it is named' 'Uji Tea is full: 2 seats'
expect_grep 'what the program asks' 'Jaja  U-1    what the program asks of who comes to a host does not hold'
expect_grep 'is nearest to be had' 'QU-000010-1 Jaja  JLPT: n4 (2)'
expect_success 'its offers' magang match quota --publish 7 --number 2

# --- who gave a place up ---
last_seats() {
	magang list seat offered sort:-id --columns number,case --csv | sed -n '2,3p' | tr -d '\r'
}
ill=$(last_seats | sed -n 1p) other=$(last_seats | sed -n 2p)
magang slot answer yes "${ill%,*}" >/dev/null
expect_success 'one falls ill' magang slot answer left "${ill%,*}" --cause illness
expect_success 'which is a task' magang list task open "about:${ill#*,}" --columns task,due
expect_grep 'for who decides' '^Meninggalkan tempat hasil pencocokan.*2026-12-01\|^Left a place of a matching.*2026-12-01'
expect_success 'one finds it too far' magang slot answer no "${other%,*}" --cause distance
must_fail 1 'which is none' magang list task open "about:${other#*,}" --count
expect_success 'matched again' magang match quota
! grep -q "^${ill#*,} .*Uji Tea" .out
report $? 'who is ill has no place' || show .out
expect_grep 'for a reason that is told' "^${ill#*,} .*U-1 *left a place for what holds at any"
expect_grep 'and its cause' '(ill)'
expect_grep 'who refused one has another' "^${other#*,} .*U-[12] .*Uji Tea"
expect_grep 'and is marked' "^${other#*,} .*U-[12] *a seat there is waited for, was given up"
magang move "${ill#*,}" wait >/dev/null
magang move "${ill#*,}" pool >/dev/null
must_fail 1 'which is decided' magang list task open "about:${ill#*,}" --count
expect_success 'somebody puts the case back' magang match quota
must_not_grep 'then it takes part' 'left a place for what holds'
magang undo >/dev/null
magang undo >/dev/null
expect_success 'the host takes one back' magang slot answer yes "${other%,*}"
magang slot answer withdrawn "${other%,*}" --cause host >/dev/null
expect_success 'matched once more' magang match quota
expect_grep 'the pair is not made again' "^${other#*,} .*its host took it back"

# --- a seat in places that have expired ---
magang set LO-000001-3 expires=2026-11-23 >/dev/null
expect_success 'matched' magang match kyoto
! grep -q KY-000001-3 .out
report $? 'is a seat all the same: she is offered no second one' || show .out
magang undo >/dev/null
magang slot answer yes KR-000005-9 >/dev/null
magang move $ade home >/dev/null
magang move $budi home >/dev/null
expect_success 'two who have their seats go on' magang match kyoto
! grep -q '^K-07 ' .out
report $? 'where both seats are theirs nobody is matched: it has no row' || show .out
expect_grep 'but a line' '^1 place has no seat left, and no row$'
expect_success 'all is whole, and each run comes to the same once more' magang check
for seed in "$(printf '4\033[2J')" "$(printf '4\n5')" "$(printf '4\342\200\2565')"; do
	line match kyoto --seed "$seed"
done | each >.out
[ "$(grep -c '^status 64' .out)" = 3 ]
report $? 'a seed that a reader could be fooled by is none' || show .out
for odd in '--runs --seed 4' '--runs --no-pins' '--runs --second-chance' \
	'--publish 1 --dry-run --seed 4' '--publish 1 --dry-run --no-pins' \
	'--fits --seed 4' '--fits --second-chance' '--publish 1 --dry-run --number 1'; do
	must_fail 64 "what would not be read is refused: $odd" magang match kyoto $odd
done
grep -q "either '--dry-run', which says the number" .err
report $? 'with what to do' || show .err
must_fail 64 'nor two together' magang match kyoto --together $cici --together $dedi --second-chance
grep -q "leave out '--second-chance'" .err
report $? 'likewise' || show .err
finish
