#!/bin/sh
# SPDX-License-Identifier: MIT
# How many people a host may have: by its staff, by the tables of each law, on the
# day on which they come; those who are there already count, and those who will have
# moved on by then do not.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
	magang add person name="Orang $i" regency=32.05 sex=L birth_date=2001-03-12 >.new || exit 1
	number=$(sed -n 's/:.*//p;q' .new)
	for p in kyoto-magang kyoto-ikusei; do
		magang open "$number" $p planned_start=2027-05-01 >/dev/null || exit 1
	done
	magang open "$number" magang-jabar planned_start=2027-05-01 >/dev/null || exit 1
done
magang add organisation name='Nishijin Foods' kind=host country=jp >/dev/null
magang add organisation name='PT Sari' kind=host country=id >/dev/null
# slot PROGRAM HOST NAME START
slot() {
	magang add slot program="$1" host="$2" name="$3" seats=10 start="$4"
}
# room NUMBER PROGRAM: how many of all would be offered a place
room() {
	magang slot offer "$1" "program:$2" --dry-run | sed -n 's/^\([0-9]*\) of 13 would .*/\1/p'
}
# gives TITLE N NUMBER PROGRAM
gives() {
	[ "$(room "$3" "$4")" = "$2" ]
	report $? "$1"
}

# --- the old law: those of the first year, those of the next two -------------------
expect_success 'places' slot kyoto-magang OR-000001-3 T-1 2027-05-01
expect_status 1 'nobody, as long as its staff is not known' \
	magang slot offer LO-000001-3 program:kyoto-magang
expect_grep 'as is said' 'full-time staff, which is not known'
for row in '1 1' '2 2' '30 3' '31 4' '50 5' '100 6' '101 10'; do
	magang set OR-000001-3 staff="${row% *}" >/dev/null
	gives "staff of ${row% *}" "${row#* }" LO-000001-3 kyoto-magang
done
magang set OR-000001-3 staff=30 excellent=yes >/dev/null
gives 'twice as many at an excellent one' 6 LO-000001-3 kyoto-magang
magang set OR-000001-3 excellent=no >/dev/null
expect_success 'three' magang slot offer LO-000001-3 program:kyoto-magang
expect_grep 'come, the others stay' '10  the host has as many people then as its program lets it have'
gives 'no more' 0 LO-000001-3 kyoto-magang
slot kyoto-magang OR-000001-3 T-2 2027-12-01 >/dev/null
gives 'nor at another place of the host in the same year' 0 LO-000002-1 kyoto-magang
slot kyoto-magang OR-000001-3 T-3 2028-05-01 >/dev/null
expect_success 'when they are in their second year' \
	magang slot offer LO-000003-7 "program:kyoto-magang name:12"
magang set OR-000001-3 others_2=5 others_on=2026-11-24 >/dev/null
slot kyoto-magang OR-000001-3 T-4 2028-12-01 >/dev/null
expect_success 'the list' magang list slot --columns name,start,taken,offered,free,quota
expect_output 'says what is free, and where there are too many by now' <<\EOF
Name  Start       Seats taken  Seats offered  Seats free  People at the host
T-1   2027-05-01         0/10              3           0                 8/6
T-2   2027-12-01         0/10              0           0                 3/3
T-3   2028-05-01         0/10              1           2                 1/3
T-4   2028-12-01         0/10              0           2                 1/3
EOF
expect_status 1 'nobody comes into a year that is full' magang set LO-000003-7 start=2027-09-01
expect_errors 'by another day' <<\EOF
magang: the host has as many people then as its program lets it have
EOF

# --- the new law: all years together -----------------------------------------------
magang add organisation name='Uji Tea' kind=host country=jp staff=30 >/dev/null
slot kyoto-ikusei OR-000003-7 U-1 2027-05-01 >/dev/null
gives 'nine in all' 9 LO-000005-9 kyoto-ikusei
magang set OR-000003-7 others_1=3 others_2=2 others_3=1 others_on=2026-11-24 >/dev/null
gives 'with those who are there' 3 LO-000005-9 kyoto-ikusei
magang set LO-000005-9 start=2027-12-01 >/dev/null
gives 'but who will have gone by then' 4 LO-000005-9 kyoto-ikusei
magang set OR-000003-7 excellent=yes >/dev/null
gives 'everybody who is free at an excellent one' 9 LO-000005-9 kyoto-ikusei

# --- a fifth of the workers ---------------------------------------------------------
magang set OR-000002-1 staff=24 >/dev/null
slot magang-jabar OR-000002-1 S-1 2027-01-04 >/dev/null
gives 'twenty percent, rounded down' 4 LO-000006-8 magang-jabar
finish
