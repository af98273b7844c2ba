#!/bin/sh
# SPDX-License-Identifier: MIT
# What screens put by, fetched by a command: a list by the rights of its hour, what
# became of each row of a bulk, parts of letters; of the user alone, through the door,
# and gone when somebody is erased.
. "$(dirname "$0")/lib.sh"
magang init >/dev/null || exit 1
magang user add rina role=coordinator >/dev/null
magang user add dewi role=coordinator areas=32.05 >/dev/null
for i in 1 2 3; do
	magang add person name="Orang $i" regency=32.0$((i > 1 ? 5 : 1)) \
		birth_date=2001-0$i-02 >/dev/null || exit 1
done
# keys USER STEPS: the screens, their last picture in .out
keys() {
	magang --as "$1" --lang en --dump-screen "$2" >.out 2>&1
}

must_fail 1 'nothing is there yet' magang --as rina out list
keys rina ": 'persons Enter W"
expect_grep 'W says its name' 'kept as person-1'
expect_success 'which the list has' magang --as rina out list
expect_grep 'with its command' 'person-1 .*list person --csv'
magang --as rina list person --csv >want
expect_success 'it is fetched' magang --as rina out get person-1
cmp -s want .out
report $? 'as the command would print it'
must_fail 1 'nobody else has it' magang --as dewi out get person-1
expect_errors 'as if there were none' <<\EOF
magang: nothing is called 'person-1'; magang out list has what there is
EOF
keys dewi ": 'persons Enter W"
magang --as rina set "$(magang list person name:Orang --csv --columns number |
	sed -n 4p | tr -d '\r')" regency=32.01 >/dev/null
expect_success 'of dewi those that she sees' magang --as dewi out get person-1
expect_grep 'one by now' 'Orang 2'
must_not_grep 'and no more' 'Orang [13]'
expect_success 'through the door' magang --as rina door out get person-1
cmp -s want .out || magang --as rina list person --csv | cmp -s - .out
report $? 'the same'

# --- what became of each -----------------------------------------------------------
keys rina ": 'persons Enter * e 'email=a@example.org Enter Enter R W"
expect_grep 'results are kept' 'kept as results-1'
expect_success 'and fetched' magang --as rina out get results-1
expect_grep 'a row for each' '^MG-000001-3,done,'
[ "$(wc -l <.out)" = 4 ]
report $? 'with a head, and no more'
expect_success 'by the command as well' magang --as rina set person 'name:Orang' \
	email=b@example.org --csv
expect_grep 'each row' '^MG-000001-3,done,'

# --- erased ------------------------------------------------------------------------
expect_success 'somebody is erased' magang erase MG-000001-3 --reason asked \
	--yes MG-000001-3
must_fail 1 'nothing is left to fetch' magang --as rina out list

finish
