#!/bin/sh
# SPDX-License-Identifier: MIT
# From offer to departure: which papers are good on the day of the flight, days of
# warning, who is not ready.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >abroad.yaml <<\EOF
program: abroad
version: 1
prefix: AB
label: Abroad
fields:
  travel:
    label: Travel
    passport_until: {label: Passport until, type: date, privacy: personal}
    flight: {label: Flight, type: date}
    sight: {label: Seen by a doctor, type: date, privacy: health}
documents:
  passport: {label: Passport, until: passport_until}
  police: {label: Police letter, valid: 180 days}
  medical: {label: Medical, valid: 90 days, privacy: health}
  visa: {label: Visa, valid: 90 days}
  bond: {label: Bond, if: known(sight)}
stages:
  a: {kind: start, label: Asked}
  b: {label: Offered}
  c: {label: Left}
  z: {kind: success, label: Back}
moves:
  - {from: a, to: b}
  - {from: b, to: c}
  - {from: c, to: z}
departure: {date: flight, papers: [passport, police, medical, visa, bond], from: b, to: c, warn: [60 days, 90 days, 30 days]}
deadlines:
  renew: {label: Renew the passport, from: passport_until, after: 60 days before, warn: [90 days, 30 days]}
EOF
for bad in 's/date: flight, //' 's/date: flight/date: sight/' 's/date: flight/date: fligt/' \
	's/, visa, bond\]/, vida]/' 's/from: b, to: c/from: c, to: b/' \
	's/papers: \[.*bond\]/papers: visa/' 's/until: passport_until/until: passport/' \
	's/warn: \[90 days, 30 days\]/warn: []/' \
	's/warn: \[90 days, 30 days\]/warn: [5 days, 4 days, 3 days, 2 days, 1 day]/'; do
	sed "$bad" abroad.yaml >bad.yaml
	must_fail 65 "what cannot be: $bad" magang program check bad.yaml
done
expect_success 'a program' magang program install abroad.yaml
new_cases abroad 'Ani Budi' --case planned_start=2027-04-01
expect_success 'its page' magang program show abroad
expect_grep 'says what has to be good' 'Good on the day of the flight'
magang user add loket role=officer >/dev/null
ani=AB-000001-3 budi=AB-000002-1
expect_success 'who has no offer' magang show $ani
must_not_grep 'has no departure' 'Departure'
magang move $ani b >/dev/null && magang move $budi b >/dev/null

# --- the checklist against the flight ---
magang doc $ani passport --date 2026-01-05 >/dev/null
magang doc $ani police --date 2026-11-20 >/dev/null
magang doc $ani medical --date 2026-11-20 >/dev/null
magang set $ani passport_until=2030-01-04 >/dev/null
expect_success 'the page of a case' magang show $ani
sed -n '/^Departure/,/^$/p' .out >page
cat >want <<\EOF
Departure 2027-04-01, in 128 days (planned start; no flight yet): 2 of 4 ready
  Name      Document       State       Since       Valid until  Against the flight
  passport  Passport       ready       2026-01-05  2030-01-04   1009 days beyond
  police    Police letter  ready       2026-11-20  2027-05-19   48 days beyond
  medical   Medical        RUNS OUT    2026-11-20  2027-02-18   42 days too short
  visa      Visa           MISSING
  bond      Bond           not needed
EOF
sed '/^$/d' page >got
expect_same 'has all papers' want got
expect_success 'as a document' magang show $ani --json
expect_grep 'with days as numbers' '"departure":\[{"name":"passport","label":"Passport","state":"ready","since":"2026-01-05","until":"2030-01-04","spare":1009}'
expect_success 'who may not see health' magang --as loket show $ani
expect_grep 'sees one less' '1 of 2 ready\|2 of 3 ready'
must_not_grep 'and no day of it' '2027-02-18'
must_not_grep 'nor what is personal' '2030-01-04'
expect_success 'a flight' magang set $ani flight=2027-02-10
expect_success 'is what counts then' magang list case departure:* sort:id \
	--columns number,name,flight,days,ready,wanting
expect_output 'for each' <<\EOF
Number       Full name  Flight      Days left  Papers ready  Not ready
AB-000001-3  Ani        2027-02-10         78  3/4           visa
AB-000002-1  Budi       2027-04-01        128  0/4           passport, police, medical, visa
EOF
magang undo >/dev/null
for asked in expires:$ani missing: ready: medical:$ani visa: passport:$budi police:$budi; do
	magang list case departure:"${asked%%:*}" --columns number --csv | tr -d '\r' | tail -n +2 >got
	case $asked in
	expires:*|medical:*) printf '%s\n' $ani >want; [ "${asked%%:*}" = medical ] && printf '%s\n' $ani $budi >want ;;
	missing:|visa:) printf '%s\n' $ani $budi >want ;;
	ready:) : >want ;;
	*) printf '%s\n' "${asked#*:}" >want ;;
	esac
	sort -o got got
	expect_same "departure:${asked%%:*}" want got
done
must_fail 77 'of health' magang --as loket list case departure:medical
must_fail 65 'of no paper' magang list case departure:pasport
must_fail 1 'nor does health show' magang --as loket list case departure:expires --count

# --- warnings ---
tasks() {
	magang list task open about:$ani sort:due --columns task,due,warn --csv | tr -d '\r'
}
expect_success 'tasks follow' tasks
expect_output 'for what is missing, what runs out, and deadlines' <<\EOF
task,due,warn
Berkas keberangkatan belum lengkap,2027-04-01,2027-01-01
Ada berkas yang habis sebelum penerbangan,2027-04-01,2027-01-01
Renew the passport,2029-11-05,2029-08-07
EOF
expires() {
	magang list task open about:$ani --columns number,task --csv | tr -d '\r' |
		sed -n 's/,Ada berkas.*//p'
}
at() {
	day=$1
	shift
	MAGANG_CLOCK=${day}T08:00 magang "$@"
}
must_fail 1 'before the first warning' at 2026-12-31 list task soon about:$ani --count
renewal() {
	magang list task open about:$ani --columns number,task --csv | tr -d '\r' |
		sed -n 's/,Renew the passport.*//p'
}
magang task "$(renewal)" --done >/dev/null
expect_success 'done before the first' tasks
expect_grep 'the next one warns' 'Renew the passport,2029-11-05,2029-10-06'
magang task "$(renewal)" --done >/dev/null
expect_success 'and behind the last' tasks
must_not_grep 'none does' 'Renew the passport'
magang undo >/dev/null && magang undo >/dev/null
expect_success 'on its day' at 2027-01-01 list task soon about:$ani --count
expect_grep 'both are due soon' '^2$'
expect_success 'done, and not renewed' at 2027-01-05 task "$(expires)" --done
expect_success 'the next warning' tasks
expect_grep 'comes by itself' 'Ada berkas yang habis sebelum penerbangan,2027-04-01,2027-01-31'
expect_success 'done too late for that' at 2027-02-20 task "$(expires)" --done
expect_success 'there is the last' tasks
expect_grep 'of them' 'Ada berkas yang habis sebelum penerbangan,2027-04-01,2027-03-02'
expect_success 'done' at 2027-03-05 task "$(expires)" --done
expect_success 'after that' tasks
must_not_grep 'there is none' 'Ada berkas yang habis'
expect_success 'undone' magang undo
expect_success 'it is back' tasks
expect_grep 'the last one' 'Ada berkas yang habis sebelum penerbangan,2027-04-01,2027-03-02'
expect_success 'the medical is made anew' at 2027-03-10 doc $ani medical --date 2027-03-08
expect_success 'and the visa comes' at 2027-03-10 doc $ani visa --date 2027-03-09
expect_success 'then nothing is wanting' tasks
expect_output 'but the passport, later' <<\EOF
task,due,warn
Renew the passport,2029-11-05,2029-08-07
EOF
expect_success 'she is ready' magang list case departure:ready --columns number,ready --csv
expect_grep 'all of it' "$ani,4/4"
expect_success 'a later flight' magang set $ani flight=2027-06-20
expect_success 'makes it' tasks
expect_grep 'too short again' 'Ada berkas yang habis sebelum penerbangan,2027-06-20,2027-03-22'
expect_success 'who left' at 2027-06-20 move $ani c
expect_success 'has nothing to do for it' tasks
must_not_grep 'any more' 'penerbangan\|keberangkatan'
expect_success 'all of it' magang check
expect_success 'comes again from the journal' magang replay again
finish
