#!/bin/sh
# SPDX-License-Identifier: MIT
# A disk that fills up under the store: what was stored stays, what was typed is
# kept, and everything says why it goes no further. It is a small one in memory,
# which only root may mount, in a name space of its own.
[ -n "${FULL_DISK:-}" ] || {
	FULL_DISK=1
	export FULL_DISK
	unshare -m sh -c 'mount -t tmpfs none /mnt' 2>/dev/null || {
		printf '1..1\nok 1 - a full disk # SKIP nothing can be mounted\n'
		exit 0
	}
	exec unshare -m sh "$0"
}
. "$(dirname "$0")/lib.sh"
trap 'umount "$dir/disk"; rm -rf "$dir"' EXIT
mkdir disk
mount -t tmpfs -o size=12m none disk || exit 1
store=$dir/disk/store
new_store
new_case

fill() {
	dd if=/dev/zero of=disk/rest bs=4096 2>/dev/null
	[ "$(df --output=avail disk | tail -1 | tr -d ' ')" = 0 ] ||
		report 1 'the disk is full'
}
room() {
	rm -f disk/rest
}
# line_by_line TEXT: a session that ends with the text
line_by_line() {
	printf "$1" | "$MAGANG" --store "$store" --linear >.out 2>.err
}
full='the disk is full; nothing of this was stored'

# --- the first draft ----------------------------------------------------------
fill
line_by_line 'b\nc 1\n\nUjang Suparman'
report $? 'a form that is left by the end of the line'
room
line_by_line 'q\nq\n'
expect_grep 'is there, on a full disk, too' '^1\. Ujang Suparman'
fill
line_by_line 'b\npersons\n1\nn 1\nsudah ditelepon'
room
line_by_line 'q\nq\n'
expect_grep 'so is a note' 'sudah ditelepon'

# no room for drafts at all: it is said, and the session goes on
rm -r disk/store/drafts
fill
"$top/tests/tools/terminal" --at '> ' --keys 'c 1\n' --at 'number: ' --keys '\n' \
	--at 'required): ' --keys 'Ujang Suparman\n' --at "drafts: $full" \
	--keys '\n\n\n\n\n' --at ': ' --keys '.discard\n' --at 'y/n' --keys 'y\n' \
	--at '> ' --keys 'q\n' "$MAGANG" --store "$store" --linear >.out 2>&1
report $? 'a form whose draft has no room'
expect_success 'reading goes on' magang show MG-000001-3
room
line_by_line 'q\n'

# --- a list, in the middle ----------------------------------------------------
# some have nothing that leads to them but for a name: they are found as well
awk 'BEGIN {
	print "Nama,Tanggal Lahir,Kab,HP"
	for (i = 0; i < 3000; i++)
		printf "Orang %c%c%co,%s,Garut,%s\n", 65 + i % 26,
			97 + int(i / 26) % 26, 97 + int(i / 676),
			i % 9 ? sprintf("%d-01-%02d", 1990 + i % 9, 1 + i % 28) \
			      : "", i % 9 ? "" : "0812"
}' >many.csv
room
left=$(df --output=avail disk | tail -1)
dd if=/dev/zero of=disk/part bs=1024 count=$((left - 2000)) 2>/dev/null
must_fail 74 'a list that is too long for the disk' magang import person many.csv
grep -q "$full" .err
report $? 'is said'
grep -q '^what was stored stays; load the same list again' .err
report $? 'and what to do'
expect_grep 'with what was stored' '^[12]...* rows, [12]...* added'
added=$(sed -n 's/^[0-9]* rows, \([0-9]*\) added.*/\1/p' .out)
expect_success 'which is all sound' magang check
expect_success 'and there' magang list person orang --count
expect_output 'to the row' <<EOF
$added
EOF
rm disk/part
expect_success 'with room again the same list' magang import person many.csv
expect_grep 'adds the rest' ", $((3000 - added)) added, .*$added unchanged"

# --- what writes files --------------------------------------------------------
fill
must_fail 74 'a backup' magang backup disk/copy
must_fail 74 'an export' magang export person -o disk/all.csv
expect_success 'what is exported in a pipe' magang export person orang
[ "$(ls disk)" = "$(printf 'rest\nstore')" ]
report $? 'nothing half is left'
must_fail 1 'the doctor' magang doctor
expect_grep 'says it' '^FAIL  disk '
expect_success 'proving works' magang check
room
expect_success 'a backup with room' magang backup disk/copy

finish
