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
must_fail 1 'it cannot be taken back' magang undo

finish
