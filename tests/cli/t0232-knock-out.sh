#!/bin/sh
# SPDX-License-Identifier: MIT
# A test with a pass mark, to its end: the marks come as a list, who does not reach
# it is found, kept back and told why and what is short, on every face and by a
# version that would lower the mark.
. "$(dirname "$0")/lib.sh"
magang init >/dev/null || exit 1
cat >saring.yaml <<\EOF
program: saring
version: 1
prefix: SX
label: {id: Saringan, en: Selection, ja: 選考}
fields:
  marks:
    label: Marks
    written: {label: {id: Nilai tertulis, en: Written mark, ja: 筆記点}, type: number, range: 0 .. 100}
    secret: {label: Secret, type: number, range: 0 .. 9, privacy: health}
stages:
  new: {kind: start, label: New}
  invited: {kind: success, label: Invited}
  no: {kind: failed, label: Not accepted}
moves:
  - {from: new, to: invited, if: score >= 30}
  - {from: any, to: no, kind: failed}
score:
  line: 30
  parts:
    test: {weight: 100, from: written, scale: 0 .. 100, pass: 60,
      label: {id: Tes tertulis, en: Written test, ja: 筆記試験}}
letters:
  sorry:
    on: no
    text: "{why}{change}"
EOF
magang program install saring.yaml >/dev/null || exit 1
magang user add koor role=coordinator >/dev/null
for i in 1 2 3 4; do
	magang add person name="Adi $i" birth_date=2001-03-12 regency=32.05 \
		--program saring >/dev/null
done
numbers=$(magang list case --columns number --csv | tr -d '\r' | sed 1d)
# shellcheck disable=SC2086
set -- $numbers

# --- the marks ----------------------------------------------------------------------
cat >marks.csv <<EOF
number,name,person,program,Nilai tertulis
$1,Adi 1,,,80
$2,Adi 2,,,55
,Adi 3,MG-000003-7,saring,101
,Adi 4,MG-000004-5,saring,20
,Nobody,MG-000004-5,other,20
$4,,,,
EOF
must_fail 65 'marks as a list, tried' magang --as koor import case marks.csv
expect_grep 'what is not so yet is told' \
	"^2: same: written '80': registered as ''"
expect_grep 'and of whom' "^2: this is $1\$"
expect_status 1 'nothing was set' magang list case 'score>=0' --count
must_fail 65 'set, but for what no mark can be' magang --as koor import case \
	marks.csv --update
expect_grep 'by its name' "^4: reject: written '101': must be between 0 and 100"
expect_grep 'or whose program is not there' "^6: reject: there is no program 'other'"
expect_grep 'the rest is' '^6 rows, 3 updated, 1 unchanged, 2 rejected'
sed 's/101/60/; /Nobody/d' marks.csv >right.csv
expect_success 'put right' magang --as koor import case right.csv --update
expect_grep 'each once' '^5 rows, 1 updated, 4 unchanged'
printf 'number,secret\n%s,3\n' "$1" >secret.csv
must_fail 65 'what is about health nobody guesses by a list' \
	magang --as koor import case secret.csv
expect_grep 'who may not see it' '^2: reject: .*health'
printf 'number,unheard\n%s,3\n' "$1" >heads.csv
must_fail 65 'a list without a field' magang --as koor import case heads.csv
expect_success 'all of it, as export writes it' magang export case
cp .out all.csv
expect_success 'comes back' magang import case all.csv
expect_grep 'unchanged' '^4 rows, 4 unchanged'

# --- who does not reach it -------------------------------------------------------------
expect_success 'who failed is asked' magang list case fails:score.test \
	--columns number,score,fails --csv
tr -d '\r' <.out >.failed
compare 'two' .failed <<EOF
number,score,fails
$2,55,score.test
$4,20,score score.test
EOF
must_fail 1 'the mark decides, though the line is reached' \
	magang --lang id --as koor decide "number:$2" --to invited
expect_grep 'by the label of the part' 'Tes tertulis'
must_fail 1 'who reaches it exactly goes' magang --as koor decide stage:new \
	--to invited --dry-run
expect_grep 'with the others' '^2 of 4 would go'
printf 'q\n' >quit
magang --linear --lang en --as koor deck "number:$2" <quit >.deck 2>&1
grep -q 'NO, Written test: 55, 60 is needed' .deck
report $? "the card of the deck says it" || show .deck
expect_success 'declined' magang --as koor decide fails:score.test --to no
expect_success 'the desk' magang --lang ja show "$2" --why
expect_grep 'is told the mark in its own words' '筆記試験'
letter=$(magang list letter --columns number --csv | tr -d '\r' | sed -n 2p)
expect_success 'the letter' magang show "$letter"
expect_grep 'says it, too' 'Written test: 55'

# --- another mark ----------------------------------------------------------------------
sed 's/^version: 1/version: 2/; s/pass: 60/pass: 50/' saring.yaml >new.yaml
magang --as koor undo >/dev/null
expect_success 'what a lower mark would do' magang --as koor program whatif new.yaml
expect_grep 'one would come in, by this part' 'Written test'
expect_success 'sound' magang check
finish
