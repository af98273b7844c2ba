#!/bin/sh
# SPDX-License-Identifier: MIT
# A person is registered and changed; what others changed is not overwritten;
# everything can be taken back and stands in the history.
. "$(dirname "$0")/lib.sh"
new_store

expect_success 'a person is added' magang add person name='Siti Aminah' \
	nik=3205055203989001 regency=32.05 phone=081200001234
expect_output 'the receipt names person and act' <<\EOT
MG-000001-3: added (act ACT-000010-1)
EOT

must_fail 1 'the same NIK again makes no second person' \
	magang add person name='S. Aminah' nik='3205 0552 0398 9001'
expect_errors 'the person it belongs to is named' <<\EOT
magang: already registered: MG-000001-3 Siti Aminah (NIK same); nothing was added. To open a case: magang open MG-000001-3 PROGRAM
EOT

must_fail 1 'nor her NIK on the card of another' magang add person name='Budi Santoso' \
	birth_date=1980-02-01 nik=3205055203989001
expect_errors 'whose it is is said, and that he is another' <<\EOT
magang: NIK same: it belongs to MG-000001-3, of another name and birth date; look at the card. Nothing was added
EOT

expect_success 'a similar person is added' magang add person \
	name='Siti Aminnah' birth_date=1998-03-12 regency=GRT
expect_output 'and shown with the evidence' <<\EOT
MG-000002-1: added (act ACT-000011-7)

Perhaps the same person:
  Number       Name         Likeness  Evidence
  MG-000001-3  Siti Aminah  sure      name same; birth date same; NIK missing; phone missing
EOT

must_fail 64 'an unknown field' magang add person nmae=Asep
expect_errors 'the nearest one is named' <<\EOT
magang: no field 'nmae'; did you mean 'name'
EOT
must_fail 64 'a word that is no FIELD=VALUE' magang add person Asep
expect_errors 'it is named' <<\EOT
magang: 'Asep' is not of the form FIELD=VALUE
EOT
must_fail 65 'a NIK with a letter' magang add person name=Asep \
	nik=32050552O3989001
expect_errors 'the value, the rule, the suggestion' <<\EOT
magang: nik '32050552O3989001': holds a letter; did you mean '3205055203989001'
EOT
must_fail 64 'a field that only the program sets' \
	magang set MG-000001-3 registered=2020-01-01
must_fail 64 'a person without a name' magang add person birth_place=Garut

# --- two acts on one field ---------------------------------------------------
expect_success 'a phone number is changed' \
	magang set MG-000001-3 phone=081200005678
expect_output 'and what stood there is said, as the caller may see it' <<\EOT
MG-000001-3: changed (act ACT-000012-5)
Mobile number: +62812****1234 -> +62812****5678
EOT
must_fail 64 'a version that is none yet' \
	magang set MG-000001-3 --seen 4711 phone=081200009999
expect_errors 'is refused' <<\EOT
magang: there is no version 4711 of this record yet; the present one is 12
EOT
must_fail 64 'in every language' \
	magang --lang id set MG-000001-3 --seen 4711 phone=081200009999
expect_errors 'too' <<\EOT
magang: catatan ini belum punya versi 4711; yang sekarang versi 12
EOT
expect_success 'another field, seen before that' \
	magang set MG-000001-3 --seen 10 email=siti@example.id
must_fail 1 'the same field, seen before that' \
	magang set MG-000001-3 --seen 10 phone=081200009999
expect_errors 'the three values are shown' <<\EOT
magang: somebody else changed this since you looked; nothing was overwritten; Mobile number: before +6281200001234, theirs +6281200005678, mine +6281200009999
EOT
must_fail 1 'what is so already' magang set MG-000001-3 email=siti@example.id
must_fail 1 'nor by who saw it before that, whose undo would take it away' \
	magang set MG-000001-3 --seen 10 email=siti@example.id

expect_success 'a preview' \
	magang set MG-000001-3 --dry-run email=other@example.id birth_place=
expect_output 'shows old and new' <<\EOT
  Field  Old              New
  email  siti@example.id  other@example.id
EOT
expect_success 'and changed nothing' \
	magang set MG-000001-3 --dry-run email=other@example.id
must_fail 1 'nothing to change, tried' \
	magang set MG-000001-3 --dry-run name='Siti Aminah'

# --- undo, redo --------------------------------------------------------------
MAGANG_CLOCK=2026-11-24T08:15
must_fail 64 'an act of long ago only by its number' magang undo
grep -q 'which act: your last one that stands is \(ACT-[0-9-]*\), set of 2026-11-24 08:00, 1 record; magang undo \1 takes it back$' .err
report $? 'which is said, with what it was'
MAGANG_CLOCK=2026-11-24T08:14
expect_success 'the last act is taken back' magang undo
expect_grep 'in words' '^ACT-0000[0-9]*-[0-9]: taken back, 1 record (act '
expect_grep 'with its day and hour' '^set of 2026-11-24 08:00: MG-000001-3$'
expect_success 'and done again' magang redo
expect_grep 'in words' ': done again, 1 record (act '
MAGANG_CLOCK=2026-11-24T08:15
must_fail 64 'one that came back, too' magang undo
MAGANG_CLOCK=2026-11-24T08:00
expect_success 'an act further back' magang undo ACT-000011-7
must_fail 1 'not twice' magang undo ACT-000011-7
must_fail 64 'a number with a wrong digit' magang undo ACT-000011-6
must_fail 64 'something else' magang undo MG-000001-3
must_fail 1 'the person is gone' magang show MG-000002-1

# --- history -----------------------------------------------------------------
expect_success 'the history of a person' magang log MG-000001-3 --csv
tr -d '\r' <.out | sed -n '/,phone,/p' | cut -d, -f1,2,4,5,6 |
	sed "s/,$(id -un),/,USER,/" >phone
cat >want <<\EOT
2026-11-24 08:00,USER,set,MG-000001-3,phone
2026-11-24 08:00,USER,add,MG-000001-3,phone
EOT
expect_same 'who, when, which field' want phone
grep -q 081200001234 .out
[ $? = 1 ]
report $? 'numbers are masked'
expect_success 'in full when asked for' magang log MG-000001-3 --reveal
expect_grep 'old and new' '+6281200001234 *+6281200005678'
expect_success 'the last acts of all' magang log -n 3 --json
expect_grep 'one document' '^{"v":1,"rows":\[$'

# --- evidence in the language of the reader ----------------------------------
expect_success 'a similar person, by somebody who reads Indonesian' \
	magang --lang id add person name='Iis Aisyah' birth_date=1999-04-05
expect_success 'and once more' \
	magang --lang id add person name='Iis Aisyah' birth_date=1999-04-05
expect_grep 'evidence in Indonesian' 'nama sama; tanggal lahir sama'
expect_success 'the list of both' magang list doubt
expect_grep 'evidence in English' 'name same; birth date same'
expect_success 'the list in Japanese' magang --lang ja list doubt
expect_grep 'evidence in Japanese' '氏名一致; 生年月日一致'
expect_success 'for a program' magang --lang ja list doubt --json
expect_grep 'evidence as it is stored' 'name same; birth date same'

# --- what speaks against a value is said when it is changed, too ---------------
expect_success 'a birth date that the NIK contradicts' \
	magang set MG-000001-3 birth_date=1999-03-12
expect_grep 'it is kept and said' '^doubt: .*NIK'
expect_success 'something else about her' \
	magang set MG-000001-3 phone=081200001235
grep -q '^doubt' .out
[ $? = 1 ]
report $? 'what was said before is not said again'

# --- what others set since ------------------------------------------------------
magang user add wawan role=officer areas=32.05 >/dev/null
magang --as wawan set MG-000001-3 phone=081200001236 >/dev/null
expect_success 'a value that somebody else set' \
	magang set MG-000001-3 phone=081200001237
expect_grep 'what it was' '^Mobile number: +62812\*\*\*\*1236 -> '
expect_grep 'and whose' '^Mobile number was set by wawan, 24-11-2026 08:00$'
expect_success 'a value of mine' magang set MG-000001-3 phone=081200001238
must_not_grep 'needs no name' 'was set by'
expect_success 'for a program' \
	magang --as wawan set MG-000001-3 phone=081200001239 email=w@b.id --json
expect_grep 'too' '"replaced":"Mobile number: .*was set by '

# --- birth dates ------------------------------------------------------------
for day in 1899-12-31 2026-11-25; do
	expect_success "born on $day" magang add person name='Orang Lain' \
		birth_date=$day regency=32.05
	expect_grep 'is a doubt' 'to come, or before 1900'
done
expect_success 'born today' magang add person name='Bayi Satu' \
	birth_date=2026-11-24 regency=32.05
must_not_grep 'is none' 'to come'
magang list person name:bayi --columns number --csv | tr -d '\r' >.bayi
for day in 1899-12-31 2026-11-25; do
	expect_success "put right to $day" \
		magang set "$(tail -1 .bayi)" birth_date=$day
	expect_grep 'is a doubt again' '^doubt: .*to come, or before 1900'
done
expect_success 'a day that is right' \
	magang set "$(tail -1 .bayi)" birth_date=2026-11-24
for how in --dry-run ''; do
	expect_success "all of a filter $how" \
		magang set person name:bayi birth_date=2026-11-26 $how
	expect_grep 'are a doubt, once' '^doubt: .*to come, or before 1900'
	magang set "$(tail -1 .bayi)" birth_date=2026-11-24 >/dev/null
done
expect_success 'a try' magang set "$(tail -1 .bayi)" birth_date=1899-12-31 --dry-run
expect_grep 'is one as well' '^doubt: .*to come, or before 1900'
printf 'Nama,Tgl lahir,Kab/Kota\nOrang Dua,01-01-2031,Garut\n' >born.csv
expect_success 'in a list' magang import person born.csv --dry-run
expect_grep 'too' birth_doubtful
printf 'nama: Orang Tiga\nlahir: 12-12-1899\nkab: garut\n' >born.txt
run magang import note born.txt --dry-run
expect_grep 'in a note' birth_doubtful

# --- places by their names ------------------------------------------------------
must_fail 65 'the name of several villages' magang add person name='Orang Tiga' \
	village=Cipicung
expect_errors 'needs the one above it' <<\EOF
magang: village 'Cipicung': several places have this name; give the one above it, too, or the code
EOF
for above in 'district=32.05.06' "district=Banyuresmi regency=Garut" 'regency=GRT'; do
	expect_success "which is $above" magang add person name="Orang $above" \
		village=Cipicung $above --json
	new=$(grep -o 'MG-[0-9-]*' .out | head -1)
	expect_success 'as in a list' magang show "$new" --json
	expect_grep 'it is one' '32.05.06.2006'
done
expect_success 'of a record that is there' magang set "$new" village=Langensari \
	district=32.05.04
must_fail 65 'a slip' magang set "$new" village=Cipicng district=32.05.06
expect_errors 'finds the near one inside' <<\EOT
magang: village 'Cipicng': there is no such place; did you mean 'Cipicung'
EOT
expect_success 'a village is forgotten' magang set "$new" village=
expect_success 'and told by its name alone' magang set "$new" village=Langensari
expect_success 'which the district of the record makes one' magang show "$new" --json
expect_grep 'of several' '32.05.04.2009'
printf 'Nama,Tgl lahir,JK\nOrang Empat,01-01-2001,P\n' >places.csv
expect_success 'for all rows of a list' magang import person places.csv \
	--set village=Cipicung --set district=32.05.06

# --- names of a hundred characters ------------------------------------------------
long=$(printf 'Abdul%.0s Rahm' 1 2 3 4 5 6 7 8 9 10)
must_fail 65 'none longer' magang add person name="$long x" regency=32.05
printf 'Nama,Tgl lahir,JK\n%s,02-01-2001,L\n%s x,03-01-2001,L\n' "$long" "$long" >long.csv
expect_success 'a name' magang add person name="$long" regency=32.06
magang import person long.csv --dry-run >.out 2>&1
expect_grep 'the same by a list' 'must have 1 to 100 characters, has 102'

# --- what followed from a card or a name that is corrected follows -------------------
# followed COMMAND...: her fields afterwards; taken back
followed() {
	"$@" >/dev/null 2>&1
	magang list person number:"$her" --reveal --csv --columns \
		birth_date,sex,regency,district,name_passport | tr -d '\r' | tail -1
	magang undo >/dev/null
}
magang add person name='Mira Lestari' nik=3205014705010001 \
	name_passport='MIRA LESTARI' >/dev/null
her=$(magang list person mira --columns number --csv | tr -d '\r' | tail -1)
printf 'NIK,Nama,Tgl lahir\n3205014705010001,Mirah Lestari,07/05/2001\n' >mirah.csv
{
	followed magang set "$her" nik=3204051005980002
	followed magang set "$her" nik=3204051005980002 birth_date=2001-05-07
	followed magang set "$her" nik=3204051005980002 regency=32.05
	followed magang set "$her" nik=
	followed magang set "$her" name='Mirah Lestari'
	followed magang import person --update mirah.csv
} >got
cat >want <<EOF
1998-05-10,L,32.04,32.04.05,MIRA LESTARI
2001-05-07,L,32.04,32.04.05,MIRA LESTARI
1998-05-10,L,32.05,32.05.01,MIRA LESTARI
2001-05-07,P,32.05,32.05.01,MIRA LESTARI
2001-05-07,P,32.05,32.05.01,MIRAH LESTARI
2001-05-07,P,32.05,32.05.01,MIRAH LESTARI
EOF
expect_same 'by command and by list, unless somebody says otherwise' want got
magang set "$her" birth_date=2001-07-05 district=32.05.02 name_passport='MIRA L' \
	>/dev/null
[ "$(followed magang set "$her" nik=3204051005980002 name=Mirah)" = \
	'2001-07-05,L,32.05,32.05.02,MIRA L' ]
report $? 'what somebody typed stays'

# --- a card that speaks against the rest is looked at, whenever it came -----------------
# cards: how many such tasks are open, and done
cards() {
	magang list task about:"$her" --csv --columns number,done | tr -d '\r' |
		tail -n +2 | sed 's/.*,//; s/^$/open/' | sort | tr '\n' ' '
}
magang add person name='Nining Kartu' nik=3205015203019001 birth_date=2001-03-12 \
	>/dev/null
her=$(magang list person nining --columns number --csv | tr -d '\r' | tail -1)
magang set "$her" nik=3205015303019001 birth_date=2001-03-12 >/dev/null
[ "$(cards)" = 'open ' ]
report $? 'a wrong correction asks for it'
magang set "$her" phone=081200007777 >/dev/null
magang set "$her" nik=3205015303019002 birth_date=2001-03-12 >/dev/null
[ "$(cards)" = 'open ' ]
report $? 'once'
magang set "$her" nik=3205015203019001 >/dev/null
[ "$(cards)" = '2026-11-24 ' ]
report $? 'a right one ends it'
magang set "$her" birth_date=2001-03-13 >/dev/null
[ "$(cards)" = '2026-11-24 open ' ]
report $? 'and the next wrong one asks anew'
magang undo >/dev/null
[ "$(cards)" = '2026-11-24 ' ]
report $? 'which goes with what it came of'

must_fail 64 'a note without a word' magang note MG-000001-3 ' '
must_fail 64 'a field given twice' magang set MG-000001-3 email=a@b.id email=c@d.id
expect_errors 'is named' <<\EOF
magang: 'email' is given twice
EOF

for f in 'nomor_hp=081200001299' 'Mobile_number=081200001298' \
	'携帯電話=081200001297'; do
	expect_success "a field goes by its label: $f" \
		magang set MG-000001-3 "$f" --reason label
done

finish
