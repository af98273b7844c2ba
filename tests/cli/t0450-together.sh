#!/bin/sh
# SPDX-License-Identifier: MIT
# The screens while somebody else works in the same record.
. "$(dirname "$0")/lib.sh"
new_store
new_case
TERM=xterm-256color

# A list to choose from is on the screen; what it means must not move under it.
expect_success 'a paper is chosen after another one has come' \
	"$top/tests/tools/terminal" \
	--at 'magang' --keys '/JP-000001-3\rp' --at 'Which' \
	--run "'$MAGANG' --store '$store' doc JP-000001-3 ktp" \
	--size 80x20 --at 'Which' --keys '3qq' \
	"$MAGANG" --store "$store"
magang show JP-000001-3 --json >.out
expect_grep 'it is the one that was shown at that digit' \
	'"name":"kk","label":"[^"]*","state":"present"'
expect_grep 'and no other one' '"name":"akta","label":"[^"]*","state":"missing"'

finish
