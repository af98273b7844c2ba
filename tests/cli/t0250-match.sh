#!/bin/sh
# SPDX-License-Identifier: MIT
# magang match on a bare file: no store, the answer as text and as JSON, what is
# refused and where, and the answers of ../shared/data/matching.
. "$(dirname "$0")/lib.sh"
cp "$top/tests/matching/all.yaml" .

expect_success 'everything at once, without a store' \
	magang match --instance all.yaml
cp .out text
expect_output 'with the reason of each lost wish' <<\EOF
all.yaml:11:16: warning: no place is named 'K-09'; left out
all.yaml:21:51: warning: no person is named 'Wawan'; left out
everything at once
People: 8, places: 5, hosts: 2; seed of the lot: 20261124
With a seat: 6, without: 2
wish 1: 2, wish 2: 3, pinned: 1
Checked apart: stable. No person and place would both rather have each other.

Person  Place  Host  Wish  Rank
Siti    K-07   H2       1     2
Asep    K-03   H1       2        pinned
Dadan   K-11   H2       2     1
08      K-01   H1       2     2
no      K-03   H1       1     1
Ujang   京     H2       2     1

WITHOUT A SEAT
Person  Wish  Place  Why not
Neng       1  K-07   full: 1 seat; rank 2 like the last in, behind by lot
           2  K-11   H2 is full: 3 seats; rank 2, the last in has 1
Euis                 has no wish

PLACES
Place  Host  Seats  Taken  Last rank  Why free
K-01   H1        2      1          2  3 wishes, 2 have better
K-03   H1        2      2          1
K-07   H2        1      1          2
K-11   H2        2      1          1  H2 is full
京     H2        1      1          1
EOF
[ ! -e "$store" ]
report $? 'no store was made'
awk 'length > 80' text >long
[ ! -s long ]
report $? 'within 80 columns'
expect_success 'as JSON' magang match --instance all.yaml --json
cp .out json
expect_output 'the same for programs' <<\EOF
{"v":1,"seed":"20261124","pairs":[{"person":"Siti","place":"K-07","wish":1,"rank":2,"pinned":false},{"person":"Asep","place":"K-03","wish":2,"rank":null,"pinned":true},{"person":"Dadan","place":"K-11","wish":2,"rank":1,"pinned":false},{"person":"08","place":"K-01","wish":2,"rank":2,"pinned":false},{"person":"no","place":"K-03","wish":1,"rank":1,"pinned":false},{"person":"Ujang","place":"京","wish":2,"rank":1,"pinned":false}],"unmatched":[{"person":"Neng","why":[{"wish":1,"place":"K-07","full":"K-07","seats":1,"your_rank":2,"last_rank":2,"by_lot":true,"pinned":false,"refused":false},{"wish":2,"place":"K-11","full":"H2","seats":3,"your_rank":2,"last_rank":1,"by_lot":false,"pinned":false,"refused":false}]},{"person":"Euis","why":[]}],"places":[{"place":"K-01","seats":2,"taken":1,"last_rank":2},{"place":"K-03","seats":2,"taken":2,"last_rank":1},{"place":"K-07","seats":1,"taken":1,"last_rank":2},{"place":"K-11","seats":2,"taken":1,"last_rank":1},{"place":"京","seats":1,"taken":1,"last_rank":1}],"checker":{"stable":true,"blocking":[]},"warnings":["11:16: no place is named 'K-09'; left out","21:51: no person is named 'Wawan'; left out"]}
EOF
magang match --instance - --json <all.yaml >piped
expect_same 'out of standard input' piped json
for l in id ja; do
	magang --lang $l match --instance all.yaml | grep -qE 'WITHOUT|Checked|full|left out'
	[ $? = 1 ]
	report $? "all of it in $l"
done

mkdir before
cp all.yaml before
expect_success 'two files of two directories' \
	magang match --instance all.yaml --against before/all.yaml
must_fail 64 'a file has to be named' magang match
must_fail 66 'and to be there' magang match --instance none.yaml
printf 'people: {A: [K]}\nplaces: {K: {seats: x, ranks: B}}\n' >bad.yaml
must_fail 65 'a faulty one is refused' magang match --instance bad.yaml
cat >want <<\EOF
bad.yaml:2:21: 'x' is not a whole number
bad.yaml:2:31: write a list of names: [A, [B, C], D]
EOF
expect_same 'all faults in one pass, with line and column' .out want

# Two who reach the end; the second chance seats one of them more.
cat >twice.yaml <<\EOF
lot: [A, B, C, K, L]
people: {A: [K, L], B: [K], C: [L]}
places:
  K: {seats: 1, ranks: [[A, B]]}
  L: {seats: 1, ranks: [[A, C]]}
EOF
expect_success 'a second chance' \
	magang match --instance twice.yaml --second-chance
expect_grep 'says what it brings and costs' '^With a second chance; 2 have'

expect_success 'one person, one host, one who is pinned' \
	magang match --instance all.yaml --why Neng --why H2 --why Asep
expect_output 'and what would change it' <<\EOF

Neng: no seat
Wish  Place  Why not                                               Would have it or better
   1  K-07   full: 1 seat; rank 2 like the last in, behind by lot  at rank 1 or better
   2  K-11   H2 is full: 3 seats; rank 2, the last in has 1        with one seat more at H2

H2: 3 of 3 seats taken
Person  Place  Wish  Rank
Siti    K-07      1     2
Dadan   K-11      2     1
Ujang   京        2     1

WITH ONE SEAT MORE
Person  Before  After
Neng            K-11

Asep: K-03, pinned, wish 2
EOF
must_fail 1 'a name that is nobody' magang match --instance all.yaml --why Ani
must_fail 64 'one thing at a time' \
	magang match --instance all.yaml --why Neng --json
expect_success 'with a second chance' \
	magang match --instance all.yaml --why Neng --second-chance
expect_grep 'by seats and pins, not by ranks' 'with one seat more at H2$'

cat >two.yaml <<\EOF
lot: [A, B, C]
people: {A: [K], B: [M, K], C: [K, M], D: [K], E: {pinned: M}, F: [L]}
places: {K: {seats: 2}, M: {seats: 2}, L: {seats: 1, refuses: [F]}}
EOF
expect_success 'two people together' \
	magang match --instance two.yaml --together A --together B
expect_output 'with whom it moves' <<\EOF
A at K (wish 1), B at K (wish 2)
Joint wish 1 of 1, the first that nobody else blocks. To take it, pin both.

WHO IS ELSEWHERE THEN
Person  Before  After
B       M       K
C       K       M
EOF
expect_success 'who is before one of them' \
	magang match --instance two.yaml --together A --together D
expect_grep 'blocks it' '^Of 1 joint wishes none holds'
expect_success 'who wish nothing in common' \
	magang match --instance two.yaml --together A --together F
expect_grep 'are told so' '^They have no joint wish'
must_fail 64 'two are needed' magang match --instance two.yaml --together A
must_fail 64 'not one twice' \
	magang match --instance two.yaml --together A --together A
must_fail 64 'nor one who is pinned' \
	magang match --instance two.yaml --together A --together E

sed 's/C: \[K, M\], /G: [M], /' two.yaml >later.yaml
expect_success 'against the run before' \
	magang match --instance later.yaml --against two.yaml
expect_output 'who is elsewhere, who came and who went' <<\EOF

WHO IS ELSEWHERE
Person  Before  After
D               K
C       K
EOF
expect_success 'against itself' \
	magang match --instance two.yaml --against two.yaml
expect_grep 'nobody is' '^Nobody is elsewhere'
must_fail 65 'a faulty run before is refused, too' \
	magang match --instance two.yaml --against bad.yaml

given=$top/../shared/data/matching
if [ -d "$given" ]; then
	for f in "$given"/bad-*.yaml; do
		must_fail 65 "${f##*/} is refused" magang match --instance "$f"
		expect_grep 'with its place' "^$f:[0-9]*:[0-9]*: "
	done
	for f in "$given"/gen-*.yaml; do
		magang match --instance "$f" --json >.out
		grep -o '"person":"[^"]*","place":"[^"]*"' .out |
			sed 's/"person":\("[^"]*"\),"place":/\1: /' | sort >got
		sed -n '/"pairs"/,/}/s/^  \(".*": "[^"]*"\),*$/\1/p' \
			"${f%.yaml}.expected.json" | sort >want
		expect_same "the pairs of ${f##*/}" got want
	done
else
	report 0 'the given instances # SKIP no ../shared/data/matching'
fi
finish
