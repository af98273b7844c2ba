#!/bin/sh
# SPDX-License-Identifier: MIT
# Files that are cut, damaged or empty: whatever a command meets, it ends with a
# status of its own and a sentence, never by a signal.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang backup "$dir/backup" >/dev/null || exit 1
magang list person >whole

# spoil FILE BYTES: a copy of the store whose file has so many bytes
spoil() {
	rm -rf bad
	cp -a "$store" bad
	truncate -s "$2" "bad/$1"
}

# flip FILE PLACE: the copy has another byte there
flip() {
	rm -rf bad
	cp -a "$store" bad
	printf '\252' | dd of="bad/$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

# says STATUS COMMAND...: it ends so, and says why on standard error
says() {
	wanted=$1
	shift
	run "$@"
	got=$?
	[ $got = "$wanted" ] && grep -q '^magang: .' .err && return
	echo "# status $got, not $wanted: $*"
	show .out .err
	return 1
}

bad() {
	"$MAGANG" --store "$dir/bad" "$@"
}

# What is cut is said by every command, and doctor goes on with the rest.
while read -r file bytes; do
	spoil "$file" "$bytes"
	says 65 bad list person && says 65 bad note MG-000001-3 x &&
		says 65 bad check
	report $? "$file of $bytes bytes"
	must_fail 1 'doctor' bad doctor
	expect_grep 'names it' '^FAIL  store .*back'
	expect_grep 'and looks at the rest' '^ok    disk '
done <<\END
data/data.mdb 0
data/data.mdb 8192
data/data.mdb 20000
data/data.mdb 102400
keys/data.mdb 0
keys/data.mdb 8192
keys/data.mdb 9000
keys/master 31
END

# Drafts and what is parsed are made again: nobody is kept from working.
while read -r file bytes; do
	spoil "$file" "$bytes"
	expect_success "$file of $bytes bytes" bad list person
	expect_same 'keeps nobody from working' whole .out
	expect_success 'check' bad check
done <<\END
parsed 0
parsed 100
parsed 70000
drafts/data.mdb 0
drafts/data.mdb 8192
drafts/data.mdb 5000
END

# A byte anywhere in a page: an answer, and none by a signal.
i=0 seen=0 odd=0
while [ $i -lt 24 ]; do
	flip data/data.mdb $((i % 12 * 4096 * 7 + 8192 + i * 37 % 4096))
	for command in 'check' 'list person' 'show MG-000001-3'; do
		# shellcheck disable=SC2086
		run bad $command
		got=$?
		[ $got -lt 128 ] || odd=$((odd + 1))
		[ $got = 0 ] || seen=$((seen + 1))
		[ $got != 65 ] || grep -q '^magang: .' .err || odd=$((odd + 1))
	done
	i=$((i + 1))
done
[ $odd = 0 ]
report $? "a flipped byte ends no command by a signal ($odd)"
[ $seen -gt 5 ]
report $? "some are found ($seen)"

# Backups: nothing is put in place that cannot be read.
while read -r file bytes; do
	rm -rf copy
	cp -a backup copy
	truncate -s "$bytes" "copy/$file"
	must_fail 65 "a backup with $file of $bytes bytes" \
		"$MAGANG" --store "$dir/new" restore --no-register copy
	[ ! -e new ] && [ ! -e new.new ] && [ ! -e new.lock ]
	report $? 'leaves nothing'
done <<\END
data/data.mdb 0
data/data.mdb 8192
data/data.mdb 102400
keys/data.mdb 8192
keys/data.mdb 9000
keys/master 0
END
rm -rf copy
cp -a backup copy
head -c 60000 /dev/urandom >copy/data/data.mdb
must_fail 65 'a backup of nothing but noise' \
	"$MAGANG" --store "$dir/new" restore --no-register copy
expect_errors 'is said' <<\END
magang: 'copy' is no backup that can be read: a file of it is cut or damaged; take another one
END
expect_success 'the whole one' "$MAGANG" --store "$dir/new" restore --no-register backup

finish
