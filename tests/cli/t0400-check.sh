#!/bin/sh
# SPDX-License-Identifier: MIT
# check, replay, backup, restore: the same digest everywhere.
. "$(dirname "$0")/lib.sh"
new_store
new_case

digest() {
	"$MAGANG" --store "$1" check --json |
		sed 's/.*"digest":"\([0-9a-f]*\)".*/\1/'
}

expect_success 'check' magang check --json
expect_grep 'its document' '^{"v":1,"ok":true,"problems":\[\],"n_problems":0,"digest":"[0-9a-f]\{64\}"'
digest "$store" >want

expect_success 'replay' magang replay "$dir/again"
digest "$dir/again" >got
expect_same 'replay arrives at the same digest' want got
must_fail 73 'replay does not write into a store' magang replay "$dir/again"

expect_success 'backup' magang backup "$dir/backup"
expect_output 'two files, and what to do with them' <<END
data written to '$dir/backup'; it opens nobody by itself
keys written to '$dir/backup.keys'; keep them as safe as the store, and not as long as the data
END
[ -z "$(find "$dir/backup" "$dir/backup.keys" -perm /077)" ]
report $? 'nobody else can read them'
must_fail 66 'a backup inside the store' magang backup "$store/backup"
must_fail 73 'a backup does not write over another' magang backup "$dir/backup"

must_fail 66 'restore asks who was erased since' \
	"$MAGANG" --store "$dir/new" restore "$dir/backup"
expect_success 'restore' "$MAGANG" --store "$dir/new" restore "$dir/backup" \
	--register "$store.register"
digest "$dir/new" >got
expect_same 'the restored store has the same digest' want got
must_fail 73 'restore does not write over a store' \
	"$MAGANG" --store "$dir/new" restore "$dir/backup"
must_fail 66 'restore from nothing' \
	"$MAGANG" --store "$dir/new2" restore "$dir/nothing"

expect_success 'somebody is erased' \
	magang erase MG-000001-3 --reason asked --yes MG-000001-3
rm -r "$store"
expect_success 'the backup of before' magang restore "$dir/backup"
must_fail 1 'brings nobody back' magang show 3205055203989001
expect_success 'and is sound' magang check

finish
