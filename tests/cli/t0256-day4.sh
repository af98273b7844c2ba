#!/bin/sh
# SPDX-License-Identifier: MIT
# The day on which graduates and places are brought together, from the places that
# Kyoto gives until those who arrived there: what nobody fits, wishes, a list that goes
# to the partner and comes back with faults, ranks, a run and its reasons, who moves
# when some withdraw, papers against the flight, and who is seen after that.
. "$(dirname "$0")/lib.sh"
expect_success 'an office' magang init
cat >kyoto.yaml <<\EOF
program: kyoto
version: 1
prefix: KY
label: {id: Kyoto, en: Kyoto, ja: 京都}
partner: せんと協同組合
fields:
  f:
    label: {id: Calon, en: Candidate, ja: 候補}
    jlpt: {label: JLPT, type: level, values: [n5, n4, n3]}
    licence: {label: {id: SIM, en: Licence, ja: 免許}, type: yesno}
    height: {label: {id: Tinggi, en: Height, ja: 身長}, type: number, range: 100 .. 220, privacy: personal}
    arrived: {label: {id: Tanggal tiba, en: Arrival, ja: 入国日}, type: date}
    wage: {label: {id: Upah sebulan (yen), en: Pay a month (yen), ja: 月給（円）}, type: number}
    flight: {label: {id: Penerbangan, en: Flight, ja: 出国便}, type: date}
    passport_until: {label: {id: Paspor sampai, en: Passport until, ja: 旅券期限}, type: date}
documents:
  passport: {label: Passport, until: passport_until}
  medical: {label: Medical, valid: 90 days}
  visa: {label: Visa, valid: 90 days}
stages:
  pool: {kind: start, label: Pool, matched: yes}
  home: {label: Placed}
  done: {kind: success, label: Done}
  gone: {kind: exit, label: Gone}
  lost: {kind: exit, label: Lost}
moves:
  - {from: pool, to: home, if: known(slot)}
  - {from: home, to: done}
  - {from: any, to: gone, kind: exit}
  - {from: home, to: lost, kind: exit, cause: required, causes: {left_host: Left the host}}
  - {from: done, to: lost, kind: exit, cause: required, causes: {left_host: Left the host}}
departure: {date: flight, papers: [passport, medical, visa], from: pool, to: home, warn: [90 days, 60 days, 30 days]}
deadlines:
  month_1: {label: Month 1, from: arrived, after: 1 month, warn: 7 days, seen: yes}
  month_3: {label: Month 3, from: arrived, after: 3 months, warn: 14 days, seen: yes}
  month_6: {label: Month 6, from: arrived, after: 6 months, warn: 14 days, seen: yes}
  month_12: {label: Month 12, from: arrived, after: 12 months, warn: 30 days, seen: yes}
  audit: {label: Audit, from: home, after: 3 months, warn: 10 days, repeats: yes, stage: home, per: host}
activities:
  absence: {label: {id: Absen, en: Absence, ja: 欠勤}, area: apprenticeship_japan, unit: days}
protection: {cap: wage * 2, currency: yen, from: 2027-04-01, say: two months of pay, yen: 100, originals: 30 days}
packs:
  ranks:
    label: {id: Peringkat, en: Ranks, ja: 順位表}
    fields: [name_passport, name_kana, sex, height, jlpt]
    ranks: yes
  arrivals:
    label: {id: Kedatangan, en: Arrivals, ja: 入国報告}
    fields: [name_passport, name_kana]
    answers: [arrived]
  absences:
    label: {id: Ketidakhadiran, en: Absences, ja: 欠勤報告}
    fields: [name_passport, name_kana]
    activity: absence
EOF
expect_success 'the program' magang program install kyoto.yaml
# on DAY command...
on() {
	day=$1
	shift
	env MAGANG_CLOCK="${day}T09:00" "$MAGANG" --store "$store" "$@"
}

# --- twelve graduates, five hosts ---
n=0
while read -r name kana sex jlpt licence; do
	n=$((n + 1))
	day=$n
	[ "$sex" = P ] && day=$((40 + n))
	magang add person name="$name" name_passport="$(echo "$name" | tr a-z A-Z) JAYA" \
		name_kana="$kana" nik="320501$(printf %02d $day)0303$(printf %04d $n)" \
		regency=32.05 consent_partner=2026-11-20 --program kyoto \
		--case jlpt="$jlpt" --case licence="$licence" --case height=$((150 + n)) \
		>.new || exit 1
done <<\EOF
Ade アデ L n4 no
Budi ブディ L n5 no
Cici チチ P n4 no
Cucu チュチュ P n4 no
Dedi デディ L n5 no
Euis エウイス P n3 no
Fajar ファジャル L n5 no
Gina ギナ P n4 yes
Hani ハニ P n5 no
Iwan イワン L n4 yes
Joko ジョコ L n5 no
Kiki キキ P n5 no
EOF
[ "$n" = 12 ]
report $? 'twelve graduates'
case_of() {
	magang list case "name:$1" --columns number --csv | sed 1d | tr -d '\r'
}
for host in 'Nishijin Foods' 'Kamogawa Care' 'Uji Tea' 'Fushimi Metal' 'Sunda Tani'; do
	magang add organisation name="$host" kind=host staff=40 >/dev/null || exit 1
done
slot() {
	magang add slot program=kyoto "$@" >/dev/null || exit 1
}
slot host=OR-000001-3 name=K-07 seats=3 country=jp start=2027-04-01
slot host=OR-000002-1 name=K-14 seats=2 country=jp start=2027-04-01 conditions='jlpt >= n4'
slot host=OR-000003-7 name=K-21 seats=2 country=jp start=2027-04-01
slot host=OR-000004-5 name=K-30 seats=1 country=jp start=2027-04-01 conditions='licence and jlpt >= n3'
slot host=OR-000004-5 name=K-31 seats=4 country=jp start=2027-04-01 expires=2026-11-20
slot host=OR-000005-9 name=S-01 seats=3 country=id start=2027-02-01 conditions=licence
must_fail 65 'men only without legal ground' magang add slot program=kyoto \
	host=OR-000004-5 name=K-32 seats=1 men=1 women=0
# --- each ranks up to ten with the officer ---
while read -r name wishes; do
	expect_success "wishes of $name" magang wish "$(case_of $name)" "$wishes"
done <<\EOF
Ade K-14 K-07
Budi K-07 K-21
Cici K-07=K-14 !K-21
Cucu K-14 K-07
Dedi K-07 K-21 !S-01
Euis K-14 K-07
Fajar K-07 K-21
Gina S-01 !JP
Hani K-07 K-21
Iwan K-14 K-30 K-07 S-01
Joko !JP
Kiki OR-000003-7 K-07
EOF
expect_status 65 'a country is refused, not wished' magang wish "$(case_of Budi)" JP
expect_status 1 'a place that is none' magang wish "$(case_of Budi)" K-99

# --- who fits nothing ---
expect_success 'who fits what' magang match kyoto --fits
expect_grep 'the place that expired is none' '^Of 12 people and 5 places 27 of 60'
expect_grep 'one that nobody fits' 'K-30 .* 0  Licence: yes (1); or JLPT: n3 (1)'
expect_grep 'whom nothing fits, and what is nearest' '^KY-000011-7.*Licence: yes (1)'

# --- to Kyoto ---
expect_success 'the order of Nishijin' magang add ranking program=kyoto host=OR-000001-3 \
	name=Nishijin rest=yes
pack() {
	magang pack make kyoto ranks stage:pool --ranking UP-000001-3 "$@"
}
expect_success 'a list goes out' pack -o old.csv
! grep -q 320501 old.csv
report $? 'without a NIK'
grep -q 'EUIS JAYA,エウイス,女,156' old.csv
report $? 'in passport spelling and katakana, with height' || show old.csv
magang set "$(magang list person name:euis --columns number --csv | sed 1d | tr -d '\r')" \
	name_passport='EUIS JAYANTI' >/dev/null
expect_success 'and once more, for a name that was put right' \
	pack -o out.csv --encoding shift_jis
! grep -q 320501 out.csv
report $? 'without a NIK either'

# --- and back, after four days ---
# ranks FILE: what Nishijin types into the column of ranks
ranks() {
	awk -F, -v OFS=, '
		/ADE/ { $8 = 1 } /BUDI/ { $8 = 2 } /CICI/ { $8 = "２" } /FAJAR/ { $8 = 3 }
		/HANI/ { $8 = 4 } /DEDI/ { $8 = "×" } { print }' "$1"
}
tr -d '\r' <old.csv >plain && ranks plain >old-back.csv
must_fail 65 'the partner answers the list of before' \
	on 2026-11-27 pack return old-back.csv --dry-run
expect_grep 'which is told, row by row' 'newer pack'
expect_grep 'and nothing counts' 'Would count *0'
iconv -f CP932 -t UTF-8 out.csv | tr -d '\r' >plain && ranks plain >right
sed "s/^2,KY-000002-1/2,KY-000007-6/" right >wrong
iconv -f UTF-8 -t CP932 wrong >back.csv
must_fail 65 'one number was changed by hand' on 2026-11-28 pack return back.csv --dry-run
expect_grep 'it is refused by the one it went out with' 'number was changed; it went out as KY-000002-1'
expect_grep 'the others are not' 'Would count *5'
# otherwise TITLE PATTERN COUNT: what would count of the file `wrong`, and why not all
otherwise() {
	iconv -f UTF-8 -t CP932 wrong >back-other.csv
	must_fail 65 "$1" on 2026-11-28 pack return back-other.csv --dry-run
	expect_grep "$1: named" "$2"
	expect_grep "$1: the others count" "Would count *$3"
}
sed '/FAJAR/s/FAJAR JAYA/FAJAR RAYA/' right >wrong
otherwise 'a name that was changed' "it went out as 'FAJAR JAYA'" 5
(cat right && sed -n '/FAJAR/s/[^,]*$/AAAAAA-00001-11-AAAA-AAAA/p' right) >wrong
otherwise 'a row that nobody sent' 'it is of another pack (AAAAAA)' 6
hani=$(magang list person name:hani --columns number --csv | sed 1d | tr -d '\r')
magang set "$hani" consent_partner= >/dev/null
cp right wrong
otherwise 'consent that was withdrawn' 'has not consented' 5
magang set "$hani" consent_partner=2026-11-20 >/dev/null
expect_success 'what went out is known again' magang pack check out.csv
sed 's/KY-000002-1/KY-000007-6/' out.csv >forged.csv
must_fail 1 'what was forged is not' magang pack check forged.csv
magang pack key >key.pem
if command -v openssl >/dev/null; then
	LC_ALL=C tr '\000-\177' '\200-\377' <out.csv.sig >damaged.sig
	checked() {
		openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in "$1" -sigfile "$2"
	}
	expect_success 'Kyoto knows it by its signature' checked out.csv out.csv.sig
	must_fail 1 'not by a damaged one' checked out.csv damaged.sig
	must_fail 1 'nor a forged file by a good one' checked forged.csv out.csv.sig
fi
sed "s/^2,KY-000002-1/2,KY-000007-6/" right >wrong
must_fail 64 'which is the number to give' on 2026-11-28 pack return back.csv
must_fail 65 'which are taken, and he is told once more' \
	on 2026-11-28 pack return back.csv --number 5
expect_grep 'as five' 'Rows taken *5'
iconv -f UTF-8 -t CP932 right >again.csv
expect_success 'she asks for it again' on 2026-11-29 pack return again.csv --dry-run
expect_grep 'the rest is there already' 'Nothing new *11'
expect_success 'it is taken' on 2026-11-29 pack return again.csv --number 1
run magang list rank --columns rank,refused,name --csv
tail -n +2 .out | tr -d '\r' | sort >have
compare 'as Nishijin ranks them' have <<\EOF
,yes,Dedi
1,,Ade
2,,Budi
2,,Cici
3,,Fajar
4,,Hani
EOF
magang add ranking program=kyoto host=OR-000002-1 name=Kamogawa >/dev/null
magang add ranking program=kyoto host=OR-000003-7 name=Uji >/dev/null
expect_success 'another host by hand' magang rank UP-000002-1 \
	"$(case_of Euis) $(case_of Ade)=$(case_of Cici) $(case_of Cucu) $(case_of Iwan)"
expect_status 1 'one takes any, as it stands' magang rank UP-000003-7 any

# --- matched ---
expect_success 'a run' on 2026-11-30 match kyoto --seed 4
expect_grep 'of all, with its lot' '^People: 12, places: 5, hosts: 5; seed of the lot: 4$'
expect_grep 'that nobody blocks' '^Checked apart: stable\.'
expect_grep 'who lacks what for the places that stay empty' '^S-01 .* Licence: yes (3)$'
cp .out first
expect_success 'by the same seed' on 2026-11-30 match kyoto --seed 4
expect_same 'it is the same' first .out
expect_success 'the reasons of one, to be read to her' on 2026-11-30 match kyoto \
	--why "$(case_of Cucu)"
expect_output 'with what would be otherwise' <<\EOF

KY-000004-5 Cucu: no seat
Wish  Place  Why not                                   Would have it or better
   1  K-14   full: 2 seats; rank 4, the last in has 2  at rank 2 or better; with one seat more at K-14
   2  K-07   full: 3 seats; rank 6, the last in has 4  at rank 4 or better
EOF
expect_success 'two who want to be together' on 2026-11-30 match kyoto \
	--together "$(case_of Ade)" --together "$(case_of Cici)"
expect_output 'and what it costs others' <<\EOF
KY-000001-3 Ade at K-07 (wish 2), KY-000003-7 Cici at K-07 (wish 1)
Joint wish 2 of 2, the first that nobody else blocks. To take it, pin both.

WHO IS ELSEWHERE THEN
Person             Before  After
KY-000001-3 Ade    K-14    K-07
KY-000004-5 Cucu           K-14
KY-000007-6 Fajar  K-07
EOF
expect_success 'which she does not do, and notes' on 2026-11-30 note \
	"$(case_of Cici)" not together with Ade, Fajar would go out
run magang match kyoto --runs
[ "$(grep -c '^ *[0-9]' .out)" = 1 ]
report $? 'no run is of it' || show .out

# --- published ---
must_fail 64 'not without their number' on 2026-11-30 match kyoto --publish 1
must_fail 64 'nor by another' on 2026-11-30 match kyoto --publish 1 --number 10
expect_success 'nine offers' on 2026-11-30 match kyoto --publish 1 --number 9
act=$(sed -n 's/.*(act \(.*\))/\1/p' .out)
must_fail 1 'once' on 2026-11-30 match kyoto --publish 1 --number 9
must_fail 1 'nor a seat to another' on 2026-11-30 slot offer LO-000001-3 name:kiki
expect_success 'as long as nobody has answered' on 2026-11-30 undo "$act"
must_fail 1 'all are taken back' magang list seat
expect_success 'and made' on 2026-11-30 redo

# --- answers, and who withdraws ---
seat_of() {
	magang list seat "name:$1" offered --columns number --csv | sed 1d | tr -d '\r'
}
must_fail 1 'who has none cannot say yes' on 2026-12-01 slot answer yes \
	"$(case_of Ade)" "$(case_of Joko)"
expect_success 'six say yes, by whichever number' on 2026-12-01 slot answer yes \
	$(seat_of Ade) "$(case_of Budi)" "$(case_of Cici)" \
	MG-000007-6 "$(case_of Gina)" $(seat_of Iwan)
must_fail 1 'what is answered' on 2026-12-01 undo "$act"
expect_success 'one does not come to this place' on 2026-12-02 slot answer no \
	"$(seat_of Euis)" --cause work
expect_success 'one goes, who had said yes' on 2026-12-02 move \
	"$(case_of Budi)" gone --reason keluarga
expect_success 'matched again' on 2026-12-03 match kyoto
expect_grep 'who has a seat keeps it' '^KY-000001-3 Ade .*K-14 .*offered already$'
expect_grep 'she is not offered again what she refused' '^KY-000006-8 Euis .*K-07 '
expect_grep 'who changes is counted' \
	'^Against run 1: 1 more placed, 1 elsewhere, 0 placed no more\.$'
expect_success 'why she is elsewhere' on 2026-12-03 match kyoto --why "$(case_of Euis)"
expect_grep 'is told' 'K-14 *a seat there is waited for, was given up, or'
expect_success 'against the run before' on 2026-12-03 match kyoto --before 1
expect_output 'a list of those, for Kyoto' <<\EOF

WHO IS ELSEWHERE
Person            Before  After
KY-000004-5 Cucu          K-14
KY-000006-8 Euis  K-14    K-07
KY-000002-1       K-07
EOF
expect_success 'those alone are offered' on 2026-12-03 match kyoto --publish 2 --number 2
run magang list seat offered sort:id --columns name,slot --csv
tr -d '\r' <.out >have
compare 'beside who has not answered yet' have <<\EOF
name,slot
Dedi,LO-000003-7
Hani,LO-000003-7
Cucu,LO-000002-1
Euis,LO-000001-3
EOF
# --- a host withdraws, and is sorry ---
expect_success 'Uji Tea withdraws' on 2026-12-04 set LO-000003-7 state=withdrawn
run magang list seat slot:LO-000003-7 sort:id --columns name,state,cause --csv
tr -d '\r' <.out >have
compare 'which is no word of those who were offered it' have <<\EOF
name,state,cause
Dedi,withdrawn,host
Hani,withdrawn,host
EOF
expect_success 'and has room after all' on 2026-12-04 set LO-000003-7 state=open
expect_success 'for the same' on 2026-12-04 slot offer LO-000003-7 name:hani
for name in Cucu Euis; do
	on 2026-12-04 slot answer yes $(seat_of $name) >/dev/null || exit 1
done

# --- from offer to departure ---
for name in Ade Cici Fajar Euis Cucu; do
	one=$(case_of $name)
	on 2026-12-05 set "$one" flight=2027-03-28 passport_until=2031-01-01 >/dev/null
	on 2026-12-05 doc "$one" passport --date 2026-01-01 >/dev/null
	on 2027-02-01 doc "$one" medical --date 2027-02-01 >/dev/null
	on 2027-03-01 doc "$one" visa --date 2027-03-01 >/dev/null
done
on 2027-03-01 doc "$(case_of Fajar)" medical --date 2026-12-10 >/dev/null
on 2027-03-01 doc "$(case_of Cucu)" visa --gone >/dev/null
run on 2027-03-02 list case departure:expires --columns name,wanting --csv
tail -n +2 .out | tr -d '\r' >have
compare 'a medical that runs out between match and flight' have <<\EOF
Fajar,medical -18
EOF
run on 2027-03-02 list case departure:missing --columns name,days,wanting --csv
grep '^Cucu' .out | tr -d '\r' >have
compare 'and a visa that is not there' have <<\EOF
Cucu,26,visa
EOF
expect_success 'each is a task' on 2027-03-02 list task open soon \
	"about:$(case_of Fajar)" --columns task,due
expect_grep 'against the flight' 'before the flight  *2027-03-28'
on 2027-03-05 doc "$(case_of Fajar)" medical --date 2027-03-05 >/dev/null
on 2027-03-05 doc "$(case_of Cucu)" visa --date 2027-03-05 >/dev/null
run on 2027-03-06 list case departure:ready --count
[ "$(cat .out)" = 5 ]
report $? 'all five are ready' || show .out
magang add organisation name='LPK Bahana' kind=lpk licence=K-1 licence_until=2027-03-31 >/dev/null
for name in Ade Cici; do
	on 2027-01-04 add ledger case="$(case_of $name)" what=original item=diploma \
		date=2026-11-24 holder=OR-000006-8 >/dev/null
done
on 2027-01-04 set "$(case_of Ade)" wage=150000 planned_start=2027-04-01 >/dev/null
expect_success 'more is asked than two months of pay' on 2027-01-04 add ledger \
	case="$(case_of Ade)" what=asked amount=35000000 date=2026-12-20 holder=OR-000006-8
expect_grep 'which is said at once' 'over the cap: Rp 35.000.000 asked'
expect_success 'and found' on 2027-03-06 list case overcharged --columns name,over_cap --csv
expect_grep 'by how much' '^Ade,5000000'
expect_success 'two diplomas are still held' on 2027-03-06 list case overheld --count
expect_grep 'by one' '^2$'
expect_success 'whose licence ends' on 2027-03-06 list organisation expiring --columns name
expect_grep 'which is told' 'LPK Bahana'
for name in Ade Cici Fajar Euis Cucu; do
	on 2027-03-20 move "$(case_of $name)" home >/dev/null || exit 1
done

run magang list task open task:Audit sort:id --columns about,due --csv
tail -n +2 .out | tr -d '\r' | sort >have
compare 'two hosts are audited, once for all who are there' have <<\EOF
OR-000001-3,2027-06-20
OR-000002-1,2027-06-20
EOF

# --- arrivals, by file ---
expect_success 'who is to arrive' on 2027-04-01 pack make kyoto arrivals stage:home \
	-o arrivals.csv --encoding shift_jis
! grep -q 320501 arrivals.csv
report $? 'goes without a NIK, too'
iconv -f CP932 -t UTF-8 arrivals.csv | tr -d '\r' |
	awk -F, -v OFS=, 'NR > 1 { $5 = "２０２７／４／２" } /FAJAR/ { $5 = "soon" }
		{ print }' | iconv -f UTF-8 -t CP932 >arrived.csv
must_fail 65 'Kyoto tells of it' on 2027-04-30 pack return arrived.csv --dry-run
expect_grep 'what is no date does not count' 'Would count *4'
must_fail 65 'the others do' on 2027-04-30 pack return arrived.csv --number 4
expect_success 'who' magang list case arrived:2027-04-02 sort:id --columns name --csv
tr -d '\r' <.out | tr '\n' ' ' >have
grep -qx 'name Ade Cici Cucu Euis ' have
report $? 'has arrived' || show have
# --- and absences ---
expect_success 'who is asked about' on 2027-06-01 pack make kyoto absences stage:home \
	-o absences.csv
tr -d '\r' <absences.csv |
	awk -F, -v OFS=, '/CUCU/ { $5 = "2027/5/12"; $6 = "２"; $7 = "風邪" } { print }' \
		>absent.csv
expect_success 'two days of one' on 2027-06-05 pack return absent.csv --number 1
run on 2027-06-05 list activity activity:absence --columns name,date,amount --csv
tail -n +2 .out | tr -d '\r' >have
compare 'stand with her case' have <<\EOF
Cucu,2027-05-12,2
EOF
# --- seen, and not seen ---
for name in Ade Cici Cucu Euis; do
	for day in 2027-05-02 2027-07-01 2027-10-02; do
		on $day note "$(case_of $name)" --kind whatsapp --result reached >/dev/null
	done
done
audit=$(magang list task open about:OR-000002-1 task:Audit --columns number --csv |
	sed -n 2p | tr -d '\r')
expect_success 'an audit is done' on 2027-06-18 task "$audit" --done
run magang list task open about:OR-000002-1 task:Audit --columns due --csv
tail -n +2 .out | tr -d '\r' >have
compare 'the next is three months later' have <<\EOF
2027-09-20
EOF
must_fail 1 'in month 8 nobody is missed' on 2027-12-02 list case unseen --count
expect_success 'one did well, on paper' on 2027-12-10 move "$(case_of Ade)" done
for name in Cici Cucu Euis; do
	on 2028-04-01 note "$(case_of $name)" --kind whatsapp --result reached >/dev/null
done
run on 2028-04-10 list case unseen --columns name,stage,last_seen,followup --csv
tail -n +2 .out | tr -d '\r' >have
compare 'but is a success that nobody has seen' have <<\EOF
Ade,done,2027-10-02,2028-04-02
EOF
must_fail 1 'words are no cause' on 2028-04-12 move "$(case_of Ade)" lost \
	--reason 'gone since December'
expect_errors 'there is one' <<\END
magang: not moved to 'Lost': a cause is needed: left_host (Left the host)
END
expect_success 'who cannot be found' on 2028-04-12 move "$(case_of Ade)" lost \
	--cause left_host --reason 'gone since December'
run magang list case stage:lost --columns name,cause --csv
tail -n +2 .out | tr -d '\r' >have
compare 'is lost, for a cause' have <<\EOF
Ade,left_host
EOF
must_fail 1 'and missed no more' on 2028-04-13 list case unseen --count
magang replay again >/dev/null 2>&1
run magang check
sed -n 's/^digest //p' .out >here
"$MAGANG" --store again check | sed -n 's/^digest //p' >there
expect_same 'all of it replays' here there
finish
