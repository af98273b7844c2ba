#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may what: each command, and each of its verbs, by each role that is shipped,
# on what lies within the caller's area and on what lies outside of it. The table
# says it, not the code; what the program lists and has no row here is a fault.
#
# A sign each for administrator, manager, coordinator, verifier, officer, assessor,
# partner, trainer (of one class), auditor, first as users of Garut (the administrator
# of all areas), then of Bandung, where nothing of this is: + it is done, or the answer
# is about what is asked; . refused, 77, and of a filter each with the reason; - there
# is no such thing, which is all that is said of what lies outside. Who may not plan
# offers own cases only: the first is one of the officer's. Where the state of a case,
# a letter matters the same is asked of several.
. "$(dirname "$0")/lib.sh"
new_store
new_case
roles='administrator manager coordinator verifier officer assessor partner
	trainer auditor'
for r in $roles; do
	areas=areas=32.05
	[ "$r" = administrator ] && areas=
	magang user add "u-$r" role=$r $areas >/dev/null || exit 1
	magang user add "v-$r" role=$r areas=32.04 >/dev/null || exit 1
done
cat >two.yaml <<\EOF
program: two
version: 1
prefix: TW
label: Two
cohorts: {units: {hand: {label: Hand, pass: 60}}}
stages:
  talk: {kind: start, label: Talk, matched: yes}
  seat: {kind: success, label: Seat}
  gone: {kind: failed, label: Gone}
moves:
  - {from: talk, to: seat, approval: second person}
  - {from: talk, to: gone, kind: failed}
letters:
  no: {on: gone, text: 'No, {name}'}
certificates:
  tried: {label: Tried, on: gone, text: has tried}
packs:
  names: {label: Names, to: Kyoto, fields: [name]}
targets: {works: {total: 5}}
outcomes: {works: {label: Works, counts_for: works}}
EOF
make() { # make COMMAND...: of the scene
	run magang "$@" || {
		echo "# $*"
		show .out .err
		exit 1
	}
}
make backup "$dir/copy"
make program install two.yaml
for n in 2-1 3-7 4-5 5-9; do
	make add person name="Orang$n" regency=32.05
	make open MG-00000$n two
done
make move TW-000002-1 seat
make move TW-000003-7 gone
make move TW-000004-5 gone
make letters publish case:TW-000004-5 --number 1 --out -
make set MG-000003-7 consent_partner=2026-11-01
make assign JP-000001-3 u-officer
make add intake program=two name=satu seats=4
make add cohort program=two name=kelas
make cohort fill CO-000001-3 TW-000005-9
make add cohort program=kyoto-ikusei name=kelas
make add organisation name=Tani kind=host
make add slot program=two host=OR-000001-3 name=K-1 seats=1
make add person name=Duduk regency=32.05
make open MG-000006-8 two
make add cohort program=two name=tiga from=2026-11-24 until=2026-11-27
make cohort fill CO-000003-7 TW-000006-8
make cohort answer yes KR-000002-1
make add cohort program=two name=empat from=2026-11-24 until=2026-11-27 trainer=u-trainer
make add person name=Berdiri regency=32.05
make open MG-000007-6 two
make cohort fill CO-000004-5 TW-000007-6
make cohort answer yes KR-000003-7
make add ledger case=TW-000002-1 what=original item=diploma date=2026-11-02 holder=OR-000001-3
make add organisation name=Uji kind=host
make add ranking program=two host=OR-000001-3 name=Uji
make user add lama role=officer areas=32.05
echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGNG3Y6gap//9xjpAomioohypJijOzTIjt/aXz4PY0t9 a@b' >key.pub
make keys add lama key.pub
echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJKlHqYMPbVnNKlwOQMEjOaRz2Zl1Z9Yk4nF0Mfi0QmZ c@d' >two.pub
make statement make two
make task MG-000001-3 telepon --due 2026-12-01
magang config show site | sed 's/^sessions: .*/sessions: 7/' >site.yaml
sed 's/^version: 1/version: 2/' two.yaml >two2.yaml
sed 's/^version: 1/version: 3/' two.yaml >new.yaml
make program install two2.yaml
make certificate give TW-000004-5
printf 'Nama,Kab\nUjang Suparman,Garut\n' >list.csv
printf 'case,will\nTW-000003-7,1\n' >marks.csv
printf 'letter,answer\nSR-000002-1,yes\n' >came.csv
echo 'people: {A: [K]}' >small.yaml

cat >table <<'END'
+++++++++ +++++++++ init
+++++++++ +++++++++ demo --fill-only --people 1
+++++++++ +++++++++ day
+++...... +++...... import person list.csv --dry-run
+++...... +++...... import person list.csv
+++...... +++...... reconcile list.csv --agency OR-000001-3
+++...... +++...... reconcile list.csv --agency OR-000001-3 --dry-run --names all
+++...... +++...... export person
+++++++++ +++++++++ list person
+++++++++ +++++++++ list case sort:name
+++++++++ +++++++++ count case by:stage,sex
+++++++++ +++++++++ duplicates
+........ ......... duplicates --sweep
+++++++++ +++++++++ deck program:two
+++++.... -----.... decide stage:registered --to withdrawn --cause personal --reason x
+++++.... -----.... decide stage:registered --to withdrawn --cause personal --reason x --dry-run
+++...... ---...... approve PP-000001-3
+++...... ---...... approve open
+++...... ---...... approve open --dry-run
+++...... ---...... return PP-000001-3 --reason x
+++...... ---...... return to:seat --reason x
+++.+.... --------- assign JP-000001-3 lama
+++++.... --------- assign task TS-000007-6 u-officer
--------- --------- accept
+++++++++ +++++++++ letters list
+++++++++ +++++++++ letters list sent
+++...... ---...... letters publish held --dry-run
+++...... ---...... letters publish held --number 1 --out -
---...... ---...... letters publish SR-000002-1 --number 1 --out -
+++...... ---...... letters withhold held --reason told
+++...... ---...... letters print sent --out -
---...... ---...... letters print held --out -
+.+..+... -.-..-... assess TW-000003-7 will=1
+.+..+... -.-..-... cards marks.csv --dry-run
+++++.... -----.... appeal TW-000003-7 --reason x
+++...... ---...... letters answers came.csv
+++...... ---...... letters answers came.csv --dry-run
+++...... ---...... cohort fill CO-000002-1 program:kyoto-ikusei --dry-run
+++...... ---...... certificate give TW-000003-7 --dry-run
+++...... ---...... certificate give TW-000003-7
+++...... ---...... certificate print SF-000001-3 -o -
+++...... ---...... certificate print TW-2026-00001 -o -
+++...... ---...... certificate replace SF-000001-3 --reason x
+++...... ---...... certificate revoke SF-000001-3 --reason x
+++++++++ +++++++++ certificate check TW-2026-00001-45-7Q4M-2XKD
+++...... +++...... pack make two names --dry-run
+++...... +++...... pack make two names -o -
+++...... +++...... pack return came.csv --dry-run
+++++++++ +++++++++ pack check came.csv
+++++++++ +++++++++ pack list
+++++++++ +++++++++ pack key
+++++++-+ +++++++-+ cohort days CO-000001-3
+++++++-+ +++++++-+ cohort roll CO-000003-7
+++...... ---...... cohort answer yes KR-000001-3 --dry-run
+++...... ---...... slot offer LO-000001-3 TW-000005-9 --dry-run
+++...... ---...... slot answer yes KR-000001-3 --dry-run
+++...... +++...... slot transfer LO-000001-3 TW-000005-9 --dry-run
+++...... ---...... slot exchange KR-000001-3 KR-000002-1 --dry-run
+++...... ---...... slot replace KR-000001-3 TW-000005-9 --cause work --dry-run
+.+....-. +.+....-. cohort mark CO-000003-7 today 1
+.+....+. +.+....-. cohort mark CO-000004-5 today 1
+.+....-. +.+....-. cohort approve CO-000003-7 today
+.+....-. +.+....-. cohort return CO-000003-7 today --reason late
+++++++-+ +++++++-+ cohort attendance CO-000003-7
+.+....-. +.+....-. cohort grade CO-000003-7 hand 1:70
+.+....+. +.+....-. cohort grade CO-000004-5 hand 1:70
+++++++-+ +++++++-+ cohort grades CO-000003-7
+++++.... +++++.... cohort complete CO-000003-7 --dry-run
+++++++++ +++++++++ workload
+++++++++ +++++++++ target
+........ ......... statement make two --as-of 2026-11-24
+++++++++ +++++++++ statement list
+++++++++ +++++++++ statement show PY-000001-3
+++++++++ +++++++++ statement check PY-000001-3
+++++++++ +++++++++ report funnel two
+++++++++ +++++++++ report agencies two
+++++++++ +++++++++ report scores two
+++++++++ +++++++++ report tiles two
+++...... ---...... rank UP-000001-3 TW-000002-1 --dry-run
++++++... ------... wish TW-000002-1 LO-000001-3 --dry-run
+++++++++ +++++++++ match --instance small.yaml
+........ ......... match two --fits
+........ ......... match two --seed 1
+........ ......... match two --runs
+++++++++ --------- show MG-000001-3
+++++++++ --------- show JP-000001-3
+++++++++ --------- show PP-000001-3
+++++++++ --------- show SR-000002-1
+++++++++ --------- show SF-000001-3
+++++++++ --------- show DC-000001-3
+++++++++ --------- show LG-000001-3
+++++.... ......... add person name=Ade regency=32.05 birth_date=2001-02-03
+++++.... +++++.... add organisation name=Padi kind=cooperative
+++...... +++...... add intake program=two name=satu seats=4
+++...... ......... add cohort program=two name=satu area=32.05
+++...... +++...... add slot program=two host=OR-000001-3 name=K-2 seats=1
+++++.... --------- add ledger case=TW-000002-1 what=paid amount=200 date=2026-11-02
++++++... --------- set MG-000001-3 email=a@b.id
++++++... --------- set person orang email=a@b.id
+++...... --------- set TW-000003-7 officer=u-officer
+++...... +++...... set IN-000001-3 seats=9
++++++... --------- set LG-000001-3 back=2026-11-20
+++++.... -----.... open MG-000001-3 magang-jabar
+++++.... -----.... move JP-000001-3 doc_check --dry-run
+++++.... -----.... move TW-000005-9 seat
+++++.... -----.... move TW-000005-9 gone
+++++.... -----.... move TW-000002-1 gone
+++++.... -----.... move TW-000003-7 talk
+++++.... -----.... note MG-000001-3 telepon
+++++.... -----.... note TW-000003-7 telepon
++++++... ------... doc JP-000001-3 ktp
+++++.... -----.... task MG-000001-3 telepon --due 2026-12-01
+++++.... -----.... task --done TS-000007-6
+++...... ---...... merge MG-000001-3 MG-000005-9 --dry-run
+++...... ---...... unmerge MG-000001-3
+........ ......... undo ACT-000010-1
+++++++++ +++++++++ redo
+++++++++ +++++++++ log
+++++++++ --------- log MG-000001-3
+++.....+ +++.....+ access
+++.....+ ---.....- access MG-000001-3
+++.....+ ......... access --allow u-officer
+++++++++ +++++++++ check
+........ ......... replay made
+++++++++ +++++++++ program check new.yaml
++++....+ ++++....+ program whatif new.yaml
+........ ......... program install new.yaml
+++...... +++++++++ program adopt two
+........ ......... program return two --reason x
+++++++++ +++++++++ program list
+++++++++ +++++++++ program show two
+++++++++ +++++++++ program keys
+++++++++ +++++++++ config show site
+........ ......... config install site site.yaml
+++++++++ +++++++++ user list
+........ ......... user add baru role=officer areas=32.05
+........ ......... user close lama
+++...... +++...... user handover u-officer --to lama
+++...... +++...... user handover u-officer --to lama --dry-run
+........ ......... keys list
+........ ......... keys add lama two.pub
+........ ......... keys close lama a@b
+........ ......... keys print
+........ ......... backup made
+++++++++ +++++++++ restore copy
+........ ......... mend copy.keys
+........ ......... erase MG-000001-3 --reason asked --yes MG-000001-3
+++++++++ +++++++++ retention list
+++++++++ +++++++++ retention list --proposed
---...... ---...... retention propose overkept
-........ ......... retention erase erase_by:u-manager
+++++++++ +++++++++ out list
+++++++++ +++++++++ out get case-1
+++++++++ +++++++++ doctor
+++++++++ +++++++++ door day
+++++++++ +++++++++ complete -- show MG-0
+++++++++ +++++++++ help
END
cp -a "$store" base

# A sign each, by the status and by what was said. What was refused has left no more
# than that it was.
while read -r inside outside words; do
	for who in u v; do
		for r in $roles; do
			made=$words
			case $words in *' made') made=$words.$who-$r ;; esac
			# shellcheck disable=SC2086
			line --as "$who-$r" $made
		done
	done
done <table >lines
cp -a base try
"$(dirname "$MAGANG")/each" "$dir/try" "$dir/base" <lines >said
awk -v n_roles="$(echo $roles | wc -w)" '
	/^status [0-9]+$/ {
		signs = signs ($2 == 77 || ($2 == 1 && not_may) ? "." : none ? "-" : "+")
		not_may = none = 0
		if (++n % n_roles == 0)
			signs = signs " "
		if (n % (2 * n_roles) == 0) { print signs; signs = "" }
		next
	}
	/may not/ { not_may = 1 }
	/there is no record|nothing fits the filter/ { none = 1 }
	/none of them (is held|was sent)/ { none = 1 }' said >had
paste -d ' ' had table >both
while read -r a b inside outside words; do
	[ "$a $b" = "$inside $outside" ]
	report $? "$words: $a $b"
done <both

# All that the program lists, and each verb of what has some.
"$top/tests/tools/verbs" "$MAGANG" >there
while read -r inside outside words; do
	for v in "$(echo "$words" | cut -d' ' -f1-2)" "${words%% *}"; do
		grep -qx "$v" there && echo "$v"
	done
done <table | sort -u >asked
comm -13 asked there >missing
[ ! -s missing ]
report $? 'all that the program lists is asked for'
sed 's/^/no row: /' missing | show
finish
