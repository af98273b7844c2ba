#!/bin/sh
# SPDX-License-Identifier: MIT
# The order in which a host takes people: typed, by file, each rank a record of its
# person; one list of a host in a program.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >kyoto.yaml <<\EOF
program: kyoto
version: 1
prefix: KY
label: Kyoto
stages:
  pool: {kind: start, label: Pool}
  gone: {kind: exit, label: Gone}
moves:
  - {from: pool, to: gone, kind: exit}
EOF
magang program install kyoto.yaml >/dev/null
sed 's/program: kyoto/program: other/; s/prefix: KY/prefix: OT/' kyoto.yaml >other.yaml
magang program install other.yaml >/dev/null
for who in 'Ade 32.05' 'Budi 32.05' 'Cici 32.04' 'Dedi 32.04'; do
	magang add person name="${who% *}" regency="${who#* }" birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" kyoto >/dev/null || exit 1
done
magang open MG-000001-3 other >/dev/null
magang add organisation name='Nishijin Foods' kind=host >/dev/null
magang user add koor role=coordinator >/dev/null
magang user add bandung role=coordinator areas=32.04 >/dev/null
magang user add loket role=officer >/dev/null
ade=KY-000001-3 budi=KY-000002-1 cici=KY-000003-7 dedi=KY-000004-5
ranks() {
	magang "$@" list rank 'ranking:UP-000001-3 sort:rank' --columns rank,refused,case,name
}

# --- a ranking ---
expect_success 'a ranking' magang add ranking program=kyoto host=OR-000001-3 name=Nishijin
must_fail 73 'a second of the host in the program' \
	magang add ranking program=kyoto host=OR-000001-3 name=Again
expect_errors 'has no room' <<\EOF
magang: a ranking of this host holds for the same places in this program, and one list holds for a place; change that one: magang rank
EOF
expect_success 'one of another program has' magang add ranking program=other host=OR-000001-3 name=Other
must_fail 77 'none by who does not plan' magang --as loket add ranking program=kyoto host=OR-000001-3 name=x

# --- of some places alone ---
magang add organisation name='Uji Tea' kind=host >/dev/null
for name in K-21 K-22; do
	magang add slot program=kyoto host=OR-000002-1 name=$name seats=1 >/dev/null || exit 1
done
magang add slot program=kyoto host=OR-000001-3 name=K-07 seats=1 >/dev/null
expect_success 'a ranking of these places' magang add ranking program=kyoto \
	host=OR-000002-1 name=Uji-21 slot=LO-000001-3
expect_success 'and one of the others' magang add ranking program=kyoto \
	host=OR-000002-1 name=Uji-22 slot=LO-000002-1
must_fail 73 'a second of the same' magang add ranking program=kyoto \
	host=OR-000002-1 name=Again slot=LO-000002-1
must_fail 73 'nor one of all its places' magang add ranking program=kyoto \
	host=OR-000002-1 name=All
must_fail 65 'places of another host' magang add ranking program=kyoto \
	host=OR-000002-1 name=Other slot=LO-000003-7
expect_errors 'are told' <<\EOF
magang: these places are not of this host in this program
EOF
must_fail 73 'where one of all its places holds' magang add ranking program=kyoto \
	host=OR-000001-3 name=K-07 slot=LO-000003-7
expect_success 'on the page of the places' magang show LO-000002-1
expect_grep 'it stands' 'UP-00000[0-9]-[0-9] *Uji-22'

# --- an order ---
expect_success 'tried' magang rank UP-000001-3 "$budi $ade=$cici" --dry-run
expect_output 'it is told' <<\EOF
3 would be new, 0 other than before, 0 gone; nothing is changed
EOF
must_fail 1 'and not done' magang list rank
expect_success 'done' magang --as koor rank UP-000001-3 "$budi $ade=$cici !$dedi"
act=$(sed -n 's/^(act \(.*\))/\1/p' .out)
expect_success 'the ranks' ranks
expect_output 'with the tie, and who is refused' <<\EOF
Rank  Refused  Case         Full name
   1           KY-000002-1  Budi
   2           KY-000001-3  Ade
   2           KY-000003-7  Cici
      yes      KY-000004-5  Dedi
EOF
must_fail 1 'a second time nothing is to be done' magang rank UP-000001-3 "$budi $cici=$ade !$dedi"
expect_success 'another order' magang rank UP-000001-3 "$cici $budi $ade"
expect_grep 'is told by what it changes' '^0 new, 3 other than before, 1 gone$'
expect_success 'one rank alone' magang set UR-000002-1 rank=7
must_fail 65 'is a rank or a refusal' magang set UR-000002-1 refused=yes
expect_success 'on the page of the ranking' magang show UP-000001-3
expect_grep 'in their order' 'UR-000003-7 *1 .*Cici'
expect_success 'in the history of the case' magang log "$ade"
expect_grep 'with the host' 'Ranking  *UP-000001-3 Nishijin'
must_fail 65 'one twice' magang rank UP-000001-3 "$ade $ade"
must_fail 65 'what is no order' magang rank UP-000001-3 "$ade="
must_fail 65 'what is no case' magang rank UP-000001-3 MG-000001-3
must_fail 1 'a case of another program' magang rank UP-000001-3 OT-000005-9
must_fail 64 'no order at all' magang rank UP-000001-3
must_fail 77 'not by who does not plan' magang --as loket rank UP-000001-3 any
expect_success 'a rank that nobody changed since' magang rank UP-000001-3 "$cici $budi $ade=$dedi"
act=$(sed -n 's/^(act \(.*\))/\1/p' .out)
expect_success 'is undone' magang undo "$act"
must_fail 1 'goes with it' magang show UR-000005-9

# --- a file ---
cat >kyoto.csv <<EOF
Nomor;Urutan;Ditolak
$ade;2;
$budi;1;
$cici;;ya
$dedi;;
EOF
expect_success 'a list of an office' magang rank UP-000001-3 --file kyoto.csv
expect_success 'is taken' ranks
expect_output 'by row' <<\EOF
Rank  Refused  Case         Full name
   1           KY-000002-1  Budi
   2           KY-000001-3  Ade
      yes      KY-000003-7  Cici
EOF
printf 'number,rank,refused\n%s,1,\nKY-000009-9,2,\n%s,3,yes\n%s,x,\n' $ade $budi $cici >bad.csv
must_fail 65 'one with faults' magang rank UP-000001-3 --file bad.csv
expect_errors 'names each, and is not taken' <<\EOF
line 3: 'KY-000009-9': the last digit does not fit; one digit is wrong or missing
line 4: a rank and a refusal do not go together
line 5: rank 'x': is no number
magang: 3 rows are wrong; no rank was taken
EOF
printf 'a,b\n1,2\n' >heads.csv
must_fail 65 'without heads' magang rank UP-000001-3 --file heads.csv

# --- who sees what ---
expect_success 'who has another area' ranks --as bandung
expect_output 'sees the ranks of her own' <<\EOF
Rank  Refused  Case         Full name
      yes      KY-000003-7  Cici
EOF
expect_success 'and changes those alone' magang --as bandung rank UP-000001-3 any
expect_success 'the others' ranks
expect_output 'are there' <<\EOF
Rank  Refused  Case         Full name
   1           KY-000002-1  Budi
   2           KY-000001-3  Ade
EOF
must_fail 1 'nor does she rank others' magang --as bandung rank UP-000001-3 "$ade"
expect_success 'who is erased' magang erase MG-000001-3 --reason asked --yes MG-000001-3
expect_success 'goes' ranks
expect_grep 'and the rest stays' 'Budi'
expect_success 'anybody' magang rank UP-000001-3 any
expect_success 'all is whole' magang check
finish
