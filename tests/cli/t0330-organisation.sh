#!/bin/sh
# SPDX-License-Identifier: MIT
# Organisations: sizes by date, and activities that are about them.
. "$(dirname "$0")/lib.sh"
new_store
magang add organisation name='Koperasi Kulak Mitra' kind=cooperative country=id >/dev/null
magang add organisation name='Akatsuki Sousai KK' kind=host country=jp staff=30 >/dev/null
coop=OR-000001-3 host=OR-000002-1

expect_success 'members of a year' magang note $coop --kind members --amount 380 --date 2025-03-31
expect_success 'and of the next' magang note $coop --kind members --amount 412 --date 2026-03-31
expect_success 'turnover' magang note $coop --kind turnover --amount 12500000000 --date 2026-03-31
must_fail 73 'the same day twice' magang note $coop --kind members --amount 413 --date 2026-03-31
expect_errors 'says so' <<\END
magang: this figure was told of that day already; change that one
END
must_fail 65 'a size without an amount' magang note $coop --kind members about 400
must_fail 65 'an amount below nothing' magang note $coop --kind members --amount -1
must_fail 64 'nothing' magang note $coop
must_fail 64 'what is about cases only' magang note $coop --kind lang_course --amount 40 x
must_fail 64 'a size of a person' magang note $host --kind member --amount 3

expect_success 'a buyer meeting' magang note $coop --kind market_link --amount 3 --date 2026-05-02 Pasar Ciroyom
expect_success 'another' magang note $coop --kind market_link --amount 2 --date 2026-06-02
expect_success 'loans' magang note $coop --kind kur --amount 4 --date 2026-07-01
expect_success 'the page' magang show $coop
expect_grep 'the series' '^ *2025-03-31 *380'
expect_grep 'of all sizes' '^ *2026-03-31 *412 *12.500.000.000'
must_not_grep 'only those that were told' 'Assets'
expect_grep 'what was done, summed' 'Market access  *Buyer meeting  *2  *5  *buyers  *2026-06-02'
expect_grep 'by area' 'Investment  *Loan support (KUR)  *1  *4  *applications'
expect_success 'in Indonesian' magang --lang id show $coop
expect_grep 'the unit too' 'Temu pembeli  *2  *5  *pembeli'
expect_success 'as a document' magang show $coop --json
expect_grep 'numbers bare' '"figures":\[{"date":"2025-03-31","members":380,"staff":null,"turnover":null'
expect_grep 'sums' '{"area":"market_access","activity":"market_link","times":2,"amount":5,"unit":"buyers","last":"2026-06-02"}'

expect_success 'found' magang list activity about:$coop activity:members sort:-date --columns date,amount
expect_output 'the newest first' <<\END
Date        Amount
2026-03-31     412
2025-03-31     380
END

# The staff, which quotas of hosts go by, is what was told last.
magang note $host --kind staff --amount 41 --date 2026-01-31 >/dev/null
expect_success 'staff' magang list organisation staff:41 --columns number
expect_grep 'follows' $host
expect_success 'older' magang note $host --kind staff --amount 35 --date 2025-01-31
expect_success 'stays' magang list organisation staff:41 --columns number
expect_grep 'as told last' $host
figure=$(magang list activity about:$host amount:41 --csv --columns number | tr -d '\r' | sed -n 2p)
expect_success 'corrected' magang set "$figure" amount=42
expect_success 'follows again' magang list organisation staff:42 --columns number
expect_grep 'the figure' $host
magang undo >/dev/null && magang undo >/dev/null
expect_success 'undone' magang undo
expect_success 'with its figure' magang list organisation staff:30 --columns number
expect_grep 'as before' $host
expect_success 'in yen' magang note $host --kind turnover --amount 90000000 --date 2026-01-31
expect_success 'of Japan' magang show $host
expect_grep 'so' '(yen)'
expect_success 'whole' magang check

# --- sizes are found, as told last and by date ---
magang add organisation name='Koperasi Besar' kind=cooperative regency=32.05 >/dev/null
big=$(magang list organisation besar --columns number --csv | tr -d '\r' | tail -1)
for told in 'members 30 2025-01-01' 'members 50 2026-01-01' 'capital 900000 2026-01-01'; do
	set -- $told
	magang note "$big" --kind "$1" --amount "$2" --date "$3" >/dev/null || exit 1
done
expect_success 'by what was told last' magang list organisation besar members:40- \
	--columns number,members,capital,assets --csv
printf 'number,members,capital,assets\n%s,50,900000,\n' "$big" >want
tr -d '\r' <.out >got
expect_same 'in columns' want got
must_fail 1 'not before' magang list organisation members:30
expect_success 'by what was told of a day' \
	magang list activity activity:members amount:30 date:2025 --columns about
expect_grep 'too' "$big"
magang export organisation >.out
expect_grep 'and exported' "^$big,Koperasi Besar,.*,50,\|^$big,.*,50,.*900000"
must_fail 64 'they are told, not set' magang set "$big" members=60
told=$(magang list activity activity:members amount:50 --columns number --csv | tr -d '\r' | tail -1)
magang set "$told" activity=staff >/dev/null
expect_success 'a figure of another kind' magang list organisation members:30 staff:50 --count
magang undo >/dev/null
expect_success 'and back' magang list organisation members:50 --count

# --- its history is that of what is about it ---
magang task "$big" 'lihat koperasi' --due 2026-12-01 >/dev/null
todo=$(magang list task about:"$big" --columns number --csv | tr -d '\r' | tail -1)
magang task "$todo" --done >/dev/null
magang set "$told" date=2026-02-01 >/dev/null
magang log "$big" -n 99 --csv >.out
expect_grep 'a task' "$todo,task,,lihat koperasi"
expect_grep 'that is done' "$todo,done,,2026-11-24"
expect_grep 'a figure' "$told,amount,,50"
expect_grep 'that is corrected' "$told,date,2026-01-01,2026-02-01"

# A day to come was not; a half is no person; what is planned bounds what is done,
# of an organisation as of a case.
must_fail 65 'a figure of 2030' \
	magang note OR-000001-3 --kind members --amount 3 --date 2030-01-01
must_fail 65 'a task done in 2030' magang set "$todo" done=2030-01-01
must_fail 65 'a note of 1800' magang note OR-000001-3 x --date 1800-01-01
must_fail 65 'half a member' magang note OR-000001-3 --kind members --amount 1.5
must_fail 65 'half of the staff' magang set OR-000001-3 staff=1.5
must_fail 65 'more sessions than there can be' \
	magang note OR-000001-3 --kind mentor --amount 2000000
expect_success 'those of a year' magang note OR-000001-3 --kind mentor --amount 12
expect_success 'a person' magang add person name=Siti --program wirausaha-baru
case=$(magang list case --csv --columns number | tr -d '\r' | tail -1)
must_fail 65 'a paper of 2030' magang doc "$case" ktp --date 2030-01-01
must_fail 65 'a paper of 1800' magang doc "$case" ktp --date 1800-01-01
must_fail 65 'consent of 2030' magang add person name=Ani consent_data=2030-01-01
must_fail 65 'so many of a case' magang note "$case" --kind mentor --amount 2000000

finish
