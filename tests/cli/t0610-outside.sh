#!/bin/sh
# SPDX-License-Identifier: MIT
# What is not the caller's is answered as what is not there: a number of each kind,
# by each command that takes one, says the same as a number that nobody has.
. "$(dirname "$0")/lib.sh"
new_store
cat >all.yaml <<'EOF'
program: all
version: 1
prefix: AL
label: All
stages:
  talk: {kind: start, label: Talk}
  seat: {label: Seat, matched: yes}
  done: {kind: success, label: Done}
  no: {kind: failed, label: No}
moves:
  - {from: talk, to: seat}
  - {from: seat, to: done, approval: second person}
  - {from: seat, to: no, kind: failed}
partner: Kyoto
packs:
  names: {label: Names, fields: [name]}
letters:
  come: {on: seat, text: 'come {name}'}
cohorts:
  units: {hand: {label: Hand, pass: 60}}
certificates:
  was: {label: Was, on: seat, text: was here}
targets:
  workers: {total: 10}
outcomes:
  job: {label: Job, counts_for: workers}
assessments:
  panel:
    label: Panel
    stage: seat
    assessors: 1
    criteria: {will: {label: Will, range: 0 .. 10}}
EOF
sed 's/: all$/: own/; s/AL$/OW/' all.yaml >own.yaml
make() { # make COMMAND...: of the scene
	magang "$@" >.out 2>&1 && return
	echo "# $*"
	show .out
	exit 1
}
make program install all.yaml
make program install own.yaml
make add organisation name=Padi kind=host
make add intake program=own name=satu
make add intake program=all name=satu
make user add kepala role=manager programs=own
make user add bandung role=manager areas=32.04
# one of theirs, and one of others, of each kind
n=0
scene() { # scene PROGRAM REGENCY
	n=$((n + 1))
	make add person name="Orang Satu" regency="$2" birth_date=2001-03-12 \
		consent_partner=2026-11-02 --program "$1"
	person=$(sed -n 's/^\(MG-[0-9-]*\): added.*/\1/p;q' .out)
	kase=$(sed -n 's/^\([A-Z]*-[0-9-]*\): opened.*/\1/p' .out)
	make note "$kase" telepon
	make task "$kase" telepon --due 2026-12-01
	make add member person="$person" organisation=OR-000001-3
	make add cohort program="$1" name=satu area="$2" from=2026-11-16 \
		until=2026-12-18 seats=2
	cohort=$(sed -n 's/^\(CO-[0-9-]*\): .*/\1/p' .out)
	make cohort fill "$cohort" "$kase"
	make cohort answer yes cohort:"$cohort"
	make cohort mark "$cohort" today 1
	make cohort grade "$cohort" hand 1:70
	make add ledger case="$kase" what=paid amount=1 date=2026-11-01
	make add outcome case="$kase" what=job grade=c date=2026-11-01
	make add slot program="$1" host=OR-000001-3 name="$1" seats=2
	make add ranking program="$1" host=OR-000001-3 name="$1"
	make rank "$(sed -n 's/^\(UP-[0-9-]*\): .*/\1/p' .out)" "$kase"
	make pack make "$1" names -o "$1.csv"
	make move "$kase" seat
	make wish "$kase" "$1"
	make match "$1"
	make match "$1" --publish $n --number 1
	make certificate give "$kase"
	make statement make "$1"
	make assess "$kase" will=7
	make move "$kase" "done"
}
scene own 32.04
own=$kase own_cohort=$cohort own_person=$person
scene all 32.05
make add person name="Orang Satu" regency=32.05 birth_date=2001-03-12 --program all
# A number as long as NUMBER that nobody has.
nobody() { # nobody NUMBER
	digits=${1#*-}
	digits=${digits%-*}
	digits=${digits%???}999
	for digit in 0 1 2 3 4 5 6 7 8 9; do
		run magang show "${1%%-*}-$digits-$digit"
		grep -q 'digit' .err || break
	done
	echo "${1%%-*}-$digits-$digit"
}

# X is the number; each line is words of a shell
cat >commands <<END
show X
show X --json
show X --why
show X --reveal
log X
log X --json
access X
set X remark=x
set X email=a@b.id --dry-run
note X x
task X x --due 2026-12-01
task --done X
open X own
doc X ktp
move X seat
move X seat --dry-run
move X no --reason x
assign X kepala
assess X will=1
assess X --close --reason x
appeal X --reason x
approve X
return X --reason x
letters publish X --dry-run
letters publish X --number 1 --out -
letters withhold X --reason x
letters print X --out -
cohort fill X program:own --dry-run
cohort fill $own_cohort X --dry-run
slot offer X program:own --dry-run
slot answer yes X
cohort answer yes X
cohort answer no X --cause work
cohort days X
cohort roll X
cohort mark X today 1
cohort approve X today
cohort attendance X
cohort grade X hand 1:70
cohort grades X
cohort complete X --dry-run
certificate give X
certificate print X -o -
certificate replace X --reason x
certificate revoke X --reason x
erase X --reason x --yes X
undo X
deck X
decide X --to seat --dry-run
list person X
list case X
list case person:X
list case X --json
list case intake:X
list case cohort:X
list task about:X
list activity about:X
list letter case:X
list ledger case:X
list statement X
statement check X
list outcome case:X
list seat cohort:X
list seat case:X
list seat slot:X
rank X any
rank X $own --dry-run
pack return pack.csv --dry-run
list decision case:X
list member person:X
list person organisation:X
export case person:X
add member person=X organisation=OR-000001-3
add outcome case=X what=job grade=c date=2026-11-01
add cohort program=own name=dua intake=X
set $own intake=X
set $own officer=X
set $own_cohort intake=X
set $own_person name=X --dry-run
complete -- show X
complete -- list case person:X
import member member.csv --dry-run
import case case.csv --dry-run
import person person.csv --dry-run
letters answers answers.csv --dry-run
--dump-screen "@80x24 : 'X Enter"
--dump-screen "@80x24 / 'X Enter"
END

# asks USER NUMBER: what each command says. No number is his, so nothing may change:
# one copy of the store serves them all, and what one did change the next ones tell.
asks() {
	rm -rf try
	cp -r store try
	printf 'person,organisation\n%s,OR-000001-3\n' "$2" >member.csv
	printf 'person,program\n%s,own\n' "$2" >case.csv
	printf 'magang number,Nama,NIK,Tanggal Lahir\n%s,Orang Satu,,2001-03-12\n' "$2" \
		>person.csv
	sed "s/$kase/$2/" all.csv >pack.csv
	printf 'letter,answer\n%s,no\n' "$2" >answers.csv
	sed "s/X/$2/g; s/^/line --as $1 /" commands >his
	# shellcheck disable=SC1091
	. ./his | (store=$dir/try each) | sed "s/$2/NUMBER/g"
}
: >told
: >kinds
for user in kepala bandung; do
	for kind in $(magang complete -- list '' | cut -f1); do
		magang list "$kind" --limit 0 --columns number --csv | tr -d '\r' |
			grep -- '-[0-9]' | sort >numbers.all
		magang --as $user list "$kind" --limit 0 --columns number --csv \
			2>/dev/null | tr -d '\r' | grep -- '-[0-9]' | sort >numbers.his
		number=$(comm -23 numbers.all numbers.his | head -1)
		[ "$number" ] || continue
		none=$(nobody "$number")
		echo "$kind" >>kinds
		asks $user "$number" >one
		asks $user "$none" >two
		[ "$(grep -c '^status [0-9]' one)" = "$(wc -l <commands)" ] ||
			echo "$user $kind: not all were asked"
		cmp -s one two && continue
		echo "$user $kind $number"
		diff -U 3 one two
	done
done >told
[ ! -s told ]
report $? 'what is not his is not there'
head -60 told | show
sort -u kinds >.kinds
for kind in $(magang complete -- list '' | cut -f1); do
	case $kind in
	organisation | user) continue ;;
	esac
	grep -qx "$kind" .kinds || echo "$kind"
done >missing
[ ! -s missing ]
report $? 'each kind is asked for'
show missing
finish
