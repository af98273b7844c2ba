#!/bin/sh
# SPDX-License-Identifier: MIT
# What a person leaves in the bytes of a backup, and an erased one in those of
# the store: nothing.
. "$(dirname "$0")/lib.sh"
new_store

# Every value is one of a kind, and no name of an area: a hit is a hit.
magang add person name='Zulkarnaen Wirakusumah' nik=3205055203989001 \
	regency=32.05 phone=081255501234 street='Gang Kelinci Bulan' \
	birth_place=Sukarahayufiktif email=zulkar@contoh.example >/dev/null || exit 1
magang add person name='Rahayu Tetapada' nik=3205055203989002 \
	regency=32.05 phone=081255509876 street='Jalan Tetap' >/dev/null || exit 1
magang open MG-000001-3 kyoto-ikusei planned_start=2027-05-01 >/dev/null ||
	exit 1
expect_success 'a note' magang note MG-000001-3 'Kakaknya bernama Suhendarwan'
expect_success 'a new street, with a reason' magang set MG-000001-3 \
	street='Kampung Burunghantu' --reason 'pindah menemani neneknya'
expect_success 'a new phone' magang set MG-000001-3 phone=081277701234
# More acts, so that pages of the file are used again.
for i in 1 2 3 4 5 6; do
	magang set MG-000002-1 street="Jalan Tetap $i" >/dev/null || exit 1
done

# Text in any case, numbers also as the eight bytes of an index key.
planted='zulkarnaen wirakusumah kelinci sukarahayufiktif zulkar@ suhendarwan
burunghantu menemani 3205055203989001 81255501234 81277701234'
key_of() {
	printf '%016x' "$1"
}
keys="$(key_of 3205055203989001) $(key_of 6281255501234) $(key_of 6281277701234)"

# hits FILE: the planted values that stand in it
hits() {
	for word in $planted; do
		grep -a -q -i -F -e "$word" "$1" && echo "$word"
	done
	for key in $keys; do
		od -An -v -tx1 "$1" | tr -d ' \n' | grep -q "$key" && echo "$key"
	done
}

[ "$(hits "$store/data/data.mdb" | wc -l)" -ge 8 ]
report $? 'the person stands in the store (control)'
expect_success 'a backup before' magang backup "$dir/before"
hits "$dir/before" >found
hits "$dir/before.keys" >>found
grep -a -q -F -e 'Rahayu Tetapada' "$dir/before" && echo other >>found
[ ! -s found ]
report $? 'nobody stands in a backup, before an erasure as behind it'
show found
expect_success 'erased' magang erase MG-000001-3 --reason asked \
	--yes MG-000001-3
hits "$store/data/data.mdb" >found
[ ! -s found ]
report $? 'not one value of the person stands in the store'
show found
grep -a -q -F 'Rahayu Tetapada' "$store/data/data.mdb"
report $? 'the other person does'
expect_success 'a backup after' magang backup "$dir/after"

# The data of before with the keys of after: what is gone is gone, whatever the
# register says. With the keys of before it is there (control).
expect_success 'the keys of before' "$MAGANG" --store "$dir/control" \
	restore "$dir/before" --no-register
expect_success 'bring the person back' "$MAGANG" --store "$dir/control" \
	show 3205055203989001
expect_success 'the keys of after' "$MAGANG" --store "$dir/restored" \
	restore "$dir/before" --keys "$dir/after.keys" --no-register
expect_grep 'say who is erased' '^1 person who was erased since is not brought back$'
store=$dir/restored
hits "$store/data/data.mdb" >found
[ ! -s found ]
report $? 'not one value is there'
show found
expect_success 'it is a sound store' magang check
expect_success 'with the other person' magang show 3205055203989002
must_fail 1 'nobody is found by the NIK' magang show 3205055203989001
store=$dir/store

finish
