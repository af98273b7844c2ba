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
EOF
MAGANG_CLOCK=2026-11-15T08:00
for who in Ade:32.05 Budi:32.04 Cici:32.04; do
	line add person "name=${who%:*}" "regency=${who#*:}" birth_date=2001-03-12 \
		consent_partner=2026-11-01
done >people
{
	line program install class.yaml
	cat people
	line user add koor role=coordinator areas=32.05
	line user add pimpin role=manager areas=32.05
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
# office MARK GRADE LEAVES RANKED IN-PACK
office() {
	cp -a store "$1"
	{
		line cohort mark CO-000001-3 2026-11-18 "1t $2"
		line cohort grade CO-000001-3 hand "1:70 $3"
		line cohort answer left KR-000003-7 --cause "$4" --reason "$4"
		line rank UP-000001-3 "KL-000001-3 $5"
		line pack make class names "$6" -o -
	} | store=$1 each >>made
}
office one 2a 2:40 work 'KL-000002-1' ''
office two 2s 2:90 family '!KL-000002-1 KL-000003-7' name:ade
[ "$(grep -c '^status 0' made)" = "$(grep -c '^==' made)" ]
report $? 'the offices are made'
grep -B2 '^status [^0]' made | show

# WHO: koor (and bebas, who is bound to nothing), pimpin (and lepas)
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
EOF
printf 'roll,name,hand\n2,,40\n' >marks.csv
while read -r who words; do
	case $who in koor*) free=bebas ;; *) free=lepas ;; esac
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
awk 'FNR == 1 { file++ }
	/^==/ { n[file]++ }
	/^ *(Code|Digest)|"field":"(code|digest|signature)"/ { next }
	{ said[file, n[file]] = said[file, n[file]] "\n" $0 }
	/^==/ { words[n[file]] = $0 }
	END { for (i = 1; i < n[1]; i += 2) {
		if (said[1, i] != said[2, i])
			print "told:" said[1, i] "\n--" said[2, i]
		if (said[1, i + 1] == said[2, i + 1])
			print "not even told to who is free:" said[1, i + 1]
	} }' said.one said.two >differences
[ -s said.one ] && [ ! -s differences ]
report $? 'nobody outside changes an answer'
show differences
finish
