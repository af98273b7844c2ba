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
	another_byte "bad/$1" "$2"
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
	expect_grep 'names it' '^FAIL  store .*\(back\|magang check\)'
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

# A head page that tells of another version of LMDB than the other one does.
flip data/data.mdb 4116
says 65 bad check && grep -q 'is damaged inside' .err
report $? 'the version of a head page is another' || show .err

# What is parsed is made again: nobody is kept from working.
while read -r file bytes; do
	spoil "$file" "$bytes"
	expect_success "$file of $bytes bytes" bad list person
	expect_same 'keeps nobody from working' whole .out
	expect_success 'check' bad check
done <<\END
parsed 0
parsed 100
parsed 70000
END

# Of drafts whoever finds it says so, and where they lie. Without any, an empty file
# and one without pages are whole.
while read -r bytes status; do
	spoil drafts/data.mdb "$bytes"
	expect_success "drafts of $bytes bytes" bad list person
	expect_same 'keep nobody from working' whole .out
	expect_status "$status" 'check' bad check
	[ "$status" = 0 ] ||
		expect_grep 'says where they are' 'drafts were damaged and lie in .*drafts.damaged.1'
	expect_success 'and once' bad check
done <<\END
0 0
8192 0
5000 1
END

# A draft, a run that is kept beside them: a byte of each is found by check, which
# says which it was.
cat >far.yaml <<\END
program: far
version: 1
prefix: FR
label: Far
stages:
  pool: {kind: start, label: Pool, matched: yes}
  done: {kind: success, label: Done}
moves:
  - {from: pool, to: done}
END
cp -a "$store" runs
runs() {
	"$MAGANG" --store "$dir/runs" "$@"
}
runs program install far.yaml >/dev/null || exit 1
runs add organisation name=Tani kind=host >/dev/null || exit 1
runs open MG-000001-3 far >/dev/null || exit 1
runs add slot program=far host=OR-000001-3 name=K-1 seats=1 >/dev/null || exit 1
runs match far --seed 1 >/dev/null || exit 1
printf 'b\npersons\n1\nn 1\nsudah' | runs --linear >/dev/null 2>&1
expect_success 'both are whole' runs check
size=$(stat -c %s runs/drafts/data.mdb)
: >found
for at in $(awk -v n="$size" 'BEGIN {
	for (p = 8192; p < n && p < 65536; p += 4096)
		for (i = 60; i < 1200; i += 120)
			print p + 4096 - i
}'); do
	rm -rf bad
	cp -a runs bad
	another_byte bad/drafts/data.mdb "$at"
	run bad check
	cat .out >>found
done
grep -q '^run 1 that was kept: what it kept of its input cannot be read$' found
report $? 'a run is named'
grep -q '^1 draft cannot be opened; who typed it is told at the next start$' found
report $? 'a draft is counted'

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
[ $seen -gt 0 ]
report $? "some are found ($seen)"

# check says which line puts the last backup in its place; that line does it.
advised() { # advised WHAT: of the copy
	run bad check
	[ $? != 0 ]
	report $? "$1: check does not say that all is well"
	cat .out .err >said
	line=$(sed -n "s/.*this puts the last backup in its place.*of later changes: //p" said)
	[ -n "$line" ]
	report $? 'but which line puts the last backup back' || show said
	line=$(echo "$line" | sed "s|magang --store|'$MAGANG' --store|")
	expect_success 'that line' sh -c "$line"
	expect_success 'does it' bad check
	expect_same 'and all is well' .well .out
	expect_success 'with what it had' bad list person
	expect_same 'by then' whole .out
	[ -d bad.damaged ]
	report $? 'what was damaged is kept'
	rm -rf bad.damaged*
}
rm -rf bad
cp -a "$store" bad
bad backup "$dir/bad backup" >/dev/null || exit 1
bad check >.well
bad list person >whole
cp -a bad kept
for cut in 0 8192 20000; do
	rm -rf bad
	cp -a kept bad
	truncate -s $cut bad/data/data.mdb
	advised "data of $cut bytes"
done
rm -rf bad
cp -a kept bad
# Where less will do, less is said: nothing that was done since the backup is lost.
cp bad.register kept.register
fresh_copy() {
	rm -rf bad bad.damaged* bad.anew*
	cp -a kept bad
	cp kept.register bad.register
	bad note MG-000001-3 'since the backup' >/dev/null || exit 1
	bad set MG-000001-3 remark=Xylofonia >/dev/null || exit 1
	bad list person >since
}

# done_as PHRASE WHAT: the line behind the phrase, and only that, is advised
done_as() {
	run bad check
	[ $? != 0 ]
	report $? "$2: check does not say that all is well"
	cat .out .err >said
	line=$(sed -n "s/.*$1: //p" said)
	[ -n "$line" ]
	report $? 'but which line mends it' || show said
	case $1 in *'last backup'*) ;; *)
		! grep -q 'last backup in its place' said
		report $? 'and no older store' || show said
		;;
	esac
	line=$(echo "$line" | sed "s|magang --store|'$MAGANG' --store|g")
	expect_success 'that line' sh -c "$line"
	expect_success 'does it' bad check
	expect_grep 'and all is well' '^all is well$'
	expect_success 'with all of the persons' bad list person
	expect_same 'as they were' since .out
	expect_success 'and what was done last' bad log MG-000001-3
	expect_grep 'is there' 'since the backup'
}

# bytes TEXT: other bytes wherever the text stands in the data
bytes() {
	for at in $(grep -obUa "$1" bad/data/data.mdb | cut -d: -f1); do
		another_byte bad/data/data.mdb "$at"
	done
}
anew='makes the store anew from its journal, with its drafts and runs'
fresh_copy
bytes Xylofonia
bad match kyoto-ikusei --seed 5 >/dev/null
bad match kyoto-ikusei --runs >.runs
done_as "$anew" 'a record'
expect_success 'the runs that were kept' bad match kyoto-ikusei --runs
expect_same 'are there, too' .runs .out
# The text of a setting stands in its record, and sealed in the journal or not.
for at in $(grep -obUa 'language: ' kept/data/data.mdb | cut -d: -f1); do
	fresh_copy
	another_byte bad/data/data.mdb "$at"
	run bad check
	grep -q 'ST-.* is damaged' .out && ! grep -q '^journal entry' .out && break
done
run bad backup .tried
got=$?
rm -f .tried .tried.keys
[ $got = 0 ]
report $? 'a backup without the settings is made' || show .out .err
done_as "$anew" 'a setting'
fresh_copy
head -c 32 /dev/urandom >bad/keys/master
done_as 'puts the keys back; then check again' 'another master key'
fresh_copy
rm bad/keys/master
done_as 'puts the keys back; then check again' 'no master key'
# Keys whose file is torn: what can be read of it, and the rest of their backup. Who came
# since the backup has a key that was made ahead, and is in both.
torn() {
	fresh_copy
	bad add person name=Terakhir regency=32.05 >/dev/null || exit 1
	bad list person >since
}
while read -r how; do
	torn
	sh -c "$how" || exit 1
	done_as 'puts the keys back; then check again' "$how"
	[ -z "$(ls -d bad*.part bad/*.part 2>/dev/null)" ]
	report $? 'and no file is half'
done <<\END
rm bad/keys/data.mdb
rm -r bad/keys
truncate -s 20000 bad/keys/data.mdb
n=$(stat -c %s bad/keys/data.mdb); truncate -s 0 bad/keys/data.mdb; truncate -s $n bad/keys/data.mdb
for i in 2 3 4 5 6 7 8; do printf '\377\377' | dd of=bad/keys/data.mdb bs=1 conv=notrunc seek=$((i * 4096 + 12)); done 2>/dev/null
END
# A torn data file: what came since the backup is in its pages still, and so are the keys
# of who was registered by then, more than were made ahead.
head -c 9000 /dev/urandom | base64 -w0 | sed 's/.\{60\}/& /g' | cut -c 1-3900 >long
since_backup() {
	fresh_copy
	bad add person name=Terakhir regency=32.05 >/dev/null || exit 1
	bad note MG-000001-3 "$(cat long)" >/dev/null || exit 1
	bad add person name=Terhapus regency=32.05 >/dev/null || exit 1
	gone=$(bad list person name:Terhapus --columns number --csv | tr -d '\r' | sed -n 2p)
	bad erase "$gone" --reason "atas permintaan" --yes "$gone" >/dev/null || exit 1
	bad set MG-000001-3 remark='since the backup' >/dev/null || exit 1
	bad list person >since
}
back='last backup in its place.*of later changes'
no_meta() { # no page says where the others are
	dd if=/dev/zero of=bad/data/data.mdb bs=4096 count=2 conv=notrunc 2>/dev/null
}
since_backup
no_meta
done_as "$back" 'torn data'
expect_success 'the act that was long' bad log MG-000001-3
expect_grep 'is whole' "$(tail -c 40 long | cut -c 1-30)"
must_fail 1 'who was erased is not back' bad list person name:Terhapus
# Pages of the journal that are gone with it: what is lost is said.
since_backup
for at in $(grep -obUa 'atas permintaan' bad/data/data.mdb | cut -d: -f1); do
	dd if=/dev/zero of=bad/data/data.mdb bs=4096 count=1 conv=notrunc \
		seek=$((at / 4096)) 2>/dev/null
done
no_meta
line=$(bad check 2>&1 | sed -n "s/.*$back: //p" | sed "s|magang --store|'$MAGANG' --store|g")
expect_success 'pages of the journal are gone' sh -c "$line"
expect_grep 'how many are lost is said' \
	'^[1-9] changes\{0,1\} behind that can be proved by nothing there, and \(is\|are\) lost$'
expect_success 'what is there is sound' bad check
since_backup
no_meta
line=$(bad check 2>&1 | sed -n "s/.*$back: //p" | sed "s|magang --store|'$MAGANG' --store|g")
expect_success 'what a store that was put aside does not have' \
	sh -c "${line%%restore*} restore --only ${line##*restore }"
! grep -q 'came since' .out
report $? 'is left out on request'
must_fail 1 'with all that came since' bad list person name:Terakhir

torn
mv 'bad backup.keys' away
rm bad/keys/data.mdb
run bad check
grep -q "as far as that goes without the last backup, '$dir/bad backup.keys'" .err
report $? 'keys without their backup' || show .err
must_fail 1 'what can be done is done' bad mend
expect_grep 'and who is lost is named' '^MG-000001-3: the key is lost; a backup of the keys may have it: magang mend KEYS$'
mv away 'bad backup.keys'
expect_success 'until it is found' bad mend 'bad backup.keys'
expect_success 'and all is well' bad check
# Files that lie in each other's places, or come from elsewhere.
while read -r step how; do
	fresh_copy
	bad show MG-000001-3 --reveal >/dev/null || exit 1
	sh -c "$how" || exit 1
	done_as "puts $step.*; then check again" "$how"
done <<\END
both mv bad/data x; mv bad/keys bad/data; mv x bad/keys
both mv bad/data/data.mdb x; mv bad/keys/data.mdb bad/data/data.mdb; mv x bad/keys/data.mdb
the cp bad/data/data.mdb bad/keys/data.mdb
the cp bad/drafts/data.mdb bad/keys/data.mdb
the cp bad/reads/data.mdb bad/keys/data.mdb
END
fresh_copy
cp bad/keys/data.mdb bad/data/data.mdb
cp whole since
run bad check
line=$(sed -n "s/.*$back: //p" .err | sed "s|magang --store|'$MAGANG' --store|g")
expect_success 'keys in the place of the data' sh -c "$line"
expect_success 'are a backup away' bad check
while read -r what how; do
	fresh_copy
	bad show MG-000001-3 --reveal >/dev/null || exit 1
	sh -c "$how" || exit 1
	run bad check
	grep -q "^the $what .*damaged and lies\{0,1\} in '.*' now" .out
	report $? "$how: is said" || show .out .err
	expect_success 'and done with' bad check
	expect_success 'all is there' bad list person
	expect_same 'as it was' since .out
done <<\END
drafts mv bad/drafts x; mv bad/reads bad/drafts; mv x bad/reads
drafts mv bad/drafts/data.mdb x; mv bad/reads/data.mdb bad/drafts/data.mdb; mv x bad/reads/data.mdb
drafts cp bad/data/data.mdb bad/drafts/data.mdb
log cp bad/data/data.mdb bad/reads/data.mdb
log cp bad/keys/data.mdb bad/reads/data.mdb
END
fresh_copy
truncate -s 5000 bad/drafts/data.mdb
run bad check
! grep -q 'in its place\|anew\|mend' .out .err
report $? 'what is put aside asks for nothing' || show .out .err

# A file that is not there: as one that is cut, and never a store to be made.
while read -r lost; do
	rm -rf bad bad.damaged*
	cp -a kept bad
	rm -r "bad/$lost"
	says 65 bad list person && ! grep -q 'init' .err
	report $? "$lost is not there" || show .err
	advised "without $lost"
done <<\END
data/data.mdb
data
END
rm -rf bad
cp -a kept bad
rm 'bad backup'
truncate -s 0 bad/data/data.mdb
says 65 bad check && grep -q "the last backup was '$dir/bad backup', which is not there" .err
report $? 'a backup that is gone is said' || show .err
rm -f 'bad backup.keys'
magang list person >whole

# A record that is damaged is not one that is not there.
rm -rf bad
cp -a "$store" bad
bad set MG-000001-3 remark=Xylofonia >/dev/null || exit 1
bad user add asep role=officer >/dev/null
kase=$(bad list case --columns number --csv | tr -d '\r' | sed -n 2p)
for at in $(grep -obUa Xylofonia bad/data/data.mdb | cut -d: -f1); do
	another_byte bad/data/data.mdb "$at"
done
for command in 'show MG-000001-3' 'list person' 'list person --csv' \
	'export person' 'set MG-000001-3 email=a@b.id' \
	'note MG-000001-3 x' 'log MG-000001-3' 'access MG-000001-3' \
	"show $kase" "move $kase withdrawn --reason x" 'show 3205055203989001' \
	'add person name=Iis nik=3205055203989001' "assign $kase asep"; do
	# shellcheck disable=SC2086
	says 65 bad $command &&
		grep -q '^magang: MG-000001-3 is damaged .*: magang check$' .err
	report $? "$command says so" || show .err
done
expect_success 'what has nothing to do with it goes on' \
	bad add person name=Ujang regency=32.05

# Two files never have one name, however it is spelled.
for name in both ./both; do
	must_fail 73 'data and keys in one file' magang backup both --keys $name
	expect_errors 'is said' <<END
magang: '$name' is being written already; give another name
END
	[ -z "$(ls -d both* 2>/dev/null)" ]
	report $? 'and nothing is there'
done

# Backups: nothing is put in place that cannot be read.
refused() {
	must_fail 65 "$1" "$MAGANG" --store "$dir/new" restore --no-register copy
	[ -z "$(ls -d new* 2>/dev/null)" ]
	report $? 'leaves nothing'
}
fresh() {
	cp backup copy
	cp backup.keys copy.keys
}
for file in copy copy.keys; do
	for bytes in 0 8 30 400 $(($(stat -c %s "backup${file#copy}") - 1)); do
		fresh
		truncate -s "$bytes" "$file"
		refused "a backup with $file of $bytes bytes"
	done
	fresh
	another_byte "$file" 900
	refused "a byte of $file is another"
done
expect_errors 'is said' <<\END
magang: 'copy.keys' is cut or damaged; take another backup
END
fresh
rm copy.keys
must_fail 66 'without keys' "$MAGANG" --store "$dir/new" restore --no-register copy
expect_errors 'it says which' <<\END
magang: the keys of 'copy' are not beside it, and without keys it opens nobody; give those of that day or a later one: --keys FILE
END

# The master key is lost, or another: the backup of the keys has it.
for bytes in 31 32; do
	rm -rf bad
	cp -a "$store" bad
	head -c $bytes /dev/urandom >bad/keys/master
	says 65 bad list person && grep -q 'magang mend KEYS$' .err
	report $? "a master key of $bytes bytes that is none"
	expect_success 'is put back' bad mend backup.keys
	expect_output 'and that is said' <<\END
the master key is put back
0 keys are put back
END
	expect_success 'all is well' bad check
done
head -c 32 /dev/urandom >bad/keys/master
"$MAGANG" --store else init >/dev/null
"$MAGANG" --store else backup else.b >/dev/null
must_fail 65 'not by keys of another office' bad mend else.b.keys
expect_success 'the right ones, from either file' bad mend backup backup.keys
must_fail 66 'nor by its data' bad mend else.b

# Keys of an earlier day: who came later is named, and nothing half is made.
i=0
while [ $i -lt 300 ]; do
	echo "Orang $i,19$((70 + i % 30))-01-02,32.05"
	i=$((i + 1))
done | sed '1i Nama,Tanggal lahir,Kabupaten' >many.csv
magang import person many.csv >/dev/null 2>&1
magang backup "$dir/later" >/dev/null || exit 1
must_fail 66 'keys of an earlier day' "$MAGANG" --store "$dir/new" restore \
	--no-register later --keys backup.keys
grep -q "^magang: 'backup.keys' of 2026-11-24 08:00 does not open [0-9]* people (MG-.*--keys FILE, or --partly" .err
report $? 'it says whom they do not open'
[ -z "$(ls -d new* 2>/dev/null)" ]
report $? 'nothing is made'
expect_success 'the rest, when asked for' "$MAGANG" --store "$dir/part" restore \
	--no-register later --keys backup.keys --partly
expect_grep 'says how many are numbers' '^[0-9]* people are there as numbers only'
expect_success 'who opens is there' "$MAGANG" --store "$dir/part" show 3205055203989001
expect_success 'keys of a later day' "$MAGANG" --store "$dir/old" restore \
	--no-register backup --keys later.keys
expect_success 'open all' "$MAGANG" --store "$dir/old" check
must_fail 66 'keys of another office' "$MAGANG" --store "$dir/new" restore \
	--no-register backup --keys else.b.keys
expect_success 'the whole one' "$MAGANG" --store "$dir/new" restore --no-register backup

finish
