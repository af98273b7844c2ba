#!/bin/sh
# SPDX-License-Identifier: MIT
# What became of somebody: proved as well as its grade says, never edited, only
# replaced, and the same licence of several people is seen.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >firm.yaml <<\EOF
program: firm
version: 1
prefix: FI
label: Firm
stages:
  a: {kind: start, label: Asked}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: x, kind: exit}
targets:
  founders: {total: 100}
  workers: {total: 10}
outcomes:
  business: {label: Business, counts_for: founders, digits: 13, lasts: 12 months}
  union: {label: Union, counts_for: founders}
  job: {label: Job, counts_for: workers, lasts: 6 months}
EOF
for bad in 's/counts_for: workers/counts_for: worker/' 's/12 months/12 working days/' \
	's/digits: 13/digits: 0/'; do
	sed "$bad" firm.yaml >bad.yaml
	must_fail 65 "an outcome that cannot be: $bad" magang program check bad.yaml
done
sed 's/counts_for: workers/counts_for: worker/' firm.yaml >bad.yaml
must_fail 65 'a target that is not there' magang program check bad.yaml
expect_grep 'is told with the nearest one' \
	"outcome 'job': there is no target 'worker'; did you mean 'workers'?"
expect_success 'a program' magang program install firm.yaml
expect_success 'its page' magang program show firm
expect_grep 'says what is recorded later' 'Business *counts for 12 months'
magang user add rina role=officer areas=32.05 >/dev/null
magang user add loket role=officer areas=32.73 >/dev/null
new_cases firm 'Ani Budi Cici'
ani=FI-000001-3 budi=FI-000002-1 nib=9120001234567

# --- what it has to be ---
expect_success 'a business with its licence' magang --as rina add outcome case=$ani \
	what=business grade=a licence=$nib date=2026-06-30
expect_grep 'has a number' '^HS-000001-3: added'
expect_success 'it' magang show HS-000001-3
expect_grep 'holds for a year' 'Until *2027-06-30'
expect_grep 'and counts where she lives' 'Counted in *Kabupaten Garut'
for odd in 'what=business grade=a' "what=business grade=a licence=912000123456" \
	'what=business grade=a licence=9999999999999' 'what=business grade=c licence=12' \
	'what=union grade=a licence=9120.0012' 'what=business grade=b' 'what=business grade=d' \
	'what=business grade=c until=2027-07-01'; do
	must_fail 65 "none is $odd" magang --as rina add outcome case=$ani date=2026-06-29 $odd
done
must_fail 1 'of no such kind' magang add outcome case=$ani what=shop grade=c date=2026-06-29
must_fail 65 'of a day to come' magang add outcome case=$ani what=job grade=c date=2026-12-01
must_fail 1 'of a case of another area' magang --as loket add outcome case=$ani \
	what=job grade=c date=2026-06-29
must_fail 77 'nor one that counts in another' magang --as rina add outcome case=$ani \
	what=job grade=c date=2026-06-29 counted_in=32.01
must_fail 73 'the same twice' magang add outcome case=$ani what=business grade=a \
	licence=$nib date=2026-06-30
expect_success 'what somebody saw' magang --as rina add outcome case=$budi what=business \
	grade=b seen_by=rina date=2026-07-01
expect_success 'what was told, for a shorter time' magang add outcome case=$budi \
	what=job grade=c date=2026-07-01 until=2026-09-01
expect_success 'for ever' magang add outcome case=$budi what=union grade=c date=2026-07-01

# --- never edited ---
must_fail 1 'none is changed' magang set HS-000002-1 grade=c
expect_errors 'another one takes its place' <<\EOF
magang: an outcome stays as it was recorded; another one takes its place: magang add outcome ... replaces=NUMBER
EOF
must_fail 65 'nor replaced by what counts for another target' magang add outcome \
	case=$budi what=job grade=c date=2026-08-01 replaces=HS-000002-1
must_fail 1 'or of another person' magang add outcome case=$ani what=business grade=c \
	date=2026-08-01 replaces=HS-000002-1
expect_success 'another one takes its place' magang add outcome case=$budi what=business \
	grade=c date=2026-08-01 replaces=HS-000002-1
must_fail 1 'once' magang add outcome case=$budi what=business grade=c date=2026-09-01 \
	replaces=HS-000002-1
expect_success 'what stands' magang list outcome standing sort:id --columns number,what,grade,until --csv
expect_output 'and what does not' <<\EOF
number,what,grade,until
HS-000001-3,business,a,2027-06-30
HS-000003-7,job,c,2026-09-01
HS-000004-5,union,c,
HS-000005-9,business,c,2027-08-01
EOF
expect_success 'what has expired' magang list outcome expired --columns number --csv
expect_output 'is one' <<\EOF
number
HS-000003-7
EOF
expect_success 'it is taken back' magang undo
expect_success 'and the first one stands' magang list outcome standing --count
expect_grep 'again' '^4$'
expect_success 'it comes again' magang redo
expect_success 'and does not' magang list outcome replaced --columns number,replaced --csv
expect_output 'any more' <<\EOF
number,replaced
HS-000002-1,HS-000005-9
EOF

# --- one licence of several people ---
expect_success 'the same licence' magang add outcome case=$budi what=business grade=a \
	licence=$nib date=2026-11-01
expect_grep 'is seen' 'this licence stands with another person, too: MG-000001-3'
expect_success 'of the same person' magang add outcome case=$ani what=business grade=a \
	licence=$nib date=2026-11-01 replaces=HS-000001-3
expect_grep 'still' 'MG-000002-1'
must_not_grep 'is hers' 'MG-000001-3'
expect_success 'all of them' magang list outcome licence:$nib standing --count
expect_grep 'are found by it' '^2$'

# --- where it is read ---
expect_success 'the page of the case' magang show $ani
expect_grep 'has them' 'HS-000001-3  2026-06-30  Business'
expect_success 'the page of the person' magang show MG-000001-3
expect_grep 'too' 'HS-000001-3  2026-06-30  Business'
expect_success 'the history' magang log $ani -n 9
expect_grep 'tells of it' 'Evidence  *A: licence'

# --- in and out ---
expect_success 'out' magang export outcome sort:id
cp .out all.csv
expect_success 'in again' magang import outcome all.csv
expect_grep 'unchanged' '7 unchanged'
sed 's/^HS-[^,]*,/,/; s/^number,/nomor,/' all.csv >bare.csv
expect_success 'without numbers' magang import outcome bare.csv
expect_grep 'the same' '7 unchanged'
printf 'case,what,grade,date\nFI-000003-7,job,c,2026-10-01\nFI-000003-7,shop,c,2026-10-01\n' >new.csv
must_fail 65 'a list of others' magang import outcome new.csv
expect_grep 'is taken' '1 added'

# --- who counts ---
expect_success 'who counts today' magang --lang en target firm --csv
cp .out today.csv
expect_output 'once, by the best that holds' <<\EOF
program,target,area,name,total,counted,percent,a,b,c,women,year_before
firm,founders,,all,100,2,2,2,0,0,100,0
firm,founders,32.05,Kabupaten Garut,,2,,2,0,0,100,0
firm,workers,,all,10,1,10,0,0,1,100,0
firm,workers,32.05,Kabupaten Garut,,1,,0,0,1,100,0
EOF
expect_success 'on a day that was' magang target firm --as-of 2026-07-15 --csv
expect_grep 'Ani has not begun, Budi was told of' '^firm,founders,,all,100,1,1,0,0,1,100,0'
expect_success 'on a day to come' magang target firm --as-of 2027-11-02 --csv
expect_grep 'nothing was confirmed, one is for ever' '^firm,founders,,all,100,1,1,0,0,1,100,2'
expect_success 'of two areas' magang --as loket target firm --csv
expect_grep 'each sees its own' '^firm,founders,,all,100,0,0,0,0,0,,0'
expect_success 'for people' magang --lang en target firm
expect_grep 'with the definition' 'founders: on 2026-11-24, by version 1 of firm, of grades a, b, c'
expect_grep 'and the pace' 'founders: 2 more than a year before'
expect_success 'three businesses' magang add outcome case=$ani what=business grade=a \
	licence=9120001234568 date=2026-11-02
magang add outcome case=$ani what=union grade=c date=2026-11-03 >/dev/null
expect_success 'count once' magang --lang en target firm --csv
cmp .out today.csv
report $? 'still'
expect_success 'she moves away' magang set MG-000001-3 regency=32.73
expect_success 'and counts where she did' magang --lang en target firm --csv
cmp .out today.csv
report $? 'then'
sed 's/^version: 1/version: 2/; s/founders: {total: 100}/founders: {total: 100, grades: a, until: 2027-05-24}/
/^outcomes:/a\  died: {label: Died, ends: yes}' firm.yaml >firm2.yaml
expect_success 'another definition' magang program install firm2.yaml
expect_success 'from now on' magang target firm --as-of 2027-11-02 --csv
expect_grep 'what was told counts no more' '^firm,founders,,all,100,0,0,0,0,2,,2'
expect_success 'with a day' magang --lang en target firm
expect_grep 'it says what it takes' \
	'founders: at this pace 3 by 2027-05-24; all of them need 17 a month'
expect_success 'somebody dies' magang add outcome case=$budi what=died grade=c date=2026-11-20
expect_success 'and counts' magang target firm --csv
expect_grep 'no more' '^firm,founders,,all,100,1,1,1,0,0,100,0'
expect_success 'but before' magang target firm --as-of 2026-11-19 --csv
expect_grep 'did' '^firm,founders,,all,100,2,2,2,0,0,100,0'
magang undo >/dev/null
expect_success 'it was an error' magang target firm --csv
expect_grep 'taken back' '^firm,founders,,all,100,2,2,2,0,0,100,0'

# --- as it was known ---
then=$MAGANG_CLOCK
MAGANG_CLOCK=2026-11-26T08:00
expect_success 'two days later what was known' magang target firm founders \
	--as-of 2026-11-24 --known 2026-11-24 --csv
cp .out known.csv
expect_grep 'is the same' '^firm,founders,,all,100,2,2,2,0,0,100,0'
expect_success 'a licence was none' magang add outcome case=$budi what=business grade=c \
	date=2026-11-01 replaces=HS-000006-8
magang add outcome case=$ani what=died grade=c date=2026-11-25 >/dev/null
expect_success 'somebody is new' magang add outcome case=FI-000003-7 what=business grade=a \
	licence=9120001234569 date=2026-11-25
new=$(grep -oE 'ACT-[0-9]*-[0-9]' .out)
expect_success 'the figure of then' magang target firm founders --as-of 2026-11-24 \
	--known 2026-11-24 --csv
cmp .out known.csv
report $? 'stays as it was given'
expect_success 'the names between' magang target firm founders --as-of 2026-11-24 \
	--known 2026-11-24 --against 2026-11-26 --csv
expect_output 'and why' <<\EOF
number,name,area,was,is,cause
MG-000001-3,Ani,32.05,a,,corrected
MG-000002-1,Budi,32.05,a,c,corrected
MG-000003-7,Cici,32.05,,a,new
EOF
expect_success 'in two days' magang target firm founders --csv
cp .out now.csv
expect_success 'as it is known by then' magang target firm founders --known 2026-11-26 --csv
cmp .out now.csv
report $? 'it is what the counters say'
MAGANG_CLOCK=2026-11-27T08:00
expect_success 'that was an error' magang undo "$new"
expect_success 'it is none any more' magang target firm founders --as-of 2026-11-26 --csv
cmp .out now.csv
[ $? = 1 ]
report $? 'by what is known now'
expect_success 'but was' magang target firm founders --as-of 2026-11-26 --known 2026-11-26 --csv
cmp .out now.csv
report $? 'by what was known'
magang redo >/dev/null
expect_success 'and is again' magang target firm founders --as-of 2026-11-26 --known 2026-11-26 --csv
cmp .out now.csv
report $? 'as it was'
expect_success 'for people' magang --lang en target firm founders --as-of 2026-11-24 \
	--known 2026-11-24
expect_grep 'it says so' 'founders: as it was known on 2026-11-24'
must_fail 1 'before there was a program there is no figure' magang target firm \
	--known 2026-01-01
must_fail 1 'nor are there names' magang target firm founders --known 2026-01-01 \
	--against 2026-11-26
must_fail 64 'names are of one target' magang target firm --against 2026-11-26
expect_output 'and before that nothing is said' </dev/null
MAGANG_CLOCK=$then

# --- what leaves the house ---
expect_success 'which reports there are' magang --lang en report --csv
expect_output 'are these' <<\EOF
report,title
targets,"Who counts for the targets, by regency"
tiles,"How far each regency has come, about where it lies"
phone,The targets as plain text for a telephone
agencies,Under which agency people count
funnel,"How far cases come, and where they are lost"
scores,"How the scores lie, and where the places end"
areas,What was done in the eight areas of the agreement
EOF
expect_success 'who counts' magang --lang en report targets firm --csv
cp .out .sum
expect_grep 'with its day and version, small figures left out' \
	'^2026-11-24,firm,2,founders,a,,all,100,\*,\*,\*,0,\*,\*'
must_not_grep 'each of them' ',all,100,[1-4],'
expect_success 'a page' magang --lang en report targets firm --html
expect_grep 'has the sum of the file' "$(b2sum -l 256 <.sum | cut -d' ' -f1)"
expect_grep 'and tells what is left out' '<td>\*</td>'
must_not_grep 'that fetches nothing and runs nothing' '<script\|src=\|href=\|url('
for lang in id en ja; do
	expect_success "in $lang" magang --lang $lang report targets firm --html
	expect_grep 'it has the same sum' "$(b2sum -l 256 <.sum | cut -d' ' -f1)"
done
expect_success 'as tiles' magang --lang en report tiles firm
grep -E '^ *[A-Z]{3,4} ' .out >got
[ "$(grep -oE '[A-Z]+' got | sort -u | wc -l)" = 27 ]
report $? 'each regency has its own'
[ "$(awk 'length > n { n = length } END { print n }' got)" -le 40 ]
report $? 'and the picture fits a narrow window'
expect_success 'on a page' magang --lang en report tiles firm --html
expect_grep 'they are drawn' '<rect width=60 height=44 '
expect_success 'in a file' magang --lang en report tiles firm --csv
cmp .out .sum
report $? 'it is the table of targets'
expect_success 'for a telephone' magang --lang en report phone firm
expect_grep 'the same sum' "^Checksum $(b2sum -l 256 <.sum | cut -c1-16)$"
expect_grep 'of what' '^\* of 100$'
[ "$(awk '{ if (length > n) n = length } END { print n }' .out)" -le 40 ]
report $? 'no line is longer than 40 columns'
must_fail 64 'which is plain text' magang report phone firm --html
must_fail 64 'of all of them' magang report targets firm area:GRT
must_fail 64 'of today' magang report funnel firm --as-of 2026-11-01
must_fail 1 'of a day before the program' magang report targets firm --known 2026-01-01
must_fail 64 'a report that is none' magang report sums firm
must_fail 64 'nor of no program' magang report funnel
must_fail 64 'nor a page of all' magang report --html
expect_success 'how far cases came' magang --lang en report funnel firm --csv
expect_grep 'is told' '^2026-11-24,firm,2,a,Asked,0,\*,0,'
magang config show site | sed 's/^small_cells: .*/small_cells: 0/' >site.yaml
magang config install site site.yaml >/dev/null
expect_success 'an office that leaves nothing out' magang --lang en report targets firm --csv
cp .out now.csv
expect_success 'of a day that was' magang --lang en report targets firm \
	--as-of 2026-11-24 --known 2026-11-27 --csv
cmp .out now.csv
report $? 'it is what the counters say'
expect_success 'earlier' magang --lang en report targets firm --as-of 2026-07-15 --csv
expect_grep 'with its day' '^2026-07-15,firm,2,founders,a,,all,100,0,'
expect_success 'by the definition of then' magang --lang en report targets firm \
	--known 2026-11-24 --html
expect_grep 'and with the command that makes it again' \
	'magang --lang en report targets firm --known 2026-11-24'
cp now.csv .out
expect_grep 'tells all' '^2026-11-24,firm,2,founders,a,,all,100,[1-4],[1-4],'
expect_success 'for people' magang --lang en report funnel firm
expect_grep 'a bar is as long as its figure, of the scale in its head' \
	'^Stage .*  largest [0-9]*$'
expect_grep 'over the whole width' '^Asked .*  ########################################$'
expect_success 'on a page' magang --lang en report funnel firm --html
expect_grep 'it is drawn' '<td>Asked\|<td class=b>Asked</td>.*<rect width=300 height=12 />'
expect_success 'of stages, too' magang --lang en report funnel firm --csv
expect_grep 'exactly' '^2026-11-24,firm,2,a,Asked,[1-9],[1-9],0,0'
magang add organisation name='Koperasi Sugih' kind=cooperative regency=32.05 >/dev/null
magang open MG-000003-7 wirausaha-baru >/dev/null
{
	line note WB-000004-5 --kind bootcamp --amount 8
	line note WB-000004-5 --kind bootcamp --amount 2.5
	line note OR-000001-3 --kind fair --amount 2
	line note MG-000003-7 --kind visit
} | each >.made 2>&1
[ "$(grep -c 'noted' .made)" = 4 ]
report $? 'what was done'
expect_success 'in the areas of the agreement' magang --lang en report areas wirausaha-baru --csv
expect_grep 'counts times, persons and amounts' \
	'wirausaha-baru,1,training,bootcamp,Entrepreneurship training,2,1,0,10.5,hours'
expect_grep 'and organisations' ',promotion,fair,Trade fair,1,0,1,2,events'
expect_grep 'also where there is nothing' ',apprenticeship_japan,,,0,0,0,,$'
expect_success 'in a count' magang count activity 'activity:bootcamp program:wirausaha-baru' by:date.year sum:amount --csv
expect_output 'they are summed' <<\EOF
date.year,count,sum
2026,2,10.5
EOF
expect_success 'of a program' magang count activity program:wirausaha-baru by:activity --csv
expect_output 'without what is about no case of it' <<\EOF
activity,count
bootcamp,2
EOF
expect_success 'in a cross table' magang --lang en count activity by:activity,date.year sum:amount
expect_grep 'sums stand for counts' '^Entrepreneurship training  *10,50  *10,50$'
expect_success 'on a page' magang --lang en count activity activity:bootcamp by:activity sum:amount --html
expect_grep 'beside them' '<td>10,50</td><td>2</td>'
must_fail 64 'what is no number' magang count activity by:activity sum:text
must_fail 64 'or two sums' magang count activity by:activity sum:amount sum:amount
expect_success 'of another regency' magang --lang en report areas wirausaha-baru area:32.73 --csv
expect_grep 'it is nothing' ',bootcamp,Entrepreneurship training,0,0,0,,hours'
expect_success 'of another program' magang --lang en report areas kyoto-magang --csv
must_not_grep 'nothing was done for persons' ',[1-9][0-9]*,[1-9][0-9]*,0,'

# --- the end of a person ---
expect_success 'who is erased' magang erase MG-000001-3 --reason 'her own wish' --yes MG-000001-3
MAGANG_CLOCK=2026-11-27T08:00
expect_success 'counts where she did' magang target firm founders --as-of 2026-11-24 \
	--known 2026-11-24 --csv
cmp .out known.csv
report $? 'by then'
MAGANG_CLOCK=$then
must_fail 1 'leaves no licence' magang list outcome licence:$nib grade:a case:$ani --count

# --- as a picture ---
magang add outcome case=WB-000004-5 what=business grade=b seen_by=root date=2026-11-20 >/dev/null
expect_success 'of what each regency has to reach' magang --lang en report tiles wirausaha-baru
[ "$(grep -A1 ' GRT ' .out | awk 'NR == 2 { print $3, $4 }')" = '0 <0.1' ]
report $? 'little is something, nothing is nothing'
expect_success 'all of it' magang check
expect_success 'comes again from the journal' magang replay again
finish
