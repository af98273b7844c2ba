#!/bin/sh
# SPDX-License-Identifier: MIT
# doctor: finds what is wrong also where nothing is in order, and says so in one
# line a check.
. "$(dirname "$0")/lib.sh"

must_fail 1 'without a store' magang doctor
expect_grep 'the store is what fails' "^FAIL  store .*to make one: magang"
expect_grep 'what lies in it is left out' '^skip  programs  the store does not'
expect_grep 'the terminal is looked at all the same' \
	"^warn  terminal  TERM 'dumb' cannot place text"
expect_grep 'so is the disk on which it would lie' '^ok    disk '
[ "$(grep -c . .out)" = 13 ]
report $? 'one line a check'
must_fail 1 'a store in no directory' "$MAGANG" --store /nothing/here doctor

new_store
new_case
expect_success 'a new store' magang doctor
expect_grep 'its clock is in the zone of the office' \
	'^ok    clock     2026-11-24 08:00 (UTC+7:00)$'
expect_grep 'its last change' '^ok    store .* the last at 2026-11-24 08:00;'
expect_grep 'its sessions' '^ok    sessions  1 of 2048$'
expect_grep 'its programs' '^ok    programs  4, without a fault$'
expect_grep 'its settings' '^ok    settings  site, roles, .* can be read$'
expect_grep 'it wants a backup' '^warn  backup    there was none yet; '
expect_success 'as one document' magang doctor --json
expect_grep 'for programs' \
	'^{"v":1,"checks":\[{"check":"locale",.*"result":"ok".*\],"ok":true}$'

magang backup "$dir/copy" >/dev/null
expect_success 'after a backup' magang doctor
expect_grep 'it is content' '^ok    backup    the last one is of 2026-11-24 08:00$'
expect_success 'three days later' \
	env MAGANG_CLOCK=2026-11-27T08:00 "$MAGANG" --store "$store" doctor
expect_grep 'it wants another one' '^warn  backup  .* 3 days ago; every night run'
expect_success 'home on the second day' env MAGANG_CLOCK=2026-11-26T08:00 "$MAGANG" \
	--store "$store" --lang en --dump-screen '@40x20'
must_not_grep 'is content as well' 'no backup'
expect_success 'and on the third' env MAGANG_CLOCK=2026-11-27T08:00 "$MAGANG" \
	--store "$store" --lang en --dump-screen '@40x20 Enter'
expect_grep 'it says so first' '^>   ! no backup for 3 days'
expect_grep 'and what is to be done' 'magang backup DIR'

must_fail 1 'a clock that is late' \
	env MAGANG_CLOCK=2026-11-23T08:00 "$MAGANG" --store "$store" doctor
expect_grep 'is found by the last change' \
	'^FAIL  clock     it says 2026-11-23 08:00, but .* at 2026-11-24 08:00: set'
must_fail 1 'a clock that was never set' \
	env MAGANG_CLOCK=1970-01-02T08:00 "$MAGANG" --store "$store" doctor
expect_grep 'is found by its year' '^FAIL  clock     it says 1970-01-02 08:00; set'

expect_success 'a locale that is not UTF-8' magang doctor
expect_grep 'is named' "^warn  locale    'C' is not UTF-8"
expect_success 'a locale that is' \
	env LC_CTYPE=ja_JP.utf8 "$MAGANG" --store "$store" doctor
expect_grep 'is well' '^ok    locale    ja_JP.utf8, language en$'
expect_success 'one more language' env LC_CTYPE=C.UTF-8 "$MAGANG" \
	--store "$store" --lang id doctor
expect_grep 'all its texts are whole' '^ok    locale    C.UTF-8, bahasa id$'
expect_success 'another language' magang --lang ja doctor
expect_grep 'words that a program may look for stay' '^ok    programs  4'
expect_success 'a terminal that nobody knows' \
	env TERM=tty-of-mars "$MAGANG" --store "$store" doctor
expect_grep 'is taken for another' "^warn  terminal  TERM 'tty-of-mars' is unknown"
expect_success 'no colours' \
	env TERM=xterm NO_COLOR=1 "$MAGANG" --store "$store" doctor
expect_grep 'as asked for' '^ok    colours   none, because NO_COLOR is set$'

must_fail 64 'keys without a terminal' magang doctor --keys
TERM=xterm
expect_success 'on a terminal' \
	"$top/tests/tools/terminal" "$MAGANG" --store "$store" doctor
expect_grep 'its window' '^ok    window    80 columns, 24 rows$'
expect_grep 'letters between bars' '^|漢字かな|ｱｲｳ|'
expect_grep 'columns are counted' '^ok    width     the terminal counts columns'
expect_success 'a terminal that counts otherwise' "$top/tests/tools/terminal" \
	--ambiguous 2 "$MAGANG" --store "$store" doctor
expect_grep 'it is told where' '^warn  width     11 columns for .*which has 6: '
expect_success 'a terminal that does not answer' "$top/tests/tools/terminal" \
	--dumb "$MAGANG" --store "$store" doctor
expect_grep 'is waited for no longer than it takes' '^skip  width '
expect_success 'keys' "$top/tests/tools/terminal" --at 'q ends' \
	--keys 'a\x1b[A\xe3\x81\x82q' "$MAGANG" doctor --keys
expect_grep 'as bytes and as what they are' \
	'^61 1b 5b 41 e3 81 82 71 -> a Up あ q$'

# What the program finds of its texts, beside a copy of it.
cp "$MAGANG" . && cp -R "${MAGANG%/*}/share" . || exit 1
mo=share/locale/id/LC_MESSAGES/magang.mo
own() {
	"$dir/magang" --store "$store" "$@"
}
expect_success 'a copy' own --lang id help
cp .out indonesian
expect_success 'in English' own --lang en help
cp .out english
cmp -s english indonesian
report $((! $?)) 'the two differ'
cp $mo whole
head -c 5000 whole >$mo
must_fail 1 'a catalog that ends too early' own --lang id doctor
expect_grep 'is said' "^FAIL  locale    .*'id' .* are damaged; install"
expect_success 'help' own --lang id help
expect_same 'is in English then' english .out
must_fail 64 'a fault' own --lang id nothing
rm $mo
must_fail 1 'no catalog' own --lang id doctor
expect_grep 'is said, too' "^FAIL  locale    no texts in language 'id'"
expect_success 'help' own --lang id help
expect_same 'is in English' english .out

: >"$store/broken" # as check leaves it
must_fail 1 'a journal that was found broken' magang doctor
expect_grep 'is said' '^FAIL  store .*the journal is broken'
run env LC_MESSAGES= "$MAGANG" --store "$store" list person
grep -q '^magang: jurnalnya rusak' .err
report $? 'in the language of all that is said'
rm "$store/broken"

cp -a "$store" broken
: >broken/data/data.mdb
must_fail 1 'an empty file of data' "$MAGANG" --store "$dir/broken" doctor
expect_grep 'is said' '^FAIL  store .*is empty or not there; how to mend that says: magang check'
chmod 755 broken
must_fail 1 'a store that others can read' \
	"$MAGANG" --store "$dir/broken" doctor
expect_grep 'is said, with the line to run' '^FAIL  store .*run: chmod go= '

finish
