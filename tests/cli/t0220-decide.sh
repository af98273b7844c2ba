#!/bin/sh
# SPDX-License-Identifier: MIT
# Many cases decided at once: the report before it happens, the same after it,
# one undo.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang add person name='Budi' regency=32.05 --program magang-jabar \
	>/dev/null || exit 1
magang add person name='Cici' regency=32.05 --program magang-jabar \
	>/dev/null || exit 1

must_fail 64 'where to is said' magang decide stage:registered
must_fail 1 'somebody fits' magang decide stage:pool --to withdrawn
must_fail 1 'a move without its reason' \
	magang decide program:magang-jabar --to withdrawn --dry-run
expect_grep 'is told' '0 of 2 would go; nothing is changed'
expect_grep 'with why' '^ *2  a reason is needed$'
expect_grep 'and what it can be for' '^  .*  personal  *Personal reasons$'
expect_success 'a try' magang decide stage:registered --to withdrawn \
	--reason 'no places' --dry-run
expect_grep 'counts' '3 of 3 would go; nothing is changed'
expect_grep 'by program and stage' 'Registered  Withdrawn   2     0     0$'
expect_success 'nothing moved' magang list case stage:registered --count
expect_grep 'all three' '^3$'
expect_success 'as a document' magang decide stage:registered --to withdrawn \
	--reason 'no places' --dry-run --json
expect_grep 'with the counts' '"act":null,"done":3,"waits":0,"proposed":0,"moved_up":0,"left":0,'
expect_grep 'and the stages' \
	'{"program":"magang-jabar","stage":"registered","to":"withdrawn","go":2,"wait":0,"stay":0,"proposed":0}'
must_fail 1 'a row for each' magang decide program:magang-jabar --to doc_check --csv
expect_grep 'stays' '^MJ-[0-9-]*,stays,.*not moved to'
expect_success 'the decision' magang decide 'program:magang-jabar' \
	--to withdrawn --reason 'no places'
expect_grep 'is an act' '2 of 2 moved (act ACT-'
expect_success 'one undo' magang undo
expect_grep 'takes all of it back' 'Cases 2'
expect_success 'a stage by what it is called' magang decide \
	program:magang-jabar --to 'mengundurkan diri' --reason x --dry-run
expect_grep 'in any language' '2 of 2 would go'
expect_success 'a filter, too' magang list case 'stage:"Registered"' --count
expect_grep 'finds all of the name' '^3$'
must_fail 1 'but not what nobody calls so' \
	magang decide program:magang-jabar --to 'gone away' --reason x
expect_success 'no two programs by mistake' magang decide stage:registered \
	--to withdrawn --reason x --csv
expect_grep 'is a row, too' '^JP-000001-3,done,'

# two places, of which one is for a woman; a waiting list; and none of it by year
cat >seats.yaml <<\EOF
program: seats
version: 1
prefix: SE
label: {en: Two seats, id: Dua kursi, ja: 二席}
stages:
  a: {kind: start, label: Asked}
  list: {kind: hold, label: Waits, moves_up: automatic}
  b: {label: Seated}
  c: {kind: success, label: Done}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: b, if: quota_left, otherwise: list}
  - {from: a, to: list}
  - {from: list, to: b, if: quota_left}
  - {from: b, to: c}
  - {from: any, to: x, kind: exit}
rules:
  grown: {level: block, from: b, test: age on today >= 18, say: Grown}
quotas:
  all: {seats: 2}
  women: {by: sex, of: P, at_least: 50 %}
EOF
expect_success 'a program with two seats' magang program install seats.yaml
born=1990
for who in Adi Ben Cok; do
	magang add person name=$who sex=L birth_date=$born-01-01 \
		regency=32.05 --program seats >/dev/null
	born=$((born + 14))
done
one=$(magang list case program:seats adi --columns number --csv | tail -1)
expect_success 'all at once, before' magang decide program:seats stage:a --to b --dry-run
expect_grep 'one goes, one waits' 'Two seats  Asked  Seated     1     2     0$'
expect_grep 'the places of all' '^  Two seats  all places  *0     1   2     2$'
expect_grep 'and those left to men' 'men, beside the share of women  *0     1   1     2$'
expect_success 'all at once' magang decide program:seats stage:a --to b
must_fail 1 'another one waits, before' magang decide program:seats stage:list --to b --dry-run --json
expect_grep 'the reason without numbers' '"text":"no place left: men, beside the share of women"'
must_fail 1 'they stay' magang decide program:seats stage:list --to b --csv
expect_grep 'why, with them' 'stays,"not moved to .Seated.: .*men, beside the share of women, 1 of 1 taken'
expect_success 'a seat is free, before' magang decide "number:$one" --to x --dry-run
expect_grep 'who would move up' '^1 would move up from the waiting list$'
expect_grep 'by name' '^  SE-[0-9-]*  Ben   Seated$'
expect_grep 'and that the place is taken again' 'men, beside the share of women  *1     1   1     0$'
expect_success 'nobody has' magang list case program:seats stage:list --count
expect_success 'a seat is free' magang decide "number:$one" --to x --json
expect_grep 'who has moved up' '"moved_up":1,"left":0,"up":\[{"number":"SE-[0-9-]*","name":"Ben","stage":"b"}\]'
expect_success 'who did it' magang log "$(magang list case program:seats ben --columns number --csv | tail -1)" --limit 1 --csv
expect_grep 'nobody: a place fell free' '^[^,]*,,ACT-[0-9-]*,move,SE-'
expect_success 'nor in the whole act' magang log --all --limit 1 --csv
expect_grep 'is it his' '^[^,]*,,ACT-[0-9-]*,move,SE-'
expect_success 'nor was it decided' magang show "$(magang list case program:seats ben --columns number --csv | tail -1)" --why
expect_grep 'but followed' 'moved up, as there was room by '
must_fail 1 'in Indonesian' magang --lang id decide program:seats stage:list --to b --dry-run
expect_grep 'no English' 'tidak ada tempat lagi: laki-laki, di luar jatah perempuan, 1 dari 1 terisi'

# fields of many
must_fail 64 'no empty filter' magang set case '' planned_start=2027-04-01
must_fail 64 'nor none' magang set case planned_start=2027-04-01
expect_success 'many, before' magang set case 'program:magang-jabar' \
	planned_start=2027-04-01 --dry-run
expect_grep 'how many' '^2 of 2 would be changed; nothing is changed$'
must_fail 1 'nothing was' magang list case planned_start:2027-04-01 program:magang-jabar --count
must_fail 1 'a field that some do not have' magang set case 'program:magang-jabar or program:seats' hours_theory=40
expect_grep 'of those that do' '^2 of [0-9]* changed (act ACT-'
expect_grep 'and why not of the others' "its program has no field 'hours_theory'"
expect_success 'one undo' magang undo
expect_grep 'of all' 'Cases 2'
expect_success 'how many of each' magang count case program:seats by:stage
expect_grep 'with its share' '^Waits *1 *33.3 *##*$'
expect_success 'the store' magang check
finish
