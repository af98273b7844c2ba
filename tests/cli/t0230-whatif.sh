#!/bin/sh
# SPDX-License-Identifier: MIT
# What another version of a program would do to its cases: told before it is
# installed, nothing is written.
. "$(dirname "$0")/lib.sh"
new_store

# version NUMBER LINE SEATS RULES: a program file of that version
version() {
	cat <<-EOF
		program: wait
		version: $1
		prefix: WT
		label: Wait
		fields:
		  tests:
		    label: Tests
		    points: {label: Points, type: number, range: 0 .. 100}
		    $5
		stages:
		  open: {kind: start, label: Open, within: 7 days}
		  list: {kind: hold, label: List, within: 30 days}
		  seat: {label: Seat, within: 9 days}
		  done: {kind: success, label: Done}
		  no: {kind: failed, label: No}
		moves:
		  - {from: open, to: seat, if: quota_left, otherwise: list}
		  - {from: open, to: list}
		  - {from: list, to: seat, if: quota_left}
		  - {from: seat, to: done}
		  - {from: any, to: no, reason: required}
		$4
		score:
		  line: $2
		  parts:
		    points: {weight: 100, from: points, scale: 0 .. 100,
		      label: Tests}
		quotas:
		  all: {seats: $3}
	EOF
}
version 1 10 2 '' 'old: {label: Old, type: text}' >one.yaml
version 2 60 1 'rules:
  big: {level: block, test: points >= 55, say: At least 55 points}' '' >two.yaml

must_fail 1 'a program that nobody has' magang program whatif one.yaml
expect_errors 'is said' <<\EOF
magang: the program 'wait' is not installed, so nobody has a case in it; run: magang program install
EOF
magang program install one.yaml >/dev/null || exit 1
for p in 50 58 62 64; do
	magang add person name="Siti $p" sex=P regency=32.05 --program wait \
		>/dev/null || exit 1
done
set -- 50 58 62 64
for n in $(magang list case --columns number --csv | grep WT-); do
	magang set "$n" points="$1" old=x >/dev/null || exit 1
	shift
done
version 1 20 2 '' '' >other.yaml
must_fail 73 'a number that is taken' magang program whatif other.yaml
expect_errors 'says what to do' <<\EOF
magang: version 1 of 'wait' is installed with another text; give the new text a new version
EOF
sed 's/line: 60/lane: 60/' two.yaml >bad.yaml
must_fail 65 'a file with a fault' magang program whatif bad.yaml
expect_grep 'has the words of check' '^bad.yaml:[0-9]*:[0-9]*: '
expect_grep 'and their count' '^[12] faults\{0,1\}$'

expect_success 'what if' magang program whatif two.yaml
expect_output 'in and out' <<\EOF
'wait' version 2: 4 open cases
the field 'Old' goes: 4 cases have a value there

What changes
  Cases                Now  Then  In  Out
  eligible               4     3   0    1
  over the line          4     2   0    2
  within the places      2     1   0    1
  on the waiting list    2     1   1    2
  may move on            4     4   0    0

Scores of who has or wants a place
  by 5 points; the fullest: 2
  Now      0           --|#        100
    lowest with a place: 62
    highest without one: 58
  Then     0             |#        100
    lowest with a place: 64
    highest without one: 62

What does it
  Cases                By                 In  Out
  eligible             rule big            0    1
  over the line        line of the score   0    2
  within the places    other places        0    1
  on the waiting list  rule big            0    1
  on the waiting list  line of the score   0    1
  on the waiting list  other places        1    0

By area and sex
  Regency  Sex     eligible  over the line  within the places  on the waiting list
  Garut    Female  -1        -2             -1                 +1 -2

Who
  Number       Name     Regency  Sex     Then                                    Why
  WT-000001-3  Siti 50  Garut    Female  not eligible, under the line, no place  At least 55 points (Points at least 55: is 50); score: 50, 60 is needed
  WT-000002-1  Siti 58  Garut    Female  under the line, no place                score: 58, 60 is needed
  WT-000003-7  Siti 62  Garut    Female  on the waiting list                     other places
EOF
expect_success 'a few' magang program whatif two.yaml --limit 1
expect_grep 'of how many' '^the first 1 of 3; --limit 0 shows all$'
expect_success 'for programs' magang program whatif two.yaml --csv
expect_grep 'with heads' '^number,name,stage,area,sex,eligible_now,'
expect_grep 'a row each' \
	'^WT-000003-7,Siti 62,open,32.05,P,yes,yes,yes,yes,within,waiting,yes,yes,62,62,2,2,other places$'
expect_success 'as a document' magang program whatif two.yaml --json
expect_grep 'with what goes' '"gone":\[{"what":"field","name":"old","cases":4}\]'
expect_grep 'how scores lie' '"scores":\[.*{"when":"then","from":60,"within":1,"without":1}\]'
expect_grep 'and what does it' \
	'{"question":"eligible","by":"rule","name":"big","in":0,"out":1}'

magang move WT-000001-3 seat >/dev/null || exit 1
magang move WT-000002-1 no --reason 'not enough' >/dev/null || exit 1
expect_success 'decisions' magang program whatif two.yaml --decisions
expect_output 'that would differ' <<\EOF
1 of 2 decisions would come out otherwise; they stay as they are
asked with what is known today

  Number       Name     Date        Decided       Then              Why
  WT-000001-3  Siti 50  2026-11-24  Open -> Seat  would be refused  At least 55 points (Points at least 55: is 50)
EOF
expect_success 'as rows' magang program whatif two.yaml --decisions --csv
expect_grep 'with codes' \
	'^WT-000001-3,Siti 50,2026-11-24,open,seat,,,refused,'

magang config show site | sed 's/^small_cells: .*/small_cells: 0/' >site.yaml
magang config install site site.yaml >/dev/null
expect_success 'as they are' magang --lang en report scores wait
expect_grep 'they are a picture with its scale' 'Score from .*  largest 2$'
expect_grep 'and the line where places end' '^ *60 *1 *1  *########'
expect_grep 'in the lowest class with one' '^ *50 *1 *0  here  *####'
expect_success 'nothing was written' magang program list --csv
expect_grep 'one version' '^wait,1,'
magang program install two.yaml >/dev/null || exit 1
expect_success 'what the newest would do' magang program adopt wait --dry-run
expect_grep 'is what if' "^'wait' version 2: 3 open cases$"
expect_grep 'as before' '^  eligible               3     2   0    1$'
must_fail 64 'no part of it' magang program adopt wait points=62 --dry-run
expect_success 'a part is moved' magang program adopt wait points=62
expect_grep 'in one act' '^1 of 1 moved (act ACT-'
expect_success 'the rest' magang program adopt wait
expect_grep 'is moved' '^2 of 2 moved (act ACT-'
must_fail 1 'none is left' magang program adopt wait
expect_errors 'is said' <<\EOF
magang: no open case is in another version
EOF
expect_success 'history' magang log WT-000001-3
expect_grep 'has the version' 'Program version  *1  *2$'
expect_success 'one undo' magang undo
expect_grep 'takes it back' 'Cases 2$'
expect_success 'what stays' magang show WT-000001-3 --json
expect_grep 'is there again' '"old":"x"'

# --- decisions that it would not make, once it is installed ---
expect_success 'are a list' magang list decision 'differs:yes program:wait' \
	--columns case,name,then --csv
expect_grep 'with why' '^WT-000001-3,Siti 50,refused: At least 55 points'
[ "$(grep -c '^WT-' .out)" = 1 ]
report $? 'and no other one'
magang list decision 'differs:no program:wait' --count >.out
expect_grep 'the others are the rest' '^1$'
expect_success 'as what if says it' magang program adopt wait --dry-run --decisions
expect_grep 'of the same ones' '^1 of 2 decisions would come out otherwise'
must_fail 64 'who is moved is not asked for' magang program adopt wait --decisions
must_fail 64 'nor of what decides nothing' magang list case differs:yes
magang --lang en --dump-screen "@80x24 ] ] ] ] : 'whatif Enter D" >.out
expect_grep 'and on the screen' 'Siti 50'

magang user add oji role=verifier areas=32.73 >/dev/null || exit 1
expect_success 'of another area' magang --as oji program whatif two.yaml
expect_grep 'nobody is told' "^'wait' version 2: 0 open cases$"
magang user add ani role=officer areas=32.05 >/dev/null || exit 1
must_fail 77 'a file asks for what may be masked' \
	magang --as ani program whatif two.yaml
must_fail 77 'it is for who plans' magang --as ani program adopt wait
expect_success 'the store' magang check
# Names of more people than a screen shows are an export here, too.
awk 'BEGIN {
	print "Nama,Tanggal Lahir,Kab,Program,Points"
	for (i = 0; i < 120; i++)
		printf "Ujang %c%co,2000-01-%02d,Garut,wait,\n",
			65 + i % 26, 97 + int(i / 26), 1 + i % 28
}' >ujang.csv
magang import person ujang.csv >/dev/null
magang set case program:wait points=70 >/dev/null
version 3 80 1 '' '' >three.yaml
magang user add dewi role=verifier areas=32.05 >/dev/null
must_fail 77 'cases that would be different' \
	magang --as dewi program whatif three.yaml --csv
[ "$(grep -c Ujang .out)" -le 100 ]
report $? 'are told up to a screenful'
expect_success 'and counted' magang --as dewi program whatif three.yaml
# who waits moves up by a version with more seats
{ version 1 10 1 '' ''; } | sed 's/: wait$/: queue/; s/: WT$/: QU/' >queue.yaml
magang program install queue.yaml >/dev/null || exit 1
for p in 70 80; do
	magang add person name="Budi $p" sex=L regency=32.05 --program queue \
		>/dev/null || exit 1
done
for n in $(magang list case program:queue --columns number --csv | grep QU-); do
	magang set "$n" points=70 >/dev/null || exit 1
done
magang decide program:queue stage:open --to seat >/dev/null || exit 1
version 2 10 2 '' '' | sed 's/: wait$/: queue/; s/: WT$/: QU/' >queue.yaml
magang program install queue.yaml >/dev/null || exit 1
expect_success 'with more seats' magang program adopt queue --dry-run
expect_grep 'who waits would move up' '^1 would move up from the waiting list$'
expect_grep 'by name' '^  QU-[0-9-]*  Budi 80  Seat$'
expect_success 'and does not yet' magang list case program:queue stage:list --count
expect_grep 'waits' '^1$'
expect_success 'but then' magang program adopt queue
expect_grep 'does' '^1 moved up from the waiting list$'

# what a move asks is compared, too
magang add person name='Budi 50' sex=L regency=32.05 --program queue \
	--case points=50 >/dev/null || exit 1
version 3 10 2 '' '' | sed 's/: wait$/: queue/; s/: WT$/: QU/
	s/if: quota_left, otherwise/if: points >= 60 and quota_left, otherwise/' >queue.yaml
expect_success 'a move that asks more' magang program whatif queue.yaml
expect_grep 'who may not move on' '^  may move on  *3     2   0    1$'
expect_grep 'by which move' '^  may move on  *what is asked of a move to Seat   0    1$'
expect_grep 'by name' '^  QU-[0-9-]*  Budi 50  Garut    Male  may not move on  what is asked of a move to: Seat$'

# --- a second person ---
magang user add hani role=manager >/dev/null || exit 1
version 4 10 2 '' '' | sed 's/: wait$/: queue/; s/: WT$/: QU/
	s/^label: Queue/&/; s/^prefix:/approval: second person\n&/' >queue.yaml
expect_success 'a version that needs two' magang program install queue.yaml
must_fail 77 'is not for who installed it' magang program adopt queue
must_fail 1 'nor does it wait there' magang list case adopt:me --count
expect_success 'but for another one' magang --as hani day
expect_grep 'on his day' '^ *New versions to approve  *3$'
magang --lang en --as hani --dump-screen \
	"@80x24 : 'cases Enter / 'adopt:me Enter : 'whatif Enter" >.out
expect_grep 'whose list leads to what it would do' "'queue' version 4: 3 open cases"
must_fail 64 'for nobody else it is asked' magang list case adopt:hani

# who does not want it returns it: nobody comes into it, its maker has it on home
returned() {
	line --as hani program return queue
	line --as hani program return wait --reason 'not this one'
	line --as dewi program return queue --reason no
	line --as hani program return queue --reason 'Garut has no such points'
	line --as hani program return queue --reason again
	line --as hani program adopt queue
	line --as hani list case adopt:me --count
	line add person name='Budi 60' sex=L regency=32.05 --program queue
	line list case name:60 --columns version --csv
	line program adopt queue --dry-run
	line list program returned_to:me --columns name,version,returned --csv
	line --as hani undo
	line list program returned_to:me --count
}
returned | each 2>&1 | grep -vE '^(== .*|$|  .*|[A-Z]*-.*|version|name,.*)$' >.out
expect_output 'a version is returned' <<\EOF
magang: say why it is returned: --reason TEXT
status 64
magang: this version of the program does not wait for a second person; another one takes its place: magang program install FILE
status 1
magang: role 'Document verifier' may not: open intakes and cohorts, hand out work; ask the administrator
status 77
version 4 of 'queue' is returned (act ACT-000046-9)
status 0
magang: this version of the program was returned already
status 73
magang: none of 3: 3: this version of the program was returned to whoever installed it; the next one: magang program install FILE
status 1
0
status 1
status 0
2
status 0
'queue' version 4: 4 open cases
returned by hani: Garut has no such points
What changes
Scores of who has or wants a place
status 0
queue,4,Garut has no such points
status 0
return of 2026-11-24 08:00: queue
status 0
0
status 1
EOF
expect_success 'he moves them' magang --as hani program adopt queue
must_fail 1 'and nothing waits' magang --as hani list case adopt:me --count

finish
