#!/bin/sh
# SPDX-License-Identifier: MIT
# Scorecards of several assessors. Two stores in which the same is done, but that
# in one a second assessor has filed for this case, and in the other for another
# one: no face shows the first assessor, or who decides, which of the two it is.
. "$(dirname "$0")/lib.sh"

cat >panel.yaml <<\EOF
program: panel
version: 1
prefix: PA
label: Panel
stages:
  talk: {kind: start, label: Talk}
  seat: {kind: success, label: Seat}
  no: {kind: failed, label: Declined}
moves:
  - {from: talk, to: seat, if: assessment(panel) >= 8}
  - {from: talk, to: no, kind: failed}
assessments:
  panel:
    label: Interview
    stage: talk
    assessors: 3
    criteria:
      will: {label: Will, range: 0 .. 10}
      words: {label: Words, range: 0 .. 10}
rules:
  agree: {level: warn, test: spread(panel) <= 4}
score:
  line: 50
  parts:
    panel: {weight: 100, from: assessment(panel), scale: 0 .. 20, pass: 8}
letters:
  sorry:
    on: no
    text: "{why}{change}"
EOF

# OFFICE N: an office in which the second assessor has filed for the N-th case
office() {
	store=$dir/$1
	magang init && magang program install panel.yaml || return 1
	for i in 1 2 3; do
		magang add person name="Adi $i" birth_date=2001-03-12 \
			regency=32.05 --program panel || return 1
	done
	for who in aya budi cici; do
		magang user add $who role=assessor || return 1
	done
	magang user add rina role=coordinator &&
		magang user add kepala role=administrator &&
		numbers rina case >cases &&
		magang --as aya assess "$(sed -n 1p cases)" will=9 words=9 &&
		magang --as budi assess "$(sed -n "$1p" cases)" will=2 words=3 \
			--remark SEEN &&
		numbers rina person >persons &&
		printf 'LN-000001-3\nLN-000002-1\n' >cards
}

# WHO KIND: the numbers of what he sees
numbers() {
	magang --as "$1" list "$2" --columns number --csv | tr -d '\r' |
		sed 1d | sort
}

looks() { # looks WHO: the lines of what he can look at
	for kind in $(magang complete -- list '' | cut -f1); do
		for how in list 'list --json' 'list --count' export; do
			# shellcheck disable=SC2086
			line --as "$1" $how "$kind"
		done
	done
	for number in $(cat cases persons cards); do
		line --as "$1" show $number
		line --as "$1" show $number --json
		line --as "$1" show $number --why
		line --as "$1" log $number
		line --as "$1" log $number -n 2 --json
	done
	for filter in unknown:agree warns:agree fails:score.panel 'score>=1' \
		'part.panel>=1' program:panel; do
		line --as "$1" list case "$filter" --columns \
			number,score,fails,unknown,warns --csv
		line --as "$1" deck "$filter"
		line --as "$1" decide "$filter" --to seat --dry-run
		line --as "$1" decide "$filter" --to seat --dry-run --csv
	done
	line --as "$1" log
	line --as "$1" log -n 2
	line --as "$1" log --all
	line --as "$1" log --by budi
	line --as "$1" day
	line --as "$1" workload
	line --as "$1" complete -- show SC
	line --as "$1" complete -- list scorecard by:
	[ "$1" = kepala ] || line --as "$1" undo "$act"
	line --as "$1" program whatif panel.yaml
}
# WHO: everything that he can look at
faces() {
	looks "$1" | each
}

office 1 >/dev/null && cat cards >same && office 2 >/dev/null &&
	cmp -s cards same
report $? 'two offices'
for store in "$dir/1" "$dir/2"; do
	must_fail 73 'a second one of the same' magang --as aya assess \
		"$(head -1 cases)" will=1 words=1
done
expect_errors 'says what to do' <<\EOF
magang: you have filed your scorecard; undo that first to file another (magang undo)
EOF
act=$(magang --as budi log --json | grep -o 'ACT-[0-9-]*' | head -1)
for who in aya rina kepala; do
	for store in "$dir/1" "$dir/2"; do
		# each list names the store that numbered it
		faces $who | sed 's/,s[0-9a-f]\{16\}/,STORE/' >"$who.${store##*/}"
	done
	expect_same "$who sees no difference" $who.1 $who.2
	[ "$(grep -cvE '^(== |status [0-9])' $who.1)" -gt 300 ] && ! grep -n -e SEEN $who.1
	report $? "$who sees a lot"
done

# a number that only its author sees would count those of the others
cp -r 2 3
store=$dir/3
magang --as aya assess "$(sed -n 2p cases)" will=1 words=1 >.filed
magang --as aya list scorecard --columns number --csv | tr -d '\r' >.numbers
compare 'blind ones have no numbers' .numbers <<\EOF
number
LN-***
LN-***
EOF
! grep -q 'LN-0' .filed
report $? 'nor has the receipt' || show .filed
store=$dir/2

# an act that is hidden is none to an administrator, either
must_fail 1 'a hidden act' magang --as kepala undo "$act"
expect_errors 'is answered as none' <<\EOF
magang: there is no such act
EOF

# a case that goes takes a blind card along, and brings it back: nobody else's
# answer is another one by that
kase=$(sed -n 2p cases)
opened=$(magang log "$kase" --json | grep -o 'ACT-[0-9-]*' | tail -1)
for store in "$dir/1" "$dir/2"; do
	{
		magang --as kepala undo "$opened"
		magang --as kepala list case --columns number,person
		magang --as kepala log -n 3
		magang --as kepala redo
		magang --as kepala log -n 3
		magang --as kepala show "$kase"
		magang --as rina show "$kase"
		magang --as rina list case
	} >"went.${store##*/}" 2>&1
done
expect_same 'an undo tells no difference' went.1 went.2
expect_success 'the card is back' magang --as budi list scorecard --count
expect_output 'as it was' <<\EOF
1
EOF
for store in "$dir/1" "$dir/2"; do
	expect_success 'the store is sound' magang check
done

# the other way round: where all are filed there is one
for store in "$dir/1" "$dir/2"; do
	magang --as cici assess "$(head -1 cases)" will=3 words=3 \
		--remark GONE >/dev/null
	faces rina >"open.${store##*/}"
done
! cmp -s open.1 open.2 && grep -q SEEN open.1 && ! grep -q SEEN open.2
report $? 'open ones are seen by whoever decides'

# what an administrator takes back is a secret again, and what has opened with it
store=$dir/1
last=$(magang --as cici log --json | grep -o 'ACT-[0-9-]*' | head -1)
expect_success 'an administrator takes one back' magang --as kepala undo "$last"
for who in rina kepala; do
	faces $who >after
	! grep -n -e SEEN -e GONE after
	report $? "then $who is told of none"
done
expect_success 'she files anew' magang --as cici assess "$(head -1 cases)" \
	will=3 words=3 --remark GONE
store=$dir/2

# an act that is hidden is none, to whoever did not do it
kase=$(sed -n 2p cases)
magang --as aya assess "$kase" will=1 words=1 >/dev/null
act=$(magang --as aya log --json | grep -o 'ACT-[0-9-]*' | head -1)
must_fail 77 'what is hidden' magang --as rina undo "$act"
cp .err hidden
for digit in 0 1 2 3 4 5 6 7 8 9; do
	run magang --as rina undo "ACT-000999-$digit" || [ $? = 64 ] || break
done
expect_same 'is answered as what is not there' .err hidden

# what comes back is still of a human that may
magang --as aya undo -y >/dev/null
her=$(magang add person name=Aya | sed 's/:.*//')
magang set aya person="$her" >/dev/null
magang user add tono role=assessor person="$her" >/dev/null
expect_success 'another account files' magang --as tono assess "$kase" will=1 words=1
must_fail 73 'the first comes back no more' magang --as aya redo
magang set cici person="$(sed -n 3p persons)" >/dev/null
must_fail 77 'nobody assesses himself' magang --as cici assess \
	"$(sed -n 3p cases)" will=9 words=9
expect_errors 'which is said' <<\EOF
magang: somebody else must assess this: the applicant is you, or on your family card
EOF

# where nothing is assessed it is said where it is
magang --as kepala add person name='Dedi' birth_date=2001-03-12 regency=32.05 \
	--program kyoto-ikusei >/dev/null
must_fail 1 'none in this program' magang --as aya assess \
	"$(magang list case program:kyoto-ikusei --columns number --csv |
		tr -d '\r' | sed 1d)" will=1 words=1
expect_errors 'which is said' <<\EOF
magang: the program of this case has no assessment
EOF
magang --as rina move "$(tail -1 cases)" no --reason late >/dev/null
must_fail 1 'none in this stage' magang --as aya assess "$(tail -1 cases)" \
	will=1 words=1
expect_errors 'and where it is done' <<\EOF
magang: the case does not stand where it is assessed: panel (Talk)
EOF

# --- what is not in by a day -----------------------------------------------------
store=$dir/late
sed 's/^    assessors: 3/&\n    within: 5 working days/' panel.yaml >late.yaml
magang init >/dev/null && magang program install late.yaml >/dev/null
for i in 1 2; do
	magang add person name="Lia $i" birth_date=2001-03-12 regency=32.05 \
		--program panel >/dev/null
done
for who in aya budi cici; do
	magang user add $who role=assessor >/dev/null
done
magang list case --csv --columns number | sed 1d | tr -d '\r' >cases
# waits CASE: how many tasks for scorecards are open
waits() {
	magang list task "about:$1" open --csv --columns due,task | grep -c lembar
}
expect_success 'a case has a task for its scorecards' magang list task \
	"about:$(head -1 cases)" open --csv --columns due,task
expect_grep 'by its day' '^2026-12-01,Interview: lembar nilai belum lengkap'
for who in aya budi; do
	magang --as $who assess "$(head -1 cases)" will=5 words=5 >/dev/null
done
[ "$(waits "$(head -1 cases)")" = 1 ]
report $? 'as long as one is missing'
magang --as budi undo -y >/dev/null && magang --as budi assess "$(head -1 cases)" \
	will=5 words=5 >/dev/null
magang --as cici assess "$(head -1 cases)" will=5 words=5 >/dev/null
[ "$(waits "$(head -1 cases)")" = 0 ]
report $? 'with the last one it is done'
magang assess "$(tail -1 cases)" --close --reason 'two are enough' >/dev/null
[ "$(waits "$(tail -1 cases)")" = 0 ]
report $? 'or where no more are awaited'
expect_success 'and check has nothing to say' magang check

finish
