#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may what: commands by each role that is shipped. The table says it, not the
# code; a command without a row in it is named.
#
# A sign each for administrator, manager, coordinator, verifier, officer, assessor,
# partner, auditor: + it is done or asked about;
# . refused: 77, and of a filter each with the reason. Who may not plan offers own
# cases only, and this is nobody's of theirs.
. "$(dirname "$0")/lib.sh"
new_store
new_case
roles='administrator manager coordinator verifier officer assessor partner auditor'
for r in $roles; do
	areas=areas=32.05
	[ $r = administrator ] && areas=
	magang user add "u-$r" role=$r $areas >/dev/null || exit 1
done
magang backup "$dir/copy" >/dev/null || exit 1
magang config show site | sed 's/^sessions: .*/sessions: 7/' >site.yaml
sed '0,/^version: [0-9]*/s//version: 99/' "$top/config/programs/magang-jabar.yaml" >new.yaml
printf 'Nama,Kab\nUjang Suparman,Garut\n' >list.csv
ssh-keygen -q -t ed25519 -N '' -C a@b -f key 2>/dev/null ||
	echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJKlHqYMPbVnNKlwOQMEjOaRz2Zl1Z9Yk4nF0Mfi0QmZ a@b' >key.pub

cat >table <<'END'
init ++++++++ init
demo ++++++++ demo --fill-only --people 1
day ++++++++ day
import +++..... import person list.csv --dry-run
export +++..... export person
list ++++++++ list person
deck ++++++++ deck program:kyoto-ikusei
decide +++++... decide stage:registered --to withdrawn --cause personal --reason x
assign +++..... assign JP-000001-3 u-officer
accept ++++++++ accept
workload ++++++++ workload
letters +++..... letters publish held --dry-run
show ++++++++ show MG-000001-3
add +++++... add person name=Ade regency=32.05 birth_date=2001-02-03
set ++++++.. set MG-000001-3 email=a@b.id
open +++++... open MG-000001-3 magang-jabar
move +++++... move JP-000001-3 doc_check --dry-run
note +++++... note MG-000001-3 telepon
doc ++++++.. doc JP-000001-3 ktp
task +++++... task MG-000001-3 telepon --due 2026-12-01
undo +....... undo ACT-000010-1
redo ++++++++ redo
log ++++++++ log
access +++....+ access MG-000001-3
check ++++++++ check
replay +....... replay made
program +....... program install new.yaml
config +....... config install site site.yaml
user +....... user close u-partner
keys +....... keys list
backup +....... backup made
restore ++++++++ restore copy
mend +....... mend copy.keys
erase +....... erase MG-000001-3 --reason asked --yes MG-000001-3
doctor ++++++++ doctor
door ++++++++ door day
complete ++++++++ complete -- show MG-0
help ++++++++ help
END
cp -a "$store" base
while read -r name wanted words; do
	had=
	for r in $roles; do
		rm -rf try made made.keys
		cp -a base try
		# shellcheck disable=SC2086
		run "$MAGANG" --store "$dir/try" --as "u-$r" $words
		case $?:$(grep -c 'may not' .out) in
		77:* | 1:[1-9]*) had=$had. ;;
		*) had=$had+ ;;
		esac
	done
	[ "$had" = "$wanted" ]
	report $? "$name $had"
	[ "$had" = "$wanted" ] || show .out .err
done <table
magang help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' | sort >there
cut -d' ' -f1 table | sort >asked
comm -23 asked there >gone
[ ! -s gone ]
report $? 'each row is a command'
comm -13 asked there | sed 's/^/no row yet: /' | show
finish
