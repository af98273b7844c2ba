#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command there is, by whoever is bound to one program, against the
# persons of another: a line for each in `rows`, and a command without a line
# fails. None of them says a word of the others, and none changes them.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang add person name='Budi Rahasia' nik=3205121005980002 phone=081200005678 \
	regency=32.05 --program magang-jabar >/dev/null || exit 1
magang note MG-000002-1 'catatan rahasia' >/dev/null || exit 1
magang task MG-000002-1 'tugas rahasia' --due 2026-11-01 >/dev/null || exit 1
magang add person name='Budi Rahasia' birth_date=1998-05-10 phone=081200005678 \
	regency=32.05 >/dev/null || exit 1
magang add intake program=magang-jabar name=rahasia-1 >/dev/null || exit 1
magang add cohort program=magang-jabar name=rahasia-1 >/dev/null || exit 1
magang add organisation name='PT Terbuka' kind=host >/dev/null || exit 1
magang add slot program=magang-jabar host=OR-000001-3 name=rahasia-1 seats=1 >/dev/null || exit 1
# a record of each kind that is of the others, by a program that has them all
cat >lain.yaml <<'EOF'
program: lain
version: 1
prefix: LA
label: Lain
stages:
  talk: {kind: start, label: Talk}
  seat: {label: Seat, matched: yes}
  done: {kind: success, label: Done}
moves:
  - {from: talk, to: seat}
  - {from: seat, to: done, approval: second person}
letters:
  come: {on: seat, text: 'rahasia {name}'}
certificates:
  was: {label: Rahasia, on: seat, text: rahasia}
assessments:
  panel:
    label: Rahasia
    stage: seat
    assessors: 2
    criteria: {will: {label: Will, range: 0 .. 10}}
targets: {works: {total: 5}}
outcomes:
  works: {label: Rahasia, counts_for: works}
packs:
  names: {label: Rahasia, to: Kyoto, fields: [name]}
cohorts: {units: {hand: {label: Hand, pass: 60}}}
EOF
others() { # others COMMAND...: of the scene
	magang "$@" >.out 2>&1 && return
	echo "# $*"
	show .out
	exit 1
}
others program install lain.yaml
others open MG-000002-1 lain
lain=$(magang list case program:lain --columns number --csv | tr -d '\r' | tail -1)
others add member person=MG-000002-1 organisation=OR-000001-3 role=rahasia
others add cohort program=lain name=rahasia-2 from=2026-11-16 until=2026-12-18 seats=2
others cohort fill CO-000002-1 "$lain"
others cohort answer yes KR-000001-3
others cohort mark CO-000002-1 today 1
others cohort grade CO-000002-1 hand 1:70
others move "$lain" seat --reason rahasia
others certificate give "$lain"
others add ledger case="$lain" what=paid amount=1 date=2026-11-01 note=rahasia
others add outcome case="$lain" what=works grade=c date=2026-11-01 note=rahasia
others statement make lain --for rahasia
others assess "$lain" will=7 --remark rahasia
others move "$lain" done --reason rahasia
others add slot program=lain host=OR-000001-3 name=rahasia-4 seats=1
others wish "$lain" rahasia-4
others match lain
others match lain --publish 1 --number 1
others add ranking program=lain host=OR-000001-3 name=rahasia-2
others rank UP-000001-3 "$lain"
others set MG-000002-1 consent_partner=2026-11-01
others pack make lain names -o -
magang user add kepala role=administrator programs=kyoto-ikusei >/dev/null || exit 1
other=$(magang list case program:magang-jabar --columns number --csv |
	tr -d '\r' | tail -1)
act=$(magang log MG-000002-1 --json | grep -o 'ACT-[0-9-]*' | head -1)
third=$(magang list person rahasia --columns number --csv | tr -d '\r' |
	tail -1)
tasks=$(magang list task rahasia --columns number --csv | tr -d '\r' | tail -1)
printf 'nama: Budi Rahasia\nnik: 3205121005980002\nprogram: kyoto-ikusei\n' \
	>note.txt
printf 'Nama,NIK,No HP,Program\nBudi Rahasia,3205121005980002,0899,ikusei\n' \
	>list.csv
printf 'letter,answer\nSR-000001-3,no\n' >answers.csv
echo 'people: {A: [K]}' >small.yaml

all_else() {
	magang show MG-000002-1 --json --reveal
	magang show "$third" --json --reveal
	magang show "$other" --json --reveal
}
all_else >before
[ "$(grep -c 'Budi Rahasia' before)" = 3 ]
report $? 'there are others'

# COMMAND, exit status, arguments
rows="
init 0
demo 73
day 0
import 65 note note.txt
import 65 person list.csv --update
reconcile 65 list.csv --agency OR-000001-3 --dry-run
export 0 person
export 0 case
export 0 task
export 1 activity
export 1 doubt
list 0 person
list 0 case
list 0 task
list 1 activity
list 1 doubt
count 0 person by:regency
count 0 case by:stage,officer --json
count 1 doubt by:answer
duplicates 1
duplicates 77 --sweep
deck 64 program:magang-jabar
decide 1 program:magang-jabar --to withdrawn --reason x
assign 1 program:magang-jabar kepala
workload 0
target 1
statement:make 77 magang-jabar places
statement:list 1
statement:show 1 PY-000001-3
statement:check 1 PY-000001-3
report 0
report 77 targets magang-jabar
report 77 agencies magang-jabar
report 77 tiles magang-jabar --json
rank 1 UP-000001-3 any
wish 1 $other none
match 0 --instance small.yaml
match 77 magang-jabar
match 1 kyoto-ikusei --publish 1 --dry-run
letters:list 1
letters:publish 1 program:magang-jabar --dry-run
letters:withhold 1 program:magang-jabar --reason told
letters:print 1 program:magang-jabar --out -
letters:answers 65 answers.csv
cohort:fill 1 CO-000001-3 program:magang-jabar
cohort:answer 1 yes program:magang-jabar
cohort:days 1 CO-000001-3
slot:offer 1 LO-000001-3 program:magang-jabar
slot:answer 1 yes program:magang-jabar
slot:transfer 1 LO-000001-3 program:magang-jabar
slot:replace 1 KR-000001-3 MJ-000001-3 --cause work
slot:exchange 1 KR-000001-3 KR-000002-1
cohort:roll 1 CO-000001-3
certificate:give 1 program:magang-jabar
certificate:print 1 given -o -
certificate:replace 1 given --reason x
certificate:revoke 1 given --reason x
certificate:check 1 MJ-2026-00001-45-7Q4M-2XKD
pack:make 1 magang-jabar roster --dry-run
pack:make 1 kyoto-ikusei roster rahasia --dry-run
pack:return 65 list.csv --dry-run
pack:check 1 list.csv
pack:list 1
pack:key 0
cohort:mark 1 CO-000001-3 today 1
cohort:approve 1 CO-000001-3 today
cohort:return 1 CO-000001-3 today --reason late
cohort:attendance 1 CO-000001-3
cohort:grade 1 CO-000001-3 k3 1:70
cohort:grades 1 CO-000001-3
cohort:complete 1 CO-000001-3
accept 1
appeal 1 $other --reason x
assess 1 $other motivation=8
cards 66 cards.csv
list 0 organisation
out:list 1
out:get 1 cases-1
show 1 MG-000002-1
show 1 $other
show 1 $tasks
show 77 3205121005980002
add 77 person name=Baru
add 1 person name=Baru nik=3205121005980002 --program kyoto-ikusei
set 1 MG-000002-1 email=a@b.id
set 1 $other planned_start=2027-05-01
open 1 MG-000002-1 kyoto-ikusei
move 1 $other selection
approve 1 open
return 1 open --reason x
note 1 MG-000002-1 x
note 1 $other x
doc 1 $other consent
task 1 MG-000002-1 x --due 2026-12-01
task 1 --done $tasks
merge 1 MG-000001-3 MG-000002-1
unmerge 1 MG-000002-1
undo 77 $act
redo 1
log 1
log 1 MG-000002-1
log 77 --by root
check 0
replay 77 replayed
program:check 0 $top/config/programs/kyoto-ikusei.yaml
program:install 77 $top/config/programs/kyoto-ikusei.yaml
program:whatif 0 $top/config/programs/magang-jabar.yaml
program:adopt 1 magang-jabar
program:return 77 magang-jabar --reason x
program:list 0
program:show 0 kyoto-ikusei
program:keys 0
config:show 0 site
config:install 77 site $top/config/magang.yaml
user:list 0
user:add 77 lagi role=partner
user:close 77 kepala
user:handover 64 kepala --to kepala
access 0
access 1 MG-000002-1
keys:list 77
keys:add 77 kepala none.pub
keys:close 77 kepala x
keys:print 77
door 0 list person
backup 77 copy
restore 66 copy
mend 66 none.keys
mend 77 office.keys
erase 77 MG-000002-1 --reason x
retention:list 1
retention:propose 1 overkept
retention:erase 77 erase_by:root
doctor 0
complete 0 -- --as kepala show MG
complete 0 -- --as kepala list person name:
help 0
"
magang complete -- '' | cut -f1 >names
while read -r name; do
	# one with verbs lists them, and has a page for each
	for v in $(magang complete -- "$name" '' | cut -f1); do
		magang help "$name" "$v" >/dev/null 2>&1 && echo "$name:$v"
	done >verbs
	if [ -s verbs ]; then cat verbs; else echo "$name"; fi
done <names >commands
while read -r name; do
	printf '%s' "$rows" | grep -q "^$name " || echo "$name"
done <commands >missing
[ -s commands ] && [ ! -s missing ]
report $? 'every command has a line here'
show missing

magang backup office >/dev/null || exit 1
i=0
while read -r name status args; do
	[ "$name" ] || continue
	i=$((i + 1))
	# shellcheck disable=SC2086,SC2046
	expect_status "$status" "$name $args" \
		magang --as kepala $(echo "$name" | tr : ' ') $args
	cat "$dir/.out" "$dir/.err" >"said.$i"
done <<EOF
$rows
EOF
for kind in $(magang complete -- list '' | cut -f1); do
	for how in 'list' 'list --json' 'list --count' 'export'; do
		# shellcheck disable=SC2086
		line --as kepala $how "$kind"
	done
done | each >said.kinds
# What can be typed next is of the store, too: behind every command, each of its
# options, and a record that is not his.
while read -r name; do
	words=$(echo "$name" | tr : ' ')
	# shellcheck disable=SC2086
	for option in '' $(magang complete -- $words - | cut -f1); do
		line complete -- --as kepala $words $option ''
		line complete -- --as kepala $words $option "$other" ''
	done
done <commands | each | grep -vE '^(== |status [0-9])' >said.words
[ -s said.kinds ] && [ -s said.words ]
report $? 'words are offered'
# Of each kind that is somebody's there is one that is not his, and he is shown
# none of those.
for kind in $(magang complete -- list '' | cut -f1); do
	for who in root kepala; do
		case $who in
		root) magang list "$kind" --limit 0 --columns number --csv ;;
		*) magang --as $who list "$kind" --limit 0 --columns number --csv ;;
		esac 2>&1 | tr -d '\r' | grep -- - | sort >numbers.$who
	done
	comm -23 numbers.root numbers.kepala >hidden
	case $kind in
	organisation | user | setting | program) continue ;;
	esac
	[ -s hidden ] || echo "$kind: none is hidden"
	grep -n -F -f hidden said.kinds | sed "s/^/$kind: /"
done >unseen
[ ! -s unseen ]
report $? 'each kind has some that are not his'
show unseen
# what was asked is repeated
sed -i "/^magang: there is no record '[A-Z0-9-]*'$/d" said.*
grep -n -i -e rahasia -e MG-000002 -e MG-000003 -e "$other" -e "$tasks" \
	-e 081200005678 -e 3205121005980002 said.* >leaks
[ ! -s leaks ]
report $? 'none tells of anybody else'
show leaks
all_else >after
expect_same 'none changes anybody else' before after

# a double entry of an officer's own
for i in 1 2; do
	expect_success 'the same person twice' magang --as kepala add person \
		name='Dobel Sekali' birth_date=2000-01-01 sex=L regency=32.05 \
		--program kyoto-ikusei
done
expect_grep 'is told of' 'Perhaps the same person'
expect_success 'is taken back' magang --as kepala undo
expect_success 'and done again' magang --as kepala redo

finish
