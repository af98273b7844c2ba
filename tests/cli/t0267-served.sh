#!/bin/sh
# SPDX-License-Identifier: MIT
# Who was served already, in whatever program and year: the rule stops the case, says
# when it was, and a role lets it pass with a reason, which is kept and holds.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >shop.yaml <<\EOF
program: shop
version: 1
prefix: SH
label: Shop
stages:
  a: {kind: start, label: Asked}
  b: {label: Helped}
  c: {kind: success, label: Open}
  x: {kind: failed, label: Refused}
moves:
  - {from: a, to: b}
  - {from: b, to: c}
  - {from: a, to: x, kind: failed}
rules:
  once:
    level: block
    test: served = 0 or served_on + 3 years < opened
    override: [coordinator, manager]
    source: office policy
    say: {en: Not served in the last three years}
EOF
sed 's/shop/farm/; s/SH/FA/' shop.yaml >farm.yaml
sed 's/level: block/level: warn/' shop.yaml >bad.yaml
must_fail 65 'a rule that warns stops nobody' magang program check bad.yaml
expect_grep 'and none lets pass' "'override' is for rules that block"
sed 's/manager\]/boss]/' shop.yaml >bad.yaml
must_fail 65 'a role that is not there' magang program install bad.yaml
for program in shop farm; do
	expect_success "$program" magang program install $program.yaml
done
expect_success 'its page' magang --lang en program show shop
expect_grep 'has the rule' 'Not served in the last three years'
for who in coordinator officer; do magang user add $who role=$who >/dev/null; done
add() { # add NAME PROGRAM
	magang add person name="$1" sex=P birth_date=2001-03-12 regency=32.05 \
		--program "$2" >/dev/null
}
served() { # served CASE: to its good end
	magang --as officer move "$1" b >/dev/null && magang --as officer move "$1" c >/dev/null
}
MAGANG_CLOCK=2024-01-10T08:00
add Ani farm
served FA-000001-3
report $? 'one was served'
MAGANG_CLOCK=2026-01-10T08:00
expect_success 'who comes again' magang --as officer open MG-000001-3 shop
must_fail 1 'is stopped' magang --lang en --as officer move SH-000002-1 b
cp .err .out
expect_grep 'it is said why, when, and who may' \
	'Not served in the last three years (may let it pass: .*, Manager) (.*2027-01-10)'
expect_success 'her page' magang --as officer --lang en show SH-000002-1
expect_grep 'says it, too' 'times served before = 0: is 1; served last'
must_fail 1 'nobody passes without a reason' magang --lang en --as coordinator move SH-000002-1 b
cp .err .out
expect_grep 'which is asked' 'a reason is needed'
expect_success 'it is known before' magang --as coordinator --lang en show SH-000002-1
expect_grep 'that one is needed' 'b *Helped *yes *yes'
must_fail 1 'a reason does not help who may not' magang --as officer move SH-000002-1 b \
	--reason 'her shop burned down'
expect_success 'one who may' magang --as coordinator move SH-000002-1 b \
	--reason 'her shop burned down'
expect_success 'then others go on' magang --as officer move SH-000002-1 c
expect_success 'what was decided' magang --lang en list decision case:SH-000002-1 sort:id \
	--columns to,reason --csv
expect_output 'keeps the reason' <<\EOF
to,reason
b,her shop burned down
c,
EOF
expect_success 'and what it saw' magang --lang en show SH-000002-1 --why
expect_grep 'with its rule' 'Not served in the last three years'
expect_success 'the last is taken back' magang --as officer undo
expect_success 'and still' magang --as officer move SH-000002-1 c
expect_success 'both are' magang --as officer undo
expect_success 'with what let it pass' magang --as coordinator undo
must_fail 1 'it stops again' magang --as officer move SH-000002-1 b
# --- as of one who was merged, and after the years ---
MAGANG_CLOCK=2027-06-10T08:00
expect_success 'after three years' magang --as officer open MG-000001-3 farm
expect_success 'she may again' magang --as officer move FA-000003-7 b
add Anni shop
expect_success 'another one' magang --as officer move SH-000004-5 b
magang --as officer move FA-000003-7 c >/dev/null
expect_success 'who is one with her' magang --as coordinator merge MG-000001-3 MG-000002-1
must_fail 1 'was served' magang --as officer move SH-000004-5 c
finish
