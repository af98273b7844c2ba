#!/bin/sh
# SPDX-License-Identifier: MIT
# A store is made once, whole, for its owner only.
. "$(dirname "$0")/lib.sh"

must_fail 66 'without a store nothing opens' magang day
expect_success 'init makes a store' magang init
expect_output 'init says who administers it' <<EOT
made a store at '$store'; '$(id -un)' is its administrator
EOT

others=$(find "$store" -perm /077)
[ -z "$others" ]
report $? 'nobody else can read or write any of it'

magang check --json | sed 's/"chain".*//' >before
expect_success 'a second init is no fault' magang init
expect_output 'a second init changes nothing and says so' <<EOT
there is a store at '$store' already; nothing changed
EOT
magang check --json | sed 's/"chain".*//' >after
expect_same 'the digest is the same' before after

expect_success 'the four programs are there' magang program list --csv
cut -d, -f1,2 "$dir/.out" | tr -d '\r' >programs
cat >want <<\EOT
name,version
kyoto-ikusei,1
kyoto-magang,1
magang-jabar,1
wirausaha-baru,1
EOT
expect_same 'programs and versions' want programs

mkdir other
echo x >other/file
must_fail 73 'a directory with something else in it is left alone' \
	"$MAGANG" --store "$dir/other" init
[ "$(ls other)" = file ]
report $? 'and nothing is added to it'

# --- a store in a store: what is copied, swapped and swept there is its own
expect_success 'a backup' magang backup copy
in_store() {
	inner=$store/$1
	shift
	must_fail 66 "none is made in another: $1 in $(basename "$(dirname "$inner")")" \
		"$MAGANG" --store "$inner" "$@"
}
in_store inner init
in_store data/inner init
in_store not/there/inner init
in_store inner demo --people 1 --fill-only
in_store inner restore --no-register copy
must_fail 66 'nor by replay' magang replay "$store/data/inner"
expect_errors 'which is said' <<EOT
magang: '$store/data/inner' lies in a store; only magang reads and writes there
EOT
[ ! -e "$store/inner" ] && [ ! -e "$store/data/inner" ] && [ ! -e "$store/not" ]
report $? 'and nothing of it is there'

finish
