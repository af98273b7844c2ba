#!/bin/sh
# SPDX-License-Identifier: MIT
# Whoever is bound to a program has the persons with a case in it, by every
# command; the others do not exist for him.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang add person name='Budi Rahasia' nik=3205121005980002 phone=081200005678 \
	regency=32.05 >/dev/null || exit 1
magang open MG-000002-1 magang-jabar >/dev/null || exit 1
magang note MG-000002-1 'catatan rahasia' >/dev/null || exit 1
magang note MG-000001-3 'catatan biasa' >/dev/null || exit 1
magang task MG-000002-1 'tugas rahasia' --due 2026-11-01 >/dev/null || exit 1
magang add person name='Budi Rahasia' birth_date=1998-05-10 phone=081200005678 \
	regency=32.05 >/dev/null || exit 1
magang open MG-000001-3 magang-jabar >other || exit 1
expect_success 'a partner of one program' \
	magang user add kyoto role=partner programs=kyoto-ikusei
expect_success 'a manager of it' \
	magang user add kepala role=manager programs=kyoto-ikusei

: >seen
for user in kyoto kepala; do
	for c in day 'list person' 'list case' 'list task' 'list activity' \
		'list doubt' 'list person rahasia' 'show MG-000001-3' \
		'show JP-000001-3' 'log' 'log MG-000001-3' \
		'complete show MG' 'complete show ' 'export person' \
		'export case' 'list person --json' 'list person --csv' \
		'list person sort:name' 'show MG-000001-3 --json'; do
		# shellcheck disable=SC2086
		magang --as $user $c >>seen 2>&1
	done
done
grep -n -i -e rahasia -e MG-000002 -e MG-000003 -e 081200005678 \
	-e magang-jabar seen >leaks
[ ! -s leaks ]
report $? 'nothing of anybody else'
show leaks
grep -q 'Siti Aminah' seen && grep -q 'catatan biasa' seen
report $? 'all of his own'
expect_success 'one person is all' magang --as kyoto day
expect_grep 'in the counts, too' '^  Persons  *1$'
expect_grep 'with one case' '^  Cases  *1$'
expect_grep 'and no doubt of others' '^  Possible duplicates  *0$'
for c in 'show MG-000002-1' 'log MG-000002-1' \
	'set MG-000002-1 email=a@b.id' 'note MG-000002-1 x' \
	'task MG-000002-1 x --due 2026-12-01' \
	'open MG-000002-1 kyoto-ikusei'; do
	# shellcheck disable=SC2086
	must_fail 1 "is not there for: $c" magang --as kepala $c
done
must_fail 77 'whoever has the card is sent to the office' \
	magang --as kepala show 3205121005980002
must_fail 77 'nobody is registered without a case' \
	magang --as kepala add person name=Baru
must_fail 1 'a NIK is taken all the same' magang --as kepala add person \
	name='Budi R' nik=3205121005980002
if grep -q -i -e rahasia -e MG-000002 "$dir/.err"; then
	report 1 'and says of whom no more than that'
else
	report 0 'and says of whom no more than that'
fi

# --- who works here ---
echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGNG3Y6gap//9xjpAomioohypJijOzTIjt/aXz4PY0t9 rumah@siti' >siti.pub
magang user add siti role=officer areas=32.05 >/dev/null || exit 1
magang keys add siti siti.pub >/dev/null || exit 1
magang set siti kk=3205011203990002 person=MG-000002-1 >/dev/null || exit 1
for c in 'list user --columns name,kk,person,keys --csv' 'show siti' 'show siti --json' \
	'log siti' 'log siti --json' 'list user --json'; do
	# shellcheck disable=SC2086
	magang --as kepala $c
	# shellcheck disable=SC2086
	magang --as kepala $c --reveal
done >seen 2>&1
grep -n -e MG-000002 -e 3205011203990002 -e '3205\*' -e AAAAC3 -e rumah seen >leaks
[ ! -s leaks ]
report $? 'keys, person and family card of users are not told'
show leaks
for f in kk:3205011203990002 has:person person:MG-000002-1 keys:rumah sort:kk; do
	must_fail 77 "nor asked by: $f" magang --as kepala list user $f
done
expect_success 'but to who sees to users' magang list user --columns person,keys --csv
expect_grep 'all of it' '^MG-000002-1,ssh-ed25519:.*rumah@siti'

# --- registering ------------------------------------------------------------
must_fail 77 'alone nobody is registered' magang --as kepala add person \
	name='Rina Baru' regency=32.05
expect_errors 'and it is said what to do' <<'EOF'
magang: a person without a case in a program of yours would be out of your sight; give the program, too (add --program)
EOF
expect_success 'with a case it goes' magang --as kepala add person \
	name='Rina Baru' regency=32.05 --program kyoto-ikusei \
	--case planned_start=2027-05-01 --case jlpt=n5
expect_grep 'the person has a number' '^MG-000004-5: added (act ACT-'
expect_grep 'and so has the case' '^JP-000004-5: opened (act ACT-'
expect_success 'which has its values' magang --as kepala show JP-000004-5
expect_grep 'of the case' 'JLPT level  *n5'
expect_success 'both are one act' magang --as kepala undo
must_fail 1 'that goes as a whole' magang --as kepala show MG-000004-5
expect_success 'and comes again' magang --as kepala redo
expect_success 'as JSON' magang --as kepala add person name='Tuti Baru' \
	regency=32.05 --program=kyoto-ikusei --json
expect_grep 'with the case' '"case": *"JP-000005-9"'
must_fail 77 'no other program' magang --as kepala add person \
	name='Dewi Baru' regency=32.05 --program magang-jabar
must_fail 64 'a program that is not there' magang --as kepala add person \
	name='Dewi Baru' --program kyoto-ikusai
must_fail 64 'no value without its case' magang add person name='Dewi Baru' \
	--case jlpt=n5
must_fail 64 'an organisation has no case' magang add organisation \
	name='PT Maju' kind=host --program kyoto-ikusei
magang --as kepala complete -- --as kepala add person name=x --program '' >said
compare 'his programs are offered' said <<'EOF'
kyoto-ikusei	Kyoto employment for skill development
EOF
magang complete -- --as kepala add person --case jlp >said
compare 'and the fields of a case' said <<'EOF'
jlpt=	JLPT level
EOF

cat >daftar.csv <<'EOF'
Nama,NIK,Kabupaten/Kota,Program
Neng Satu,3205055203989011,32.05,
Neng Dua,3205055203989012,32.05,ikusei
Neng Tiga,3205055203989013,32.05,magang-jabar
Budi Rahasia,3205121005980002,32.05,ikusei
EOF
must_fail 65 'a list without a program' \
	magang --as kepala import person daftar.csv --dry-run
expect_grep 'says how to name one' \
	'name it in the row, or by --set program=NAME'
expect_grep 'says which are his' 'this program is not one of yours'
must_fail 77 'which is his' magang --as kepala import person daftar.csv \
	--set program=magang-jabar
must_fail 64 'and there' magang import person daftar.csv --set program=kyotto
must_fail 65 'so two go in' magang --as kepala import person daftar.csv \
	--set program=kyoto-ikusei
magang --as kepala list case neng --columns name,program --csv |
	tr -d '\r' >said
compare 'with their cases' said <<'EOF'
name,program
Neng Satu,kyoto-ikusei
Neng Dua,kyoto-ikusei
EOF
printf 'nama: Neng Empat\nlahir: 1999-04-01\nkab: 32.05\n' >note.txt
must_fail 65 'a note, too' magang --as kepala import note note.txt
printf 'program: kyoto-ikusei\n' >>note.txt
expect_success 'names it in a line' magang --as kepala import note note.txt

finish
