#!/bin/sh
# SPDX-License-Identifier: MIT
# Packs for a partner: what goes out and what does not, by consent and by the list of
# the program; what comes back, with every wrong thing that a row can have.
. "$(dirname "$0")/lib.sh"
new_store
cat >kyoto.yaml <<\EOF
program: kyoto
version: 1
prefix: KY
label: {id: Kyoto, en: Kyoto, ja: 京都}
partner: せんと協同組合
fields:
  body:
    label: {id: Badan, en: Body, ja: 身体}
    height: {label: {id: Tinggi (cm), en: Height, ja: 身長（cm）}, type: number, range: 100 .. 220, privacy: personal}
  placement:
    label: {id: Penempatan, en: Placement, ja: 受入れ}
    chosen: {label: {id: Dipilih, en: Chosen, ja: 採用内定}, type: yesno}
    arrival: {label: {id: Tanggal tiba, en: Arrival, ja: 入国日}, type: date}
    trade: {label: {id: Bidang, en: Trade, ja: 職種}, type: choice,
      values: {farm: {id: Tani, en: Farm, ja: 農業}, care: {id: Rawat, en: Care, ja: 介護}}}
stages:
  pool: {kind: start, label: Pool}
  done: {kind: success, label: Done}
moves:
  - {from: pool, to: done}
activities:
  absence: {label: {id: Absen, en: Absence, ja: 欠勤}, area: apprenticeship_japan, unit: days}
packs:
  absences:
    label: {id: Ketidakhadiran, en: Absences, ja: 欠勤報告}
    fields: [name_passport]
    activity: absence
  ranks:
    label: {id: Peringkat, en: Ranks, ja: 順位表}
    fields: [name_passport]
    answers: [chosen]
    ranks: yes
  roster:
    label: {id: Daftar calon, en: Roster, ja: 候補者名簿}
    fields: [name_passport, name_kana, sex, birth_date, height, trade]
    answers: [chosen, arrival]
  names:
    label: {id: Nama, en: Names, ja: 氏名一覧}
    to: Kyoto
    fields: [name]
EOF
expect_success 'a program has packs' magang program install kyoto.yaml
n=0
for who in 'SITI NURHALIZA:シティ・ヌルハリザ:P' 'BUDI SANTOSO:ブディ・サントソ:L' \
	'CICI DEWI:チチ・デウィ:P' 'DEDI KURNIA:デディ・クルニア:L'; do
	n=$((n + 1))
	name=${who%%:*} rest=${who#*:}
	day=12
	[ "${rest#*:}" = P ] && day=52
	magang add person name="$name" name_passport="$name" \
		name_kana="${rest%:*}" sex="${rest#*:}" \
		birth_date=2003-0$n-12 nik=320501${day}0${n}030001 regency=32.05 \
		--program kyoto >/dev/null || exit 1
done
run magang list case --columns number --csv
tail -n +2 .out | tr -d '\r' | sort >cases
[ "$(wc -l <cases)" = 4 ]
report $? 'four cases' || show cases
k1=$(sed -n 1p cases) k2=$(sed -n 2p cases) k3=$(sed -n 3p cases)
p4=$(magang list person name:DEDI --columns number --csv | tail -n 1 | tr -d '\r')
must_fail 1 'nobody has consented yet' \
	magang pack make kyoto roster -o out.csv
[ ! -e out.csv ] && [ ! -e out.csv.sig ]
report $? 'and no file is there'
for p in $(magang list person --columns number --csv | tail -n +2 | tr -d '\r'); do
	[ "$p" = "$p4" ] || magang set "$p" consent_partner=2026-11-20 >/dev/null
done
magang set "$k1" height=155 trade=farm >/dev/null
expect_success 'first what it comes to' \
	magang pack make kyoto roster --dry-run
expect_grep 'how many go' '3 rows would go to せんと協同組合'
grep -q 'has not consented' .err
report $? 'who is left out, and why' || show .err
must_fail 1 'a pack that the program does not have' \
	magang pack make kyoto rooster -o out.csv
grep -q 'it has: .*roster' .err
report $? 'which it has' || show .err
must_fail 64 'a form that is none' magang pack make kyoto roster -o o --form pdf
must_fail 64 'nor does a file end so' magang pack make kyoto roster -o o.pdf
must_fail 64 'an encoding that is none' \
	magang pack make kyoto roster -o o.csv --encoding latin1

# ---- what goes out
expect_success 'a pack' magang pack make kyoto roster -o out.csv
grep -q '^PK-000001-.: 3 rows' .err
report $? 'has a number' || show .err
head -c 3 out.csv | od -An -tx1 | grep -q 'ef bb bf'
report $? 'as spreadsheets know UTF-8'
grep -q '採用内定（○か×を記入） / Dipilih (ya/tidak)' out.csv &&
	grep -q '性別 / Jenis kelamin' out.csv && grep -q '農業' out.csv &&
	grep -q '女' out.csv && grep -q 'SITI NURHALIZA' out.csv
report $? 'heads in two languages, words in Japanese' || show out.csv
! grep -q '3205\|DEDI\|Siti Nur' out.csv
report $? 'no NIK, nobody without consent'
[ "$(wc -c <out.csv.sig)" = 64 ]
report $? 'with a signature beside it'
expect_success 'the file is one that went out' magang pack check out.csv
sed 's/SITI/SITA/' out.csv >changed.csv
must_fail 1 'a changed one is none' magang pack check changed.csv
expect_success 'the key' magang pack key
cp .out key.pem
if command -v openssl >/dev/null; then
	openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in out.csv \
		-sigfile out.csv.sig >/dev/null 2>&1
	report $? 'by which anybody checks the signature'
fi
must_fail 73 'it takes the place of no file' \
	magang pack make kyoto roster -o out.csv
expect_success 'it stands in the list' magang pack list
expect_grep 'as being with the partner' 'with the partner'
run magang access --json
grep -q export .out
report $? 'who was in it was exported' || show .out
must_fail 64 'nobody takes it back' magang undo -y

# ---- what comes back
answer() { # FILE ROW COLUMN TEXT: a cell of a CSV that has no quotes
	awk -F, -v OFS=, -v r="$2" -v c="$3" -v t="$4" \
		'NR == r + 1 { $c = t } { print }' "$1"
}
tr -d '\r' <out.csv >plain.csv
[ "$(head -1 plain.csv | awk -F, '{ print NF }')" = 11 ]
report $? 'eleven columns' || show plain.csv
: >none.csv
expect_status 65 'a file with nothing in it' magang pack return none.csv --dry-run
expect_errors 'is called so' <<\EOF
magang: the file is empty
EOF
answer plain.csv 1 9 ○ >a && answer a 2 9 × >b && answer b 3 9 はい >c &&
	answer c 1 10 ２０２７／４／１２ >back.csv
expect_status 0 'what it would change' magang pack return back.csv --dry-run
expect_grep 'row by row' 'SITI NURHALIZA.*Chosen.*-.*yes'
expect_grep 'a date as typed in Japan' 'Arrival.*2027-04-12'
expect_grep 'how many' 'Would count *3'
must_fail 64 'nothing without the number' magang pack return back.csv
grep -q 'number 3' .err
report $? 'which it says' || show .err
run magang show "$k1" --json
grep -q '"chosen":true' .out && report 1 'nothing is changed' ||
	report 0 'nothing is changed'
expect_success 'with it they count' magang pack return back.csv --number 3
run magang list case chosen:yes --columns number --csv
[ "$(tail -n +2 .out | wc -l)" = 2 ]
report $? 'two were chosen' || show .out
expect_status 1 'the pack is with nobody' magang pack list
expect_success 'it came back' magang pack list returned
expect_status 0 'the same once more' magang pack return back.csv --dry-run
expect_grep 'says nothing new' 'Nothing new *3'
expect_success 'one undo' magang undo -y
run magang list case chosen:yes --columns number --csv
[ "$(tail -n +2 .out | wc -l)" = 0 ]
report $? 'takes all of it back'
expect_success 'and the pack is out again' magang pack list

# ---- every wrong thing
back() { # TITLE PATTERN FILE: one row is not taken, for that reason
	expect_status 65 "$1" magang pack return "$3" --dry-run
	expect_grep "$1: named" "$2"
	expect_grep "$1: only it" 'Would count *2'
}
sed "2s/$k1/$k2/" back.csv >w
back 'a wrong number' "number was changed; it went out as $k1" w
sed '2s/SITI NURHALIZA/SITI NURHALISA/' back.csv >w
back 'a changed name' "it went out as 'SITI NURHALIZA'" w
sed "2s/$k1/$k2/; 2s/SITI/SITA/" back.csv >w
back 'both' "number was changed; it went out as $k1" w
sed '2s/,[^,]*$/,/' back.csv >w
back 'no code' 'it has no code' w
sed '2s/.$//' back.csv >w
(sed -n 1p w; sed -n 2p w) >damaged.csv
back 'a damaged code' 'code does not fit\|code was damaged' w
sed '2s/○/maybe/' back.csv >w
back 'no answer to the question' 'must be yes or no' w
(cat back.csv; sed -n 2p back.csv | sed 's/○/×/') >w
expect_status 65 'one row twice' magang pack return w --dry-run
expect_grep 'neither is taken' 'something else than line 2; neither is taken'
expect_grep 'the others are' 'Would count *2'
sed 3d back.csv >w
expect_status 0 'a row less' magang pack return w --dry-run
expect_grep 'is told' 'Not in the file *1'
echo 'a,b' >w
must_fail 65 'no pack at all' magang pack return w --dry-run
sed '2,$s/,[^,]*$/,AAAAAA-00001-11-AAAA-AAAA/' back.csv >w
must_fail 65 'codes of nobody' magang pack return w --dry-run
p1=$(magang list person name:SITI --columns number --csv | tail -n 1 | tr -d '\r')
magang set "$p1" consent_partner= >/dev/null
back 'consent that was withdrawn' 'has not consented' back.csv
magang set "$p1" consent_partner=2026-11-21 >/dev/null
magang set "$k1" chosen=no >/dev/null
back 'what was changed here since' 'changed' back.csv
magang set "$k1" chosen= >/dev/null
magang set "$p1" name_passport='SITI NUR HALIZA' >/dev/null
expect_status 0 'a name that was put right here' magang pack return back.csv --dry-run
expect_grep 'is told, and the row taken' "'SITI NUR HALIZA' here by now"

# ---- a newer one
expect_success 'a pack once more' magang pack make kyoto roster --dry-run
grep -q 'PK-000001-3 is with .*: 3 of its rows go once more' .err
report $? 'tells what it makes old' || show .err
must_fail 64 'nothing that counts has no number' magang pack return plain.csv --number 3
expect_errors 'which it says' <<\EOF
magang: no row would count, so nothing is changed; leave --number out
EOF
expect_status 0 'it came back with nothing in it' magang pack return plain.csv
expect_success 'and is noted' magang pack list returned
expect_success 'which is undone' magang undo -y
expect_status 65 'one with a damaged row and nothing else' magang pack return damaged.csv
expect_status 0 'is none' magang pack list

# ---- a workbook
expect_success 'a pack as a workbook' magang pack make kyoto roster -o out.xlsx
magang list pack --columns number,code --csv >packs.before
expect_success 'the same as a list' magang pack make kyoto roster -o out-again.csv
! grep -q 'is with' .err
report $? 'makes nothing old' || show .err
magang list pack --columns number,code --csv >packs.after
expect_same 'it is the same pack' packs.before packs.after
tr -d '\r' <out-again.csv | tail -1 | grep -o '[0-9A-Z-]*$' >code
python3 -c 'import zipfile, sys
sys.exit(open("code").read().strip() not in zipfile.ZipFile("out.xlsx").read("xl/worksheets/sheet1.xml").decode())'
report $? 'with the codes of its rows' || show code
python3 - >answered.txt 2>&1 <<\EOF
import re, zipfile
was = zipfile.ZipFile('out.xlsx')
with zipfile.ZipFile('back.xlsx', 'w', zipfile.ZIP_DEFLATED) as back:
    shared = []
    for name in was.namelist():
        text = was.read(name).decode()
        if name == 'xl/worksheets/sheet1.xml':
            text = re.sub('(<c r="I2" s="2")/>', r'\1 t="inlineStr"><is><t>○</t></is></c>', text)
            def share(m):
                shared.append(m.group(2))
                return m.group(1) + ' t="s"><v>%d</v></c>' % (len(shared) - 1)
            text = re.sub('(<c r="[A-Z0-9]+" s="[0-9]") t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>', share, text)
        back.writestr(name, text)
    back.writestr('xl/sharedStrings.xml',
        '<sst>' + ''.join('<si><t>%s</t></si>' % s for s in shared) + '</sst>')
EOF
expect_status 0 'as another program packs it' magang pack return back.xlsx --dry-run
expect_grep 'it is read' 'SITI NUR HALIZA.*Chosen.*-.*yes'
expect_grep 'all of it' 'Would count *1'
head -c 900 back.xlsx >cut.xlsx
must_fail 65 'a damaged one' magang pack return cut.xlsx --dry-run
expect_errors 'is told' <<\EOF
magang: the workbook is damaged; open it and save it anew
EOF

# ---- Shift_JIS, sorted, by a spreadsheet
expect_success 'a pack in Shift_JIS' magang pack make kyoto roster \
	-o sjis.csv --encoding shift_jis
iconv -f CP932 -t UTF-8 sjis.csv >u && grep -q '候補\|照合番号（変更不可）' u
report $? 'which Japan reads' || show u
expect_status 65 'the first pack is old now' magang pack return back.csv --dry-run
expect_grep 'and says so' 'newer pack'
expect_success 'so does its page' magang show PK-000001-3
expect_grep 'how much of it' 'Rows in a newer one.*3 of 3'
expect_success 'the list of packs' magang list pack --columns number,old --csv
expect_grep 'has it' '^PK-000001-3,3$'
expect_grep 'of the last one nothing' '^PK-000002-1,$'
magang list pack state:out --columns number --csv | tr -d '\r' >have
compare 'nobody waits for an answer to the other one' have <<\EOF
number
PK-000002-1
EOF
tr -d '\r' <u >v
(sed -n 1p v; sed -n '2,$p' v | sort -r) >x
answer x 1 9 ｎｏ >y && answer y 2 9 ○ >z
iconv -f UTF-8 -t CP932 z >sjis-back.csv
expect_status 0 'it comes back in Shift_JIS, sorted' \
	magang pack return sjis-back.csv --dry-run
expect_grep 'and is read' 'Would count *2'
(sed -n 1,2p z; sed -n 2p back.csv) >w
expect_status 65 'a row of another pack' magang pack return w --dry-run
expect_grep 'is none of this one' 'is of another pack'
magang set "$p1" name='RENÉE' >/dev/null
must_fail 65 'a letter that Shift_JIS lacks' magang pack make kyoto names \
	-o acute.csv --encoding shift_jis
grep -q "'É' is not in Shift_JIS" .err
report $? 'is named' || show .err

# ---- paper
expect_success 'for paper' magang pack make kyoto roster -o roster.txt
grep -q 'せんと協同組合 御中' roster.txt && grep -q '__________' roster.txt
report $? 'with room to fill in' || show roster.txt
expect_success 'to standard output' magang pack make kyoto roster -o -
expect_grep 'and no file' 'BUDI SANTOSO'

# ---- who may
magang user add oji role=officer >/dev/null
must_fail 77 'an officer makes none' \
	magang --as oji pack make kyoto roster -o no.csv
must_fail 77 'and takes none' magang --as oji pack return back.csv --dry-run

# ---- absences, and ranks of a host
expect_success 'a pack for absences' magang pack make kyoto absences -o ab.csv
grep -q '欠勤：日付 / Absen: Tanggal,欠勤：数量（days） / Absen: Jumlah (days),欠勤：内容' ab.csv
report $? 'asks for the day, how much and why' || show ab.csv
tr -d '\r' <ab.csv >ab
answer ab 1 4 2026/11/12 >ab1 && answer ab1 1 5 ２ >ab2 &&
	answer ab2 1 6 風邪 >ab-back.csv
expect_status 0 'it comes back' magang pack return ab-back.csv --dry-run
expect_grep 'as an activity' 'Absence.*2026-11-12, 2, 風邪'
expect_success 'that counts' magang pack return ab-back.csv --number 1
run magang list activity activity:absence --columns date,amount --csv
expect_grep 'and stands with the case' '2026-11-12,2'
expect_status 0 'sent once more' magang pack return ab-back.csv --dry-run
expect_grep 'it is noted once' 'Nothing new *3'
expect_success 'one undo' magang undo -y
expect_status 1 'takes it back' magang list activity activity:absence
answer ab2 1 4 2027-11-12 >w
expect_status 65 'a day to come' magang pack return w --dry-run
magang add organisation name='PT Kyoto' kind=host >/dev/null
magang add ranking program=kyoto host=OR-000001-3 name=Kyoto >/dev/null
must_fail 64 'ranks go into a ranking' magang pack make kyoto ranks -o rk.csv
must_fail 64 'and nothing else does' magang pack make kyoto absences \
	-o no.csv --ranking UP-000001-3
expect_success 'of a host' magang pack make kyoto ranks -o rk.csv \
	--ranking UP-000001-3
tr -d '\r' <rk.csv >rk
answer rk 1 5 ２ >rk1 && answer rk1 2 5 1 >rk2 && answer rk2 3 5 × >rk3 &&
	answer rk3 2 4 ○ >rk-back.csv
expect_status 0 'it comes back ranked' magang pack return rk-back.csv --dry-run
expect_grep 'a rank' 'Rank.*- *2'
expect_grep 'a refusal' 'Rank.*- *refused'
expect_grep 'three rows' 'Would count *3'
expect_success 'they count' magang pack return rk-back.csv --number 3
run magang list rank --columns rank,refused --csv
[ "$(tail -n +2 .out | wc -l)" = 3 ]
report $? 'in the ranking' || show .out
expect_success 'one undo takes back ranks and answers' magang undo -y
expect_status 1 'none is left' magang list rank
answer rk 1 5 first >w
expect_status 65 'no rank' magang pack return w --dry-run
expect_grep 'is told' 'is no rank'

# ---- what a program may not tell
for f in nik phone no_kk; do
	sed "s/\[name_passport, /[name_passport, $f, /; s/version: 1/version: 2/" \
		kyoto.yaml >bad.yaml
	must_fail 65 "not $f" magang program check bad.yaml
done
sed 's/\[name_passport, name_kana, /[sex, /' kyoto.yaml >bad.yaml
must_fail 65 'the first is a name' magang program check bad.yaml
sed 's/answers: \[chosen/answers: [name/' kyoto.yaml >bad.yaml
must_fail 65 'a partner fills in fields of the program' \
	magang program check bad.yaml
sed 's/activity: absence/activity: absense/' kyoto.yaml >bad.yaml
must_fail 65 'an activity that is none' magang program check bad.yaml
grep -q "no activity 'absense'; did you mean 'absence'" .out .err
report $? 'is told'
expect_success 'the store is sound' magang check
finish
