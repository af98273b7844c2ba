#!/bin/sh
# SPDX-License-Identifier: MIT
# A case is opened, moved along allowed moves only, and gets documents, notes
# and tasks.
. "$(dirname "$0")/lib.sh"
new_store
new_case

must_fail 64 'a program that is not there' magang open MG-000001-3 kyoto-ikuse
expect_errors 'the nearest one is named' <<\EOT
magang: no program 'kyoto-ikuse'; did you mean 'kyoto-ikusei'
EOT
must_fail 64 'a field of another program' \
	magang open MG-000001-3 wirausaha-baru jlpt=n5
must_fail 65 'a value that a field does not take' \
	magang set JP-000001-3 jlpt=n9
expect_errors 'those that it takes are named' <<\EOT
magang: jlpt 'n9': is none of none, n5, n4, n3, n2, n1
EOT
expect_success 'a field of the program' magang set JP-000001-3 jlpt=n4
must_fail 64 'a field of a person is not one of the case' \
	magang set JP-000001-3 phone=08123

must_fail 64 'an unknown stage' magang move JP-000001-3 doc_chek
must_fail 1 'a move whose guard does not hold' \
	magang move JP-000001-3 doc_check
cp .err refused
grep -q "consent data: is no" refused
report $? 'the guard is named with the value seen'
grep -q "'Place of birth' is not filled in" refused
report $? 'and every field that is missing'
must_fail 1 'the same without moving' magang move JP-000001-3 doc_check --dry-run
sed 's/^magang: //' refused >want
expect_same 'the answer is the same' want .out
must_fail 1 'the same for a program' \
	magang move JP-000001-3 doc_check --dry-run --json
expect_grep 'one document' '^{"v":1,"stage":"doc_check","allowed":false,'

must_fail 64 'an unknown document' magang doc JP-000001-3 ktpp
expect_errors 'the nearest one is named' <<\EOT
magang: 'kyoto-ikusei' has no document 'ktpp'; did you mean 'ktp'
EOT
expect_success 'a document' magang doc JP-000001-3 ktp --date 20/11/2026
act=$(sed -n 's/.*(act \(.*\))/\1/p' .out)
expect_success 'its history' magang log JP-000001-3 -n 1
expect_grep 'is in words' ' Identity card  *2026-11-20$'
expect_success 'and a newer one' magang doc JP-000001-3 ktp --date 23/11/2026
must_fail 1 'what was changed since' magang undo "$act"
grep -q 'JP-000001-3: Identity card: changed since' .err
report $? 'is named'
expect_success 'and it is gone' magang doc JP-000001-3 ktp --gone
expect_success 'for a program' magang log JP-000001-3 -n 1 --csv
expect_grep 'its name and its days' ',JP-000001-3,ktp,2026-11-23,,'
must_fail 64 'both at once' magang doc JP-000001-3 ktp --gone --date 2026-11-20
must_fail 64 'a date that is none' magang doc JP-000001-3 ktp --date soon
must_fail 64 'documents belong to cases' magang doc TS-000001-3 ktp

expect_success 'a note' magang note JP-000001-3 brings the diploma on Monday
expect_success 'a call' magang note MG-000001-3 --kind call no answer
expect_success 'an activity of the program' \
	magang note JP-000001-3 --kind lang_course --amount 40 weeks 1 to 2
must_fail 65 'hours without a number' \
	magang note JP-000001-3 --kind lang_course weeks 1 to 2
expect_errors 'asks for it' <<\EOF
magang: this activity is counted in hours or days: say how many
EOF
must_fail 65 'an amount that is none' \
	magang note JP-000001-3 --kind lang_course --amount many weeks

expect_success 'a task by a date' \
	magang task JP-000001-3 ask for the passport --due 2026-12-01
task=$(cut -d: -f1 .out)
expect_success 'it is done' magang task "$task" --done
expect_grep 'in words' "^$task: done (act ACT-"
must_fail 64 'a task without a date' magang task JP-000001-3 ask

# What follows from a deadline bears its label; each reads it in his language.
for l in 'id:Rencana mulai bisa diajukan' 'en:Plan filing opens' 'ja:計画申請開始'; do
	expect_success "a task in ${l%%:*}" magang --lang "${l%%:*}" \
		list task JP-000001-3 --columns task
	expect_grep 'has the label of that language' "^${l#*:}$"
done
expect_success 'a list of them as CSV' magang --lang en \
	list task JP-000001-3 --columns task --csv
expect_grep 'has what is stored' '^Rencana mulai bisa diajukan'

expect_success 'the way to leave is open' \
	magang move JP-000001-3 withdrawn --reason 'works abroad'
must_fail 1 'from there no way leads back' magang move JP-000001-3 registered
expect_success 'but it can be taken back' magang undo

# Many at once are one act, and why some stay is told with how many.
for name in Budi Wawan; do
	magang add person name="$name" regency=32.05 >/dev/null
done
for person in MG-000002-1 MG-000003-7; do
	magang open $person kyoto-ikusei planned_start=2027-05-01 >/dev/null
done
magang move JP-000002-1 withdrawn --reason abroad >/dev/null
must_fail 1 'one of three stays' magang move \
	JP-000001-3 JP-000002-1 JP-000003-7 withdrawn --reason abroad
expect_grep 'how many went' '^2 of 3 moved (act ACT-'
expect_grep 'and why the other did not' \
	"1  *nothing to change: the case is in 'withdrawn' already"
must_fail 1 'none of three goes' magang move \
	JP-000001-3 JP-000002-1 JP-000003-7 withdrawn --reason abroad
expect_grep 'it is said of all' '^0 of 3 moved$'
expect_grep 'and why' "3  *nothing to change"
must_fail 1 'nor do those that were given twice' magang move \
	JP-000003-7 JP-000002-1 JP-000003-7 withdrawn --reason abroad
expect_grep 'which count once' '^0 of 2 moved$'
expect_success 'the act' magang log -n 1 --csv
expect_grep 'is one row' ',move,JP-000001-3,8,,'
expect_success 'and with all of it' magang log -n 1 --all --csv
expect_grep 'the other case' ',move,JP-000003-7,,,'
[ "$(grep -c ',move,TS-' .out)" = 6 ]
report $? 'and the tasks'
must_fail 64 'not of one record' magang log JP-000001-3 --all
expect_success 'one undo' magang undo
expect_grep 'of both, named as what it was' '^move of 2026-11-24 08:00: Cases 2, Tasks 6$'
magang list case stage:withdrawn --count >.out
expect_grep 'only the first one is away' '^1$'

# --- what was refused never came to be: its number is that of what came next ----------
magang add person name='Tono Baru' sex=L birth_date=2001-03-12 regency=32.05 >/dev/null
him=$(magang list person tono --columns number --csv | tr -d '\r' | tail -1)
must_fail 1 'no such intake' magang open MG-000001-3 kyoto-ikusei planned_start=2027-05-01
magang open "$him" magang-jabar >/dev/null
magang log --csv >.out
expect_grep 'the log names whose it was to be' ',add,MG-000001-3,.*in_use'
printf '\n' | magang --linear >.out 2>&1
must_not_grep 'as home does' 'REFUSED.*Tono'

finish
