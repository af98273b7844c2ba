#!/bin/sh
# SPDX-License-Identifier: MIT
# Days on which somebody who left has to be seen: covered by nothing but that he was,
# asked for after a success, too, and who cannot be found is an end of its own.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >abroad.yaml <<\EOF
program: abroad
version: 1
prefix: AB
label: Abroad
fields:
  travel:
    label: Travel
    arrival: {label: Arrival, type: date}
stages:
  a: {kind: start, label: Offered}
  b: {label: Abroad}
  z: {kind: success, label: Employed}
  x: {kind: exit, label: Lost}
moves:
  - {from: a, to: b}
  - {from: b, to: z}
  - {from: b, to: x, kind: exit, reason: required, causes: {left: Left, away: Not reached}}
  - {from: z, to: x, kind: exit, reason: required, causes: {left: Left, away: Not reached}}
activities:
  round: {label: Round, area: apprenticeship_japan, unit: visits, seen: yes}
  talk: {label: Talk, area: apprenticeship_japan, unit: visits}
contact: {tries: 3, again: 1 day}
deadlines:
  month_1: {label: Month 1, from: arrival, after: 1 month, warn: 7 days, seen: yes}
  month_3: {label: Month 3, from: arrival, after: 3 months, warn: 14 days, seen: yes}
  month_6: {label: Month 6, from: arrival, after: 6 months, seen: yes}
  month_12: {label: Month 12, from: arrival, after: 12 months, warn: 30 days, seen: yes}
  papers: {label: Papers, from: arrival, after: 14 days}
EOF
sed 's/month_6: {/month_6: {repeats: yes, /' abroad.yaml >bad.yaml
must_fail 65 'one that repeats has no first day' magang program check bad.yaml
expect_success 'a program' magang program install abroad.yaml
new_cases abroad 'Ani Budi'
expect_success 'its page' magang program show abroad
expect_grep 'says what is asked' 'Month 12 .*Arrival + 12 months; until'
ani=AB-000001-3 budi=AB-000002-1
at() {
	day=$1
	shift
	MAGANG_CLOCK=${day}T08:00 magang "$@"
}
at 2027-01-20 move $ani b >/dev/null && at 2027-01-20 move $budi b >/dev/null
expect_success 'who has not arrived' magang show $ani
must_not_grep 'is not asked for' 'seen for'
at 2027-01-20 set $ani arrival=2027-01-15 >/dev/null
tasks() {
	at 2027-01-20 list task open about:$ani sort:due --columns task,due --csv |
		tr -d '\r'
}
expect_success 'tasks' tasks
expect_output 'one a day' <<\EOF
task,due
Papers,2027-01-29
Month 1,2027-02-15
Month 3,2027-04-15
Month 6,2027-07-15
Month 12,2028-01-15
EOF
due() {
	magang list case name:ani --columns last_seen,followup --csv | tail -n +2 |
		tr -d '\r'
}

# --- what covers a day ---
at 2027-02-10 note $ani --result no_answer >/dev/null
at 2027-02-10 note $ani --activity talk --amount 1 >/dev/null 2>&1
at 2027-02-10 note $ani all is well there, says his mother >/dev/null
expect_success 'tried, told, noted' due
expect_output 'is not seen' <<\EOF
,2027-02-15
EOF
at 2027-02-07 note $ani --result reached >/dev/null
expect_success 'reached before it warns' due
expect_output 'is too early' <<\EOF
2027-02-07,2027-02-15
EOF
at 2027-02-08 note $ani --result reached >/dev/null
expect_success 'reached since' due
expect_output 'covers it' <<\EOF
2027-02-08,2027-04-15
EOF
expect_success 'and its task' tasks
must_not_grep 'is done' 'Month 1,'
expect_success 'taken back' magang undo
expect_success 'the day' due
expect_output 'is open again' <<\EOF
2027-02-07,2027-02-15
EOF
expect_success 'and its task' tasks
expect_grep 'as well' 'Month 1,'
expect_success 'seen in a round, later' at 2027-04-20 note "$ani" --kind round --amount 1
expect_success 'the days before' due
expect_output 'are covered with it' <<\EOF
2027-04-20,2027-07-15
EOF
expect_success 'by what was noted of the person' at 2027-07-16 note MG-000001-3 \
	--kind visit --result reached
expect_success 'the next' due
expect_output 'is' <<\EOF
2027-07-16,2028-01-15
EOF

# --- month 8: she is gone, and on paper she has work ---
expect_success 'a success' at 2027-09-10 move $ani z
expect_success 'does not end it' tasks
expect_output 'she is asked for' <<\EOF
task,due
Month 12,2028-01-15
EOF
must_fail 1 'nobody is missed before the day' at 2028-01-15 list case unseen --count
expect_success 'ticked off by hand' at 2028-01-16 task "$(magang list task open \
	about:$ani --columns number --csv | tail -n +2 | tr -d '\r')" --done
expect_success 'she is not seen by that' at 2028-01-20 list case unseen \
	--columns number,stage,last_seen,followup
expect_output 'but missed' <<\EOF
Number       Stage     Last seen   To be seen for
AB-000001-3  Employed  2027-07-16  2028-01-15
EOF
expect_success 'her page' at 2028-01-20 show $ani
expect_grep 'says so' '^Not seen for 2028-01-15, 5 days late; last seen 2027-07-16$'
expect_success 'as a document' at 2028-01-20 show $ani --json
expect_grep 'with its days' '"last_seen":"2027-07-16","followup":"2028-01-15"'
must_fail 1 'lost for no reason' at 2028-02-01 move $ani x
expect_success 'who cannot be found' at 2028-02-01 move $ani x --cause left \
	--reason 'left in September'
expect_success 'is an end of its own' magang list case stage:x --columns number,stage,cause
expect_grep 'with its cause' "$ani.*Lost.*"
must_fail 1 'and missed no more' at 2028-02-01 list case unseen --count
expect_success 'taken back' magang undo
expect_success 'she is' at 2028-02-01 list case unseen --count
expect_success 'found after all' at 2028-02-05 note $ani --result reached
must_fail 1 'all is covered' at 2028-02-05 list case 'followup:*' --count
expect_success 'all of it' magang check
expect_success 'comes again from the journal' magang replay again
finish
