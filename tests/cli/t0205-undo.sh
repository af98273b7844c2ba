#!/bin/sh
# SPDX-License-Identifier: MIT
# Undo once too often: an act of many, or of long ago, is named before it goes.
. "$(dirname "$0")/lib.sh"
new_store
magang add person name='Siti Aminah' regency=32.05 >/dev/null

{
	echo 'NIK,Nama,Tanggal Lahir,Desa'
	i=100
	while [ $((i += 1)) -le 201 ]; do
		echo ",$(printf 'O%o %o' $((i * 7919)) $((i * 6007 % 4093)) | tr 0-7 a-h),19$((i % 40 + 50))-01-$((i % 9 + 10)),32.05.01.1001"
	done
} >many.csv
expect_success 'many are imported' magang import person many.csv
magang set MG-000001-3 phone=081200009999 >/dev/null
expect_success 'the last step is taken back' magang undo
magang list person --csv | wc -l >before
must_fail 64 'the import behind it is not, by one undo too many' magang undo
grep -q 'stands is \(ACT-[0-9-]*\), import of 2026-11-24 08:00, 202 records; magang undo \1 takes it back$' .err
report $? 'it is named: what, when, how many'
must_fail 64 'nor by -y' magang undo -y
magang list person --csv | wc -l >after
expect_same 'and nothing went' before after
expect_success 'its number takes it back' magang undo \
	"$(sed -n 's/.*magang undo \(ACT-[0-9-]*\) .*/\1/p' .err)"
expect_grep 'all of it' ': taken back, 202 records'

# --- what an act itself did since -----------------------------------------------
rm -rf "$store"
expect_success 'a store of the demo' \
	magang demo --people 200 --seed 1 --fill-only
act=$(magang log --csv | tr -d '\r' | sed -n 's/.*,\(ACT-[0-9-]*\),demo,.*/\1/p')
expect_success 'goes but for what people would miss' magang undo "$act"
must_not_grep 'in which nobody else had a hand' 'somebody else'
run magang undo "$act"
cat .out .err >both
! grep 'somebody else' both
report $? 'nor in the rest'

# an act that makes cases, decides them and files their scorecards: what nothing
# that came of it keeps goes, decisions and open scorecards before their cases
store=$dir/demo
magang demo --fill-only --people 60 --seed 1 >/dev/null
what() {
	magang list case --columns number,stage,entered --csv
	magang list decision --columns case,to,date,cause --csv
}
what >before
expect_success 'a whole demo is taken back' magang undo \
	"$(magang log --csv | sed -n 's/.*,\(ACT-[0-9-]*\),demo,.*/\1/p' | tail -1)"
[ "$(magang list person --count)" -le 4 ]
report $? 'but for those with a certificate'
expect_success 'and the store is sound' magang check
expect_success 'all of it comes back' magang redo
what >after
expect_same 'each case and each decision as it was' before after
expect_success 'and the store is sound' magang check

finish
