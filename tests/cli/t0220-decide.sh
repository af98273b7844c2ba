#!/bin/sh
# SPDX-License-Identifier: MIT
# Many cases decided at once: the report before it happens, the same after it,
# one undo.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang add person name='Budi' regency=32.05 --program magang-jabar \
	>/dev/null || exit 1
magang add person name='Cici' regency=32.05 --program magang-jabar \
	>/dev/null || exit 1

must_fail 64 'where to is said' magang decide stage:registered
must_fail 1 'somebody fits' magang decide stage:pool --to withdrawn
must_fail 1 'a move without its reason' \
	magang decide program:magang-jabar --to withdrawn --dry-run
expect_grep 'is told' '0 of 2 would go; nothing is changed'
expect_grep 'with why' '2  not_allowed  .*a reason is needed'
expect_success 'a try' magang decide stage:registered --to withdrawn \
	--reason 'no places' --dry-run
expect_grep 'counts' '3 of 3 would go; nothing is changed'
expect_grep 'by program and stage' 'magang-jabar  Registered   2     0'
expect_success 'nothing moved' magang list case stage:registered --count
expect_grep 'all three' '^3$'
expect_success 'as a document' magang decide stage:registered --to withdrawn \
	--reason 'no places' --dry-run --json
expect_grep 'with the counts' '"act":null,"done":3,"waits":0,"moved_up":0,"left":0,'
expect_grep 'and the stages' \
	'{"program":"magang-jabar","stage":"registered","go":2,"wait":0,"stay":0}'
must_fail 1 'a row for each' magang decide program:magang-jabar --to doc_check --csv
expect_grep 'stays' '^MJ-[0-9-]*,stays,.*not moved to'
expect_success 'the decision' magang decide 'program:magang-jabar' \
	--to withdrawn --reason 'no places'
expect_grep 'is an act' '2 of 2 moved (act ACT-'
expect_success 'one undo' magang undo
expect_grep 'takes all of it back' 'Cases 2'
expect_success 'no two programs by mistake' magang decide stage:registered \
	--to withdrawn --reason x --csv
expect_grep 'is a row, too' '^JP-000001-3,moved,'
expect_success 'the store' magang check
finish
