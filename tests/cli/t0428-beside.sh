#!/bin/sh
# SPDX-License-Identifier: MIT
# Two offices that differ only outside of what a caller is bound to are one to
# him: SESSIONS random sessions (8; a thousand in check-full), over commands,
# screens and screens line by line, give the same bytes in both, while they write
# in both. Who sees all must see the difference. RANDOM_SEED begins elsewhere.
. "$(dirname "$0")/lib.sh"
sessions=${SESSIONS:-8}
seed=${RANDOM_SEED:-1}

# --- the offices ------------------------------------------------------------
# Persons 1 2 4 5 7 8 ... are of Garut, each third one is of Bandung, outside;
# what is said of these depends on the office. Of both only the NIK is the same:
# whoever has the card is told where to ask. In office c it is the cases of
# another program that differ, of persons whom both see.

new_store
me=$(id -un)
magang user add garut role=manager areas=32.05 >/dev/null || exit 1
magang user add loket role=officer areas=32.05 >/dev/null || exit 1
magang user add kyoto role=manager programs=kyoto-ikusei >/dev/null || exit 1
magang user add mitra role=partner programs=kyoto-ikusei >/dev/null || exit 1
magang user add kedua role=manager areas=32.05 programs=kyoto-ikusei \
	>/dev/null || exit 1
magang user add wirid role=verifier areas=32.05 \
	programs='kyoto-ikusei wirausaha-baru' >/dev/null || exit 1
cp -r store empty

on() { # on OFFICE COMMAND...
	office=$1
	shift
	"$MAGANG" --store "$dir/$office" "$@" >/dev/null 2>>made || echo "$*" >>bad
}

# A person of Bandung, as the office $1 has it: alike one of Garut in the first.
outsider() {
	case $1 in
	a | c) name="Neng$(($2 - 1))" birth=2001-03-1$(($2 % 9)) tail=1$2 ;;
	*) name="Lain$2" birth=1995-07-2$(($2 % 9)) tail=2$2 ;;
	esac
	on "$1" add person name="$name Sumiati" nik=32041212069$((80000 + $2)) \
		birth_date=$birth phone=08130000$((1000 + tail)) sex=P \
		regency=32.04 no_kk=320504$((1000000000 + tail)) \
		street="Rahasia $tail" --program "$3"
}

insider() {
	on "$1" add person name="Neng$2 Sumiati" birth_date=2001-03-1$((($2 + 1) % 9)) \
		phone=08130000$((1000 + $2)) sex=P regency=32.05 \
		no_kk=320504$((1000000010 + $2)) --program "$3"
}

# What is said of a case of the other program of persons of Garut.
said_of() {
	case $1 in
	c) echo "lain" ;;
	*) echo "sama" ;;
	esac
}

make() { # make OFFICE
	cp -r empty "$1"
	i=0
	while [ $i -lt 12 ]; do
		i=$((i + 1))
		case $((i % 3))$((i % 2)) in
		00) outsider "$1" $i magang-jabar ;;
		01) outsider "$1" $i wirausaha-baru ;;
		?0) insider "$1" $i kyoto-ikusei ;;
		*) insider "$1" $i magang-jabar ;;
		esac
	done
	"$MAGANG" --store "$dir/$1" list case --columns number,person --csv |
		tr -d '\r' >cases
	o=$1
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
	done
	person=MG-000002-1
	on "$o" open $person magang-jabar
	other=$("$MAGANG" --store "$dir/$o" list case program:magang-jabar \
		person:$person --columns number --csv | tr -d '\r' | tail -1)
	on "$o" note "$other" "catatan $(said_of "$o")"
	[ "$o" = c ] && on "$o" doc "$other" ktp --date 2026-11-03
	[ "$o" = c ] || on "$o" doc "$other" consent --date 2026-11-02
}
for o in a b c; do make $o; done
# d: as b, and more outside, by people and cases; nothing is written in it
cp -r b d
cp -r a p
cp -r b q
for i in 33 36 39; do outsider d $i magang-jabar; done
[ ! -s bad ]
report $? 'the offices are made'
show made

# --- the sessions -----------------------------------------------------------
# One line: WHO, then R (reads) or W (writes), then the command.

for k in person case task activity; do
	magang_numbers=$("$MAGANG" --store "$dir/a" list "$k" --limit 0 \
		--columns number --csv | tr -d '\r' | grep -- -)
	echo "$magang_numbers"
done >numbers
cat >list.csv <<'EOF'
Nama,Tgl lahir,No HP,Kab/Kota
Neng2 Sumiati,2001-03-13,081300001013,Garut
Neng5 Sumiati,2001-03-16,081300001016,Garut
Lain6 Sumiati,1995-07-26,081300001026,Garut
EOF
printf 'nama: Neng5 Sumiati\nlahir: 2001-03-16\nhp: 081300001016\nprogram: kyoto-ikusei\nkab: garut\n' >note.txt

awk -v sessions="$sessions" -v seed="$seed" '
function any(list,   parts, n) { n = split(list, parts, "|"); return parts[1 + int(rand() * n)] }
function number() { return all[1 + int(rand() * n_all)] }
function kind() { return any("person|case|task|activity|doubt|organisation|intake|cohort|user") }
function filter() { return any("|sumiati|rahasia|lain6|neng5|area:32.04|area:32.05|sort:name|sort:-birth_date|open|regency:32.04|081300001016|3204121206980006|3204121206980099|birth_date<2000-01-01|program:magang-jabar|fails:age|due:<2026-12-15|not~area:32.05|has:phone|sort:due|score>0|stage:registered|neng5~or~lain6|" number()) }
function keys(   s, i, n) {
	n = 3 + int(rand() * 12)
	for (i = 0; i < n; i++)
		s = s " " any("j|k|Enter|Esc|1|2|3|4|5|6|7|8|9|0|]|[|v|S|Tab|PgDn|Home|End|/ \047sumiati Enter|/ \047rahasia Enter|: \047today Enter|: \047persons Enter|: \047doubts Enter|: \047cases Enter|: \047tasks Enter|: \047" number() " Enter|Space|y|/ \0473204121206980006 Enter|c Enter \0473204121206980009 Enter Esc|c Enter Enter \047Neng5_Sumiati Enter Enter Enter \04716-03-2001 End")
	return s
}
function words(   s, i, n) {
	n = 3 + int(rand() * 8)
	for (i = 0; i < n; i++)
		s = s "^" any("persons|cases|tasks|doubts|today|/ sumiati|/ rahasia|/ area:32.04|1|2|3|b|.|?||" number() "|organisations|S 2")
	return s
}
function read_only() {
	return any("list " kind() " " filter() "|list " kind() " " filter() " --count|list " kind() " --json|list person --columns number,name,birth_date,nik,phone,regency --csv|list case --columns number,person,program,stage,score --csv|show " number() "|show " number() " --json|show " number() " --reveal|show 3204121206980006|show 3204121206980099|log " number() "|log --json|log|day|day --json|check|check --json|export person|export case|export task|export activity|export doubt|complete -- show MG-00|complete -- show MG-000003|complete -- list person name:|complete -- move JP|user list|program show kyoto-ikusei|import person list.csv --dry-run|import person list.csv --dry-run --update|import note note.txt --dry-run|move " number() " doc_check --dry-run|move " number() " withdrawn --dry-run|SCREEN" keys() "|SCREEN" keys() "|SCREEN" keys() "|LINES" words() "|LINES" words())
}
function writing() {
	return any("note " number() " catatan|task " number() " tugas --due 2026-12-24|set " number() " email=a@b.id|set " number() " phone=081300001016|set " number() " nik=3204121206980006|set " number() " answer=different|doc " number() " ktp|move " number() " doc_check|move " number() " withdrawn --reason x|open " number() " kyoto-ikusei|task --done " number() "|undo|redo|import person list.csv|import note note.txt|add person name=Neng5~Sumiati birth_date=2001-03-16 regency=32.05|add person name=Baru nik=3204121206980009 --program kyoto-ikusei|add person name=Neng8~Sumiati birth_date=2001-03-10 regency=32.05 --program kyoto-ikusei|undo " number())
}
{ all[++n_all] = $1 }
END {
	srand(seed)
	for (i = 0; i < sessions; i++) {
		who = any("garut|loket|kyoto|mitra|kedua|wirid")
		for (j = 0; j < 10; j++)
			if (rand() < 0.75) print who, "R", read_only()
			else print who, "W", writing()
	}
}' numbers >sessions
[ "$(wc -l <sessions)" = $((10 * sessions)) ]
report $? 'sessions are written'

# do_one OFFICE USER COMMAND...: everything it says
do_one() {
	o=$1 who=$2 what=$3
	shift 3
	# drafts of one minute have no order
	rm -rf list.csv.rejects.csv note.txt.rejects.txt "$o/drafts"
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
# from then on, and in nothing else.
same() {
	cmp -s "$1" "$2" || {
		sed 's/DB-[0-9]*-[0-9]/DB-NUMBER/' "$1" >one
		sed 's/DB-[0-9]*-[0-9]/DB-NUMBER/' "$2" >two
		cmp -s one two
	}
}

# Who is bound to an area works in a, against b; who is bound to a program in p,
# as a, against q, as b, and c. Nothing is written in d.
set -f
differ=0 compared=0
while read -r who mode line; do
	case $who in
	kyoto | mitra | kedua) first=p others="q c" ;;
	*) first=a others=b ;;
	esac
	[ "$mode" = W ] && : >"written.$first"
	[ -e "written.$first" ] || others="$others d"
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

# Who sees all sees it: the offices do differ, and the sessions look there.
seen=0
while read -r who mode line; do
	[ "$mode" = R ] || continue
	# shellcheck disable=SC2086
	do_one a "$me" $line >said.a
	# shellcheck disable=SC2086
	do_one b "$me" $line >said.b
	cmp -s said.a said.b || seen=$((seen + 1))
	[ $seen -lt 10 ] || break
done <sessions
[ $seen -ge 10 ]
report $? 'the administrator is shown the difference'

finish
