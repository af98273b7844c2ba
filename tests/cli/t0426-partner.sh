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
for c in 'show MG-000002-1' 'log MG-000002-1' 'show 3205121005980002' \
	'set MG-000002-1 email=a@b.id' 'note MG-000002-1 x' \
	'task MG-000002-1 x --due 2026-12-01' \
	'open MG-000002-1 kyoto-ikusei' 'add person name=Baru'; do
	# shellcheck disable=SC2086
	must_fail 77 "may not: $c" magang --as kepala $c
done
must_fail 1 'a NIK is taken all the same' magang --as kepala add person \
	name='Budi R' nik=3205121005980002
if grep -q -i -e rahasia -e MG-000002 "$dir/.err"; then
	report 1 'and says of whom no more than that'
else
	report 0 'and says of whom no more than that'
fi

finish
