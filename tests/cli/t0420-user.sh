#!/bin/sh
# SPDX-License-Identifier: MIT
# Users: whoever is bound to an area reads and changes nothing outside it.
. "$(dirname "$0")/lib.sh"
new_store
new_case

must_fail 65 'a role that is not there' magang user add siti role=offcer
expect_errors 'is told which there are' <<\EOF
magang: there is no role 'offcer'; there are: administrator, manager, coordinator, verifier, officer, assessor, trainer, partner, auditor
EOF
must_fail 65 'an area that is none' magang user add siti role=officer areas=Grut
must_fail 65 'no area at all' magang user add siti role=officer areas=,
expect_success 'areas as filters take them' magang user add wiwi role=officer \
	areas='GRT, Kota Bandung,garut, 32.01,' programs='kyoto-ikusei kyoto-ikusei,'
expect_success 'who is there' magang list user wiwi --csv
expect_grep 'by their codes, each once' '^[^,]*,wiwi,officer,"32.05,32.73,32.01",kyoto-ikusei,'
magang undo >/dev/null
must_fail 65 'a program that is not there' \
	magang user add siti role=partner programs=kyoto
must_fail 65 'no login name' magang user add 'Siti A' role=officer
expect_success 'a name with all that one may have' \
	magang user add s.0_-x role=officer areas=32.05
for name in me any all none; do
	must_fail 65 "$name is a word of searches" magang user add $name role=officer
done
expect_errors 'is said' <<\END
magang: 'none' means something else in searches; take another name
END
expect_success 'can come' magang --as s.0_-x day
magang undo >/dev/null
must_fail 64 'no name is one that none can have' magang --as S day
expect_success 'an officer of Garut' magang user add siti role=officer areas=32.05
must_fail 1 'a name that is taken' magang user add siti role=officer
expect_success 'an officer of Bandung' magang user add asep role=officer areas=32.04
expect_success 'whom he registers' magang --as asep add person name='Kiki Amalia' \
	nik=3201015203019001
expect_success 'with the card of elsewhere' \
	magang list person kiki --columns regency --csv
expect_grep 'is in his area' '^32.04'
magang --as asep undo >/dev/null
magang user add ida role=coordinator areas=32.04,32.05 >/dev/null
must_fail 77 'of two areas one' magang --as ida add person name='Kiki Amalia'
expect_errors 'has to be named' <<\END
magang: without an area it would be everybody's; name one of yours
END
printf 'Nama,Tgl lahir,JK\nKiki Amalia,02-01-2001,P\n' >kiki.csv
must_fail 65 'by a list, too' magang --as ida import person kiki.csv
expect_grep 'how' 'name it in the row, or by --set regency=CODE'
expect_success 'or for all' magang --as ida import person kiki.csv --set regency=32.05
magang --as ida undo >/dev/null
must_fail 1 'somebody unknown' magang --as stranger day

expect_success 'Garut sees the person' magang --as siti show MG-000001-3
for c in 'show MG-000001-3' 'log MG-000001-3' 'set MG-000001-3 email=a@b.id' \
	'note MG-000001-3 x' 'move JP-000001-3 withdrawn --reason x' \
	'doc JP-000001-3 ktp' 'open MG-000001-3 magang-jabar' \
	'task MG-000001-3 x --due 2026-12-01' 'show JP-000001-3'; do
	# shellcheck disable=SC2086
	must_fail 1 "Bandung may not: $c" magang --as asep $c
done
magang --as asep list person >listed 2>&1
magang --as asep list case >>listed 2>&1
magang --as asep export person >>listed 2>&1
magang --as asep log >>listed 2>&1
grep -q -e Aminah -e MG-000001 listed
[ $? = 1 ]
report $? 'Bandung finds, exports and remembers nobody of Garut'
must_fail 77 'an officer erases nobody' \
	magang --as siti erase MG-000001-3 --reason x --yes MG-000001-3
must_fail 77 'nor makes backups' magang --as siti backup "$dir/backup"

expect_success 'a user who reads Indonesian' \
	magang user add dewi role=coordinator lang=id
expect_success 'is spoken to in it' magang --as dewi day
expect_grep 'whatever the environment says' '  Peserta '
expect_success '--lang goes before the record' magang --as dewi --lang en day
expect_grep 'and is understood' '  Persons '
expect_success 'who has said nothing' env -u LC_MESSAGES \
	LANG=ja_JP.UTF-8 "$MAGANG" --store "$store" --as siti day
unset_lang() {
	env -u LC_MESSAGES LANG="$1" "$MAGANG" --store "$store" --as siti day
}
expect_grep 'is spoken to as the environment says' 対象者
for lang in '' C C.UTF-8 fr_FR.UTF-8; do
	expect_success "where it says '$lang'" unset_lang "$lang"
	expect_grep 'as the site says' '  Peserta '
done
sed 's/^language: id/language: ja/' "$top/config/magang.yaml" >site.yaml
magang config install site site.yaml >/dev/null
expect_success 'another language of the site' unset_lang C
expect_grep 'is spoken' 対象者
expect_success 'to whom the environment does not name one' \
	env -u LC_MESSAGES LANG=en_US "$MAGANG" --store "$store" --as siti day
expect_grep 'of the three' '  Persons '

expect_success 'a user leaves' magang user close siti
must_fail 77 'and is out' magang --as siti show MG-000001-3

# What a user may is taken back by parts; an act that stays names the one before.
magang user add wati role=officer areas=32.05 >/dev/null
magang set wati areas=32.04 >/dev/null
act=$(magang log -n 1 --json | grep -o 'ACT-[0-9-]*' | head -1)
magang set wati programs=magang-jabar >/dev/null
expect_success 'areas are taken back behind programs' magang undo "$act"
magang list user wati --csv --columns areas,programs | tr -d '\r' >.out
expect_grep 'which stay' '^32.05,magang-jabar$'
magang add person name=Ujang >/dev/null
before=$(magang log -n 1 --json | grep -o 'ACT-[0-9-]*' | head -1)
magang user add yati role=manager >/dev/null
magang --as yati add person name=Asep >/dev/null
must_fail 1 'a user with a history stays' magang undo
grep -q "stays: the history names this user.*; the act before it: magang undo $before\$" .err
report $? 'and the act before is named'
expect_success 'which comes back' magang undo "$before"
must_fail 65 'a long value' magang set MG-000001-3 \
	birth_date="$(printf '%0500d' 1)"
[ "$(wc -c <.err)" -lt 200 ]
report $? 'is cut'

finish
