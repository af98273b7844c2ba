#!/bin/sh
# SPDX-License-Identifier: MIT
# A coordinator's Monday by commands: what the day says in the morning, those who fail
# a hard rule declined but for the exceptions, a list wrong by its filter, places
# that a decree changes at noon, a nephew among the proposals, letters that go by
# their number and come back as a list, the desk that tells why.
. "$(dirname "$0")/lib.sh"
magang init >/dev/null || exit 1
cat >usaha.yaml <<\EOF
program: usaha
version: 1
prefix: UH
label: {id: Usaha, en: Enterprise, ja: 起業}
fields:
  plan:
    label: Plan
    tools: {label: Own tools, type: number}
    idea: {label: Idea, type: text}
stages:
  new: {kind: start, label: New}
  list: {kind: hold, label: Waiting list}
  invited: {label: Invited}
  served: {kind: success, label: Served}
  no: {kind: failed, label: Not accepted}
  gone: {kind: exit, label: Withdrawn}
moves:
  - {from: new, to: invited, approval: second person, if: quota_left, otherwise: list}
  - {from: new, to: list}
  - {from: list, to: invited, if: quota_left}
  - {from: invited, to: served}
  - {from: any, to: no, kind: failed, reason: required,
     causes: {old: {id: Usia, en: Age, ja: 年齢}, points: {id: Nilai, en: Points, ja: 点数}}}
  - {from: any, to: gone, kind: exit, reason: required, causes: {own: {id: Sendiri, en: Own wish, ja: 本人希望}}}
rules:
  young: {level: block, test: birth_date >= 1986-01-01, say: Born in 1986 or later}
score:
  line: 10
  parts:
    tools: {weight: 100, from: tools, scale: 0 .. 100, label: Own tools}
quotas:
  all: {seats: 4}
letters:
  invitation:
    label: {id: Undangan, en: Invitation, ja: 案内}
    on: invited
    answers:
      no: {to: gone, cause: own}
    text: "Dear {name}, come."
  refusal:
    label: {id: Penolakan, en: Refusal, ja: 不合格通知}
    on: no
    text: "Dear {name}: {cause}. {why}"
EOF
expect_success 'the program' magang program install usaha.yaml
magang add intake program=usaha name=2026-1 opens=2026-11-01 \
	closes=2026-12-31 starts=2027-01-11 seats=4 >/dev/null
magang user add koor role=coordinator >/dev/null
magang user add bibi role=manager kk=3205010101010003 >/dev/null
magang user add ketua role=manager >/dev/null
n=0
while read -r name born points kk; do
	n=$((n + 1))
	magang add person name="$name" regency=32.05 sex=P birth_date="$born" \
		no_kk="32050101010100$kk" phone="0812000010$((n + 9))" \
		--program usaha --case tools="$points" >/dev/null || exit 1
done <<\EOF
Ade 2001-01-02 90 01
Budi 2001-01-02 80 02
Cici 2001-01-02 70 03
Dedi 2001-01-02 60 09
Euis 2001-01-02 50 05
Fajar 2001-01-02 40 06
Gita 2001-01-02 30 07
Hadi 1970-01-02 95 08
Imas 1971-01-02 85 10
Jaka 1972-01-02 35 11
EOF
# at STAGE: names there, in the order of numbers
at() {
	magang list case "stage:$1" --columns name --csv | sed 1d | tr -d '\r' |
		sort | tr '\n' ' '
}
# are NAMES STAGE TITLE
are() {
	[ "$(at "$2")" = "$1" ]
	report $? "$3"
	[ "$(at "$2")" = "$1" ] || at "$2" | show
}
number() {
	magang list case "name:$1" --columns number --csv | tail -1 | tr -d '\r'
}

# --- 08:00 ---------------------------------------------------------------------
expect_success 'the day' magang --as koor day
expect_grep 'how many are new' 'New  *10'
expect_grep 'and fail a hard rule' 'young  *3'
expect_success 'who they are' magang list case 'fails:young stage:open' --count
expect_output 'the same' <<\EOF
3
EOF

# --- duplicates ------------------------------------------------------------------
for phone in 8 9; do
	magang add person name='Lilis Suryani' regency=32.05 sex=P \
		birth_date=1999-05-06 phone=08120000199$phone >/dev/null
done
expect_success 'two may be one' magang --as koor list doubt open --csv \
	--columns number
pair=$(tail -1 .out | tr -d '\r')
expect_success 'they are not' magang --as koor set "$pair" answer=different \
	--reason 'two cousins'
expect_status 1 'which is not asked again' magang --as koor list doubt open --count
expect_success 'but can be told' magang log "$pair"
expect_grep 'with who and why' 'two cousins'

# --- hard failures ---------------------------------------------------------------
must_fail 64 'declined but for one, as a list of each' magang --as koor decide \
	'fails:young stage:open not name:Imas' --to no --cause lost --reason age --csv
grep -q "no program has the cause 'lost'" .err
report $? 'an unknown cause moves nobody'
must_fail 64 'nor where nobody could go' magang --as koor decide \
	'stage:invited,new' --to new --cause lost --reason age --dry-run
are 'Ade Budi Cici Dedi Euis Fajar Gita Hadi Imas Jaka ' new 'all are there'
expect_success 'with a cause that there is' magang --as koor decide \
	'fails:young stage:open not name:Imas' --to no --cause old --reason age --csv
expect_grep 'a row for each' "^$(number Hadi),done,"
must_not_grep 'and none for the exception' "$(number Imas)"
are 'Hadi Jaka ' no 'two are declined'

# --- 11:00, the wrong filter ---------------------------------------------------------
expect_success 'meant were those below 40' magang --as koor decide \
	'stage:new score<=40' --to no --cause points --reason 'too few' --dry-run
expect_success 'typed is the wrong way round' magang --as koor decide \
	'stage:new score>=40' --to no --cause points --reason 'too few'
are 'Ade Budi Cici Dedi Euis Fajar Hadi Imas Jaka ' no 'all of them go'
expect_success 'one undo' magang --as koor undo
are 'Hadi Jaka ' no 'brings all of them back'
expect_success 'the log' magang --as koor log --csv
expect_grep 'tells of the one' ',move,'
expect_grep 'and of the other' ',undo,'
expect_success 'the right one' magang --as koor decide \
	'stage:new score<=40' --to no --cause points --reason 'too few'
are 'Fajar Gita Hadi Jaka ' no 'declines two more'

# --- the birth date, meanwhile --------------------------------------------------------
ibu=$(magang list person name:Imas --columns number --csv | tail -1 | tr -d '\r')
expect_success 'an officer corrects it' magang set "$ibu" birth_date=1991-01-02
expect_status 1 'nobody fails the rule any more' \
	magang list case 'fails:young stage:open' --count

# --- seats, and a second person ---------------------------------------------------------
expect_success 'all are proposed, the best first' magang --as koor decide \
	'stage:new' --to invited
expect_grep 'four as proposals' '^4 proposed: \|; 4 proposed: '
grep -q '^2 of 6 moved (act' .out
report $? 'which are not moved yet'
magang --linear --lang en --as koor deck stage:new </dev/null >.deck 2>&1
grep -q 'no case of this filter waits' .deck
report $? 'nor come into the deck again'
magang --linear --lang en --as koor deck 'stage:new proposed:invited' </dev/null >.deck 2>&1
grep -q 'Deck | 1 of 4' .deck
report $? 'but where they are asked for' || show .deck
are 'Dedi Euis ' list 'for two there is no room'
must_fail 1 'no one approves what he proposed' magang --as koor approve open
expect_grep 'as he is told' '4  a second person must approve it: you proposed it'
must_fail 1 'his aunt approves all but her own' magang --as bibi approve open
expect_grep 'which a third person has to see' '^3 of 4 approved'
are 'Ade Budi Imas ' invited 'three are invited'
expect_success 'the third one does' magang --as ketua approve open
are 'Ade Budi Cici Imas ' invited 'and the nephew is'
expect_success 'a decree at noon' magang set IN-000001-3 seats=5
expect_grep 'moves up who waits first' 'Dedi'
are 'Euis ' list 'one waits on'
expect_success 'who withdraws' magang move "$(number Ade)" gone --cause own --reason 'has work'
are '' list 'makes room for her'

# --- letters -----------------------------------------------------------------------------
expect_success 'what would go out' magang letters publish held --dry-run
sed -n 's/ letters would be sent$//p' .out >count
must_fail 64 'not by a wrong number' \
	magang letters publish held --number 99 --out out
expect_success 'by the right one' \
	magang letters publish held --number "$(cat count)" --out out
[ "$(tr -cd '\f' <out/letters.txt | wc -c)" = $(($(cat count) - 1)) ]
report $? 'one file to print, a page each'
must_fail 1 'and never twice' magang letters publish held --number 1 --out again
grep "$(number Budi)\|Budi" out/phones.csv >/dev/null
report $? 'a list of telephones beside it'
tr -d '\r' <out/phones.csv | sed '/Budi/s/,$/,Tidak/' | sed -n '1p;/Budi/p' >came.csv
expect_success 'the answers come as a list' magang letters answers came.csv
are 'Ade Budi ' gone 'a no is what its program says'
expect_success 'a decision that was told is taken back' \
	magang undo "$(magang list decision name:Hadi --columns act --csv | tail -1 | tr -d '\r')"
expect_success 'the letter has left the house' \
	magang list task "about:$(number Hadi)" open --csv
expect_grep 'so somebody has to tell them' 'Hadi\|UH-'

# --- the desk -----------------------------------------------------------------------------
expect_success 'somebody asks why' magang show "$(number Gita)" --why
expect_grep 'and is told: the cause' 'Points'
expect_grep 'the reason' 'too few'
expect_grep 'and what was seen' 'Own tools'

finish
