#!/bin/sh
# SPDX-License-Identifier: MIT
# Three records of one person are three pairs and one question: each says how much of
# it is decided, and only as far as it is seen.
. "$(dirname "$0")/lib.sh"
expect_success 'an office' magang init
for n in 1 2 3; do
	magang add person name='Siti Aminah' birth_date=1980-03-12 phone=08120000567$n \
		regency=32.05 >/dev/null
done
magang add person name='Budi Santoso' birth_date=1975-07-01 regency=32.05 >/dev/null
magang add person name='Budi Santosa' birth_date=1975-07-01 regency=32.05 >/dev/null
of() { # of WHAT
	magang --lang en duplicates --csv | sed 's/.*,//; 1d' | sort | uniq -c | sed 's/^ *//' >.out
	cmp -s .out - || { cat .out >&2 && false; }
	report $? "$1"
}
of 'three pairs are one question, one pair is no group' <<\EOF
1 
3 0 of 3 decided
EOF
expect_success 'two of them are one' magang merge MG-000001-3 MG-000002-1
of 'it is said of those that are left' <<\EOF
1 
2 1 of 3 decided
EOF
expect_success 'the third, too' magang merge MG-000001-3 MG-000003-7
of 'nothing is left' <<\EOF
1 
EOF
expect_success 'taken back' magang unmerge MG-000003-7
of 'it is asked again' <<\EOF
1 
2 1 of 3 decided
EOF
finish
