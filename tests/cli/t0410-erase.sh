#!/bin/sh
# SPDX-License-Identifier: MIT
# A person is erased on purpose only, and then for good.
. "$(dirname "$0")/lib.sh"
new_store
new_case

must_fail 64 'without a reason' magang erase MG-000001-3 --yes MG-000001-3
must_fail 64 'without a terminal and without --yes' \
	magang erase MG-000001-3 --reason asked
expect_errors 'what to do is said' <<\EOT
magang: nothing erased; without a terminal add --yes MG-000001-3
EOT
must_fail 64 'with another number' \
	magang erase MG-000001-3 --reason asked --yes MG-000002-1
must_fail 64 'a case is no person' \
	magang erase JP-000001-3 --reason asked --yes JP-000001-3
expect_success 'with both' \
	magang erase MG-000001-3 --reason asked --yes MG-000001-3

must_fail 1 'the NIK is not found any more' magang show 3205055203989001
magang show MG-000001-3 >shown 2>&1
magang log MG-000001-3 >>shown 2>&1
grep -q -i -e aminah -e 3205055203989001 -e 81200001234 shown
[ $? = 1 ]
report $? 'neither page nor history know the person'
must_fail 64 'it cannot be taken back' magang undo

# Why a case and a seat ended tells of her as well: of the codes is left what the
# program says.
cat >causes.yaml <<'EOF'
program: causes
version: 1
prefix: CA
label: Causes
stages:
  talk: {kind: start, label: Talk}
  done: {kind: success, label: Done}
  no: {kind: failed, label: No}
moves:
  - {from: talk, to: done}
  - {from: talk, to: no, kind: failed, causes: {tuberculosis: Ill, far: Far}}
EOF
magang program install causes.yaml >/dev/null || exit 1
stands() { # stands CODE: how often in the data
	grep -ao "$1" "$store/data/data.mdb" | wc -l
}
magang add person name=Ratih regency=32.05 >/dev/null || exit 1
magang erase MG-000002-1 --reason asked --yes MG-000002-1 >/dev/null || exit 1
codes=$(stands tuberculosis)
magang add person name=Euis regency=32.05 sex=P --program causes >/dev/null || exit 1
magang add cohort program=causes name=satu from=2027-01-04 until=2027-03-31 \
	seats=2 >/dev/null || exit 1
magang cohort fill CO-000001-3 program:causes >/dev/null || exit 1
expect_success 'a seat is refused' magang cohort answer no KR-000001-3 \
	--cause other_program
expect_success 'a case is ended' magang move "$(magang list case program:causes --columns number --csv | tr -d "\r" | sed -n 2p)" no --cause tuberculosis
[ "$(stands tuberculosis)" -gt "$codes" ] && [ "$(stands other_program)" -gt 0 ]
report $? 'for codes that stand in the data'
magang erase MG-000003-7 --reason asked --yes MG-000003-7 >/dev/null || exit 1
[ "$(stands tuberculosis)" = "$codes" ] && [ "$(stands other_program)" = 0 ]
report $? 'until she is erased'
expect_success 'what the journal makes without her key is the same' magang replay again
rm -rf again

# The register says who was erased since a backup: it is missed where it is lost,
# and does not count where it was altered.
magang add person name=Lala regency=32.05 >/dev/null || exit 1
magang backup "$dir/before" >/dev/null || exit 1
magang erase MG-000004-5 --reason asked --yes MG-000004-5 >/dev/null || exit 1
cp "$store.register" whole
again() {
	rm -rf "$dir/again" "$dir/again.register"
	"$MAGANG" --store "$dir/again" restore "$dir/before" \
		--keys "$dir/before.keys" "$@"
}
expect_success 'a backup of before is put in place' again --register whole
expect_grep 'without her' '^1 person who was erased since is not brought back$'
sed '$s/^\(erased [0-9a-f]* [0-9]*\)[0-9] /\19 /' whole >altered
must_fail 66 'not by a register that was altered' again --register altered
grep -q "^magang: lines of 'altered' were altered (1), " "$dir/.err"
report $? 'which is said'
[ ! -e "$dir/again" ]
report $? 'and nothing is there'
sed '$s/.\{60\}$//' whole >cut
expect_success 'a line that was cut says nothing' again --no-register \
	--register cut
sed '$d' whole >"$store.register"
expect_status 1 'a line that is gone is missed' magang check
expect_grep 'by its number' "^1 erasure is missing in the register '.*'; put a copy"
rm "$store.register"
expect_status 1 'all that is gone is missed' magang check
expect_grep 'by the number' '^4 erasures are missing in the register '
magang backup "$dir/later" >/dev/null || exit 1
expect_success 'a backup writes them again' magang check
expect_success 'and they count' again --register "$store.register"
expect_grep 'as before' '^1 person who was erased since is not brought back$'

# A store that was put aside for a backup knows whom the register has lost.
magang add person name=Zhapus regency=32.05 >/dev/null || exit 1
magang backup "$dir/hers" >/dev/null || exit 1
her=$(magang list person name:Zhapus --columns number --csv | tr -d '\r' | sed -n 2p)
magang erase "$her" --reason asked --yes "$her" >/dev/null || exit 1
cp "$store.register" whole
for edit in '$d' '$s/^\(erased \)[^f]/\1f/;t;$s/^\(erased \)f/\1e/' '$s/.\{60\}$//'; do
	sed "$edit" whole >"$store.register"
	expect_status 1 'what the register lost is missed' magang check
	grep -q restore .out
	[ $? = 1 ]
	report $? 'and no backup is advised, which would bring her back' || show .out
	mv "$store" "$store.damaged"
	expect_success 'a backup in its place' magang restore "$dir/hers"
	expect_grep 'erases her by its own journal' '^1 change that came since is taken'
	must_fail 1 'she is not found' magang list person name:Zhapus
	expect_success 'and all is well' magang check
	rm -rf "$store"
	mv "$store.damaged" "$store"
done
sed '$s/ //' whole >"$store.register"
mv "$store" "$store.damaged"
must_fail 66 'a line that was altered keeps a backup out' magang restore "$dir/hers"
mv "$store.damaged" "$store"
cp whole "$store.register"

finish
