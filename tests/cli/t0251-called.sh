#!/bin/sh
# SPDX-License-Identifier: MIT
# What tables print is what commands take: places, classes and hosts by their names
# where one alone is called so, a case by the number of its person where one alone is
# open.
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
sed 's/program: kyoto/program: other/; s/prefix: KY/prefix: OT/' kyoto.yaml >other.yaml
{
	line program install kyoto.yaml
	line program install other.yaml
	line add person name=Ade regency=32.05 birth_date=2001-03-12
	line add person name=Budi regency=32.05 birth_date=2002-03-12
	line open MG-000001-3 kyoto
	line open MG-000002-1 kyoto
	line open MG-000002-1 other
	line add organisation name='Nishijin Foods' kind=host
	line add organisation name='Uji Tea' kind=host
	line add slot program=kyoto host='nishijin foods' name=P1-02 seats=1
	line add slot program=kyoto host=OR-000001-3 name=KY-02 seats=1
	line add slot program=kyoto host=OR-000001-3 name=K-07 seats=1
	line add slot program=kyoto host=OR-000002-1 name=k-07 seats=1
	line add cohort program=kyoto name=K-07 from=2027-01-04 until=2027-04-30 seats=9
	line add ranking program=kyoto host='uji tea' name=Uji
	line user add bandung role=coordinator areas=32.05 programs=other
} | each >.made

# --- places ---
expect_success 'a place by its name' magang show P1-02
expect_grep 'is that one' 'LO-000001-3'
expect_success 'also one that is like a number' magang show KY-02
expect_grep 'is the place' 'LO-000002-1'
expect_success 'it is set' magang set p1-02 seats=2
expect_success 'its history' magang log P1-02
expect_grep 'is told' 'LO-000001-3 *Seats *1 *2'
must_fail 65 'one of several' magang show K-07
expect_errors 'is asked for by number' <<\EOF
magang: several are called 'K-07'; write the number of one: CO-000001-3, LO-000003-7 (Nishijin Foods), LO-000004-5 (Uji Tea)
EOF
must_fail 1 'where a class is needed' magang cohort roll K-07
expect_errors 'it is the class' <<\EOF
magang: nobody has a seat in it yet; see: magang cohort answer --help
EOF
must_fail 65 'where a place is' magang slot offer K-07 MG-000001-3
expect_errors 'those are told' <<\EOF
magang: several are called 'K-07'; write the number of one: LO-000003-7 (Nishijin Foods), LO-000004-5 (Uji Tea)
EOF
must_fail 1 'what nobody is called' magang show K-08
expect_errors 'is no number either' <<\EOF
magang: 'K-08' is no number of a record (MG-000123-4), no NIK and no user
EOF
must_fail 1 'who may not see the program' magang --as bandung show P1-02
expect_success 'a host' magang show 'Uji Tea'
expect_grep 'too' 'OR-000002-1'

# --- a case by its person ---
expect_success 'an offer by both' magang slot offer P1-02 KY-000001-3
expect_success 'wishes by the person' magang wish MG-000001-3 P1-02
expect_success 'are those of his case' magang show KY-000001-3
expect_grep 'as they are typed' 'P1-02'
must_fail 65 'who has two that are open' magang wish MG-000002-1 P1-02
expect_errors 'has them told' <<\EOF
magang: 'MG-000002-1' has several open cases; write the number of one: KY-000002-1 (kyoto), OT-000003-7 (other)
EOF
must_fail 65 'in an order, too' magang rank Uji 'MG-000001-3 MG-000002-1'
expect_success 'one is closed' magang move OT-000003-7 gone
expect_success 'then the other is meant' magang rank Uji 'MG-000001-3 MG-000002-1'
expect_success 'the ranks' magang list rank --columns rank,case --csv
expect_output "are of these" <<\EOF
rank,case
1,KY-000001-3
2,KY-000002-1
EOF

# --- wishes: what can be had comes first ---
wished() {
	magang list case id:KY-000001-3 --columns wishes --csv | sed -n 2p
}
magang set LO-000003-7 state=withdrawn >/dev/null
expect_success 'one of two is open' magang wish MG-000001-3 K-07
run wished
expect_grep 'it is that one' 'LO-000004-5'
magang set LO-000004-5 expires=2026-11-23 >/dev/null
must_fail 1 'none is' magang wish MG-000001-3 K-07
expect_errors 'and what is closed is called so' <<\EOF
magang: places that are wished are closed, or withdrawn; leave them out: K-07 (LO-000003-7)
EOF

expect_success 'that is closed' magang move MG-000002-1 gone
must_fail 64 'nobody has one then' magang wish MG-000002-1 P1-02
finish
