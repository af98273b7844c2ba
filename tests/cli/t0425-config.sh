#!/bin/sh
# SPDX-License-Identifier: MIT
# Settings after `init`: shown as they were installed, changed by file, judged
# before they are taken, taken back like any act.
. "$(dirname "$0")/lib.sh"
new_store

expect_success 'all settings' magang config show
for s in office roles calendar areas; do
	expect_grep "with $s" "^$s  "
done
cp "$top/config/roles.yaml" "$top/config/magang.yaml" \
	"$top/config/calendar.yaml" .
cat "$top"/config/areas/*.txt >areas.txt
for s in roles.yaml:roles magang.yaml:site calendar.yaml:calendar \
	areas.txt:areas; do
	magang config show "${s#*:}" >shown
	expect_same "${s#*:} byte for byte" "${s%:*}" shown
	expect_success 'the same again' magang config install "${s#*:}" shown
	expect_grep 'changes nothing' 'nothing changed'
done
expect_success 'holidays by name' magang config show
expect_grep 'the holidays that come next' '^  *2026-12-25  Christmas'
expect_success 'in Indonesian' magang --lang id config show
expect_grep 'by their names there' '^  *2026-12-25  .*Natal'
magang add person name=Siti regency=32.05 >/dev/null
expect_success 'a task by working days' \
	magang task MG-000001-3 call --due '24 working days'
expect_grep 'the days that are left out, and why' \
	'^holidays, not counted: 2026-12-24 [^,]*, 2026-12-25 Christmas'
expect_success 'one on a holiday' magang task MG-000001-3 call --due 2026-12-25
expect_grep 'is told' '^this is a holiday: 2026-12-25 Christmas'
expect_success 'a span without any' \
	magang task MG-000001-3 call --due '5 working days'
grep -q holiday .out
[ $? = 1 ]
report $? 'says nothing'
expect_success 'in the words of its language' magang --lang id \
	task MG-000001-3 telepon --due '24 hari kerja'
expect_grep 'which count the same' 'tidak dihitung: 2026-12-24'
expect_success 'as the screens offer it' \
	magang --lang id task MG-000001-3 telepon --due '+3 hari'

must_fail 64 'no such setting' magang config show rols
must_fail 64 'nor is it installed' magang config install rols roles.yaml

sed 's/^  officer:/  clerk:/' roles.yaml >other.yaml
expect_success 'other roles' magang config install roles other.yaml
expect_grep 'as an act' 'is installed (act ACT-'
magang config show roles >shown
expect_same 'are in force' other.yaml shown
expect_success 'and taken back' magang undo
magang config show roles >shown
expect_same 'as they were' roles.yaml shown

printf 'roles:\n  chief: {label: A, may: [raed]}\n  x: {' >bad.yaml
must_fail 65 'a file with faults' magang config install roles bad.yaml
expect_grep 'each with its place' '^bad.yaml:[0-9]*:[0-9]*: '
expect_grep 'nothing installed' 'nothing installed'
must_fail 78 'nor by hand' magang set ST-000000002-1 text='roles: {'
printf 'roles:\n  chief: {label: A, may: [read]}\n' >nobody.yaml
must_fail 1 'roles without administrator' \
	magang config install roles nobody.yaml
must_fail 1 'the last administrator stays' \
	magang user close "$(id -un | grep -x '[a-z][a-z0-9_.-]*' || echo admin)"
printf '32\tJawa Barat\nGarut\n' >bad.txt
must_fail 65 'a table with a fault' \
	magang config install areas areas.txt bad.txt
expect_grep 'at its own line' '^bad.txt: line 2: '
must_fail 64 'two files of roles' \
	magang config install roles roles.yaml roles.yaml

expect_success 'a table of two files' magang config install areas \
	"$top/config/areas/indonesia.txt" "$top/config/areas/jawa-barat.txt"
printf 'holidays:\n  2026-11-25: {id: A, en: A, ja: A}\n' >one.yaml
expect_success 'a holiday' magang config install calendar one.yaml
expect_success 'is shown' magang config show
expect_grep 'with its day' '^calendar  *1 (2026-11-25\.\.2026-11-25)'

# A role may have a name of 40 letters, and users have it.
long=a_role_with_a_name_of_just_forty_letters
sed "s/^  officer:/  $long:/" roles.yaml >long.yaml
expect_success 'a long name of a role' magang config install roles long.yaml
expect_success 'given to a user' magang user add longest role=$long
expect_success 'who acts in it' magang --as longest add person name='Budi Santosa'

# --- the prefix of a program is its own -------------------------------------------
file=$top/config/programs/kyoto-ikusei.yaml
sed 's/^program: .*/program: other/' "$file" >other.yaml
must_fail 65 'the prefix of another program' magang program install other.yaml
expect_errors 'is said' <<\EOF
magang: another program has this prefix; numbers would not tell them apart: write another one
EOF
sed -i 's/^prefix: .*/prefix: OTH/' other.yaml
expect_success 'one of its own' magang program install other.yaml
sed 's/^version: .*/version: 90/' other.yaml >newer.yaml
expect_success 'is that of every version' magang program install newer.yaml
sed 's/^program: .*/program: third/' newer.yaml >third.yaml
must_fail 65 'and no third one has it' magang program install third.yaml
expect_success 'nothing of it is there' magang check

finish
