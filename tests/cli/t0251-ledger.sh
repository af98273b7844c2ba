#!/bin/sh
# SPDX-License-Identifier: MIT
# What is taken from a person: money against the most that may be asked, loans,
# originals that somebody keeps.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >abroad.yaml <<\EOF
program: abroad
version: 1
prefix: AB
label: Abroad
fields:
  pay:
    label: Pay
    wage: {label: Wage, type: number}
    well: {label: Well, type: yesno, privacy: health}
stages:
  a: {kind: start, label: Asked}
  x: {kind: exit, label: Left}
moves:
  - {from: a, to: x, kind: exit}
protection: {cap: wage * 300, currency: yen, from: 2027-04-01, say: two months of pay, yen: 100}
EOF
for bad in 's/cap: wage \* 300, //' 's/, yen: 100//' 's/2027-04-01/soon/' \
	's/wage \* 300/today/' 's/wage \* 300/score/' 's/wage \* 300/wage = 3/'; do
	sed "$bad" abroad.yaml >bad.yaml
	must_fail 65 "a cap that cannot be: $bad" magang program check bad.yaml
done
expect_success 'a program' magang program install abroad.yaml
expect_success 'its page' magang program show abroad
expect_grep 'says what may be asked' 'Asked of you at most *two months of pay; starts 2027-04-01'
magang user add loket role=officer areas=32.73 >/dev/null
new_cases abroad 'Ani Budi Cici' --case wage=1000
magang add organisation name='LPK Bahana' kind=lpk licence=KEP-1 \
	licence_until=2026-10-31 >/dev/null
magang add organisation name='LPK Terang' kind=lpk >/dev/null
ani=AB-000001-3 budi=AB-000002-1 lpk=OR-000001-3

# --- what an entry is ---
expect_success 'money is asked' magang add ledger case=$ani what=asked \
	amount='25 juta' date=2026-11-02 holder=OR-000002-1
expect_grep 'and whoever has no licence is named' 'no licence of LPK Terang is known'
must_not_grep 'as much may be asked' 'over the cap'
expect_success 'and paid' magang add ledger case=$ani what=paid amount=200000 \
	currency=jpy date=2026-11-03 holder=$lpk by='Pak Dedi' receipt=K-118
expect_grep 'to whom it may not any more' 'the licence of LPK Bahana ran out on 2026-10-31'
must_fail 73 'one receipt once' magang add ledger case=$ani what=paid amount=200000 \
	currency=jpy date=2026-11-03 receipt=K-118
expect_errors 'and says so' <<\EOF
magang: the same stands in the ledger of this case already; where it was twice on one day, write the receipt: receipt=...
EOF
for odd in 'what=paid' 'what=paid amount=1 item=diploma' 'what=original' \
	'what=original item=diploma amount=3' 'what=original item=land currency=idr' \
	'what=asked amount=4 back=2026-11-24' 'what=paid amount=0' 'what=gift amount=1' \
	'what=loan amount=-4'; do
	must_fail 65 "none is $odd" magang add ledger case=$ani date=2026-11-04 $odd
done
must_fail 65 'of a day to come' magang add ledger case=$ani what=paid amount=1 date=2026-12-01
must_fail 65 'given back before it was taken' magang add ledger case=$ani \
	what=original item=land date=2026-11-04 back=2026-11-03
must_fail 64 'of no case' magang add ledger what=paid amount=1 date=2026-11-04
must_fail 64 'whose it is, is known by its case' magang add ledger case=$ani \
	person=MG-000002-1 what=paid amount=1 date=2026-11-04
must_fail 1 'of a case of another area' magang --as loket add ledger case=$ani \
	what=paid amount=1 date=2026-11-04
must_fail 1 'nor is one seen there' magang --as loket show LG-000001-3

# --- the cap: 1000 * 300 * 100 ---
expect_success 'more' magang add ledger case=$ani what=asked amount=6500000 \
	date=2026-11-05 holder=$lpk
expect_grep 'than may be' \
	'over the cap: Rp 31.500.000 asked, Rp 20.000.000 paid, at most Rp 30.000.000: two months of pay'
expect_success 'who pays too much' magang list case overcharged \
	--columns number,asked,paid,over_cap
expect_output 'by how much' <<\EOF
Number       Asked (Rp)   Paid (Rp)  Over the cap (Rp)
AB-000001-3  31.500.000  20.000.000          1.500.000
EOF
expect_success 'money comes back' magang add ledger case=$ani what=refunded \
	amount=5000000 date=2026-11-06 holder=$lpk
expect_success 'what was asked is put right' magang set LG-000003-7 amount=5000000
expect_success 'and is not over it' magang list case asked:30000000 --columns paid,over_cap --csv
expect_output 'what came back is not paid' <<\EOF
paid,over_cap
15000000,
EOF
magang undo >/dev/null
expect_success 'the correction is undone' magang list case overcharged --count
expect_grep 'one again' '^1$'
expect_success 'who starts before' magang set $ani planned_start=2027-03-01
must_not_grep 'the day that it is from' 'no such'
must_fail 1 'has no cap' magang list case overcharged --count
magang undo >/dev/null
expect_success 'of an unknown wage' magang set $ani wage=
must_fail 1 'nothing is said' magang list case overcharged --count
magang undo >/dev/null
must_fail 64 'sums are not set' magang set $ani paid=1

# --- originals ---
expect_success 'a diploma is kept' magang add ledger case=$ani what=original \
	item=diploma date=2026-11-02 holder=$lpk
expect_grep 'under its number' '^LG-000005-9: added'
expect_grep 'which nobody may' "an original is the person's own"
magang add ledger case=$budi what=original item=diploma date=2026-11-03 holder=$lpk >/dev/null
magang add ledger case=MG-000002-1 what=loan amount=10000000 date=2026-11-03 >/dev/null
expect_success 'by whom' magang list ledger held holder:$lpk sort:date \
	--columns date,name,item
expect_output 'whose they are' <<\EOF
Date        Full name  Item
2026-11-02  Ani        diploma
2026-11-03  Budi       diploma
EOF
expect_success 'on the page of the organisation' magang show $lpk
expect_grep 'they stand' 'LG-000005-[0-9]  2026-11-02  diploma  AB-000001-3  Ani'
yes '' | head -n 30 | magang --linear >home 2>&1
grep -q 'Originals held, 2' home
report $? 'home tells of them'
grep -q 'Fees over the cap, 1' home
report $? 'and who pays too much'
held=$(magang list ledger held $ani --csv --columns number | tr -d '\r' | tail -1)
expect_success 'one is given back' magang set "$held" back=2026-11-20
expect_grep 'and that is said' 'LG-000005-9: changed'
expect_success 'and is held no more' magang list ledger returned --columns name,back --csv
expect_output 'since when' <<\EOF
name,back
Ani,2026-11-20
EOF
expect_success 'on the page of the case' magang show $ani
expect_grep 'all of it' 'LG-000002-1  2026-11-03  paid  *200.000  yen  *OR-000001-3 LPK Bahana'
expect_success 'and in its history' magang log $ani -n 99
expect_grep 'too' 'Given back  *2026-11-20'
expect_success 'who owes' magang list ledger owed --columns name,amount --csv
expect_output 'how much' <<\EOF
name,amount
Budi,10000000
EOF

# --- in and out ---
expect_success 'out' magang export ledger sort:id
cp .out ledger.csv
expect_success 'in again' magang import ledger ledger.csv
expect_grep 'unchanged' '7 unchanged'
sed 's/^LG-[^,]*,/,/; s/^number,/nomor,/' ledger.csv >bare.csv
expect_success 'without numbers' magang import ledger bare.csv
expect_grep 'the same' '7 unchanged'
printf 'case,what,date,amount,receipt\nAB-000003-7,paid,2026-11-10,1000000,K-7\nAB-000003-7,gift,2026-11-10,1,\n' >new.csv
must_fail 65 'new rows' magang import ledger new.csv
expect_grep 'one is taken' '1 added'
expect_success 'and one goes back' grep -q gift new.csv.rejects.csv

# --- the end of a person ---
expect_success 'who is erased' magang erase MG-000002-1 --reason 'her own wish' --yes MG-000002-1
must_fail 1 'leaves no original held' magang list ledger held --count
expect_success 'all of it' magang check
expect_success 'comes again from the journal' magang replay again
finish
