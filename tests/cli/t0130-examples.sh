#!/bin/sh
# SPDX-License-Identifier: MIT
# Every example that is printed, by --help of each command, in the manual pages and
# in README, is typed as it stands, each into a demo store of its own, and must be
# taken. Every number that is printed anywhere has the digit that fits.
. "$(dirname "$0")/lib.sh"

base=$dir/base at=$dir/at

# A folder that is not this machine's stands for the one that is printed, the first
# records of the demo that can take it for those with the printed numbers.
typed_here() {
	sed -e "s/--why JP-000871-5/--why $pooled/" \
		-e "s| /tmp/| $at/tmp-|g; s| /srv/magang| $at/srv|g" \
		-e "s| /backup/| $at/backup-|g; s| ~/office| $at/office|g; s| ~/season| $at/season|g" \
		-e 's/--people 100000/--people 500/' \
		-e "s/PP-000012-5/$proposal/; s/WB-000012-5/$assessed/; s/DC-000012-5/$contested/; s/JP-000871-5/$kase/; s/JP-000872-8/$other/" \
		-e "s/TS-000045-0/$task/; s/ACT-000017-4/$act/; s/--seen 4711/--seen $seen/" \
		-e "s/CO-000001-3/$cohort/g; s/CO-000002-1/$over/g; s/KR-000001-3/$seat1/; s/KR-000002-1/$seat2/; s/KR-000004-5/$seat4/; s/KR-000009-2/$placed/; s/KR-000010-1/$placed2/" \
		-e "s/UP-000001-3/$ranking/; s/LG-000002-1/$original/; s/HS-000001-3/$told/; s/--publish 1/--publish 3/" \
		-e "s/SR-000001-3/$letter/; s/--number 120/--number $letters/; s/--number 57/--number $packed/" \
		-e "s/MJ-2026-00001-45-7Q4M-2XKD/$code/; s/MJ-000001-3/$certified/" \
		-e "s/ 3205055203989001/ $nik/; s/MG-000123-4/$person/g; s/MG-000456-8/$second/g"
}

magang() {
	case " $* " in
	*' --store '*) "$MAGANG" "$@" ;;
	*) "$MAGANG" --store "$store" "$@" ;;
	esac
}

# --- what is printed ----------------------------------------------------------

examples_of_help() {
	sed -n '/^Examples:/,/^$/s/^  \(magang.*\)/\1/p'
}

commands_of() {
	sed -n '/^Commands/,/^$/s/^  \(magang \)*\([a-z][a-z ]*[a-z]\)  .*/\2/p'
}

magang help >all
commands_of <all >commands
# are_of COMMAND FILE: is one of these examples of it, and none of the like of another?
are_of() {
	sed -E 's/^(magang)( --[a-z]+ [^ ]+)*/\1/' "$2" >shown
	grep -qE "^magang $1( |\$)" shown &&
		! grep -E "^magang [a-z]+ ${1#* }( |\$)" shown |
		grep -qvE "^magang $1( |\$)" && return
	echo "$1" >>foreign
}
: >foreign
for c in $(cat commands); do
	magang "$c" --help >help.$c
	commands_of <help.$c | sed "s/^/$c /" >>verbs
	examples_of_help <help.$c >one
	are_of "$c" one
	cat one >>printed
done
while read -r c verb; do
	magang "$c" "$verb" --help | examples_of_help >one
	are_of "$c $verb" one
	cat one >>printed
done <verbs
[ ! -s foreign ]
report $? 'each help has examples of its own command'
[ ! -s foreign ] || show foreign
grep -q '^config install$' verbs && grep -q '^move$' commands &&
	grep -q '^magang config install areas ' printed
report $? 'examples are found in the help of commands and of their verbs'
examples_of_help <all >>printed
cat "$top"/man/*.[157] | sed -n 's/^\.Dl \(ssh \)*\(magang.*\)/\2/p' |
	sed 's/\\-/-/g; s/\\(dq/"/g; s/\\&//g' >in-man
sed -n 's/^    \(magang .*\)/\1/p; s/^    ssh magang@server \(.*\)/magang \1/p' \
	"$top/README.md" >in-readme
[ -s in-man ] && [ -s in-readme ]
report $? 'and in the manual pages and README'

# --- an office to try them in -------------------------------------------------

column() {
	tail -n +2 | cut -d, -f"$1"
}

store=$base
expect_success 'a demo store' magang demo --fill-only --people 1000
# who proposes, and a second person
magang user add mira role=manager >/dev/null
cat >eyes.yaml <<\END
program: eyes
version: 1
prefix: EY
label: Eyes
stages:
  asked: {kind: start, label: Asked}
  training: {kind: success, label: Training}
  declined: {kind: failed, label: Declined}
cohorts:
  units: {hand: {label: Hand, pass: 60}}
  complete: {passed: training, out: declined}
moves:
  - {from: asked, to: training, approval: second person}
  - {from: asked, to: declined}
appeals: {within: 30 days, decide: 10 days}
outcomes:
  business: {label: Firm, digits: 13, lasts: 12 months}
assessments:
  talk:
    label: Talk
    stage: asked
    assessors: 2
    criteria:
      motivation: {label: Motivation, range: 0 .. 10}
      speech: {label: Speech, range: 0 .. 10}
END
magang program install eyes.yaml >/dev/null
asked=$(magang --as mira add person name=Asep | grep -oE '^MG-[0-9]*-[0-9]')
eyes=$(magang --as mira open "$asked" eyes |
	grep -oE '^EY-[0-9]*-[0-9]')
magang --as mira move "$eyes" training >/dev/null
proposal=$(magang list proposal open --csv --columns number | column 1)
[ "$proposal" ]
report $? 'and a proposal'
magang assess "$eyes" motivation=5 speech=5 >/dev/null
assessed=$(magang add person name=Ucup --program eyes |
	grep -oE 'EY-[0-9]*-[0-9]')
[ "$assessed" ]
report $? 'and somebody to assess'
contested=$(magang add person name=Ucok --program eyes |
	grep -oE 'EY-[0-9]*-[0-9]')
magang --as mira move "$contested" declined >/dev/null
contested=$(magang list decision to:declined program:eyes --csv --columns number |
	column 1)
appealed=$(magang add person name=Ucim --program eyes |
	grep -oE 'EY-[0-9]*-[0-9]')
magang move "$appealed" declined >/dev/null &&
	magang appeal "$appealed" --reason 'too fast' >/dev/null
[ "$contested" ]
report $? 'and somebody who was declined'

hand=$(magang add person name=Ucel --program eyes | grep -oE 'EY-[0-9]*-[0-9]')
over=$(magang add cohort program=eyes name=Over seats=1 from=2026-11-16 until=2026-11-20 |
	grep -oE '^CO-[0-9]*-[0-9]')
(
	MAGANG_CLOCK=2026-11-15T08:00
	magang cohort fill "$over" "$hand"
	magang cohort answer yes "cohort:$over"
	magang cohort grade "$over" hand 1:70
) >/dev/null
[ "$over" ]
report $? 'and one that is over'

for old in $(magang list case overkept --csv --columns number | column 1); do
	magang --as mira retention propose "$old" --dry-run >/dev/null 2>&1 && break
done
[ "$old" ]
report $? 'and somebody whom nobody keeps'

for kase in $(magang list case program:kyoto-ikusei stage:registered \
	--csv --columns number | column 1); do
	magang move "$kase" doc_check --dry-run >/dev/null 2>&1 &&
		echo "$kase"
done >ready
kase=$(sed -n 1p ready) other=$(sed -n 2p ready)
task=$(magang list task done:- --csv --columns number | column 1 | sed -n 1p)
nik=3204112408990001
person=$(magang add person name=Ujang nik=$nik phone=081200001111 |
	grep -oE '^MG-[0-9]*-[0-9]')
second=$(magang add person name=Wati phone=081200002222 |
	grep -oE '^MG-[0-9]*-[0-9]')
act=$(magang set "$person" phone=081200009999 email=siti@example.org |
	grep -oE 'ACT-[0-9]*-[0-9]')
seen=$(magang show "$person" --json | sed -n 's/.*"seen":\([0-9]*\).*/\1/p')
me=$(magang user list --csv | column 2 | sed -n 1p)
magang --dump-screen ": 'cases Enter W" >/dev/null
letter=$(magang list letter held letter:declined --csv --columns number |
	column 1 | sed -n 1p)
letters=$(magang --lang en letters publish letter:declined --dry-run |
	sed -n '1s/ .*//p')
[ "$letter" ] && [ "$letters" ] && [ "$kase" ] && [ "$other" ] && [ "$me" ] && [ "$task" ] && [ "$act" ] &&
	[ "$person" ]
report $? 'it has records of each kind that examples name'

magang set "$kase" wage_hour_yen=1000 >/dev/null
magang add ledger case="$kase" what=asked amount=50000000 date=2026-11-01 >/dev/null
original=$(magang add ledger case="$kase" what=original item=land date=2026-11-01 \
	holder=OR-000003-7 | sed -n "s/^\(LG-[0-9-]*\).*/\1/p")

told=$(magang add outcome case="$assessed" what=business grade=a licence=9120001234567 \
	date=2025-12-20 | sed -n "s/^\(HS-[0-9-]*\).*/\1/p")

cohort=$(magang add cohort program=kyoto-ikusei name='Garut 1' seats=4 \
	from=2027-01-04 until=2027-03-31 | grep -oE '^CO-[0-9]*-[0-9]')
magang cohort fill "$cohort" 'program:kyoto-ikusei not stage:interview' >/dev/null
magang set "$cohort" seats=50 >/dev/null
magang list seat offered "cohort:$cohort" --csv --columns number | column 1 >seats
seat1=$(sed -n 1p seats) seat2=$(sed -n 2p seats) seat4=$(sed -n 4p seats)
[ "$(wc -l <seats)" = 4 ]
report $? 'and a cohort with seats'
magang add slot program=kyoto-ikusei host=OR-000001-3 name=K-01 seats=2 >/dev/null
report $? 'and places at a host'

ranking=$(magang list ranking program:kyoto-ikusei --csv --columns number |
	column 1 | sed -n 1p)
magang rank "$ranking" "$other" >/dev/null
for name in K-07 K-11; do
	magang add slot program=kyoto-ikusei host=OR-000001-3 name=$name seats=2 >/dev/null
done
magang slot offer LO-000001-3 "$(sed -n 3p ready)" >/dev/null
placed=$(magang list seat offered slot:LO-000001-3 --csv --columns number | column 1)
[ "$placed" ]
report $? 'and somebody who was offered one'
magang slot offer LO-000002-1 "$(sed -n 4p ready)" >/dev/null
placed2=$(magang list seat offered slot:LO-000002-1 --csv --columns number | column 1)
[ "$placed2" ]
report $? 'and another one'
pooled=$(magang list case program:kyoto-ikusei stage:pool --csv --columns number |
	column 1 | sed -n 1p)
magang wish "$pooled" K-07 >/dev/null
[ "$pooled" ]
report $? 'and somebody to be matched'
[ "$ranking" ]
report $? 'and a ranking'

certified=$(magang list case stage:certified --csv --columns number | column 1 |
	sed -n 1p)
cp -r "$base" printed-by
magang --store printed-by certificate give "$certified" >/dev/null
code=$(magang --store printed-by certificate print MJ-2026-00001 -o - 2>/dev/null |
	sed -n 's/^Kode verifikasi: //p')
[ "$code" ]
report $? 'and somebody with a certificate'

cp -r "$base" packed-by
pack() { # of those in the pool, all answered, to FILE
	magang --lang en pack make kyoto-ikusei roster stage:pool -o "$1" \
		2>/dev/null
}
(store=packed-by && pack went.csv &&
	tr -d '\r' <went.csv | sed '2,$s/,[^,]*,\([^,]*\)$/,○,\1/' >back.csv &&
	magang --lang en pack return back.csv --dry-run >packed)
packed=$(sed -n 's/^ *Would count *//p' packed)
[ "$packed" ]
report $? 'and somebody in a pack'

mkdir files
sed 's/^version: 1$/version: 2/' "$top/config/programs/kyoto-ikusei.yaml" \
	>files/kyoto-ikusei.yaml
cp "$top/config/roles.yaml" "$top"/config/areas/*.txt files
printf 'Nama,NIK,Tanggal Lahir\nSiti Rohmah,3205055203039003,2003-03-12\n' \
	>files/list.csv
for f in daftar daftar-calon daftar-dinas daftar-lengkap signed-list; do
	cp files/list.csv files/$f.csv
done
magang export cohort >files/kelas.csv
magang list case program:kyoto-ikusei --columns number,math_correct --csv |
	sed '1s/math_correct/Tes/; 3,$d' >files/tes.csv
magang export seat >files/jawaban.csv
magang export sheet >files/hadir.csv
printf 'Sebutan,NIK,Tanggal Lahir\nSiti Rohmah,3205055203039003,2003-03-12\n' \
	>files/daftar-warga.csv
printf 'nama: Neng Sumiati\nnik 3205055203989004\n' >files/catatan.txt

printf 'letter,answer\n%s,no\n' "$letter" >files/phones.csv
cp files/phones.csv files/gateway.csv
printf 'number,wishes\n%s,K-11\n' "$kase" >files/wishes.csv
printf 'number,rank\n%s,1\n' "$kase" >files/ranks.csv
printf 'roll,name,japanese,japanese_2\n1,,80,\n2,,,70\n' >files/marks.csv
printf 'number,Motivation,Speech\n%s,8,6.5\n' "$assessed" >files/nilai.csv
cp "$top/tests/matching/all.yaml" files/kyoto.yaml
cp files/kyoto.yaml files/before.yaml

echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f siti@laptop' \
	>files/siti.pub

# What an example needs that nobody typed before it.
prepare() {
	rm -rf "$at" work
	mkdir "$at"
	cp -r files work
	if ! cmp -s "$base/data/data.mdb" "$store/data/data.mdb"; then
		rm -rf "$store"
		cp -r "$base" "$store"
		rm -f "$store.register"
	fi
	case $1 in
	*' redo') magang undo ;;
	*' unmerge '*) magang merge "$person" "$second" ;;
	*' statement list'* | *' statement show '* | *' statement check '*)
		magang statement make wirausaha-baru --as-of 2026-09-30 ;;
	*' restore '* | *' mend '* | *' --anchor '*)
		magang backup "$at/backup-2026-11-24"
		magang backup "$at/backup-2026-11-25"
		cp "$store.register" "$at/srv.register"
		;;
	*' program adopt '*) magang program install files/kyoto-ikusei.yaml ;;
	*' program return '*)
		sed 's/^prefix:/approval: second person\n&/' \
			files/kyoto-ikusei.yaml >work/guarded.yaml
		magang program install work/guarded.yaml
		;;
	*' certificate replace '*)
		magang certificate give "$certified"
		magang set "$(magang show "$certified" --json |
			grep -oE 'MG-[0-9]*-[0-9]' | head -1)" name=Uus
		;;
	*' certificate give '*) ;;
	*' certificate '*) magang certificate give "$certified" ;;
	*' pack check '*) pack work/roster.csv ;;
	*' pack list'* | *' pack return '*)
		pack work/went.csv
		tr -d '\r' <work/went.csv |
			sed '2,$s/,[^,]*,\([^,]*\)$/,○,\1/' >work/roster.csv
		case $1 in
		*' returned'*) magang pack return work/roster.csv \
			--number "$packed" ;;
		esac
		;;
	*' match kyoto-ikusei --before '* | *' match kyoto-ikusei --publish '*)
		magang match kyoto-ikusei
		;;
	*' wish '*' none') magang wish "$kase" K-07 ;;
	*' answer left '*) magang cohort answer yes "$seat2" ;;
	*' cohort roll '*) magang cohort answer yes "$seat1" ;;
	*' cohort attendance '* | *'absences>'*)
		magang set "$cohort" from=2026-11-16 lock_after=30
		MAGANG_CLOCK=2026-11-16T08:00
		magang cohort answer yes "cohort:$cohort"
		MAGANG_CLOCK=2026-11-24T08:00
		for d in 18 19 20; do
			magang cohort mark "$cohort" $d-11-2026 1
		done
		;;
	*'unmarked:'*) magang set "$cohort" from=2026-11-16 ;;
	*' cohort grade'*)
		magang cohort answer yes "cohort:$cohort"
		magang cohort grade "$cohort" japanese '1 70, 2 50'
		;;
	*' cohort mark '* | *' cohort approve '* | *' cohort return '* | \
		*' state:waiting'* | *' state:returned')
		magang set "$cohort" from=2026-11-16 lock_after=0
		MAGANG_CLOCK=2026-11-16T08:00
		magang cohort answer yes "cohort:$cohort"
		MAGANG_CLOCK=2026-11-24T08:00
		magang user add siti role=coordinator
		magang --as siti cohort mark "$cohort" 23-11-2026 1 \
			--reason 'found late'
		case $1 in
		*' state:returned')
			magang cohort return "$cohort" 23-11-2026 --reason other
			;;
		esac
		;;
	*' list --proposed' | *' retention erase '* | *' overkept --withdraw')
		magang --as mira retention propose "$old" ;;
	*' accept'* | *' offered:me'*)
		magang assign "$kase" budi
		magang --as budi assign "$kase" "$me"
		;;
	*' letters print '* | *' letters answers '* | *' state:sent')
		magang letters publish letter:declined --number "$letters" \
			--out "$at/declined"
		;;
	*' --gone') magang doc "$kase" passport ;;
	*' user close siti' | *' --by siti '* | *' keys '* | *' --allow siti'*)
		magang user add siti role=officer areas=32.05
		magang --as siti add person name=Ujang regency=32.05
		;;
	esac >/dev/null 2>&1
	case $1 in
	*' keys add '*) ;;
	*' keys '*) magang keys add siti files/siti.pub >/dev/null ;;
	esac
	case $1 in
	*' init' | *' restore '*) ;;
	*"--store $at/srv"*) cp -r "$store" "$at/srv" ;;
	esac
}

try() {
	(cd work && eval "$1") >.out 2>.err </dev/null
	got=$?
	case $1 in
	# Where there is no terminal they say so, after all else was right.
	*' --keys') grep -q "needs a terminal" .err && got=0 ;;
	*--linear*) ;;
	*' deck '*) grep -q 'there is no terminal' .err && got=0 ;;
	# Some have a start that the version is not for.
	*' program adopt '*) grep -q ' moved (act ' .out && got=0 ;;
	# Some are in another case.
	*' retention propose '*)
		grep -qE ' (would go|proposed|withdrawn)[ ;]' .out && got=0
		;;
	*' erase '*--yes*) ;;
	*' erase '*) grep -q 'without a terminal add --yes' .err && got=0 ;;
	esac
	report $got "$1"
	[ $got = 0 ] || show .out .err
}

store=$dir/store
cat in-man printed | typed_here | sort -u >examples
while read -r line; do
	prepare "$line"
	try "$line"
done <examples

# README begins with nothing and goes on from line to line.
prepare ' init'
typed_here <in-readme >examples
while read -r line; do
	try "$line"
done <examples

# --- filters, expressions, messages -----------------------------------------------

# printed TITLE HEAD: the lines of the block of the manual that begins with HEAD
printed() {
	cat "$top"/man/*.[157] | sed -n "/^$1/,/^\\.Ed/{/^\\./!p;}" |
		sed 's/\\-/-/g; s/\\&//g'
}

printed 'siti area:GRT,BDG' >filters
[ "$(wc -l <filters)" -gt 3 ]
report $? 'filters are found in the manual'
while read -r line; do
	run magang list case "$line"
	[ $? -le 1 ] # there is nobody like that
	report $? "filter: $line"
done <filters

printed 'age on planned_start' >expressions
[ "$(wc -l <expressions)" -gt 6 ]
report $? 'and expressions'
cat >words.yaml <<\END
program: words
version: 1
prefix: WO
label: Words
fields:
  all:
    label: All
    passport_until: {type: date, label: Passport until}
    jlpt: {type: level, values: [none, n5, n4], label: JLPT}
    jft: {type: number, label: JFT}
    capital_idr: {type: money, label: Capital}
    turnover_idr: {type: money, label: Turnover}
    trained_before: {type: yesno, label: Trained before}
    hours_theory: {type: number, label: Theory}
    hours_practice: {type: number, label: Practice}
documents:
  mcu: {label: Medical check, required: asked, valid: 6 months}
activities:
  lang_course: {label: Course, area: training, unit: hours}
stages:
  asked: {kind: start, label: Asked}
  training: {kind: success, label: Training}
moves:
  - {from: asked, to: training}
rules:
END
n=0
while read -r line; do
	n=$((n + 1))
	echo "  r$n: {level: block, test: '$line'}"
done <expressions >>words.yaml
expect_success 'a program with each of them as a rule' \
	magang program check words.yaml

# Commands that texts of the program name, in every language.
sed -n 's/^msg[a-z]*[^ ]* "\(.*\)"$/\1/p' "$top"/src/po/id.po "$top"/src/po/ja.po |
	grep -ohE "'magang [a-z][^']*'|: magang [a-z]+( [a-z]+)?" |
	sed "s/^: //; s/'//g" | sort -u >named
[ "$(wc -l <named)" -gt 10 ]
report $? 'commands are found in texts'
while read -r _ command rest; do
	magang "$command" --help >help.one 2>&1
	report $? "magang $command $rest"
	magang "$command" ${rest:+"${rest%% *}"} --help >>help.one 2>&1
	for word in $rest; do
		case $word in
		--*)
			grep -q -e "$word" help.one
			report $? "magang $command has $word"
			;;
		esac
	done
done <named

# --- a program file and its faults -----------------------------------------------

page=$top/man/magang-program.5
sed -n '/^program: short/,/^\.Ed/{/^\./!p;}' "$page" >short.yaml
expect_success 'the program of the manual' magang program check short.yaml
sed -i -e 's/planned_start >= 18/planed_start >= 18/' \
	-e 's/from: course, to: finished/from: registered, to: finished/' short.yaml
must_fail 65 'its faults' magang program check short.yaml
grep '^short.yaml:' "$page" >want
grep '^short.yaml:' .out .err | sed 's/^[^:]*://' >got
expect_same 'are those that it prints' want got

# --- numbers ------------------------------------------------------------------

grep -ohE '\b[A-Z]{2,4}-[0-9]{6,}-[0-9]\b' "$top"/man/*.[157] "$top/README.md" \
	"$top"/src/*/*.c "$top/src/po/id.po" "$top"/include/magang/*/*.h |
	sort -u >numbers
while read -r n; do
	run magang show "$n"
	! grep -q 'last digit' .err
	report $? "the last digit of $n fits"
done <numbers

finish
