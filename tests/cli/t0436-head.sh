#!/bin/sh
# SPDX-License-Identifier: MIT
# The head of the journal, signed and kept elsewhere: what was written anew, what
# was rolled back is found by it; a journal that does not hold is read only.
. "$(dirname "$0")/lib.sh"
new_store
new_case

line='^head [0-9a-f]\{16\} [0-9]* [0-9]* [0-9a-f]\{64\} [0-9a-f]\{128\}$'
expect_success 'the head' magang check --head
expect_grep 'is a signed line' "$line"
cmp -s .out "$store.register"
report $? 'which the register has, too'

# as the timer does it
head() {
	sh "$top/config/server/head" "$MAGANG" "$store" "$dir/hook"
}
expect_success 'without a command it is signed only' head
printf '#!/bin/sh\ncat >>%s/heads\n' "$dir" >hook
chmod +x hook
cp -a "$store" then
magang set MG-000001-3 email=a@b.example >/dev/null || exit 1
expect_success 'a command' head
[ "$(grep -c "$line" heads)" = 1 ]
report $? 'gets the line'
expect_success 'and the store is as it says' magang check --anchor heads
printf '#!/bin/sh\nexit 7\n' >hook
must_fail 7 'that it failed is said' head

# Each against the copy alone: who could change the store could the register.
against() {
	rm -f "$1.register"
	expect_status 1 "$2" "$MAGANG" --store "$dir/$1" check --anchor "$dir/heads"
	expect_grep 'is found' "$3"
}
cp -a then before
against before 'an older store in its place' 'which the register knows, is not there: the store was rolled back$'
# With its own register whoever opens it is told; the line of check takes it as it is.
cp -a then old
cp "$store.register" old.register
expect_success 'an older store beside its register' "$MAGANG" --store old list person
grep -q '^magang: an older store stands here: entry .* is not there: the store was rolled back; how to go on says: magang check$' .err
report $? 'is said to whoever opens it' || show .err
run "$MAGANG" --store old check
line=$(sed -n 's/.*and the register knows: //p' .out | sed "s|magang --store|'$MAGANG' --store|g")
expect_success 'where no newer one is left' sh -c "$line"
expect_success 'it is taken as it is' "$MAGANG" --store old check
[ ! -s .err ]
report $? 'and nothing is said any more' || show .err
cp -a then other
"$MAGANG" --store other set MG-000001-3 email=c@d.example >/dev/null || exit 1
"$MAGANG" --store other set MG-000001-3 email=e@f.example >/dev/null || exit 1
against other 'another history' 'which the register knows, is another one: the journal was written anew$'
expect_status 1 'of a store that is not well' "$MAGANG" --store "$dir/other" \
	check --anchor heads --head
must_not_grep 'nothing is signed' '^head'
[ ! -e other.register ]
report $? 'nor noted'
sed 's/ \([0-9]*\) \([0-9]*\) / \1 9\2 /' heads >forged
expect_status 1 'a line that was altered' magang check --anchor forged
expect_grep 'counts for nothing' '^1 line of the register is not right$'
must_fail 66 'no such copy' magang check --anchor none
cp "$store.register" whole.register
another_byte "$store.register" 40
expect_status 1 'a line of its own' magang check
line=$(sed -n "s/^lines of the register were altered (1); this puts the copy of the store in its place: //p" .out)
expect_success 'has a copy in the store' sh -c "${line:-false}"
expect_success 'by which it is well' magang check
cmp -s "$store.register" whole.register
report $? 'and as it was'

# A byte of the journal: all is read, nothing is written, by nobody.
magang add organisation name=Zebrafinch kind=cooperative regency=32.05 >/dev/null ||
	exit 1
"$MAGANG" --store "$store" backup "$dir/saved" >/dev/null || exit 1
"$MAGANG" --store "$store" note MG-000001-3 'since the backup' >/dev/null || exit 1
magang list person >whole

# follow WHAT: each line that check prints is run, until all is well; nothing is lost
follow() {
	i=0
	while run "$MAGANG" --store bad check && break; [ $i -lt 3 ]; do
		i=$((i + 1))
		cat .out .err >>said
		line=$(cat .out .err | sed -n 's/.*: \(\(mv\|magang --store\) .*\)/\1/p')
		expect_success "$1: $line" sh -c \
			"$(echo "$line" | sed "s|magang --store|'$MAGANG' --store|g")"
	done
	expect_grep "$1: check says well" '^all is well$'
	run "$MAGANG" --store bad log MG-000001-3
	expect_grep "$1: with what was done last" 'since the backup'
}
n=0
for at in $(grep -a -b -o Zebrafinch "$store/data/data.mdb" | cut -d: -f1); do
	rm -rf bad bad.*
	cp -a "$store" bad
	another_byte bad/data/data.mdb "$at"
	run "$MAGANG" --store bad check
	grep -q '^journal entry [0-9]* was altered$' .out || continue
	n=$((n + 1))
	must_fail 65 'nobody writes' "$MAGANG" --store bad note MG-000001-3 x
	must_fail 65 'nor saves a backup' "$MAGANG" --store bad backup copy
	expect_success 'all is read' "$MAGANG" --store bad show MG-000001-3
	: >said
	follow 'a byte of the journal'
	another_byte bad/data/data.mdb "$at"
	another_byte bad/data/data.mdb $((at + 5))
	follow 'two of them'
	grep -q 'journal right; then check again: .* mend .*/saved' said
	report $? 'the backup is named' || show said
done
[ $n -ge 1 ]
report $? 'a byte of the journal is found'

# Nothing has what came since the backup: how much is lost is said, and the line that
# is left leads to a store that is well.
"$MAGANG" --store "$store" add organisation name=Yellowfinch kind=cooperative \
	regency=32.05 >/dev/null || exit 1
for at in $(grep -a -b -o Yellowfinch "$store/data/data.mdb" | cut -d: -f1); do
	rm -rf bad bad.*
	cp -a "$store" bad
	cp "$store.register" bad.register
	another_byte bad/data/data.mdb "$at"
	another_byte bad/data/data.mdb $((at + 5))
	run "$MAGANG" --store bad check
	grep -q '^journal entry [0-9]* was altered$' .out && break
done
must_fail 65 'two bytes that are in no backup' "$MAGANG" --store bad mend saved
grep -q 'nothing here proves what it was; .*, 1 change from it on is lost' .err
report $? 'it is said how much is lost' || show .err
line=$(sed -n 's/.*this puts the last backup in its place.*of later changes: //p' .err |
	sed "s|magang --store|'$MAGANG' --store|g")
expect_success 'the line that is left' sh -c "$line"
expect_success 'leads to a sound store' "$MAGANG" --store bad check
finish
