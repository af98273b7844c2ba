#!/bin/sh
# SPDX-License-Identifier: MIT
# Two offices that differ only outside of what a caller is bound to are one to
# him: SESSIONS random sessions (11; a thousand in check-full), over commands,
# screens and screens line by line, give the same bytes in both, while they write
# in both. Whoever is bound no more must be shown the difference. RANDOM_SEED
# begins elsewhere.
#
# The places of a program are for all of its areas: how many are taken and the
# turn on the waiting list are told, and are the same in both.
. "$(dirname "$0")/lib.sh"
sessions=${SESSIONS:-11}
seed=${RANDOM_SEED:-1}

# --- the offices ------------------------------------------------------------
# Persons 1 2 4 5 7 8 ... are of Garut, each third one is of Bandung, outside;
# what is said of these depends on the office. Of both only the NIK is the same:
# whoever has the card is told where to ask. In office c it is the cases of
# another program that differ, of persons whom both see.

new_store
cat >few.yaml <<'EOF'
program: few
version: 1
prefix: FW
label: Few
fields:
  f:
    label: F
    points: {label: Points, type: number, range: 0 .. 100}
    chosen: {label: Chosen, type: yesno}
    pulse: {label: Pulse, type: number, privacy: health}
stages:
  talk: {kind: start, label: Talk, within: 7 days}
  list: {kind: hold, label: List, matched: yes}
  seat: {label: Seat, within: 9 days}
  done: {kind: success, label: Done}
  gone: {kind: failed, label: Gone}
moves:
  - {from: talk, to: seat, if: quota_left, otherwise: list}
  - {from: talk, to: list}
  - {from: list, to: seat, if: quota_left}
  - {from: seat, to: talk, kind: back}
  - {from: seat, to: done, approval: second person}
  - from: seat
    to: gone
    kind: failed
    reason: required
    causes: {late: {id: Telat, en: Late, ja: 遅い}, age: {id: Usia, en: Age, ja: 年齢}}
  - {from: list, to: gone, kind: failed, reason: required}
letters:
  seated: {on: seat, text: '{name} of {regency}, come: {letter}'}
  late: {on: gone, text: '{name}, no: {reason} {cause} {why} {change}'}
cohorts: {attendance: {at_least: 90 %}, units: {hand: {label: Hand, pass: 60}}}
certificates:
  here: {label: Here, on: seat, text: 'was here'}
assessments:
  panel:
    label: Panel
    stage: seat
    assessors: 6
    criteria: {will: {label: Will, range: 0 .. 10}}
packs:
  names: {label: Names, to: Kyoto, fields: [name], answers: [chosen]}
protection: {cap: points * 1000, say: a thousand a point}
score:
  line: 1
  parts:
    points: {weight: 100, from: points, scale: 0 .. 100}
EOF
magang program install few.yaml >/dev/null || exit 1
cat >far.yaml <<'EOF'
program: far
version: 1
prefix: FR
label: Far
fields:
  f:
    label: F
    chosen: {label: Chosen, type: yesno}
stages:
  pool: {kind: start, label: Pool, matched: yes}
  done: {kind: success, label: Done}
moves:
  - {from: pool, to: done}
packs:
  names: {label: Names, to: Kyoto, fields: [name], answers: [chosen]}
EOF
magang program install far.yaml >/dev/null || exit 1
magang add organisation name='Koperasi Tani' kind=cooperative >/dev/null || exit 1
magang add organisation name='PT Tani' kind=host >/dev/null || exit 1
magang add organisation name='PT Sawah' kind=host >/dev/null || exit 1
magang add intake program=few name=satu seats=4 >/dev/null || exit 1
while read -r name words; do
	# shellcheck disable=SC2086
	magang user add "$name" $(echo "$words" | sed 's/G/areas=32.05/;
		s/K/programs=kyoto-ikusei,far/') >/dev/null || exit 1
	users="$users $name"
done <<'EOF'
garut role=manager G
loket role=officer G
kyoto role=manager K
mitra role=partner K
kedua role=manager G K
wirid role=verifier G programs=kyoto-ikusei,wirausaha-baru,few
koor role=coordinator G programs=few
nilai role=assessor G
arsip role=auditor G
luar role=auditor K
guru role=trainer G
urus role=administrator G
EOF
magang user add tamu role=assessor >/dev/null || exit 1
cp -r store empty
: >bad

on() { # on OFFICE COMMAND...
	office=$1
	shift
	"$MAGANG" --store "$dir/$office" "$@" >receipt 2>>made || echo "$*" >>bad
}

program_of() { # program_of PERSON
	case $1 in
	1 | 2 | 11) echo kyoto-ikusei ;;
	9) echo wirausaha-baru ;;
	3 | 4 | 5 | 7 | 10 | 12 | 13 | 15) echo few --case intake=IN-000001-3 \
		--case points=$(($1 * 37 % 90 + 5)) ;;
	*) echo magang-jabar ;;
	esac
}

# A person of Bandung, as the office $1 has it: alike one of Garut in the first. In
# the office $3, where another is meant.
outsider() {
	case $1 in
	a | c) name="Neng$(($2 - 1))" birth=2001-03-1$(($2 % 9)) tail=$(($2 - 1)) ;;
	*) name="Lain$2" birth=1995-07-2$(($2 % 9)) tail=2$2 ;;
	esac
	# shellcheck disable=SC2046
	on "${3:-$1}" add person name="$name Sumiati" nik=32041212069$((80000 + $2)) \
		birth_date=$birth phone=08130000$((1000 + tail)) sex=P \
		regency=32.04 no_kk=320504$((1000000010 + tail)) \
		street="Rahasia $tail" --program $(program_of "$2")
	number=$(sed -n 's/:.*//p;q' receipt)
	on "${3:-$1}" add member person="$number" \
		organisation=OR-000001-3 member_no="$tail"
	# how often she is read is of outside, too
	[ "$1" = b ] || on "${3:-$1}" show "$number" --reveal
}

insider() {
	# shellcheck disable=SC2046
	on "$1" add person name="Neng$2 Sumiati" birth_date=2001-03-1$((($2 + 1) % 9)) \
		phone=08130000$((1000 + $2)) sex=P regency=32.05 \
		no_kk=320504$((1000000010 + $2)) --program $(program_of "$2")
	[ $(($2 % 2)) = 0 ] || on "$1" add member \
		person="$(sed -n 's/:.*//p;q' receipt)" organisation=OR-000001-3
}

# What is said of a case of the other program of persons of Garut.
said_of() {
	case $1 in
	c) echo "lain" ;;
	*) echo "sama" ;;
	esac
}

make() { # make OFFICE
	o=$1
	cp -r empty "$o"
	i=0
	while [ $i -lt 15 ]; do
		i=$((i + 1))
		case $((i % 3)) in
		0) outsider "$o" $i ;;
		*) insider "$o" $i ;;
		esac
	done
	# alike somebody outside in all offices but the first: a pair belongs to who
	# came last, so this one is of Garut
	on "$o" add person name='Lain15 Sumiati' birth_date=1995-07-26 sex=P \
		phone=081300001215 regency=32.05 no_kk=3205041000000225 \
		--program magang-jabar
	"$MAGANG" --store "$dir/$o" list case --columns number,person --csv |
		tr -d '\r' >cases
	i=0
	for kase in $(sed -n 's/^\([A-Z]*-[0-9-]*\),MG.*/\1/p' cases); do
		i=$((i + 1))
		# the order of persons and of their cases is one
		case $((i % 3)):$kase in
		0:*) what=$o ;;
		?:MJ-*) what=$(said_of "$o") ;;
		*) what=sama ;;
		esac
		on "$o" note "$kase" "catatan $what"
		on "$o" task "$kase" "tugas $what" --due 2026-12-1$((i % 9))
		case $kase in
		FW-*) on "$o" move "$kase" seat --reason "sebab $what" ;;
		esac
	done
	# letters held and sent, proposals, of people of both
	on "$o" letters publish case:FW-000003-7 --number 1 --out -
	on "$o" letters publish case:FW-000004-5 --number 1 --out -
	for kase in FW-000003-7 FW-000004-5; do
		on "$o" move $kase done --reason usul
	done
	on "$o" move FW-000012-5 gone --reason "sebab $o"
	on "$o" move FW-000013-0 gone --reason sebab
	person=MG-000002-1
	on "$o" open $person magang-jabar
	other=$("$MAGANG" --store "$dir/$o" list case program:magang-jabar \
		person:$person --columns number --csv | tr -d '\r' | tail -1)
	on "$o" note "$other" "catatan $(said_of "$o")"
	[ "$o" = c ] && on "$o" doc "$other" ktp --date 2026-11-03
	[ "$o" = c ] || on "$o" doc "$other" consent --date 2026-11-02
	on "$o" add cohort program=few name="Rahasia $o" area=32.04
	# a class of both, and a scorecard that is blind to all who are asked
	on "$o" add cohort program=few name=Kelas area=32.05 from=2027-01-04 \
		until=2027-03-31 seats=5
	on "$o" cohort fill CO-000002-1 program:few
	on "$o" cohort answer yes KR-000001-3 KR-000002-1
	on "$o" cohort answer no KR-000003-7 --cause work
	# one that is on, of whoever has no seat in that, with a day that is marked;
	# certificates, one of them revoked, of people of both
	on "$o" add cohort program=few name=Jalan area=32.05 from=2026-11-16 \
		until=2026-12-18 seats=9 trainer=guru
	on "$o" cohort fill CO-000003-7 program:few
	on "$o" cohort answer yes cohort:CO-000003-7
	on "$o" cohort grade CO-000003-7 hand '1 70, 2 50'
	on "$o" cohort mark CO-000003-7 today '1 2t'
	# places at a host, and its order of people of both
	on "$o" add slot program=few host=OR-000002-1 name=Kebun seats=2
	on "$o" slot offer LO-000001-3 program:few
	on "$o" add ranking program=few host=OR-000002-1 name=Urutan
	on "$o" rank UP-000001-3 'FW-000003-7 FW-000004-5 = FW-000012-5 !FW-000005-9'
	# money and originals taken from people of both, at the host of both; packs
	for k in 3-7 4-5 5-9; do
		case $k in
		3-7) what=$o ;;
		*) what=sama ;;
		esac
		on "$o" add ledger case=FW-00000$k what=paid date=2026-11-02 \
			amount="$(echo "${what%ama}" | tr abcs 1234)00000" \
			receipt="$what" holder=OR-000002-1
		on "$o" add ledger case=FW-00000$k what=original item=diploma \
			date=2026-11-03 holder=OR-000002-1 receipt="$what"
	done
	on "$o" add ledger case="$other" what=paid date=2026-11-02 amount=300000 \
		receipt="$(said_of "$o")" holder=OR-000002-1
	on "$o" set person sumiati consent_partner=2026-11-02
	on "$o" pack make few names -o -
	# wishes and a run of the matching: who is matched is of Garut
	for k in 1-3 2-1; do
		on "$o" open MG-00000$k far
	done
	on "$o" add slot program=far host=OR-000002-1 name=Jauh seats=1
	for k in 1-3 2-1; do
		on "$o" wish "$("$MAGANG" --store "$dir/$o" list case program:far \
			person:MG-00000$k --columns number --csv |
			tr -d '\r' | tail -1)" Jauh
	done
	on "$o" match far --seed 1
	# and one of people of both: whether one outside has a place, is of the office
	on "$o" add slot program=few host=OR-000003-7 name=Sawah seats=9
	case $o in
	b) on "$o" wish FW-000015-8 Kebun ;;
	*) on "$o" wish FW-000015-8 Sawah ;;
	esac
	on "$o" match few --seed 1
	on "$o" pack make far names -o "far-$o.csv"
	on "$o" certificate give FW-000003-7 FW-000004-5 FW-000005-9
	on "$o" certificate print SF-000001-3 -o -
	on "$o" certificate revoke SF-000001-3 --reason "sebab $o"
	case $o in
	b) what=7 ;;
	*) what=5 ;;
	esac
	on "$o" --as tamu assess "$(sed -n "s/^\(FW-00000$what-.\),.*/\1/p" cases)" will=9
}
for o in a b c; do
	make $o
	cp -r $o/drafts runs-$o
done
# d, e: as b, and more outside, by people and cases; nothing is written in them
for o in b:d a:p b:q; do
	cp -r ${o%:?} ${o#?:}
	cp -r runs-${o%:?} runs-${o#?:}
	cp "far-${o%:?}.csv" "far-${o#?:}.csv"
done
for i in 33 36 39; do outsider d $i; done
cp -r d e
cp -r runs-d runs-e
cp far-d.csv far-e.csv
[ ! -s bad ]
report $? 'the offices are made'
[ ! -s bad ] || show bad made

# --- the sessions -----------------------------------------------------------

{
	"$top/tests/tools/verbs" "$MAGANG"
	magang complete -- list '' | cut -f1
} >there
while read -r words; do
	grep -qE "[\"| ]$words[ |\"]" "$top/tests/tools/sessions" || echo "$words"
done <there >missing
[ -s there ] && [ ! -s missing ]
report $? 'all that the program lists may come in a session'
show missing

for k in person case case task grade activity member decision cohort proposal letter \
	seat scorecard certificate sheet slot ranking rank pack run ledger; do
	"$MAGANG" --store "$dir/a" list "$k" --limit 0 --columns number --csv |
		tr -d '\r' | grep -- '-[0-9]'
done >numbers
echo LN-000001-3 >>numbers # who files it alone is shown no number
cat >list.csv <<'EOF'
Nama,Tgl lahir,No HP,Kab/Kota
Neng2 Sumiati,2001-03-13,081300001013,Garut
Neng5 Sumiati,2001-03-16,081300001016,Garut
Lain6 Sumiati,1995-07-26,081300001026,Garut
EOF
printf 'case,will\nFW-000004-5,3\nFW-000005-9,4\nFW-000006-8,5\n' >cards.csv
echo "ssh-ed25519 $(printf 'AAAAC3NzaC1lZDI1NTE5AAAAI%043d' 0) a@b" >one.pub
sed 's/^version: 1/version: 2/' few.yaml >next.yaml
"$MAGANG" --store a config show site | sed 's/^sessions: .*/sessions: 7/' >site.yaml
printf 'letter,answer\nSR-000001-3,no\nSR-000002-1,yes\nSR-000003-7,no\n' >came.csv
printf 'nama: Neng5 Sumiati\nlahir: 2001-03-16\nhp: 081300001016\nprogram: kyoto-ikusei\nkab: garut\n' >note.txt
"$top/tests/tools/sessions" -v sessions="$sessions" -v seed="$seed" \
	-v users="$users" numbers >sessions
[ "$(wc -l <sessions)" = $((10 * sessions)) ]
report $? 'sessions are written'
# what random ones come to too seldom
cp -r a printed
code=$("$MAGANG" --store "$dir/printed" certificate print SF-000002-1 -o - --reason x \
	2>/dev/null | grep -oE 'FW-2026-0*2-[0-9]+-[0-9A-Z]+-[0-9A-Z]+' | head -1)
[ "$code" ]
report $? 'a certificate has a code'
for u in $users; do
	for words in 'list doubt --count' 'list seat --csv' 'list sheet --csv' \
		'list grade --csv' 'cohort grades CO-000003-7 --csv' \
		'list certificate --csv' 'list certificate --json' \
		'list scorecard --json' \
		'cohort attendance CO-000003-7' 'cohort roll CO-000003-7' \
		'cohort days CO-000003-7' 'show CO-000003-7' \
		'show SF-000001-3' 'show SF-000002-1' 'log SF-000001-3' \
		"certificate check $code" 'list slot --json' 'show LO-000001-3' \
		'show UP-000001-3' 'show UP-000001-3 --json' 'list rank --csv' \
		'log UP-000001-3' 'list seat slot:LO-000001-3 --csv' \
		'list ledger --csv' 'list case overcharged --csv' \
		'show OR-000002-1' 'log OR-000002-1' 'show LG-000001-3' \
		'list organisation --json' 'list case --json' 'pack list' \
		'list pack --csv' 'match far' 'match far --runs' 'match few --runs' \
		'access' 'access --days 9 --json'; do
		echo "$u R $words"
	done
done >first
cat first sessions >all
mv all sessions

# do_one OFFICE USER COMMAND...: everything it says
do_one() {
	o=$1 who=$2 what=$3
	shift 3
	# drafts of one minute have no order; runs of the matching lie with them
	[ ! -e "far-$o.csv" ] || cp "far-$o.csv" far.csv
	rm -rf list.csv.rejects.csv note.txt.rejects.txt "$o/drafts" saved saved.keys again
	[ $what != match ] || cp -r "runs-$o" "$o/drafts"
	case $what in
	SCREEN) set -- --dump-screen "@80x24 $*" ;;
	LINES)
		IFS=^
		printf '%s\n' $* | sed 1d | "$MAGANG" --store "$dir/$o" \
			--as "$who" --linear 2>&1
		unset IFS
		return ;;
	*)
		n=$#
		set -- "$what" "$@"
		while [ $n -ge 0 ]; do
			word=$1
			shift
			set -- "$@" "$(echo "$word" | tr '~' ' ')"
			n=$((n - 1))
		done ;;
	esac
	"$MAGANG" --store "$dir/$o" --as "$who" "$@" </dev/null 2>&1
	echo "status $?"
}

# How many pairs there are of people outside shows in the numbers that pairs have
# from then on, and in nothing else; a store that is there is named by its place,
# codes of packs are by chance. Who calls a roll has the names of his own class,
# wherever they are from.
chance='s/[0-9A-Z]\{6\}-\([0-9]\{5\}\)-[0-9A-Z-]*/CODE-\1/; s/[0-9a-f]\{64\}[0-9a-f]*/HASH/
	s/[0-9A-Z]\{6\},HASH/CODE,HASH/; s/\([Cc]ode[a-z": ,]*\)[0-9A-Z]\{6\}/\1CODE/'
same() {
	roll=
	case "$who $mode $line" in
	guru\ *\ *CO-000003-7* | guru\ *\ SCREEN* | guru\ *\ LINES*)
		roll='s/\(Neng\|Lain\)[0-9]* Sumiati/MEMBER/' ;;
	esac
	cmp -s "$1" "$2" || {
		for said in "$1" "$2"; do
			sed "s/DB-[0-9]*-[0-9]/DB-NUMBER/g; s|'$dir/[a-z]'|STORE|
				$chance; $roll" "$said" >"$said.plain"
		done
		cmp -s "$1.plain" "$2.plain"
	}
}

# Who is bound to an area works in a, against b; who is bound to a program in p,
# as a, against q, as b, and c. Nothing is written in d and e.
set -f
differ=0 compared=0
while read -r who mode line; do
	case $who in
	kyoto | mitra | kedua | luar) first=p others="q c" more=e ;;
	*) first=a others=b more=d ;;
	esac
	[ "$mode" = W ] && : >"written.$first"
	[ -e "written.$first" ] || others="$others $more"
	# shellcheck disable=SC2086
	do_one $first "$who" $line >said
	for o in $others; do
		# shellcheck disable=SC2086
		do_one "$o" "$who" $line >"said.$o"
		compared=$((compared + 1))
		same said "said.$o" && continue
		differ=$((differ + 1))
		echo "$who in $o: $line"
		diff said "said.$o" | head -6
	done
done <sessions >differences
[ $differ = 0 ]
report $? "$compared answers are the same in both"
head -60 differences | show

# People are registered and taken back, again and again: whom the office holds for
# alike one outside is nothing that an undo could stumble over.
for o in x y; do
	cp -r empty $o
	for i in 2 5 7; do insider $o $i; done
	on $o note MG-000003-7 catatan
done
for i in 3 6; do
	outsider a $i x
	outsider b $i y
done
on x add person name='Neng7 Sumiati' birth_date=2001-03-18 regency=32.04
on y add person name='Lain7 Sumiati' birth_date=1995-07-27 regency=32.04
for o in x y; do
	{
		# behind her last note there is a pair with one outside, or none
		do_one $o garut log MG-000003-7 --limit 1
		do_one $o garut import person list.csv
		do_one $o urus add person name=Neng5~Sumiati \
			birth_date=2001-03-16 regency=32.05
		for who in urus garut urus garut; do
			do_one $o $who undo
			do_one $o $who redo
		done
		do_one $o urus undo
		do_one $o garut undo
		do_one $o garut log
		do_one $o garut list person
	} >"did.$o" 2>&1
done
same did.x did.y
report $? 'an undo meets nobody outside'
diff did.x did.y | show

# Whoever is bound no more sees it: the offices do differ, and the sessions look
# there. Of each user the first that shows it is enough.
for o in a b; do
	"$MAGANG" --store "$dir/$o" list user --limit 0 --csv \
		--columns number,name | tr -d '\r' | sed '1,2d' >rows
	while IFS=, read -r number who; do
		"$MAGANG" --store "$dir/$o" set "$number" areas= programs= </dev/null
	done <rows
done >freed 2>&1
grep -E '^[a-z]+ R ' sessions >reads
for u in $users; do
	while read -r who mode line; do
		# shellcheck disable=SC2086
		do_one a "$u" $line >said.a
		# shellcheck disable=SC2086
		do_one b "$u" $line >said.b
		same said.a said.b || break
	done <reads
	same said.a said.b || echo "$u"
done >shown
[ "$(wc -w <shown)" = "$(echo "$users" | wc -w)" ]
report $? 'whoever is bound no more is shown the difference'
show shown

finish
