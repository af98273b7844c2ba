#!/bin/sh
# SPDX-License-Identifier: MIT
# A list is loaded: good rows kept, every doubt named, rejected rows given back
# as a file that loads once it is corrected.
. "$(dirname "$0")/lib.sh"
new_store

printf '\357\273\277NIK;Nama Lengkap;L/P;Tgl Lahir;Kab/Kota;No HP;Program\r\n' >list.csv
{
	printf '3205055203989001;Siti Aminah;P;12.03.98;Kab. Garut;0812 0000 1234;kyoto-ikusei\r\n'
	printf '32050552O3989002;Asep Surasep;L;12/03/1998;Kab. Garut;081200001235;\r\n'
	printf '3205055203989001;Siti Aminah;P;12/03/1998;Kab. Garut;081200001234;\r\n'
	printf '3204114908990003;Neng Sari;L;9 Agustus 1999;Kab. Bandung;081200001236;\r\n'
	printf ';;;;;;\r\n'
} >>list.csv

must_fail 65 'a dry run' magang import person list.csv --dry-run --json
tr -d '\n' <.out | sed 's/,"lines".*//' >got
cat >want <<\EOT
{"v":1,"rows":6,"added":2,"updated":0,"unchanged":0,"same":1,"warned":1,"rejected":1,"skipped":2
EOT
tr -d '\n' <want >want1
expect_same 'counts every row' want1 got
must_fail 1 'and adds nobody' magang list person
[ ! -e list.csv.rejects.csv ] && [ ! -e list.csv.rejects.csv.new ]
report $? 'and writes no file'

must_fail 65 'the import' magang import person list.csv --json
tr -d '\n' <.out | sed 's/,"lines".*//' >got
expect_same 'counts the same' want1 got
expect_success 'two persons are there' magang list person --count
expect_output 'two' <<\EOT
2
EOT
expect_success 'and a case' magang list case --columns number,name,program,stage --csv
tr -d '\r' <.out >got
cat >want <<\EOT
number,name,program,stage
JP-000001-3,Siti Aminah,kyoto-ikusei,registered
EOT
expect_same 'at the first stage' want got

[ -e list.csv.rejects.csv ]
report $? 'the rejected row is in a file beside the list'
find . -name 'list.csv.rejects.csv*' -perm /077 | grep -q .
[ $? = 1 ]
report $? 'that nobody else can read'
sed 's/32050552O3989002/3205051203989002/' list.csv.rejects.csv >corrected.csv
expect_success 'corrected, it loads as it is' magang import person corrected.csv
expect_success 'three persons are there' magang list person --count
expect_output 'three' <<\EOT
3
EOT

must_fail 65 'the same list again' magang import person list.csv --json
expect_grep 'adds nobody and changes nothing' '"added":0,"updated":0,"unchanged":3,'

[ -e list.csv.rejects-2.csv ]
report $? 'and its rejected row does not replace what somebody may be correcting'
must_fail 65 'nor does one of those rows' magang import person list.csv.rejects.csv
[ -e list.csv.rejects-3.csv ]
report $? 'the third stands beside the list, too'
must_fail 73 'the list itself is no place for rejected rows' \
	magang import person list.csv --rejects list.csv
must_fail 66 'nor is the store' \
	magang import person list.csv --rejects "$MAGANG_STORE/keys/rejects.csv"
must_fail 66 'for an export neither' \
	magang export person -o "$MAGANG_STORE/data/all.csv"
must_fail 66 'and nothing of a store is read as a list' \
	magang import person "$MAGANG_STORE/keys/master"
printf 'NIK;Nama;Tgl Lahir\n3205055203989001;Ujang Suparman;05/07/1999\n' >other.csv
must_fail 65 'with the NIK of somebody else' magang import person --update other.csv
expect_grep 'nobody is overwritten' 'it belongs to MG-.*, of another name and birth date'
must_fail 1 'and nobody has that name' magang list person name:Ujang
mkfifo pipe
must_fail 66 'a pipe without a writer does not hang an import' \
	magang import person pipe
must_fail 66 'nor a check of a program' magang program check pipe
must_fail 66 'a directory is no list' magang import person .
must_fail 66 'a list that is not there' magang import person nothing.csv
must_fail 64 'a kind that is not there' magang import persn list.csv
expect_errors 'the nearest one is named' <<\EOT
magang: no kind of record 'persn'; did you mean 'person'
EOT

expect_success 'export' magang export person -o all.csv
find . -name 'all.csv*' ! -name all.csv | grep -q .
[ $? = 1 ]
report $? 'nothing else is left of its making'
expect_success 'import of the export' magang import person all.csv --json
expect_grep 'changes nothing' '"added":0,"updated":0,"unchanged":3,'
must_fail 73 'export does not write over a file' magang export person -o all.csv

printf 'nama: Cecep\nlahir 12 agustus 2001\nprogram: magang jabar\n\n' >note.txt
printf 'nama: Iis\nnik: 3205\n' >>note.txt
must_fail 65 'a note from a phone' magang import note note.txt
expect_grep 'names the line where the person begins' '^5: reject: nik .3205.: a NIK has 16 digits'
expect_grep 'and counts' '^2 rows, 1 added, 1 with a warning, 1 rejected, 1 cases opened, 1 kept as drafts'
expect_success 'the rejected one is a draft, no list' test ! -e note.txt.rejects.csv
must_fail 65 'a dry run of it' magang import note note.txt --dry-run
expect_grep 'keeps no draft' '^2 rows, .*1 rejected'
must_fail 65 'a list of it where one is asked for' magang import note note.txt --rejects left.csv
expect_success 'has it' grep -q '^Iis,' left.csv

# An act of many changes is one row, there and back again.
awk 'BEGIN {
	print "NIK,Nama,Tanggal Lahir"
	for (i = 0; i < 520; i++)
		printf ",Orang %c%c%co,%d-%02d-%02d\n",
			65 + i % 26, 97 + int(i / 26) % 26, 97 + int(i / 676),
			1950 + 2 * ((i + int(i / 26)) % 26),
			1 + int(i / 26) % 12, 13 + i % 13
}' >many.csv
expect_success 'a list of 520' magang import person many.csv
act=$(magang log -n 1 --json | grep -o 'ACT-[0-9-]*' | head -1)
magang log -n 2 --csv | tr -d '\r' >.out
[ "$(grep -c "$act,import," .out)" = 1 ]
report $? 'is one row'
expect_grep 'with all its records' "$act,import,MG-[0-9-]*,10[0-9][0-9],"
expect_success 'is taken back' magang undo "$act"
magang log -n 3 --csv | tr -d '\r' >.out
[ "$(grep -c ',undo,' .out)" = 1 ]
report $? 'which is one row, too'
expect_grep 'that says of what' \
	",undo,,10[0-9][0-9],,,$act,\"import: MG-[0-9-]* Orang "
magang log -n 1 --all --csv | tr -d '\r' >.out
[ "$(grep -c ",undo,,,," .out)" = 1039 ]
report $? 'is there, from all its changes'

# Who is known and is named with another program gets a case there.
magang add person name='Siti Aminah' nik=3205016504011234 >/dev/null
printf 'NIK,Nama,Program\n3205016504011234,Siti Aminah,magang-jabar\n' >more.csv
expect_success 'a known person with a program, tried' \
	magang import person more.csv --dry-run
expect_grep 'would get a case' '^2: case opened$'
expect_success 'a known person with a program' magang import person more.csv
expect_grep 'has a case there' ', 1 cases opened$'
expect_grep 'which is said' '^2: case opened$'
expect_success 'once more' magang import person more.csv
expect_grep 'has it' '^2 rows, 1 unchanged,'
printf 'NIK,Nama,Tanggal Lahir,Program\n,Siti Aminah,2001-04-25,ikusei\n' >more.csv
expect_success 'by name and birth date' magang import person more.csv
expect_grep 'without the card' '^2: [a-z]*: no NIK (nik_missing)$'
must_not_grep 'for which is no task' 'a task'

# What was printed as a list comes back by its numbers, which are no running ones.
magang add person name='Kokom Komariah' birth_date=2001-02-03 regency=32.05 >/dev/null
magang list person kokom --columns number,name,birth_date,regency,email --csv |
	sed '2,$s/[^,]*$/k@b.id\r/' | tr -d '\r' >printed.csv
expect_success 'a list that was printed' magang import person printed.csv --update
expect_grep 'changes who is named' ', 0 added, 1 updated\|^2 rows, 1 updated,'
must_not_grep 'and adds nobody' '[1-9] added'
expect_success 'it is there' magang list person email:k@b.id --count
expect_output 'once' <<\EOF
1
EOF
sed '2,$s/-[0-9],/-x,/; 2,$s/^[^,]*,/MG-999999-9,/' printed.csv >none.csv
must_fail 65 'a number of nobody' magang import person none.csv --update
sed '2,$s/^[^,]*,/7,/; 2,$s/Kokom/Kakam/' printed.csv >running.csv
expect_success 'a running number' magang import person running.csv
expect_grep 'is left out' ' 1 added'

finish
