#!/bin/sh
# SPDX-License-Identifier: MIT
# A target of each year: who has an outcome of that year counts in it, once, and the
# first of January begins with nobody, though nobody does anything on it.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >seats.yaml <<\EOF
program: seats
version: 1
prefix: SE
label: Seats
stages:
  a: {kind: start, label: Asked}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: x, kind: exit}
targets:
  placed: {total: 12, per: year, by: regency, shares: {32.05: 8, 32.73: 4}}
  alumni: {total: 50}
outcomes:
  place: {label: Placed, counts_for: placed}
  back: {label: Back, counts_for: alumni}
EOF
sed 's/per: year/per: year, until: 2028-12-31/' seats.yaml >bad.yaml
must_fail 65 'each year ends by itself' magang program check bad.yaml
expect_grep 'and that is said' "'until' does not go with 'per: year'"
expect_success 'a program' magang program install seats.yaml
new_cases seats 'Ani Budi Cici Dewi'
expect_success 'a man' magang set MG-000002-1 sex=L
add() { # add CASE DAY WHAT [MORE]
	kase=$1 day=$2 what=$3
	shift 3
	magang add outcome case="$kase" what="$what" grade=c date="$day" "$@"
}
add SE-000001-3 2025-12-31 place >/dev/null
add SE-000001-3 2026-02-01 place >/dev/null
add SE-000002-1 2026-01-01 place >/dev/null
add SE-000003-7 2026-07-01 place counted_in=32.73 >/dev/null
add SE-000003-7 2026-08-01 place counted_in=32.05 >/dev/null
add SE-000004-5 2026-08-01 back >/dev/null

rows() { # rows WHAT DAY: area and figure
	expect_success "$1" magang target seats placed --as-of "$2" --csv
	cut -d, -f3,6,11- .out >.cut && mv .cut .out
}
rows 'this year' 2026-11-24
expect_output 'each counts once, beside the same day of the year before' <<\EOF
area,counted,women,year_before
,3,66,0
32.05,3,66,0
32.73,0,,0
EOF
rows 'its last day' 2026-12-31
expect_output 'stands' <<\EOF
area,counted,women,year_before
,3,66,1
32.05,3,66,1
32.73,0,,0
EOF
rows 'the first of the next' 2027-01-01
expect_output 'begins with nobody' <<\EOF
area,counted,women,year_before
,0,,1
32.05,0,,1
32.73,0,,0
EOF
expect_success 'to be read' magang --lang en target seats placed
expect_grep 'the year' 'placed: 3 of that year, 0 a year before by the same day'
expect_grep 'its pace, and what it would take' \
	'placed: at this pace 3 by 2026-12-31; all of them need 9 a month'
expect_success 'in June' magang --lang en target seats placed --as-of 2026-06-30
expect_grep 'the pace was' \
	'placed: at this pace 4 by 2026-12-31; all of them need 2 a month'
expect_success 'names' magang list person counted:placed/2026-12-31 --count
expect_grep 'as many' '^3$'
expect_success 'the report' magang --lang en report targets seats
expect_grep 'says which year' 'placed: of the year 2026 alone'
expect_success 'a telephone' magang --lang en report phone seats
expect_grep 'too' '^placed 2026$'
expect_success 'a statement' magang statement make seats placed --as-of 2026-06-30

# --- the night of the year: nothing is done ---
MAGANG_CLOCK=2027-01-01T00:05
expect_success 'who counts now' magang target seats placed --csv
expect_grep 'nobody' 'placed,,all,12,0,'
expect_success 'that one' magang target seats alumni --csv
expect_grep 'goes on' 'alumni,,all,50,1,'
must_fail 1 'nobody is asked again' magang list outcome expired --count
expect_grep 'for what has not expired' '^0$'
expect_success 'a place of January' add SE-000001-3 2027-01-01 place
expect_success 'a late one of December' add SE-000004-5 2026-12-30 place
expect_success 'this year' magang target seats placed --csv
expect_grep 'has the one' 'placed,,all,12,1,'
rows 'and the last' 2026-12-31
expect_grep 'the other' '^,4,75,1$'
expect_success 'the statement' magang statement check PY-000001-3
expect_success 'all is well' magang check
finish
