#!/bin/sh
# SPDX-License-Identifier: MIT
# Lists: filters, columns, forms, wide characters, masks.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang add organisation name='せんと協同組合' kind=partner country=jp >/dev/null
magang add organisation name='PT Maju' kind=host country=id >/dev/null
magang add person name='Moch. Ridwan' birth_date=1999-01-02 regency=32.04 >/dev/null

expect_success 'wide characters' magang list organisation \
	--columns number,name,kind,country
expect_output 'are aligned' <<\EOT
Number       Name            Kind          Country
OR-000001-3  せんと協同組合  Partner       Japan
OR-000002-1  PT Maju         Host company  Indonesia
EOT
expect_success 'in Japanese' magang --lang ja list organisation \
	--columns number,name,kind

expect_success 'a part of a name, folded' magang list person muhammad
expect_grep 'finds other spellings' 'Moch. Ridwan'
expect_success 'an area by its letters' magang list person area:GRT --csv \
	--columns number,name,nik,phone
tr -d '\r' <.out >got
cat >want <<\EOT
number,name,nik,phone
MG-000001-3,Siti Aminah,3205********9001,"'+62812****1234"
EOT
expect_same 'numbers are masked' want got
magang user add loket role=officer >/dev/null
for field in nik no_kk phone passport_no; do
	must_fail 77 "nobody sorts by the $field that is masked" \
		magang --as loket list person sort:-$field --columns number
	expect_success 'who may see it does' magang list person sort:$field
done
must_fail 77 'nor cases by that of their persons' \
	magang --as loket list case sort:phone
expect_errors 'and why' <<\EOT
magang: filter, column 6: 'Mobile number' is personal; your role may not sort by it
EOT
expect_success 'what is seen has an order' \
	magang --as loket list person sort:birth_date

expect_success 'in full when asked for' magang list person area:GRT --reveal \
	--json --columns number,nik,age
expect_output 'one document' <<\EOT
{"v":1,"rows":[
{"number":"MG-000001-3","nik":"3205055203989001","age":28}
]}
EOT

must_fail 1 'nobody' magang list person zzzz
expect_output 'prints nothing' </dev/null
must_fail 1 'nobody, counted' magang list person zzzz --count
expect_output 'prints 0' <<\EOT
0
EOT
must_fail 64 'an unknown column' magang list person --columns number,nmae
expect_errors 'the nearest one is named' <<\EOT
magang: no column 'nmae'; did you mean 'name'
EOT
must_fail 64 'an unknown key' magang list person nmae:siti
must_fail 64 'a kind that is not there' magang list cas
expect_success 'a limit' magang list person --limit 1 --csv
[ "$(wc -l <.out)" = 2 ]
report $? 'one row and the heads'
expect_success 'a column of the program' \
	magang list case --columns number,name,jlpt --json
expect_output 'nothing is null' <<\EOT
{"v":1,"rows":[
{"number":"JP-000001-3","name":"Siti Aminah","jlpt":null}
]}
EOT

wub=$(magang open MG-000001-3 wirausaha-baru | grep -oE 'WB-[0-9]+-[0-9]')
expect_success 'a field that refers to an organisation' \
	magang set "$wub" coop=OR-000002-1
expect_success 'is named' magang list case "number:$wub" --columns number,coop
expect_output 'by number and name' <<EOT
Number       Cooperative
$wub  OR-000002-1 PT Maju
EOT
expect_success 'for programs' magang list case "number:$wub" --csv --columns number,coop
expect_grep 'by what reads back' ',OR-000002-1'

expect_success 'programs themselves' magang list program name:wirausaha-baru --csv
expect_grep 'have a version and a label' '^PR-[0-9-]*,wirausaha-baru,1,New entrepreneur incubation'
expect_success 'settings' magang list setting --csv
expect_grep 'have a name alone' '^number,name.$\|^number,name$'

# what stands above a column can be asked by it, in every language
for f in 'tahap:registered lama<1 score:- wil:GRT usia:28' \
	'TAHAP:terdaftar nilai:- kab/kota:GRT umur:28 sekolah:-' \
	'at_stage:registered wait=0 reg:GRT in_stage_since:2026 officer:*' \
	'段階:registered 待ち:0 県市:GRT 年齢:28 担当者:* 名前:siti' \
	'masuk_tahap:today nomor:JP-000001-3 petugas:* sort:-lama'; do
	line list case "$f" --columns number
done | each >got
grep -c "^JP-000001-3" got >found
echo 5 >want
expect_same 'heads of columns are keys' want found
# as it is said; a name that several places have means all of them
: >want
for village in 32.05.13.2005 32.05.19.2014 32.05.04.2009; do
	line add person name='Warga Desa' village=$village
done | each >/dev/null
while read -r want f; do
	line list person "$f" --count
	echo "$want" >>want
done >asked <<\EOT
2 desa:sukamaju
2 desa:sukam
1 desa:langensari
1 kecamatan:"tarogong kaler"
3 nama:warga dan kab:garut
2 warga dan bukan desa:langensari
2 desa:langensari atau nama:aminah
2 名前:warga かつ 以外 村:langensari
3 terdaftar>=kemarin warga terdaftar<=besok
EOT
each <asked | grep -v '^==\|^status' >got
expect_same 'as many as there are' want got
must_fail 1 'days in the stage' magang list case 'lama>0' --count
must_fail 64 'what no list has is none' magang list case bobot:3
expect_success 'they count, too' magang count case by:tahap --csv
expect_grep 'by the key' '^.*registered,'

# counted, as a page for a browser
for lang in en id ja; do
	expect_success "a page in $lang" magang --lang $lang count organisation by:country,kind --html
	expect_grep 'one of it' "<html lang=$lang>"
	must_not_grep 'that fetches nothing and runs nothing' '<script\|src=\|href=\|url('
done
expect_grep 'small figures are left out' '<td>\*</td>'
must_not_grep 'all of them' '<td>1</td>'
magang count organisation by:country,kind --csv >.sum
expect_success 'a page' magang count organisation by:country,kind --html
expect_grep 'has the sum of its table' "$(b2sum -l 256 <.sum | cut -d' ' -f1)"
magang add organisation name=Tanda address='<b>&"Maju"' kind=host country=id >/dev/null
expect_success 'names that look like markup' magang count organisation by:address --html
must_not_grep 'are none' '<b>'
expect_grep 'but text' '&lt;b&gt;&amp;&quot;Maju'
must_fail 64 'a page has all rows' magang count organisation by:country --html --top 2
finish
