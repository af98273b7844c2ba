#!/bin/sh
# SPDX-License-Identifier: MIT
# Reads that matter leave a trace, and have limits that a second person moves.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang add person name='Onih Yuliani' nik=3205066107960002 regency=32.05 \
	>/dev/null
magang user add siti role=officer areas=32.05 >/dev/null
magang user add asep role=coordinator >/dev/null
magang user add rudi role=auditor >/dev/null

# trail NUMBER: who and what, without when
trail() {
	magang --as rudi access "$1" --json |
		grep -o '"who":"[a-z]*","what":"[^"]*"' |
		sed 's/"who":"\([^"]*\)","what":"\(.*\)"/\1: \2/' |
		grep -v '^rudi' >.trail
}

magang --as siti show MG-000001-3 >/dev/null
magang --as siti show 3205066107960002 >/dev/null
magang --as siti list person nik:3205066107960002 >/dev/null
magang --as siti show 3205066107960099 >/dev/null 2>&1
magang --as asep show MG-000002-1 --reveal >/dev/null
magang --as asep list person onih --reveal >/dev/null
magang --as asep export person onih >/dev/null
magang --as asep export person onih --json >/dev/null
trail MG-000002-1
compare 'who read a person' .trail <<\EOF
siti: looked for by a number
siti: opened, with no case of the reader
siti: looked for by a number
asep: opened, with no case of the reader
asep: numbers in full
asep: numbers in full
asep: exported
asep: exported
EOF
trail MG-000001-3
compare 'who has a case of the person is no outsider' .trail <<\EOF
siti: opened, with no case of the reader
EOF
expect_success 'all that was read today' magang --as rudi access --csv
expect_grep 'a number of nobody counts' '^siti,officer,2,0,0,0,3,0,0'
expect_grep 'so does all else' '^asep,coordinator,1,2,0,2,0,0,0'
must_fail 77 'who may not audit' magang --as siti access MG-000001-3
must_fail 77 'nor the day' magang --as siti access

# who is bound answers for his own, and counts nobody's reads of others
magang add person name='Euis Bandung' nik=3204121206980006 regency=32.04 >/dev/null
magang user add luki role=auditor areas=32.04 >/dev/null
magang user add gani role=auditor areas=32.05 >/dev/null
magang user add bima role=coordinator >/dev/null
magang --as gani access --csv >before
magang --as bima show MG-000003-7 --reveal >/dev/null
magang --as bima list person nik:3204121206980006 >/dev/null
magang --as bima show 3204121206980099 >/dev/null 2>&1
magang --as gani access --csv >after
expect_same 'what is read of others is not counted' before after
grep -q '^siti,officer,2,0,0,0,3,0,0' after && grep -q '^asep,coordinator,1,2,0,2,0,' after
report $? 'what is read of his is' || show after
expect_success 'nor by who audits others' magang --as luki access --csv
must_not_grep 'what those do' '^siti'
expect_grep 'but what is read of his' '^bima,coordinator,1,1,0,0,1,0,0'
must_fail 1 'whose trail is not his' magang --as luki access MG-000002-1

# whatever shows one person, or whose number it is, leaves the same trace; what is
# done to her stands in the journal, and rows of a list are nobody's page
kase=$(magang list case --columns number --csv | tr -d '\r' | sed -n 2p)
printf 'Nama,NIK,Kab\nSiti Aminah,3205055203989001,Garut\n' >known.csv
i=0
while read -r left command; do
	i=$((i + 1)) w=w$(echo $i | tr 0-9 a-j)
	magang user add "$w" role=coordinator areas=32.05 >/dev/null || exit 1
	eval "magang --as $w $command" >.out 2>&1 </dev/null
	magang --as rudi access MG-000001-3 --json |
		grep -o "\"who\":\"$w\",\"what\":\"[^\"]*\"" |
		sed 's/.*"what":"\([a-z]*\).*/\1/' | tr '\n' ' ' >.left
	[ "$(cat .left)" = "$(echo "$left " | tr + ' ' | sed 's/^- $//')" ]
	report $? "$command leaves $left"
done <<EOF
opened show MG-000001-3
opened show $kase
opened log $kase
opened log MG-000001-3 --json
opened set MG-000001-3 email=a@b.id --dry-run
opened set MG-000001-3 name='Siti Aminah'
opened move $kase doc_check --dry-run
opened --dump-screen "@80x24 8 Enter"
opened --dump-screen "@80x24 8 Tab d"
opened --dump-screen "@80x24 : 'persons Enter / 'aminah Enter Enter e"
looked import person known.csv --dry-run
looked add person name='Siti' nik=3205055203989001
looked --dump-screen "@80x24 c Enter '3205055203989001 Enter Enter"
- list person aminah
- decide stage:registered --to doc_check --dry-run
- note MG-000001-3 telepon
- --dump-screen "@80x24 : 'persons Enter / 'aminah Enter"
EOF

# limits
sed -e '/^  officer:/,/limits:/s/limits:.*/limits: {outside: 3, number: 4}/' \
	-e '/^  coordinator:/,/limits:/s/limits:.*/limits: {export: 3, full: 2}/' \
	"$top/config/roles.yaml" >roles.yaml
expect_success 'limits of a day' magang config install roles roles.yaml
expect_success 'one person more' magang --as siti show MG-000001-3
must_fail 77 'is the last one' magang --as siti show MG-000002-1
expect_errors 'and who helps is said' <<\EOF
magang: the limit of today is reached: 'outside' of 3 persons; somebody else who may audit lets you go on: magang access --allow siti
EOF
expect_success 'a number more' magang --as siti list person nik:3205055203989001
must_fail 77 'is the last, too' magang --as siti list person nik:3205066107960002
must_fail 77 'in a count' \
	magang --as siti list person nik:3205066107960002 --count
must_fail 77 'in a number that is named' magang --as siti show 3205066107960002
expect_success 'a list is no search' magang --as siti list person
must_fail 77 'two persons more do not leave' magang --as asep export person -o out.csv
[ ! -e out.csv ]
report $? 'and no file is left'
must_fail 77 'nor as a document' magang --as asep export person --json
must_not_grep 'not one of them' MG-
magang --as rudi access --csv >.out
expect_grep 'and none counts' '^asep,coordinator,1,2,0,2,0,2,0'
must_fail 77 'in full' magang --as asep show MG-000002-1 --reveal
must_fail 77 'in a list' magang --as asep list person --reveal
expect_success 'masked it is free' magang --as asep list person
expect_success 'the day of who may see it' magang --as rudi day
expect_grep 'names who came to a limit' 'limit of reads since yesterday: siti,asep;'
expect_success 'their names open as a list' magang --as rudi list user name:siti,asep
expect_success 'the day of others' magang --as siti day
! grep -q 'limit of reads' .out
report $? 'tells nothing of it'
must_fail 77 'nobody lets himself go on' magang --as asep access --allow asep
must_fail 77 'nor who may not audit' magang --as siti access --allow asep
magang user add jauh role=auditor areas=32.04 >/dev/null
magang user add dekat role=auditor areas=32.05 >/dev/null
magang user add loket role=officer areas=32.05 >/dev/null
must_fail 77 'nor who audits elsewhere' magang --as jauh access --allow loket
expect_errors 'but who sees all that he does' <<\EOF
magang: this user works in areas or programs that are not yours; who audits those lets him go on
EOF
must_fail 77 'of all areas neither' magang --as dekat access --allow asep
expect_success 'one of the same area' magang --as dekat access --allow loket
expect_success 'the day of who audits there' magang --as dekat day
must_not_grep 'names nobody of elsewhere' asep
expect_success 'a second person does' magang --as rudi access --allow siti
expect_success 'then it goes on' magang --as siti show MG-000002-1
expect_success 'what was refused stands there' magang --as rudi access --csv
expect_grep 'and who was let go on' '^siti,officer,4,0,0,0,4,[0-9]*,1'
expect_success 'the next day' env MAGANG_CLOCK=2026-11-25T08:00 "$MAGANG" \
	--store "$store" --as asep show MG-000002-1 --reveal
must_fail 65 'a limit that is none' sh -c "sed 's/outside: 3/outside: x/' \
	roles.yaml | '$MAGANG' --store '$store' config install roles -"
must_fail 65 'a limit of nothing' sh -c "sed 's/outside: 3/outsde: 3/' \
	roles.yaml | '$MAGANG' --store '$store' config install roles -"

# a number that no index has is looked for as any other
magang user add hana role=officer areas=32.05 >/dev/null
for no in Z00000001 Z00000002; do
	must_fail 1 'nobody has this passport' \
		magang --as hana list person passport_no:$no
done
expect_success 'who guesses' magang --as rudi access --csv
expect_grep 'is seen' '^hana,officer,0,0,0,0,2,'

# "registered elsewhere" is a read by number, whoever says it
magang add person name='Euis Kartika' nik=3273014509990003 regency=32.73 \
	>/dev/null
magang add person name='Tati Hartati' nik=3273015509980004 regency=32.73 \
	>/dev/null
magang user add ujang role=officer areas=32.05 >/dev/null
magang user add nina role=coordinator areas=32.05 >/dev/null
sed -e '/^  officer:/,/limits:/s/limits:.*/limits: {number: 1}/' \
	-e '/^  coordinator:/,/limits:/s/limits:.*/limits: {number: 1}/' \
	"$top/config/roles.yaml" >roles.yaml
magang config install roles roles.yaml >/dev/null
must_fail 1 'who is registered elsewhere' magang --as ujang add person \
	name='Euis Kartika' nik=3273014509990003 regency=32.05
expect_errors 'is told by the office only' <<\EOF
magang: this person is registered in area 32.73; ask there
EOF
must_fail 77 'a second one is not told' magang --as ujang add person \
	name='Tati Hartati' nik=3273015509980004 regency=32.05
cp .err .there
must_fail 77 'nor one whom nobody knows' magang --as ujang add person \
	name='Tuti Hartini' nik=3205055509980004 regency=32.05
compare 'and the answers are the same' .there <.err
expect_success 'without a card it goes on' magang --as ujang add person \
	name='Tuti Hartini' birth_date=1998-09-15 regency=32.05
cat >elsewhere.csv <<\EOF
nik,nama,kabupaten
3273014509990003,Euis Kartika,32.05
3273015509980004,Tati Hartati,32.05
3205055509980004,Tuti Hartini,32.05
EOF
must_fail 65 'the same in a list' magang --as nina import person elsewhere.csv --json
expect_grep 'one row' 'registered in area 32.73; ask there'
expect_success 'both are in the log' magang --as rudi access --csv
expect_grep 'by number' '^ujang,officer,0,0,0,0,1,2,0'
expect_grep 'a row each' '^nina,coordinator,0,0,0,0,1,2,0'

# kept, copied, forgotten
expect_success 'a backup' magang backup "$dir/copy"
expect_success 'is put in place' "$MAGANG" --store "$dir/again" restore --no-register \
	"$dir/copy"
expect_success 'with the log' "$MAGANG" --store "$dir/again" --as rudi access --csv
expect_grep 'as it was' '^siti,officer,4,'
expect_success 'three years later' env MAGANG_CLOCK=2029-11-25T08:00 "$MAGANG" \
	--store "$store" --as asep show MG-000001-3
MAGANG_CLOCK=2029-11-25T08:00
trail MG-000001-3
MAGANG_CLOCK=2026-11-24T08:00
compare 'what is old is forgotten' .trail <<\EOF
asep: opened, with no case of the reader
EOF

# a list of more people than a screen shows is an export, whatever it is printed as
awk 'BEGIN {
	print "Nama,Tanggal Lahir,Kab"
	for (i = 0; i < 120; i++)
		printf "Ujang %c%co,2000-01-%02d,Garut\n",
			65 + i % 26, 97 + int(i / 26), 1 + i % 28
}' >ujang.csv
magang import person ujang.csv >/dev/null
for i in dewi eka; do
	magang user add $i role=officer areas=32.05 >/dev/null
done
magang user add fajar role=coordinator areas=32.05 >/dev/null
magang config show roles | sed -e '/^  coordinator:/,/limits:/s/limits:.*/limits: {export: 15}/' \
	>roles.yaml
magang config install roles roles.yaml >/dev/null
for form in --csv --json '--limit 0' '--csv --limit 101' '--limit 0 --columns name'; do
	# shellcheck disable=SC2086
	must_fail 77 "list $form, and no right to export" \
		magang --as dewi list person ujang $form
	[ "$(grep -c Ujang .out)" = 100 ]
	report $? 'shows a screenful'
done
expect_errors 'and why' <<\EOF
magang: more than 100 rows about people are an export: role 'Officer' may not: write files out; ask the administrator
EOF
must_fail 64 'names are people, not classes' \
	magang --as dewi count person ujang by:name
expect_success 'a screenful is none' \
	magang --as dewi list person ujang --csv --limit 100
expect_success 'days are' magang --as dewi count person ujang by:birth_date.day
expect_success 'nor is a count' magang --as dewi list person ujang --count
expect_success 'with the right to it' \
	magang --as fajar list person ujang --csv --limit 110
expect_success 'it leaves a trace' magang --as rudi access --csv
expect_grep 'from there on' '^fajar,coordinator,0,0,0,10,'
must_fail 77 'and has its limit' \
	magang --as fajar list person ujang --limit 0
expect_grep 'up to there it is shown' '^MG-.*Ujang'
magang --as eka list person ujang --limit 1 --reveal >/dev/null
magang --as fajar list person ujang --limit 1 --reveal >/dev/null 2>&1
expect_success 'one row in full' magang --as rudi access --csv
expect_grep 'is one read' '^fajar,coordinator,0,1,0,15,'

# letters that leave are exports, each; how many would is nothing of anybody, and
# whom a report names is a list
cat >few.yaml <<\EOF
program: few
version: 1
prefix: FW
label: Few
fields:
  f: {label: F, venue: {label: Venue, type: text}}
stages:
  a: {kind: start, label: Asked}
  b: {kind: success, label: Begun}
moves:
  - {from: a, to: b}
letters:
  yes: {on: b, text: '{name}, come to {venue}'}
EOF
magang program install few.yaml >/dev/null
awk 'BEGIN {
	print "Nama,Tanggal Lahir,Kab,HP"
	for (i = 0; i < 120; i++)
		printf "Iis %c%co,1999-01-%02d,Garut,%s\n", 65 + i % 26,
			97 + int(i / 26), 1 + i % 28,
			i < 60 ? sprintf("0813%08d", 1000 + i) : ""
}' >iis.csv
magang import person iis.csv --set program=few >/dev/null
magang user add joni role=officer areas=32.05 >/dev/null
must_fail 77 'a row for each of 120 decided is one, too' \
	magang --as joni decide program:few --to b --csv
must_not_grep 'none is told' FW-
must_fail 1 'nothing has moved' magang list case program:few stage:b --count
must_fail 77 'nor as a try' magang --as joni decide program:few --to b --csv --dry-run
expect_success 'counted it is' magang --as joni decide program:few --to b
expect_grep 'all of them' '^120 of 120 moved'
exported() { # exported NAME N TITLE: by her, today
	magang --as rudi access --csv >.out
	expect_grep "$3" "^$1,coordinator,0,0,0,$2,"
}
for i in gita hesti; do
	magang user add $i role=coordinator areas=32.05 >/dev/null
done
must_fail 1 'what 120 lack alike' magang --as gita letters publish program:few --dry-run
must_not_grep 'names nobody' Iis
magang set case program:few venue=Aula >/dev/null
magang set person name:Iis phone= >/dev/null
must_fail 77 'a report that names 120' \
	magang --as gita letters publish program:few --dry-run
must_not_grep 'is not told' Iis
exported gita 0 'what is not told does not count'
magang undo >/dev/null
expect_success 'one that names 60' \
	magang --as hesti letters publish program:few --dry-run
expect_grep 'tells how many' '^120 letters would be sent$'
must_fail 64 'another number' \
	magang --as hesti letters publish program:few --number 7 --out -
must_fail 77 'too many to leave in a day' \
	magang --as hesti letters publish program:few --number 120 --out -
expect_errors 'and how many may' <<\EOF
magang: 'export' of 120 persons would pass the limit of today, of which 15 are left; somebody else who may audit lets you go on: magang access --allow hesti
EOF
must_not_grep 'none does' Iis
must_fail 1 'nor is one sent' magang list letter sent --count
exported hesti 0 'nor does one count'
mkdir taken
must_fail 73 'nor where there is no place for them' magang --as hesti \
	letters publish '"iis b"' --number 5 --out taken
exported hesti 0 'does one count'
expect_success 'five' magang --as hesti letters publish '"iis b"' --number 5 --out -
exported hesti 5 'do'
expect_success 'all that was sent' magang --as hesti letters print sent --out -

# a log that is damaged holds nobody up, either: it lies aside, and one is kept anew
cp -a "$store" whole
truncate -s 9000 whole/reads/data.mdb
whole() {
	"$MAGANG" --store "$dir/whole" "$@"
}
expect_success 'a log that is cut' whole --as asep day
grep -q "log of reads was damaged and lies in .*reads.damaged.1' now" .err
report $? 'is said'
[ -e whole/reads.damaged.1/data.mdb ]
report $? 'and kept as it is'
expect_success 'reads go on' whole --as bima show MG-000002-1
expect_success 'and leave a trace' whole --as rudi access --csv
expect_grep 'again' '^bima,coordinator,1,'
truncate -s 9000 whole/reads/data.mdb
must_fail 1 'check' whole check
expect_grep 'says it' 'log of reads was damaged and lies in .*reads.damaged.2'
expect_success 'once' whole check

# --- whom one has to call ---
magang set MG-000002-1 phone=081234567890 >/dev/null
magang user add lina role=officer areas=32.05 >/dev/null
magang --as siti open MG-000002-1 magang-jabar >.new
hers=$(sed -n 's/:.*//p;q' .new)
expect_success 'who has the case in hand' magang --as siti show "$hers" --phone
expect_output 'is told whom to call' <<\EOF
Onih Yuliani: +6281234567890
EOF
must_fail 77 'another officer is not' magang --as lina show "$hers" --phone
expect_success 'at the list, too' \
	magang --as siti --dump-screen "@80x24 : 'cases Enter / 'onih Enter T"
expect_grep 'by a key' '^Onih Yuliani: +6281234567890'
expect_success 'not with less' magang --as lina --dump-screen "@80x24 : 'cases Enter / 'onih Enter T"
expect_grep 'which is said' 'the case is in other hands'
trail MG-000002-1
grep -c '^siti: numbers in full' .trail >.n
[ "$(cat .n)" -ge 2 ]
report $? 'each is noted' || show .trail
expect_success 'a form that shows one' magang --as asep --dump-screen "@80x24 : 'persons Enter / 'onih Enter E"
trail MG-000002-1
[ "$(grep -c '^asep: numbers in full' .trail)" = 1 ]
report $? 'is noted, too' || show .trail

# a trace that cannot be kept holds nobody up
rm -r "$store/reads"
: >"$store/reads"
expect_success 'no log can be kept' magang --as asep show MG-000001-3
grep -q "reads' is not a directory" .err
report $? 'and it is said'
rm "$store/reads"
must_fail 1 'which is missed' magang check
finish
