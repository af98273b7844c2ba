#!/bin/sh
# SPDX-License-Identifier: MIT
# The log of reads is missed where it is taken away; a name is one; why somebody was
# erased does not say who.
. "$(dirname "$0")/lib.sh"
new_store
magang add person name='Tuti Hartini' birth_date=1998-09-15 regency=32.05 >/dev/null
magang user add rudi role=auditor >/dev/null
magang user add siti role=officer >/dev/null

# --- the log of reads ---
expect_success 'a read' magang --as siti show MG-000001-3
expect_success 'and the store is sound' magang check
rm -r "$store/reads"
expect_status 1 'check misses the log' magang check
expect_grep 'and says it' 'the log of reads is gone, and with it who looked at whom; a new one is kept'
expect_success 'a new one is kept' magang check
expect_success 'another read' magang --as siti show MG-000001-3
rm -r "$store/reads"
expect_success 'the next one goes on' magang --as siti show MG-000001-3
grep -q 'the log of reads is gone' .err
report $? 'and says that it is the first that is kept' || show .err
expect_success 'once' magang --as siti show MG-000001-3
! grep -q 'is gone' .err
report $? 'as it is there' || show .err
magang --as rudi access MG-000001-3 >.out
expect_grep 'with what was read since' 'siti'

# --- the drafts ---
kept() {
	printf 'nama: Iis\nnik: 321\n' >note.txt
	magang import note note.txt >/dev/null 2>&1
}
kept
rm -r "$store/drafts"
expect_status 1 'check misses the drafts' magang check
expect_grep 'and says it' '^the drafts are gone, and with them what was typed and not saved'
expect_success 'and once' magang check
kept
rm "$store/drafts/data.mdb"
expect_success 'who opens the store' magang list person
grep -q '^magang: the drafts are gone' .err
report $? 'is told so, too' || show .err
expect_success 'once' magang list person
[ ! -s .err ]
report $? 'as there are new ones' || show .err

# --- a store that was not made to its end ---
mv "$store" away
mkdir "$store.new" && : >"$store.new/unfinished"
must_fail 66 'the store is lost' magang list person
grep -q "there is no store at '$store'; '$store.new' beside it was not made to its end" .err
report $? 'and what lies beside it is none' || show .err
rm -r "$store.new"
cp -a away "$store.new"
must_fail 66 'another is one' magang list person
grep -q "; '$store.new' beside it is a store: if it is this one, give it back its name" .err
report $? 'and that is said' || show .err
rm -r "$store.new"
mv away "$store"

# --- names ---
five=$(printf 'Ade\314\201\314\202\314\203\314\204\314\205')
two=$(printf 'Ba\314\243\314\202u')
{
	line add person "name=$five" birth_date=2001-03-12
	line add person 'name=😀😀' birth_date=2001-03-12
	line add person name=12-3 birth_date=2001-03-12
	line set MG-000001-3 name=-.-
	line add person "name=$two" birth_date=2001-03-12
	line add person 'name=山田 太郎' birth_date=2001-03-12
	line add person "name=D'Arcy" birth_date=2001-03-12
} | each >.out 2>&1
[ "$(grep -c 'a name needs a letter, and has at most two marks on one' .out)" = 4 ] &&
	[ "$(grep -c '^status 0' .out)" = 3 ]
report $? 'a name has letters, and they can be read'
[ "$(grep -c '^status 0' .out)" = 3 ] || show .out

# --- why somebody is erased ---
magang add person name='Onih Yuliani' nik=3205066107960002 phone=081234567890 \
	regency=32.05 >.new
her=$(sed -n 's/:.*//p;q' .new)
{
	line erase "$her" --yes "$her" --reason 'asked by ONIH herself'
	line erase "$her" --yes "$her" --reason 'of 32.05.06.610796.0002'
	line erase "$her" --yes "$her" --reason 'rang from +62 812 3456 7890'
	line show "$her" --as rudi
	line erase "$her" --yes "$her" --reason 'request of 2026-11-20'
} | each >.out 2>&1
[ "$(grep -c 'says the name or a number of who is erased' .out)" = 3 ] &&
	[ "$(grep -c '^status 0' .out)" = 2 ]
report $? 'the reason says why, not who'
[ "$(grep -c '^status 0' .out)" = 2 ] || show .out
finish
