#!/bin/sh
# SPDX-License-Identifier: MIT
# What somebody outside is said of, or has, changes no answer to whoever is bound to an
# area or to programs, by whatever command: two offices that differ in that alone give
# the same bytes. Whoever has the same role and is bound to nothing is shown the
# difference by each of the lines; those marked with a "-" have none to show.
. "$(dirname "$0")/lib.sh"
new_store
cat >class.yaml <<'EOF'
program: class
version: 1
prefix: KL
label: Class
cohorts:
  attendance: {at_least: 75 %}
  units: {hand: {label: Hand, pass: 60}}
  complete: {passed: ready, out: gone}
stages:
  a: {kind: start, label: Asked}
  ready: {label: Ready}
  z: {kind: success, label: Done}
  gone: {kind: failed, label: Out}
moves:
  - {from: a, to: ready}
  - {from: ready, to: z}
  - from: any
    to: gone
    reason: required
    causes: {attendance: Came too seldom, units: Units not passed}
packs:
  names: {label: Names, to: Kyoto, fields: [name]}
targets: {works: {total: 5}}
outcomes: {works: {label: Works, counts_for: works}}
EOF
sed 's/class$/other/; s/KL$/YO/; s/Class$/Other/' class.yaml >other.yaml
# who gives no seats and sees no health, and imports all the same
sed '$a\  cashier: {label: Cashier, may: [read, register, edit, import]}' \
	"$top/config/roles.yaml" >roles.yaml
MAGANG_CLOCK=2026-11-15T08:00
for who in Ade:32.05 Budi:32.04 Cici:32.04; do
	line add person "name=${who%:*}" "regency=${who#*:}" birth_date=2001-03-12 \
		consent_partner=2026-11-01
done >people
{
	line program install class.yaml
	line program install other.yaml
	cat people
	line user add koor role=coordinator areas=32.05
	line config install roles roles.yaml
	line user add kasir role=cashier
	line user add pimpin role=manager areas=32.05
	for role in assessor trainer partner auditor; do
		line user add $role role=$role areas=32.05
	done
	for role in officer trainer partner manager; do
		line user add of-$role role=$role programs=other
	done
	line user add bebas role=coordinator
	line user add lepas role=manager
	for n in 1-3 2-1 3-7; do line open MG-00000$n class; done
	line add cohort program=class name=Satu area=32.05 from=2026-11-16 \
		until=2026-11-19 seats=5
	line cohort fill CO-000001-3 program:class
	line cohort answer yes KR-000001-3 KR-000002-1 KR-000003-7
	line add organisation name=Tani kind=host
	line add slot program=class host=OR-000001-3 name=Kebun seats=5
	line add ranking program=class host=OR-000001-3 name=Urutan
} | each >made
MAGANG_CLOCK=2026-11-20T08:00
# office MARK GRADE LEAVES RANKED IN-PACK OUTCOME
office() {
	cp -a store "$1"
	{
		line cohort mark CO-000001-3 2026-11-18 "1t $2"
		line cohort grade CO-000001-3 hand "1:70 $3"
		line cohort answer left KR-000003-7 --cause "$4" --reason "$4"
		line rank UP-000001-3 "KL-000001-3 $5"
		line pack make class names "$6" -o -
		line add outcome case=KL-000002-1 what=works grade="$7" \
			agency=OR-000001-3 date=2026-11-0$8
		line set MG-000003-7 email="$7@b.id" phone=08120000000$8 nik=320412120698000$8
	} | store=$1 each >>made
}
office one 2a 2:40 work 'KL-000002-1' '' c 1
office two 2s 2:90 family '!KL-000002-1 KL-000003-7' \
	'name:ade or name:cici' b 2
[ "$(grep -c '^status 0' made)" = "$(grep -c '^==' made)" ]
report $? 'the offices are made'
grep -B2 '^status [^0]' made | show

# WHO: koor (and bebas, who is bound to nothing), pimpin (and lepas), kasir, who sees
# no health (and bebas)
cat >table <<'EOF'
koor cohort grades CO-000001-3
koor cohort grades CO-000001-3 --all --csv
koor cohort grades CO-000001-3 --json
koor cohort attendance CO-000001-3
koor cohort attendance CO-000001-3 --csv
koor cohort attendance CO-000001-3 --json
koor cohort mark CO-000001-3 2026-11-18 2a
koor cohort mark CO-000001-3 2026-11-18 2s --dry-run
koor cohort mark CO-000001-3 2026-11-18 2h --dry-run --json
koor cohort mark CO-000001-3 2026-11-18 1h --dry-run
koor cohort mark CO-000001-3 2026-11-19 --as-before --dry-run
koor cohort grade CO-000001-3 hand 1:60 --dry-run
koor cohort grade CO-000001-3 hand 2:40
koor cohort grade CO-000001-3 hand 2:40 --dry-run
koor cohort grade CO-000001-3 hand 2:61 --resit --dry-run
koor cohort grade CO-000001-3 hand '2 -' --dry-run
koor cohort grade CO-000001-3 --file marks.csv --dry-run
koor cohort complete CO-000001-3 --dry-run
koor cohort complete CO-000001-3 --dry-run --json
koor list sheet --csv
koor list sheet --json
koor list sheet sort:marks --csv
koor list grade --csv
koor show CO-000001-3
koor list cohort --columns number,present,atrisk,missed_for,left_for --csv
koor list pack --csv
koor list pack --json
koor list pack sort:rows --csv
koor show PK-000001-3
koor list ranking --csv
koor show UP-000001-3 --json
koor rank UP-000001-3 any --dry-run
koor list rank --csv
koor export pack
koor export ranking
koor log CO-000001-3
koor log PK-000001-3 --json
koor log --json
-koor report agencies class --csv
-koor report tiles class --csv
-koor report targets class --csv
-koor report phone class
-koor target
-koor count seat by:cause --csv
-koor count case by:stage --json
koor list outcome --json
-koor reconcile list.csv --agency OR-000001-3 --program class --date 2026-09-30 --dry-run --names all
-koor reconcile list.csv --agency OR-000001-3 --program class --date 2026-09-30 --dry-run --json
koor import seat seats.csv --dry-run
koor import seat seats.csv --dry-run --update --json
koor import sheet sheets.csv --dry-run
koor import grade grades.csv --dry-run --json
koor import grade grades.csv --dry-run --update --json
kasir import seat seats.csv --dry-run
kasir import seat seats.csv --dry-run --update --json
koor import outcome outcomes.csv --dry-run
-koor import ledger ledger.csv --dry-run
-koor import cohort cohorts.csv --dry-run
koor import person list.csv --dry-run
koor import person list.csv --dry-run --update --json
-koor access
-koor workload
-koor day --json
-koor doctor
-koor check
-koor match class
-koor program whatif class2.yaml
-koor program whatif class2.yaml --decisions
-koor complete -- show MG-00
-koor complete -- rank UP-000001-3 KL
-koor letters list
-koor statement list
-koor list doubt --json
-koor list person --columns number,name,email --csv
-koor set person any email=a@b.id --dry-run
-koor decide program:class --to ready --dry-run
-koor cohort fill CO-000001-3 program:class --dry-run
-koor slot offer LO-000001-3 program:class --dry-run
-koor slot exchange KR-000001-3 KR-000002-1 --dry-run
-koor slot replace KR-000002-1 KL-000001-3 --cause work --dry-run
-koor certificate give program:class --dry-run
-koor pack make class names --dry-run
-koor export seat
-koor export case --json
pimpin list person --columns number,name,email --csv
pimpin show MG-000003-7 --json --reveal
EOF
printf 'roll,name,hand\n2,,40\n' >marks.csv
sed 's/version: 1/version: 2/; s/pass: 60/pass: 80/' class.yaml >class2.yaml
printf 'case,cohort,state,cause\nKL-000003-7,CO-000001-3,left,work\nKL-000003-7,CO-000001-3,left,family\nKL-000001-3,CO-000001-3,taken,\n' >seats.csv
printf 'cohort,day,marks\nCO-000001-3,2026-11-18,2:a\nCO-000001-3,2026-11-18,1:t\n' >sheets.csv
printf 'cohort,unit,marks\nCO-000001-3,hand,2:40\nCO-000001-3,hand,1:70\n' >grades.csv
printf 'case,what,grade,date\nKL-000002-1,works,c,2026-11-01\nKL-000002-1,works,b,2026-11-02\n' >outcomes.csv
printf 'case,what,amount,date\nKL-000002-1,paid,1,2026-11-01\n' >ledger.csv
printf 'program,name,area,from,until\nclass,Satu,32.05,2026-11-16,2026-11-19\n' >cohorts.csv
printf 'Nama,Tgl lahir,HP,Kab,Email\nCici,2001-03-12,081200000001,Bandung,c@b.id\nCici,2001-03-12,081200000002,Bandung,b@b.id\nAde,2001-03-12,,Garut,\n' >list.csv
while read -r who words; do
	case $who in *koor | kasir) free=bebas ;; *) free=lepas ;; esac
	for u in "${who#-}" $free; do
		# shellcheck disable=SC2086
		eval "set -f; line --as $u $(echo "$words" | sed 's/[*>]/\\&/g')"
	done
done <table >lines
for o in one two; do
	cp -a $o $o.base
	# codes of packs are by chance
	"${MAGANG%/*}/each" "$dir/$o" "$dir/$o.base" <lines |
		sed 's/[0-9A-Z]\{6\},[0-9a-f]\{64\}/CODE/' >said.$o
done
awk 'FILENAME == "table" { unseen[FNR] = /^-/; next }
	FNR == 1 { file++ }
	/^==/ { n[file]++ }
	/^ *(Code|Digest)|"field":"(code|digest|signature)"/ { next }
	{ said[file, n[file]] = said[file, n[file]] "\n" $0 }
	/^==/ { words[n[file]] = $0 }
	END { for (i = 1; i < n[1]; i += 2) {
		if (said[1, i] != said[2, i])
			print "told:" said[1, i] "\n--" said[2, i]
		if (!unseen[(i + 1) / 2] && said[1, i + 1] == said[2, i + 1])
			print "not even told to who is free:" said[1, i + 1]
	} }' table said.one said.two >differences
[ -s said.one ] && [ ! -s differences ]
report $? 'nobody outside changes an answer'
show differences

# Those who see less still: each of these commands, whether they may give it or not.
sed 's/^[^ ]* //' table | while read -r words; do
	for u in assessor trainer partner auditor of-officer of-trainer \
		of-partner of-manager; do
		# shellcheck disable=SC2086
		eval "set -f; line --as $u $(echo "$words" | sed 's/[*>]/\\&/g')"
	done
done >lines
for o in one two; do
	rm -rf $o
	cp -a $o.base $o
	"${MAGANG%/*}/each" "$dir/$o" "$dir/$o.base" <lines |
		sed 's/[0-9A-Z]\{6\},[0-9a-f]\{64\}/CODE/' |
		grep -Ev '^ *(Code|Digest)|"field":"(code|digest|signature)"' >said.$o
done
[ "$(grep -c '^status 0' said.one)" -gt 40 ]
report $? 'some of it they may' || grep -c '^status 0' said.one
expect_same 'and nobody outside changes an answer to them' said.one said.two
finish
